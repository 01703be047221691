package commands

import (
	"strings"
	"unicode"

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
