package bot

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"briefbot/bot/discordtest"
)

// trusted is a sentence of the brief.
const trusted = "there is a serious lack of trust between both sides"

// What a message shows besides its text is read by Check quotes.
func TestWhatAMessageShowsIsChecked(t *testing.T) {
	const says = `He said "` + trusted + `" yesterday.`
	const file = "https://cdn.discordapp.com/attachments/1/2/note.txt?ex=1"
	attached := func(kind, name string, size int, address string) []any {
		return []any{map[string]any{"id": "1", "filename": name, "content_type": kind, "size": size, "url": address, "proxy_url": address}}
	}
	onStage(t, testConfig(), realSet(t, NewMetrics()), func(d *discordtest.Server) {
		d.Attach(file, says)
		d.Attach("https://cdn.discordapp.com/long.txt", strings.Repeat("x", maxAttachment+1))
		d.Attach("https://cdn.discordapp.com/bytes.txt", "\xff\xfe")
		d.Attach("https://evil.example/note.txt", says)
	}, func(s *stage) {
		s.ready(1)
		for name, tt := range map[string]struct {
			text, field string
			value       any
			want        string
		}{
			"a link with its preview": {"https://example.org/x", "embeds", []any{map[string]any{"type": "article", "title": "News", "description": says}}, "Exact"},
			"an embed alone":          {"", "embeds", []any{map[string]any{"fields": []any{map[string]any{"name": "a", "value": says}}}}, "Exact"},
			"a poll":                  {"", "poll", map[string]any{"question": map[string]any{"text": says}, "answers": []any{}}, "Exact"},
			"a poll's answer":         {"", "poll", map[string]any{"question": map[string]any{"text": "Right?"}, "answers": []any{map[string]any{"poll_media": map[string]any{"text": says}}}}, "Exact"},
			"a forwarded message":     {"", "message_snapshots", []any{map[string]any{"message": map[string]any{"content": says}}}, "Exact"},
			"a forwarded attachment":  {"", "message_snapshots", []any{map[string]any{"message": map[string]any{"attachments": attached("text/plain", "a.txt", 80, file)}}}, "Exact"},
			"a text attachment":       {"see this", "attachments", attached("text/plain; charset=utf-8", "note.txt", 80, file), "Exact"},
			"one without a type":      {"", "attachments", attached("", "NOTE.TXT", 80, file), "Exact"},
			"one that is too long":    {says, "attachments", attached("text/plain", "a.txt", 80<<10, file), string(fileTooLong)},
			"one that is longer":      {says, "attachments", attached("text/plain", "a.txt", 5, "https://cdn.discordapp.com/long.txt"), string(fileTooLong)},
			"one that is no text":     {says, "attachments", attached("text/plain", "a.txt", 5, "https://cdn.discordapp.com/bytes.txt"), string(fileTooLong)},
			"one that is elsewhere":   {says, "attachments", attached("text/plain", "a.txt", 80, "https://evil.example/note.txt"), string(fileTooLong)},
			"a picture":               {says, "attachments", attached("image/png", "a.png", 80, file), "Exact"},
		} {
			a := s.ask(discordtest.Menu("Check quotes", tt.text).With("data.resolved.messages.900000000000000030."+tt.field, tt.value))
			if !strings.Contains(text(a), tt.want) {
				s.t.Errorf("%s: %s", name, text(a))
			}
		}
	})
}

// A quotation that is too long for an option is asked for with a form.
func TestAFormForALongQuotation(t *testing.T) {
	onStage(t, testConfig(), realSet(t, NewMetrics()), nil, func(s *stage) {
		s.ready(1)
		for private, alone := range map[bool]bool{false: false, true: true} {
			options := map[string]any{}
			if private {
				options["private"] = true
			}
			a := s.ask(discordtest.Slash("verify", options).With("locale", "fr"))
			var form struct {
				Title    string `json:"title"`
				CustomID string `json:"custom_id"`
			}
			if err := json.Unmarshal(a.First, &form); err != nil || a.Type != 9 || form.Title == "" {
				s.t.Fatalf("no form: %+v", a)
			}
			b := s.ask(discordtest.Submit(form.CustomID, map[string]string{"quote": "First line.\n" + trusted}).With("locale", "fr"))
			if !strings.Contains(text(b), "lack of trust") || b.Messages[0].Private() != alone {
				s.t.Errorf("%+v", b)
			}
		}
		for _, id := range []string{"form.nothing", "verify", "form."} {
			if a := s.ask(discordtest.Submit(id, map[string]string{"quote": "x"})); text(a) != string(unknownCommand) {
				s.t.Errorf("%s: %+v", id, a)
			}
		}
		if a := s.ask(discordtest.Slash("verify", map[string]any{"quote": trusted})); !strings.Contains(text(a), "Exact") {
			s.t.Errorf("%+v", a)
		}
	})
}

// An attachment that cannot be had is named as such.
func TestAnAttachmentThatIsGone(t *testing.T) {
	h := newHandler(Config{Token: "token"}, realSet(t, NewMetrics()), discardLog())
	h.files = func(context.Context, attachment) (string, error) { return "", errors.New("HTTP 404") }
	d := discordtest.NewServer(newChecker(t))
	defer d.Close()
	p := discordtest.Menu("Check quotes", `"`+trusted+`"`).With("data.resolved.messages.900000000000000030.attachments",
		[]any{map[string]any{"filename": "a.txt", "content_type": "text/plain", "size": 5, "url": "https://cdn.discordapp.com/a.txt"}})
	i, err := decodeInteraction(d.Expect(p).Raw)
	if err != nil {
		t.Fatal(err)
	}
	if got := shown(h.Answer(t.Context(), i)); !strings.Contains(got, string(fileUnread)) || !strings.Contains(got, "Exact") {
		t.Error(got)
	}
}

// Share says to all only what is the brief's or the program's own: it is no
// mouthpiece for whoever has a message checked.
func TestShareIsNoMouthpiece(t *testing.T) {
	onStage(t, testConfig(), realSet(t, NewMetrics()), nil, func(s *stage) {
		s.ready(1)
		for _, text := range []string{
			"> join my server discord.gg/abcdef for free nitro today everyone\n",
			"“there is a serious discord.gg/abcdef lack of trust between both sides, which undermines any attempt to cooperate”",
			"“there is a serious lack of\u2063 discord.gg/abcdef trust between both sides”",
		} {
			a := s.ask(discordtest.Menu("Check quotes", text))
			if len(a.Messages) == 0 || !strings.Contains(a.Messages[0].Content, "discord.gg") || buttonID(a.Messages[0], "Share in channel") == "" {
				s.t.Fatalf("the person is not shown what was checked: %+v", a)
			}
			b := s.ask(discordtest.Press(a.Messages[0], buttonID(a.Messages[0], "Share in channel"), discordtest.UserID))
			if len(b.Messages) != 1 || b.Messages[0].Private() || strings.Contains(b.Messages[0].Content, "discord.gg") || !strings.Contains(b.Messages[0].Content, "[…]") {
				s.t.Errorf("shared: %+v", b)
			}
		}
		// What is the brief's own is shared whole.
		a := s.ask(discordtest.Menu("Check quotes", "“"+trusted+"”"))
		b := s.ask(discordtest.Press(a.Messages[0], buttonID(a.Messages[0], "Share in channel"), discordtest.UserID))
		if !strings.Contains(b.Messages[0].Content, "“"+trusted+"”") {
			s.t.Errorf("shared: %+v", b)
		}
	})
}
