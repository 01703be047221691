package bot

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"briefbot/bot/discordtest"
	"briefbot/commands"
	"briefbot/corpus"
	"briefbot/corpus/companion"
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
		// Some of other tests' come and go; of a flood's, thousands would stay.
		if n := runtime.NumGoroutine(); n > atRest+flood/100 {
			s.t.Errorf("%d goroutines after the flood, %d before it", n, atRest)
		}
	})
}

// Commands that hang take only their own place: others are answered at once, and
// of hanging ones too no more run at a time than memory is meant for.
func TestHangingCommandsBlockNobody(t *testing.T) {
	set := new(scripted)
	started := func() int {
		set.mu.Lock()
		defer set.mu.Unlock()
		return set.runs
	}
	onStage(t, testConfig(), set, nil, func(s *stage) {
		s.ready(1)
		ask := func(n int, question string) *discordtest.Exchange {
			return s.Interact(discordtest.Slash("ask", map[string]any{"question": question}).As(flooder(n)))
		}
		for n := range maxRunning - 1 {
			ask(n, "hang")
		}
		synctest.Wait()
		if a := s.answer(ask(maxRunning, "me too")); text(a) != "heard me too" || a.Took > time.Second {
			s.t.Errorf("beside commands that hang: %+v", a)
		}
		before := started() - (maxRunning - 1)
		var waiting []*discordtest.Exchange
		for n := range 50 {
			waiting = append(waiting, ask(maxRunning+1+n, "hang"))
		}
		synctest.Wait()
		if n := started() - before; n != maxRunning {
			s.t.Errorf("%d commands run at once, want %d", n, maxRunning)
		}
		time.Sleep(2 * time.Minute)
		for _, e := range waiting {
			if a := e.Answer(); a.Deferred || a.Took > firstResponse || len(a.Messages) != 1 {
				s.t.Errorf("one that waited: %+v", a)
			}
		}
		s.alive()
	})
}

// What is more than the program can have in hand is dropped and counted, and
// when the flood is over nothing is left of it.
func TestTooManyEventsAreDropped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := NewMetrics()
		d := newDispatcher(t.Context(), &server{meter: m}, discardLog())
		over := make(chan struct{})
		for range maxPending + 7 {
			d.start("INTERACTION_CREATE", func() { <-over })
		}
		if n := d.pending.Load(); n != maxPending {
			t.Errorf("%d events are in hand, want %d", n, maxPending)
		}
		page := do((&site{reader: http.NotFoundHandler(), metrics: m, health: &health{}}).handler(true), httptest.NewRequest("GET", "/metrics", nil)).Body.String()
		if want := `briefbot_interactions_total{command="unknown",outcome="dropped"} 7`; !strings.Contains(page, want+"\n") {
			t.Errorf("the metrics lack %s", want)
		}
		close(over)
		synctest.Wait()
		if n := d.pending.Load(); n != 0 || !d.drain(t.Context()) {
			t.Errorf("%d events are in hand after the flood", n)
		}
	})
}

// BenchmarkFlood answers 2,000 people at once through the gateway, with the
// real brief and index, over a network that takes 100 ms a call. The stand-in
// works on the same cores. It reports the slowest answer, the median, and how
// much memory the flood takes at its height and afterwards.
func BenchmarkFlood(b *testing.B) {
	brief := corpus.Builtin()
	companion, err := companion.Builtin()
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
			done <- run(ctx, testConfig(), Options{Brief: Brief{Commands: commands.New(brief, x)}, Log: slog.New(slog.NewTextHandler(io.Discard, nil))},
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
