package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus"
)

// longElision is how many words an honest "…" can leave out of one sentence
// unseen even if a "not" is among them: beyond, it skips a clause of its own.
const longElision = 8

// find looks for the pieces of a quotation as they stand, in order and close
// together: in one text, or in two passages that follow each other.
func (c *Checker) find(pieces [][]token) []Place {
	var places []Place
	for _, start := range c.at[pieces[0][0].folded] {
		end, ok := c.match(pieces[0], start)
		if !ok || !c.neighbours(c.stream[start].unit, c.stream[end-1].unit) {
			continue
		}
		for _, piece := range pieces[1:] {
			if end, ok = c.next(piece, start, end); !ok {
				break
			}
		}
		if !ok {
			continue
		}
		places = append(places, c.place(start, end))
		if len(places) == maxPlaces {
			break
		}
	}
	return places
}

// next finds a piece after an ellipsis that begins at end, in the same text as
// start or the one that follows it.
func (c *Checker) next(piece []token, start, end int) (int, bool) {
	candidates := c.at[piece[0].folded]
	i, _ := slices.BinarySearch(candidates, end)
	for _, from := range candidates[i:] {
		if !c.neighbours(c.stream[start].unit, c.stream[from].unit) {
			return 0, false
		}
		to, ok := c.match(piece, from)
		if ok && c.neighbours(c.stream[start].unit, c.stream[to-1].unit) && c.honest(end, from) {
			return to, true
		}
	}
	return 0, false
}

// match reports whether a piece stands in the stream from start on, and where
// it ends. The case of its first letter does not count; a footnote's label
// where the brief has the mark is not part of the words.
func (c *Checker) match(piece []token, start int) (int, bool) {
	at := start
	for i, t := range piece {
		if at < len(c.stream) && (c.stream[at].text == t.text || i == 0 && sameButFirst(c.stream[at].text, t.text)) {
			at++
			continue
		}
		if i > 0 && c.markBefore(at) == t.text {
			continue
		}
		return 0, false
	}
	return at, at > start
}

// markBefore is the label of the mark that stands after the token before at.
func (c *Checker) markBefore(at int) string {
	if at < len(c.stream) && at > 0 && c.stream[at].unit == c.stream[at-1].unit {
		return c.stream[at].mark
	}
	return c.lastMark(at - 1)
}

// lastMark is the mark at the very end of the text that token i closes. Marks
// are kept with the token after them, and here there is none.
func (c *Checker) lastMark(i int) string {
	if i < 0 || i != c.units[c.stream[i].unit].last-1 {
		return ""
	}
	return c.units[c.stream[i].unit].lastMark
}

// sameButFirst reports whether two words are equal but for the case of the
// first letter.
func sameButFirst(a, b string) bool {
	x, n := utf8.DecodeRuneInString(a)
	y, m := utf8.DecodeRuneInString(b)
	return unicode.ToLower(x) == unicode.ToLower(y) && a[n:] == b[m:]
}

// neighbours reports whether words can run from unit a to unit b.
func (c *Checker) neighbours(a, b int) bool {
	return a == b || b == a+1 && c.units[a].slice.Passage >= 0 && c.units[b].slice.Passage >= 0
}

// honest reports whether an ellipsis can stand for the tokens from a to b: it
// must not drop a negation out of the middle of a sentence.
func (c *Checker) honest(a, b int) bool {
	if c.stream[a-1].unit != c.stream[b].unit {
		return true
	}
	u := &c.units[c.stream[b].unit]
	words := 0
	negated := false
	for _, l := range c.stream[a:b] {
		if l.word {
			words++
			negated = negated || negation(l.token)
		}
	}
	if !negated || words > longElision {
		return true
	}
	for _, s := range u.sentences {
		if s.Start <= c.stream[a-1].start && c.stream[b].end <= s.End {
			return false
		}
	}
	return true
}

func negation(t token) bool { return slices.Contains(negations, t.folded) }

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
	for _, s := range c.place(start, end) {
		for _, u := range c.units {
			whole := u.slice
			whole.Span = s.Span
			if whole == s {
				parts = append(parts, s.Span.In(u.text))
				break
			}
		}
	}
	return strings.Join(parts, " ")
}
