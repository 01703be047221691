package commands

import (
	"strconv"
	"strings"

	"briefbot/commands/locale"
	"briefbot/commands/own"
)

// Languages are the languages that the program's own sentences come in, by their
// ISO 639-1 codes, in order. A [Request]'s Locale may be any; one of another
// language is answered in English.
func Languages() []string { return locale.Languages() }

// A voice says the program's own sentences in one language.
type voice struct{ locale.Voice }

// speak returns the voice for a Discord locale.
func speak(discord string) voice { return voice{locale.Speak(discord)} }

// say says a label or a sentence about the program. What is said of the brief is
// a [claim.Claim].
func (v voice) say(t own.Text, args ...any) string { return t.In(v.Voice, args...) }

// count is a number in a sentence: in words up to twelve in English, as good
// prose has it; in digits otherwise.
func (v voice) count(n int) string {
	if v.Lang == "" && n >= 1 && n <= len(cardinals) {
		return cardinals[n-1]
	}
	return strconv.Itoa(n)
}

var cardinals = strings.Fields("one two three four five six seven eight nine ten eleven twelve")

// localise gives the commands and their options their names and descriptions
// in other languages.
func localise(commands []Command) {
	all := locale.Commands()
	for i := range commands {
		c := &commands[i]
		for discord, local := range all[c.Name] {
			put(&c.Names, discord, local.Name)
			put(&c.Menus, discord, local.Menu)
			put(&c.Descriptions, discord, local.Description)
			for j := range c.Options {
				o := &c.Options[j]
				put(&o.Names, discord, local.Options[o.Name].Name)
				put(&o.Descriptions, discord, local.Options[o.Name].Description)
			}
		}
	}
}

func put(m *map[string]string, discord, text string) {
	if text == "" {
		return
	}
	if *m == nil {
		*m = make(map[string]string)
	}
	(*m)[discord] = text
}
