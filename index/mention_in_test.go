package index

import (
	"context"
	"testing"

	"briefbot/corpus"
)

// A mention is looked up in the section that a question names, by its whole name
// or some words of it.
func TestMentionsInSections(t *testing.T) {
	b := corpus.Parse([]byte("# Ports\n\n## Introduction\n\nTrade with China grows.\n\n## Barriers to Trade\n\n### Law\n\nThe customs law is old.[^1]\n\n## Policy Recommendations\n\nChange the law of the harbours.\n\n[^1]: China too.\n"), corpus.Options{})
	x, err := New(b, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	look, err := NewLookup(b)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		text, word, in string
		times          int
	}{
		{"Does the introduction mention China?", "China", "Introduction", 1},
		{"Does the introduction mention customs?", "customs", "Introduction", 0},
		{"Is China mentioned in the recommendations?", "China", "Policy Recommendations", 0},
		{"Do the barriers mention China?", "China", "Barriers to Trade", 1}, // in the note of a section under it
		{"Does the brief mention China?", "China", "", 2},
	} {
		r, err := x.Search(context.Background(), Query{Text: test.text})
		if err != nil {
			t.Fatal(err)
		}
		in := ""
		for _, p := range r.Reading.Places {
			in += b.Sections[p.Index].Name
		}
		m, _ := look.Mentions(r.Rest)
		if in != "" {
			m = m.Within(b, r.Reading.Places)
		}
		if r.Kind != MentionKind || r.Rest != test.word || in != test.in || len(m.Occurrences) != test.times {
			t.Errorf("%q is a %s of %q in %q, %d times", test.text, r.Kind, r.Rest, in, len(m.Occurrences))
		}
	}
}
