package bot

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func lookup(env map[string]string) func(string) (string, bool) {
	return func(name string) (string, bool) { v, ok := env[name]; return v, ok }
}

func TestLoad(t *testing.T) {
	tests := map[string]struct {
		env  map[string]string
		want Config
		err  string // part of the error
	}{
		"nothing set": {want: Config{APIURL: DefaultAPIURL, LogFormat: "text"}},
		"empty counts as not set": {
			env:  map[string]string{"DISCORD_TOKEN": " ", "LOG_LEVEL": "", "DISCORD_API_URL": ""},
			want: Config{APIURL: DefaultAPIURL, LogFormat: "text"},
		},
		"everything": {
			env: map[string]string{
				"DISCORD_TOKEN": "Bot abc.def", "DISCORD_APPLICATION_ID": "123456789012345678", "DISCORD_GUILD_ID": "223456789012345678",
				"DISCORD_API_URL": "http://127.0.0.1:8080/api/", "DISCORD_PUBLIC_KEY": strings.Repeat("0a", 32), "DISCORD_SHARDS": "0-7/16",
				"HTTP_ADDR": ":8080", "PUBLIC_URL": "https://brief.example.org/", "LOG_LEVEL": "Warn", "LOG_FORMAT": "json",
			},
			want: Config{
				Token: "abc.def", ApplicationID: "123456789012345678", GuildID: "223456789012345678",
				APIURL: "http://127.0.0.1:8080/api", PublicKey: bytes.Repeat([]byte{10}, 32), Shards: ShardRange{0, 7, 16},
				HTTPAddr: ":8080", PublicURL: "https://brief.example.org", LogLevel: slog.LevelWarn, LogFormat: "json",
			},
		},
		"a token with a space":    {env: map[string]string{"DISCORD_TOKEN": "hush hush"}, err: "DISCORD_TOKEN must be the bot's token"},
		"an application by name":  {env: map[string]string{"DISCORD_APPLICATION_ID": "briefbot"}, err: `DISCORD_APPLICATION_ID is "briefbot"; it must be an ID`},
		"a guild below zero":      {env: map[string]string{"DISCORD_GUILD_ID": "-1"}, err: "DISCORD_GUILD_ID"},
		"an API with its version": {env: map[string]string{"DISCORD_API_URL": "https://discord.com/api/v10/"}, err: "DISCORD_API_URL must end before the version, such as http://127.0.0.1:8080/api"},
		"an API without a scheme": {env: map[string]string{"DISCORD_API_URL": "localhost:8080"}, err: "DISCORD_API_URL must be an http or https address"},
		"shards beside a key, and no token": {
			env: map[string]string{"DISCORD_PUBLIC_KEY": strings.Repeat("0a", 32), "HTTP_ADDR": ":1", "DISCORD_SHARDS": "1"}, err: "needs DISCORD_TOKEN too"},
		"a short key":                 {env: map[string]string{"DISCORD_PUBLIC_KEY": "0a0b", "HTTP_ADDR": ":1"}, err: "64 hexadecimal digits"},
		"a key and nowhere to listen": {env: map[string]string{"DISCORD_PUBLIC_KEY": strings.Repeat("0a", 32)}, err: "needs HTTP_ADDR too"},
		"an address without a port":   {env: map[string]string{"HTTP_ADDR": "8080"}, err: "HTTP_ADDR"},
		"a page with a long address":  {env: map[string]string{"PUBLIC_URL": "https://brief.example.org/" + strings.Repeat("a", 200)}, err: "PUBLIC_URL has 226 characters; it must have at most 200"},
		"no shards":                   {env: map[string]string{"DISCORD_SHARDS": "0"}, err: "DISCORD_SHARDS"},
		"shards out of range":         {env: map[string]string{"DISCORD_SHARDS": "4-16/16"}, err: "0-7/16"},
		"shards backwards":            {env: map[string]string{"DISCORD_SHARDS": "5-4/16"}, err: "DISCORD_SHARDS"},
		"a level that is none":        {env: map[string]string{"LOG_LEVEL": "loud"}, err: "debug, info, warn or error"},
		"a format that is none":       {env: map[string]string{"LOG_FORMAT": "xml"}, err: "text or json"},
		"two faults, both named":      {env: map[string]string{"LOG_LEVEL": "loud", "HTTP_ADDR": "x"}, err: "HTTP_ADDR is \"x\"; it must be an address to listen on, such as :8080 or 127.0.0.1:8080\nLOG_LEVEL"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := Load(lookup(tt.env))
			if tt.err != "" {
				if err == nil || !strings.Contains(err.Error(), tt.err) {
					t.Fatalf("error is %v, want one with %q", err, tt.err)
				}
				if strings.Contains(err.Error(), "hush") {
					t.Fatalf("the error prints the token: %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			// Compared as another type: Config's String hides the token.
			type plain Config
			if diff := cmp.Diff(plain(tt.want), plain(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A variable with a bad value is not said to be missing as well.
func TestBadIsNotMissing(t *testing.T) {
	_, err := Load(lookup(map[string]string{
		"DISCORD_PUBLIC_KEY": strings.Repeat("0a", 32), "HTTP_ADDR": "8080", "DISCORD_SHARDS": "1", "DISCORD_TOKEN": "hush hush",
	}))
	if err == nil || strings.Contains(err.Error(), "needs") || strings.Count(err.Error(), "\n") != 1 {
		t.Errorf("error is %v, want the two bad values and nothing else", err)
	}
}

func TestTokenIsNeverPrinted(t *testing.T) {
	c := Config{Token: "hush", APIURL: DefaultAPIURL}
	var b bytes.Buffer
	slog.New(slog.NewTextHandler(&b, nil)).Info("start", "config", c, "pointer", &c)
	slog.New(slog.NewJSONHandler(&b, nil)).Info("start", "config", c, "pointer", &c)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q"} {
		fmt.Fprintf(&b, verb, c)
		fmt.Fprintf(&b, verb, &c)
	}
	if strings.Contains(b.String(), "hush") {
		t.Errorf("the token is printed:\n%s", b.String())
	}
	if !strings.Contains(b.String(), "token=true") {
		t.Errorf("the log does not say that there is a token:\n%s", b.String())
	}
}

func TestWithDotEnv(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, ".env")
	if err := os.WriteFile(path, []byte("# comment\nDISCORD_TOKEN='from file'\nLOG_LEVEL=debug\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	get, err := WithDotEnv(lookup(map[string]string{"LOG_LEVEL": "error"}), path)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, name := range []string{"DISCORD_TOKEN", "LOG_LEVEL", "HTTP_ADDR"} {
		if v, ok := get(name); ok {
			got[name] = v
		}
	}
	if diff := cmp.Diff(map[string]string{"DISCORD_TOKEN": "from file", "LOG_LEVEL": "error"}, got); diff != "" {
		t.Error(diff)
	}

	if _, err := WithDotEnv(lookup(nil), filepath.Join(dir, "none")); err != nil {
		t.Errorf("a missing file is no error, got %v", err)
	}
	if err := os.WriteFile(path, []byte("DISCORD TOKEN hush\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = WithDotEnv(lookup(nil), path)
	if err == nil || strings.Contains(err.Error(), "hush") || errors.Is(err, os.ErrNotExist) {
		t.Errorf("a bad file must be refused without its text, got %v", err)
	}
}

func TestEnvExampleIsInStep(t *testing.T) {
	text, err := os.ReadFile("../.env.example")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range regexp.MustCompile(`(?m)^(?:#[^\n]*\n)+([A-Z_]+)=$`).FindAllSubmatch(text, -1) {
		got = append(got, string(m[1]))
	}
	var want []string
	for _, s := range settings {
		want = append(want, s.name)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf(".env.example does not explain each variable, in the order of settings, each after its comment:\n%s", diff)
	}
}
