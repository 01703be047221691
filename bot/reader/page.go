package reader

import (
	"slices"
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
	General   []remark
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

// A remark is what the program says about the source, at a line of it or at 0;
// Guess is what was probably meant, which is not the brief's.
type remark struct {
	Line        int
	Text, Guess string
}

// A note is a footnote, at the end of the page or beside the text.
type note struct {
	ID, Label string
	Spans     []span
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
func newPage(b *corpus.Brief, c Commands, v voice) *page {
	l := newLayout(b, c, v)
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
	p.General = l.remarks(-1)
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
func newAnswerPage(b *corpus.Brief, c Commands, v voice, question string, r commands.Reply) *page {
	l := newLayout(b, c, v)
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
