package index

import (
	"fmt"
	"strings"
	"testing"

	"briefbot/corpus"
)

func BenchmarkNew(b *testing.B) {
	brief := corpus.Builtin()
	c := builtinCompanionFor(b)
	b.ReportAllocs()
	for b.Loop() {
		x, err := New(brief, Options{Companion: c})
		if err != nil {
			b.Fatal(err)
		}
		x.Close()
	}
}

func BenchmarkSearch(b *testing.B) {
	for name, text := range map[string]string{
		"ordinary": "What stands in the way of EU–Russia cooperation in Central Asia?",
		"typos":    "wich memeber states are aginst formal coperation w russia",
		"longest":  strings.Repeat("trust and dialogue between Russia and the EU in Central Asia ", 100),
	} {
		b.Run(name, func(b *testing.B) {
			x := builtin(b)
			b.ReportAllocs()
			for b.Loop() {
				search(b, x, text)
			}
		})
	}
}

// A question to a book rather than a brief: time grows with the posting lists.
func BenchmarkSearchLong(b *testing.B) {
	var text strings.Builder
	for i := range 100 {
		fmt.Fprintf(&text, "\n\n## Part %d\n\n%s", i, corpus.Builtin().Source)
	}
	x := open(b, parse(text.String()), Options{})
	b.ReportMetric(float64(len(x.Brief().Passages)), "passages")
	for b.Loop() {
		search(b, x, "What stands in the way of EU–Russia cooperation in Central Asia?")
	}
}
