package bot

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"runtime"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"briefbot/bot/discordtest"
	"briefbot/commands"
	"briefbot/corpus"
	"briefbot/index"
)

// flood is how many people ask at once.
const flood = 2000

func flooder(n int) string { return fmt.Sprint(910_000_000_000_000_000 + n) }

// Every one of many people who ask at once is answered once, in time, over a
// network that takes a tenth of a second for a call.
func TestFloodIsAnsweredOnce(t *testing.T) {
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		atRest := runtime.NumGoroutine()
		s.Fail(discordtest.Fault{Path: "/interactions/*/*/callback", Wait: 100 * time.Millisecond})
		var asked []*discordtest.Exchange
		for n := range flood {
			asked = append(asked, s.Interact(discordtest.Slash("ask", map[string]any{"question": "all at once"}).As(flooder(n))))
		}
		time.Sleep(time.Minute)
		synctest.Wait()
		for _, e := range asked {
			if a := e.Answer(); text(a) != "heard all at once" || a.Took > firstResponse {
				s.t.Fatalf("not answered in time: %+v", a)
			}
		}
		if n := len(s.Calls("POST", "/interactions/*/*/callback")); n != flood {
			s.t.Errorf("%d callbacks for %d questions", n, flood)
		}
		if n := runtime.NumGoroutine(); n > atRest {
			s.t.Errorf("%d goroutines after the flood, %d before it", n, atRest)
		}
	})
}

// BenchmarkFlood answers 2,000 people at once through the gateway, with the
// real brief and index, over a network that takes 100 ms a call. The stand-in
// works on the same cores. It reports the slowest answer, the median, and how
// much memory the flood takes at its height and afterwards.
func BenchmarkFlood(b *testing.B) {
	brief := corpus.Builtin()
	companion, err := index.BuiltinCompanion()
	if err != nil {
		b.Fatal(err)
	}
	x, err := index.New(brief, index.Options{Companion: companion})
	if err != nil {
		b.Fatal(err)
	}
	defer x.Close()
	checker, err := discordtest.NewChecker("")
	if err != nil {
		b.Fatal(err)
	}
	questions := []string{"What stands in the way of cooperation?", "Who wrote this?", "Does Russia trust the EU?", "What about China and connectivity?",
		"How many recommendations are there?", "fake news", "Is the Ukraine crisis an obstacle?", "What is the price of gas?"}
	for b.Loop() {
		d := discordtest.NewServer(checker)
		ctx, stop := context.WithCancel(b.Context())
		done := make(chan error, 1)
		go func() {
			done <- run(ctx, testConfig(), Options{Commands: commands.New(brief, x), Log: slog.New(slog.NewTextHandler(io.Discard, nil))},
				outside{rest: d.Transport(), dial: d.Dial})
		}()
		d.Wait(ctx, func() bool { return len(d.Conns()) == 1 })
		d.Fail(discordtest.Fault{Path: "/interactions/*/*/callback", Wait: 100 * time.Millisecond})
		before := heap()
		var asked []*discordtest.Exchange
		for n := range flood {
			q := fmt.Sprintf("%s (%d)", questions[n%len(questions)], n) // no two alike
			asked = append(asked, d.Interact(discordtest.Slash("ask", map[string]any{"question": q}).As(flooder(n))))
		}
		high := heap()
		all := func() bool { return len(d.Calls("POST", "/interactions/*/*/callback")) >= flood }
		for !all() {
			high = max(high, heap())
			wait, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
			d.Wait(wait, all)
			cancel()
		}
		stop()
		if err := <-done; err != nil {
			b.Fatal(err)
		}
		var took []time.Duration
		for _, e := range asked {
			a := e.Answer()
			if a.Type == 0 {
				b.Fatal("a question was not answered")
			}
			took = append(took, a.Took)
		}
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)-1].Milliseconds()), "slowest-ms")
		b.ReportMetric(float64(took[len(took)/2].Milliseconds()), "median-ms")
		b.ReportMetric(float64(high-before)/(1<<20), "peak-MB")
		d.Close()
		asked, d = nil, nil
		runtime.GC()
		b.ReportMetric(float64(heap()-before)/(1<<20), "after-MB")
	}
}

// heap is the memory in use, in bytes.
func heap() float64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapInuse + m.StackInuse)
}
