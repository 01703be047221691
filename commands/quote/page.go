package quote

import (
	"slices"
	"strings"
)

// beside is how many of the quotation's tokens belong to the page and not to
// the sentence that stands before stream[at]: a footnote mark, a footnote at
// the page's end, the heading between two sections, a list's mark.
func (c *Checker) beside(tokens []token, at int) int {
	if n := c.footnote(tokens); n > 0 && n < len(tokens) {
		return n // before its number is taken for a mark
	}
	if n := c.mark(tokens, at); n > 0 {
		return n
	}
	// The mark can stand after the quotation mark that closes the whole.
	if tokens[0].text == quoteMark && len(tokens) > 1 && c.mark(tokens[1:], at) == len(tokens)-1 {
		return len(tokens)
	}
	if n := c.heading(tokens, at); n > 0 {
		return n
	}
	return listMark(tokens)
}

// mark is how many tokens a copied footnote mark has that stands before
// stream[at] or beside the punctuation there: "1", "¹", "(1)", "^1".
func (c *Checker) mark(tokens []token, at int) int {
	open := 0
	for open < len(tokens) && open < 2 && strings.Contains("(^", tokens[open].text) {
		open++
	}
	if open == len(tokens) || !c.marksAround(at, tokens[open].label()) {
		return 0
	}
	n := open + 1
	if open > 0 {
		switch {
		case n == len(tokens): // at the quotation's end the bracket is set apart
		case tokens[n].text == ")":
			n++
		default:
			return 0
		}
	}
	return n
}

// marksAround reports whether a footnote's mark stands at a place, or next to
// the punctuation there: people set "nature.1" and "nature1.".
func (c *Checker) marksAround(at int, label string) bool {
	if !c.labels[label] {
		return false
	}
	if slices.Contains(c.marksBefore(at), label) {
		return true
	}
	if at > 1 && !c.stream[at-1].word && slices.Contains(c.marksBefore(at-1), label) {
		return true
	}
	return at < len(c.stream) && !c.stream[at].word && slices.Contains(c.marksBefore(at+1), label)
}

// marksBefore are the labels of the marks that stand between two tokens.
func (c *Checker) marksBefore(at int) []string {
	if at < len(c.stream) && at > 0 && c.stream[at].unit == c.stream[at-1].unit {
		return c.stream[at].marks
	}
	// Marks are kept with the token after them; at the end there is none.
	if at > 0 && at <= len(c.stream) {
		return c.units[c.stream[at-1].unit].lastMarks
	}
	return nil
}

// footnote is how many tokens a whole footnote has that the quotation goes on
// with, its number included: what stands at the foot of a page was copied with
// the words around the page's end.
func (c *Checker) footnote(tokens []token) int {
	longest := 0
	for skip := 0; skip <= 3 && skip < len(tokens); skip++ {
		for _, u := range c.notes[tokens[skip].text] {
			note := c.stream[c.units[u].first:c.units[u].last]
			if len(note) > len(tokens)-skip || skip > 0 && !c.labelled(tokens[:skip], c.units[u].slice.Of.Index) {
				continue
			}
			if slices.EqualFunc(note, tokens[skip:skip+len(note)], func(l located, t token) bool { return l.text == t.text }) {
				longest = max(longest, skip+len(note))
			}
		}
	}
	return longest
}

// labelled reports whether tokens are the number of a footnote and marks.
func (c *Checker) labelled(tokens []token, note int) bool {
	n := 0
	for _, t := range tokens {
		if t.label() == c.noteLabels[note] {
			n++
		} else if t.word || t.raised {
			return false
		}
	}
	return n == 1
}

// heading is how many tokens the heading has that stands before stream[at],
// where one section ends and the next begins; the quotation can end in it.
func (c *Checker) heading(tokens []token, at int) int {
	if at <= 0 || at >= len(c.stream) || c.stream[at].unit == c.stream[at-1].unit || c.units[c.stream[at].unit].heading < 0 {
		return 0
	}
	h := c.units[c.units[c.stream[at].unit].heading]
	n := min(h.last-h.first, len(tokens))
	for i, l := range c.stream[h.first : h.first+n] {
		if l.folded != tokens[i].folded {
			return 0
		}
	}
	return n
}

// listMark is how many tokens a list's number, letter or bullet has that begins a
// line: "3.", "(a)", "b)".
func listMark(tokens []token) int {
	switch {
	case len(tokens) < 2 || !tokens[0].line:
		return 0
	case !tokens[0].word && strings.Contains("-+•‣▪◦", tokens[0].text):
		return 1
	case tokens[0].number && len(tokens[0].text) <= 2 && strings.Contains(".)", tokens[1].text) && (len(tokens) == 2 || tokens[2].start > tokens[1].end):
		return 2
	case itemLabel(tokens[0].text) && tokens[1].text == ")":
		return 2
	case len(tokens) > 2 && tokens[0].text == "(" && itemLabel(tokens[1].text) && tokens[2].text == ")":
		return itemMark
	}
	return 0
}

// itemMark is how many tokens an item's letter in brackets has.
const itemMark = 3

// itemLabel reports whether a token can be what an item of a list is called by.
func itemLabel(text string) bool {
	return len(text) == 1 && text[0] >= 'a' && text[0] <= 'z' || len(text) <= 4 && strings.Trim(text, "ivx") == "" && text != ""
}
