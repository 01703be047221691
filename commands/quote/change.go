package quote

import (
	"slices"
	"strings"
)

// A ChangeKind says what was done to the words.
type ChangeKind string

// The kinds of changes.
const (
	LeftOut ChangeKind = "left out" // the brief has words that the quotation lacks
	CutOff  ChangeKind = "cut off"  // the same, at the end of a sentence that the quotation gives out for whole
	Added   ChangeKind = "added"    // the quotation has words that the brief lacks
	Changed ChangeKind = "changed"  // other words in the same place
)

// A Change is one difference between a quotation and the true words.
type Change struct {
	Kind ChangeKind
	// Typed is the quotation's words, "" if they are left out.
	Typed string
	// Printed is the brief's words, "" if they are added. Slices is where
	// they stand.
	Printed string
	Slices  Place
	Gravity Gravity
	// At is where the brief's words begin, or where added ones would stand:
	// an empty slice.
	At Slice
}

// In reports whether a change lies in a place or right behind it.
func (ch Change) In(p Place) bool {
	return slices.ContainsFunc(p, func(s Slice) bool {
		return s.Of == ch.At.Of && s.Span.Start <= ch.At.Span.Start && ch.At.Span.Start <= s.Span.End
	})
}

// size is how many words changed, of the quotation and of the brief.
func (f Finding) size() int {
	n := 0
	for _, ch := range f.Changes {
		n += Words(ch.Typed) + Words(ch.Printed)
	}
	return n
}

// A group is steps without a word in common between two that are: tokens of
// the quotation and of the stream.
type group struct {
	q0, q1 int
	s0, s1 int
}

// changes names the differences, and says where the true words stand.
func (c *Checker) changes(text string, quoted []token, steps []step) (start, end int, out []Change) {
	start, end = c.span(steps)
	groups := c.groups(quoted, steps, start)
	groups, start, end = c.wholeWords(quoted, steps, groups, start, end)
	start, end = c.instead(quoted, groups, start, end)
	groups = merged(groups)
	for i, g := range c.weigh(quoted, groups) {
		ch := c.change(text, quoted, groups[i])
		ch.Gravity, ch.At = g, c.point(groups[i].s0, start)
		if len(ch.Slices) > 0 {
			ch.At = ch.Slices[0]
			ch.At.Span.End = ch.At.Span.Start
		}
		out = append(out, ch)
	}
	// Beside changed words, a quotation mark or bracket more or less is no news.
	if slices.ContainsFunc(out, func(ch Change) bool { return Words(ch.Typed)+Words(ch.Printed) > 0 }) {
		out = slices.DeleteFunc(out, func(ch Change) bool { return quoteMarks(ch.Typed) && quoteMarks(ch.Printed) })
	}
	for i := 1; i < len(steps); i++ {
		if steps[i].kind != elided || steps[i-1].kind == elided {
			continue
		}
		to := i
		for to < len(steps) && steps[to].kind == elided {
			to++
		}
		out = append(out, c.dishonest(steps[i].s, steps[to-1].s+1)...)
		// Beside changed words, what the brief says them of is no news.
		if ch, ok := c.hiddenSubject(steps[i].s, steps[to-1].s+1); ok && !slices.ContainsFunc(out, func(ch Change) bool { return ch.Gravity > Slight }) {
			out = append(out, ch)
		}
	}
	return start, end, out
}

// quoteMarks reports whether there is nothing in text but quotation marks and
// brackets.
func quoteMarks(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return punctuation(r) != quoteMark && !strings.ContainsRune("()", r) })
}

// hiddenTurn is the change that an ellipsis makes by leaving token i out.
func (c *Checker) hiddenTurn(i int) Change {
	from := i
	if c.stream[i].folded == "t" {
		from = i - 2 // "n't" is no word of its own
	}
	to := c.wordEnd(i + 1)
	return Change{Kind: LeftOut, Printed: c.text(from, to), Slices: c.place(from, to), At: c.point(from, from), Gravity: Reversed}
}

// span is the part of the stream that an alignment covers.
func (c *Checker) span(steps []step) (start, end int) {
	start = -1
	for _, s := range steps {
		if s.kind == added {
			continue
		}
		if start < 0 {
			start = s.s
		}
		end = s.s + 1
	}
	return start, end
}

// groups joins the steps that differ and stand side by side. What was copied
// from the page is no difference.
func (c *Checker) groups(quoted []token, steps []step, at int) []group {
	var out []group
	q := 0
	for i := 0; i < len(steps); {
		s := steps[i]
		if s.kind == elided || s.kind == paired && c.same(quoted, s) {
			if s.kind == paired {
				q = s.q + 1
			}
			at = s.s + 1
			i++
			continue
		}
		if s.kind != leftOut {
			q = s.q
		}
		g := group{q, q, at, at}
		for ; i < len(steps) && steps[i].kind != elided && !(steps[i].kind == paired && c.same(quoted, steps[i])); i++ {
			if steps[i].kind != leftOut {
				if g.q1 < steps[i].q { // an ellipsis stands between
					break
				}
				g.q1 = steps[i].q + 1
			}
			if steps[i].kind != added {
				g.s1 = steps[i].s + 1
			}
		}
		q, at = g.q1, g.s1
		for g.q0 < g.q1 {
			n := c.mark(quoted[g.q0:g.q1], g.s0)
			if n == 0 {
				break
			}
			g.q0 += n
		}
		if g.q0 < g.q1 || g.s0 < g.s1 {
			out = append(out, c.compound(quoted, g))
		}
	}
	return out
}

// merged makes one of groups that overlap: two that were widened to whole words
// can meet in one, as in "September-August" for "August-September".
func merged(groups []group) []group {
	var out []group
	for _, g := range groups {
		if n := len(out); n > 0 && (g.q0 < out[n-1].q1 || g.s0 < out[n-1].s1) {
			last := &out[n-1]
			last.q0, last.q1 = min(last.q0, g.q0), max(last.q1, g.q1)
			last.s0, last.s1 = min(last.s0, g.s0), max(last.s1, g.s1)
			continue
		}
		out = append(out, g)
	}
	return out
}

// same reports whether a pair is no difference.
func (c *Checker) same(quoted []token, s step) bool {
	q, l := quoted[s.q].text, c.stream[s.s].text
	return q == l || (s.q == 0 || quoted[s.q-1].text == ellipsis) && sameButFirst(q, l)
}

// compound widens a group to whole words where it cut one in two: "win-lose"
// and "doesn't" are read as one.
func (c *Checker) compound(quoted []token, g group) group {
	inS := c.insideWord
	inQ := func(i int) bool { return oneWord(quoted, i) }
	twin := func(q, s int) bool {
		return q >= 0 && q < len(quoted) && s >= 0 && s < len(c.stream) && quoted[q].text == c.stream[s].text
	}
	wordy := func(q, s int) bool { return twin(q, s) && quoted[q].word }
	for twin(g.q0-1, g.s0-1) && (inS(g.s0) && g.s1 > g.s0 || inQ(g.q0) && g.q1 > g.q0) && (wordy(g.q0-1, g.s0-1) || twin(g.q0-2, g.s0-2)) {
		g.q0, g.s0 = g.q0-1, g.s0-1
	}
	for twin(g.q1, g.s1) && (inS(g.s1) && g.s1 > g.s0 || inQ(g.q1) && g.q1 > g.q0) && (wordy(g.q1, g.s1) || twin(g.q1+1, g.s1+1)) {
		g.q1, g.s1 = g.q1+1, g.s1+1
	}
	return g
}

// wholeWords takes in the words that the quotation's ends cut in two.
func (c *Checker) wholeWords(quoted []token, steps []step, groups []group, start, end int) ([]group, int, int) {
	if s := steps[0]; s.kind == paired && c.same(quoted, s) {
		if from := c.wordStart(start); from < start {
			groups = slices.Insert(groups, 0, group{q0: s.q, q1: s.q + 1, s0: from, s1: start + 1})
			start = from
		}
	}
	if n := len(groups); n > 0 {
		if g := &groups[0]; g.s0 == start && g.s1 > g.s0 {
			start = c.wordStart(start)
			g.s0 = start
		}
		if g := &groups[n-1]; g.s1 == end && g.s1 > g.s0 {
			end = c.wordEnd(end)
			g.s1 = end
		}
	}
	if s := steps[len(steps)-1]; s.kind == paired && c.same(quoted, s) {
		if to := c.wordEnd(end); to > end {
			groups = append(groups, group{q0: s.q, q1: s.q + 1, s0: end - 1, s1: to})
			end = to
		}
	}
	return groups, start, end
}

// instead takes in the brief's word right before or behind a quotation that has
// an opposite of its own there: "every street" where the brief has "no street".
func (c *Checker) instead(quoted []token, groups []group, start, end int) (int, int) {
	if len(groups) == 0 {
		return start, end
	}
	other := func(g group, i int) bool {
		typed := quoted[g.q0:g.q1]
		return c.turns(i) == negates && denials(typed, false) == 0 || c.opposed(typed, c.tokens(i, i+1))
	}
	u := c.units[c.stream[start].unit]
	if g := &groups[0]; g.q0 == 0 && g.q1 > 0 && g.s1 == start && start > u.first && !c.clauseMark(start-1) && other(*g, start-1) {
		start--
		g.s0 = start
	}
	if g := &groups[len(groups)-1]; g.q1 == len(quoted) && g.q1 > g.q0 && g.s0 == end && end < c.units[c.stream[end-1].unit].last && other(*g, end) {
		end++
		g.s1 = end
	}
	return start, end
}

// oneWord reports whether tokens i-1 and i are of one word, date or number: a
// mark stands between two of its parts without white space.
func oneWord(tokens []token, i int) bool {
	joins := func(i int) bool {
		return i > 0 && i+1 < len(tokens) && tokens[i-1].word && tokens[i+1].word && !tokens[i].word && (strings.Contains("-'/", tokens[i].text) || tokens[i-1].number && tokens[i+1].number && strings.Contains(".,:", tokens[i].text)) &&
			tokens[i-1].end == tokens[i].start && tokens[i].end == tokens[i+1].start
	}
	return joins(i) || joins(i-1)
}

// bare leaves out the marks at both ends.
func bare(tokens []token) []token {
	for len(tokens) > 1 && !tokens[0].word {
		tokens = tokens[1:]
	}
	for n := len(tokens); n > 1 && !tokens[n-1].word; n = len(tokens) {
		tokens = tokens[:n-1]
	}
	return tokens
}

func (c *Checker) change(text string, quoted []token, g group) Change {
	ch := Change{Kind: Changed}
	// Marks beside changed words are not worth a mention of their own.
	words := bare(quoted[g.q0:g.q1])
	from, to := g.s0, g.s1
	for from+1 < to && !c.stream[from].word {
		from++
	}
	for from+1 < to && !c.stream[to-1].word {
		to--
	}
	to = c.closed(from, to)
	printed := c.tokens(from, to)
	// Nor are marks in the place of words.
	if wordCount(words) > 0 && wordCount(printed) == 0 {
		to = from
	} else if wordCount(printed) > 0 && wordCount(words) == 0 && !slices.ContainsFunc(words, sign) {
		words = nil
	}
	if len(words) > 0 {
		ch.Typed = typed(text, words)
	} else {
		ch.Kind = LeftOut
	}
	if to > from {
		ch.Printed, ch.Slices = c.text(from, to), c.place(from, to)
	} else {
		ch.Kind = Added
	}
	return ch
}

// closed takes in the bracket that closes what opens between from and to.
func (c *Checker) closed(from, to int) int {
	open := 0
	for _, l := range c.stream[from:to] {
		open += strings.Count(l.text, "(") - strings.Count(l.text, ")")
	}
	if open > 0 && to < c.units[c.stream[from].unit].last && c.stream[to].text == ")" {
		to++
	}
	return to
}

// typed is tokens as they stand in text, on one line.
func typed(text string, tokens []token) string {
	return strings.Join(strings.Fields(text[tokens[0].start:tokens[len(tokens)-1].end]), " ")
}

// turned reports whether one of two texts denies and the other does not: one
// more "not" or "less", or "un-" before a word.
func turned(a, b []token) bool {
	changed := wordCount(a) > 0 && wordCount(b) > 0
	if denials(a, changed) != denials(b, changed) {
		return true
	}
	for _, x := range a {
		for _, y := range b {
			if denied(x.folded, y.folded) || denied(y.folded, x.folded) {
				return true
			}
		}
	}
	return false
}

// denials counts the words in tokens that deny or belittle; changed is set
// where other words stand in their place. "Only" narrows a statement and does
// not turn it, and "not only" denies nothing.
func denials(tokens []token, changed bool) int {
	n := 0
	for i, t := range tokens {
		if changed && slices.Contains(refusals, t.folded) || t.folded == "only" || beginsOnly(tokens[i+1:]) {
			continue
		}
		if turnOf(t) != neutral || t.folded == "non" || i > 1 && contraction(tokens[i-2], tokens[i-1], t) || i+1 < len(tokens) && elision(t, tokens[i+1]) {
			n++
		}
	}
	return n
}

// denied reports whether a is b with a prefix that denies it.
func denied(a, b string) bool {
	prefix, ok := strings.CutSuffix(a, b)
	return ok && len(b) > 3 && slices.Contains([]string{"un", "in", "im", "il", "ir", "non", "dis", "mis", "anti", "counter", "de", "des", "dé", "mal", "не", "без"}, prefix)
}

// point is the place right before token i, in a text quoted from start on.
func (c *Checker) point(i, start int) Slice {
	if i > start {
		s := c.place(i-1, i)[0]
		s.Span.Start = s.Span.End
		return s
	}
	s := c.place(start, start+1)[0]
	s.Span.End = s.Span.Start
	return s
}

func (c *Checker) tokens(from, to int) []token {
	out := make([]token, 0, to-from)
	for _, l := range c.stream[from:to] {
		out = append(out, l.token)
	}
	return out
}

func wordCount(tokens []token) int {
	n := 0
	for _, t := range tokens {
		if t.word {
			n++
		}
	}
	return n
}
