package commands

import (
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"
	"golang.org/x/text/unicode/norm"
)

// fold makes two spellings of the same words equal: lower case, no accents,
// full-width and other compatibility forms as their plain ones.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(strings.ToValidUTF8(s, " ")))
}

// foldContains reports whether text contains part, whatever the case and
// accents of either.
func foldContains(text, part string) bool {
	return part != "" && strings.Contains(fold(text), fold(part))
}

// tokens are the folded words and numbers of s.
func tokens(s string) []string {
	return strings.FieldsFunc(fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// near reports whether a typed word is a small misspelling of word: one wrong
// letter from four letters on, two from eight. Numbers are never near.
func near(typed, word string) bool {
	n := len([]rune(typed))
	if n < 4 || strings.ContainsAny(typed, "0123456789") {
		return false
	}
	limit := 1
	if n >= 8 {
		limit = 2
	}
	if d := len([]rune(word)) - n; d > limit || d < -limit {
		return false
	}
	return levenshtein.ComputeDistance(typed, word) <= limit || swapped(typed, word)
}

// swapped reports whether two words differ by two neighbouring letters that
// changed places, the commonest slip of all.
func swapped(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) != len(y) {
		return false
	}
	for i := 0; i+1 < len(x); i++ {
		if x[i] != y[i] {
			return x[i] == y[i+1] && x[i+1] == y[i] && string(x[i+2:]) == string(y[i+2:])
		}
	}
	return false
}
