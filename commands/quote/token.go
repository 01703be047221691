package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A token is a word, a number or a punctuation mark.
type token struct {
	text    string // as compared: case kept, quotes and dashes of one kind
	folded  string // lower case, for finding likely places
	start   int    // byte offsets into the text it was read from
	end     int
	word    bool // letters or digits
	number  bool // digits
	common  bool // a function word
	article bool
	line    bool // the first on its line
	raised  bool // raised digits: a footnote mark, or an exponent
}

const (
	quoteMark = "'"
	dashMark  = "-"
	ellipsis  = "…"
)

// tokenize splits text into tokens. Letters and digits are split from each
// other, so that a footnote mark that was copied with its word stands alone.
// Quotation marks that touch are one, and so are dashes, and the dots of an
// "…" with a full stop after it.
func tokenize(text string) []token {
	var out []token
	line := true
	add := func(t token) {
		t.line, line = line, false
		out = append(out, t)
	}
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if k := class(r); k == letter || k == digit {
			end := at + wordEnd(text[at:], k)
			w := strings.Map(dropJoiners, brackets.Replace(norm.NFKC.String(text[at:end])))
			folded := strings.ToLower(w)
			add(token{text: w, folded: folded, start: at, end: end, word: true, number: k == digit, common: functionWords[folded], article: articles[folded]})
			at = end
			continue
		}
		if end := at + superscripts(text[at:]); end > at {
			add(token{text: text[at:end], folded: text[at:end], start: at, end: end, raised: true})
			at = end
			continue
		}
		if end := at + dots(text[at:]); end > at {
			add(token{text: ellipsis, folded: ellipsis, start: at, end: end})
			at = end
			continue
		}
		if r == '\n' || r == '\u2028' || r == '\u2029' {
			line = true
		}
		if mark := punctuation(r); mark != "" {
			n := len(out)
			if n > 0 && out[n-1].end == at && out[n-1].text == mark && (mark == quoteMark || mark == dashMark) {
				out[n-1].end = at + size
			} else {
				add(token{text: mark, folded: mark, start: at, end: at + size})
			}
		}
		at += size
	}
	return out
}

// wordEnd is how many bytes of text belong to the word or number that it
// begins with. A bracket inside a word is an editor's: "organi[s]ation".
func wordEnd(text string, kind int) int {
	end := 0
	for i, r := range text {
		k := class(r)
		if kind == letter && (r == '[' || r == ']') && end == i {
			if next, _ := utf8.DecodeRuneInString(text[i+1:]); class(next) == letter {
				end = i + 1
				continue
			}
		}
		if k != kind && k != joiner && !(k == combining && kind == letter) {
			break
		}
		end = i + utf8.RuneLen(r)
	}
	return end
}

var brackets = strings.NewReplacer("[", "", "]", "")

const raisedDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// superscripts is how many bytes of raised digits text begins with, with a sign
// before them: a footnote mark, or an exponent.
func superscripts(text string) int {
	sign := len(text) - len(strings.TrimLeft(text, "⁻⁺"))
	if n := len(text) - sign - len(strings.TrimLeft(text[sign:], raisedDigits)); n > 0 {
		return sign + n
	}
	return 0
}

// label is a token as a footnote's label.
func (t token) label() string {
	if t.raised {
		return norm.NFKC.String(t.text)
	}
	return t.text
}

// dots is how many bytes of an ellipsis text begins with: "…", "...", ". . .",
// and a full stop that follows it.
func dots(text string) int {
	n, end := 0, 0
	for at := 0; at < len(text); {
		switch {
		case strings.HasPrefix(text[at:], "…"):
			n, at = n+3, at+len("…")
			end = at
		case text[at] == '.':
			n, at = n+1, at+1
			end = at
		case end > 0 && (text[at] == ' ' || strings.HasPrefix(text[at:], "\u00a0")) && end == at:
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
		default:
			at = len(text)
		}
	}
	if n < 3 {
		return 0
	}
	return end
}

const (
	other = iota
	letter
	digit
	joiner    // what is not seen inside a word and does not end it
	combining // accents
)

// class says what a character is to a word. Soft hyphens, zero-width and
// direction marks and control characters are not seen; asterisks,
// underscores and backslashes are Markdown's.
func class(r rune) int {
	switch {
	case unicode.IsSpace(r):
		return other
	case r == '*', r == '_', r == '\\', unicode.Is(unicode.Cf, r), unicode.IsControl(r), unicode.Is(unicode.Variation_Selector, r), r == '\u034f':
		return joiner
	case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Mc, r):
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

// quotationMarks are those that Unicode does not class as initial or final.
const quotationMarks = "'\"‚„`´′″‴＇＂「」『』｢｣〝〞〟❛❜❝❞❮❯﹁﹂﹃﹄《》〈〉"

// IsMark reports whether r is a quotation mark or apostrophe of some script.
func IsMark(r rune) bool {
	return unicode.In(r, unicode.Pi, unicode.Pf) || strings.ContainsRune(quotationMarks, r)
}

// punctuation is a mark as it is compared; "" for what does not count. A
// vertical line only sets table cells or spoilers apart, square brackets are an
// editor's, pictures and flags a reader's.
func punctuation(r rune) string {
	switch {
	case IsMark(r):
		return quoteMark
	case strings.ContainsRune("-‐‑‒–—―⸺⸻−﹘﹣－", r):
		return dashMark
	case strings.ContainsRune("|[]", r), r >= 0x1f000 && r < 0x1fb00, unicode.IsSpace(r), class(r) != other:
		return ""
	}
	return norm.NFKC.String(string(r))
}

// Words is how many words of text can be judged: what white space sets apart
// and has a letter or digit in it. Where a script writes none between words,
// two characters count as one.
func Words(text string) int {
	n := 0
	for _, f := range strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '…' }) {
		dense := 0
		word := false
		for _, r := range f {
			word = word || class(r) == letter || class(r) == digit
			if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
				dense++
			}
		}
		if word {
			n += max(1, dense/2)
		}
	}
	return n
}
