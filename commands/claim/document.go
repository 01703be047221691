package claim

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"briefbot/corpus"
	"briefbot/index"
)

// A Document is a brief as claims are checked against it. It is safe for
// concurrent use.
type Document struct {
	brief  *corpus.Brief
	lookup func() (*index.Lookup, error)
	text   func() printed
	// sourceless has what was read of each text of the brief: every reply says it,
	// and reading each sentence is half of a reply's time.
	sourceless sync.Map
	// attributed has what was read of a sentence.
	attributed sync.Map
}

// New returns the document of a brief and its look-up.
func New(b *corpus.Brief, lookup func() (*index.Lookup, error)) *Document {
	return &Document{brief: b, lookup: lookup, text: sync.OnceValue(func() printed { return newPrinted(b) })}
}

// A printed is all that a brief prints, and its whole source: what the reading
// left out or took for markup may be a word all the same.
type printed struct {
	words   []string // folded, sorted
	letters string   // all letters and digits of a text without a gap, a line for each text
}

func newPrinted(b *corpus.Brief) printed {
	texts := []string{b.Title}
	for i := range b.Sections {
		texts = append(texts, b.Sections[i].Name, b.Sections[i].Number)
	}
	for i := range b.Passages {
		texts = append(append(texts, b.Passages[i].Text, b.Passages[i].Label), b.Passages[i].Columns...)
	}
	for i := range b.Footnotes {
		texts = append(texts, b.Footnotes[i].Text, b.Footnotes[i].Label)
	}
	for i := range b.References {
		texts = append(texts, b.References[i].Text, b.References[i].Key)
	}
	texts = append(texts, string(b.Source))
	var out printed
	var letters strings.Builder
	for _, t := range texts {
		words := corpus.FoldedWords(t)
		out.words = append(out.words, words...)
		letters.WriteString(strings.Join(words, "") + "\n")
	}
	slices.Sort(out.words)
	out.words = slices.Compact(out.words)
	out.letters = letters.String()
	return out
}

// onlyLetters is a text by its folded letters and digits.
func onlyLetters(text string) string { return strings.Join(corpus.FoldedWords(text), "") }

// minGlued is how many letters a word has at least that is looked for across
// the gaps of a text as well, where a hyphen, a blank or a line's end may part
// it: fewer stand there by chance.
const minGlued = 7

// lacks reports whether it is proven that a document does not have a word or
// phrase: not in any form, and not joined or parted otherwise either.
func (d *Document) lacks(text string) bool {
	l, err := d.lookup()
	if err != nil {
		return false
	}
	m, ok := l.Mentions(text)
	if !ok || len(m.Occurrences) > 0 {
		return false
	}
	words := corpus.FoldedWords(text)
	if all := []rune(strings.Join(words, "")); len(all) >= minGlued && strings.Contains(d.text().letters, string(all)) {
		return false
	}
	return slices.ContainsFunc(words, func(w string) bool { return !d.has(w) })
}

// has reports whether a folded word, or one that may be a form of it, stands
// in the document: one that begins with its stem.
func (d *Document) has(word string) bool {
	all := d.text().words
	stem := []rune(word)
	if strings.IndexFunc(word, unicode.IsDigit) < 0 {
		// Up to two letters at its end may be inflection, one of a word of five or six.
		stem = stem[:len(stem)-min(2, (max(len(stem), minStem)-3)/2)]
	}
	at, found := slices.BinarySearch(all, string(stem))
	if found && len(stem) == len([]rune(word)) {
		return true
	}
	for ; at < len(all) && strings.HasPrefix(all[at], string(stem)); at++ {
		if len(stem) >= minStem || all[at] == word {
			return true
		}
	}
	return false
}

// minStem is how long a stem is by which forms are known: "Iran" for "Iranian".
const minStem = 4

// hasWords reports whether all words of a text stand in the document as they are.
func (d *Document) hasWords(text string) bool {
	return !slices.ContainsFunc(corpus.FoldedWords(text), func(w string) bool {
		_, found := slices.BinarySearch(d.text().words, w)
		return !found
	})
}
