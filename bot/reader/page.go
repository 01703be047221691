package reader

import (
	"strconv"
	"strings"

	"briefbot/corpus"
)

// A page is what the template shows. Whatever the template names is here, so
// that it holds no logic beyond "if" and "range".
type page struct {
	Brief    *corpus.Brief
	Authors  string
	Sections []section
	Notes    []note
	// Copyright are the passages in which the brief says whose it is.
	Copyright []corpus.Passage
	// General are problems of no single passage; Omissions and Joins what the
	// parser left out and put together.
	General   []corpus.Problem
	Omissions []corpus.Omission
	Joins     []join

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

// A block is one passage, or a list of them.
type block struct {
	List     bool // the passages are items of a list
	Passages []passage
}

type passage struct {
	ID      string
	Kind    corpus.Kind
	Number  int
	Place   string // "paragraph 3 of Introduction"
	Advice  string // "2" for the second recommendation, where it begins
	Spans   []span
	Remarks []remark
	CitedBy []backLink // of a bibliography entry
}

// A remark is what the program says about the source; Guess is what was
// probably meant, which is not the brief's.
type remark struct{ Text, Guess string }

// A note is a footnote at the end of the page.
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

// newPage lays out a brief.
func newPage(b *corpus.Brief) *page {
	l := layout{brief: b, marks: make(map[int]int)}
	p := &page{Brief: b, Authors: strings.Join(b.Info.Authors, ", "), MaxQuestion: maxTyped}
	advice := make(map[int]string) // by passage
	for _, r := range b.Recommendations {
		if len(r.Passages) > 0 {
			advice[r.Passages[0]] = strconv.Itoa(r.Number)
		}
	}
	top := l.topLevel()
	for i := range b.Sections {
		s := l.section(i, top)
		for _, j := range b.Sections[i].Passages {
			v := l.passage(j)
			v.Advice = advice[j]
			s.add(v)
		}
		if len(s.Blocks) > 0 || s.Printed && s.Name != b.Title {
			p.Sections = append(p.Sections, s)
		}
	}
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

// add puts a passage into the list that it continues, or into a block of its own.
func (s *section) add(p passage) {
	list := p.Kind == corpus.ListItem || p.Kind == corpus.Entry
	if n := len(s.Blocks); list && n > 0 && s.Blocks[n-1].List {
		s.Blocks[n-1].Passages = append(s.Blocks[n-1].Passages, p)
		return
	}
	s.Blocks = append(s.Blocks, block{List: list, Passages: []passage{p}})
}

// A layout turns the parts of a brief into what the page shows.
type layout struct {
	brief *corpus.Brief
	// marks counts the marks of each footnote so far. A mark's anchor is
	// numbered by it, so passages and notes are laid out in document order.
	marks map[int]int
}

// topLevel is the highest heading below the title.
func (l layout) topLevel() int {
	top := 6
	for _, s := range l.brief.Sections {
		if s.Name != "" && s.Name != l.brief.Title {
			top = min(top, max(s.Level, 1))
		}
	}
	return top
}

func (l layout) section(i, top int) section {
	s := l.brief.Sections[i]
	return section{
		ID: s.ID, Name: l.sectionName(i), Printed: s.Name != "", Number: s.Number,
		Tag: min(max(s.Level-top, 0)+2, 6),
	}
}

// sectionName is a section's printed name, or what the program calls text
// without a heading.
func (l layout) sectionName(i int) string {
	s := l.brief.Sections[i]
	switch {
	case s.Name != "":
		return s.Name
	case s.Part == corpus.Front:
		return "Front matter"
	case s.Part == corpus.Back:
		return "Back matter"
	case s.Part == corpus.References:
		return "References"
	}
	return "Text without a heading"
}

func (l layout) passage(i int) passage {
	p := l.brief.Passages[i]
	v := passage{
		ID: p.ID, Kind: p.Kind, Number: p.Number, Place: l.place(i),
		Spans: l.spans(p.Prose),
	}
	for _, pr := range l.brief.Problems {
		if pr.Passage == i {
			v.Remarks = append(v.Remarks, remark{pr.Text, pr.Guess})
		}
	}
	for _, r := range l.brief.References {
		if r.Passage != i {
			continue
		}
		for _, j := range r.CitedBy {
			v.CitedBy = append(v.CitedBy, backLink{"#" + l.brief.Passages[j].ID, l.place(j)})
		}
		for _, j := range r.CitedByNotes {
			v.CitedBy = append(v.CitedBy, backLink{"#" + noteID(j), "footnote " + l.brief.Footnotes[j].Label})
		}
	}
	return v
}

func (l layout) place(i int) string {
	p := l.brief.Passages[i]
	what := string(p.Kind)
	if p.Kind != corpus.Entry {
		what = "paragraph"
	}
	return what + " " + strconv.Itoa(p.Number) + " of " + l.sectionName(p.Section)
}

func (l layout) note(i int) note {
	f := l.brief.Footnotes[i]
	n := note{ID: noteID(i), Label: f.Label, Spans: l.spans(f.Prose)}
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

// The page's own anchors begin with an underscore, which no section's or
// passage's ID does. A note's label can be any sign, so its place serves.
func noteID(i int) string { return "_note-" + strconv.Itoa(i+1) }

// markID is the anchor of the n-th mark of note i.
func markID(i, n int) string { return "_mark-" + strconv.Itoa(i+1) + "-" + strconv.Itoa(n) }
