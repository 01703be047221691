package encoder

import (
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"briefbot/corpus"
)

var update = flag.Bool("update", false, "write builtin.vectors")

// builtinTexts are the sentences of the built-in brief and the questions of
// its companion, those that the brief does not answer included.
func builtinTexts(t *testing.T) map[textKey]string {
	t.Helper()
	texts := make(map[textKey]string)
	var companion struct {
		Passages   map[string]struct{ Asks map[string][]string }
		Unanswered []string
	}
	raw, err := os.ReadFile("../builtin/companion.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(raw, &companion); err != nil {
		t.Fatal(err)
	}
	raw, err = os.ReadFile("../builtin/off-topic.txt")
	if err != nil {
		t.Fatal(err)
	}
	offTopic := strings.Split(strings.TrimSpace(string(raw)), "\n")[1:]
	for _, p := range companion.Passages {
		for _, questions := range p.Asks {
			for _, q := range questions {
				texts[keyOf(q)] = q
			}
		}
	}
	for _, line := range slices.Concat(offTopic, companion.Unanswered) {
		texts[keyOf(line)] = line
	}
	if len(companion.Passages) == 0 || len(offTopic) == 0 || len(companion.Unanswered) == 0 {
		t.Fatal("the companion is read wrongly")
	}
	for _, p := range corpus.Builtin().Passages {
		for _, s := range p.Sentences {
			texts[keyOf(s.In(p.Text))] = s.In(p.Text)
		}
	}
	return texts
}

// The file has the vectors of the built-in brief's texts and no others. Every
// fiftieth is made again.
func TestBuiltinVectorsAreUpToDate(t *testing.T) {
	e := newEncoder(t)
	texts := builtinTexts(t)
	if *update {
		s := make(store, len(texts))
		list := slices.Collect(maps.Values(texts))
		vectors := make([]Compact, len(list))
		if err := e.make(t.Context(), list, vectors, lookUp(store(nil).find, list, vectors, nil)); err != nil {
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
	have, err := e.parseStore([]byte(builtinFile))
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := e.builtin(keyOf("not a text of the brief")); ok {
		t.Error("a text that is not the brief's has a vector")
	}
	keys := func(a, b textKey) int { return slices.Compare(a[:], b[:]) }
	want := slices.SortedFunc(maps.Keys(texts), keys)
	if !slices.Equal(want, slices.SortedFunc(maps.Keys(have), keys)) {
		t.Fatal("the brief or its companion has changed since builtin.vectors was made: run go test ./index/encoder -run Builtin -update")
	}
	for i, k := range want {
		if found, ok := e.builtin(k); !ok || found != have[k] {
			t.Fatalf("the vector of %q is not found", texts[k])
		}
		if i%50 != 0 {
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
