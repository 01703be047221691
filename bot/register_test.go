package bot

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"testing"
	"testing/synctest"

	"briefbot/bot/discordtest"
	"briefbot/commands"
	"briefbot/corpus"
)

// The commands that people see, as Discord is told them: valid everywhere and
// in one server, and not told twice.
func TestTheCommandsAreWhatDiscordTakes(t *testing.T) {
	checker := newChecker(t)
	set := commands.New(corpus.Builtin(), fixedSearch{}).Commands()
	synctest.Test(t, func(t *testing.T) {
		d := discordtest.NewServer(checker)
		defer d.Close()
		c, err := connect(testConfig(), outside{rest: d.Transport()}, NewMetrics())
		if err != nil {
			t.Fatal(err)
		}
		oneServer := testConfig()
		oneServer.GuildID = discordtest.GuildID
		for _, cfg := range []Config{testConfig(), oneServer} {
			for n, changed := range []bool{true, false} {
				r, err := c.register(t.Context(), cfg, set, false)
				if err != nil {
					t.Fatal(err)
				}
				if r.Changed != changed {
					t.Errorf("registering for the %d. time in %q changed: %v", n+1, cfg.GuildID, r.Changed)
				}
			}
		}
		for _, v := range d.Violations() {
			t.Error(v)
		}
	})
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(definitions(set, false)); err != nil {
		t.Fatal(err)
	}
	golden(t, filepath.Join("testdata", "commands.json"), b.String())
}
