package quote

import (
	"math"
	"slices"
	"strings"

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

const (
	// maxCompared is how many tokens of a quotation are compared where it is
	// not found as it stands: two pages, more than any paragraph. Time grows
	// with the square (BenchmarkCheck/shuffled).
	maxCompared = 800
	// maxPlaces is how many places of an exact quotation are reported.
	maxPlaces = 8
)

// A Finding is what the brief has of a quotation.
type Finding struct {
	Verdict Verdict
	// Places are where the words stand, in document order: all of them for
	// an exact quotation, the likeliest one for one that differs.
	Places []Place
	// Elided is set for an exact quotation that leaves words out with "…".
	Elided bool
	// Changes are what differs, in the order of the true words.
	Changes []Change
}

// A Place is where words stand: a slice of one text, or of two passages that
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

// A Checker checks quotations from one brief. It is safe for concurrent use.
type Checker struct {
	units  []unit
	stream []located        // the tokens of all units, one after the other
	at     map[string][]int // places in stream by folded token
	in     map[string]int   // number of units with a folded word
	labels map[string]bool  // footnote labels
}

// A unit is a text that can be quoted.
type unit struct {
	slice     Slice
	text      string
	sentences []corpus.Span
	first     int    // in stream
	last      int    // one past
	lastMark  string // the footnote mark after the last token, or ""
}

// A located is a token of the brief.
type located struct {
	token
	unit int
	mark string // the label of the footnote mark before it, or ""
}

// New prepares a brief for checking.
func New(b *corpus.Brief) *Checker {
	c := &Checker{at: make(map[string][]int), in: make(map[string]int), labels: make(map[string]bool)}
	for i, p := range b.Passages {
		c.add(Slice{Passage: i, Footnote: -1, Section: -1}, p.Prose)
	}
	for i, f := range b.Footnotes {
		c.labels[f.Label] = true
		c.add(Slice{Passage: -1, Footnote: i, Section: -1}, f.Prose)
	}
	for i, s := range b.Sections {
		c.add(Slice{Passage: -1, Footnote: -1, Section: i}, corpus.Prose{Text: s.Name})
	}
	c.add(Slice{Passage: -1, Footnote: -1, Section: -1}, corpus.Prose{Text: b.Title})
	return c
}

func (c *Checker) add(s Slice, p corpus.Prose) {
	u := unit{slice: s, text: p.Text, sentences: p.Sentences, first: len(c.stream)}
	seen := make(map[string]bool)
	marks := p.Marks
	for _, t := range tokenize(p.Text) {
		if t.text == ellipsis {
			continue // the brief's own "…" is not part of what is compared
		}
		l := located{token: t, unit: len(c.units)}
		for len(marks) > 0 && marks[0].At <= t.start {
			l.mark, marks = marks[0].Label, marks[1:]
		}
		c.at[t.folded] = append(c.at[t.folded], len(c.stream))
		c.stream = append(c.stream, l)
		if t.word && !seen[t.folded] {
			seen[t.folded] = true
			c.in[t.folded]++
		}
	}
	u.last = len(c.stream)
	if len(marks) > 0 {
		u.lastMark = marks[0].Label
	}
	c.units = append(c.units, u)
}

// Check says how text relates to the brief. Any text gets a verdict.
func (c *Checker) Check(text string) Finding {
	text = tidy(text, func(l string) bool { return c.labels[l] }, func(w string) bool { return c.in[w] > 0 })
	pieces := split(tokenize(text))
	words := 0
	for _, p := range pieces {
		for _, t := range p {
			if t.word {
				words++
			}
		}
	}
	if words < MinWords {
		return Finding{Verdict: TooShort}
	}
	if places := c.find(pieces); len(places) > 0 {
		return Finding{Verdict: Exact, Places: places, Elided: len(pieces) > 1}
	}
	if f, ok := c.compare(text, slices.Concat(pieces...)); ok {
		return f
	}
	return Finding{Verdict: Absent}
}

// split cuts a quotation at each "…" and takes the quotation marks around the
// whole off.
func split(tokens []token) [][]token {
	for len(tokens) > 0 && (tokens[0].text == quoteMark || tokens[0].text == ellipsis) {
		tokens = tokens[1:]
	}
	for n := len(tokens); n > 0 && (tokens[n-1].text == quoteMark || tokens[n-1].text == ellipsis); n = len(tokens) {
		tokens = tokens[:n-1]
	}
	var pieces [][]token
	from := 0
	for i := 0; i <= len(tokens); i++ {
		if i < len(tokens) && tokens[i].text != ellipsis {
			continue
		}
		if i > from {
			pieces = append(pieces, tokens[from:i])
		}
		from = i + 1
	}
	return pieces
}

// weight is how much a word tells about which text is meant: nothing for
// punctuation and function words, more the fewer texts have it.
func (c *Checker) weight(t token) float64 {
	if !t.word || functionWords[t.folded] {
		return 0
	}
	in := float64(c.in[t.folded])
	if in == 0 {
		in = 0.5 // rarer than any word that the brief has
	}
	return math.Log(1 + float64(len(c.units))/in)
}

// functionWords are the words that any text on any subject is held together
// by, in the languages that briefs come in.
var functionWords = func() map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(`
a an the this that these those and or but nor if then than as at by for from in into of off on onto out over to up with
without within about after before between through under it its he she they them their his her we us our you your i me my
is are was were be been being am do does did done has have had having will would shall should can could may might must
not no never so such there here who whom whose which what when where why how all any both each few more most other some
only own same too very also just s t d ll m o re ve
le la les l un une des du de d et ou mais donc ni car que qui quoi dont où ce cet cette ces se s il elle ils elles on nous
vous leur leurs son sa ses au aux en dans par pour sur sous avec sans est sont était été être a ont avait ne pas plus n y
der die das den dem des ein eine einen einem einer und oder aber denn wenn dass als auch an auf aus bei bis durch für
gegen im in ist sind war waren sein hat haben hatte wird werden kann nicht kein keine mit nach nur ob ohne sich sie er es
über um unter vom von vor wie zu zum zur`) {
		m[w] = true
	}
	return m
}()

// negations are the words whose loss turns a sentence round.
var negations = []string{"not", "no", "never", "nor", "neither", "without", "cannot", "hardly", "none", "nothing", "nobody",
	"pas", "ne", "jamais", "sans", "aucun", "aucune", "nicht", "kein", "keine", "keinen", "nie", "ohne"}

// In returns the words of a slice.
func (s Slice) In(b *corpus.Brief) string {
	switch {
	case s.Passage >= 0:
		return s.Span.In(b.Passages[s.Passage].Text)
	case s.Footnote >= 0:
		return s.Span.In(b.Footnotes[s.Footnote].Text)
	case s.Section >= 0:
		return s.Span.In(b.Sections[s.Section].Name)
	}
	return s.Span.In(b.Title)
}
