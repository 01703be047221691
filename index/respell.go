package index

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// structural are the words by which people ask for what a document has and for its
// parts, by length, in Latin letters: those of two sayings at least, and of an order.
var structural = sync.OnceValue(func() [][]spelling {
	found, times := maps.Clone(builtinLittle().order), map[string]int{}
	for _, line := range builtinSayings().lines {
		for _, w := range lowerWords(line) {
			if times[w.plain]++; times[w.plain] > 1 {
				found[w.plain] = true
			}
		}
	}
	out := make([][]spelling, maxMisspelt+1)
	for w := range found {
		if len(w) >= minStructural && len(w) <= maxMisspelt && isASCII(w) {
			out[len(w)] = append(out[len(w)], spelling{w, lettersOf(w)})
		}
	}
	for _, words := range out {
		slices.SortFunc(words, func(a, b spelling) int { return strings.Compare(a.word, b.word) })
	}
	return out
})

// minStructural is the shortest of these words that a misspelt one is taken for: four
// letters are near too many words.
const minStructural = 5

// maxRespelt is how many words of content a question has at most that asks for what a
// document has.
const maxRespelt = 4

// respelt is a question with those words mended that are one slip off one by which
// people ask for what a document has: "how many referneces", "frist paragraph". Words
// of the brief, of English or of any saying are no slips, nor are names, what stands in
// quotation marks and a word whose mention is asked for.
func (x *Index) respelt(text string, words []said) string {
	s := builtinSayings()
	if _, frame := s.allOf(words, s.mentions); frame != nil || inQuotes(text) != "" {
		return text
	}
	var out strings.Builder
	end := 0
	for i, w := range words {
		if i > 0 && isCapital(w.In(text)) || x.isKnown(w) {
			continue
		}
		if meant := slipOf(w.plain); meant != "" {
			out.WriteString(text[end:w.Start] + meant)
			end = w.End
		}
	}
	return out.String() + text[end:]
}

// isKnown reports whether a word is one of the brief, of English or of what people say.
func (x *Index) isKnown(w said) bool {
	l := builtinLittle()
	return len(w.plain) < minStructural-1 || !isASCII(w.plain) || isEnglish(w.plain) || builtinSayings().plain[w.plain] || l.hollow[w.plain] || l.frame[w.plain] || x.terms.words.of[w.plain] != noWord
}

// slipOf is the one structural word that is a slip off a word, or "".
func slipOf(plain string) string {
	meant := ""
	own := lettersOf(plain)
	for n := max(minStructural, len(plain)-1); n <= min(len(plain)+1, maxMisspelt); n++ {
		for _, s := range structural()[n] {
			if own.apart(s.letters) > 1 || distance(plain, s.word, 1) > 1 {
				continue
			}
			if meant != "" {
				return ""
			}
			meant = s.word
		}
	}
	return meant
}
