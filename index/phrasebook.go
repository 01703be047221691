package index

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// A phrasebook turns the words of a question in another language into the
// English of the built-in brief and its companion: by language, the patterns
// with the first letters of their first words.
//
// It is there for French and German only: of 101 questions in these, with the
// encoder, ten more have the right passage first; of 53 Russian ones four less
// had it, and so a Russian question goes by its meaning as in any language.
type phrasebook map[string]map[string][]phrase

// A phrase is words of one language, and what they become.
type phrase struct {
	words   []string // one with "*" at its end may have any ending
	letters int      // of all words: the longest pattern wins
	english []string // the first carry the idea, the others help
}

// keyLetters is how much of a word the patterns are found by.
const keyLetters = 3

//go:embed builtin/phrases.txt
var phrasesFile string

// builtinPhrasebook reads the table for the first question that needs it.
var builtinPhrasebook = sync.OnceValue(func() phrasebook {
	b := phrasebook{"fr": {}, "de": {}}
	for line := range strings.Lines(phrasesFile) {
		columns := strings.Split(line, "|")
		if len(columns) != 3 || line[0] == '#' {
			continue
		}
		var english []string
		for e := range strings.SplitSeq(columns[0], ",") {
			english = append(english, strings.TrimSpace(e))
		}
		for i, language := range []string{"fr", "de"} {
			for text := range strings.SplitSeq(columns[i+1], ",") {
				p := phrase{words: strings.FieldsFunc(text, func(r rune) bool { return notInWord(r) && r != '*' }), english: english}
				for k, w := range p.words {
					p.words[k] = foreignWord(w, language)
					p.letters += utf8.RuneCountInString(strings.TrimSuffix(w, "*"))
				}
				key := firstLetters(strings.TrimSuffix(p.words[0], "*"), keyLetters)
				b[language][key] = append(b[language][key], p)
			}
		}
	}
	return b
})

func notInWord(r rune) bool { return !wordRune(r) }

// umlautPairs are the umlauts of those who have no key for them.
var umlautPairs, ligatures = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u"), strings.NewReplacer("œ", "oe", "æ", "ae")

// foreignWord is a word of a language as patterns are compared.
func foreignWord(word, language string) string {
	word = ligatures.Replace(fold(strings.ToLower(word)))
	if language == "de" {
		word = umlautPairs.Replace(word)
	}
	return word
}

// A translatedTerm is one or more English words for one idea.
type translatedTerm struct {
	english string
	weight  float64 // 1, or less for words that only help
	typed   string  // what it was made from
}

// otherWordWeight is the weight of an idea's further English words. They
// widen the search as a companion's wordings do, but are farther from what was
// typed.
const otherWordWeight = 0.5

// translate turns a question of one language into English words, in its own
// order. Understood is the share of its words, from 0 to 1, that are known.
// Words that carry nothing and question words are not counted; unknown ones
// without a capital, mostly common verbs, count half.
func (b phrasebook) translate(question, language string, stop func(string) bool) (terms []translatedTerm, understood float64) {
	typed := strings.FieldsFunc(question, notInWord)
	words := make([]string, len(typed))
	for i, w := range typed {
		words[i] = foreignWord(w, language)
	}
	var known, carrying float64
	for i := 0; i < len(words); {
		if p := b.longest(words[i:], language); p != nil {
			from := strings.Join(typed[i:i+len(p.words)], " ")
			if slices.ContainsFunc(strings.Fields(p.english[0]), func(w string) bool { return !stop(w) && w != "many" && w != "often" }) {
				known++
				carrying++
			}
			for k, e := range p.english {
				weight := 1.
				if k > 0 {
					weight = otherWordWeight
				}
				if e != "" {
					terms = append(terms, translatedTerm{e, weight, from})
				}
			}
			i += len(p.words)
			continue
		}
		if isNumber(words[i]) {
			known++
		}
		carrying++
		if !isCapital(typed[i]) && !isNumber(words[i]) {
			carrying -= 0.5
		}
		terms = append(terms, translatedTerm{strings.ToLower(typed[i]), 1, typed[i]})
		i++
	}
	if carrying > 0 {
		understood = known / carrying
	}
	return terms, understood
}

// longest returns the pattern that fits the most of the first words, or nil.
func (b phrasebook) longest(words []string, language string) *phrase {
	var best *phrase
	for n := 1; n <= keyLetters; n++ {
		key := firstLetters(words[0], n)
		for i, p := range b[language][key] {
			if (best == nil || p.letters > best.letters) && p.fits(words) {
				best = &b[language][key][i]
			}
		}
		if key == words[0] {
			break
		}
	}
	return best
}

func (p *phrase) fits(words []string) bool {
	if len(words) < len(p.words) {
		return false
	}
	for i, w := range p.words {
		begin, open := strings.CutSuffix(w, "*")
		if words[i] != begin && !(open && strings.HasPrefix(words[i], begin)) {
			return false
		}
	}
	return true
}
