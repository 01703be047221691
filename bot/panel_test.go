package bot

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"briefbot/bot/discordtest"
	"briefbot/commands"
	"briefbot/corpus"
)

// What is picked from the brief's menu, and what its buttons ask, is shown to the
// person alone: the panel stays for all.
func TestThePanelOpensSections(t *testing.T) {
	onStage(t, testConfig(), commands.New(corpus.Builtin(), fixedSearch{}), nil, func(s *stage) {
		s.ready(1)
		panel := s.ask(discordtest.Slash("brief", nil)).Messages[0]
		if panel.Flags != 1<<15 || panel.Content != "" || !strings.Contains(string(panel.Raw), `"type":10,"content":"**The Perks`) {
			s.t.Fatalf("no components of the second version: %s", panel.Raw)
		}
		var body struct {
			Components []struct{ Components []json.RawMessage }
		}
		if err := json.Unmarshal(panel.Raw, &body); err != nil {
			s.t.Fatal(err)
		}
		var pick struct{ Components []menu }
		if err := json.Unmarshal(body.Components[0].Components[1], &pick); err != nil || len(pick.Components) != 1 {
			s.t.Fatalf("no menu: %v", err)
		}
		for _, o := range pick.Components[0].Options {
			a := s.ask(discordtest.Press(panel, idPick, discordtest.UserID).With("data.component_type", 3).With("data.values", []any{o.Value}))
			if len(a.Messages) == 0 || a.Type != 4 || !a.Messages[0].Private() || !strings.Contains(a.Messages[0].Content, o.Label) {
				s.t.Errorf("%s: %+v", o.Label, a)
			}
		}
		for _, b := range panel.Buttons() {
			a := s.ask(discordtest.Press(panel, b.CustomID, discordtest.UserID))
			if len(a.Messages) == 0 || a.Type != 4 || !a.Messages[0].Private() {
				s.t.Errorf("%s: %+v", b.Label, a)
			}
		}
		if len(panel.Buttons()) > maxShown {
			s.t.Errorf("%d buttons", len(panel.Buttons()))
		}
		more := s.ask(discordtest.Press(panel, buttonID(panel, "More…"), discordtest.UserID)).Messages[0]
		s.ask(discordtest.Press(more, buttonID(more, "Delete"), discordtest.UserID))
		time.Sleep(5 * time.Second)
		if !s.Gone(panel.ID) {
			s.t.Error("the panel cannot be deleted")
		}
	})
}

// Where such a message is not taken, the brief is told in plain text.
func TestWithoutPanels(t *testing.T) {
	onStage(t, testConfig(), commands.New(corpus.Builtin(), fixedSearch{}), nil, func(s *stage) {
		s.ready(1)
		s.Fail(discordtest.Fault{Method: "POST", Path: "/interactions/*/*/callback", Times: 1, Status: 400, Body: `{"code":50035,"message":"Invalid Form Body"}`})
		a := s.ask(discordtest.Slash("brief", nil))
		if len(a.Messages) != 1 || !strings.Contains(a.Messages[0].Content, "Policy Recommendations (5)") || a.Messages[0].Private() {
			s.t.Errorf("%+v", a)
		}
	})
}

// Nothing of a panel is cut: what is too long for one is told in plain text.
func TestALongPanelIsNone(t *testing.T) {
	b := corpus.Parse([]byte("# A Brief\n\n© "+strings.Repeat("A long notice of rights. ", 120)+"\n\n## One\n\nA paragraph.\n"), corpus.Options{})
	h := newHandler(Config{Token: "token"}, commands.New(b, firstOf{b}), discardLog())
	reply := commands.Reply{Outcome: commands.Answered, Blocks: []commands.Block{{Kind: commands.Say, Runs: []commands.Run{{Text: "plain"}}}},
		Panel: &commands.Panel{Blocks: []commands.Block{{Kind: commands.Quotation, Runs: []commands.Run{{Text: b.Passages[0].Text}}}}, Label: "x", Menu: []commands.Action{{Label: "x", State: "x"}}}}
	if got := h.draw.reply(reply, person{id: "1"}); len(got) != 1 || got[0].Menu != nil || got[0].Content != "plain" {
		t.Errorf("%+v", got)
	}
}
