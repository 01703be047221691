package eval

import (
	"path/filepath"
	"testing"

	"briefbot/corpus"
	"briefbot/index"
	"briefbot/index/encoder"
)

// withAndWithout are the outcomes of sets in some languages, asked of the built-in brief
// without its companion, with a rule of the index and without it.
func withAndWithout(t *testing.T, rule string, languages ...string) (with, without [][]Outcome) {
	t.Helper()
	e, err := encoder.New()
	if err != nil {
		t.Fatal(err)
	}
	if !e.Kernel().Fast {
		t.Skip("no vector instructions here: questions are answered by words")
	}
	asked := func(without ...string) (out [][]Outcome) {
		x, err := index.New(corpus.Builtin(), index.Options{Encoder: e, Without: without})
		if err != nil {
			t.Fatal(err)
		}
		defer x.Close()
		for _, language := range languages {
			questions, _, err := ReadFile(filepath.Join("testdata", language+".jsonl"))
			if err != nil {
				t.Fatal(err)
			}
			outcomes, err := Run(t.Context(), map[string]Searcher{"": x}, questions)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, outcomes)
		}
		return out
	}
	return asked(), asked(rule)
}

// Questions in other languages find more of what answers them when the first hits
// are compared token by token.
func TestTokenByTokenEarnsItsPlace(t *testing.T) {
	first := func(outcomes [][]Outcome) (n int) {
		for _, set := range outcomes {
			for _, o := range set {
				if o.Rank == 1 {
					n++
				}
			}
		}
		return n
	}
	with, without := withAndWithout(t, "token by token", "ar", "uz")
	if with, without := first(with), first(without); with < without+4 {
		t.Errorf("%d questions have what answers them first, %d without", with, without)
	}
}
