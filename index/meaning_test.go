package index

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
	"briefbot/index/encoder"
)

// A long brief is answered by words while its vectors are made, and then as
// if it had waited for them. What was made is there the next time.
func TestBehind(t *testing.T) {
	var text strings.Builder
	text.WriteString("# A long report\n")
	for i := range MostMade + 100 {
		text.WriteString("\nIn village number " + strings.Repeat("I", i%9+1) + " the harvest of the year " + strings.Repeat("X", i/9+1) + " was poor.\n")
	}
	text.WriteString("\nThe well ran dry in summer.\n")
	b := corpus.Parse([]byte(text.String()), corpus.Options{})
	e := newEncoder(t)
	const question = "Where is there no water?"
	release, done := make(chan bool), make(chan bool)
	o := Options{Encoder: e, Behind: true, Vectors: encoder.Cache{Dir: t.TempDir(), Name: "long"}, Progress: func(n, all int) {
		if n == all {
			close(done)
			return
		}
		<-release
	}}
	x := open(t, b, o)
	if n, all := x.Meaning(); n >= all {
		t.Errorf("at the start there are %d vectors of %d", n, all)
	}
	words := ids(search(t, x, question).Hits)
	if want := ids(search(t, open(t, b, Options{}), question).Hits); !slices.Equal(words, want) {
		t.Errorf("before there are vectors %q finds %v, by words alone %v", question, words, want)
	}
	close(release)
	<-done
	if n, all := x.Meaning(); n != all {
		t.Errorf("at the end there are %d vectors of %d", n, all)
	}
	got := ids(search(t, x, question).Hits)
	kept := Options{Encoder: e, KeptOnly: true, Vectors: o.Vectors}
	if want := ids(search(t, open(t, b, kept), question).Hits); !slices.Equal(got, want) || slices.Equal(got, words) {
		t.Errorf("%q finds %v after all, %v where vectors are there from the start, %v by words", question, got, want, words)
	}
	q := Query{Text: question, Words: true}
	r, err := x.Search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(words, ids(r.Hits)); diff != "" {
		t.Error("by words alone it finds something else at the end:\n" + diff)
	}
}

// Whoever closes an index does not wait for its vectors, and keeps those that
// are made.
func TestCloseKeepsWhatWasMade(t *testing.T) {
	var text strings.Builder
	text.WriteString("# A long report\n")
	for i := range 4 * MostMade {
		text.WriteString("\nThe harvest of field " + strings.Repeat("A", i%50+1) + strings.Repeat("B", i/50+1) + " was poor.\n")
	}
	b := corpus.Parse([]byte(text.String()), corpus.Options{})
	e := newEncoder(t)
	started := make(chan bool, 100)
	cache := encoder.Cache{Dir: t.TempDir(), Name: "long"}
	x, err := New(b, Options{Encoder: e, Behind: true, Vectors: cache, Progress: func(n, _ int) {
		if n > 0 {
			started <- true
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	<-started
	n, all := x.Meaning()
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	if left := e.Find(x.texts(), cache).Missing(); left > all-n {
		t.Errorf("%d vectors were made, but %d of %d are missing", n, left, all)
	}
}

// On a processor without vector instructions the index answers at once, by
// words.
func TestSlowEncoderIsLeftOut(t *testing.T) {
	e, err := encoder.New()
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Use("plain"); err != nil {
		t.Fatal(err)
	}
	b := corpus.Builtin()
	x := open(t, b, Options{Encoder: e})
	const question = "What do the two blocs both want?"
	if diff := cmp.Diff(ids(search(t, open(t, b, Options{}), question).Hits), ids(search(t, x, question).Hits)); diff != "" {
		t.Error(diff)
	}
	if done, all := x.Meaning(); done != 0 || all != 0 {
		t.Errorf("it says that %d of %d vectors are made", done, all)
	}
}

func ids(hits []Hit) []string {
	var out []string
	for _, h := range hits {
		out = append(out, h.Passage.ID)
	}
	return out
}

// To a question in another script every line of a bibliography is about as near
// as the argument: its lines are full of names. They come after it.
func TestTheArgumentComesBeforeItsBibliography(t *testing.T) {
	text, err := os.ReadFile("../commands/testdata/structure/water.md")
	if err != nil {
		t.Fatal(err)
	}
	b := corpus.Parse(text, corpus.Options{})
	e := newEncoder(t)
	x := open(t, b, Options{Encoder: e})
	for _, question := range []string{"为什么供水会中断？", "管道漏了多少水？", "农民为什么反对？", "谁来支付维修费用？", "كم تبلغ كلفة الإصلاح؟"} {
		if first := search(t, x, question).Hits[0].Passage; first.Kind == corpus.Entry {
			t.Errorf("%s finds %q first", question, first.Text)
		}
	}
}
