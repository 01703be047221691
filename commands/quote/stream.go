package quote

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus"
)

// A Checker checks quotations from one brief. It is safe for concurrent use.
type Checker struct {
	units      []unit
	stream     []located         // the tokens of all units, one after the other
	at         map[string][]int  // places in stream by folded token
	in         map[string]int    // number of units with a folded word
	distinct   []located         // one of each folded token, by id
	accented   map[string]string // by a word without accents: the one word of the brief that has them
	labels     map[string]bool   // footnote labels
	noteLabels []string          // by footnote
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

// passage reports whether a unit is a passage.
func (u *unit) passage() bool { return u.slice.Of.Kind == corpus.PassagePlace }

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
	c := &Checker{at: make(map[string][]int), accented: make(map[string]string), in: make(map[string]int), labels: make(map[string]bool), notes: make(map[string][]int),
		language: b.Language, broken: make(map[string][]token), powers: make(map[string]bool), names: make(map[string]int), small: make(map[string]int)}
	for i, p := range b.Passages {
		c.add(corpus.Place{Kind: corpus.PassagePlace, Index: i}, p.Prose)
		c.breaks(b, p.Prose)
		c.units[len(c.units)-1].section = p.Section
	}
	for i, f := range b.Footnotes {
		c.labels[f.Label] = true
		c.noteLabels = append(c.noteLabels, f.Label)
		c.breaks(b, f.Prose)
		if c.add(corpus.Place{Kind: corpus.NotePlace, Index: i}, f.Prose) {
			u := len(c.units) - 1
			first := c.stream[c.units[u].first].text
			c.notes[first] = append(c.notes[first], u)
		}
	}
	headings := make(map[int]int)
	for i, s := range b.Sections {
		headings[i] = len(c.units)
		c.add(corpus.Place{Kind: corpus.SectionPlace, Index: i}, corpus.Prose{Text: s.Name})
	}
	c.add(corpus.Place{Kind: corpus.BriefPlace}, corpus.Prose{Text: b.Title})
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
			if plain := corpus.Fold(l.folded); l.word && plain != l.folded && len(c.at[plain]) == 0 {
				c.accented[plain] = l.folded
			}
		}
		l.id = id
	}
	return c
}

// asAccented takes words that are typed without accents, and that the brief has with
// them alone, for those: "mas de 63 medidas".
func (c *Checker) asAccented(tokens []token) []token {
	for i, t := range tokens {
		if with := c.accented[t.folded]; with != "" {
			tokens[i].folded = with
		}
	}
	return tokens
}

// add takes a text in and reports whether there is a token in it.
func (c *Checker) add(of corpus.Place, p corpus.Prose) bool {
	u := unit{slice: Slice{Of: of}, text: p.Text, sentences: p.Sentences, section: -1, heading: -1, first: len(c.stream)}
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
		if of.Kind != corpus.SectionPlace && len(p.Sentences) > 0 && t.word && !t.number {
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
