package corpus

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus/pattern"
)

// A note is a footnote while its parts are gathered.
type note struct {
	label   string
	form    markForm
	blocks  []*element
	span    Span
	anchors []string // the ids that marks link to, without "#"
	series  int      // counted from 0; numbering starts again with each
	place   int      // of its first element in the document
	marked  bool     // a mark of it was found
	entry   *element // the bibliography entry that it repeats, or nil
}

// number is the note's number, or 0 for a sign or a name.
func (n *note) number() int {
	v, _ := strconv.Atoi(n.label)
	return v
}

// findNotes takes the definitions out of the text and ties each mark to its
// note, by number and series.
func (d *document) findNotes() {
	d.markdownNotes()
	d.anchoredNotes()
	d.sectionNotes()
	d.markedNotes()
	d.bareNotes()
	d.referenceNotes()
	d.inlineNotes()
	d.series()
	d.lineNumbers()
	d.tie()
	d.renumber()
}

// defineFrom makes a note of a block, and of what stands before it from a place on.
func (d *document) defineFrom(start int, n *note, b *element) *note {
	d.define(n, b).span.Start = start
	return n
}

// define makes a block a part of the note.
func (d *document) define(n *note, b *element) *note {
	if len(n.blocks) == 0 {
		n.span = b.span()
		d.notes = append(d.notes, n)
	}
	n.blocks = append(n.blocks, b)
	b.def = n
	n.span.End = max(n.span.End, b.span().End)
	n.anchors = append(n.anchors, b.anchors...)
	return n
}

// markdownNotes gathers "[^1]:" definitions.
func (d *document) markdownNotes() {
	open := map[*noteID]*note{}
	for _, b := range d.elements {
		if b.note == nil || b.omit != "" {
			continue
		}
		n := open[b.note]
		if n == nil {
			n = &note{label: b.note.label, form: caretMark}
			open[b.note] = n
		}
		d.define(n, b)
		n.span.Start = min(n.span.Start, b.note.span.Start)
	}
}

// inlineNotes gathers "^[...]". They are numbered by their order, after the
// greatest number that the brief prints; beside notes by Markdown's own labels,
// renumber gives both what a renderer prints.
func (d *document) inlineNotes() {
	count := 0
	for _, n := range d.notes {
		count = max(count, n.number())
	}
	for place, b := range d.elements {
		for i := range b.runs {
			if b.runs[i].kind != noteRun {
				continue
			}
			count++
			r := &b.runs[i]
			r.label = strconv.Itoa(count)
			inner := &element{block: block{kind: noteBlock, segs: []Span{r.src}, runs: slices.Clone(r.inner), links: b.links}}
			r.note = d.define(&note{label: r.label, form: inlineMark, place: place, marked: true}, inner)
		}
	}
}

var numberedNote = pattern.New(`^\(?\[?(\d{1,4})[.)\]:]{0,2}(\s+)\S`)

// leadNumber reads the number that a text begins with, and how many bytes it
// takes with the white space after it.
func leadNumber(s string) (label string, size int) {
	m := numberedNote.FindStringSubmatchIndex(s)
	if m == nil {
		return "", 0
	}
	label = s[m[2]:m[3]]
	if !isLabel(label) {
		return "", 0
	}
	return label, m[5]
}

// leadAt reads the number that the text begins with at a run, also where an
// escape parts it from its stop ("1\\. See"). It returns the label, and how
// many runs and then bytes it takes.
func (d *document) leadAt(b *element, i int) (label string, runs, size int) {
	if i < 0 || b.runs[i].kind != textRun || b.runs[i].decoded {
		return "", 0, 0
	}
	text := b.runs[i].words(d.view)
	if label, size := leadNumber(text); label != "" {
		return label, 0, size
	}
	number := strings.TrimRight(strings.TrimSpace(text), ".)]:")
	k := i + 1
	for k < len(b.runs) && (b.runs[k].kind == dropRun || b.runs[k].kind == anchorRun) {
		k++
	}
	if !isLabel(number) || k >= len(b.runs) {
		return "", 0, 0
	}
	alone := b.runs[k].kind == spaceRun || b.runs[k].kind == breakRun // on its line
	if alone && k+1 < len(b.runs) {
		k++
	}
	next := b.runs[k]
	if next.kind != textRun || next.decoded {
		return "", 0, 0
	}
	after := next.words(d.view)
	rest := strings.TrimLeft(after, " .)")
	switch {
	case alone && opensUpper(after):
		return number, k - i, 0
	case alone:
	case len(after) > 2 && strings.IndexByte(".)]:", after[0]) >= 0 && after[1] == ' ':
		return number, k - i, 2
	case (next.strong != b.runs[i].strong || next.link != b.runs[i].link || next.em != b.runs[i].em) && opensUpper(rest):
		return number, k - i, len(after) - len(rest) // the number stands alone in bold or before a link
	}
	return "", 0, 0
}

// textStart is the text of a block's first run, and the run's index.
func (d *document) textStart(b *element) (string, int) {
	i := d.firstRun(b)
	if i < 0 || b.runs[i].kind != textRun || b.runs[i].decoded {
		return "", -1
	}
	return b.runs[i].words(d.view), i
}

// dropLead takes the first bytes of a run's text away.
func (b *element) dropLead(run, size int) {
	b.runs = b.runs[run:]
	b.runs[0].src.Start += size
	b.plainKnown = false
}

// noteWords are what notes begin with in lower case: an address, "ibid.", and the
// word for "see" in its short form ("cf.", "v.", "vgl.").
var noteWords = pattern.New(`^(https?:|www\.|ibid|id\.|cf\.|cfr\.|v\.|vgl\.|s\.|op\. ?cit|loc\. ?cit|supra\b|idem\b)`)

// opensUpper reports whether a text begins as a note does: with a capital, a
// figure, a quotation mark or a word that opens notes.
func opensUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, `"'“‘«„([*_`))
	return unicode.IsUpper(r) || unicode.IsDigit(r) || noteWords.MatchString(s)
}
