package index

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

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

// manyPassages makes a brief of 30,000 passages, each of some sentences of the
// built-in one with every third word another: of a few words most are used often,
// and most words rarely.
func manyPassages(b *testing.B) *corpus.Brief {
	b.Helper()
	const passages, perSection, sentences = 30000, 40, 4
	var from [][]string
	for _, p := range corpus.Builtin().Passages {
		if p.Part == corpus.Body && p.Kind == corpus.Paragraph {
			for _, s := range spans(&p) {
				from = append(from, strings.Fields(s.In(p.Text)))
			}
		}
	}
	others := strings.Fields(englishList)
	random := rand.New(rand.NewPCG(1, 2))
	rare := rand.NewZipf(random, 1.1, 20, uint64(len(others)-1))
	random.Shuffle(len(others), func(i, j int) { others[i], others[j] = others[j], others[i] })
	var text strings.Builder
	text.WriteString("# Many passages\n\n")
	for i := range passages {
		if i%perSection == 0 {
			fmt.Fprintf(&text, "## Part %d\n\n", i/perSection)
		}
		for range sentences {
			for k, w := range from[random.IntN(len(from))] {
				if k%3 == 1 {
					w = others[rare.Uint64()]
				}
				text.WriteString(w + " ")
			}
		}
		text.WriteString("\n\n")
	}
	return parse(text.String())
}

// A brief of 30,000 passages, by words: the first start and a later one, and what
// a question to it takes.
func BenchmarkManyPassages(b *testing.B) {
	brief := manyPassages(b)
	b.Logf("%d passages, %d MB", len(brief.Passages), len(brief.Source)>>20)
	folder := b.TempDir()
	start := func(b *testing.B, folder func() string) {
		before := processorTime(b)
		for b.Loop() {
			x, err := New(brief, Options{Folder: folder()})
			if err != nil {
				b.Fatal(err)
			}
			x.Close()
		}
		b.ReportMetric((processorTime(b)-before).Seconds()/float64(b.N), "cpu-s/op")
	}
	b.Run("first start", func(b *testing.B) { start(b, b.TempDir) })
	b.Run("later start", func(b *testing.B) {
		open(b, brief, Options{Folder: folder})
		start(b, func() string { return folder })
	})
	b.Run("question", func(b *testing.B) {
		x := open(b, brief, Options{Folder: folder})
		x.lists()
		var asked []string
		random := rand.New(rand.NewPCG(3, 4))
		for range 500 {
			p := &brief.Passages[random.IntN(len(brief.Passages))]
			words := strings.Fields(spans(p)[0].In(p.Text))
			asked = append(asked, "What about "+strings.Join(words[:min(len(words), 10)], " ")+"?")
		}
		var took []time.Duration
		b.ReportAllocs()
		for b.Loop() {
			for _, q := range asked {
				before := processorTime(b)
				search(b, x, q)
				took = append(took, processorTime(b)-before)
			}
		}
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "cpu-ms/median-question")
		b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "cpu-ms/p99-question")
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(m.HeapAlloc>>20), "MB-heap")
	})
}

// processorTime is what the process has used of the processor, of all its threads:
// the garbage collector's share is in it.
func processorTime(t testing.TB) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
