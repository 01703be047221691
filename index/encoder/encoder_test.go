package encoder

import (
	"sync"
	"testing"

	"briefbot/index/encoder/internal/e5"
)

func newEncoder(t testing.TB) *Encoder {
	t.Helper()
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// Runs share nothing but the weights: the same text gives the same vector
// whatever was encoded before it and beside it.
func TestQueryIsTheSameFromManyGoroutines(t *testing.T) {
	e := newEncoder(t)
	texts := []string{"", "?", "Who pays?", "Кто платит?", "谁付钱？", "The bridge was closed for two years, and nobody knows who will pay for its repair."}
	want := make([]Vector, len(texts))
	for i, text := range texts {
		want[i] = newEncoder(t).Query(text)
	}
	var wait sync.WaitGroup
	for g := range 4 {
		wait.Go(func() {
			for k := range texts {
				i := (k*5 + g) % len(texts)
				if got := e.Query(texts[i]); got != want[i] {
					t.Errorf("goroutine %d: another vector for %.40q", g, texts[i])
				}
			}
		})
	}
	wait.Wait()
}

func TestWeightsFileIsWhole(t *testing.T) {
	if err := e5.Verify(file); err != nil {
		t.Fatal(err)
	}
	if size := len(file); size >= 50_000_000 {
		t.Errorf("the weights have %d bytes, want less than 50 million", size)
	}
}

// A question and a sentence of ordinary length, and many sentences: see
// README.md for what they should take.
func BenchmarkEncode(b *testing.B) {
	for _, kernel := range e5.Kernels() {
		e := newEncoder(b)
		if err := e.model.Use(kernel); err != nil {
			b.Fatal(err)
		}
		b.Run(kernel+"/question", func(b *testing.B) {
			const text = "How do the two blocs work together on border security in Asia?"
			for b.Loop() {
				e.Query(text)
			}
			b.ReportMetric(float64(len(e.model.Tokens("query: "+text))+2), "tokens")
		})
		if kernel == "plain" {
			continue // minutes
		}
		b.Run(kernel+"/passages", func(b *testing.B) {
			const text = "passage: The European Union adopted its new strategy for Central Asia in June 2019: it names stability, resilience and prosperity as its aims."
			texts := make([]string, 64)
			for i := range texts {
				texts[i] = text
			}
			tokens := 0
			for b.Loop() {
				if err := e.model.Encode(b.Context(), texts, 1, func(int, *[Dim]float32) {}); err != nil {
					b.Fatal(err)
				}
				tokens += len(texts) * (len(e.model.Tokens(text)) + 2)
			}
			b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
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
	v := e.Query("water")
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

// Memory that is given back is read again when it is wanted.
func TestSparingChangesNoVector(t *testing.T) {
	want := newEncoder(t).Query("Who pays?")
	e := newEncoder(t)
	e.Sparing()
	for range 2 {
		if e.Query("Who pays?") != want {
			t.Fatal("another vector")
		}
		if b := e.Find(Queries("hello"), Cache{}); b.Missing() > 0 {
			t.Fatal("a vector of the program is gone")
		}
	}
}

// A text's tokens come with its vector, each as it is understood there: a word is
// nearest to the same word in another language.
func TestRead(t *testing.T) {
	e := newEncoder(t)
	v, question := e.Read(Text{Query, "Who built the bridge?"})
	if query := e.Query("Who built the bridge?"); v.Cosine(&query) < 0.99999 {
		t.Error("the vector is not that of Query")
	}
	if n := len(e.model.Tokens("Who built the bridge?")); len(question) != n {
		t.Fatalf("%d tokens, want %d", len(question), n)
	}
	_, sentence := e.Read(Text{Passage, "Армия построила мост."})
	most := func(tokens []Token, of *Token) (most float32) {
		for i := range tokens {
			most = max(most, of.Vector.Cosine(&tokens[i].Vector))
		}
		return most
	}
	bridge := &question[4]
	if with, without := most(sentence[len(sentence)-2:], bridge), most(sentence[:1], bridge); with <= without {
		t.Errorf("%v is as near to мост as to армия: %v, %v", "bridge", with, without)
	}
	if rare, common := bridge.Rarity, question[2].Rarity; rare <= common {
		t.Errorf("bridge is as common as the: %v, %v", rare, common)
	}
	if _, none := e.Read(Text{}); len(none) != 0 {
		t.Errorf("an empty text has the tokens %v", none)
	}
}
