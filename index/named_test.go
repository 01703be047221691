package index

import (
	"strings"
	"testing"

	"briefbot/corpus"
	"briefbot/corpus/companion"
)

// Questions for lists, for what somebody should do and for what a work is cited
// for are answered by those, and not by the passage that is most like them.
func TestListsAdviceAndSources(t *testing.T) {
	b := corpus.Builtin()
	c, err := companion.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	x, err := New(b, Options{Companion: c})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		question string
		kind     Kind
		sentence string // that of the first hit has it
	}{
		{"what are the barriers", ListKind, ""},
		{"list all obstacles", ListKind, ""},
		{"list the recommendations", ListKind, ""},
		{"What should Russia do?", PlaceKind, "Russia and the EU should keep"},
		{"What do Bossuyt and Bolgova say about connectivity?", PassageKind, "(Bossuyt and Bolgova 2019)"},
		{"Where does it cite Prandin?", PlaceKind, ""},
		{"Barriers to Cooperation, paragraph 2 of 5", PlaceKind, "First, despite"},
	} {
		r, err := x.Search(t.Context(), Query{Text: test.question})
		if err != nil {
			t.Fatal(err)
		}
		if r.Kind != test.kind {
			t.Errorf("%q is a %s, want %s", test.question, r.Kind, test.kind)
		}
		got := r.Hits[0].Passage.Text
		if r.Kind == PassageKind {
			got = r.Hits[0].Sentence.In(got)
		}
		if !strings.Contains(got, test.sentence) {
			t.Errorf("%q is answered by %q, want %q", test.question, got, test.sentence)
		}
	}
}
