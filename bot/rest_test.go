package bot

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"briefbot/bot/discordtest"
)

const html429 = "<!DOCTYPE html><title>You are being rate limited</title>"

// Each fault strikes the callback of a question. Answered says whether the
// person gets the answer all the same; calls is how many attempts that takes.
func TestCallbackFaults(t *testing.T) {
	callback := func(f discordtest.Fault) discordtest.Fault {
		f.Method, f.Path = "POST", "/interactions/*/*/callback"
		return f
	}
	tests := map[string]struct {
		fault    discordtest.Fault
		answered bool
		calls    int
	}{
		"429 as JSON":                    {discordtest.Fault{Times: 1, Status: 429, Body: `{"message":"slow","retry_after":0.3,"global":false}`}, true, 2},
		"429 as HTML":                    {discordtest.Fault{Times: 1, Status: 429, Body: html429, Header: map[string]string{"Retry-After": "1"}}, true, 2},
		"429 for an hour":                {discordtest.Fault{Status: 429, Body: `{"message":"slow","retry_after":3600,"global":true}`}, false, 1},
		"500":                            {discordtest.Fault{Times: 1, Status: 500}, true, 2},
		"502 as HTML":                    {discordtest.Fault{Times: 2, Status: 502, Body: "<html>"}, true, 3},
		"503":                            {discordtest.Fault{Times: 2, Status: 503}, true, 3},
		"504":                            {discordtest.Fault{Times: 1, Status: 504}, true, 2},
		"503 for good":                   {discordtest.Fault{Status: 503}, false, maxAttempts},
		"answered after it was received": {discordtest.Fault{Times: 1, Status: 502, Done: true}, true, 2},
		"received, and its answer lost":  {discordtest.Fault{Times: 1, Hang: true, Done: true}, true, 2},
		"a request that hangs":           {discordtest.Fault{Times: 1, Hang: true}, true, 2},
		"a slow answer":                  {discordtest.Fault{Wait: time.Second}, true, 1},
		"401":                            {discordtest.Fault{Status: 401, Body: `{"message":"401: Unauthorized","code":0}`}, false, 1},
		"403":                            {discordtest.Fault{Status: 403, Body: `{"message":"Missing Access","code":50001}`}, false, 1},
		"404":                            {discordtest.Fault{Status: 404, Body: `{"message":"Unknown interaction","code":10062}`}, false, 1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
				s.ready(1)
				s.Fail(callback(tt.fault))
				e := s.Interact(discordtest.Slash("ask", map[string]any{"question": typed}))
				time.Sleep(20 * time.Second)
				synctest.Wait()
				a := e.Answer()
				if got := text(a) == "heard "+typed && a.Took <= firstResponse; got != tt.answered {
					s.t.Errorf("answered is %v, want %v: %+v", got, tt.answered, a)
				}
				if n := len(s.Calls("POST", "/interactions/*/*/callback")); n != tt.calls {
					s.t.Errorf("%d calls, want %d", n, tt.calls)
				}
				errors := strings.Count(s.log.String(), "level=ERROR")
				if want := map[bool]int{true: 0, false: 1}[tt.answered]; errors != want {
					s.t.Errorf("%d errors in the log, want %d", errors, want)
				}
				s.Heal()
				s.alive()
			})
		})
	}
}

func TestFollowUpFaults(t *testing.T) {
	tests := map[string]struct {
		fault discordtest.Fault
		whole bool // whether both messages arrive
	}{
		"429":                   {discordtest.Fault{Times: 2, Status: 429, Body: `{"retry_after":2}`}, true},
		"429 as HTML":           {discordtest.Fault{Times: 1, Status: 429, Body: html429}, true},
		"429 as HTML, for long": {discordtest.Fault{Times: 1, Status: 429, Body: html429, Header: map[string]string{"Retry-After": "7"}}, true},
		"not known yet":         {discordtest.Fault{Times: 2, Status: 404, Body: `{"code":10015,"message":"Unknown Webhook"}`}, true},
		"502 after it was sent": {discordtest.Fault{Times: 1, Status: 502, Done: true}, true}, // a repeat would be a second copy
		"403":                   {discordtest.Fault{Status: 403, Body: `{"code":50001}`}, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
				s.ready(1)
				tt.fault.Method, tt.fault.Path = "POST", "/webhooks/*/*"
				s.Fail(tt.fault)
				e := s.Interact(discordtest.Slash("ask", map[string]any{"question": "long"}))
				time.Sleep(30 * time.Second)
				want := 1
				if tt.whole {
					want = 2
				}
				if n := len(e.Answer().Messages); n != want {
					s.t.Errorf("%d messages, want %d", n, want)
				}
				if after, ok := tt.fault.Header["Retry-After"]; ok {
					calls := s.Calls("POST", "/webhooks/*/*")
					if waited := calls[1].At.Sub(calls[0].At); waited < 7*time.Second {
						s.t.Errorf("tried again after %v, told to wait %s s", waited, after)
					}
				}
			})
		})
	}
}

func TestAMessageIsNotSentTwice(t *testing.T) {
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		s.Fail(discordtest.Fault{Method: "POST", Path: "/channels/*/messages", Times: 2, Status: 502, Done: true})
		s.Say(discordtest.Said("in a DM").With("guild_id", nil))
		time.Sleep(20 * time.Second)
		var got []string
		for _, m := range s.Posts() {
			got = append(got, m.Content)
		}
		if diff := cmp.Diff([]string{"heard in a DM"}, got); diff != "" {
			s.t.Error(diff)
		}
	})
}

func TestRegistrationFaults(t *testing.T) {
	for _, status := range []int{403, 429, 500, 503} {
		t.Run(fmt.Sprint(status), func(t *testing.T) {
			onStage(t, testConfig(), new(scripted), func(d *discordtest.Server) {
				d.Fail(discordtest.Fault{Method: "GET", Path: "/applications/*/commands", Times: 7, Status: status, Body: "{}"})
			}, func(s *stage) {
				s.ready(1)
				s.alive() // whatever becomes of the registration
				time.Sleep(5 * time.Minute)
				if n := len(s.Commands(everywhere)); (n == 3) == (status == 403) {
					s.t.Errorf("%d commands are registered", n)
				}
			})
		})
	}
}

// A Discord-compatible server may not say whose token it is; READY does.
func TestTheApplicationIsKnownFromREADY(t *testing.T) {
	onStage(t, testConfig(), new(scripted), func(d *discordtest.Server) {
		d.Fail(discordtest.Fault{Path: "/applications/@me", Status: 404, Body: "{}"})
		d.Fail(discordtest.Fault{Path: "/users/@me", Status: 404, Body: "{}"})
	}, func(s *stage) {
		s.ready(1)
		time.Sleep(10 * time.Second)
		if n := len(s.Commands(everywhere)); n != 3 {
			s.t.Errorf("%d commands are registered, want 3", n)
		}
		a := s.ask(discordtest.Slash("ask", map[string]any{"question": "long"}).With("application_id", nil))
		if len(a.Messages) != 2 {
			s.t.Errorf("the second message did not arrive: %+v", a)
		}
	})
}

// Interactions that Discord should never send get a neutral sentence or
// nothing, and break nothing.
func TestMalformedInteractions(t *testing.T) {
	slash := discordtest.Slash("ask", map[string]any{"question": typed})
	strange := []any{
		map[string]any{"type": 99, "custom_id": "x"},
		map[string]any{"type": 1, "components": []any{map[string]any{"type": 2, "style": 1, "label": "a", "custom_id": "b"}, map[string]any{"type": 77}}},
		map[string]any{"type": 17, "components": []any{map[string]any{"type": 9, "accessory": map[string]any{"type": 98}, "components": []any{}}}},
	}
	tests := map[string]struct {
		p    discordtest.Payload
		want string // what the person sees
	}{
		"no member and no user":             {slash.With("member", nil), "heard " + typed},
		"a member without a user":           {slash.With("member.user", nil), "heard " + typed},
		"an unknown interaction type":       {slash.With("type", 9), string(unknownCommand)},
		"a type that no byte holds":         {slash.With("type", 256), string(wentWrong)},
		"a type in words":                   {slash.With("type", "command"), string(wentWrong)},
		"a locale that is a number":         {slash.With("locale", 7), "heard " + typed},
		"a command type that no byte holds": {slash.With("data.type", 256), string(wentWrong)},
		"a modal that nobody opened":        {slash.With("type", 5).With("data", map[string]any{"custom_id": "x", "components": strange}), string(unknownCommand)},
		"an unknown command type":           {slash.With("data.type", 4), string(unknownCommand)},
		"a user command":                    {slash.With("data.type", 2), string(unknownCommand)},
		"no data":                           {slash.With("data", nil), string(wentWrong)},
		"data that is a list":               {slash.With("data", []any{}), string(wentWrong)},
		"a member that is a number":         {slash.With("member", 7), string(wentWrong)},
		"no options":                        {slash.With("data.options", nil), "heard "},
		"options of other types":            {slash.With("data.options", []any{map[string]any{"name": "question", "type": 4, "value": 7}}), "heard 7"},
		"an option without a value":         {slash.With("data.options", []any{map[string]any{"name": "question", "type": 3}}), "heard "},
		"no locale":                         {slash.With("locale", nil), "heard " + typed},
		"an unknown locale":                 {slash.With("locale", "tlh"), "heard " + typed},
		"unknown fields":                    {slash.With("surprise", map[string]any{"a": 1}), "heard " + typed},
		"a message with strange parts":      {discordtest.Menu("Find in brief", "text").With("data.resolved.messages.900000000000000030.components", strange), "found text"},
		"a message command on nothing":      {discordtest.Menu("Find in brief", "text").With("data.resolved", nil), "found "},
		"a message command on another":      {discordtest.Menu("Find in brief", "text").With("data.target_id", "1"), "found "},
		"a button on a strange message":     {discordtest.Press(discordtest.Message{ID: "900000000000000077"}, "one.next:5", discordtest.UserID).With("message.components", strange), "match 5"},
		"a button without its message":      {discordtest.Press(discordtest.Message{}, "one.next:5", discordtest.UserID).With("message", nil), "match 5"},
		"sharing without a message":         {discordtest.Press(discordtest.Message{}, "share:", discordtest.UserID).With("message", nil), string(nothingToShare)},
		"deleting nobody's":                 {discordtest.Press(discordtest.Message{}, "delete:", discordtest.UserID), string(notYours)},
	}
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		for name, tt := range tests {
			a := s.ask(tt.p)
			if text(a) != tt.want {
				s.t.Errorf("%s: %q, want %q", name, text(a), tt.want)
			}
		}
		s.Dispatch("INTERACTION_CREATE", []byte(`{"id":"5"}`))
		s.Dispatch("INTERACTION_CREATE", []byte(`{"id":"6","token":"t","type":1}`))
		s.Dispatch("INTERACTION_CREATE", []byte(`"what"`))
		s.Dispatch("MESSAGE_CREATE", []byte(`{"id":7}`))
		s.Dispatch("SOMETHING_NEW", []byte(`{}`))
		s.alive()
	})
}

// One person's flood gets a private notice, and slows nobody else.
func TestOnePersonsFlood(t *testing.T) {
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		s.Fail(discordtest.Fault{Path: "/interactions/*/*/callback", Wait: 100 * time.Millisecond})
		var flood []*discordtest.Exchange
		for range 500 {
			flood = append(flood, s.Interact(discordtest.Slash("ask", map[string]any{"question": "again"})))
		}
		other := s.answer(s.Interact(discordtest.Slash("ask", map[string]any{"question": "me too"}).As("900000000000000099")))
		if text(other) != "heard me too" || other.Took > time.Second {
			s.t.Errorf("somebody else waited: %+v", other)
		}
		answered, noticed := 0, 0
		for _, e := range flood {
			a := s.answer(e)
			switch {
			case text(a) == "heard again":
				answered++
			case text(a) == string(tooFast) && a.Messages[0].Private():
				noticed++
			}
		}
		if answered != limitBurst || noticed != len(flood)-limitBurst {
			s.t.Errorf("%d answered and %d told to wait, want %d and the rest", answered, noticed, limitBurst)
		}
		time.Sleep(time.Minute)
		s.alive() // the limit passes
	})
}

// The program finishes what is in flight before it stops.
func TestShutdownFinishesWhatIsInFlight(t *testing.T) {
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		e := s.Interact(discordtest.Slash("ask", map[string]any{"question": "slow"}))
		synctest.Wait()
		s.stop()
		ctx, cancel := context.WithTimeout(context.Background(), drainWithin)
		defer cancel()
		s.Wait(ctx, func() bool { a := e.Answer(); return a.Type != 0 && !a.Deferred })
		if text(e.Answer()) != "heard slow" {
			s.t.Errorf("not finished: %+v", e.Answer())
		}
	})
}
