package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A vocabulary is the words of a brief and its pairs of neighbouring words. It
// tells a word that a line end cut from a compound, and a name that a page
// break cut from the end of a paragraph.
type vocabulary map[string]int

func (v vocabulary) has(words string) bool { return v[words] > 0 }

func vocabularyOf(d *tree) vocabulary {
	v := make(vocabulary)
	for _, b := range d.blocks {
		prev, cut := "", false
		for _, r := range b.runs {
			if r.kind == breakRun || r.kind == dropRun {
				prev = ""
			}
			if r.kind != textRun {
				continue
			}
			for _, w := range strings.Fields(r.words(d.view)) {
				// The halves of a word that a line's end cuts are no words.
				if cut || strings.HasSuffix(w, "-") {
					cut = !cut
					continue
				}
				if w = trimWord(w); w == "" {
					prev = ""
					continue
				}
				v[strings.ToLower(w)]++
				if isCapital(w) && prev != "" {
					v[prev+" "+w]++
				}
				if prev = ""; isCapital(w) {
					prev = w
				}
			}
		}
	}
	return v
}

func isCapital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// wordEndings are syllables that end words and are no words that a compound
// is made with. A line that begins with one goes on with a word.
var wordEndings = wordSet(wordLists["wordEndings"])

// wholeWords are common words that nobody writes with a hyphen.
var wholeWords = wordSet(wordLists["wholeWords"])

// sureWord reports whether the halves of a word cut at a line's end make one
// word: a common one, or one whose second half is an ending and whose first is
// no word that the brief uses.
func sureWord(half, tail string, words vocabulary) bool {
	half, tail = strings.ToLower(half), strings.ToLower(tail)
	return wholeWords[half+tail] || wordEndings[tail] && len(half) >= 3 && !words.has(half)
}
