package eval

import (
	"slices"
	"testing"
	"time"

	"briefbot/corpus"
	"briefbot/corpus/companion"
	"briefbot/index"
	"briefbot/index/encoder"
)

// One question of the development set to the built-in brief with its
// companion: the median over the questions is what a person waits for.
func BenchmarkQuestion(b *testing.B) {
	for _, meaning := range []bool{false, true} {
		name := "words"
		if meaning {
			name = "meanings"
		}
		b.Run(name, func(b *testing.B) {
			questions, _, err := ReadFile("testdata/questions.jsonl")
			if err != nil {
				b.Fatal(err)
			}
			var o index.Options
			if o.Companion, err = companion.Builtin(); err != nil {
				b.Fatal(err)
			}
			if meaning {
				if o.Encoder, err = encoder.New(); err != nil {
					b.Fatal(err)
				}
			}
			x, err := index.New(corpus.Builtin(), o)
			if err != nil {
				b.Fatal(err)
			}
			defer x.Close()
			var took []time.Duration
			for b.Loop() {
				for _, q := range questions {
					start := time.Now()
					if _, err := x.Search(b.Context(), index.Query{Text: q.Text}); err != nil {
						b.Fatal(err)
					}
					took = append(took, time.Since(start))
				}
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds()), "µs/median-question")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "µs/p99-question")
		})
	}
}
