package quote

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A token is a word, a number or a punctuation mark.
type token struct {
	text   string // as compared: case kept, quotes and dashes of one kind
	folded string // lower case, for finding likely places
	start  int    // byte offsets into the text it was read from
	end    int
	word   bool // letters or digits
}

const (
	quoteMark = "'"
	dashMark  = "-"
	ellipsis  = "…"
)

// tokenize splits text into tokens. Letters and digits are split from each
// other, so that a footnote mark that was copied with its word stands alone.
func tokenize(text string) []token {
	var out []token
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if class(r) == letter || class(r) == digit {
			end := at + size
			for end < len(text) {
				next, n := utf8.DecodeRuneInString(text[end:])
				if k := class(next); k != class(r) && k != joiner && !(k == combining && class(r) == letter) {
					break
				}
				end += n
			}
			w := strings.Map(dropJoiners, norm.NFKC.String(text[at:end]))
			out = append(out, token{text: w, folded: strings.ToLower(w), start: at, end: end, word: true})
			at = end
			continue
		}
		if mark := punctuation(r); mark != "" {
			out = append(out, token{text: mark, folded: mark, start: at, end: at + size})
		}
		at += size
	}
	return out
}

const (
	other = iota
	letter
	digit
	joiner    // soft hyphens and zero-width characters: not seen, not counted
	combining // accents
)

func class(r rune) int {
	switch {
	case r == '\u00ad', r == '\u200b', r == '\u200c', r == '\u200d', r == '\u2060', r == '\ufeff':
		return joiner
	case unicode.Is(unicode.Mn, r):
		return combining
	case unicode.IsLetter(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	}
	return other
}

func dropJoiners(r rune) rune {
	if class(r) == joiner {
		return -1
	}
	return r
}

// punctuation is a mark as it is compared; "" for what does not count.
func punctuation(r rune) string {
	switch {
	case strings.ContainsRune("'\"‘’‚‛“”„‟«»‹›`´′″＇＂", r):
		return quoteMark
	case strings.ContainsRune("-‐‑‒–—―−", r):
		return dashMark
	case r == '…':
		return ellipsis
	case unicode.IsSpace(r), unicode.IsControl(r), class(r) != other:
		return ""
	}
	return norm.NFKC.String(string(r))
}

var (
	// superscripts, HTML and Markdown marks of footnotes.
	markPattern     = regexp.MustCompile(`<sup>[^<]{0,8}</sup>|\[\^[^\]]{1,8}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+`)
	bracketedMark   = regexp.MustCompile(`\[([0-9]{1,3}|[a-z*†‡])\]`)
	ellipsisPattern = regexp.MustCompile(`[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|\.\s?\.\s?\.|…`)
	editedLetter    = regexp.MustCompile(`\[(\pL)\]`) // "[T]he"
	lineQuote       = regexp.MustCompile(`(?m)^[ \t]*(?:>[ \t]?)+`)
	brokenWord      = regexp.MustCompile(`(\pL)-[ \t]*\r?\n[ \t]*(\p{Ll})`)
	emphasisMarks   = regexp.MustCompile(`\*\*|__|\*|~~`)
)

// tidy takes off what people's quoting adds to the quoted words: Markdown,
// brackets of an editor, footnote marks that the brief has. marks reports
// whether the brief has a footnote of that label; known whether a word is the
// brief's.
func tidy(text string, marks func(label string) bool, known func(word string) bool) string {
	text = strings.ToValidUTF8(text, " ")
	text = lineQuote.ReplaceAllString(text, "")
	text = markPattern.ReplaceAllString(text, "")
	text = bracketedMark.ReplaceAllStringFunc(text, func(m string) string {
		if marks(m[1 : len(m)-1]) {
			return ""
		}
		return m
	})
	text = editedLetter.ReplaceAllString(text, "$1")
	text = ellipsisPattern.ReplaceAllString(text, ellipsis)
	text = joinBroken(text, known)
	return emphasisMarks.ReplaceAllString(text, "")
}

// joinBroken joins words that a line's end cut in two, if the whole word is
// one of the brief's.
func joinBroken(text string, known func(string) bool) string {
	for from := 0; ; {
		m := brokenWord.FindStringSubmatchIndex(text[from:])
		if m == nil {
			return text
		}
		left, right := text[:from+m[3]], text[from+m[4]:]
		head := left
		if i := strings.LastIndexFunc(left, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
			_, size := utf8.DecodeRuneInString(left[i:])
			head = left[i+size:]
		}
		tail := right
		if i := strings.IndexFunc(right, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
			tail = right[:i]
		}
		from = len(left)
		if known(strings.ToLower(head + tail)) {
			text = left + right
		}
		if from >= len(text) {
			return text
		}
	}
}
