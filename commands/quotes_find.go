package commands

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/commands/quote"
)

// closers are the marks that close a quotation, by the mark that opens it:
// English, German, French, Swiss and East Asian use. The straight marks open
// and close alike, and a single one can be an apostrophe. Where the closing mark
// is missing, another double one may stand for it: “…", “…“.
var closers = map[rune]string{
	'“': "”", '„': "“”\"", '«': "»", '»': "«", '‹': "›", '›': "‹", '‚': "‘’", '‘': "’", '"': "\"", '\'': "'",
	'「': "」", '『': "』", '《': "》", '〈': "〉", '｢': "｣", '﹁': "﹂", '﹃': "﹄", '〝': "〞〟", '❝': "❞", '❮': "❯", '‟': "”", '”': "”", '＂': "＂", '＇': "＇",
}

var (
	quotedLine = regexp.MustCompile(`(?m)^[ \t]*>+`)
	// blockQuote finds Markdown's quoted lines, and Discord's ">>>", after
	// which all is quoted.
	blockQuote = regexp.MustCompile(`(?:^|\n)[ \t]*>>> [\s\S]*|(?m:^[ \t]*>[^\n]*(?:\n|\z))+`)
	blankLine  = regexp.MustCompile(`\n[ \t\r]*\n`)
)

// quotations are the quotations of a message, in order: what stands in
// quotation marks, the outermost where they are nested, and quoted lines.
// Those too short to judge are left out.
func quotations(message string) []string {
	var out []string
	message = strings.ToValidUTF8(message, "�")
	last := 0
	for _, at := range blockQuote.FindAllStringIndex(message, -1) {
		out = append(out, inMarks(message[last:at[0]])...)
		out = append(out, block(message[at[0]:at[1]])...)
		last = at[1]
	}
	return append(out, inMarks(message[last:])...)
}

// block is what quoted lines quote: the words in quotation marks where they
// are most of it and the rest says whose they are, and otherwise the lines.
func block(lines string) []string {
	text := strings.TrimSpace(lines)
	inner := inMarks(quotedLine.ReplaceAllString(text, ""))
	words := 0
	for _, q := range inner {
		words += quote.Words(q)
	}
	switch all := quote.Words(text); {
	case 2*words > all:
		return inner
	case all >= quote.MinWords:
		return []string{text}
	}
	return nil
}

// inMarks are the quotations in quotation marks.
func inMarks(text string) []string {
	var out []string
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if closers[r] == "" || !opensQuote(text, at, r) {
			at += size
			continue
		}
		length, closing := quoteEnd(text[at+size:], r)
		if length < 0 {
			at += size
			continue
		}
		if q := strings.TrimSpace(text[at+size : at+size+length]); quote.Words(q) >= quote.MinWords {
			out = append(out, q)
		}
		at += size + length + closing
	}
	return out
}

// opensQuote reports whether the mark at a place opens a quotation: a word follows
// and, where the mark could be an apostrophe, an inch or a closing mark, none
// stands before.
func opensQuote(text string, at int, mark rune) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+utf8.RuneLen(mark):])
	if at+utf8.RuneLen(mark) == len(text) {
		return false
	}
	switch mark {
	case '"', '”', '＂', '＇', '\'', '‘', '»', '›':
		return !unicode.IsSpace(after) && (at == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{—–-“„«‚‘\"'*_~|/:", before))
	}
	return true
}

// quoteEnd finds where a quotation that mark opened ends: its length, and that of
// the closing mark. Marks of the same kind inside it are nested. A quotation
// that nobody closed ends with its paragraph; after a single mark there is
// none then, it was an apostrophe.
func quoteEnd(text string, mark rune) (length, closing int) {
	closer := closers[mark]
	straight := strings.ContainsRune(closer, mark)
	single := strings.ContainsRune("'＇‘‚‹›", mark)
	paragraph := len(text)
	if at := blankLine.FindStringIndex(text); at != nil {
		paragraph = at[0]
	}
	depth := 0
	for i, r := range text {
		if (straight || single) && i >= paragraph {
			break
		}
		switch {
		case strings.ContainsRune(closer, r):
			if single && wordAfter(text[i+utf8.RuneLen(r):]) {
				continue // an apostrophe
			}
			if straight && i > 0 && strings.HasSuffix(text[:i], " ") && wordAfter(text[i+utf8.RuneLen(r):]) {
				continue // opens another inside
			}
			if depth == 0 {
				return i, utf8.RuneLen(r)
			}
			depth--
		case r == mark && !straight:
			if i >= paragraph && depth == 0 && strings.TrimSpace(text[paragraph:i]) == "" {
				paragraph = len(text) // each paragraph of a quotation opens anew
				if at := blankLine.FindStringIndex(text[i:]); at != nil {
					paragraph = i + at[0]
				}
				continue
			}
			depth++
		}
	}
	if single {
		return -1, 0
	}
	for i, r := range text[:paragraph] {
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		if end := i + utf8.RuneLen(r); i > 0 && quote.IsMark(r) && !strings.ContainsRune("'’‘`´", r) && !unicode.IsSpace(before) && !wordAfter(text[end:]) {
			return i, end - i
		}
	}
	return paragraph, 0
}

// wordAfter reports whether text begins with a letter or digit.
func wordAfter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
