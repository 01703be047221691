package index

import (
	"strings"
	"testing"

	"briefbot/corpus"
)

// A name in capitals that is also a little word is a name, in the brief and in what
// is asked, and not what people stress.
func TestAcronyms(t *testing.T) {
	for text, want := range map[string]string{
		"What does the WHO say?":                     "WHO",
		"What does WHO recommend?":                   "WHO",
		"In 2016 the US, IT and UN left.":            "US IT UN",
		"WHO":                                        "WHO",
		"WHO pays for it.":                           "WHO",
		"Que dit l'UN ?":                             "UN",
		"WHO pays for it?":                           "", // asks
		"is it NOT true of ALL THE towns?":           "",
		"WHEREAS it is; THEREFORE BE IT ORDAINED by": "",
		"CONVENIO DE COORDINACIÓN con":               "",
		"what does who say about it":                 "",
	} {
		var got []string
		for _, w := range saidWords(text) {
			if capitals(w.plain) {
				got = append(got, w.plain)
			}
		}
		if names := strings.Join(got, " "); names != want {
			t.Errorf("%q names %q, want %q", text, names, want)
		}
	}

	x := open(t, corpus.Parse([]byte(acronymBrief), corpus.Options{}), Options{})
	for question, want := range map[string]string{
		"What does the WHO say?":   "WHO closed",
		"What does the US run?":    "US runs",
		"How many IT staff?":       "IT staff",
		"What has the WHO closed?": "WHO closed",
	} {
		r := search(t, x, question)
		if len(r.Hits) == 0 || !strings.Contains(r.Hits[0].Passage.Text, want) || r.Kind != PassageKind {
			t.Errorf("%q is %s %v, want %q", question, r.Kind, r.Hits, want)
		}
	}
	if r := search(t, x, "What does the IS say?"); r.Verdict != None || r.Kind == AskAgain || len(r.Missing) != 1 {
		t.Errorf("of a name that is not there: %s %s, missing %q", r.Kind, r.Verdict, r.Missing)
	}
	look, err := NewLookup(x.brief)
	if err != nil {
		t.Fatal(err)
	}
	for typed, times := range map[string]int{"WHO": 1, "who": 2, "US": 1, "us": 2} {
		if m, _ := look.Mentions(typed); len(m.Occurrences) != times {
			t.Errorf("%s stands %d times, want %d", typed, len(m.Occurrences), times)
		}
	}
}

const acronymBrief = `# Clinics

## Introduction

In 2016 the WHO closed its last programme, and nobody knows who will open one.

The US runs two of the clinics, the nearest to us.

IT staff are few: the ministry employs three.
`
