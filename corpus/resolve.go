package corpus

import (
	"slices"
	"strconv"
)

// A draft is a brief while the third phase resolves it. The document that it
// is made from stays as it is.
type draft struct {
	*document
	brief     *Brief
	noteIndex map[*note]int // in Brief.Footnotes
	texts     []carrier
	// entries stand beside Brief.References; elementEntry is the reference that
	// an entry's element became.
	entries      []entry
	elementEntry map[*element]int
	// markedElsewhere are the notes whose mark stands in another note, by index.
	markedElsewhere map[int]bool
}

// A carrier is a text that may carry marks and citations: a passage, a note or a heading.
type carrier struct {
	*Prose
	Place
	from *prose // what it was made of
}

// passage is the index of a passage, or -1 for other texts.
func (t carrier) passage() int {
	if t.Kind == PassagePlace {
		return t.Index
	}
	return -1
}

// enter adds the text to those of its kind that carry or cite something.
func (t carrier) enter(passages, notes, sections *[]int) {
	to := map[PlaceKind]*[]int{PassagePlace: passages, NotePlace: notes, SectionPlace: sections}[t.Kind]
	addOnce(to, t.Index)
}

// addOnce appends an index unless it is the last one already.
func addOnce(to *[]int, i int) {
	if n := len(*to); n == 0 || (*to)[n-1] != i {
		*to = append(*to, i)
	}
}

// resolve ties marks to notes and citations to entries, and reports what looks
// damaged or dangles.
func resolve(o *document, e *Errata) *Brief {
	d := &draft{document: o, brief: &Brief{
		Title: o.title, Info: o.info, Language: o.language, Fingerprint: fingerprint(o.text), Source: o.text,
		Sections: slices.Clone(o.sections), Passages: slices.Clone(o.passages),
		Recommendations: o.recommendations, RecommendationsNumbered: o.numbered,
		Joins: slices.Clone(o.joins), Omissions: slices.Clone(o.omissions), Problems: slices.Clone(o.problems),
	}}
	d.assembleNotes()
	d.resolveMarks()
	d.readReferences()
	d.cite()
	d.report()
	d.errata(e)
	d.sort()
	return d.brief
}

// assembleNotes fills Brief.Footnotes, in source order, and lists all texts.
func (d *draft) assembleNotes() {
	b := d.brief
	for i := range b.Passages {
		d.texts = append(d.texts, carrier{&b.Passages[i].Prose, Place{Kind: PassagePlace, Index: i}, d.passageProse[i]})
	}
	used := map[string]int{}
	d.noteIndex = map[*note]int{}
	b.Footnotes = slices.Grow(b.Footnotes, len(d.notes)) // d.texts point into it
	for i, n := range d.notes {
		d.noteIndex[n] = i
		p := d.newProse()
		for _, bl := range n.blocks {
			p.add(bl)
		}
		f := Footnote{ID: n.label, Label: n.label, Lines: d.lines(n.span), Prose: p.finish()}
		if n.series > 0 {
			f.ID = "series-" + strconv.Itoa(n.series+1) + "-" + n.label
		}
		for base := f.ID; used[f.ID] > 0; {
			used[base]++
			f.ID = base + "-" + strconv.Itoa(used[base])
		}
		used[f.ID] = 1
		b.Footnotes = append(b.Footnotes, f)
		d.texts = append(d.texts, carrier{&b.Footnotes[i].Prose, Place{Kind: NotePlace, Index: i}, p})
	}
	for i := range b.Sections {
		if p := d.sectionProse[i]; p != nil {
			d.texts = append(d.texts, carrier{&b.Sections[i].Heading, Place{Kind: SectionPlace, Index: i}, p})
		}
	}
}

// resolveMarks fills in the marks of the texts.
func (d *draft) resolveMarks() {
	b := d.brief
	d.markedElsewhere = map[int]bool{}
	for _, t := range d.texts {
		t.Marks = d.marksOf(t.from)
		for _, m := range t.Marks {
			if m.Footnote < 0 {
				continue
			}
			f, elsewhere := &b.Footnotes[m.Footnote], []int{}
			t.enter(&f.Passages, &elsewhere, &f.Sections)
			d.markedElsewhere[m.Footnote] = d.markedElsewhere[m.Footnote] || len(elsewhere) > 0 && m.Footnote != t.Index
		}
	}
	for _, bl := range d.elements {
		for _, r := range bl.runs {
			if bl.titled && r.note != nil {
				b.Footnotes[d.noteIndex[r.note]].OnTitle = true
			}
		}
	}
}

func (d *draft) marksOf(p *prose) []Mark {
	var out []Mark
	for _, m := range p.marks {
		footnote := -1
		if n := m.run.note; n != nil {
			footnote = d.noteIndex[n]
		}
		out = append(out, Mark{m.at, m.run.label, footnote})
	}
	return out
}

// citedByMark counts a footnote mark as a citation where the note is an entry
// of a numbered bibliography.
func (d *draft) citedByMark() {
	b := d.brief
	for i, n := range d.notes {
		if ref, ok := d.elementEntry[n.entry]; ok {
			for _, p := range b.Footnotes[i].Passages {
				addOnce(&b.References[ref].CitedBy, p)
			}
		}
	}
}
