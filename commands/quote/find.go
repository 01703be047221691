package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus"
)

// A piece is a part of a quotation between two "…". The marks at its ends are
// apart: they may be the quoting sentence's own.
type piece struct {
	lead, core, tail []token
}

// newPiece sets the marks at both ends of tokens apart. A dash before a number
// is a sign and stays.
func newPiece(tokens []token) piece {
	from, to := 0, len(tokens)
	for from < to && loose(tokens[from]) && !(tokens[from].text == dashMark && from+1 < to && tokens[from+1].start == tokens[from].end) {
		from++
	}
	for to > from && loose(tokens[to-1]) {
		to--
	}
	return piece{tokens[:from], tokens[from:to], tokens[to:]}
}

// loose reports whether a mark at the end of a quotation says nothing about
// the words: APA 8.31 and Chicago 13.7 let them follow the sentence around the
// quotation. Question and exclamation marks do say something.
func loose(t token) bool {
	return !t.word && strings.Contains(".,;:-'()[]>•", t.text)
}

// A match is where the pieces of a quotation stand.
type match struct {
	start, end int      // in the stream
	gaps       [][2]int // what each "…" leaves out
	over       bool     // the quotation ends with a full stop, the brief's sentence does not
}

// find looks for the pieces of a quotation as they stand, in order and close
// together. Words that are left out by "…" are those between the nearest
// places of the pieces.
func (c *Checker) find(pieces []piece) []match {
	var found []match
	for _, start := range c.at[pieces[0].core[0].folded] {
		m, ok := c.matchAll(pieces, start)
		if !ok {
			continue
		}
		if n := len(found); n > 0 && len(m.gaps) > 0 && found[n-1].end == m.end {
			found[n-1] = m // begins nearer to the same end
		} else {
			found = append(found, m)
		}
		if len(found) > maxPlaces {
			break
		}
	}
	return found
}

// matchAll places the first piece at start and the others after it.
func (c *Checker) matchAll(pieces []piece, start int) (match, bool) {
	end, ok := c.match(pieces[0].core, start)
	if !ok || c.wordStart(start) < start {
		return match{}, false
	}
	m := match{start: c.leading(pieces[0].lead, start)}
	for i, p := range pieces {
		if i > 0 {
			from, to, ok := c.next(p.core, end)
			if !ok {
				return match{}, false
			}
			m.gaps = append(m.gaps, [2]int{end, from})
			end = to
		}
		stood := end
		end = c.trailing(p.tail, end)
		if c.wordEnd(end) > end {
			return match{}, false
		}
		m.over = end == stood && i == len(pieces)-1 && slices.ContainsFunc(p.tail, isStop) && c.wordsEnd(end-1) > end
	}
	m.end = end
	return m, true
}

// next finds the nearest place of a piece after an ellipsis that begins at
// end: in the same passage or the next one of the same section.
func (c *Checker) next(core []token, end int) (from, to int, ok bool) {
	candidates := c.at[core[0].folded]
	i, _ := slices.BinarySearch(candidates, end)
	for _, from := range candidates[i:] {
		if !c.near(c.stream[end-1].unit, c.stream[from].unit) {
			return 0, 0, false
		}
		if to, ok := c.match(core, from); ok && c.wordStart(from) == from {
			return from, to, true
		}
	}
	return 0, 0, false
}

// match reports whether tokens stand in the stream from start on, and where
// they end. The case of the first letter does not count, nor do footnote marks
// and what stands between two pages.
func (c *Checker) match(tokens []token, start int) (int, bool) {
	at := start
	for i := 0; i < len(tokens); {
		t := tokens[i]
		if at < len(c.stream) && c.runsOn(start, at) && (c.stream[at].text == t.text || i == 0 && sameButFirst(c.stream[at].text, t.text)) {
			at++
			i++
			continue
		}
		if i == 0 {
			return 0, false
		}
		if at < len(c.stream) && c.runsOn(start, at) && c.glued(t, at) {
			at++
			i++
			continue
		}
		n := c.beside(tokens[i:], at)
		if n == 0 {
			return 0, false
		}
		i += n
	}
	return at, at > start
}

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
// stream[at] or beside the punctuation there: "1", "[1]", "(1)", "[^1]".
func (c *Checker) mark(tokens []token, at int) int {
	open := 0
	for open < len(tokens) && open < 2 && strings.Contains("([^", tokens[open].text) {
		open++
	}
	if open == len(tokens) || !c.marksAround(at, tokens[open].text) {
		return 0
	}
	n := open + 1
	if open > 0 {
		switch {
		case n == len(tokens): // at the quotation's end the bracket is set apart
		case strings.Contains(")]", tokens[n].text):
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

// glued reports whether a number and the mark after it were run together:
// "20191" for 2019 with mark 1.
func (c *Checker) glued(t token, at int) bool {
	label, ok := strings.CutPrefix(t.text, c.stream[at].text)
	return ok && t.number && c.labels[label] && slices.Contains(c.marksBefore(at+1), label)
}

// footnote is how many tokens a whole footnote has that the quotation goes on
// with, its number included: what stands at the foot of a page was copied with
// the words around the page's end.
func (c *Checker) footnote(tokens []token) int {
	longest := 0
	for skip := 0; skip <= 3 && skip < len(tokens); skip++ {
		for _, u := range c.notes[tokens[skip].text] {
			note := c.stream[c.units[u].first:c.units[u].last]
			if len(note) > len(tokens)-skip || skip > 0 && !c.labelled(tokens[:skip], c.units[u].slice.Footnote) {
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
		if t.text == c.noteLabels[note] {
			n++
		} else if t.word {
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

// listMark is how many tokens a list's number or bullet has that begins a
// line.
func listMark(tokens []token) int {
	switch {
	case len(tokens) < 2 || !tokens[0].line:
		return 0
	case !tokens[0].word && strings.Contains("-+•‣▪◦", tokens[0].text):
		return 1
	case tokens[0].number && len(tokens[0].text) <= 2 && strings.Contains(".)", tokens[1].text) && (len(tokens) == 2 || tokens[2].start > tokens[1].end):
		return 2
	}
	return 0
}

// leading is where the place begins if the marks before a piece stand there
// too.
func (c *Checker) leading(lead []token, start int) int {
	first := c.units[c.stream[start].unit].first
	for i := len(lead) - 1; i >= 0 && start > first; i-- {
		if c.stream[start-1].text == lead[i].text {
			start--
		} else if lead[i].text != quoteMark {
			break // quotation marks around the whole stand where they will
		}
	}
	return start
}

// trailing is where the place ends if the marks after a piece stand there too.
func (c *Checker) trailing(tail []token, end int) int {
	last := c.units[c.stream[end-1].unit].last
	for i := 0; i < len(tail) && end < last; i++ {
		if c.stream[end].text == tail[i].text {
			end++
		} else if tail[i].text != quoteMark {
			break
		}
	}
	return end
}

// wordStart is where the word begins that token i is part of: "interference" is
// not what a brief says that says "non-interference", nor is 5 where it says
// 3.5. After an apostrophe a word begins, as in "l'Union".
func (c *Checker) wordStart(i int) int {
	for c.insideWord(i) && c.stream[i-1].text != quoteMark {
		i--
	}
	return i
}

// wordEnd is where the word ends that token i-1 is part of.
func (c *Checker) wordEnd(i int) int {
	for c.insideWord(i) {
		i++
	}
	return i
}

// insideWord reports whether tokens i-1 and i are of one word.
func (c *Checker) insideWord(i int) bool {
	if i <= 0 || i >= len(c.stream) || c.stream[i-1].unit != c.stream[i].unit {
		return false
	}
	u := &c.units[c.stream[i].unit]
	from, to := max(i-2, u.first), min(i+2, u.last)
	if !oneWord(c.tokens(from, to), i-from) {
		return false
	}
	// A dash between words without spaces is no hyphen.
	for _, l := range c.stream[i-1 : i+1] {
		if l.text == dashMark && !strings.ContainsAny(u.text[l.start:l.end], "-‐‑") {
			return false
		}
	}
	return true
}

// sameButFirst reports whether two words are equal but for the case of the
// first letter.
func sameButFirst(a, b string) bool {
	x, n := utf8.DecodeRuneInString(a)
	y, m := utf8.DecodeRuneInString(b)
	return unicode.ToLower(x) == unicode.ToLower(y) && a[n:] == b[m:]
}

// runsOn reports whether words can run from one place to another: within a
// text, or from passage to passage.
func (c *Checker) runsOn(a, b int) bool {
	a, b = c.stream[a].unit, c.stream[b].unit
	return a == b || c.units[a].slice.Passage >= 0 && c.units[b].slice.Passage >= 0
}

// near reports whether an "…" can lead from unit a to unit b: in the same
// passage, or to the next one of the same section.
func (c *Checker) near(a, b int) bool {
	return a == b || b == a+1 && c.units[b].slice.Passage >= 0 && c.units[a].section == c.units[b].section
}

// place is where the tokens from start to end stand. The quotation marks and
// full stop around them are taken in only if they are among the tokens.
func (c *Checker) place(start, end int) Place {
	var p Place
	for i := start; i < end; {
		u := &c.units[c.stream[i].unit]
		last := min(end, u.last)
		s := u.slice
		s.Span = corpus.Span{Start: c.stream[i].start, End: c.stream[last-1].end}
		p = append(p, s)
		i = last
	}
	return p
}

// text is the words of the tokens from start to end, as printed.
func (c *Checker) text(start, end int) string {
	var parts []string
	for i := start; i < end; {
		u := &c.units[c.stream[i].unit]
		last := min(end, u.last)
		parts = append(parts, u.text[c.stream[i].start:c.stream[last-1].end])
		i = last
	}
	return strings.Join(parts, " ")
}
