package index

import (
	_ "embed"
	"math/bits"
	"slices"
	"sort"
	"strings"
	"unicode"
)

// englishList has one English word a line, sorted. It is searched in place, so
// it costs nothing at start.
//
//go:embed words/english.txt
var englishList string

// isEnglish reports whether a plain word of four letters or more is in the
// English word list.
func isEnglish(w string) bool {
	low, high := 0, len(englishList)
	for low < high {
		// The line that the middle falls into.
		mid := (low + high) / 2
		start := low + strings.LastIndexByte(englishList[low:mid], '\n') + 1
		end := start + strings.IndexByte(englishList[start:], '\n')
		if englishList[start:end] < w {
			low = end + 1
		} else {
			high = start
		}
	}
	return strings.HasPrefix(englishList[low:], w+"\n")
}

// minMisspelt is the shortest word that is corrected: three letters are near
// too many others.
const minMisspelt = 4

// minLittle is the shortest stop word that a misspelt word may be meant to be.
const minLittle = 3

// maxMisspelt is the longest word that is looked at: few English words are
// longer, and time grows with the square.
const maxMisspelt = 24

// twoSlips is the shortest word in which two slips are believed.
const twoSlips = 7

// correct returns the words of the brief or its companion that a misspelt word
// was probably meant to be, best first, at most two. It returns nothing for a
// word that is spelled well as far as can be told, and a stop word where one is
// as near as any other: misspelt little words say nothing.
func (x *Index) correct(w word, typed string) []string {
	p := w.plain
	if len(p) < minMisspelt || len(p) > maxMisspelt || w.term == "" || w.printed != noWord || !letters(p) || isEnglish(p) ||
		x.terms.uses(x.idOf(w)) {
		return nil
	}
	limit := 1
	if len(p) >= twoSlips {
		limit = 2
	}
	capital := isCapital(typed)
	var found []string
	best := limit
	own := lettersOf(p)
	for _, form := range x.formsNear(len(p), limit) {
		if own.apart(form.letters) > best {
			continue
		}
		d := distance(p, form.word, best)
		switch {
		case d > best || d > 1 && (form.word[0] != p[0] || capital): // names that differ by two letters are two names
			continue
		case d < best:
			found, best = nil, d
		}
		found = append(found, form.word)
	}
	if len(found) == 0 || slices.ContainsFunc(x.analyzer.little, func(l spelling) bool {
		return own.apart(l.letters) <= 1 && distance(p, l.word, 1) <= 1
	}) {
		return nil
	}
	slices.Sort(found)
	return found[:min(2, len(found))]
}

// formsNear returns the forms whose length in bytes differs from a given one by
// limit at most.
func (x *Index) formsNear(length, limit int) []spelling {
	longer := func(than int) int {
		return sort.Search(len(x.forms), func(i int) bool { return len(x.forms[i].word) > than })
	}
	return x.forms[longer(length-limit-1):longer(length+limit)]
}

// A spelling is a word and the set of its letters: most words are seen to be
// too far apart by their letters alone.
type spelling struct {
	word    string
	letters letterSet
}

// A letterSet has a bit for each letter; letters beyond a to z share bits.
type letterSet uint32

func lettersOf(word string) letterSet {
	var s letterSet
	for i := range len(word) {
		s |= 1 << (word[i] % 32)
	}
	return s
}

// apart returns how many slips at least are between two words: one slip adds
// at most one letter to those of a word, and takes at most one from them.
func (s letterSet) apart(t letterSet) int {
	return max(bits.OnesCount32(uint32(s&^t)), bits.OnesCount32(uint32(t&^s)))
}

func letters(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.Is(unicode.Latin, r) })
}

// distance returns how many slips two words are apart (letters added, left
// out, mistyped, or two neighbours swapped), or limit+1 if more than limit.
func distance(a, b string, limit int) int {
	if d := len(a) - len(b); d > limit || -d > limit {
		return limit + 1
	}
	var rows [3][maxMisspelt + 8]int // a longer word differs by more than any limit
	if len(b) >= len(rows[0]) {
		return limit + 1
	}
	prev2, prev, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], prev2[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return limit + 1
		}
		prev2, prev, row = prev, row, prev2
	}
	return min(prev[len(b)], limit+1)
}
