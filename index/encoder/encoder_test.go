package encoder

import (
	"encoding/json"
	"os"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/index/encoder/internal/weights"
)

// A reference is what the JavaScript package gives for a text.
type reference struct {
	Text   string
	Tokens []int
	Vector []float32
}

func references(t testing.TB) []reference {
	t.Helper()
	raw, err := os.ReadFile("testdata/reference.json")
	if err != nil {
		t.Fatal(err)
	}
	var refs []reference
	if err := json.Unmarshal(raw, &refs); err != nil {
		t.Fatal(err)
	}
	return refs
}

func newEncoder(t testing.TB) *Encoder {
	t.Helper()
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestTokensAreThoseOfTheJavaScriptPackage(t *testing.T) {
	e := newEncoder(t)
	for _, r := range references(t) {
		want := r.Tokens[:min(len(r.Tokens), MaxTokens)]
		if diff := cmp.Diff(want, e.tokens(r.Text)); diff != "" {
			t.Errorf("tokens of %q (-want +got):\n%s", r.Text, diff)
		}
	}
}

// Rounding the weights to int8 and the numbers of a token to 9 bits costs a
// cosine of about 0.001; anything that is wrong costs far more.
func TestVectorsAreThoseOfTheJavaScriptPackage(t *testing.T) {
	e := newEncoder(t)
	for _, r := range references(t) {
		got, want := e.Encode(r.Text), Vector(r.Vector)
		cosine := got.Cosine(&want)
		t.Logf("%.5f %.40q", cosine, r.Text)
		if cosine < 0.998 {
			t.Errorf("cosine to the reference of %q is %.5f, want 0.998 or more", r.Text, cosine)
		}
	}
}

// Runs share nothing but the weights: the same text gives the same vector
// whatever was encoded before it and beside it.
func TestEncodeIsTheSameFromManyGoroutines(t *testing.T) {
	e, refs := newEncoder(t), references(t)
	refs = slices.DeleteFunc(refs, func(r reference) bool { return len(r.Tokens) > 20 }) // slow under the race detector
	want := make([]Vector, len(refs))
	for i, r := range refs {
		want[i] = newEncoder(t).Encode(r.Text)
	}
	var wait sync.WaitGroup
	for g := range 4 {
		wait.Go(func() {
			for k := range refs {
				i := (k*3 + g) % len(refs)
				if got := e.Encode(refs[i].Text); got != want[i] {
					t.Errorf("goroutine %d: another vector for %.40q", g, refs[i].Text)
				}
			}
		})
	}
	wait.Wait()
}

func TestWeightsFileIsWhole(t *testing.T) {
	if err := weights.Verify(file); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkEncode(b *testing.B) {
	e := newEncoder(b)
	for _, c := range []struct{ name, text string }{
		{"question", "What stands in the way of EU–Russia cooperation in Central Asia?"},
		{"sentence", "The European Union adopted its new strategy for Central Asia in June 2019: it names stability, resilience and prosperity as its aims, and speaks of water, trade and borders."},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				e.Encode(c.text)
			}
			b.ReportMetric(float64(len(e.tokens(c.text))), "tokens")
		})
	}
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		newEncoder(b)
	}
}

func BenchmarkCosine(b *testing.B) {
	e := newEncoder(b)
	v := e.Encode("water")
	c := v.Compact()
	for b.Loop() {
		c.Cosine(&c)
	}
}

func BenchmarkRarity(b *testing.B) {
	e := newEncoder(b)
	for b.Loop() {
		e.Rarity("cooperation")
	}
}
