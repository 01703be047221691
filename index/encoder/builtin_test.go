package encoder

import (
	"flag"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
)

var update = flag.Bool("update", false, "write builtin.vectors")

// builtinTexts are the sentences of the built-in brief.
func builtinTexts() map[textKey]string {
	texts := make(map[textKey]string)
	for _, p := range corpus.Builtin().Passages {
		for _, s := range p.Sentences {
			texts[keyOf(s.In(p.Text))] = s.In(p.Text)
		}
	}
	return texts
}

// The file has the vectors of the built-in brief's sentences and no others.
// Every tenth is made again.
func TestBuiltinVectorsAreUpToDate(t *testing.T) {
	e := newEncoder(t)
	texts := builtinTexts()
	if *update {
		s := make(store, len(texts))
		list := slices.Collect(maps.Values(texts))
		vectors := make([]Compact, len(list))
		if err := e.make(t.Context(), list, vectors, e.lookUp(nil, list, vectors, nil)); err != nil {
			t.Fatal(err)
		}
		for i, text := range list {
			s[keyOf(text)] = vectors[i]
		}
		if err := os.WriteFile("builtin.vectors", e.formatStore(s), 0o644); err != nil {
			t.Fatal(err)
		}
		t.Skip("builtin.vectors is written; run the tests again to check it")
	}
	have := e.builtin()
	keys := func(a, b textKey) int { return slices.Compare(a[:], b[:]) }
	want := slices.SortedFunc(maps.Keys(texts), keys)
	if diff := cmp.Diff(want, slices.SortedFunc(maps.Keys(have), keys)); diff != "" {
		t.Fatalf("builtin.vectors is not that of the brief: run go test ./index/encoder -update\n%s", diff)
	}
	for i, k := range want {
		if i%10 != 0 {
			continue
		}
		v := e.Encode(texts[k])
		made, kept := v.Compact(), have[k]
		// Another processor may round the last bit of a float otherwise.
		if c := made.Cosine(&kept); c < 0.9995*made.Cosine(&made) {
			t.Errorf("the vector of %q in builtin.vectors has a cosine of %v to the one made now", texts[k], c)
		}
	}
}
