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
		if end := at + superscripts(text[at:]); end > at {
			n := norm.NFKC.String(text[at:end])
			out = append(out, token{text: n, folded: n, start: at, end: end})
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

// superscripts is how many bytes of raised digits text begins with: a footnote
// mark, or an exponent.
func superscripts(text string) int {
	return len(text) - len(strings.TrimLeft(text, "⁰¹²³⁴⁵⁶⁷⁸⁹"))
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
	// markPattern finds footnote marks as HTML and Markdown have them.
	markPattern     = regexp.MustCompile(`<sup>([^<]{0,8})</sup>|\[\^?([^\]\s]{1,8})\]`)
	ellipsisPattern = regexp.MustCompile(`[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|\.\s?\.\s?\.|…`)
	editedLetter    = regexp.MustCompile(`\[(\pL)\]`) // "[T]he"
	lineQuote       = regexp.MustCompile(`(?m)^[ \t]*(?:>[ \t]?)+`)
	brokenWord      = regexp.MustCompile(`(\pL)-[ \t]*\r?\n[ \t]*(\p{Ll})`)
	emphasisMarks   = regexp.MustCompile(`\*{1,3}|_{1,3}|~~`)
)

// tidy takes off what people's quoting adds to the quoted words: Markdown and
// brackets of an editor; a footnote mark in brackets is left as its label.
// marks reports whether the brief has a footnote of that label; known whether
// a word is the brief's.
func tidy(text string, marks func(label string) bool, known func(word string) bool) string {
	text = strings.ToValidUTF8(text, " ")
	text = lineQuote.ReplaceAllString(text, "")
	text = markPattern.ReplaceAllStringFunc(text, func(m string) string {
		parts := markPattern.FindStringSubmatch(m)
		if label := parts[1] + parts[2]; marks(label) {
			return " " + label + " "
		}
		return m
	})
	text = editedLetter.ReplaceAllString(text, "$1")
	text = ellipsisPattern.ReplaceAllString(text, ellipsis)
	text = joinBroken(text, known)
	return plainEmphasis(text)
}

// plainEmphasis takes Markdown's emphasis off: marks with a word on one side
// and none on the other. "5 * 3" and "snake_case" stay.
func plainEmphasis(text string) string {
	var b strings.Builder
	last := 0
	for _, at := range emphasisMarks.FindAllStringIndex(text, -1) {
		before, _ := utf8.DecodeLastRuneInString(text[:at[0]])
		after, _ := utf8.DecodeRuneInString(text[at[1]:])
		left := at[0] > 0 && !unicode.IsSpace(before)
		right := at[1] < len(text) && !unicode.IsSpace(after)
		inside := left && right && class(before) != other && class(after) != other
		b.WriteString(text[last:at[0]])
		if !left && !right || inside {
			b.WriteString(text[at[0]:at[1]])
		}
		last = at[1]
	}
	b.WriteString(text[last:])
	return b.String()
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
