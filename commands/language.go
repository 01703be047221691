package commands

import (
	_ "embed"
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus"
)

// localeOf are the names that Discord has for the languages that the program
// speaks.
var localeOf = map[string]string{"en": "en-US", "fr": "fr", "de": "de", "es": "es-ES", "ru": "ru", "uk": "uk", "tr": "tr"}

const (
	// A question word and an article tell a language. One article alone does
	// not: "Van der Togt" is a name.
	askingPoints, commonPoints = 2, 1
	enoughPoints               = 2
)

//go:embed locale/words.json
var functionWordsFile []byte

// A tongue is what a language is known by.
type tongue struct {
	// Asking are words that questions begin with, Common other function words, and
	// Letters those that few languages have, with their points.
	Asking, Common string
	Letters        map[string]int

	cyrillic bool
	points   map[string]int // of each word
}

// tongues are the languages that are told from each other: those that the program
// speaks, and others that would be taken for them. Function words tell languages
// apart more surely than anything else in a sentence of a few words.
var tongues = sync.OnceValue(func() map[string]*tongue {
	var out map[string]*tongue
	if json.Unmarshal(functionWordsFile, &out) != nil {
		return nil // a test sees to it that the file can be read
	}
	for _, t := range out {
		t.points = make(map[string]int)
		for _, w := range corpus.FoldedWords(t.Common) {
			t.points[w] = commonPoints
		}
		for _, w := range corpus.FoldedWords(t.Asking) {
			t.points[w] = askingPoints
		}
		first, _ := utf8.DecodeRuneInString(t.Common)
		t.cyrillic = unicode.Is(unicode.Cyrillic, first)
	}
	return out
})

// Language is the language that the program speaks to who wrote a text, as Discord
// names it ("fr", "en-US"): the text's, as far as its function words and letters
// tell; English for one that it does not speak; or "". Where English is as likely
// as another it is English: names and titles in a question bring words of other
// languages along. One that it speaks goes before one that it does not.
func Language(text string) string {
	cyrillic, letters := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
		if unicode.Is(unicode.Cyrillic, r) {
			cyrillic++
		}
	}
	lower, words := strings.ToLower(text), corpus.FoldedWords(Clip(text, maxLanguage))
	var likely []string // those with the most points
	most := enoughPoints
	for name, t := range tongues() {
		// Abbreviations and names often stay Latin in a Russian question.
		if t.cyrillic != (cyrillic*3 > letters) {
			continue
		}
		points := 0
		for some, p := range t.Letters {
			if strings.ContainsAny(lower, some) || strings.ContainsAny(text, some) {
				points += p
			}
		}
		for _, w := range words {
			points += t.points[w]
		}
		if points > most {
			likely, most = nil, points
		}
		if points == most {
			likely = append(likely, name)
		}
	}
	spoken := slices.DeleteFunc(slices.Clone(likely), func(name string) bool { return localeOf[name] == "" })
	switch {
	case len(likely) == 0:
		return ""
	case len(spoken) == 0, slices.Contains(spoken, "en"):
		return localeOf["en"]
	case len(spoken) == 1:
		return localeOf[spoken[0]]
	}
	return ""
}

// maxLanguage is how many characters of a text are looked at: more than a
// question has.
const maxLanguage = 1000
