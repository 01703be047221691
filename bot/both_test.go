package bot

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"briefbot/bot/discordtest"
)

// get asks the bot by HTTP.
func (s *stage) get(path string) (status int, body string) {
	s.t.Helper()
	r, err := http.NewRequest(http.MethodGet, "http://bot"+path, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return s.fetch(r)
}

// post delivers an interaction by HTTP and waits for all that comes of it.
func (s *stage) post(p discordtest.Payload) discordtest.Answer {
	s.t.Helper()
	return s.answer(s.deliver(p))
}

// deliver delivers an interaction by HTTP, as Discord does.
func (s *stage) deliver(p discordtest.Payload) *discordtest.Exchange {
	s.t.Helper()
	e := s.Expect(p)
	at := strconv.FormatInt(time.Now().Unix(), 10)
	r, err := http.NewRequest(http.MethodPost, "http://bot/interactions", bytes.NewReader(e.Raw))
	if err != nil {
		s.t.Error(err)
		return e
	}
	r.Header.Set(timestampHeader, at)
	r.Header.Set(signatureHeader, hex.EncodeToString(ed25519.Sign(testKey(), append([]byte(at), e.Raw...))))
	status, body := s.fetch(r)
	if status != http.StatusOK {
		s.t.Errorf("an interaction is answered with status %d: %s", status, body)
	}
	time.Sleep(s.way)
	e.Respond([]byte(body))
	return e
}

func (s *stage) fetch(r *http.Request) (status int, body string) {
	s.t.Helper()
	client := &http.Client{Transport: &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) { return s.web.dial(), nil }, DisableKeepAlives: true}}
	resp, err := client.Do(r)
	if err != nil {
		s.t.Error(err)
		return 0, ""
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		s.t.Error(err)
		return 0, ""
	}
	return resp.StatusCode, string(b)
}

// byHTTP is a configuration that takes interactions by HTTP.
func byHTTP() Config {
	cfg := testConfig()
	cfg.PublicKey = testKey().Public().(ed25519.PublicKey)
	cfg.HTTPAddr = ":8080"
	return cfg
}

// With DISCORD_PUBLIC_KEY and DISCORD_SHARDS one process answers interactions by
// HTTP and mentions by the gateway.
func TestInteractionsByHTTPAndMessagesByTheGateway(t *testing.T) {
	cfg := byHTTP()
	cfg.Shards = ShardRange{0, 0, 1}
	onStage(t, cfg, new(scripted), nil, func(s *stage) {
		s.ready(1)
		if a := s.post(discordtest.Slash("ask", map[string]any{"question": typed})); text(a) != "heard "+typed {
			s.t.Errorf("by HTTP: %+v", a)
		}
		s.Say(discordtest.Said("<@"+discordtest.ApplicationID+"> book", discordtest.ApplicationID))
		time.Sleep(5 * time.Second)
		reply := s.Posts()
		if len(reply) != 4 {
			s.t.Fatalf("a mention is answered with %d messages, want 4", len(reply))
		}
		// The buttons under it come by HTTP.
		last := reply[3]
		if a := s.post(discordtest.Press(last, buttonID(last, "Next match"), discordtest.UserID)); text(a) != "match 1" {
			s.t.Errorf("a step from it: %+v", a)
		}
		s.post(discordtest.Press(last, buttonID(last, "Delete"), discordtest.UserID))
		time.Sleep(5 * time.Second)
		if n := len(s.Posts()); n != 0 {
			s.t.Errorf("%d messages are left", n)
		}
		// Until the endpoint's address is entered in the Developer Portal,
		// interactions come by the gateway.
		if a := s.ask(discordtest.Slash("ask", map[string]any{"question": typed})); text(a) != "heard "+typed {
			s.t.Errorf("by the gateway: %+v", a)
		}
		if status, body := s.get("/metrics"); status != 200 || !strings.Contains(body, "briefbot_gateway_shards_ready 1\n") ||
			!strings.Contains(body, `briefbot_interactions_total{command="message",outcome="answered"} 1`) {
			s.t.Errorf("the metrics do not know of it:\n%s", body)
		}

		// A gateway that is away takes no interaction along.
		s.Behave(func(int) discordtest.Behaviour { return discordtest.Behaviour{Refuse: 503} })
		s.Conns()[0].Drop()
		time.Sleep(time.Minute)
		if status, body := s.get("/readyz"); status != 200 || !strings.Contains(body, "degraded") || !strings.Contains(body, "shard 0 is not connected") {
			s.t.Errorf("while the gateway is away: %d %s", status, body)
		}
		if a := s.post(discordtest.Slash("ask", map[string]any{"question": "still"})); text(a) != "heard still" {
			s.t.Errorf("while the gateway is away: %+v", a)
		}
	})
}

// A replica has no gateway; a process beside it without the key answers
// mentions. A second one by mistake answers none twice.
func TestMessagesInAProcessOfTheirOwn(t *testing.T) {
	onStage(t, byHTTP(), new(scripted), nil, func(s *stage) {
		time.Sleep(time.Minute)
		if n := len(s.Opened()); n != 0 {
			s.t.Fatalf("a replica made %d gateway connections", n)
		}
		ctx, stop := context.WithCancel(context.Background())
		done := make(chan error, 2)
		for n := range 2 {
			go func() {
				done <- run(ctx, testConfig(), Options{Brief: Brief{Commands: new(scripted)}, Log: NewLogger(testConfig(), s.log)}, outside{rest: s.Transport(), dial: s.Dial})
			}()
			s.ready(n + 1) // one after the other: discordgo's logger is the package's
		}
		p := discordtest.Said("<@"+discordtest.ApplicationID+"> what", discordtest.ApplicationID).With("id", "1000000000000000999")
		for _, c := range s.Conns() {
			c.Dispatch("MESSAGE_CREATE", p.JSON())
		}
		time.Sleep(5 * time.Second)
		posts := s.Posts()
		if len(posts) != 1 {
			s.t.Fatalf("a mention is answered %d times", len(posts))
		}
		if a := s.post(discordtest.Press(posts[0], buttonID(posts[0], "Next match"), discordtest.UserID)); a.Type != 7 {
			s.t.Errorf("a press at the replica: %+v", a)
		}
		stop()
		for range 2 {
			if err := <-done; err != nil {
				s.t.Error(err)
			}
		}
		synctest.Wait()
	})
}

// An answer by HTTP that a shutdown does not wait for is told of.
func TestAnswersThatAShutdownCutsOff(t *testing.T) {
	for verb, cut := range map[string]bool{"slow": false, "deaf": true} {
		onStage(t, byHTTP(), new(scripted), nil, func(s *stage) {
			time.Sleep(time.Second)
			answered := make(chan discordtest.Answer, 1)
			go func() { answered <- s.post(discordtest.Slash("ask", map[string]any{"question": verb})) }()
			time.Sleep(time.Second)
			s.stop()
			a := <-answered
			if text(a) == "heard "+verb == cut {
				s.t.Errorf("%s: %+v", verb, a)
			}
			time.Sleep(drainWithin)
			if told := strings.Contains(s.log.String(), "finishing what was under way"); told != cut {
				s.t.Errorf("%s: the log says so: %v, want %v", verb, told, cut)
			}
			time.Sleep(2 * time.Minute) // until the command is over
		})
	}
}

// A command that is done in the moment of its deferral is answered once, by
// either door.
func TestACommandThatIsDoneAsItIsDeferred(t *testing.T) {
	cfg := byHTTP()
	cfg.Shards = ShardRange{0, 0, 1}
	onStage(t, cfg, new(scripted), nil, func(s *stage) {
		s.ready(1)
		var asked []*discordtest.Exchange
		p := discordtest.Slash("ask", map[string]any{"question": "edge"})
		for n := range maxRunning {
			asked = append(asked, s.Interact(p.As(flooder(n))))
		}
		time.Sleep(time.Minute)
		for _, e := range asked {
			if a := e.Answer(); text(a) != "heard edge" || a.Deferred {
				s.t.Errorf("by the gateway: %+v", a)
			}
		}
		if n := len(s.Calls("POST", "/interactions/*/*/callback")); n != maxRunning {
			s.t.Errorf("%d callbacks for %d questions", n, maxRunning)
		}
		for n := range 20 {
			if a := s.post(p.As(flooder(n))); text(a) != "heard edge" || a.Deferred {
				s.t.Errorf("by HTTP: %+v", a)
			}
		}
	})
}

// What follows a response by HTTP may be faster than the response, of which
// Discord then knows nothing yet.
func TestWhatFollowsMayBeFaster(t *testing.T) {
	onStage(t, byHTTP(), new(scripted), nil, func(s *stage) {
		s.way = time.Second
		s.Fail(discordtest.Fault{Path: "/channels/*/messages/*", Status: 403, Body: `{"code":50001}`})
		for question, want := range map[string]int{"edge": 1, "refuse": 1, "book": 4} {
			e := s.deliver(outsideMember(discordtest.Slash("ask", map[string]any{"question": question})))
			time.Sleep(10 * time.Second)
			a := e.Answer()
			if a.Deferred || len(a.Messages) != want {
				s.t.Errorf("%s: %+v", question, a)
			}
			for _, m := range a.Messages {
				if id := buttonID(m, "Delete"); id != "" {
					s.deliver(outsideMember(discordtest.Press(m, id, discordtest.UserID)))
					time.Sleep(10 * time.Second)
					if !s.Gone(m.ID) {
						s.t.Errorf("%s: a message is left", question)
					}
				}
			}
		}
	})
}
