package bot

import (
	"encoding/json"
	"testing"

	"briefbot/bot/discordtest"
)

// A message command reads what people read in the message. The stage's command
// shows line breaks as spaces.
func TestMessageText(t *testing.T) {
	const message = "data.resolved.messages.900000000000000030."
	list := func(raw string) (v any) {
		if err := json.Unmarshal([]byte(raw), &v); err != nil {
			t.Fatal(err)
		}
		return v
	}
	tests := map[string]struct {
		content, field, value string
		want                  string
	}{
		"a forwarded message":      {"", "message_snapshots", `[{"message":{"content":"seen elsewhere","embeds":[],"type":0,"timestamp":"2026-01-01T00:00:00Z"}}]`, "seen elsewhere"},
		"a forwarded embed":        {"", "message_snapshots", `[{"message":{"content":"","embeds":[{"description":"the news"}]}}]`, "the news"},
		"a forward without a text": {"", "message_snapshots", `[{},{"message":null}]`, ""},
		"an embed":                 {"", "embeds", `[{"type":"rich","title":"A title","description":"the news","fields":[{"name":"who","value":"the EU"}]},null]`, "A title  the news  who  the EU"},
		"text among components":    {"", "components", `[{"type":17,"components":[{"type":9,"components":[{"type":10,"content":"one"}],"accessory":{"type":11,"media":{"url":"x"}}},{"type":99},{"type":10,"content":"two"}]}]`, "one  two"},
		"a content and an embed":   {"my own words", "embeds", `[{"description":"a preview of an address"}]`, "my own words  a preview of an address"},
		"a poll":                   {"", "poll", `{"question":{"text":"who is right?"},"answers":[{"answer_id":1,"poll_media":{"text":"the EU"}},{"poll_media":{"emoji":{"name":"x"}}}]}`, "who is right?  the EU"},
		"only a picture":           {"", "attachments", `[{"id":"1","filename":"a.png","size":1,"url":"x","proxy_url":"y"}]`, ""},
	}
	onStage(t, testConfig(), new(scripted), nil, func(s *stage) {
		s.ready(1)
		for name, tt := range tests {
			a := s.ask(discordtest.Menu("Find in brief", tt.content).With(message+tt.field, list(tt.value)))
			if want := "found " + tt.want; text(a) != want {
				s.t.Errorf("%s: %q, want %q", name, text(a), want)
			}
		}
	})
}
