package commands

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/commands/quote"
	"briefbot/corpus"
	"briefbot/corpus/pattern"
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
	quotedLine = pattern.New(`(?m)^[ \t]*>+`)
	// blockQuote finds Markdown's quoted lines, and Discord's ">>>", after
	// which all is quoted.
	blockQuote = pattern.New(`(?:^|\n)[ \t]*>>> [\s\S]*|(?m:^[ \t]*>[^\n]*(?:\n|\z))+`)
	blankLine  = pattern.New(`\n[ \t\r]*\n`)
)

// quotations are the quotations of a message, in order: what stands in
// quotation marks, the outermost where they are nested, and quoted lines.
// Those too short to judge are left out.
func quotations(message string) []corpus.Span {
	var out []corpus.Span
	last := 0
	for _, at := range blockQuote.FindAllStringIndex(message, -1) {
		out = append(out, inMarks(message, corpus.Span{Start: last, End: at[0]}, quote.MinWords)...)
		out = append(out, block(message, corpus.Span{Start: at[0], End: at[1]})...)
		last = at[1]
	}
	return append(out, inMarks(message, corpus.Span{Start: last, End: len(message)}, quote.MinWords)...)
}

// block is what quoted lines quote: the words in quotation marks where they
// are most of it and the rest says whose they are, and otherwise the lines.
func block(message string, lines corpus.Span) []corpus.Span {
	inner := inMarks(message, lines, quote.MinWords)
	words := 0
	for _, q := range inner {
		words += quote.Words(q.In(message))
	}
	switch all := quote.Words(lines.In(message)); {
	case 2*words > all:
		return inner
	case all >= quote.MinWords:
		return []corpus.Span{trimmed(message, lines)}
	}
	return nil
}

// trimmed is a part of a text without the white space at its ends.
func trimmed(text string, s corpus.Span) corpus.Span {
	part := s.In(text)
	s.Start += len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
	s.End -= len(part) - len(strings.TrimRightFunc(part, unicode.IsSpace))
	return corpus.Span{Start: min(s.Start, s.End), End: s.End}
}

// inMarks are the quotations in quotation marks of a part of a text that have at
// least so many words.
func inMarks(message string, in corpus.Span, words int) []corpus.Span {
	var out []corpus.Span
	text := message[:in.End]
	look := 20 * len(text) // how many bytes are looked at before quotations have to be short
	for at := in.Start; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if closers[r] == "" || !opensQuote(text[in.Start:], at-in.Start, r) {
			at += size
			continue
		}
		longest := maxQuotation
		if look <= 0 {
			longest = maxShort
		}
		length, closing, looked := quoteEnd(text[at+size:min(len(text), at+size+longest)], r)
		look -= looked
		if length < 0 {
			at += size
			continue
		}
		if q := trimmed(text, corpus.Span{Start: at + size, End: at + size + length}); quote.Words(q.In(text)) >= words {
			out = append(out, q)
		}
		at += size + length + closing
	}
	return out
}

// maxQuotation is how many bytes one quotation can have, several pages; maxShort
// where a text is full of marks that nobody closed, so that each byte is looked
// at some hundred times at most.
const (
	maxQuotation = 20_000
	maxShort     = 300
)

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
// the closing mark, and how many bytes were looked at. Marks of the same kind inside it are nested. A quotation
// that nobody closed ends with its paragraph; after a single mark there is
// none then, it was an apostrophe.
func quoteEnd(text string, mark rune) (length, closing, looked int) {
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
				return i, utf8.RuneLen(r), i
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
		return -1, 0, len(text)
	}
	for i, r := range text[:paragraph] {
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		if end := i + utf8.RuneLen(r); i > 0 && quote.IsMark(r) && !strings.ContainsRune("'’‘`´", r) && !unicode.IsSpace(before) && !wordAfter(text[end:]) {
			return i, end - i, len(text)
		}
	}
	return paragraph, 0, len(text)
}

// wordAfter reports whether text begins with a letter or digit.
func wordAfter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
