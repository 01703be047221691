package bot

import (
	"regexp"
	"strings"
	"testing"

	"briefbot/bot/discordtest"
	"briefbot/commands"
	"briefbot/corpus"
)

// In help each command can be pressed once Discord has said its ID, and has an
// example where something has to be typed.
func TestHelpHasCommandsToPress(t *testing.T) {
	onStage(t, testConfig(), commands.New(corpus.Builtin(), fixedSearch{}), nil, func(s *stage) {
		s.ready(1)
		for _, locale := range []string{"en-US", "de"} {
			help := text(s.ask(discordtest.Slash("help", nil).With("locale", locale)))
			for _, c := range commands.Definitions() {
				if c.Menu == "" && !regexp.MustCompile(`- </`+c.Name+`:\d+>`).MatchString(help) {
					s.t.Errorf("%s: no way to press /%s in\n%s", locale, c.Name, help)
				}
			}
			for _, example := range []string{" 3*", "“The European Union"} {
				if !strings.Contains(help, example) {
					s.t.Errorf("%s: no example %q in\n%s", locale, example, help)
				}
			}
		}
	})
}
