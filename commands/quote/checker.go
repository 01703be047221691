package quote

import (
	"slices"

	"briefbot/corpus"
)

// A Verdict says how a quotation relates to the brief.
type Verdict string

// The verdicts.
const (
	Exact    Verdict = "exact"
	Differs  Verdict = "differs"
	Absent   Verdict = "absent"
	TooShort Verdict = "too short" // fewer than MinWords words
)

// MinWords is how many words can be judged. Two words stand together by chance
// in any text on the subject.
const MinWords = 3

// maxPlaces is how many places of an exact quotation are reported.
const maxPlaces = 8

// A Finding is what the brief has of a quotation.
type Finding struct {
	Verdict Verdict
	// Places are where the words stand, in document order: all of them for
	// an exact quotation, the likeliest one for one that differs.
	Places []Place
	// Parts are where the parts stand of a quotation that leaves words out
	// inside. Apart are the quotation's words of all but the first where they do
	// not stand in one place, one after the other.
	Parts []Place
	Apart []string
	// Elided is set for an exact quotation that leaves words out with "…".
	Elided bool
	// Inserted is what the quotation adds in square brackets, for an exact one.
	Inserted []string
	// GoesOn is set for an exact quotation that ends with a full stop where
	// the brief's sentence goes on.
	GoesOn bool
	// Changes are what differs, in the order of the quotation.
	Changes []Change

	gaps [][2]int // what is left out of an exact quotation, in the stream
}

// A Place is where words stand: a slice of one text, or of passages that
// follow each other.
type Place []Slice

// A Slice is a part of a text of the brief: of a passage, a footnote, a section's
// name or, of the brief itself, the title.
type Slice struct {
	Of   corpus.Place
	Span corpus.Span
}

// In returns the words of a slice.
func (s Slice) In(b *corpus.Brief) string { return s.Span.In(s.Prose(b).Text) }

// Prose is the text that a slice is of.
func (s Slice) Prose(b *corpus.Brief) corpus.Prose {
	switch s.Of.Kind {
	case corpus.PassagePlace:
		return b.Passages[s.Of.Index].Prose
	case corpus.NotePlace:
		return b.Footnotes[s.Of.Index].Prose
	case corpus.SectionPlace:
		return corpus.Prose{Text: b.Sections[s.Of.Index].Name}
	}
	return corpus.Prose{Text: b.Title}
}

// Passages are those that have the words of a slice, or the mark of the note that
// has them.
func (s Slice) Passages(b *corpus.Brief) []int {
	switch s.Of.Kind {
	case corpus.PassagePlace:
		return []int{s.Of.Index}
	case corpus.NotePlace:
		return b.Footnotes[s.Of.Index].Passages
	}
	return nil
}

// Check says how text relates to the brief. Any text gets a verdict. Where it
// is not exact as it stands, it may be without what somebody put in openly: in
// square brackets, or the numbers of a margin's lines.
func (c *Checker) Check(text string) Finding {
	found := c.check(text)
	if found.Verdict == Exact || found.Verdict == TooShort {
		return found
	}
	if other := unnumbered(text); other != "" {
		if f := c.check(other); f.Verdict == Exact {
			return f
		}
	}
	for _, by := range []string{"", " " + ellipsis + " "} {
		other := withoutInsertions(text, by)
		if other == "" {
			break
		}
		if f := c.check(other); f.Verdict == Exact && (by == "" || c.little(f.gaps)) {
			f.Inserted = bracketed.FindAllString(text, -1)
			return f
		}
	}
	return found
}

// little reports whether each gap is of a few words: what a word in brackets
// can stand for.
func (c *Checker) little(gaps [][2]int) bool {
	return !slices.ContainsFunc(gaps, func(g [2]int) bool { return wordCount(c.tokens(g[0], g[1])) > aside })
}

func (c *Checker) check(text string) Finding {
	text = tidy(text, func(w string) bool { return c.in[w] > 0 })
	if Words(text) < MinWords {
		return Finding{Verdict: TooShort}
	}
	tokens := c.asAccented(c.asPowers(c.asBroken(tokenize(text))))
	pieces := split(tokens)
	if len(pieces) == 0 {
		return Finding{Verdict: TooShort}
	}
	found := c.find(pieces)
	if len(found) == 0 {
		found = c.findNumbered(pieces)
	}
	if len(found) == 0 {
		found = c.findHeaded(pieces)
	}
	if len(found) > 0 {
		return c.judge(tokens, pieces, found)
	}
	whole, ok := c.compare(text, pieces)
	if apart, stands := c.apart(text, pieces); stands && (!ok || apart.size()+MinWords < whole.size()) {
		return apart
	}
	if ok {
		return whole
	}
	return Finding{Verdict: Absent}
}

// judge says whether a quotation that stands in the brief is honest in what it
// leaves out. One honest place is enough.
func (c *Checker) judge(tokens []token, pieces []piece, found []match) Finding {
	before, after := openEnds(tokens)
	exact := Finding{Verdict: Exact, Elided: len(pieces) > 1, GoesOn: true}
	var differs Finding
	for _, m := range found {
		var changes []Change
		if before {
			changes = append(changes, c.hiddenBefore(m.start)...)
		}
		for _, g := range m.gaps {
			changes = append(changes, c.dishonest(g[0], g[1])...)
			if ch, ok := c.hiddenSubject(g[0], g[1]); ok {
				changes = append(changes, ch)
			}
		}
		if after {
			changes = append(changes, c.hiddenAfter(m.end)...)
		}
		end := m.end
		if m.over {
			if to, cut := c.cut(pieces[0].core[0], m.start, end); cut {
				from := end
				for from < to && !c.stream[from].word {
					from++
				}
				to = c.closed(from, to)
				changes = append(changes, Change{Kind: CutOff, Gravity: Worded, At: c.point(from, m.start), Printed: c.text(from, to), Slices: c.place(from, to)})
				end = c.trailing(pieces[len(pieces)-1].tail, to)
			}
		}
		switch {
		case len(changes) == 0 && len(exact.Places) < maxPlaces:
			exact.Places = append(exact.Places, c.place(m.start, m.end))
			if exact.gaps = m.gaps; len(exact.Places) == 1 {
				exact.Parts = c.parts(m)
			}
			exact.GoesOn = exact.GoesOn && m.over
		case len(differs.Places) == 0:
			differs = Finding{Verdict: Differs, Places: []Place{c.place(m.start, end)}, Changes: changes}
		}
	}
	if len(exact.Places) > 0 {
		return exact
	}
	return differs
}

// parts are what stands between the gaps of a match, if it has any.
func (c *Checker) parts(m match) (out []Place) {
	from := m.start
	for _, g := range m.gaps {
		out = append(out, c.place(from, g[0]))
		from = g[1]
	}
	if len(out) > 0 {
		out = append(out, c.place(from, m.end))
	}
	return out
}

// openEnds reports whether a quotation begins and ends with an ellipsis.
func openEnds(tokens []token) (before, after bool) {
	word := func(t token) bool { return t.word }
	elided := func(t token) bool { return t.text == ellipsis }
	first := slices.IndexFunc(tokens, word)
	last := len(tokens)
	for last > 0 && !tokens[last-1].word {
		last--
	}
	return slices.ContainsFunc(tokens[:max(first, 0)], elided), slices.ContainsFunc(tokens[last:], elided)
}

// split cuts a quotation at each "…".
func split(tokens []token) []piece {
	var pieces []piece
	from := 0
	for i := 0; i <= len(tokens); i++ {
		if i < len(tokens) && tokens[i].text != ellipsis {
			continue
		}
		if p := newPiece(tokens[from:i]); len(p.core) > 0 {
			pieces = append(pieces, p)
		}
		from = i + 1
	}
	return pieces
}
