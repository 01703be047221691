package encoder_test

import (
	"flag"
	"os"
	"testing"

	"briefbot/index"
	"briefbot/index/encoder"
)

var update = flag.Bool("update", false, "write builtin.vectors and the golden files")

// The file has the vectors of the texts that the index names and no others.
// Every fiftieth is made again.
func TestBuiltinVectorsAreUpToDate(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	e, err := encoder.New()
	if err != nil {
		t.Fatal(err)
	}
	texts, err := index.BuiltinTexts()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		made, err := e.FormatVectors(t.Context(), texts)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("builtin.vectors", made, 0o644); err != nil {
			t.Fatal(err)
		}
		t.Skip("builtin.vectors is written; run the tests again to check it")
	}
	if err := e.CheckBuiltin(texts); err != nil {
		t.Fatalf("%v: run go test ./index/encoder -run Builtin -update", err)
	}
	all, err := e.Find(texts, encoder.Cache{}).EncodeAll(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(texts); i += 50 {
		v := e.Passage(texts[i].Text)
		if texts[i].Role == encoder.Query {
			v = e.Query(texts[i].Text)
		}
		made := v.Compact()
		// Another processor may round the last bit of a fraction otherwise.
		if c := made.Cosine(&all[i]); c < 0.9995*made.Cosine(&made) {
			t.Errorf("the vector of %q in builtin.vectors has a cosine of %v to the one made now", texts[i].Text, c)
		}
	}
}
