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
	noteProse []*prose
	// entries stand beside Brief.References; elementEntry is the reference that
	// an entry's element became.
	entries      []entry
	elementEntry map[*element]int
	// markedElsewhere are the notes whose mark stands in another note, by index.
	markedElsewhere map[int]bool
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

// assembleNotes fills Brief.Footnotes, in source order.
func (d *draft) assembleNotes() {
	b := d.brief
	used := map[string]int{}
	d.noteIndex = map[*note]int{}
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
		d.noteProse = append(d.noteProse, p)
	}
}

// resolveMarks fills in the marks of passages and notes.
func (d *draft) resolveMarks() {
	b := d.brief
	d.markedElsewhere = map[int]bool{}
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
		for _, m := range b.Footnotes[i].Marks {
			if m.Footnote >= 0 && m.Footnote != i {
				d.markedElsewhere[m.Footnote] = true
			}
		}
	}
	for i := range b.Sections {
		if d.sectionProse[i] == nil {
			continue
		}
		b.Sections[i].Heading.Marks = d.marksOf(d.sectionProse[i])
		for _, m := range b.Sections[i].Heading.Marks {
			if m.Footnote >= 0 {
				addOnce(&b.Footnotes[m.Footnote].Sections, i)
			}
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
		mark := Mark{At: m.at, Label: m.run.label, Footnote: -1}
		if n := m.run.note; n != nil {
			mark.Footnote = d.noteIndex[n]
		}
		out = append(out, mark)
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
