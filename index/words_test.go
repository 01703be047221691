package index

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
)

// TestWordsAlone checks that a query without the encoder finds what an index
// without one does, and that the index has its encoder again afterwards.
func TestWordsAlone(t *testing.T) {
	e := newEncoder(t)
	c := builtinCompanionFor(t)
	with := open(t, corpus.Builtin(), Options{Companion: c, Encoder: e})
	without := open(t, corpus.Builtin(), Options{Companion: c})
	differ := false
	for _, question := range []string{"What stands in the way of cooperation?", "Do they get along?", "Is the bloc hungry for power there?", "penguins", "hello"} {
		found := func(x *Index, q Query) Result {
			r, err := x.Search(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			return r
		}
		first := found(with, Query{Text: question})
		words := found(with, Query{Text: question, Words: true})
		if diff := cmp.Diff(found(without, Query{Text: question}), words); diff != "" {
			t.Errorf("%q (-without an encoder +words alone):\n%s", question, diff)
		}
		if diff := cmp.Diff(first, found(with, Query{Text: question})); diff != "" {
			t.Errorf("%q (-before +after):\n%s", question, diff)
		}
		differ = differ || !cmp.Equal(first, words)
	}
	if !differ {
		t.Error("the encoder changes nothing: these questions test nothing")
	}
}
