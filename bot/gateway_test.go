package bot

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"briefbot/bot/discordtest"
)

// aFew connections in ten seconds are what Discord may see at most.
const aFew = 4

// calm fails the test if more connections were opened in ten seconds than a
// well-behaved bot opens.
func (s *stage) calm() {
	s.t.Helper()
	opened := s.Opened()
	for i, at := range opened {
		n := 0
		for _, other := range opened[i:] {
			if other.Sub(at) < 10*time.Second {
				n++
			}
		}
		if n > aFew {
			s.t.Errorf("%d connections in ten seconds, want at most %d: %v", n, aFew, opened)
			return
		}
	}
}

// alive fails the test unless a question is answered once.
func (s *stage) alive() {
	s.t.Helper()
	before := len(s.Calls("POST", "/interactions/*/*/callback"))
	a := s.ask(discordtest.Slash("ask", map[string]any{"question": "anyone there?"}))
	if text(a) != "heard anyone there?" {
		s.t.Errorf("not answered: %+v", a)
	}
	if n := len(s.Calls("POST", "/interactions/*/*/callback")) - before; n != 1 {
		s.t.Errorf("answered %d times", n)
	}
}

// Each fault strikes a connection that is ready. The bot must be back within
// the given time, with its session where that is possible, and must answer
// once what was asked meanwhile.
func TestGatewayFaults(t *testing.T) {
	closing := func(code int) func(*stage, *discordtest.Conn) {
		return func(_ *stage, c *discordtest.Conn) { c.Close(code) }
	}
	faults := map[string]struct {
		strike  func(*stage, *discordtest.Conn)
		resumed bool // whether the session goes on
		within  time.Duration
	}{
		"op 7":                          {func(_ *stage, c *discordtest.Conn) { c.Send(7, nil) }, true, 2 * time.Second},
		"op 9 true":                     {func(_ *stage, c *discordtest.Conn) { c.Send(9, true) }, true, 7 * time.Second},
		"op 9 false":                    {func(s *stage, c *discordtest.Conn) { s.Forget(); c.Send(9, false) }, false, 15 * time.Second},
		"op 9 false in reply to RESUME": {func(s *stage, c *discordtest.Conn) { s.Forget(); c.Drop() }, false, 20 * time.Second},
		"op 9 true in reply to RESUME": {func(s *stage, c *discordtest.Conn) {
			s.Behave(func(n int) discordtest.Behaviour {
				if n > 1 {
					return discordtest.Behaviour{}
				}
				return discordtest.Behaviour{Instead: func(c *discordtest.Conn, _ int) { c.Send(9, true) }}
			})
			c.Drop()
		}, true, 10 * time.Second},
		"op 7 in reply to RESUME": {func(s *stage, c *discordtest.Conn) {
			s.Behave(func(n int) discordtest.Behaviour {
				if n > 1 {
					return discordtest.Behaviour{}
				}
				return discordtest.Behaviour{Instead: func(c *discordtest.Conn, _ int) { c.Send(7, nil) }}
			})
			c.Drop()
		}, true, 5 * time.Second},
		"a dropped connection":           {func(_ *stage, c *discordtest.Conn) { c.Drop() }, true, 2 * time.Second},
		"a connection that falls silent": {func(_ *stage, c *discordtest.Conn) { c.Deafen() }, true, 60 * time.Second},
		"a normal close":                 {closing(1000), true, 2 * time.Second},
		"going away":                     {closing(1001), true, 2 * time.Second},
		"4000":                           {closing(4000), true, 2 * time.Second},
		"4001":                           {closing(4001), true, 2 * time.Second},
		"4002":                           {closing(4002), true, 2 * time.Second},
		"4003":                           {closing(4003), false, 10 * time.Second},
		"4005":                           {closing(4005), true, 2 * time.Second},
		"4006":                           {closing(4006), false, 10 * time.Second},
		"4007":                           {closing(4007), false, 10 * time.Second},
		"4008":                           {closing(4008), true, 20 * time.Second},
		"4009":                           {closing(4009), false, 10 * time.Second},
		"what is no payload": {func(_ *stage, c *discordtest.Conn) {
			c.Raw([]byte(`{"op":`))
			c.Raw([]byte(`[]`))
			c.Raw([]byte(`{"op":"dispatch"}`))
			c.Raw([]byte(`{"op":0,"t":"INTERACTION_CREATE","s":null,"d":null}`))
			c.Raw([]byte(`{"op":42,"d":{}}`))
			c.Drop()
		}, true, 2 * time.Second},
	}
	for name, f := range faults {
		t.Run(name, func(t *testing.T) {
			onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
				s.ready(1)
				first := s.Conns()[0]
				time.Sleep(time.Minute) // a good connection
				start := time.Now()
				f.strike(s, first)
				ctx, cancel := context.WithTimeout(s.t.Context(), 5*time.Minute)
				defer cancel()
				back := func() bool { c := s.Conns(); return len(c) == 1 && c[0] != first }
				if !s.Wait(ctx, back) {
					s.t.Fatalf("not back\n%s", s.log)
				}
				synctest.Wait()
				if took := time.Since(start); took > f.within {
					s.t.Errorf("back after %v, want %v at most", took, f.within)
				}
				if got := s.Conns()[0].Resumed; got != f.resumed {
					s.t.Errorf("resumed is %v, want %v", got, f.resumed)
				}
				s.alive()
				s.calm()
			})
		})
	}
}

// What was asked while the bot was away is answered when it resumes, once,
// even if Discord delivers it again.
func TestNothingIsLostOrAnsweredTwice(t *testing.T) {
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		time.Sleep(time.Minute)
		first := s.Conns()[0]
		first.Drop()
		synctest.Wait()
		missed := s.Interact(discordtest.Slash("ask", map[string]any{"question": "while away"}))
		a := s.answer(missed)
		if text(a) != "heard while away" {
			s.t.Errorf("not answered: %+v", a)
		}
		s.Conns()[0].Again("INTERACTION_CREATE")
		s.Conns()[0].Again("INTERACTION_CREATE")
		time.Sleep(time.Minute)
		if n := len(s.Calls("POST", "/interactions/*/*/callback")); n != 1 {
			s.t.Errorf("answered %d times", n)
		}
	})
}

// Behind DISCORD_API_URL, READY's address for resuming counts only if it is on
// the host that the server itself names.
func TestResumeAddress(t *testing.T) {
	tests := map[string]struct {
		foreign bool
		address string
		want    bool
	}{
		"Discord's own":             {false, "wss://gateway-us-east1-b.discord.gg", true},
		"a stand-in's own":          {true, "ws://127.0.0.1:81/resume", true},
		"copied from Discord":       {true, "wss://gateway-us-east1-b.discord.gg", false},
		"nothing, from a stand-in":  {true, "", false},
		"unreadable, of a stand-in": {true, "ws://[", false},
	}
	for name, tt := range tests {
		s := &shard{foreign: tt.foreign, url: "ws://127.0.0.1:80"}
		if got := s.mayResumeAt(tt.address); got != tt.want {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
}

// These faults strike while a connection is being made, some of them several
// times in a row.
func TestGatewayFaultsWhileConnecting(t *testing.T) {
	works := discordtest.Behaviour{}
	// then returns a gateway whose first n connections behave badly.
	then := func(n int, bad discordtest.Behaviour) func(*discordtest.Server) {
		return func(d *discordtest.Server) {
			d.Behave(func(i int) discordtest.Behaviour {
				if i < n {
					return bad
				}
				return works
			})
		}
	}
	instead := func(f func(*discordtest.Conn)) discordtest.Behaviour {
		return discordtest.Behaviour{Instead: func(c *discordtest.Conn, _ int) { f(c) }}
	}
	after := func(f func(*discordtest.Conn)) discordtest.Behaviour { return discordtest.Behaviour{After: f} }
	tests := map[string]struct {
		before func(*discordtest.Server)
		within time.Duration
	}{
		"op 7 before READY":                       {then(1, instead(func(c *discordtest.Conn) { c.Send(7, nil) })), 10 * time.Second},
		"op 7 before READY, three times":          {then(3, instead(func(c *discordtest.Conn) { c.Send(7, nil) })), 30 * time.Second},
		"op 7 right after READY":                  {then(1, after(func(c *discordtest.Conn) { c.Send(7, nil) })), 10 * time.Second},
		"op 7 right after every READY, ten times": {then(10, after(func(c *discordtest.Conn) { c.Send(7, nil) })), time.Minute},
		"op 9 in reply to IDENTIFY":               {then(1, instead(func(c *discordtest.Conn) { c.Send(9, false) })), 15 * time.Second},
		"op 9 true in reply to IDENTIFY":          {then(1, instead(func(c *discordtest.Conn) { c.Send(9, true) })), 15 * time.Second},
		"no HELLO":                                {then(1, discordtest.Behaviour{NoHello: true}), 30 * time.Second},
		"a slow HELLO":                            {then(1, discordtest.Behaviour{HelloAfter: 5 * time.Second}), 10 * time.Second},
		"a HELLO that comes too late":             {then(1, discordtest.Behaviour{HelloAfter: time.Minute}), 30 * time.Second},
		"no READY":                                {then(1, instead(func(*discordtest.Conn) {})), 40 * time.Second},
		"a drop before READY":                     {then(2, instead(func(c *discordtest.Conn) { c.Drop() })), 20 * time.Second},
		"HTTP 503 for the gateway, eight times":   {then(8, discordtest.Behaviour{Refuse: 503}), 90 * time.Second},
		"the gateway's address cannot be had": {func(d *discordtest.Server) {
			d.Fail(discordtest.Fault{Method: "GET", Path: "/gateway/bot", Times: 12, Status: 503, Body: "<html>"})
		}, time.Minute},
		"no GET /gateway/bot": {func(d *discordtest.Server) {
			d.Fail(discordtest.Fault{Method: "GET", Path: "/gateway/bot", Status: 404, Body: "{}"})
		}, 5 * time.Second},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			onStage(t, testConfig(), new(scripted), tt.before, func(s *stage) {
				start := time.Now()
				for {
					s.ready(1)
					before := s.Conns()
					time.Sleep(time.Second)
					if now := s.Conns(); len(now) == 1 && slices.Equal(now, before) {
						break
					}
				}
				if took := time.Since(start); took > tt.within {
					s.t.Errorf("ready after %v, want %v at most", took, tt.within)
				}
				s.alive()
				s.calm()
			})
		})
	}
}

// A gateway that is down for ten minutes is back within seconds of its return,
// and has not been stormed meanwhile.
func TestGatewayDownForAWhile(t *testing.T) {
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		time.Sleep(time.Minute)
		down := true
		s.Behave(func(int) discordtest.Behaviour {
			if down {
				return discordtest.Behaviour{Refuse: 503}
			}
			return discordtest.Behaviour{}
		})
		s.Conns()[0].Drop()
		time.Sleep(10 * time.Minute)
		synctest.Wait()
		down = false
		start := time.Now()
		s.ready(1)
		if took := time.Since(start); took > 20*time.Second {
			s.t.Errorf("back after %v", took)
		}
		if !s.Conns()[0].Resumed {
			s.t.Error("the session was not resumed")
		}
		if n := len(s.Opened()); n > 80 {
			s.t.Errorf("%d connections in ten minutes", n)
		}
		s.alive()
		s.calm()
	})
}

// Where only people can help, the program ends with a sentence that says how.
func TestFatalGatewayFaults(t *testing.T) {
	tests := map[string]struct {
		before func(*discordtest.Server)
		strike func(*discordtest.Server)
		fix    string
	}{
		"4010":                           {strike: func(d *discordtest.Server) { d.Conns()[0].Close(4010) }, fix: "DISCORD_SHARDS"},
		"4011":                           {strike: func(d *discordtest.Server) { d.Conns()[0].Close(4011) }, fix: "DISCORD_SHARDS"},
		"4012":                           {strike: func(d *discordtest.Server) { d.Conns()[0].Close(4012) }, fix: "update briefbot"},
		"4013":                           {strike: func(d *discordtest.Server) { d.Conns()[0].Close(4013) }, fix: "update briefbot"},
		"4014":                           {strike: func(d *discordtest.Server) { d.Conns()[0].Close(4014) }, fix: "Developer Portal"},
		"a token revoked in mid-session": {strike: func(d *discordtest.Server) { d.Revoke(); d.Conns()[0].Close(4004) }, fix: "DISCORD_TOKEN"},
		"a token revoked while away":     {strike: func(d *discordtest.Server) { d.Revoke(); d.Conns()[0].Drop() }, fix: "DISCORD_TOKEN"},
		"a wrong token":                  {before: (*discordtest.Server).Revoke, fix: "DISCORD_TOKEN"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			checker := newChecker(t)
			synctest.Test(t, func(t *testing.T) {
				d := discordtest.NewServer(checker)
				if tt.before != nil {
					tt.before(d)
				}
				done := make(chan error, 1)
				log := new(record)
				go func() {
					done <- run(t.Context(), testConfig(), Options{Brief: Brief{Commands: new(scripted)}, Log: NewLogger(testConfig(), log)},
						outside{rest: d.Transport(), dial: d.Dial})
				}()
				if tt.strike != nil {
					d.Wait(t.Context(), func() bool { return len(d.Conns()) == 1 })
					synctest.Wait()
					tt.strike(d)
				}
				struck := time.Now()
				select {
				case err := <-done:
					var fatal *fatalError
					if !errors.As(err, &fatal) || !strings.Contains(err.Error(), tt.fix) || strings.Contains(err.Error(), discordtest.Token) {
						t.Errorf("ended with %v, want a sentence with %q", err, tt.fix)
					}
					if took := time.Since(struck); took > 5*time.Second {
						t.Errorf("ended only after %v", took)
					}
				case <-time.After(time.Hour):
					t.Error("the program goes on")
				}
				if strings.Contains(log.String(), discordtest.Token) {
					t.Error("the log holds the token")
				}
				for _, v := range d.Violations() {
					t.Errorf("a request that Discord refuses: %s", v)
				}
				d.Close()
				synctest.Wait()
			})
		})
	}
}

func TestSharding(t *testing.T) {
	tests := map[string]struct {
		shards      ShardRange
		recommended int
		concurrency int
		want        [][2]int
	}{
		"as recommended":     {ShardRange{}, 4, 1, [][2]int{{0, 4}, {1, 4}, {2, 4}, {3, 4}}},
		"two at once":        {ShardRange{}, 4, 2, [][2]int{{0, 4}, {1, 4}, {2, 4}, {3, 4}}},
		"a part of the work": {ShardRange{2, 3, 6}, 4, 1, [][2]int{{2, 6}, {3, 6}}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			cfg := testConfig()
			cfg.Shards = tt.shards
			onStage(t, cfg, new(scripted), func(d *discordtest.Server) { d.SetShards(tt.recommended, tt.concurrency) }, func(s *stage) {
				s.ready(len(tt.want))
				got := map[[2]int]bool{}
				for _, c := range s.Conns() {
					got[c.Shard] = true
				}
				want := map[[2]int]bool{}
				for _, w := range tt.want {
					want[w] = true
				}
				if diff := cmp.Diff(want, got); diff != "" {
					s.t.Error(diff)
				}
				at := s.Identified()
				for i := tt.concurrency; i < len(at); i++ {
					if gap := at[i].Sub(at[i-tt.concurrency]); gap < identifyInterval {
						s.t.Errorf("IDENTIFY %d came %v after the one before it in its bucket", i, gap)
					}
				}
				s.alive()
			})
		})
	}
}

func TestAQuietConnectionLasts(t *testing.T) {
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		time.Sleep(10 * time.Minute)
		synctest.Wait()
		if len(s.Opened()) != 1 || len(s.Conns()) != 1 {
			s.t.Errorf("a quiet connection did not last: %v", s.Opened())
		}
	})
}
