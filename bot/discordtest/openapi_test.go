package discordtest

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestRequestsThatTheDescriptionRefuses(t *testing.T) {
	c := described(t)
	cases := []struct{ name, rule, method, target, body string }{
		{"no such path", "openapi call", "GET", "/api/v10/brief", ""},
		{"no such method", "openapi call", "DELETE", "/api/v10/gateway", ""},
		{"body where there is none", "openapi body", "GET", "/api/v10/gateway/bot", `{"a":1}`},
		{"no body", "openapi body", "POST", "/api/v10/channels/1/messages", ""},
		{"wrong type", "openapi body", "POST", "/api/v10/channels/1/messages", `{"content":1}`},
		{"eleven fields too long", "openapi body", "POST", sendPath, quietMessage(`"embeds":[{"title":"` + x(257) + `"}]`)},
		{"unknown component", "openapi body", "POST", sendPath, quietMessage(`"content":"x","components":[{"type":99}]`)},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			var v *Violation
			if err := c.Request(tc.method, tc.target, "", []byte(tc.body)); !errors.As(err, &v) || v.Rule != tc.rule {
				t.Errorf("got %v, want rule %q", err, tc.rule)
			}
		})
	}
}

func TestRequestsThatTheDescriptionTakes(t *testing.T) {
	c := described(t)
	cases := []struct{ name, method, target, body string }{
		{"version 9", "GET", "/api/v9/gateway/bot", ""},
		{"whole address", "GET", "https://discord.com/api/v10/gateway", ""},
		{"me", "GET", "/api/v10/users/@me", ""},
		{"null where nothing is wanted", "GET", "/api/v10/gateway", "null"},
		{"edit of the first reply", "PATCH", editPath, quietMessage(`"content":"x"`)},
		{"follow-up", "POST", "/api/v10/webhooks/1/t?wait=true", quietMessage(`"content":"x"`)},
		{"token with odd characters", "POST", "/api/v10/webhooks/1/aW50%2F_-.=?wait=true", quietMessage(`"content":"x"`)},
		{"deletion", "DELETE", "/api/v10/channels/1/messages/2", ""},
		{"no commands", "PUT", commandsPath, "[]"},
		{"a guild's command", "PUT", "/api/v10/applications/1/guilds/2/commands", `[{"name":"ask","description":"x"}]`},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			if err := c.Request(tc.method, tc.target, "", []byte(tc.body)); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestBodies(t *testing.T) {
	const form = "--b\r\nContent-Disposition: form-data; name=\"payload_json\"\r\n\r\n"
	const end = "\r\n--b--\r\n"
	cases := []struct{ name, contentType, body, rule string }{
		{"with a file", "multipart/form-data; boundary=b", form + quietMessage(`"content":"x"`) + end, ""},
		{"bad with a file", "multipart/form-data; boundary=b", form + `{"content":"x"}` + end, "mentions"},
		{"form without payload", "multipart/form-data; boundary=b", "--b--\r\n", "body"},
		{"not JSON", "application/json", "{", "body"},
		{"another type", "text/plain", "x", "body"},
		{"malformed type", ";", "x", "body"},
		{"wrong types", "application/json", `{"content":{}}`, "body"},
	}
	c := newChecker(t, "")
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			err := c.Request("POST", sendPath, tc.contentType, []byte(tc.body))
			var v *Violation
			switch {
			case tc.rule == "" && err != nil:
				t.Error(err)
			case tc.rule != "" && (!errors.As(err, &v) || v.Rule != tc.rule):
				t.Errorf("got %v, want rule %q", err, tc.rule)
			}
		})
	}
}

func TestResponse(t *testing.T) {
	for name, c := range checkers(t) {
		for _, good := range []string{`{"type":1}`, `{"type":5,"data":{"flags":64}}`, callback(`"content":"x"`)} {
			if err := c.Response([]byte(good)); err != nil {
				t.Errorf("%s: %s gives %v", name, good, err)
			}
		}
		for _, bad := range []string{"", "PONG", `{"type":4,"data":{"content":"x"}}`} {
			if err := c.Response([]byte(bad)); err == nil {
				t.Errorf("%s: %q is taken for a response", name, bad)
			}
		}
	}
}

func TestBadDescription(t *testing.T) {
	bad := filepath.Join(t.TempDir(), "bad.json")
	if err := os.WriteFile(bad, []byte(`{"paths":{}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{bad, filepath.Join(t.TempDir(), "absent.json")} {
		if _, err := NewChecker(file); err == nil {
			t.Errorf("%s is taken for a description", file)
		}
	}
}
