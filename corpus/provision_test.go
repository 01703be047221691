package corpus_test

import (
	"strings"
	"testing"

	"briefbot/corpus"
)

const resolution = `# Resolution 12: Water in hill towns

Adopted on 28 July 2022

The Second Committee,

*Guided* by what the towns have told it,

*Recalling* that pipes leak, and that nobody counts the losses,

*Noting* that wells run dry in summer; and

*Noting also* that rain fills them,

1. *Decides* to count the losses;

2. *Calls upon* towns to act:

   (a) in the hills;

   (b) in the plain;

3. *Asks* the Secretary to report.
`

const ordinance = `# Water Ordinance

WHEREAS, pipes in the hills leak; and

WHEREAS, nobody counts the losses; and

WHEREAS, the Council wants to know how much,

BE IT ORDAINED BY THE COUNCIL:

## Section 4-12. Duties

(a) Towns count what they lose.

(b) The Council shall:

1. publish the figures;
2. keep the figures safe:
   - from rain;
   - from fire;
3. ask for more.

(c) Nothing else is asked of towns.

## Section 4-13. Reports

(a) Towns report once a year.

(b) The Council reports to nobody.

## 5.1 Fees

Towns pay none.
`

const regulation = `# Regulation on water

THE COUNCIL OF THE TOWNS,

Having regard to the Treaty of the Hills, and in particular Article 16 thereof,

Having regard to the proposal of the towns,

Whereas:

(1) Pipes leak in all hill towns.

(2) Nobody counts what is lost.

HAS ADOPTED THIS REGULATION:

## CHAPTER I GENERAL PROVISIONS

### Article 1 Subject

1. This Regulation is on water.

2. It lays down:

(a) what towns count;

(b) what they report.

### Article 2 Scope

It applies to all towns.

### Article 2a – Villages

It applies to villages too.

### § 3 Fees

(1) They pay once.
`

// What is decided may be numbered in Roman figures.
const roman = `# Resolution 13

The Council,

*Recalling* that pipes leak in the hills,

*Noting* that nobody counts the losses,

I. *Demands* that towns count;

II. *Decides* that they shall:

1. count pipes;
2. count wells;

III. *Decides* to remain seized of the matter.
`

func TestReadProvisions(t *testing.T) {
	for name, of := range map[string]struct {
		source string
		reads  [][2]string
	}{
		"resolution": {resolution, [][2]string{
			{"operative clause 3", "!Opening, paragraph 10 of 10"},
			{"what does clause 1 say", "!Opening, paragraph 6 of 10 | what does say"},
			{"OP2", "!Opening, paragraph 7 of 10"}, // which brings its points along
			{"clauses 1-3", "!Opening, paragraph 6 of 10 + Opening, paragraph 7 of 10 + Opening, paragraph 10 of 10"},
			{"clauses 1 and 3", "!Opening, paragraph 6 of 10 + Opening, paragraph 10 of 10"},
			{"paragraphe 3 du dispositif", "!Opening, paragraph 10 of 10"},
			{"operativer Absatz 2 Buchstabe b", "!Opening, paragraph 9 of 10"},
			{"recitals 1 and 3", "!Opening, paragraph 2 of 10 + Opening, paragraph 4 of 10"},
			{"préambule 2", "!Opening, paragraph 3 of 10"},
			{"paragraph 2 (b)", "!Opening, paragraph 9 of 10"},
			{"2(a)", "!Opening, paragraph 8 of 10"},
			{"the last operative clause", "!Opening, paragraph 10 of 10"},
			{"paragraph 1", "!Opening, paragraph 6 of 10"},
			{"Opening, paragraph 1 of 10", "!Opening, paragraph 1 of 10"},
			{"preambular paragraph 2", "!Opening, paragraph 3 of 10"},
			{"the third recital", "!Opening, paragraph 4 of 10"},
			{"clause 9", "!no paragraph clause 9"},
			{"recital 9", "!no paragraph recital 9"},
			{"PP3", "!Opening, paragraph 4 of 10"},
			{"pp. 3", "!no page 3"},
			{"2", " | 2"},
		}},
		"regulation": {regulation, [][2]string{
			{"recital 2", "!Opening, paragraph 6 of 7"},
			{"Erwägungsgrund 1", "!Opening, paragraph 5 of 7"},
			{"article 2", "!CHAPTER I GENERAL PROVISIONS › Article 2 Scope"},
			{"article 1(2)(b)", "!CHAPTER I GENERAL PROVISIONS › Article 1 Subject, paragraph 4 of 4"},
			{"Artikel 1 Absatz 1", "!CHAPTER I GENERAL PROVISIONS › Article 1 Subject, paragraph 1 of 4"},
			{"article 1, point (a)", "!CHAPTER I GENERAL PROVISIONS › Article 1 Subject, paragraph 3 of 4"},
			{"article 7", "!no paragraph article 7"},
			{"article 2a", "!CHAPTER I GENERAL PROVISIONS › Article 2a – Villages"},
			{"articles 1-2", "!CHAPTER I GENERAL PROVISIONS › Article 1 Subject + CHAPTER I GENERAL PROVISIONS › Article 2 Scope"},
			{"article 1, paragraphe 2, point b)", "!CHAPTER I GENERAL PROVISIONS › Article 1 Subject, paragraph 4 of 4"},
			{"Artikel 1 Absatz 2 Buchstabe a", "!CHAPTER I GENERAL PROVISIONS › Article 1 Subject, paragraph 3 of 4"},
			{"article 1 paragraph 3", "!no paragraph paragraph 3"},
			{"§ 3 Abs. 1", "!CHAPTER I GENERAL PROVISIONS › § 3 Fees, paragraph 1 of 1"},
			{"§ 3", "!CHAPTER I GENERAL PROVISIONS › § 3 Fees"},
			{"CHAPTER I GENERAL PROVISIONS › § 3 Fees, paragraph 1 of 1", "!CHAPTER I GENERAL PROVISIONS › § 3 Fees, paragraph 1 of 1"},
			{"chapter 1", "!CHAPTER I GENERAL PROVISIONS"},
			{"chapter I", "!CHAPTER I GENERAL PROVISIONS"},
		}},
		"ordinance": {ordinance, [][2]string{
			{"section 4-12 (b)(2)", "!Section 4-12. Duties, paragraph 4 of 8"},
			{"4-12 (b) 3", "!Section 4-12. Duties, paragraph 7 of 8"},
			{"(c) of section 4-12", "!Section 4-12. Duties, paragraph 8 of 8"},
			{"section 4-13 paragraph b", "!Section 4-13. Reports, paragraph 2 of 2"},
			{"paragraph 2 of section 4-12", "!Section 4-12. Duties, paragraph 2 of 8"},
			{"clause 5.1", "!5.1 Fees"},
			{"le premier considérant", "!Opening, paragraph 1 of 4"},
			{"a way to save water (b)", " | a way to save water (b"},
		}},
		"roman": {roman, [][2]string{
			{"clause III", "!Opening, paragraph 8 of 8"},
			{"the last operative clause", "!Opening, paragraph 8 of 8"},
			{"operative clause 2", "!Opening, paragraph 5 of 8"},
		}},
	} {
		g := corpus.NewGazetteer(corpus.Parse([]byte(of.source), corpus.Options{}))
		for _, test := range of.reads {
			if got := readsAs(g, test[0], corpus.ReadOptions{}); got != test[1] {
				t.Errorf("%s: %q:\n got %s\nwant %s", name, test[0], got, test[1])
			}
		}
	}
}

// A preamble and what is decided are lists, which the text has no words for.
func TestClausesAreEnumerated(t *testing.T) {
	b := corpus.Parse([]byte(resolution), corpus.Options{})
	for noun, want := range map[string]string{
		"recital": "Guided by|Recalling that|Noting that|Noting also",
		"clause":  "Decides to|Calls upon|Asks the",
	} {
		var got []string
		for _, e := range b.Enumerations() {
			if strings.Contains(" "+strings.Join(e.Nouns, " ")+" ", " "+noun+" ") {
				for _, m := range e.Members {
					got = append(got, strings.Join(strings.Fields(m.In(b.Passages[m.Passage].Text))[:2], " "))
				}
			}
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%s:\n got %s\nwant %s", noun, s, want)
		}
	}
	if got := b.Introduced(7); len(got) != 2 {
		t.Errorf("clause 2 leads to %v, and not to its two points", got)
	}
}

// A section is asked for as a clause is.
func TestReadProvisionsAsSections(t *testing.T) {
	g := corpus.NewGazetteer(corpus.Parse([]byte(resolution), corpus.Options{}))
	if got := readsAs(g, "operative clause 3", corpus.ReadOptions{Default: corpus.SectionPlace}); got != "!Opening, paragraph 10 of 10" {
		t.Errorf("operative clause 3 as a section: %s", got)
	}
}

// A letter behind a section is one of its provisions if it has that, or if it is in
// brackets.
func TestLettersBehindASection(t *testing.T) {
	g := corpus.NewGazetteer(corpus.Parse([]byte(ordinance), corpus.Options{}))
	for text, want := range map[string]string{
		"section 4-12 n'est pas": "!Section 4-12. Duties | n'est pas",
		"section 4-12 (n)":       "!no paragraph (n)",
	} {
		if got := readsAs(g, text, corpus.ReadOptions{}); got != want {
			t.Errorf("%q is read as %s, want %s", text, got, want)
		}
	}
}

// Any text can be read, of a document that has provisions of every form: the places
// are places of the document, and the rest is a part of what was typed.
func FuzzPlaces(f *testing.F) {
	for _, text := range []string{"OP2(a)", "clauses 1-3, 5 and 9", "article 1, paragraphe 2, point b)", "(a) (b) (c) (d) (e) (f) (g)", "§ 3 Abs. 1", "pp. 12-13", "the last recital", "Chapter IV.2.a"} {
		f.Add(text)
	}
	var all []*corpus.Gazetteer
	for _, source := range []string{resolution, ordinance, regulation, roman} {
		all = append(all, corpus.NewGazetteer(corpus.Parse([]byte(source), corpus.Options{})))
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, g := range all {
			for _, kind := range []corpus.PlaceKind{"", corpus.SectionPlace} {
				r := g.Read(text, corpus.ReadOptions{Default: kind})
				for _, p := range r.Places {
					_, _ = g.Name(p, "en"), g.Passages(p) // which panic for a place that is not there
				}
				for _, m := range r.Missing {
					if m.Asked == "" {
						t.Errorf("%q: nothing is asked for and missing", text)
					}
				}
			}
		}
	})
}
