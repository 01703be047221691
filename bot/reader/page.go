package reader

import (
	"slices"
	"strconv"
	"strings"

	"briefbot/commands"
	"briefbot/corpus"
)

// A page is what the template shows. Whatever the template names is here, so
// that it holds no logic beyond "if" and "range".
type page struct {
	voice
	Brief    *corpus.Brief
	Authors  string
	Sections []section
	Contents []section // what the contents list: the brief's own headings
	Notes    []note
	Try      bool // whether there is a page to try the commands on
	Long     bool // whether the browser should lay out only what is seen
	// Copyright are the passages in which the brief says whose it is.
	Copyright []corpus.Passage
	// General are problems of no single passage; Omissions and Joins what the
	// parser left out and put together.
	General   []corpus.Problem
	Omissions []corpus.Omission
	Joins     []join
	Preview   preview

	MaxQuestion int
	Question    string // as typed, "" if nothing was asked
	Answer      *answer
}

type section struct {
	ID      string
	Name    string // as printed, or what the program calls it
	Printed bool   // whether Name is the brief's
	Number  string
	Tag     int // the heading's level on the page, 2 to 6
	Blocks  []block
}

// A block is one passage, a list of them, or a table of rows.
type block struct {
	List     bool // the passages are items of a list
	Table    bool // the passages are rows of a table
	Passages []passage
}

type passage struct {
	ID        string
	Kind      corpus.Kind
	Number    int
	Place     string // "paragraph 3 of Introduction"
	Advice    string // "Recommendation 2", where it begins
	Sentences []sentence
	Cells     []cell // of a table row
	Head      bool   // whether the row is its table's header
	Side      []note // the notes of its marks, to stand beside it
	Remarks   []remark
	CitedBy   []backLink // of a bibliography entry
}

// A cell is one cell of a table row; Column is what the header says over it.
type cell struct {
	Column string
	Spans  []span
}

// A remark is what the program says about the source; Guess is what was
// probably meant, which is not the brief's.
type remark struct{ Text, Guess string }

// A note is a footnote, at the end of the page or beside the text.
type note struct {
	ID, Label string
	Spans     []span
	Remarks   []remark
	Back      []backLink
}

// A backLink leads to where a note or work is mentioned.
type backLink struct{ Href, Place string }

type join struct {
	Passage, Place string
	corpus.Join
}

// A part is a piece of a page with what every piece may need: the page's voice
// and brief. Templates pass it down.
type part struct {
	*page
	It any
}

// With is a piece of the page.
func (p *page) With(it any) part { return part{p, it} }

// manyPassages is from how many passages on a page is long: the built-in
// brief has 41, a report of 60 pages some 700.
const manyPassages = 200

// maxContents is how many headings the contents list, unless there are more of the
// highest level: more are no overview, and stand before the text on slow lines.
const maxContents = 150

// shallow are the headings of as many levels as fit into the contents.
func shallow(all []section) []section {
	for deepest := 6; deepest > 2 && len(all) > maxContents; deepest-- {
		all = slices.DeleteFunc(all, func(s section) bool { return s.Tag >= deepest })
	}
	return all
}

// newPage lays out a brief.
func newPage(b *corpus.Brief, v voice) *page {
	l := newLayout(b, v)
	p := l.frame()
	p.Long = len(b.Passages) >= manyPassages
	top := l.topLevel()
	for i := range b.Sections {
		s := l.section(i, top, nil)
		if len(s.Blocks) > 0 || s.Printed && s.Name != b.Title {
			p.Sections = append(p.Sections, s)
			if s.Printed {
				p.Contents = append(p.Contents, s)
			}
		}
	}
	p.Contents = shallow(p.Contents)
	for i := range b.Footnotes {
		p.Notes = append(p.Notes, l.note(i))
	}
	for _, pr := range b.Problems {
		if pr.Passage < 0 {
			p.General = append(p.General, pr)
		}
	}
	for _, q := range b.Passages {
		start := strings.ToLower(q.Text)
		if q.Part != corpus.Body && (strings.HasPrefix(start, "©") || strings.HasPrefix(start, "copyright")) {
			p.Copyright = append(p.Copyright, q)
		}
	}
	p.Omissions = b.Omissions
	for _, j := range b.Joins {
		p.Joins = append(p.Joins, join{b.Passages[j.Passage].ID, l.place(j.Passage), j})
	}
	return p
}

// newAnswerPage lays out an answer and, below it, the sections that it quotes,
// its sentences lit. The rest of the brief is a link away: most people who ask
// have it already.
func newAnswerPage(b *corpus.Brief, v voice, question string, r commands.Reply) *page {
	l := newLayout(b, v)
	lit := litSentences(b, r)
	l.shown = make(map[int]bool)
	for _, a := range lit {
		l.shown[b.Passages[a.passage].Section] = true
	}
	p := l.frame()
	p.Question, p.Answer = question, l.answer(r, question)
	top := l.topLevel()
	for i := range b.Sections {
		if l.shown[i] {
			p.Sections = append(p.Sections, l.section(i, top, lit))
		}
	}
	return p
}

// frame is what every page has.
func (l *layout) frame() *page {
	b := l.brief
	p := &page{voice: l.voice, Brief: b, Authors: strings.Join(b.Info.Authors, ", "), MaxQuestion: maxTyped}
	p.Preview = preview{Title: b.Title, Text: l.say("description", b.Title)}
	return p
}

// add puts a passage into the list that it continues, or into a block of its own.
func (s *section) add(p passage) {
	list := p.Kind == corpus.ListItem || p.Kind == corpus.Entry
	table := p.Kind == corpus.Row
	if n := len(s.Blocks); n > 0 && (list && s.Blocks[n-1].List || table && s.Blocks[n-1].Table && !p.Head) {
		s.Blocks[n-1].Passages = append(s.Blocks[n-1].Passages, p)
		return
	}
	s.Blocks = append(s.Blocks, block{List: list, Table: table, Passages: []passage{p}})
}

// A layout turns the parts of a brief into what a page shows.
type layout struct {
	voice
	brief *corpus.Brief
	// marks counts the marks of each footnote so far. A mark's anchor is
	// numbered by it, so passages and notes are laid out in document order.
	marks map[int]int
	// shown are the sections on the page; nil if all are.
	shown map[int]bool
	steps string // the page that an answer's steps lead to, from here
	// advice is the number of the recommendation that begins at a passage;
	// problems and references are by passage too.
	advice     map[int]string
	problems   map[int][]remark
	references map[int]*corpus.Reference
}

func newLayout(b *corpus.Brief, v voice) *layout {
	l := &layout{
		voice: v, brief: b, marks: make(map[int]int), advice: make(map[int]string),
		problems: make(map[int][]remark), references: make(map[int]*corpus.Reference),
	}
	for _, r := range b.Recommendations {
		if len(r.Passages) > 0 {
			l.advice[r.Passages[0]] = v.say("recommendation", r.Number)
		}
	}
	for _, pr := range b.Problems {
		l.problems[pr.Passage] = append(l.problems[pr.Passage], remark{pr.Text, pr.Guess})
	}
	for i := range b.References {
		l.references[b.References[i].Passage] = &b.References[i]
	}
	return l
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
	switch {
	case s.Name != "":
		return s.Name
	case s.Part == corpus.Front:
		return l.say("front matter")
	case s.Part == corpus.Back:
		return l.say("back matter")
	case s.Part == corpus.References:
		return l.say("references")
	}
	return l.say("no heading")
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
		Sentences: l.sentences(p.ID, p.Prose, p.Cells, answering), Remarks: l.problems[i],
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

func (l *layout) noteHref(i int) string {
	if l.shown == nil {
		return "#" + noteID(i)
	}
	return "./#" + noteID(i)
}

// markID is the anchor of the n-th mark of note i.
func markID(i, n int) string { return "_mark-" + strconv.Itoa(i+1) + "-" + strconv.Itoa(n) }
