package bot

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"briefbot/bot/discordtest"
)

const everywhere = "/applications/" + discordtest.ApplicationID + "/commands"

func TestCommandsAreRegisteredOnlyWhenTheyChanged(t *testing.T) {
	checker := newChecker(t)
	synctest.Test(t, func(t *testing.T) {
		d := discordtest.NewServer(checker)
		defer d.Close()
		c, err := connect(testConfig(), outside{rest: d.Transport()}, NewMetrics())
		if err != nil {
			t.Fatal(err)
		}
		set := new(scripted).Commands()
		changed := set[:2]
		steps := []struct {
			name   string
			cfg    Config
			set    int
			remove bool
			want   Registration
		}{
			{"first", testConfig(), 3, false, Registration{3, true, ""}},
			{"again", testConfig(), 3, false, Registration{3, false, ""}},
			{"one fewer", testConfig(), 2, false, Registration{2, true, ""}},
			{"removed", testConfig(), 2, true, Registration{0, true, ""}},
			{"removed again", testConfig(), 2, true, Registration{0, false, ""}},
			{"in one server", Config{Token: discordtest.Token, APIURL: DefaultAPIURL, GuildID: discordtest.GuildID}, 3, false, Registration{3, true, discordtest.GuildID}},
		}
		for _, s := range steps {
			list := set
			if s.set == 2 {
				list = changed
			}
			got, err := c.register(t.Context(), s.cfg, list, s.remove)
			if err != nil {
				t.Fatalf("%s: %v", s.name, err)
			}
			if diff := cmp.Diff(s.want, got); diff != "" {
				t.Errorf("%s: %s", s.name, diff)
			}
		}
		if n := len(d.Calls("PUT", "/applications/*/commands")); n != 3 {
			t.Errorf("%d overwrites, want 3", n)
		}
		for _, v := range d.Violations() {
			t.Error(v)
		}
	})
}

func TestConversation(t *testing.T) {
	set := new(scripted)
	onStage(t, testConfig(), set, nil, func(s *stage) {
		s.ready(1)
		if n := len(s.Commands(everywhere)); n != 3 {
			t.Errorf("%d commands are registered, want 3", n)
		}
		for _, c := range s.Conns() {
			if c.Intents != intents {
				t.Errorf("intents are %b, want %b", c.Intents, intents)
			}
		}
		asked := s.ask(discordtest.Slash("ask", map[string]any{"question": "what " + typed}))
		if asked.Type != 4 || text(asked) != "heard what "+typed || asked.Messages[0].Private() {
			t.Errorf("asked: %+v", asked)
		}
		var labels []string
		for _, b := range asked.Messages[0].Buttons() {
			labels = append(labels, b.Label)
		}
		if diff := cmp.Diff([]string{"Previous match", "Next match", "Cite this", "Delete"}, labels); diff != "" {
			t.Error(diff)
		}
		next, cite, del := asked.Messages[0].Buttons()[1].CustomID, asked.Messages[0].Buttons()[2].CustomID, asked.Messages[0].Buttons()[3].CustomID

		mine := s.ask(discordtest.Press(asked.Messages[0], next, discordtest.UserID))
		if mine.Type != 7 || text(mine) != "match 1" {
			t.Errorf("the asker's press: %+v", mine)
		}
		other := s.ask(discordtest.Press(asked.Messages[0], next, discordtest.UserID).As("900000000000000099"))
		if other.Type != 4 || text(other) != "match 1" || !other.Messages[0].Private() {
			t.Errorf("another person's press: %+v", other)
		}
		cited := s.ask(discordtest.Press(asked.Messages[0], cite, discordtest.UserID))
		if cited.Type != 4 || !cited.Messages[0].Private() {
			t.Errorf("a citation takes the passage's place: %+v", cited)
		}
		buttons := cited.Messages[0].Buttons()
		shared := s.ask(discordtest.Press(cited.Messages[0], buttons[len(buttons)-1].CustomID, discordtest.UserID))
		if shared.Type != 4 || shared.Messages[0].Private() || text(shared) != text(cited) {
			t.Errorf("shared: %+v", shared)
		}

		stranger := s.ask(discordtest.Press(asked.Messages[0], del, discordtest.UserID).As("900000000000000099").With("member.permissions", "0"))
		if stranger.Type != 4 || !strings.Contains(text(stranger), "Only the person") || !stranger.Messages[0].Private() {
			t.Errorf("a stranger's delete: %+v", stranger)
		}
		moderator := s.ask(discordtest.Press(asked.Messages[0], del, discordtest.UserID).As("900000000000000099").With("member.permissions", "8192"))
		if moderator.Type != 6 || len(moderator.Messages) != 0 {
			t.Errorf("a moderator's delete: %+v", moderator)
		}

		help := s.ask(discordtest.Slash("help", nil).InDM())
		if help.Type != 4 || !help.Messages[0].Private() {
			t.Errorf("help in a DM: %+v", help)
		}
		found := s.ask(discordtest.Menu("Find in brief", "their "+typed))
		if text(found) != "found their "+typed {
			t.Errorf("found: %+v", found)
		}
		private := s.ask(discordtest.Slash("ask", map[string]any{"question": "what", "private": true}))
		if !private.Messages[0].Private() {
			t.Errorf("asked in private: %+v", private)
		}
	})
}

func TestAutocompleteIsNeverAnError(t *testing.T) {
	set := new(scripted)
	onStage(t, testConfig(), set, nil, func(s *stage) {
		s.ready(1)
		tests := map[string]struct {
			p    discordtest.Payload
			want int
		}{
			"suggestions":          {discordtest.Typing("ask", "question", ""), 2},
			"an unknown option":    {discordtest.Typing("ask", "answer", "x"), 0},
			"an unknown one":       {discordtest.Typing("nothing", "question", "x"), 0},
			"a panic":              {discordtest.Typing("ask", "question", "panic "+typed), 0},
			"a command that hangs": {discordtest.Typing("ask", "question", "hang"), 0},
			"nothing at all":       {discordtest.Typing("ask", "question", "x").With("data.options", []any{nil, 3}), 0},
		}
		for name, tt := range tests {
			a := s.ask(tt.p)
			var choices []struct{ Name, Value string }
			if a.Type == 4 && name == "nothing at all" {
				continue // what is no autocomplete is answered as what it looks like
			}
			if err := json.Unmarshal(a.Choices, &choices); err != nil || a.Type != 8 || len(choices) != tt.want || a.Took > 2*time.Second {
				t.Errorf("%s: type %d after %v, choices %s", name, a.Type, a.Took, a.Choices)
			}
		}
		synctest.Wait()
		if set.hanging.Load() != 0 {
			t.Error("what hangs was not told to stop")
		}
	})
}

func TestWhatGoesWrongIsOneLineAndOneSentence(t *testing.T) {
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		for _, verb := range []string{"panic", "nil", "fail"} {
			before := strings.Count(s.log.String(), "level=ERROR")
			a := s.ask(discordtest.Slash("ask", map[string]any{"question": verb + " " + typed}).With("locale", "fr"))
			if text(a) != wentWrong.In("fr") || !a.Messages[0].Private() {
				t.Errorf("%s: %+v", verb, a)
			}
			if n := strings.Count(s.log.String(), "level=ERROR") - before; n != 1 {
				t.Errorf("%s: %d lines in the log, want 1", verb, n)
			}
		}
		a := s.ask(discordtest.Slash("nothing", nil))
		if text(a) != string(unknownCommand) {
			t.Errorf("an unknown command: %+v", a)
		}
		a = s.ask(discordtest.Press(discordtest.Message{ID: "900000000000000077"}, "what:ever", discordtest.UserID))
		if text(a) != string(unknownCommand) {
			t.Errorf("an unknown button: %+v", a)
		}
		a = s.ask(discordtest.Press(discordtest.Message{ID: "900000000000000077"}, "one.next:old", discordtest.UserID))
		if a.Type != 4 || !a.Messages[0].Private() {
			t.Errorf("a button of another brief: %+v", a)
		}
	})
}

// What goes wrong around a command ends one answer, not the program.
func TestAPanicOutsideACommand(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := new(record)
		logger := NewLogger(testConfig(), log)
		s := newServer(newHandler(testConfig(), new(scripted), logger), nil, NewMetrics(), logger)
		i, err := decodeInteraction(askBody(1, "2", "slow "+typed))
		if err != nil {
			t.Fatal(err)
		}
		s.Serve(t.Context(), i, func(response) error { panic(typed) }) // to defer it
		d := newDispatcher(t.Context(), s, logger)
		d.start("INTERACTION_CREATE", func() { panic(typed) })
		synctest.Wait()
		if n := d.pending.Load(); n != 0 {
			t.Errorf("%d events are in hand", n)
		}
		if n := strings.Count(log.String(), "level=ERROR"); n != 2 || strings.Contains(log.String(), typed) {
			t.Errorf("%d errors in the log, want 2 without what was typed:\n%s", n, log)
		}
	})
}

func TestFirstAnswerWithinThreeSeconds(t *testing.T) {
	cfg := testConfig()
	cfg.HTTPAddr = ":8080" // for the metrics
	onStage(t, cfg, new(scripted), nil, func(s *stage) {
		s.ready(1)
		tests := []struct {
			verb    string
			private bool // asked for
			want    string
			kind    int
			alone   bool // seen by the asker alone
		}{
			{"quick", false, "heard quick", 4, false},
			{"slow", false, "heard slow", 5, false},
			{"slow", true, "heard slow", 5, true},
			{"refuse", false, "refused", 5, true},
			{"hang", false, "heard hang", 5, false},
			{"deaf", false, string(wentWrong), 5, true},
		}
		for _, tt := range tests {
			options := map[string]any{"question": tt.verb}
			if tt.private {
				options["private"] = true
			}
			e := s.Interact(discordtest.Slash("ask", options))
			s.answer(e)
			time.Sleep(time.Minute)
			a := e.Answer()
			if a.Type != tt.kind || a.Took > firstResponse || text(a) != tt.want || a.Messages[0].Private() != tt.alone {
				t.Errorf("%+v: %+v", tt, a)
			}
		}
		// What is measured is the time that the person saw nothing.
		_, metrics := s.get("/metrics")
		for _, line := range []string{
			`briefbot_interaction_seconds_bucket{command="ask",le="1"} 1`,
			`briefbot_interaction_seconds_bucket{command="ask",le="2"} 5`,
			`briefbot_interaction_seconds_count{command="ask"} 5`,
			`briefbot_interaction_seconds_bucket{command="unknown",le="2"} 1`, // what never ended
		} {
			if !strings.Contains(metrics, line+"\n") {
				t.Errorf("the metrics lack %s", line)
			}
		}
	})
}

// Who sees a reply does not change because it takes long.
func TestASlowButton(t *testing.T) {
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		on := discordtest.Message{ID: "900000000000000055", Content: "before"}
		private := on
		private.Flags = 64
		for name, tt := range map[string]struct {
			p     discordtest.Payload
			alone bool
		}{
			"mine":            {discordtest.Press(on, "one.next:slow", discordtest.UserID), false},
			"mine, private":   {discordtest.Press(private, "one.next:slow", discordtest.UserID), true},
			"another's":       {discordtest.Press(on, "one.next:slow", "900000000000000099"), true},
			"a citation":      {discordtest.Press(on, "one.cite:slow", discordtest.UserID), true},
			"shared with all": {discordtest.Press(private, "share:slow", discordtest.UserID), false},
		} {
			e := s.Interact(tt.p)
			time.Sleep(20 * time.Second)
			a := e.Answer()
			if a.Type != 5 || len(a.Messages) != 1 || text(a) != "match slow" || a.Messages[0].Private() != tt.alone {
				s.t.Errorf("%s: %+v", name, a)
			}
		}
	})
}

func TestALongPassageGoesOnInASecondMessage(t *testing.T) {
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		a := s.ask(discordtest.Slash("ask", map[string]any{"question": "long"}))
		if len(a.Messages) != 2 || len(a.Messages[0].Buttons()) != 0 || len(a.Messages[1].Buttons()) == 0 {
			t.Fatalf("%+v", a)
		}
		// Nothing changes in place where there are two messages.
		p := s.ask(discordtest.Press(a.Messages[1], a.Messages[1].Buttons()[1].CustomID, discordtest.UserID))
		if p.Type != 4 || p.Messages[0].Private() {
			t.Errorf("%+v", p)
		}
	})
}

func TestMessages(t *testing.T) {
	self := discordtest.ApplicationID
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		for _, p := range []discordtest.Payload{
			discordtest.Said("<@"+self+"> what "+typed, self),
			discordtest.Said("in a DM").With("guild_id", nil),
			discordtest.Said("<@"+self+"> what of [R3]?", self),
			discordtest.Said("<@"+self+">", self),
			discordtest.Said("not for you"),
			discordtest.Said("from a bot", self).With("author.bot", true),
			discordtest.Said("from a webhook", self).With("webhook_id", "900000000000000088"),
			discordtest.Said("somebody joined", self).With("type", 7),
			discordtest.Said("of my own", self).As(self),
			discordtest.Said("panic", self),
			discordtest.Said("with a strange component", self).With("components", []any{map[string]any{"type": 99}}),
		} {
			s.Say(p)
			synctest.Wait()
		}
		ctx, cancel := context.WithTimeout(s.t.Context(), time.Minute)
		defer cancel()
		s.Wait(ctx, func() bool { return len(s.Posts()) >= 6 })
		var got []string
		for _, m := range s.Posts() {
			got = append(got, m.Content)
			if !strings.Contains(string(m.Raw), `"parse":[]`) || !strings.Contains(string(m.Raw), `"message_reference"`) {
				t.Errorf("a message mentions people or answers nobody: %s", m.Raw)
			}
		}
		want := []string{"heard what " + typed, "heard in a DM", "recommendation three", "Ask me about the brief.", string(wentWrong), "heard with a strange component"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestWithoutAToken(t *testing.T) {
	err := Run(t.Context(), Config{APIURL: DefaultAPIURL}, Options{Brief: Brief{Commands: new(scripted)}})
	if err != ErrNoToken {
		t.Errorf("got %v", err)
	}
}

// A program that cannot listen does not become the bot for a moment first: each
// of its supervisor's tries would begin a session.
func TestNowhereToListen(t *testing.T) {
	checker := newChecker(t)
	synctest.Test(t, func(t *testing.T) {
		d := discordtest.NewServer(checker)
		cfg := testConfig()
		cfg.HTTPAddr = ":8080"
		listen := func(string, string) (net.Listener, error) {
			time.Sleep(time.Minute)
			return nil, errors.New("address already in use")
		}
		err := run(t.Context(), cfg, Options{Brief: Brief{Commands: new(scripted)}, Log: discardLog()}, outside{rest: d.Transport(), dial: d.Dial, listen: listen})
		if err == nil || !strings.Contains(err.Error(), "HTTP_ADDR") {
			t.Errorf("ended with %v", err)
		}
		if n := len(d.Calls("", "/*/*")); n != 0 || len(d.Opened()) != 0 {
			t.Errorf("%d calls and %d connections were made", n, len(d.Opened()))
		}
		d.Close()
		synctest.Wait()
	})
}
