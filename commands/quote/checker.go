package quote

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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

// A Slice is a part of a text of the brief. One of the indices is 0 or more,
// or all are -1 for the title.
type Slice struct {
	Passage  int // index into Brief.Passages, or -1
	Footnote int // index into Brief.Footnotes, or -1
	Section  int // index into Brief.Sections: its name; or -1
	Span     corpus.Span
}

// In returns the words of a slice.
func (s Slice) In(b *corpus.Brief) string { return s.Span.In(s.Prose(b).Text) }

// sameText reports whether two slices are of one text.
func (s Slice) sameText(o Slice) bool {
	return s.Passage == o.Passage && s.Footnote == o.Footnote && s.Section == o.Section
}

// Prose is the text that a slice is of.
func (s Slice) Prose(b *corpus.Brief) corpus.Prose {
	switch {
	case s.Passage >= 0:
		return b.Passages[s.Passage].Prose
	case s.Footnote >= 0:
		return b.Footnotes[s.Footnote].Prose
	case s.Section >= 0:
		return corpus.Prose{Text: b.Sections[s.Section].Name}
	}
	return corpus.Prose{Text: b.Title}
}

// A Checker checks quotations from one brief. It is safe for concurrent use.
type Checker struct {
	units      []unit
	stream     []located        // the tokens of all units, one after the other
	at         map[string][]int // places in stream by folded token
	in         map[string]int   // number of units with a folded word
	distinct   []located        // one of each folded token, by id
	labels     map[string]bool  // footnote labels
	noteLabels []string         // by footnote
	language   string
	names      map[string]int     // how often folded words have a capital inside a sentence
	small      map[string]int     // how often they have none
	notes      map[string][]int   // units of footnotes by their first token
	broken     map[string][]token // words that a line's end cut in two, by the word without hyphen
	powers     map[string]bool    // letters with a raised figure behind: "m²"
}

// A unit is a text that can be quoted.
type unit struct {
	slice     Slice
	text      string
	sentences []corpus.Span
	section   int      // of a passage, or -1
	heading   int      // unit of the heading that stands before a passage, or -1
	first     int      // in stream
	last      int      // one past
	lastMarks []string // the footnote marks after the last token
}

// A located is a token of the brief.
type located struct {
	token
	unit  int
	marks []string // the labels of the footnote marks before it
	id    int      // of the folded token
	gain  int32    // what it is worth to have it in common with a quotation
	// what it costs to leave it out, as the first of several and as another
	omitFirst, omitMore int32
	stop                bool // closes a sentence
}

// New prepares a brief for checking.
func New(b *corpus.Brief) *Checker {
	c := &Checker{at: make(map[string][]int), in: make(map[string]int), labels: make(map[string]bool), notes: make(map[string][]int),
		language: b.Language, broken: make(map[string][]token), powers: make(map[string]bool), names: make(map[string]int), small: make(map[string]int)}
	for i, p := range b.Passages {
		c.add(Slice{Passage: i, Footnote: -1, Section: -1}, p.Prose)
		c.breaks(b, p.Prose)
		c.units[len(c.units)-1].section = p.Section
	}
	for i, f := range b.Footnotes {
		c.labels[f.Label] = true
		c.noteLabels = append(c.noteLabels, f.Label)
		c.breaks(b, f.Prose)
		if c.add(Slice{Passage: -1, Footnote: i, Section: -1}, f.Prose) {
			u := len(c.units) - 1
			first := c.stream[c.units[u].first].text
			c.notes[first] = append(c.notes[first], u)
		}
	}
	headings := make(map[int]int)
	for i, s := range b.Sections {
		headings[i] = len(c.units)
		c.add(Slice{Passage: -1, Footnote: -1, Section: i}, corpus.Prose{Text: s.Name})
	}
	c.add(Slice{Passage: -1, Footnote: -1, Section: -1}, corpus.Prose{Text: b.Title})
	for i := range b.Passages {
		if u := &c.units[i]; i == 0 || c.units[i-1].section != u.section {
			u.heading = headings[u.section]
		}
	}
	ids := make(map[string]int)
	for i := range c.stream {
		l := &c.stream[i]
		l.gain = c.gain(l.token)
		l.omitFirst, l.omitMore = c.omission(i)
		id, known := ids[l.folded]
		if !known {
			id = len(c.distinct)
			ids[l.folded] = id
			c.distinct = append(c.distinct, *l)
		}
		l.id = id
	}
	return c
}

// add takes a text in and reports whether there is a token in it.
func (c *Checker) add(s Slice, p corpus.Prose) bool {
	u := unit{slice: s, text: p.Text, sentences: p.Sentences, section: -1, heading: -1, first: len(c.stream)}
	seen := make(map[string]bool)
	marks, sentences := p.Marks, p.Sentences
	for _, t := range tokenize(p.Text) {
		if t.text == ellipsis {
			continue // the brief's own "…" is not part of what is compared
		}
		l := located{token: t, unit: len(c.units)}
		for len(marks) > 0 && marks[0].At <= t.start {
			l.marks = append(l.marks, marks[0].Label)
			marks = marks[1:]
		}
		for len(sentences) > 0 && sentences[0].End < t.end {
			sentences = sentences[1:]
		}
		l.stop = isStop(t) && len(sentences) > 0 && !strings.ContainsFunc(p.Text[t.end:sentences[0].End], func(r rune) bool { return class(r) == letter || class(r) == digit })
		if n := len(c.stream) - 1; t.raised && n >= u.first && c.stream[n].word && c.stream[n].end == t.start {
			c.powers[c.stream[n].text+t.text] = true
		}
		c.at[t.folded] = append(c.at[t.folded], len(c.stream))
		c.stream = append(c.stream, l)
		if s.Section < 0 && len(p.Sentences) > 0 && t.word && !t.number {
			switch r, _ := utf8.DecodeRuneInString(t.text); {
			case !unicode.IsUpper(r):
				c.small[t.folded]++
			case len(sentences) > 0 && t.start > sentences[0].Start:
				c.names[t.folded]++
			}
		}
		if t.word && !seen[t.folded] {
			seen[t.folded] = true
			c.in[t.folded]++
		}
	}
	u.last = len(c.stream)
	for _, m := range marks {
		u.lastMarks = append(u.lastMarks, m.Label)
	}
	c.units = append(c.units, u)
	return u.last > u.first
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
	tokens := c.asPowers(c.asBroken(tokenize(text)))
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
		if u.slice.Footnote >= 0 && c.noteLabels[u.slice.Footnote] != core[0].label() {
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

// openEnds reports whether a quotation begins and ends with an ellipsis.
func openEnds(tokens []token) (before, after bool) {
	for _, t := range tokens {
		if t.word {
			break
		}
		before = before || t.text == ellipsis
	}
	for _, t := range slices.Backward(tokens) {
		if t.word {
			break
		}
		after = after || t.text == ellipsis
	}
	return before, after
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

// rarest is what a word weighs that one text of a brief has.
const rarest = 4.1

// weight is how much a word tells about which text is meant: nothing for
// punctuation and function words, more the fewer texts have it.
func (c *Checker) weight(t token) float64 {
	if !t.word || t.common {
		return 0
	}
	in := float64(c.in[t.folded])
	if in == 0 {
		in = 0.5 // rarer than any word that the brief has
	}
	n := float64(max(len(c.units), 2))
	return rarest * math.Log(1+n/in) / math.Log(1+n)
}

// functionWords are the words that any text on any subject is held together
// by, in the languages that briefs come in.
var functionWords = wordSet(`
a an the this that these those and or but nor if then than as at by for from in into of off on onto out over to up with
without within about after before between through under it its he she they them their his her we us our you your i me my
is are was were be been being am do does did done has have had having will would shall should can could may might must
not no never so such there here who whom whose which what when where why how all any both each few more most other some
only own same too very also just s t d ll m o re ve
le la les l un une des du de d et ou mais donc ni car que qui quoi dont où ce cet cette ces se s il elle ils elles on nous
vous leur leurs son sa ses au aux en dans par pour sur sous avec sans est sont était été être a ont avait ne pas plus n y
der die das den dem des ein eine einen einem einer und oder aber denn wenn dass als auch an auf aus bei bis durch für
gegen im in ist sind war waren sein hat haben hatte wird werden kann nicht kein keine mit nach nur ob ohne sich sie er es
über um unter vom von vor wie zu zum zur
el los las uno una unos unas y e o pero si que como del al por para con sin sobre entre es son era fue ser está están ha han
no se su sus lo más muy también este esta estos estas ese esa
и а но или не ни в во на с со к ко у о об от до из за по для при без под над что как это этот эта эти он она они его её их
мы вы я был была были быть есть же бы ли так также который которая которые`)
