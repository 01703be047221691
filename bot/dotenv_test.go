package bot

import (
	"os"
	"path/filepath"
	"testing"
	"unicode/utf16"
)

// Windows' editors and shells write a byte-order mark, or UTF-16.
func TestDotEnvOfWindows(t *testing.T) {
	const text = "DISCORD_TOKEN=abc\r\nLOG_LEVEL=warn\r\n"
	wide := func(order func(uint16) []byte) string {
		out := string(order(0xFEFF))
		for _, u := range utf16.Encode([]rune(text)) {
			out += string(order(u))
		}
		return out
	}
	for name, content := range map[string]string{
		"plain":                    text,
		"with a byte-order mark":   "\uFEFF" + text,
		"UTF-16, little end first": wide(func(u uint16) []byte { return []byte{byte(u), byte(u >> 8)} }),
		"UTF-16, big end first":    wide(func(u uint16) []byte { return []byte{byte(u >> 8), byte(u)} }),
	} {
		file := filepath.Join(t.TempDir(), ".env")
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		lookup, err := WithDotEnv(func(string) (string, bool) { return "", false }, file)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for variable, want := range map[string]string{"DISCORD_TOKEN": "abc", "LOG_LEVEL": "warn"} {
			if got, _ := lookup(variable); got != want {
				t.Errorf("%s: %s is %q, want %q", name, variable, got, want)
			}
		}
	}
}
