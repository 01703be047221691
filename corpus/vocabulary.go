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
				if cut {
					cut = false
					continue
				}
				if strings.HasSuffix(w, "-") {
					cut = true
					continue
				}
				w = trimWord(w)
				if w == "" {
					prev = ""
					continue
				}
				v[strings.ToLower(w)]++
				if first, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(first) && prev != "" {
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
