package commands

import (
	_ "embed"
	"encoding/json"
	"strings"
	"sync"
	"unicode"
)

// localeOf are the names that Discord has for the languages that Language
// knows.
var localeOf = map[string]string{"en": "en-US", "fr": "fr", "de": "de", "es": "es-ES", "ru": "ru", "uk": "uk", "tr": "tr"}

// telling are letters that tell a language, and by how much. German and
// Turkish share some, French and Spanish others.
var telling = []struct {
	lang, letters string
	points        int
}{
	{"de", "äß", 2}, {"de", "öü", 1}, {"tr", "öüç", 1}, {"tr", "ğşıİ", 2}, {"es", "ñ¿¡", 2}, {"es", "áíóúé", 1},
	{"fr", "éèêëàâîïôûùç", 1}, {"fr", "œ", 2}, {"uk", "іїєґ", 3}, {"ru", "ыэъё", 3},
}

const (
	// A question word and an article tell a language. One article alone does
	// not: "Van der Togt" is a name.
	askingPoints, commonPoints = 2, 1
	enoughPoints               = 2
)

//go:embed locale/words.json
var functionWordsFile []byte

// functionWords are the points of each language's function words. Those tell
// languages apart more surely than anything else in a sentence of a few words.
var functionWords = sync.OnceValue(func() map[string]map[string]int {
	var lists map[string]struct{ Asking, Common string }
	out := make(map[string]map[string]int)
	if json.Unmarshal(functionWordsFile, &lists) != nil {
		return out // a test sees to it that the file can be read
	}
	for lang, l := range lists {
		out[lang] = make(map[string]int)
		for _, w := range plainTokens(l.Common) {
			out[lang][w] = commonPoints
		}
		for _, w := range plainTokens(l.Asking) {
			out[lang][w] = askingPoints
		}
	}
	return out
})

// plainTokens are the words of a text without accents, and without the
// dotless i, which many keyboards lack.
func plainTokens(s string) []string { return tokens(strings.ReplaceAll(s, "ı", "i")) }

// Language is the language that a text is written in, as far as its function
// words and letters tell, as Discord names it ("fr", "en-US"): one of those
// that the program speaks, or "". Where English is as likely as another it is
// English: names and titles in a question bring words of other languages along.
func Language(text string) string {
	points := make(map[string]int)
	cyrillic, letters := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
		if unicode.Is(unicode.Cyrillic, r) {
			cyrillic++
		}
	}
	// Abbreviations and names often stay Latin in a Russian question.
	writing := []string{"en", "fr", "de", "es", "tr"}
	if cyrillic*3 > letters {
		writing = []string{"ru", "uk"}
	}
	lower := strings.ToLower(text)
	for _, t := range telling {
		if strings.ContainsAny(lower, t.letters) || strings.ContainsAny(text, t.letters) {
			points[t.lang] += t.points
		}
	}
	for _, w := range plainTokens(Clip(text, maxLanguage)) {
		for _, lang := range writing {
			points[lang] += functionWords()[lang][w]
		}
	}
	best, tied := "", false
	for _, lang := range writing {
		switch p := points[lang]; {
		case p < enoughPoints:
		case best == "" || p > points[best]:
			best, tied = lang, false
		case p == points[best]:
			tied = best != "en"
		}
	}
	if tied {
		return ""
	}
	return localeOf[best]
}

// maxLanguage is how many characters of a text are looked at: more than a
// question has.
const maxLanguage = 1000
