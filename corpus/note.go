package corpus

import (
	"regexp"
	"strconv"
	"strings"
)

// A note is a footnote while its parts are gathered.
type note struct {
	label  string
	form   markForm
	blocks []*block
	span   Span
	anchor string // the id that marks link to, without "#"
	series int    // counted from 0; numbering starts again with each
	index  int    // in Brief.Footnotes
}

// findNotes takes the definitions out of the text and ties each mark to its
// note, by number and series.
func (d *draft) findNotes() {
	d.markdownNotes()
	d.markedNotes()
	d.sectionNotes()
	d.inlineNotes()
	d.series()
	d.tie()
}

// define makes a note of the block.
func (d *draft) define(n *note, b *block) *note {
	if len(n.blocks) == 0 {
		n.span = b.span()
		d.notes = append(d.notes, n)
	}
	n.blocks = append(n.blocks, b)
	b.def = n
	n.span.End = max(n.span.End, b.span().End)
	return n
}

// markdownNotes gathers "[^1]:" definitions.
func (d *draft) markdownNotes() {
	open := map[*noteID]*note{}
	for _, b := range d.blocks {
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

// markedNotes gathers paragraphs that begin with a mark: "<sup>1</sup> See
// ...", as page footers have it. Several may share a block, a line each.
func (d *draft) markedNotes() {
	var out []*block
	for _, b := range d.blocks {
		if b.def != nil || b.kind != paraBlock || b.omit != "" || !beginsWithMark(b) {
			out = append(out, b)
			continue
		}
		for _, part := range splitAtMarks(b) {
			m := part.runs[0]
			part.runs = part.runs[1:]
			n := &note{label: m.label, form: m.form, anchor: m.target}
			d.define(n, part)
			n.span.Start = m.src.Start
			out = append(out, part)
		}
	}
	d.blocks = out
}

func beginsWithMark(b *block) bool {
	if len(b.runs) < 2 || b.runs[0].kind != markRun {
		return false
	}
	switch b.runs[0].form {
	case supMark, linkedMark, rawMark, caretMark:
		return isLabel(b.runs[0].label) || b.runs[0].form == linkedMark
	}
	return false
}

// splitAtMarks splits a block of notes into one block a note: at each line
// that begins with the next number.
func splitAtMarks(b *block) []*block {
	var out []*block
	start := 0
	last, _ := strconv.Atoi(b.runs[0].label)
	cut := func(end int) {
		part := *b
		part.runs = b.runs[start:end]
		part.segs = segsOf(b, part.runs)
		out = append(out, &part)
		start = end
	}
	for i := 1; i < len(b.runs); i++ {
		r := b.runs[i]
		if r.kind != markRun || b.runs[i-1].kind != spaceRun && b.runs[i-1].kind != breakRun {
			continue
		}
		if n, err := strconv.Atoi(r.label); err == nil && n == last+1 {
			cut(i)
			last = n
		}
	}
	cut(len(b.runs))
	return out
}

// segsOf returns the block's lines cut to where the runs stand.
func segsOf(b *block, runs []run) []Span {
	from, to := runs[0].src.Start, runs[len(runs)-1].src.End
	var out []Span
	for _, sp := range b.segs {
		sp.Start, sp.End = max(sp.Start, from), min(sp.End, to)
		if sp.End > sp.Start {
			out = append(out, sp)
		}
	}
	return out
}

var numberedNote = regexp.MustCompile(`^(\d{1,4})[.)\]:]?\s`)

// sectionNotes gathers the paragraphs and list items of a "Notes" section.
func (d *draft) sectionNotes() {}

// inlineNotes gathers "^[...]". They are numbered by their order.
func (d *draft) inlineNotes() {
	count := 0
	for _, b := range d.blocks {
		for i := range b.runs {
			if b.runs[i].kind != noteRun {
				continue
			}
			count++
			r := &b.runs[i]
			r.label = strconv.Itoa(count)
			inner := &block{kind: noteBlock, segs: []Span{r.src}, runs: r.inner, links: b.links}
			r.note = d.define(&note{label: r.label, form: inlineMark}, inner)
		}
	}
}

// series numbers the series: one begins where a number comes again.
func (d *draft) series() {
	seen := map[string]int{}
	current := 0
	for _, n := range d.notes {
		if n.form == inlineMark {
			continue
		}
		if s, ok := seen[n.label]; ok && s == current {
			current++
		}
		n.series = current
		seen[n.label] = current
	}
}

// tie gives each mark its note. Where a number occurs in several series, the
// marks' own order tells which is meant: they start again with the notes.
func (d *draft) tie() {
	byLabel := map[string][]*note{}
	byAnchor := map[string]*note{}
	for _, n := range d.notes {
		if n.form == inlineMark {
			continue
		}
		byLabel[n.label] = append(byLabel[n.label], n)
		if n.anchor != "" {
			byAnchor[n.anchor] = n
		}
	}
	current, last := 0, 0
	for _, b := range d.blocks {
		for i := range b.runs {
			r := &b.runs[i]
			if r.kind != markRun {
				continue
			}
			all := byLabel[r.label]
			if len(all) == 0 {
				if r.form == bracketMark || !isLabel(r.label) {
					r.kind = textRun
				}
				continue
			}
			if b.def != nil {
				r.note = pickSeries(all, b.def.series)
				continue
			}
			if n, err := strconv.Atoi(r.label); err == nil {
				if n < last && n == 1 {
					current++
				}
				last = n
			}
			r.note = pickSeries(all, current)
		}
	}
}

func pickSeries(all []*note, series int) *note {
	for _, n := range all {
		if n.series >= series {
			return n
		}
	}
	return all[len(all)-1]
}

// assembleNotes fills Brief.Footnotes.
func (d *draft) assembleNotes() {
	b := d.brief
	used := map[string]bool{}
	for i, n := range d.notes {
		n.index = i
		p := d.newProse()
		for _, bl := range n.blocks {
			p.add(bl)
		}
		f := Footnote{ID: n.label, Label: n.label, Lines: d.lines(n.span), Prose: p.finish()}
		if n.series > 0 {
			f.ID = strings.Join([]string{"series", strconv.Itoa(n.series + 1), n.label}, "-")
		}
		for base, k := f.ID, 2; used[f.ID]; k++ {
			f.ID = base + "-" + strconv.Itoa(k)
		}
		used[f.ID] = true
		b.Footnotes = append(b.Footnotes, f)
		d.noteProse = append(d.noteProse, p)
	}
}

// resolveMarks fills in the marks of passages and notes.
func (d *draft) resolveMarks() {
	b := d.brief
	for i, p := range d.passageProse {
		b.Passages[i].Marks = d.marksOf(p)
		for _, m := range b.Passages[i].Marks {
			if m.Footnote < 0 {
				continue
			}
			f := &b.Footnotes[m.Footnote]
			if n := len(f.Passages); n == 0 || f.Passages[n-1] != i {
				f.Passages = append(f.Passages, i)
			}
		}
	}
	for i, p := range d.noteProse {
		b.Footnotes[i].Marks = d.marksOf(p)
	}
}

func (d *draft) marksOf(p *prose) []Mark {
	var out []Mark
	for _, m := range p.marks {
		mark := Mark{At: m.at, Label: m.run.label, Footnote: -1}
		if m.note != nil {
			mark.Footnote = m.note.index
		}
		out = append(out, mark)
	}
	return out
}
