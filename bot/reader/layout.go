package reader

import (
	"cmp"
	"strconv"

	"briefbot/commands"
	"briefbot/corpus"
)

// A layout turns the parts of a brief into what a page shows.
type layout struct {
	voice
	brief    *corpus.Brief
	commands Commands
	// marks counts the marks of each footnote so far. A mark's anchor is
	// numbered by it, so passages and notes are laid out in document order.
	marks map[int]int
	// shown are the sections on the page; nil if all are.
	shown map[int]bool
	steps string // the page that an answer's steps lead to, from here
	// advice is the number of the recommendation that begins at a passage;
	// problems, of which those of
	// no single passage are at -1, and references are by passage too.
	advice     map[int]string
	problems   map[int][]corpus.Problem
	references map[int]*corpus.Reference
}

func newLayout(b *corpus.Brief, c Commands, v voice) *layout {
	l := &layout{
		voice: v, brief: b, commands: c, marks: make(map[int]int), advice: make(map[int]string),
		problems: make(map[int][]corpus.Problem), references: make(map[int]*corpus.Reference),
	}
	for _, r := range b.Recommendations {
		if len(r.Passages) > 0 {
			l.advice[r.Passages[0]] = v.say("recommendation", r.Number)
		}
	}
	for _, pr := range b.Problems {
		l.problems[pr.Passage] = append(l.problems[pr.Passage], pr)
	}
	for i := range b.References {
		l.references[b.References[i].Passage] = &b.References[i]
	}
	return l
}

// remarks are what is said of the problems of a passage, or of no single one with -1.
func (l *layout) remarks(passage int) (out []remark) {
	for _, p := range l.problems[passage] {
		if said := l.commands.Problem(p, l.Lang); said != "" {
			out = append(out, remark{p.Line, said, p.Guess})
		}
	}
	return out
}

// frame is what every page has.
func (l *layout) frame() *page {
	b := l.brief
	p := &page{voice: l.voice, Brief: b, Authors: commands.Byline(b), MaxQuestion: maxTyped}
	p.Preview = preview{Title: b.Title, Text: l.say("description", b.Title)}
	return p
}

// href is the address of a passage, from the page that is laid out.
func (l *layout) href(passage int) string {
	p := &l.brief.Passages[passage]
	if l.shown == nil || l.shown[p.Section] {
		return "#" + p.ID
	}
	return "./#" + p.ID
}

// topLevel is the highest heading below the title.
func (l *layout) topLevel() int {
	top := 6
	for _, s := range l.brief.Sections {
		if s.Name != "" && s.Name != l.brief.Title {
			top = min(top, max(s.Level, 1))
		}
	}
	return top
}

// section lays out a section; lit are the sentences that answer.
func (l *layout) section(i, top int, lit []address) section {
	s := l.brief.Sections[i]
	out := section{
		ID: s.ID, Name: l.sectionName(i), Printed: s.Name != "", Number: s.Number,
		Tag: min(max(s.Level-top, 0)+2, 6),
	}
	for _, j := range s.Passages {
		out.add(l.passage(j, lit))
	}
	return out
}

// sectionName is a section's printed name, or what the program calls text
// without a heading.
func (l *layout) sectionName(i int) string {
	s := l.brief.Sections[i]
	if s.Name != "" {
		return s.Name
	}
	held := map[corpus.Part]string{corpus.Front: "front matter", corpus.Back: "back matter", corpus.References: "references"}
	return l.say(cmp.Or(held[s.Part], "no heading"))
}

func (l *layout) passage(i int, lit []address) passage {
	p := l.brief.Passages[i]
	answering := make(map[int]bool)
	for _, a := range lit {
		if a.passage == i {
			answering[a.sentence] = true
		}
	}
	v := passage{
		ID: p.ID, Kind: p.Kind, Number: p.Number, Place: l.place(i), Advice: l.advice[i],
		Sentences: l.sentences(p.ID, p.Prose, p.Cells, answering), Remarks: l.remarks(i),
	}
	v.Side = l.side(v.Sentences, p.Marks)
	if p.Kind == corpus.Row {
		v.Cells, v.Head = cells(&p, v.Sentences), l.heads(i)
	}
	if r := l.references[i]; r != nil {
		for _, j := range r.CitedBy {
			v.CitedBy = append(v.CitedBy, backLink{l.href(j), l.place(j)})
		}
		for _, j := range r.CitedByNotes {
			v.CitedBy = append(v.CitedBy, backLink{l.noteHref(j), l.say("in note", l.brief.Footnotes[j].Label)})
		}
	}
	return v
}

// cells are the cells of a table row.
func cells(p *corpus.Passage, in []sentence) []cell {
	at := p.Cells
	if at == nil {
		at = []corpus.Span{{End: len(p.Text)}}
	}
	out := make([]cell, len(at))
	for i, c := range at {
		if i < len(p.Columns) {
			out[i].Column = p.Columns[i]
		}
		for _, s := range in {
			for _, sp := range s.Spans {
				if sp.at >= c.Start && (sp.at < c.End || sp.at == c.End && sp.Mark != nil) {
					out[i].Spans = append(out[i].Spans, sp)
				}
			}
		}
	}
	return out
}

// heads reports whether a row is the header of those that follow it.
func (l *layout) heads(i int) bool {
	next := i + 1
	return l.brief.Passages[i].Columns == nil && next < len(l.brief.Passages) && l.brief.Passages[next].Kind == corpus.Row &&
		l.brief.Passages[next].Section == l.brief.Passages[i].Section && l.brief.Passages[next].Columns != nil
}

// side are copies of the notes whose marks stand in a passage. They lead
// nowhere by themselves: what has an address is the note at the end.
func (l *layout) side(in []sentence, marks []corpus.Mark) []note {
	var out []note
	for _, s := range in {
		for _, sp := range s.Spans {
			if sp.Mark == nil {
				continue
			}
			for _, m := range marks {
				if m.At == sp.at && m.Label == sp.Mark.Label && m.Footnote >= 0 {
					out = append(out, note{ID: sp.Mark.Side, Label: m.Label, Spans: l.noteSpans(m.Footnote)})
					break
				}
			}
		}
	}
	return out
}

func (l *layout) place(i int) string {
	p := l.brief.Passages[i]
	key := "paragraph of"
	if p.Kind == corpus.Entry {
		key = "entry of"
	}
	return l.say(key, strconv.Itoa(p.Number), l.sectionName(p.Section))
}

func (l *layout) note(i int) note {
	f := l.brief.Footnotes[i]
	n := note{ID: noteID(i), Label: f.Label, Spans: l.noteSpans(i)}
	count := 0
	for _, j := range f.Passages {
		for _, m := range l.brief.Passages[j].Marks {
			if m.Footnote == i {
				count++
				n.Back = append(n.Back, backLink{"#" + markID(i, count), l.place(j)})
			}
		}
	}
	return n
}

// noteSpans is a note's text. What a note's own mark leads to is at the end of
// the page: nothing opens out of what was opened.
func (l *layout) noteSpans(i int) []span {
	spans := l.spans(l.brief.Footnotes[i].Prose)
	for _, s := range spans {
		if s.Mark != nil {
			s.Mark.Side = ""
		}
	}
	return spans
}

// The page's own anchors begin with an underscore, which no section's or
// passage's ID does. A note's label can be any sign, so its place serves.
func noteID(i int) string { return "_note-" + strconv.Itoa(i+1) }

// noteHref is the address of a note, which stands on the whole page.
func (l *layout) noteHref(i int) string {
	if l.shown == nil {
		return "#" + noteID(i)
	}
	return "./#" + noteID(i)
}

// markID is the anchor of the n-th mark of note i.
func markID(i, n int) string { return "_mark-" + strconv.Itoa(i+1) + "-" + strconv.Itoa(n) }
