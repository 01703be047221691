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
	if from > 0 && listMark(tokens[from-1:]) == itemMark { // "(a)"
		from += itemMark - 1
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
	return !t.word && strings.Contains(".,;:-'()>•", t.text)
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
		n := c.beside(tokens[i:], at)
		if n == 0 {
			return 0, false
		}
		i += n
	}
	return at, at > start
}

// findNumbered finds a quotation that was copied with the number of its
// footnote, heading or list item before it.
func (c *Checker) findNumbered(pieces []piece) []match {
	core := pieces[0].core
	lead := pieces[0].lead
	if label := core[0]; !label.line && (len(lead) == 0 || !lead[0].line) {
		return nil
	}
	n := 1
	for n < len(core) && loose(core[n]) {
		n++
	}
	if n == len(core) || len(core[0].label()) > 3 {
		return nil
	}
	rest := slices.Clone(pieces)
	rest[0] = piece{core: core[n:], tail: pieces[0].tail}
	return slices.DeleteFunc(c.find(rest), func(m match) bool {
		u := &c.units[c.stream[m.start].unit]
		if of := u.slice.Of; of.Kind == corpus.NotePlace && c.noteLabels[of.Index] != core[0].label() {
			return true
		}
		return m.start != u.first || !core[0].number && !core[0].raised
	})
}

// findHeaded finds a quotation that was copied with the heading before it, or
// the end of that heading.
func (c *Checker) findHeaded(pieces []piece) []match {
	core := pieces[0].core
	for i := range c.units {
		u := &c.units[i]
		if u.heading < 0 {
			continue
		}
		h := c.stream[c.units[u.heading].first:c.units[u.heading].last]
		for k := 1; k <= len(h) && k < len(core); k++ {
			if !slices.EqualFunc(h[len(h)-k:], core[:k], func(l located, t token) bool { return l.folded == t.folded }) {
				continue
			}
			rest := slices.Clone(pieces)
			rest[0] = newPiece(core[k:])
			rest[0].tail = append(rest[0].tail, pieces[0].tail...)
			if len(rest[0].core) == 0 || c.at[rest[0].core[0].folded] == nil {
				continue
			}
			if m, ok := c.matchAll(rest, u.first+len(rest[0].lead)); ok {
				return []match{m}
			}
		}
	}
	return nil
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
	return !slices.ContainsFunc(c.stream[i-1:i+1], func(l located) bool {
		return l.text == dashMark && !strings.ContainsAny(u.text[l.start:l.end], "-‐‑")
	})
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
	return a == b || c.units[a].passage() && c.units[b].passage()
}

// near reports whether an "…" can lead from unit a to unit b: in the same
// passage, or to the next one of the same section.
func (c *Checker) near(a, b int) bool {
	return a == b || b == a+1 && c.units[b].passage() && c.units[a].section == c.units[b].section
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
