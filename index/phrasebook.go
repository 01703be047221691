package index

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// A phrasebook turns the words of a question in another language into the
// English of the brief and its companion. It is not changed after it was read.
type phrasebook struct {
	patterns map[language]map[string][]pattern // by the first runes of the first word
	// stubs says whether a language has patterns that begin with less than
	// these runes and any ending.
	stubs map[language]bool
}

// A pattern is words of one language, and what they become.
type pattern struct {
	words []patternWord
	size  int // runes in all words: the longest pattern wins
	main  string
	more  []string
}

// A patternWord is a word, or the beginning of one.
type patternWord struct {
	text string
	open bool // any ending fits
}

func (w patternWord) fits(word string) bool {
	return word == w.text || w.open && strings.HasPrefix(word, w.text)
}

// keyRunes is how much of a word the patterns are sorted by.
const keyRunes = 3

//go:embed builtin/languages.yaml
var builtinLanguages []byte

// builtinPhrasebook reads the table of the built-in brief: some milliseconds.
func builtinPhrasebook() (*phrasebook, error) {
	return readPhrasebook("builtin/languages.yaml", builtinLanguages)
}

// readPhrasebook reads a table of words. The error joins a [CompanionProblem]
// for each fault.
func readPhrasebook(name string, data []byte) (*phrasebook, error) {
	b := newPhrasebook(inRussian, inFrench, inGerman)
	var doc yaml.Node
	if err := yaml.Load(data, &doc); err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	var faults []error
	fault := func(line int, format string, args ...any) {
		faults = append(faults, CompanionProblem{File: name, Line: line, Text: fmt.Sprintf(format, args...)})
	}
	rows := doc.Content[0]
	if rows.Kind != yaml.SequenceNode {
		fault(rows.Line, "a list of entries is expected")
	}
	seen := map[string]int{} // language and pattern: line
	for _, row := range rows.Content {
		columns := map[language]string{}
		for i := 0; i+1 < len(row.Content); i += 2 {
			columns[language(row.Content[i].Value)] = row.Content[i+1].Value
		}
		english, ok := columns["en"]
		if !ok || len(columns) != 4 || row.Kind != yaml.MappingNode {
			fault(row.Line, "an entry has the keys en, ru, fr and de")
			continue
		}
		main, more := splitEnglish(english)
		for _, l := range []language{inRussian, inFrench, inGerman} {
			for _, text := range strings.Split(columns[l], ",") {
				p, err := newPattern(text, l)
				if err != nil {
					fault(row.Line, "%s: %q %v", l, strings.TrimSpace(text), err)
					continue
				}
				p.main, p.more = main, more
				id := string(l) + " " + p.String()
				if line, twice := seen[id]; twice {
					fault(row.Line, "%s: %q stands on line %d already", l, p, line)
					continue
				}
				seen[id] = row.Line
				b.add(l, p)
			}
		}
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return b, nil
}

func newPhrasebook(languages ...language) *phrasebook {
	b := &phrasebook{patterns: map[language]map[string][]pattern{}, stubs: map[language]bool{}}
	for _, l := range languages {
		b.patterns[l] = map[string][]pattern{}
	}
	return b
}

func (b *phrasebook) add(l language, p pattern) {
	first := p.words[0]
	k := patternKey(first.text)
	b.patterns[l][k] = append(b.patterns[l][k], p)
	b.stubs[l] = b.stubs[l] || first.open && utf8.RuneCountInString(first.text) < keyRunes
}

// splitEnglish parts what carries an idea from the other words for it.
func splitEnglish(s string) (main string, more []string) {
	main, rest, _ := strings.Cut(s, ",")
	for _, m := range strings.Split(rest, ",") {
		if m = strings.TrimSpace(m); m != "" {
			more = append(more, m)
		}
	}
	return strings.TrimSpace(main), more
}

var patternMarks = strings.NewReplacer("-", " ", "'", " ", "’", " ")

// spaced puts spaces for the marks that join words.
func spaced(text string) string {
	if !strings.ContainsAny(text, "-'’") {
		return text
	}
	return patternMarks.Replace(text)
}

func newPattern(text string, l language) (pattern, error) {
	var p pattern
	for _, w := range strings.Fields(spaced(text)) {
		open := strings.HasSuffix(w, "*")
		w = foldWord(strings.TrimSuffix(w, "*"), l)
		if w == "" || strings.ContainsFunc(w, notInWord) {
			return p, errors.New("holds more than letters, digits and a * at a word's end")
		}
		p.words = append(p.words, patternWord{w, open})
		p.size += utf8.RuneCountInString(w)
	}
	if len(p.words) == 0 {
		return p, errors.New("is empty")
	}
	return p, nil
}

// String returns the pattern as it is written in the table.
func (p pattern) String() string {
	var words []string
	for _, w := range p.words {
		if w.open {
			w.text += "*"
		}
		words = append(words, w.text)
	}
	return strings.Join(words, " ")
}

func patternKey(word string) string {
	n := 0
	for i := range word {
		if n == keyRunes {
			return word[:i]
		}
		n++
	}
	return word
}

// A translation is what a phrasebook made of a question.
type translation struct {
	// Text is the question's ideas in English and in its own order. It is a
	// string of words, not a sentence.
	Text string
	// Terms are the same with their weights, and other words for them.
	Terms []translatedTerm
	// Unknown are the words, as typed, that the phrasebook does not know.
	// Names among them are in Text nevertheless, in Latin letters.
	Unknown []string
	// Understood is the share of the question's words, from 0 to 1, that the
	// phrasebook knows. Words that carry nothing and question words are not
	// counted; unknown words without a capital, mostly common verbs, count
	// half.
	Understood float64
}

// A translatedTerm is one or more English words for one idea.
type translatedTerm struct {
	English string
	Weight  float64 // 1, or less for words that only help
	Typed   string  // what it was made from
}

// otherWordWeight is the weight of an idea's further English words. They
// widen the search as a companion's wordings do, but are farther from what was
// typed.
const otherWordWeight = 0.5

// translate turns a question into English words. It keeps no state.
func (b *phrasebook) translate(question string, l language) translation {
	var t translation
	typed := strings.FieldsFunc(question, notInWord)
	words := foldedWords(question, l)
	var known, carrying float64
	var text []string
	add := func(p pattern, from string) {
		text = append(text, p.main)
		t.Terms = append(t.Terms, translatedTerm{p.main, 1, from})
		for _, m := range p.more {
			t.Terms = append(t.Terms, translatedTerm{m, otherWordWeight, from})
		}
	}
	for i := 0; i < len(words); {
		p, ok := b.longest(words[i:], l)
		switch {
		case ok:
			from := strings.Join(typed[i:i+len(p.words)], " ")
			if p.main != "" {
				if !asksOnly(p.main) {
					known++
					carrying++
				}
				add(p, from)
			}
			i += len(p.words)
			continue
		case isLatin(typed[i]) && l == inRussian, isNumber(words[i]):
			// A name or an abbreviation that is written as in the brief.
			known++
			carrying++
			text = append(text, typed[i])
			t.Terms = append(t.Terms, translatedTerm{typed[i], 1, typed[i]})
		default:
			carrying += 0.5
			if startsUpper(typed[i]) {
				carrying += 0.5
			}
			t.Unknown = append(t.Unknown, typed[i])
			if l != inRussian || i > 0 && startsUpper(typed[i]) {
				name := romanise(typed[i])
				text = append(text, name)
				t.Terms = append(t.Terms, translatedTerm{name, 1, typed[i]})
			}
		}
		i++
	}
	t.Text = strings.Join(text, " ")
	if carrying > 0 {
		t.Understood = known / carrying
	}
	return t
}

// asksOnly reports whether English words are question words and no more.
func asksOnly(english string) bool {
	for _, w := range strings.Fields(english) {
		if !helpingWords[w].english && w != "many" && w != "often" {
			return false
		}
	}
	return true
}

// longest returns the pattern that fits the most of the first words.
func (b *phrasebook) longest(words []string, l language) (pattern, bool) {
	var best *pattern
	all := b.patterns[l]
	look := func(key string) {
		patterns := all[key]
		for k := range patterns {
			if p := &patterns[k]; (best == nil || p.size > best.size) && p.fits(words) {
				best = p
			}
		}
	}
	key := patternKey(words[0])
	if b.stubs[l] {
		for i := range key {
			look(key[:i])
		}
	}
	look(key)
	if best == nil {
		return pattern{}, false
	}
	return *best, true
}

func (p *pattern) fits(words []string) bool {
	if len(words) < len(p.words) {
		return false
	}
	for i, w := range p.words {
		if !w.fits(words[i]) {
			return false
		}
	}
	return true
}

func isLatin(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) })
}

func isNumber(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// cyrillic spells Russian names as English texts do.
var cyrillic = strings.NewReplacer(
	"а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "е", "e", "ё", "e", "ж", "zh", "з", "z", "и", "i", "й", "y",
	"к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f",
	"х", "kh", "ц", "ts", "ч", "ch", "ш", "sh", "щ", "shch", "ъ", "", "ы", "y", "ь", "", "э", "e", "ю", "yu", "я", "ya",
)

func romanise(name string) string { return cyrillic.Replace(strings.ToLower(name)) }
