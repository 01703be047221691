package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"briefbot/bot/discordtest"
	"briefbot/commands"
	"briefbot/index"
)

// A stage is a bot that runs against a stand-in for Discord, in a bubble where
// time costs nothing.
type stage struct {
	*discordtest.Server
	t    *testing.T
	log  *record
	stop context.CancelFunc
	done chan error    // run's result
	web  *pipes        // where the bot listens
	way  time.Duration // how long a response by HTTP takes to Discord
}

// record is a log that can be read while it is written.
type record struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (r *record) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.Write(p)
}

func (r *record) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.b.String()
}

func testConfig() Config {
	return Config{Token: discordtest.Token, APIURL: DefaultAPIURL, LogLevel: slog.LevelDebug, LogFormat: "text"}
}

// checkers is one checker for all tests: reading Discord's description takes a
// second under the race detector.
var checkers = sync.OnceValues(func() (*discordtest.Checker, error) {
	return discordtest.NewChecker(os.Getenv("DISCORD_OPENAPI"))
})

// newChecker holds requests against Discord's description too where the
// environment has it.
func newChecker(t testing.TB) *discordtest.Checker {
	t.Helper()
	c, err := checkers()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// onStage runs a test with a bot that has the given commands. Before is called
// ahead of the bot's start, to set faults; it may be nil. When the test is over
// the bot is stopped, and what every test expects is checked: no request broke
// a rule, and the log holds neither token nor what people typed.
func onStage(t *testing.T, cfg Config, set Commands, before func(*discordtest.Server), test func(*stage)) {
	t.Helper()
	checker := newChecker(t) // its files are read outside the bubble
	synctest.Test(t, func(t *testing.T) {
		s := &stage{Server: discordtest.NewServer(checker), t: t, log: new(record), done: make(chan error, 1), web: newPipes()}
		if before != nil {
			before(s.Server)
		}
		ctx, stop := context.WithCancel(context.Background())
		s.stop = stop
		out := outside{rest: s.Transport(), dial: s.Dial, listen: func(_, address string) (net.Listener, error) {
			if address == cfg.MetricsAddr {
				return newPipes(), nil
			}
			return s.web, nil
		}}
		go func() {
			s.done <- run(ctx, cfg, Options{Brief: Brief{Commands: set, Reader: http.NotFoundHandler()}, Log: NewLogger(cfg, s.log)}, out)
		}()
		test(s)
		stop()
		select {
		case err := <-s.done:
			if err != nil {
				t.Errorf("the bot ended with: %v", err)
			}
		case <-time.After(time.Minute):
			t.Error("the bot does not stop")
		}
		s.Close()
		synctest.Wait()
		for _, v := range s.Violations() {
			t.Errorf("a request that Discord refuses: %s", v)
		}
		for _, secret := range []string{discordtest.Token, discordtest.UserID, typed, "token-1"} {
			if strings.Contains(s.log.String(), secret) {
				t.Errorf("the log holds %q:\n%s", secret, s.log)
			}
		}
		if t.Failed() {
			t.Logf("the log:\n%s", s.log)
		}
	})
}

// typed is in everything that people type in these tests.
const typed = "xylophone"

// ready waits until n connections have a session.
func (s *stage) ready(n int) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	if !s.Wait(ctx, func() bool { return len(s.Conns()) >= n }) {
		s.t.Fatalf("%d connections, want %d\n%s", len(s.Conns()), n, s.log)
	}
	synctest.Wait()
}

// ask delivers an interaction and waits for all that comes of it.
func (s *stage) ask(p discordtest.Payload) discordtest.Answer {
	s.t.Helper()
	e := s.Interact(p)
	return s.answer(e)
}

func (s *stage) answer(e *discordtest.Exchange) discordtest.Answer {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	s.Wait(ctx, func() bool { a := e.Answer(); return a.Type != 0 && !a.Deferred })
	synctest.Wait()
	return e.Answer()
}

// text is the messages of an answer, one after the other.
func text(a discordtest.Answer) string {
	var out []string
	for _, m := range a.Messages {
		out = append(out, m.Content)
	}
	return strings.Join(out, "\n---\n")
}

// scripted are commands that behave as told.
type scripted struct {
	mu      sync.Mutex
	runs    int
	hanging atomic.Int32 // suggestions that hang
}

func say(text string) []commands.Block {
	return []commands.Block{{Kind: commands.Say, Runs: []commands.Run{{Text: text}}}}
}

// quoted is a passage of n sentences.
func quoted(n int) []commands.Block {
	var text strings.Builder
	for i := range n {
		fmt.Fprintf(&text, "All work and no play makes brief %d dull. ", i)
	}
	return []commands.Block{{Kind: commands.Quotation, Runs: []commands.Run{{Text: text.String()}}}}
}

func (s *scripted) Commands() []commands.Command {
	question := commands.Option{Name: "question", Description: "What to ask", Required: true,
		Complete: func(ctx context.Context, typed string) []commands.Suggestion {
			switch {
			case strings.HasPrefix(typed, "panic"):
				panic(typed)
			case strings.HasPrefix(typed, "hang"):
				s.hanging.Add(1)
				<-ctx.Done()
				s.hanging.Add(-1)
			}
			return []commands.Suggestion{{Value: "one", Label: "The first"}, {Value: "", Label: "none"}, {Value: "two", Label: strings.Repeat("long ", 40)}}
		}}
	private := commands.Option{Name: "private", Description: "Show it only to me", Flag: true}
	return []commands.Command{
		{Name: "ask", Description: "Ask the brief", Options: []commands.Option{private, question}, Run: s.ask},
		{Name: "help", Description: "What to ask", Run: func(context.Context, commands.Request) (commands.Reply, error) {
			return commands.Reply{Blocks: say("Ask me about the brief."), Outcome: commands.Answered, Private: true}, nil
		}},
		{Name: "find", Menu: "Find in brief", Description: "Find it", Run: func(_ context.Context, r commands.Request) (commands.Reply, error) {
			return commands.Reply{Blocks: say("found " + r.Options["message"]), Outcome: commands.Answered}, nil
		}},
	}
}

// ask does what the question's first word says.
func (s *scripted) ask(ctx context.Context, r commands.Request) (commands.Reply, error) {
	s.mu.Lock()
	s.runs++
	s.mu.Unlock()
	q := r.Options["question"]
	verb, _, _ := strings.Cut(q, " ")
	reply := commands.Reply{Blocks: say("heard " + q), Outcome: commands.Answered, Private: r.Options["private"] == "true"}
	switch verb {
	case "panic":
		panic("with " + q)
	case "nil":
		var p *stage
		_ = p.t
	case "fail":
		return commands.Reply{}, errors.New("the index is broken")
	case "slow":
		time.Sleep(5 * time.Second)
	case "edge":
		time.Sleep(deferAfter)
	case "hang":
		<-ctx.Done()
	case "deaf":
		time.Sleep(time.Minute)
	case "refuse":
		time.Sleep(2 * time.Second)
		return commands.Reply{Blocks: say("refused"), Outcome: commands.Refused, Private: true}, nil
	case "long": // two messages
		reply.Blocks, reply.Share = quoted(80), "long"
	case "book": // four messages, which cannot be made anew
		reply.Blocks = quoted(180)
	case "saga": // four messages, the first after Discord's limit
		time.Sleep(5 * time.Second)
		reply.Blocks = quoted(180)
	case "library": // more than one reply can hold
		reply.Blocks = quoted(400)
	}
	reply.Actions = []commands.Action{
		{Kind: commands.PreviousMatch, Label: "Previous match", State: "0"},
		{Kind: commands.NextMatch, Label: "Next match", State: "1"},
		{Kind: commands.CiteThis, Label: "Cite this", State: "cite"},
	}
	return reply, nil
}

func (s *scripted) Act(_ context.Context, state string, _ commands.Request) (commands.Reply, error) {
	switch state {
	case "fail":
		return commands.Reply{}, errors.New("the index is broken")
	case "slow":
		time.Sleep(5 * time.Second)
	case "long":
		return commands.Reply{Blocks: quoted(80), Outcome: commands.Answered, Share: state}, nil
	case "saga":
		time.Sleep(5 * time.Second)
		return commands.Reply{Blocks: quoted(180), Outcome: commands.Answered, Share: state}, nil
	case "old":
		return commands.Reply{Blocks: say("Please ask again."), Outcome: commands.Refused, Private: true}, nil
	}
	return commands.Reply{Blocks: say("match " + state), Outcome: commands.Answered, Share: state, Actions: []commands.Action{
		{Kind: commands.NextMatch, Label: "Next match", State: state + "1"},
	}}, nil
}

func (s *scripted) About(string, bool) *index.About { return nil }

func (s *scripted) Expand(message, _ string) (commands.Reply, bool) {
	if !strings.Contains(message, "[R3]") {
		return commands.Reply{}, false
	}
	return commands.Reply{Blocks: say("recommendation three"), Outcome: commands.Answered}, true
}

func mustJSON(t testing.TB, v any) []byte {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
