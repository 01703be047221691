package corpus

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold writes a text in lower case and without accents, so that names
// and headings compare however they are typed: composed or not, "Côté" or
// "Cote".
func Fold(s string) string {
	ascii := true
	for i := 0; i < len(s) && ascii; i++ {
		ascii = s[i] < 0x80
	}
	if ascii {
		return strings.ToLower(s)
	}
	var out strings.Builder
	out.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		switch {
		case r >= firstAccent && unicode.Is(unicode.Mn, r):
		case r < firstAccent && undivided[r] != "":
			out.WriteString(undivided[r])
		default:
			out.WriteRune(unicode.ToLower(r))
		}
	}
	return out.String()
}

// firstAccent is the first of the marks that are set on letters.
const firstAccent = '\u0300'

// undivided are letters that Unicode does not part into a plain one and an
// accent.
var undivided = map[rune]string{
	'ß': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ø': "o", 'Ø': "o", 'đ': "d", 'Đ': "d", 'ł': "l", 'Ł': "l", 'ı': "i",
}

// FoldedWords are the folded words and numbers of a text.
func FoldedWords(s string) []string {
	return strings.FieldsFunc(Fold(s), func(r rune) bool { return !isWord(r) })
}

// fold is a text as its folded words, parted by single blanks.
func fold(s string) string { return strings.Join(FoldedWords(s), " ") }
