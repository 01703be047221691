package index

import (
	"testing"

	"briefbot/corpus"
)

const listsBrief = `# Water in Towns

## Why Pipes Leak

Four causes explain most of the losses:

1. Old pipes burst.
2. Pressure is too high.
3. Use is not metered.
4. Repair is slow.

## Barriers to Reform

The interviews point to three barriers.

First, prices do not cover costs. They never did.

Second, towns lack staff.

Third, nobody owns the problem. Another hurdle is time.

## Lessons from the Pilot

Its success rested on two conditions: a joint office with its own budget, and a mayor who was willing to publish losses.
`

func TestList(t *testing.T) {
	b := corpus.Parse([]byte(listsBrief), corpus.Options{})
	x, err := New(b, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		question string
		members  int
		first    string
	}{
		{"What are the barriers?", 3, "First, prices do not cover costs."},
		{"list all barriers to reform", 3, "First, prices do not cover costs."},
		{"main barriers", 3, "First, prices do not cover costs."},
		{"barriers", 3, "First, prices do not cover costs."},
		{"the three barriers", 3, "First, prices do not cover costs."},
		{"barriers 2 to 3", 0, ""},
		{"how many causes are there", 4, "Old pipes burst."},
		{"which conditions did the pilot need?", 2, "a joint office with its own budget"},
		// What a sentence that announces a list speaks of too.
		{"how many losses are there", 0, ""},
		// One thing, or things that the brief does not list.
		{"what is the main barrier?", 0, ""},
		{"what are the lessons?", 0, ""},
		{"which towns lack staff?", 0, ""},
		{"what are the five barriers?", 0, ""},
		{"why do pipes leak?", 0, ""},
	} {
		q := x.read(test.question)
		e, ok := x.list(&q, true)
		if ok != (test.members > 0) || len(e.Members) != test.members {
			t.Errorf("%q lists %d, want %d", test.question, len(e.Members), test.members)
			continue
		}
		if ok {
			if got := e.Members[0].In(b.Passages[e.Members[0].Passage].Text); got != test.first {
				t.Errorf("%q begins with %q, want %q", test.question, got, test.first)
			}
		}
	}
}

// A heading that is a noun and a number says nothing of the list under it.
func TestNoListUnderALabel(t *testing.T) {
	x, err := New(corpus.Parse([]byte("# Treaty\n\n## Article 1\n\nEach party shall:\n\n- free everybody;\n- punish traders.\n"), corpus.Options{}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r := search(t, x, "list the articles"); r.Listed != nil {
		t.Errorf("lists %v", r.Listed)
	}
}

// One of what a list has is asked for by its place in it.
func TestMember(t *testing.T) {
	b := corpus.Parse([]byte(listsBrief), corpus.Options{})
	x, err := New(b, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for question, want := range map[string]string{
		"what is the second barrier?":    "Second, towns lack staff.",
		"the last cause":                 "Repair is slow.",
		"the third condition":            "",
		"what was the first loss?":       "",
		"the second town that was asked": "",
	} {
		r := search(t, x, question)
		got := ""
		if r.Kind == PlaceKind && len(r.Reading.Places) == 1 {
			got = x.placeText(r.Reading.Places[0])
		}
		if got != want {
			t.Errorf("%q is %q, want %q", question, got, want)
		}
	}
}

// Of things that the brief does not list no sentence is the answer, nor is another
// list.
func TestNoListOfAKind(t *testing.T) {
	x := builtinByMeaning(t)
	for question, kind := range map[string]bool{
		"List the countries":                    true,
		"Which countries are mentioned?":        true,
		"list all countries named":              true,
		"Liste alle Länder auf":                 true,
		"Enumerate the pipelines":               true,
		"List the barriers":                     true,
		"What are the barriers?":                false,
		"Which countries border Afghanistan?":   false,
		"Which member states are reluctant?":    false,
		"What is mentioned in the introduction": false,
	} {
		if got := listsKind(saidWords(question)); got != kind {
			t.Errorf("%q lists all of a kind: %v", question, got)
		}
		r := search(t, x, question)
		if listed := r.Entry == "listed"; listed != (question == "List the barriers" || question == "What are the barriers?") || kind && !listed && r.Verdict == Answers {
			t.Errorf("%q is %s %q, %s", question, r.Kind, r.Entry, r.Verdict)
		}
	}
}

// Of two lists under headings that have the word asked for, the heading that says no
// more than that is meant; what is numbered through several sections is one list.
func TestListOfSections(t *testing.T) {
	b := corpus.Parse([]byte(`# Commons

## Roles

### Community

Another role in all this is that of those who use it.

### Operators

They run it.

## Risks of the role

### Silence

Nobody speaks.

### Haste

Nobody thinks.

## Phase 1: Law

### Measure 1: cut

One cuts.

## Phase 2: Money

### Measure 2: pay

One pays.
`), corpus.Options{})
	x, err := New(b, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for _, test := range []struct{ question, first string }{
		{"what are the roles?", "Community"},
		{"what are the risks?", "Silence"},
		{"list the measures", "Measure 1: cut"},
		{"what are the two phases?", "Phase 1: Law"},
	} {
		q := x.read(test.question)
		list, _ := x.list(&q, true)
		if len(list.Sections) != 2 || b.Sections[list.Sections[0]].Name != test.first {
			t.Errorf("%q: list %+v, want the sections from %q on", test.question, list, test.first)
		}
	}
}

// A number tells a list from another of the name, and a lead-in announces the
// sections under it.
func TestListOfAsManyMembers(t *testing.T) {
	b := corpus.Parse([]byte("# Plan\n\n## Summary\n\nWe act under two themes:\n\n### Water\n\nTowns save.\n\n### Wind\n\nTowns wait.\n\n## Themes and actions\n\n### Pipes\n\nThey leak.\n\n### Mills\n\nThey turn.\n\n### Wells\n\nThey dry.\n"), corpus.Options{})
	x := open(t, b, Options{})
	for question, want := range map[string]string{"what are the two themes?": "We act under two themes:", "what are the three themes?": "Themes and actions"} {
		q := x.read(question)
		e, ok := x.list(&q, false)
		if got := announcedBy(b, e); !ok || got != want {
			t.Errorf("%q is for the list of %q, want %q", question, got, want)
		}
	}
}

func announcedBy(b *corpus.Brief, e corpus.Enumeration) string {
	if e.Announcing.Kind == corpus.SentencePlace {
		p := &b.Passages[e.Announcing.Index]
		return p.Sentences[e.Announcing.Sentence].In(p.Text)
	}
	return b.Sections[e.Announcing.Index].Name
}

// A sentence that announces a list, or the caption of a table, brings what it
// announces to a question for several things; to one for a number it is the answer.
func TestAnnounced(t *testing.T) {
	x := open(t, corpus.Parse([]byte(`# Heat

## Measures

As used here, these terms shall have the meanings below:

- Shade means cover from the sun at a stop.
- A cool room is a room below 26 degrees.

**Table 1. Measures compared by what they cost**

| Measure | Cost |
| --- | --- |
| Early warning | 0.60 |
| Shade at stops | 4.20 |

Streets are watered at night.
`), corpus.Options{}), Options{})
	for question, want := range map[string]int{
		"which terms are given meanings here, all of them": 2,
		"name the measures compared by their costs":        2,
		"which terms get defined, all of them":             2, // though it may not be the answer
		"how many terms have meanings here":                0,
		"when are the streets watered":                     0,
	} {
		n := 0
		if r := search(t, x, question); r.Listed != nil {
			n = len(r.Listed.Members)
		}
		if n != want {
			t.Errorf("%q has %d members, want %d", question, n, want)
		}
	}
}
