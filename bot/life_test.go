package bot

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"briefbot/bot/discordtest"
	"briefbot/commands"
)

// However many doors have something in flight, the whole program ends within the
// ten seconds that container runtimes give.
func TestShutdownHasOneDeadline(t *testing.T) {
	cfg := byHTTP()
	cfg.Shards = ShardRange{0, 0, 1}
	checker := newChecker(t)
	synctest.Test(t, func(t *testing.T) {
		s := &stage{Server: discordtest.NewServer(checker), t: t, log: new(record), done: make(chan error, 1), web: newPipes()}
		ctx, stop := context.WithCancel(context.Background())
		out := outside{rest: s.Transport(), dial: s.Dial, listen: func(string, string) (net.Listener, error) { return s.web, nil }}
		go func() {
			s.done <- run(ctx, cfg, Options{Brief: Brief{Commands: new(scripted), Reader: http.NotFoundHandler()}, Log: NewLogger(cfg, s.log)}, out)
		}()
		s.ready(1)
		go s.deliver(discordtest.Slash("ask", map[string]any{"question": "deaf"}))
		s.Say(discordtest.Said(mention+"deaf", discordtest.ApplicationID))
		time.Sleep(3 * time.Second)
		start := time.Now()
		stop()
		<-s.done
		if took := time.Since(start); took >= 9*time.Second {
			t.Errorf("the program took %v to end", took)
		}
		s.Close()
		time.Sleep(2 * time.Minute)
		synctest.Wait()
	})
}

// A starts is Discord's count of IDENTIFYs, with its limit of a day.
type starts struct {
	mu       sync.Mutex
	made     []time.Time
	resets   time.Time
	left     int
	silent   bool // says nothing
	exceeded bool
}

func (s *starts) limit(context.Context) (startLimit, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.turn()
	if s.silent {
		return startLimit{MaxConcurrency: 1}, nil
	}
	return startLimit{usualStarts, s.left, int(time.Until(s.resets).Milliseconds()), 1}, nil
}

func (s *starts) turn() {
	if now := time.Now(); !now.Before(s.resets) {
		s.resets, s.left = now.Add(24*time.Hour), usualStarts
	}
}

func (s *starts) identify() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.turn()
	s.left--
	s.exceeded = s.exceeded || s.left < 0
	s.made = append(s.made, time.Now())
}

// Shards whose sessions never hold begin new ones for two days: Discord takes a
// token away that makes more than 1,000 in a day, by whichever process.
func TestIdentifiesNeverUseUpTheToken(t *testing.T) {
	for name, tt := range map[string]struct {
		shards, processes int
		silent            bool
	}{
		"one shard":                    {1, 1, false},
		"four":                         {4, 1, false},
		"sixteen":                      {16, 1, false},
		"four, in as many":             {4, 4, false},
		"sixteen, in four":             {16, 4, false},
		"a server that says no number": {4, 2, true},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d := &starts{silent: tt.silent}
				ctx, cancel := context.WithTimeout(t.Context(), 48*time.Hour)
				defer cancel()
				var wg sync.WaitGroup
				each := tt.shards / tt.processes
				for p := range tt.processes {
					l, _ := d.limit(ctx)
					s := newStarter(l, 1/float64(tt.processes), d.limit, discardLog())
					for n := range each {
						wg.Go(func() {
							for shard := p*each + n; s.wait(ctx, shard) == nil; {
								s.spend(shard)
								d.identify()
								time.Sleep(5 * time.Second)
							}
						})
					}
				}
				wg.Wait()
				worst, from := 0, 0
				for n, at := range d.made {
					for at.Sub(d.made[from]) >= 24*time.Hour {
						from++
					}
					worst = max(worst, n-from+1)
				}
				if d.exceeded || worst > usualStarts {
					t.Errorf("%d IDENTIFYs in 24 hours", worst)
				}
				// And no hour goes by without.
				for n := 1; n < len(d.made); n++ {
					if gap := d.made[n].Sub(d.made[n-1]); gap > time.Hour {
						t.Errorf("no session is tried for %v", gap)
						break
					}
				}
			})
		})
	}
}

// With nothing left, a shard waits for the day to end; a shard that starts does
// not wait for what is kept for it.
func TestIdentifyWaitsForTheReset(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for left, want := range map[int]time.Duration{0: 3 * time.Hour, 1: 0, 1000: 0} {
			l := startLimit{1000, left, int((3 * time.Hour).Milliseconds()), 1}
			log := new(record)
			until := time.Now().Add(3 * time.Hour)
			s := newStarter(l, 1, func(context.Context) (startLimit, error) {
				if !time.Now().Before(until) {
					return startLimit{1000, 1000, 86_400_000, 1}, nil
				}
				return startLimit{1000, left, int(time.Until(until).Milliseconds()), 1}, nil
			}, NewLogger(testConfig(), log))
			start := time.Now()
			if err := s.wait(t.Context(), 0); err != nil {
				t.Fatal(err)
			}
			if took := time.Since(start); took < want || took > want+2*time.Minute {
				t.Errorf("with %d left it waits %v, want %v", left, took, want)
			}
			if strings.Contains(log.String(), "few new sessions") != (want > 0) {
				t.Errorf("with %d left the log says %q", left, log)
			}
		}
	})
}

// titled are commands that say which brief they are for.
type titled struct {
	scripted
	title string
}

func (c *titled) Commands() []commands.Command {
	list := c.scripted.Commands()
	list[0].Description = "Ask " + c.title
	list[0].Run = func(context.Context, commands.Request) (commands.Reply, error) {
		return commands.Reply{Blocks: say(c.title), Outcome: commands.Answered}, nil
	}
	return list
}

// A changed brief is read again when the program is told to, whole or not at all:
// with its commands and its page. What the one before holds is freed after its
// last answer.
func TestTheBriefIsReadAgain(t *testing.T) {
	cfg := testConfig()
	cfg.HTTPAddr = ":8080"
	checker := newChecker(t)
	synctest.Test(t, func(t *testing.T) {
		s := &stage{Server: discordtest.NewServer(checker), t: t, log: new(record), done: make(chan error, 1), web: newPipes()}
		ctx, stop := context.WithCancel(context.Background())
		var closed sync.Map
		brief := func(title string) Brief {
			return Brief{Commands: &titled{title: title}, Reader: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(title)) }),
				Close: func() error { closed.Store(title, true); return nil }}
		}
		again := make(chan struct{})
		next := make(chan Brief, 1)
		read := func() (Brief, error) {
			select {
			case b := <-next:
				return b, nil
			default:
				return Brief{}, errors.New("the companion file names no such paragraph")
			}
		}
		out := outside{rest: s.Transport(), dial: s.Dial, listen: func(string, string) (net.Listener, error) { return s.web, nil }}
		go func() {
			s.done <- run(ctx, cfg, Options{Brief: brief("one"), Read: read, Again: again, Log: NewLogger(cfg, s.log)}, out)
		}()
		s.ready(1)
		expect := func(title string) {
			t.Helper()
			time.Sleep(time.Second)
			if a := s.ask(discordtest.Slash("ask", map[string]any{"question": "x"})); text(a) != title {
				t.Errorf("asked: %q, want %q", text(a), title)
			}
			if _, body := s.get("/"); body != title {
				t.Errorf("the page is %q, want %q", body, title)
			}
			if !strings.Contains(string(s.Commands(everywhere)[0]), "Ask "+title) {
				t.Errorf("registered: %s", s.Commands(everywhere)[0])
			}
		}
		expect("one")
		again <- struct{}{}
		expect("one")
		if !strings.Contains(s.log.String(), "no such paragraph") {
			t.Error("the log does not say why")
		}
		next <- brief("two")
		again <- struct{}{}
		expect("two")
		isClosed := func(title string) bool { _, ok := closed.Load(title); return ok }
		if isClosed("one") {
			t.Error("the brief before was closed while it may answer")
		}
		time.Sleep(3 * commandWithin)
		if !isClosed("one") || isClosed("two") {
			t.Errorf("closed: one %v, two %v", isClosed("one"), isClosed("two"))
		}
		// While Discord takes no commands, those of the newest brief are what waits.
		s.Fail(discordtest.Fault{Path: "/applications/*/commands", Status: 503})
		for _, title := range []string{"three", "four", "five"} {
			b := brief(title)
			b.Meaning = func() (int, int) { return 1, 2 }
			next <- b
			again <- struct{}{}
			time.Sleep(time.Second)
		}
		if _, body := s.get("/readyz"); !strings.Contains(body, "meaning 50 %") {
			t.Errorf("how far the new brief is read for its meaning: %s", body)
		}
		registered := len(s.Calls("PUT", "/applications/*/commands"))
		s.Heal()
		time.Sleep(5 * time.Minute)
		expect("five")
		if n := len(s.Calls("PUT", "/applications/*/commands")) - registered; n != 2 {
			t.Errorf("%d registrations, want that which was under way and the newest", n)
		}
		stop()
		<-s.done
		s.Close()
		synctest.Wait()
		for _, v := range s.Violations() {
			t.Error(v)
		}
	})
}
