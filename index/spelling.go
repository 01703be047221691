package index

import (
	_ "embed"
	"slices"
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
		start := strings.LastIndexByte(englishList[:mid], '\n') + 1
		end := start + strings.IndexByte(englishList[start:], '\n')
		switch c := strings.Compare(englishList[start:end], w); {
		case c == 0:
			return true
		case c < 0:
			low = end + 1
		default:
			high = start
		}
	}
	return false
}

// minMisspelt is the shortest word that is corrected: three letters are near
// too many others.
const minMisspelt = 4

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
	if len(p) < minMisspelt || len(p) > maxMisspelt || w.term == "" || x.printed.ids[p] > 0 || !letters(p) || isEnglish(p) ||
		x.terms.uses(x.terms.id(w.term)) {
		return nil
	}
	limit := 1
	if len(p) >= twoSlips {
		limit = 2
	}
	capital := isCapital(typed)
	type candidate struct {
		word string
		cost int
	}
	var found []candidate
	best := limit
	for _, form := range x.forms {
		if d := len(form) - len(p); d > best || d < -best {
			continue
		}
		d := distance(p, form, best)
		if d > best || d > 1 && (form[0] != p[0] || capital) {
			continue // names that differ by two letters are two names
		}
		best = d
		found = append(found, candidate{form, d})
	}
	for w := range x.analyzer.stop {
		if len(w) >= 3 && distance(p, w, 1) <= 1 {
			return nil
		}
	}
	var out []string
	for _, c := range found {
		if c.cost == best && len(out) < 2 {
			out = append(out, c.word)
		}
	}
	// A word list's word that is nearer than the brief's is what was meant.
	if best > 1 && slices.ContainsFunc(slips(p), isEnglish) {
		return nil
	}
	return out
}

func letters(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.Is(unicode.Latin, r) })
}

// slips returns all words that are one slip away from an ASCII word: a letter
// left out, doubled or added, two swapped, one mistyped.
func slips(w string) []string {
	const alphabet = "abcdefghijklmnopqrstuvwxyz"
	out := make([]string, 0, 54*len(w))
	for i := range len(w) {
		out = append(out, w[:i]+w[i+1:])
		if i > 0 {
			out = append(out, w[:i-1]+w[i:i+1]+w[i-1:i]+w[i+1:])
		}
		for _, c := range alphabet {
			out = append(out, w[:i]+string(c)+w[i+1:], w[:i]+string(c)+w[i:])
		}
	}
	return out
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
