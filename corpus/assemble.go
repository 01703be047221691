package corpus

import (
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

func (d *document) newProse() *prose { return &prose{d: d, lastLink: -1} }

// assemble makes the sections and passages.
func (d *document) assemble() {
	a := assembler{d: d, ids: map[string]int{}, current: -1, front: -1}
	d.sectionElement, d.sectionProse = map[int]*element{}, map[int]*prose{}
	pieces := map[*element][]*element{}
	for _, b := range d.elements {
		if b.into != nil {
			pieces[b.into] = append(pieces[b.into], b)
		}
	}
	a.lasts = map[*headed]*element{}
	for head, b := range d.underHeadings() {
		if b.item != nil && b.def == nil {
			a.lasts[head] = b
		}
	}
	for head, b := range d.underHeadings() {
		switch {
		case head.is(b):
			a.open(head)
		case b.figure && b.omit != "":
			a.figure()
		case b.titled || b.omit != "" || b.def != nil || b.into != nil || b.kind == headingBlock:
		default:
			a.passage(b, pieces[b])
		}
	}
	d.listOmissions()
}

type assembler struct {
	d       *document
	ids     map[string]int // how often each ID was asked for
	stack   []int          // the open sections
	current int            // index of the section that takes passages
	front   int            // the front-matter section, or -1
	role    role
	entries int                  // list items seen in a bibliography
	listed  bool                 // the last of them was a list item
	lasts   map[*headed]*element // the last block of a list under each heading
	last    *element             // that of the bibliography, until it is passed
	table   int                  // whose header columns are
	columns []string
	figures int // that stand before the section's first passage
}

// open begins the section of a heading.
func (a *assembler) open(h *headed) {
	d := a.d
	for len(a.stack) > 0 && d.sections[a.stack[len(a.stack)-1]].Level >= h.level {
		a.stack = a.stack[:len(a.stack)-1]
	}
	parent := -1
	if len(a.stack) > 0 {
		parent = a.stack[len(a.stack)-1]
	}
	sp := h.block.span()
	a.d.rename(h)
	a.add(Section{Name: h.name, Number: h.number, Level: h.level, Part: h.part, Parent: parent,
		Lines: a.d.lines(sp)}, slug(h.name))
	a.d.sectionElement[a.current] = h.block
	p := a.d.newProse()
	p.add(h.block)
	d.sections[a.current].Heading = p.finish()
	a.d.sectionProse[a.current] = p
	a.stack = append(a.stack, a.current)
	a.role, a.entries, a.figures, a.last = h.role, 0, 0, a.lasts[h]
}

// figure leaves an aside where a figure without words of its own stands: after
// the section's last passage, or before its first.
func (a *assembler) figure() {
	d := a.d
	if a.current < 0 {
		return
	}
	own := d.sections[a.current].Passages
	if len(own) == 0 {
		a.figures++
		return
	}
	p := &d.passages[own[len(own)-1]]
	aside := figureAside(d.language, Span{len(p.Text), len(p.Text)}, "")
	aside.Open = " " + aside.Open
	p.Asides = append(p.Asides, aside)
}

func (a *assembler) add(s Section, id string) {
	d := a.d
	s.ID = id
	for a.ids[s.ID] > 0 {
		a.ids[id]++
		n := strconv.Itoa(a.ids[id])
		s.ID = cutSlug(id, maxSlug-1-len(n)) + "-" + n
	}
	a.ids[s.ID] = 1
	d.sections = append(d.sections, s)
	a.current = len(d.sections) - 1
}

// unnamed adds a section without a heading that begins at a block.
func (a *assembler) unnamed(part Part, id string, b *element) int {
	a.add(Section{Part: part, Parent: -1, Lines: a.d.lines(b.span())}, id)
	return a.current
}

// passage adds a block, and the pieces that continue it, as a passage.
func (a *assembler) passage(b *element, more []*element) {
	d := a.d
	section := a.current
	if section >= 0 && section == a.front && d.endsTitlePage(b) {
		section = -1
	}
	switch {
	case b.part == Front || section < 0 && d.isTitlePage(b):
		if a.front < 0 {
			a.front = a.unnamed(Front, "front-matter", b)
			if section >= 0 {
				a.current = section
			}
		}
		section = a.front
	case section < 0:
		section = a.unnamed(Body, "opening", b)
	case a.role == referencesRole && b.item == nil && a.entries > 0 && b.kind == paraBlock && d.sections[section].Part == References &&
		(!d.isEntry(b) && (wordCount(d.plain(b)) > 20 || a.listed && (a.last == nil || finished(d.plain(b)))) || imprint(d.plain(b)) || a.listed && d.onlyLinks(b)):
		// The bibliography was a list; what follows it is the last page.
		a.stack, a.role = nil, backRole
		section = a.unnamed(Back, "back-matter", b)
	}
	if d.sections[section].Part == References && (b.item != nil || d.isEntry(b)) {
		a.entries++
		a.listed = b.item != nil
	}
	if b == a.last {
		a.last = nil
	}
	p := d.newProse()
	p.add(b)
	lines := d.lines(b.span())
	index := len(d.passages)
	for _, m := range more {
		p.add(m)
		own := d.lines(m.span())
		if m.joined != "" {
			d.joins = append(d.joins, Join{Passage: index, Before: lines.Last, After: own.First, Reason: m.joined})
		}
		lines.Last = own.Last
	}
	s := &d.sections[section]
	s.Passages = append(s.Passages, index)
	s.Lines.Last = max(s.Lines.Last, lines.Last)
	passage := Passage{Kind: a.kind(b, s.Part), Part: s.Part, Section: section, Number: len(s.Passages),
		Page: d.pageAt(b.span().Start), Lines: lines, Prose: p.finish()}
	if b.kind == rowBlock {
		passage.Cells = p.cells
		if b.head {
			a.columns = nil
			for _, c := range p.cells {
				a.columns = append(a.columns, c.In(passage.Text))
			}
			a.table = b.table
		} else if b.table == a.table {
			passage.Columns = a.columns
		}
	}
	if b.item != nil && b.first {
		passage.Enumerators = b.item.enumerators()
	}
	if b.figure {
		passage.Asides = append(passage.Asides, figureAside(d.language, Span{0, len(passage.Text)}, passage.Text))
	}
	for ; a.figures > 0; a.figures-- {
		f := figureAside(d.language, Span{}, "")
		f.Open += " "
		passage.Asides = append([]Aside{f}, passage.Asides...)
	}
	passage.ID = s.ID + "." + strconv.Itoa(passage.Number)
	d.passages = append(d.passages, passage)
	d.passageProse = append(d.passageProse, p)
	d.passageElement = append(d.passageElement, b)
}

func (a *assembler) kind(b *element, part Part) Kind {
	switch {
	case part == References && (b.item != nil && b.kind != rowBlock || a.d.isEntry(b) || a.role == referencesRole && a.entries > 0 && b.kind != rowBlock && wordCount(a.d.plain(b)) <= 20 && !imprint(a.d.plain(b))):
		return Entry
	case b.kind == rowBlock:
		return Row
	case b.kind == captionBlock:
		return Caption
	case b.item == nil && b.quote > 0 || b.item != nil && b.quote > b.item.quote:
		return Quote
	case b.item != nil:
		return ListItem
	}
	return Paragraph
}

// rename reads a heading again: a superscript in it may have turned out to be
// no footnote mark ("m³").
func (d *document) rename(h *headed) {
	for _, r := range h.block.runs {
		if r.sup && r.kind == textRun && r.decoded {
			h.printed = d.plainRuns(h.block.runs)
			_, h.name = splitNumber(h.printed)
			return
		}
	}
}

// isTitlePage reports whether a block before the first section is a line of
// the title page: a series, a name, a date.
func (d *document) isTitlePage(b *element) bool {
	text := d.plain(b)
	return b.kind == paraBlock && b.item == nil && wordCount(text) <= 30 && !strings.HasSuffix(text, ":") && !d.inPreamble(b) && (!finished(text) || frontLine.MatchString(text))
}

// endsTitlePage reports whether a block on the title page, before any heading, is
// the beginning of the text: a whole sentence that is no imprint.
func (d *document) endsTitlePage(b *element) bool {
	const prose = 12 // words
	text := d.plain(b)
	return !d.isTitlePage(b) && (len(d.heads) == 0 || d.inPreamble(b) || b.kind == paraBlock && wordCount(text) >= prose && finished(text) && !imprint(text))
}

// leastPreamble is how many paragraphs in a row end in a comma or semicolon that are
// a preamble: on a title page a name or two do.
const leastPreamble = 3

// inPreamble reports whether a block before the first section is of the preamble of
// a resolution or law.
func (d *document) inPreamble(b *element) bool {
	run, in := 0, false
	for _, e := range d.elements {
		if e.kind != paraBlock || e.omit != "" || e.titled {
			continue
		}
		if !recitalEnd.MatchString(d.plain(e)) {
			if in && run >= leastPreamble {
				return true
			}
			run, in = 0, false
			if e == b {
				return false
			}
			continue
		}
		run++
		in = in || e == b
	}
	return in && run >= leastPreamble
}

// maxSlug is the longest section ID, in bytes: with a paragraph number and a
// button's other fields it fits Discord's 100.
const maxSlug = 48

// slug makes an ID of a heading: lower-case letters, digits and hyphens.
func slug(name string) string {
	name = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "'", "", "’", "").Replace(strings.ToLower(norm.NFC.String(name)))
	words := strings.FieldsFunc(Fold(name), func(r rune) bool { return r >= 128 || !isWord(r) })
	id := cutSlug(strings.Join(words, "-"), maxSlug)
	if id == "" {
		return "section"
	}
	return id
}

func cutSlug(id string, n int) string {
	if len(id) <= n {
		return id
	}
	id = id[:n]
	if i := strings.LastIndexByte(id, '-'); i > n/2 {
		id = id[:i]
	}
	return strings.Trim(id, "-")
}
