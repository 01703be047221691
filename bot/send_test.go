package bot

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"briefbot/bot/discordtest"
)

const (
	mention   = "<@" + discordtest.ApplicationID + "> "
	automod   = `{"code":200000,"message":"Message was blocked by automatic moderation"}`
	forbidden = `{"code":50013,"message":"Missing Permissions"}`
	toChannel = "/channels/*/messages"
)

// mention has a person mention the bot in front of a question and returns the
// question's ID.
func (s *stage) mention(id, question string) {
	s.Say(discordtest.Said(mention+question, discordtest.ApplicationID).With("id", id))
}

// A channel that takes five messages in five seconds is asked for a minute. What
// it takes is sent, and hardly anything that it does not: Discord bans an address
// after 10,000 refusals in ten minutes.
func TestAMinuteOfMentions(t *testing.T) {
	for name, tt := range map[string]struct {
		perSecond int
		told      bool // Discord's headers say what it takes
		refused   int  // at most
	}{
		"ten a second":            {10, true, 0},
		"sixty a second":          {60, true, 0},
		"sixty, without a header": {60, false, 5}, // until it is known
	} {
		t.Run(name, func(t *testing.T) {
			onStage(t, testConfig(), new(scripted), func(d *discordtest.Server) { d.Limit(5, 5*time.Second, tt.told) }, func(s *stage) {
				s.ready(1)
				for n := range 60 * tt.perSecond {
					s.Say(discordtest.Said(mention+"hello", discordtest.ApplicationID).As(flooder(n)))
					time.Sleep(time.Second / time.Duration(tt.perSecond))
				}
				time.Sleep(2 * time.Minute)
				// Five in each period of the minute and of the time for which an
				// answer is of use after it.
				if n := len(s.Posts()); n < 85 {
					s.t.Errorf("%d answers arrived, want 85 or more", n)
				}
				if n := s.Refusals(); n > tt.refused {
					s.t.Errorf("%d sends were refused, want at most %d", n, tt.refused)
				}
			})
		})
	}
}

// A channel where the bot lacks a permission is not asked again and again.
func TestAForbiddenChannel(t *testing.T) {
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		s.Fail(discordtest.Fault{Method: "POST", Path: toChannel, Status: 403, Body: forbidden})
		for n := range 600 {
			s.Say(discordtest.Said(mention+"hello", discordtest.ApplicationID).As(flooder(n)))
			time.Sleep(100 * time.Millisecond)
		}
		if n := s.Refusals(); n > 20 {
			s.t.Errorf("%d refusals in a minute", n)
		}
		s.Heal()
		time.Sleep(maxStrike)
		s.mention("1000000000000000999", "again")
		time.Sleep(time.Second)
		if len(s.Posts()) != 1 {
			s.t.Errorf("%d messages after the permission is back", len(s.Posts()))
		}
	})
}

// A 429 that is about the whole bot holds back what goes to other channels too,
// but no answer to an interaction.
func TestAGlobal429(t *testing.T) {
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		s.Fail(discordtest.Fault{Method: "POST", Path: toChannel, Times: 1, Status: 429, Body: `{"message":"slow","retry_after":5,"global":true}`})
		for n := range 20 {
			s.Say(discordtest.Said(mention+"hello", discordtest.ApplicationID).With("channel_id", fmt.Sprint(900000000000000300+n)).As(flooder(n)))
			time.Sleep(10 * time.Millisecond)
		}
		if n := len(s.Calls("POST", toChannel)); n != 1 {
			s.t.Errorf("%d messages were sent in spite of it", n)
		}
		s.alive()
		time.Sleep(10 * time.Second)
		if n := len(s.Posts()); n != 20 || s.Refusals() != 1 {
			s.t.Errorf("%d answers, %d refusals", n, s.Refusals())
		}
	})
}

// Mentions take the same slots as commands.
func TestMentionsTakeSlots(t *testing.T) {
	set := new(scripted)
	onStage(t, testConfig(), set, nil, func(s *stage) {
		s.ready(1)
		for n := range 500 {
			s.Say(discordtest.Said(mention+"hang", discordtest.ApplicationID).As(flooder(n)))
		}
		synctest.Wait()
		set.mu.Lock()
		runs := set.runs
		set.mu.Unlock()
		if runs != maxRunning {
			s.t.Errorf("%d commands run at once, want %d", runs, maxRunning)
		}
		time.Sleep(2 * time.Minute)
	})
}

// Whichever message of an answer is refused, and for whatever reason, a reader
// of the others sees that something is missing, and can delete all.
func TestARefusedMessageIsMissed(t *testing.T) {
	for why, fault := range map[string]discordtest.Fault{
		"a blocked word":            {Status: 400, Body: automod},
		"a link that is not wanted": {Status: 400, Body: `{"code":240000,"message":"Message blocked by harmful links filter"}`},
		"a permission that is gone": {Status: 403, Body: forbidden},
		"a thread that is closed":   {Status: 400, Body: `{"code":50083,"message":"Thread is archived"}`},
	} {
		for n := range 4 {
			t.Run(fmt.Sprintf("%s, message %d", why, n+1), func(t *testing.T) {
				onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
					s.ready(1)
					if n > 0 {
						s.Fail(discordtest.Fault{Method: "POST", Path: toChannel, Times: n, Wait: time.Millisecond})
					}
					fault.Method, fault.Path, fault.Times = "POST", toChannel, 1
					s.Fail(fault)
					s.Say(discordtest.Said(mention+"book", discordtest.ApplicationID))
					time.Sleep(time.Minute)
					posts := s.Posts()
					if n == 0 && fault.Status == 403 {
						if len(posts) != 0 {
							s.t.Errorf("%d messages where the bot may not write", len(posts))
						}
						return
					}
					if len(posts) != max(1, n) {
						s.t.Fatalf("%d messages, want %d", len(posts), max(1, n))
					}
					last := posts[len(posts)-1]
					if n == 0 && last.Content != string(answerLost) || n > 0 && last.Buttons()[0].Label != string(restLost) {
						s.t.Errorf("nothing says that something is missing: %+v", last)
					}
					s.ask(discordtest.Press(last, buttonID(last, "Delete"), discordtest.UserID))
					time.Sleep(time.Second)
					if left := len(s.Posts()); left != 0 {
						s.t.Errorf("%d messages are left after Delete", left)
					}
				})
			})
		}
	}
}

// Where what arrived cannot be changed either, a message says that the rest is
// missing; so is a person told whose first answer is refused.
func TestARefusedEditIsSaidToo(t *testing.T) {
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		s.Fail(discordtest.Fault{Method: "PATCH", Path: "/channels/*/messages/*", Status: 403, Body: forbidden})
		s.Fail(discordtest.Fault{Method: "POST", Path: toChannel, Times: 1, Wait: time.Millisecond})
		s.Fail(discordtest.Fault{Method: "POST", Path: toChannel, Times: 1, Status: 400, Body: automod})
		s.Say(discordtest.Said(mention+"book", discordtest.ApplicationID))
		time.Sleep(time.Minute)
		posts := s.Posts()
		if len(posts) != 2 || posts[1].Content != string(restLost)+"." || buttonID(posts[1], "Delete") == "" {
			s.t.Errorf("%+v", posts)
		}
		s.Heal()
		s.Fail(discordtest.Fault{Method: "POST", Path: "/interactions/*/*/callback", Times: 1, Status: 400, Body: automod})
		if a := s.ask(discordtest.Slash("ask", map[string]any{"question": "x"})); text(a) != string(answerLost) || !a.Messages[0].Private() {
			s.t.Errorf("a first response: %+v", a)
		}
		s.Fail(discordtest.Fault{Method: "PATCH", Path: "/webhooks/*/*/messages/@original", Times: 1, Status: 400, Body: automod})
		e := s.Interact(discordtest.Slash("ask", map[string]any{"question": "slow"}))
		time.Sleep(time.Minute)
		if a := e.Answer(); text(a) != string(answerLost) || buttonID(a.Messages[0], "Delete") == "" {
			s.t.Errorf("a deferred answer: %+v", a)
		}
	})
}

// Without the right to reply, or without the message, the answer stands alone.
func TestAnAnswerWithoutTheReference(t *testing.T) {
	for name, body := range map[string]string{
		"no Read Message History": `{"code":160002,"message":"Cannot reply without permission to read message history"}`,
		"a system message":        `{"code":50035,"message":"Invalid Form Body","errors":{"message_reference":{"_errors":[{"code":"REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE","message":"Cannot reply to a system message"}]}}}`,
		"an unknown message":      `{"code":10008,"message":"Unknown Message"}`,
	} {
		t.Run(name, func(t *testing.T) {
			onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
				s.ready(1)
				s.Fail(discordtest.Fault{Method: "POST", Path: toChannel, Times: 1, Status: 400, Body: body})
				s.mention("1000000000000000999", typed)
				time.Sleep(time.Minute)
				posts := s.Posts()
				if len(posts) != 1 || posts[0].Content != "heard "+typed || strings.Contains(string(posts[0].Raw), "message_reference") {
					s.t.Errorf("%+v", posts)
				}
			})
		})
	}
}

// The answer follows its question: it changes with it, and goes with it.
func TestAQuestionThatChanges(t *testing.T) {
	const id = "1000000000000000999"
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		change := func(text string) {
			s.Dispatch("MESSAGE_UPDATE", discordtest.Said(mention+text, discordtest.ApplicationID).With("id", id).With("edited_timestamp", "2026-11-23T12:01:00+00:00").JSON())
			time.Sleep(20 * time.Second)
		}
		shown := func() string {
			var all []string
			for _, m := range s.Posts() {
				all = append(all, m.Content)
			}
			return strings.Join(all, "\n---\n")
		}
		s.mention(id, "one")
		time.Sleep(time.Second)
		first := s.Posts()[0].ID
		change("two")
		if shown() != "heard two" || s.Posts()[0].ID != first {
			s.t.Errorf("after an edit: %+v", s.Posts())
		}
		calls := len(s.Calls("", "/channels/*/*")) + len(s.Calls("", "/channels/*/*/*"))
		change("two") // a link's preview came
		if n := len(s.Calls("", "/channels/*/*")) + len(s.Calls("", "/channels/*/*/*")); n != calls {
			s.t.Errorf("%d calls for an edit that is none", n-calls)
		}
		change("book")
		posts := s.Posts()
		if len(posts) != 4 || posts[0].ID != first || len(posts[0].Buttons()) != 0 {
			s.t.Errorf("after an edit that asks for more: %+v", posts)
		}
		change("short")
		if shown() != "heard short" {
			s.t.Errorf("after an edit that asks for less: %s", shown())
		}
		change("book")
		s.Dispatch("MESSAGE_DELETE", []byte(`{"id":"`+id+`","channel_id":"`+discordtest.ChannelID+`"}`))
		time.Sleep(10 * time.Second)
		if n := len(s.Posts()); n != 0 {
			s.t.Errorf("%d messages are left when the question is gone", n)
		}
		change("again")
		if n := len(s.Posts()); n != 0 {
			s.t.Errorf("%d messages after an edit of what is gone", n)
		}
		const other = "1000000000000000998"
		s.mention(other, "one")
		s.Dispatch("MESSAGE_UPDATE", []byte(`{"id":"`+other+`","channel_id":"`+discordtest.ChannelID+`","guild_id":"`+discordtest.GuildID+`","embeds":[]}`))
		time.Sleep(10 * time.Second)
		if n := len(s.Posts()); n != 1 {
			s.t.Errorf("%d messages after an update that does not say who is mentioned", n)
		}
		s.Dispatch("MESSAGE_UPDATE", discordtest.Said("never mind").With("id", other).JSON())
		time.Sleep(10 * time.Second)
		if n := len(s.Posts()); n != 0 {
			s.t.Errorf("%d messages are left when the question no longer mentions the bot", n)
		}
	})
}

// A question that changes or goes while it is answered has one answer, or none.
func TestAQuestionThatChangesWhileItIsAnswered(t *testing.T) {
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		update := func(id, text string) {
			s.Dispatch("MESSAGE_UPDATE", discordtest.Said(mention+text, discordtest.ApplicationID).With("id", id).JSON())
		}
		s.mention("1000000000000000901", "slow")
		update("1000000000000000901", "skipped")
		update("1000000000000000901", "last")
		s.mention("1000000000000000902", "slow")
		s.Dispatch("MESSAGE_DELETE_BULK", []byte(`{"ids":["1000000000000000902","5"],"channel_id":"`+discordtest.ChannelID+`"}`))
		time.Sleep(time.Minute)
		posts := s.Posts()
		if len(posts) != 1 || posts[0].Content != "heard last" || posts[0].Edits > 1 {
			s.t.Errorf("%+v", posts)
		}
	})
}

// What answers what is known for ten minutes, of so many questions and no more.
func TestQuestionsAreFollowedForAWhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s answers
		for n := range maxFollowed + 5 {
			s.begin(said{ID: fmt.Sprint(n), Content: "x"})
		}
		if len(s.by) != maxFollowed || s.changed(said{ID: "3", Content: "y"}) == nil || s.changed(said{ID: fmt.Sprint(maxFollowed + 1), Content: "y"}) != nil {
			t.Errorf("%d are followed, want %d", len(s.by), maxFollowed)
		}
		time.Sleep(followFor + time.Second)
		synctest.Wait()
		s.mu.Lock()
		defer s.mu.Unlock()
		if len(s.by) != 0 {
			t.Errorf("%d are followed after %v", len(s.by), followFor)
		}
	})
}

// What is escaped in a path stays so, and no part of a token comes into a route.
func TestPathsStayEscaped(t *testing.T) {
	var got []string
	next := roundTrip(func(r *http.Request) (*http.Response, error) {
		got = append(got, r.URL.String())
		return &http.Response{StatusCode: http.StatusNoContent, Body: http.NoBody, Request: r, Header: http.Header{}}, nil
	})
	m := NewMetrics()
	tr, err := newTransport("http://proxy/a%2Fb", next, m)
	if err != nil {
		t.Fatal(err)
	}
	c := &client{http: &http.Client{Transport: tr}, token: "T"}
	_ = c.removeMessage(t.Context(), "1/../../users/@me", "2?x=1")
	_ = c.respond(t.Context(), &interaction{ID: "1", Token: "secret/part"}, response{})
	want := []string{"http://proxy/a%2Fb/v10/channels/1%2F..%2F..%2Fusers%2F@me/messages/2%3Fx=1", "http://proxy/a%2Fb/v10/interactions/1/secret%2Fpart/callback"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if route := routeOf("POST", "/interactions/1/secret%2Fpart/callback"); route != "POST /interactions/…/…/callback" {
		t.Errorf("the route is %q", route)
	}
}

// The lanes of calls that are over are not kept.
func TestLanesAreForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newLanes()
		for n := range 5 * sweepLanes {
			path := fmt.Sprintf("/channels/%d/messages", n)
			lane, held, err := l.enter(t.Context(), "POST", path, false)
			if held != nil || err != nil {
				t.Fatal(held, err)
			}
			resp := &http.Response{StatusCode: 200, Header: http.Header{}}
			resp.Header.Set("X-RateLimit-Remaining", "4")
			resp.Header.Set("X-RateLimit-Reset-After", "5")
			l.leave(lane, "POST", path, resp, nil)
			time.Sleep(100 * time.Millisecond)
		}
		if len(l.lanes) > 2*sweepLanes {
			t.Errorf("%d lanes are kept", len(l.lanes))
		}
	})
}
