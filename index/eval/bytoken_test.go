package eval

import (
	"path/filepath"
	"testing"

	"briefbot/corpus"
	"briefbot/index"
	"briefbot/index/encoder"
)

// Questions in other languages find more of what answers them when the first hits
// are compared token by token.
func TestTokenByTokenEarnsItsPlace(t *testing.T) {
	e, err := encoder.New()
	if err != nil {
		t.Fatal(err)
	}
	if !e.Kernel().Fast {
		t.Skip("no vector instructions here: questions are answered by words")
	}
	found := map[bool]int{}
	for _, with := range []bool{true, false} {
		o := index.Options{Encoder: e}
		if !with {
			o.Without = []string{"token by token"}
		}
		x, err := index.New(corpus.Builtin(), o)
		if err != nil {
			t.Fatal(err)
		}
		defer x.Close()
		for _, language := range []string{"ar", "uz"} {
			questions, _, err := ReadFile(filepath.Join("testdata", language+".jsonl"))
			if err != nil {
				t.Fatal(err)
			}
			outcomes, err := Run(t.Context(), map[string]Searcher{"": x}, questions)
			if err != nil {
				t.Fatal(err)
			}
			for _, o := range outcomes {
				if o.Rank == 1 {
					found[with]++
				}
			}
		}
	}
	// It was 29 and 22 of 50.
	if found[true] < found[false]+4 {
		t.Errorf("of 50 questions %d are found, %d without", found[true], found[false])
	}
}
