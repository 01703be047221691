package corpus

import (
	"cmp"
	"slices"
)

// problem records something that looks damaged or dangles.
func (d *draft) problem(p Problem) { d.brief.Problems = append(d.brief.Problems, p) }

// report lists what is damaged or dangles, in source order.
func (d *draft) report() {
	b := d.brief
	for _, t := range d.texts {
		if t.Kind == SectionPlace {
			continue
		}
		for _, l := range t.Links {
			if l.Damage != "" {
				d.problem(Problem{Line: d.lineOf(*t.Prose, l.Start), Kind: DamagedAddress, Passage: t.passage(), Words: l.URL, Why: l.Damage})
			}
		}
		for _, m := range t.Marks {
			if m.Footnote < 0 {
				d.problem(Problem{Line: d.lineOf(*t.Prose, max(m.At-1, 0)), Kind: DanglingMark, Passage: t.passage(), Words: m.Label})
			}
		}
		if t.Kind != NotePlace {
			continue
		}
		if f := &b.Footnotes[t.Index]; len(f.Passages)+len(f.Sections) == 0 && !f.OnTitle && !d.markedElsewhere[t.Index] {
			d.problem(Problem{Line: f.Lines.First, Kind: UnmarkedFootnote, Passage: -1, Words: f.Label})
		}
	}
	for i := range b.References {
		r := &b.References[i]
		if r.Uncited() {
			d.problem(Problem{Line: r.Lines.First, Kind: UncitedReference, Passage: r.Passage, Words: r.Key})
		}
	}
	d.damaged()
}

// sort puts what is listed into source order.
func (d *draft) sort() {
	b := d.brief
	slices.SortStableFunc(b.Problems, func(x, y Problem) int { return cmp.Compare(x.Line, y.Line) })
	slices.SortStableFunc(b.Omissions, func(x, y Omission) int { return cmp.Compare(x.Source.Start, y.Source.Start) })
	slices.SortStableFunc(b.Joins, func(x, y Join) int { return cmp.Compare(x.Before, y.Before) })
}
