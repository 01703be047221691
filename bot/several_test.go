package bot

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"briefbot/bot/discordtest"
	"briefbot/corpus"
	"briefbot/index"
)

// buttonID is the custom ID of a message's button, by its label; "" if it has
// none.
func buttonID(m discordtest.Message, label string) string {
	for _, b := range m.Buttons() {
		if b.Label == label {
			return b.CustomID
		}
	}
	return ""
}

// outsideMember is an interaction of somebody who installed the bot for
// themselves, in a server that it is no member of.
func outsideMember(p discordtest.Payload) discordtest.Payload {
	return p.With("authorizing_integration_owners", map[string]any{"1": discordtest.UserID})
}

// One press of Delete takes the whole reply away, however many messages it has,
// however it came, and whichever process answers the press.
func TestDeleteTakesTheWholeReply(t *testing.T) {
	const stranger = "900000000000000099"
	replies := map[string]struct {
		// ask returns the reply's messages.
		ask      func(s *stage) []discordtest.Message
		messages int
	}{
		"to a command, of one message": {func(s *stage) []discordtest.Message {
			return s.ask(discordtest.Slash("ask", map[string]any{"question": "what"})).Messages
		}, 1},
		"to a command, of two": {func(s *stage) []discordtest.Message {
			return s.ask(discordtest.Slash("ask", map[string]any{"question": "long"})).Messages
		}, 2},
		"to a command, of four": {func(s *stage) []discordtest.Message {
			return s.ask(discordtest.Slash("ask", map[string]any{"question": "book"})).Messages
		}, 4},
		"to a command, of as many as there can be": {func(s *stage) []discordtest.Message {
			return s.ask(discordtest.Slash("ask", map[string]any{"question": "library"})).Messages
		}, maxMessages},
		"to a command that took long": {func(s *stage) []discordtest.Message {
			return s.ask(discordtest.Slash("ask", map[string]any{"question": "saga"})).Messages
		}, 4},
		"to a command that answers in private too late": {func(s *stage) []discordtest.Message {
			return s.ask(discordtest.Press(discordtest.Message{ID: "900000000000000077", Flags: 64}, "share:saga", discordtest.UserID)).Messages
		}, 4},
		"to a mention": {func(s *stage) []discordtest.Message {
			s.Say(discordtest.Said("<@"+discordtest.ApplicationID+"> book", discordtest.ApplicationID))
			time.Sleep(10 * time.Second)
			return s.Posts()
		}, 4},
		"to a press": {func(s *stage) []discordtest.Message {
			return s.ask(discordtest.Press(discordtest.Message{ID: "900000000000000077"}, "many.section:long", discordtest.UserID)).Messages
		}, 2},
	}
	for name, tt := range replies {
		for who, p := range map[string]func(discordtest.Payload) discordtest.Payload{
			"by the asker": func(p discordtest.Payload) discordtest.Payload { return p },
			"by a moderator": func(p discordtest.Payload) discordtest.Payload {
				return p.As(stranger).With("member.permissions", "8192")
			},
			"not by a reader": func(p discordtest.Payload) discordtest.Payload { return p.As(stranger).With("member.permissions", "0") },
		} {
			t.Run(name+", "+who, func(t *testing.T) {
				onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
					s.ready(1)
					reply := tt.ask(s)
					if len(reply) != tt.messages {
						s.t.Fatalf("%d messages, want %d", len(reply), tt.messages)
					}
					for _, m := range reply[:len(reply)-1] {
						if len(m.Buttons()) != 0 {
							s.t.Errorf("a message that others follow has buttons: %+v", m.Buttons())
						}
					}
					last := reply[len(reply)-1]
					s.ask(p(discordtest.Press(last, buttonID(last, "Delete"), discordtest.UserID)))
					time.Sleep(10 * time.Second)
					var left []string
					for _, m := range reply {
						if !s.Gone(m.ID) {
							left = append(left, m.ID)
						}
					}
					want := 0
					if who == "not by a reader" {
						want = len(reply)
					}
					if len(left) != want {
						s.t.Errorf("%d of %d messages are left, want %d", len(left), len(reply), want)
					}
				})
			})
		}
	}
}

// A deletion that fails half-way leaves the button, and a second press does the
// rest.
func TestDeleteCanBePressedAgain(t *testing.T) {
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		reply := s.ask(discordtest.Slash("ask", map[string]any{"question": "book"})).Messages
		last := reply[len(reply)-1]
		s.Fail(discordtest.Fault{Method: "DELETE", Path: "/channels/*/messages/" + reply[2].ID, Status: 503})
		s.ask(discordtest.Press(last, buttonID(last, "Delete"), discordtest.UserID))
		time.Sleep(time.Minute)
		if s.Gone(last.ID) || !s.Gone(reply[1].ID) {
			s.t.Error("the button is gone before what it deletes")
		}
		s.Heal()
		s.ask(discordtest.Press(last, buttonID(last, "Delete"), discordtest.UserID))
		time.Sleep(time.Minute)
		for n, m := range reply {
			if !s.Gone(m.ID) {
				s.t.Errorf("message %d is left", n+1)
			}
		}
	})
}

// Where the bot may not delete the others, the one with the button goes and the
// person is told of the rest.
func TestDeleteWithoutThePermission(t *testing.T) {
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		reply := s.ask(discordtest.Slash("ask", map[string]any{"question": "book"})).Messages
		last := reply[len(reply)-1]
		s.Fail(discordtest.Fault{Method: "DELETE", Path: "/channels/*/messages/*", Status: 403, Body: `{"code":50001,"message":"Missing Access"}`})
		a := s.ask(discordtest.Press(last, buttonID(last, "Delete"), discordtest.UserID).With("locale", "fr"))
		if !s.Gone(last.ID) || text(a) != notAll.In("fr") || !a.Messages[0].Private() {
			s.t.Errorf("the button's own message: gone %v; told %q", s.Gone(last.ID), text(a))
		}
	})
}

// Where the bot is no member of the place it can delete a message only by the
// message's own button.
func TestOutsideEachMessageHasItsDelete(t *testing.T) {
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		s.Fail(discordtest.Fault{Path: "/channels/*/messages*", Status: 403, Body: `{"code":50001}`})
		reply := s.ask(outsideMember(discordtest.Slash("ask", map[string]any{"question": "book"}))).Messages
		for n, m := range reply {
			id := buttonID(m, "Delete")
			if id == "" {
				s.t.Fatalf("message %d has no Delete", n+1)
			}
			s.ask(outsideMember(discordtest.Press(m, id, discordtest.UserID)))
			if !s.Gone(m.ID) {
				s.t.Errorf("message %d is left", n+1)
			}
		}
		if n := len(s.Calls("DELETE", "/channels/*/messages/*")); n != 0 {
			s.t.Errorf("%d calls that Discord refuses", n)
		}
	})
}

// The button of old replies names nobody but the asker.
func TestDeleteIDs(t *testing.T) {
	for _, ids := range [][]string{nil, {"1"}, {"1400000000000000001", "1400000000000000002", "1400000000000000003", "1400000000000000004", "18446744073709551615"}} {
		id := deleteID("18446744073709551615", ids)
		owner, others := readDeleteID(id)
		if diff := cmp.Diff(ids, others); owner != "18446744073709551615" || diff != "" || len(id) > maxCustomID {
			t.Errorf("%q is read as %q and %v: %s", id, owner, others, diff)
		}
	}
	for id, want := range map[string]string{"delete:": "", "delete:7": "7", "delete:7:": "7", "delete:7:?": "7", "delete:7:AAAA": "7"} {
		if owner, others := readDeleteID(id); owner != want || others != nil {
			t.Errorf("%q is read as %q and %v", id, owner, others)
		}
	}
}

// A private reply of several messages can be shared from the start: as a whole
// where it can be made anew, and else message by message.
func TestALongPrivateReplyCanBeShared(t *testing.T) {
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		for verb, want := range map[string][]bool{"what": {true}, "long": {false, true}, "book": {true, true, true, true}} {
			private := s.ask(discordtest.Slash("ask", map[string]any{"question": verb, "private": true})).Messages
			var has []bool
			for _, m := range private {
				has = append(has, buttonID(m, "Share in channel") != "")
				if !m.Private() {
					s.t.Errorf("%s: not private", verb)
				}
			}
			if diff := cmp.Diff(want, has); diff != "" {
				s.t.Errorf("%s: which messages have the button: %s", verb, diff)
			}
			var shared []string
			for _, m := range private {
				id := buttonID(m, "Share in channel")
				if id == "" {
					continue
				}
				a := s.ask(discordtest.Press(m, id, discordtest.UserID))
				for _, m := range a.Messages {
					if m.Private() {
						s.t.Errorf("%s: shared in private", verb)
					}
					shared = append(shared, m.Content)
				}
				if last := a.Messages[len(a.Messages)-1]; buttonID(last, "Delete") == "" {
					s.t.Errorf("%s: what was shared cannot be deleted", verb)
				}
			}
			var shown []string
			for _, m := range private {
				shown = append(shown, m.Content)
			}
			if diff := cmp.Diff(shown, shared); diff != "" {
				s.t.Errorf("%s: shared is not what was shown: %s", verb, diff)
			}
		}
	})
}

// topicSearch finds what is asked about the brief as a document.
type topicSearch struct{ fixedSearch }

func (f topicSearch) Search(ctx context.Context, q index.Query) (index.Result, error) {
	r, err := f.fixedSearch.Search(ctx, q)
	if r.Kind, r.Entry, r.Stated = index.FactKind, q.Text, 2; q.Text == "the argument" {
		r.Kind = index.PassageKind
	}
	return r, err
}

// What `/ask … private` answers is shared as a whole, in the words that were
// shown, however many messages it takes.
func TestWhatAskShowsIsMadeAnew(t *testing.T) {
	quotations := func(a answer) []string {
		var out []string
		for _, m := range a.Messages {
			for _, l := range strings.Split(m.Content, "\n") {
				if strings.HasPrefix(l, ">") {
					out = append(out, l)
				}
			}
		}
		return out
	}
	j := newJudge(t, corpus.Builtin(), topicSearch{})
	for _, topic := range []string{"references", "about", "recommendations", "author", "the argument"} {
		private := j.answer(t, asks("ask", "question", topic, true))
		last := private.Messages[len(private.Messages)-1]
		share := last.Buttons[len(last.Buttons)-1].CustomID
		if strings.HasPrefix(share, idMore) {
			on := discordtest.Message{ID: "900000000000000055", Content: last.Content, Flags: 64, Raw: mustJSON(t, last.sending())}
			more := j.answer(t, discordtest.Press(on, share, discordtest.UserID)).Messages[0].Buttons
			share = more[len(more)-1].CustomID
		}
		if want := idShare; !strings.HasPrefix(share, want) || len(private.Messages) > 1 && share == want {
			t.Fatalf("%s: the last button of %d messages is %q", topic, len(private.Messages), share)
		}
		on := discordtest.Message{ID: "900000000000000055", Content: last.Content, Flags: 64, Raw: mustJSON(t, last.sending())}
		shared := j.answer(t, discordtest.Press(on, share, discordtest.UserID))
		if diff := cmp.Diff(quotations(private), quotations(shared)); diff != "" || len(quotations(private)) == 0 {
			t.Errorf("%s: %s", topic, diff)
		}
	}
}

// What may have been carried out is repeated only where that does no harm that
// the bot can avoid.
func TestFollowUpsAreRepeated(t *testing.T) {
	lost := discordtest.Fault{Method: "POST", Path: "/webhooks/*/*"}
	fault := func(f discordtest.Fault) discordtest.Fault {
		f.Method, f.Path, f.Times = lost.Method, lost.Path, 2
		return f
	}
	public := discordtest.Slash("ask", map[string]any{"question": "book"})
	private := discordtest.Slash("ask", map[string]any{"question": "book", "private": true})
	tests := map[string]struct {
		fault  discordtest.Fault
		p      discordtest.Payload
		copies int // of messages that are there twice
	}{
		"500":                                {discordtest.Fault{Status: 500}, public, 0},
		"502 as HTML":                        {discordtest.Fault{Status: 502, Body: "<html>"}, public, 0},
		"503, in private":                    {discordtest.Fault{Status: 503}, private, 0},
		"502 after it was sent":              {discordtest.Fault{Status: 502, Done: true}, public, 0},
		"sent, and the answer lost":          {discordtest.Fault{Hang: true, Done: true}, public, 0},
		"an answer that takes three seconds": {discordtest.Fault{Wait: 3 * time.Second}, public, 0},
		// Nobody but Discord can see these.
		"502 after it was sent, in private":  {discordtest.Fault{Status: 502, Done: true}, private, 2},
		"502 after it was sent, far outside": {discordtest.Fault{Status: 502, Done: true}, outsideMember(public), 2},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
				s.ready(1)
				s.Fail(fault(tt.fault))
				e := s.Interact(tt.p)
				time.Sleep(2 * time.Minute)
				synctest.Wait()
				var whole []string
				for _, m := range e.Answer().Messages {
					if !slices.Contains(whole, m.Content) {
						whole = append(whole, m.Content)
					}
				}
				if len(whole) != 4 {
					s.t.Errorf("%d different messages of 4", len(whole))
				}
				if n := len(e.Answer().Messages) - len(whole); n != tt.copies {
					s.t.Errorf("%d messages are there twice, want %d", n, tt.copies)
				}
			})
		})
	}
}

// Where the rest cannot be sent for good, what arrived says so and can be deleted.
func TestAReplyThatBreaksOffSaysSo(t *testing.T) {
	for name, private := range map[string]bool{"for all": false, "in private": true} {
		t.Run(name, func(t *testing.T) {
			onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
				s.ready(1)
				options := map[string]any{"question": "book"}
				if private {
					options["private"] = true
				}
				// Two of three arrive.
				s.Fail(discordtest.Fault{Method: "POST", Path: "/webhooks/*/*", Times: 2, Wait: time.Millisecond})
				s.Fail(discordtest.Fault{Method: "POST", Path: "/webhooks/*/*", Status: 503})
				e := s.Interact(discordtest.Slash("ask", options).With("locale", "de"))
				time.Sleep(time.Minute)
				reply := e.Answer().Messages
				if len(reply) != 3 {
					s.t.Fatalf("%d messages arrived, want 3", len(reply))
				}
				last := reply[2]
				if b := last.Buttons(); len(b) == 0 || b[0].Label != restLost.In("de") || !b[0].Disabled || last.Content == "" {
					s.t.Fatalf("the last message does not say that it is not the end: %+v", last)
				}
				if private {
					if len(last.Buttons()) != 1 {
						s.t.Errorf("buttons %+v", last.Buttons())
					}
					return
				}
				s.Heal()
				s.ask(discordtest.Press(last, buttonID(last, "Löschen"), discordtest.UserID))
				time.Sleep(time.Second)
				for n, m := range reply {
					if !s.Gone(m.ID) {
						s.t.Errorf("message %d is left", n+1)
					}
				}
			})
		})
	}
}

// A reply of which nothing arrives is one error in the log.
func TestAReplyThatNeverArrives(t *testing.T) {
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		s.Fail(discordtest.Fault{Method: "POST", Path: "/webhooks/*/*", Status: 503})
		e := s.Interact(discordtest.Slash("ask", map[string]any{"question": "refuse"}))
		time.Sleep(time.Minute)
		if n := strings.Count(s.log.String(), "level=ERROR"); n != 1 || len(e.Answer().Messages) != 0 {
			s.t.Errorf("%d errors in the log, %d messages", n, len(e.Answer().Messages))
		}
		s.Heal()
		s.alive()
	})
}

// An edit can be repeated: it comes to the same.
func TestEditsAreRepeated(t *testing.T) {
	for name, f := range map[string]discordtest.Fault{
		"500":                       {Status: 500},
		"502 after it was done":     {Status: 502, Done: true},
		"done, and the answer lost": {Hang: true, Done: true},
		"429":                       {Status: 429, Body: `{"retry_after":1}`},
	} {
		t.Run(name, func(t *testing.T) {
			onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
				s.ready(1)
				f.Method, f.Path, f.Times = http.MethodPatch, "/webhooks/*/*/messages/@original", 2
				s.Fail(f)
				e := s.Interact(discordtest.Slash("ask", map[string]any{"question": "slow"}))
				time.Sleep(time.Minute)
				if a := e.Answer(); text(a) != "heard slow" || a.Deferred {
					s.t.Errorf("%+v", a)
				}
			})
		})
	}
}

// Where a reply that took long is seen by others than was announced, what was
// announced goes, even if Discord fails after it was done.
func TestADeferralThatGoesIsRepeated(t *testing.T) {
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		s.Fail(discordtest.Fault{Method: http.MethodDelete, Path: "/webhooks/*/*/messages/@original", Times: 1, Status: 502, Done: true})
		e := s.Interact(discordtest.Slash("ask", map[string]any{"question": "refuse"}))
		time.Sleep(time.Minute)
		if a := e.Answer(); text(a) != "refused" || !a.Messages[0].Private() {
			s.t.Errorf("%+v", a)
		}
	})
}
