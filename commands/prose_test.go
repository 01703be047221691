package commands

import (
	"strings"
	"testing"

	"briefbot/corpus"
)

// Asides stand in a quotation and are none of its words, in any slice of it.
func TestAsides(t *testing.T) {
	b := corpus.Parse([]byte("# Boats\n\n## Losses\n\n![Figure 2: Water lost. By town](a.png)\n\nThe toll is ~~5~~ 7 crowns. It <ins>still</ins> stands.\n\n![](b.png)\n"), corpus.Options{})
	sentence := func(passage, i int) string {
		return printed(b.Passages[passage].Prose, b.Passages[passage].Sentences[i])
	}
	for _, test := range []struct{ got, want string }{
		{printed(b.Passages[0].Prose, whole(b.Passages[0].Prose)), "[Figure 2: Water lost. By town; not shown]"},
		{sentence(0, 0), "[Figure 2: Water lost.; not shown]"},
		{sentence(0, 1), "[By town; not shown]"},
		{sentence(1, 0), "The toll is [struck text; not shown] 7 crowns."},
		{sentence(1, 1), "It [inserted: still] stands. [Figure; not shown]"},
	} {
		if test.got != test.want {
			t.Errorf("%q, want %q", test.got, test.want)
		}
	}
	for i := range b.Passages {
		p := &b.Passages[i]
		for _, s := range append(p.Sentences, whole(p.Prose)) {
			block := Block{Kind: Quotation, Runs: runs(p.Prose, s)}
			if block.String() != s.In(p.Text) {
				t.Errorf("%q is no exact slice of %q", block, p.Text)
			}
		}
	}
}

// printed is a slice of a text with the program's words in it.
func printed(p corpus.Prose, span corpus.Span) string {
	var out strings.Builder
	for _, r := range runs(p, span) {
		out.WriteString(r.Text)
	}
	return out.String()
}

func TestRaised(t *testing.T) {
	for label, want := range map[string]string{"1": "¹", "120": "¹²⁰", "a": "ᵃ", "*": "*", "††": "††", "1a": "¹ᵃ", "xviii": "ˣᵛⁱⁱⁱ", "123456": "[123456]", "A-1": "[A-1]", "q": "[q]", "": ""} {
		if got := Raised(label); got != want {
			t.Errorf("Raised(%q) = %q, want %q", label, got, want)
		}
	}
}
