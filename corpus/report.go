package corpus

import (
	"cmp"
	"fmt"
	"slices"
)

// problem records something that looks damaged or dangles.
func (d *draft) problem(p Problem) { d.brief.Problems = append(d.brief.Problems, p) }

// report lists what is damaged or dangles, in source order.
func (d *draft) report() {
	b := d.brief
	for i := range b.Passages {
		p := &b.Passages[i]
		for _, l := range p.Links {
			if l.Damage != "" {
				d.problem(Problem{Line: d.lineOf(p.Prose, l.Start), Kind: DamagedAddress, Passage: i, Words: l.URL, Why: l.Damage,
					Text: fmt.Sprintf("The address %s looks damaged in the source: %s.", l.URL, l.Damage)})
			}
		}
		for _, m := range p.Marks {
			if m.Footnote < 0 {
				d.problem(Problem{Line: d.lineOf(p.Prose, max(m.At-1, 0)), Kind: DanglingMark, Passage: i, Words: m.Label,
					Text: fmt.Sprintf("I found no footnote for the mark %s.", m.Label)})
			}
		}
	}
	for i := range b.Footnotes {
		f := &b.Footnotes[i]
		for _, l := range f.Links {
			if l.Damage != "" {
				d.problem(Problem{Line: d.lineOf(f.Prose, l.Start), Kind: DamagedAddress, Passage: -1, Words: l.URL, Why: l.Damage,
					Text: fmt.Sprintf("The address %s looks damaged in the source: %s.", l.URL, l.Damage)})
			}
		}
		for _, m := range f.Marks {
			if m.Footnote < 0 {
				d.problem(Problem{Line: d.lineOf(f.Prose, max(m.At-1, 0)), Kind: DanglingMark, Passage: -1, Words: m.Label,
					Text: fmt.Sprintf("I found no footnote for the mark %s in footnote %s.", m.Label, f.Label)})
			}
		}
		if len(f.Passages)+len(f.Sections) == 0 && !f.OnTitle && !d.markedElsewhere[i] {
			d.problem(Problem{Line: f.Lines.First, Kind: UnmarkedFootnote, Passage: -1, Words: f.Label,
				Text: fmt.Sprintf("I found no mark in the text that points to footnote %s.", f.Label)})
		}
	}
	for i := range b.References {
		r := &b.References[i]
		if r.Uncited() {
			d.problem(Problem{Line: r.Lines.First, Kind: UncitedReference, Passage: r.Passage, Words: r.Key,
				Text: fmt.Sprintf("I found no place in the text that cites %s.", r.Key)})
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
