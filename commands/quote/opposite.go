package quote

import (
	_ "embed" // the table of opposites
	"slices"
	"strings"
	"sync"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"golang.org/x/text/unicode/norm"
)

//go:embed opposites.txt
var oppositesText string

// A pole is one side of a line of the table of opposites.
type pole struct{ line, side int }

var stemmers = map[string]func(*snowballstem.Env) bool{"en": english.Stem, "fr": french.Stem, "de": german.Stem, "es": spanish.Stem, "ru": russian.Stem}

// opposites is the table, by language and stem.
var opposites = sync.OnceValue(func() map[string]map[string][]pole {
	table := make(map[string]map[string][]pole)
	language, line := "", 0
	add := func(words string, side int) {
		for _, w := range strings.Fields(words) {
			s := stem(language, w)
			table[language][s] = append(table[language][s], pole{line, side})
		}
	}
	for text := range strings.Lines(oppositesText) {
		text = strings.TrimSpace(text)
		switch {
		case text == "" || strings.HasPrefix(text, "#"):
		case strings.HasPrefix(text, "= "):
			language = text[2:]
			table[language] = make(map[string][]pole)
		case strings.HasPrefix(text, "% "):
			for _, pair := range strings.Fields(text[2:]) {
				a, b, _ := strings.Cut(pair, "/")
				line++
				add(a, 0)
				add(b, 1)
			}
		default:
			line++
			for side, words := range strings.Split(text, "|") {
				add(words, side)
			}
		}
	}
	return table
})

// polesOf are the poles of a word of a language: its stem's, or those of the
// words that it can be a form of. Stemmers know few forms of irregular verbs and
// adjectives ("perdent", "basse"); in English they know enough.
func polesOf(language, word string) []pole {
	s := stem(language, word)
	out := opposites()[language][s]
	if len(out) > 0 || language == "en" {
		return out
	}
	for listed, poles := range opposites()[language] {
		if formsOfOne(s, listed) {
			out = append(out, poles...)
		}
	}
	return out
}

// formsOfOne reports whether two stems begin with the same letters and only
// their last few differ: "perdent" and "perdr", "bass" and "bas".
func formsOfOne(a, b string) bool {
	x, y := []rune(a), []rune(b)
	n := 0
	for n < min(len(x), len(y)) && x[n] == y[n] {
		n++
	}
	rest := max(len(x), len(y)) - n
	return n == 3 && rest == 1 || n > 3 && rest <= 3
}

func stem(language, word string) string {
	env := snowballstem.NewEnv(norm.NFC.String(strings.ToLower(word)))
	if s := stemmers[language]; s != nil {
		s(env)
	}
	return env.Current()
}

// opposed reports whether a word of a means the opposite of one of b, and b
// does not have that word too.
func (c *Checker) opposed(a, b []token) bool {
	poles := func(tokens []token) (out []pole) {
		for _, t := range tokens {
			if t.word {
				out = append(out, polesOf(c.language, t.folded)...)
			}
		}
		return out
	}
	x, y := poles(a), poles(b)
	return slices.ContainsFunc(x, func(p pole) bool {
		return !slices.Contains(y, p) && slices.ContainsFunc(y, func(o pole) bool { return o.line == p.line && !slices.Contains(x, o) })
	})
}
