package bot

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"briefbot/bot/discordtest"
	"briefbot/commands"
	"briefbot/corpus"
)

// Whatever a person could press under a reply when it had seven buttons, they
// reach by one press of More…, and Delete for whom it is.
func TestMoreOpensTheRest(t *testing.T) {
	const stranger = "900000000000000099"
	question := map[string]any{"question": "What stands in the way?"}
	all := []string{"Next match", "Whole section", "Cite this", "Paragraph before", "Paragraph after"}
	for name, tt := range map[string]struct {
		ask  func(s *stage) discordtest.Message
		who  func(discordtest.Payload) discordtest.Payload
		last string // beside the steps
		want string // what is left of the reply when it is pressed
	}{
		"the asker": {
			ask:  func(s *stage) discordtest.Message { return s.ask(discordtest.Slash("ask", question)).Messages[0] },
			last: "Delete",
		},
		"a moderator": {
			ask: func(s *stage) discordtest.Message { return s.ask(discordtest.Slash("ask", question)).Messages[0] },
			who: func(p discordtest.Payload) discordtest.Payload {
				return p.As(stranger).With("member.permissions", "8192")
			},
			last: "Delete",
		},
		"a reader": {
			ask: func(s *stage) discordtest.Message { return s.ask(discordtest.Slash("ask", question)).Messages[0] },
			who: func(p discordtest.Payload) discordtest.Payload { return p.As(stranger).With("member.permissions", "0") },
		},
		"who mentioned the bot": {
			ask: func(s *stage) discordtest.Message {
				s.Say(discordtest.Said("<@"+discordtest.ApplicationID+"> What stands in the way?", discordtest.ApplicationID))
				time.Sleep(5 * time.Second)
				return s.Posts()[0]
			},
			last: "Delete",
		},
		"who asked in private": {
			ask: func(s *stage) discordtest.Message {
				return s.ask(discordtest.Slash("ask", map[string]any{"question": "What stands in the way?", "private": true})).Messages[0]
			},
			last: "Share in channel",
		},
	} {
		t.Run(name, func(t *testing.T) {
			onStage(t, testConfig(), commands.New(corpus.Builtin(), fixedSearch{}), nil, func(s *stage) {
				s.ready(1)
				if tt.who == nil {
					tt.who = func(p discordtest.Payload) discordtest.Payload { return p }
				}
				reply := tt.ask(s)
				if n := len(reply.Buttons()); n > maxShown {
					s.t.Errorf("%d buttons", n)
				}
				a := s.ask(tt.who(discordtest.Press(reply, buttonID(reply, "More…"), discordtest.UserID)))
				if len(a.Messages) != 1 || a.Type != 4 || !a.Messages[0].Private() {
					s.t.Fatalf("More… is answered with %+v", a)
				}
				more := a.Messages[0]
				var offered []string
				for _, b := range append(reply.Buttons(), more.Buttons()...) {
					offered = append(offered, b.Label)
				}
				for _, label := range all {
					if !slices.Contains(offered, label) {
						s.t.Errorf("%q is gone: %q", label, offered)
					}
				}
				last := offered[len(offered)-1]
				if tt.last == "" {
					if slices.Contains(offered, "Delete") {
						s.t.Error("another's reply can be deleted")
					}
					return
				}
				if last != tt.last {
					s.t.Fatalf("the last is %q, want %q", last, tt.last)
				}
				pressed := s.ask(tt.who(discordtest.Press(more, buttonID(more, last), discordtest.UserID)))
				time.Sleep(10 * time.Second)
				switch last {
				case "Delete":
					if !s.Gone(reply.ID) || !s.Gone(more.ID) {
						s.t.Errorf("gone: the reply %v, what More… opened %v", s.Gone(reply.ID), s.Gone(more.ID))
					}
				default:
					if len(pressed.Messages) != 1 || pressed.Messages[0].Private() || pressed.Messages[0].Content != reply.Content {
						s.t.Errorf("shared: %+v", pressed)
					}
				}
			})
		})
	}
}

// Where the bot turns out not to be allowed to delete the reply, the person is
// told.
func TestDeleteByMoreWithoutThePermission(t *testing.T) {
	onStage(t, testConfig(), commands.New(corpus.Builtin(), fixedSearch{}), nil, func(s *stage) {
		s.ready(1)
		reply := s.ask(discordtest.Slash("ask", map[string]any{"question": "What stands in the way?"})).Messages[0]
		more := s.ask(discordtest.Press(reply, buttonID(reply, "More…"), discordtest.UserID)).Messages[0]
		s.Fail(discordtest.Fault{Method: http.MethodDelete, Path: "/channels/*/messages/*", Status: 403, Body: `{"code":50001,"message":"Missing Access"}`})
		a := s.ask(discordtest.Press(more, buttonID(more, "Delete"), discordtest.UserID))
		if text(a) != string(notAll) || !a.Messages[0].Private() {
			s.t.Errorf("told %q", text(a))
		}
	})
}

// A reply from before More… was keeps all its buttons, and they work.
func TestOldButtonsWork(t *testing.T) {
	onStage(t, testConfig(), commands.New(corpus.Builtin(), fixedSearch{}), nil, func(s *stage) {
		s.ready(1)
		reply := s.ask(discordtest.Slash("ask", map[string]any{"question": "What stands in the way?"})).Messages[0]
		more := s.ask(discordtest.Press(reply, buttonID(reply, "More…"), discordtest.UserID)).Messages[0]
		for _, label := range []string{"Paragraph before", "Paragraph after"} {
			a := s.ask(discordtest.Press(reply, buttonID(more, label), discordtest.UserID))
			if a.Type != 7 || len(a.Messages) != 1 || a.Messages[0].Content == reply.Content {
				s.t.Errorf("%s: %+v", label, a)
			}
		}
		s.ask(discordtest.Press(reply, "delete:"+discordtest.UserID, discordtest.UserID))
		time.Sleep(time.Second)
		if !s.Gone(reply.ID) {
			s.t.Error("the reply is not deleted")
		}
	})
}

// A card and the picture of the argument come as files with their words, to whom
// asked for them, by either door; shared they are seen by all.
func TestPicturesComeAsFiles(t *testing.T) {
	press := map[string]func(*stage, discordtest.Payload) discordtest.Answer{
		"gateway": (*stage).ask,
		"HTTP": func(s *stage, p discordtest.Payload) discordtest.Answer {
			a := s.post(p)
			time.Sleep(5 * time.Second)
			return a
		},
	}
	for door, send := range press {
		for label, name := range map[string]string{"Quote card": "card.png", "Picture of the argument": "argument.png"} {
			t.Run(door+", "+label, func(t *testing.T) {
				cfg := testConfig()
				if door == "HTTP" {
					cfg = byHTTP()
				}
				onStage(t, cfg, commands.New(corpus.Builtin(), fixedSearch{}), nil, func(s *stage) {
					if door == "gateway" {
						s.ready(1)
					}
					reply := send(s, discordtest.Slash("ask", map[string]any{"question": "What stands in the way?"})).Messages[0]
					more := send(s, discordtest.Press(reply, buttonID(reply, "More…"), discordtest.UserID)).Messages[0]
					a := send(s, discordtest.Press(more, buttonID(more, label), discordtest.UserID))
					time.Sleep(5 * time.Second)
					calls := s.Calls("PATCH", "/webhooks/*/*/messages/@original")
					if len(calls) == 0 || !strings.HasPrefix(calls[0].Files[name], "\x89PNG") {
						s.t.Fatalf("%d calls bring it: %+v", len(calls), a)
					}
					var body sending
					if err := json.Unmarshal(calls[0].Body, &body); err != nil || len(body.Files) != 1 || body.Files[0].Name != name || body.Files[0].Description == "" {
						s.t.Errorf("described as %+v, %v", body.Files, err)
					}
					if a.Type != 5 || !a.Messages[0].Private() {
						s.t.Errorf("the first response: %+v", a)
					}
					send(s, discordtest.Press(a.Messages[0], buttonID(a.Messages[0], "Share in channel"), discordtest.UserID))
					time.Sleep(5 * time.Second)
					if shared := s.Calls("PATCH", "/webhooks/*/*/messages/@original")[len(calls):]; len(shared) == 0 || len(shared[0].Files) != 1 {
						s.t.Errorf("shared by %d calls", len(shared))
					}
				})
			})
		}
	}
}
