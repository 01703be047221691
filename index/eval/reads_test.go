package eval

import (
	"path/filepath"
	"testing"

	"briefbot/corpus"
	"briefbot/index"
	"briefbot/index/encoder"
)

// Of questions in another language than the brief those that it answers are better told
// from those that it does not where question and sentence are read together. No
// weight is fitted to French and German.
func TestReadTogetherEarnsItsPlace(t *testing.T) {
	e, err := encoder.New()
	if err != nil {
		t.Fatal(err)
	}
	if !e.Kernel().Fast {
		t.Skip("no vector instructions here: questions are answered by words")
	}
	auc := map[bool]float64{}
	for _, with := range []bool{true, false} {
		o := index.Options{Encoder: e}
		if !with {
			o.Without = []string{"read together"}
		}
		x, err := index.New(corpus.Builtin(), o)
		if err != nil {
			t.Fatal(err)
		}
		defer x.Close()
		for _, language := range []string{"fr", "de"} {
			questions, _, err := ReadFile(filepath.Join("testdata", language+".jsonl"))
			if err != nil {
				t.Fatal(err)
			}
			outcomes, err := Run(t.Context(), map[string]Searcher{"": x}, questions)
			if err != nil {
				t.Fatal(err)
			}
			auc[with] += *figures(outcomes).AUC / 2
		}
	}
	t.Logf("AUC %.3f, without it %.3f", auc[true], auc[false])
	if auc[true] < auc[false]+.04 {
		t.Errorf("AUC is %.3f, without reading together %.3f", auc[true], auc[false])
	}
}
