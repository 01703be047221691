package corpus

import (
	"maps"
	"strconv"
)

// referenceNotes makes notes of the entries of a numbered bibliography, where
// superscript marks have nothing else to point to. The entries stay entries:
// such a mark is a footnote and a citation at once.
func (d *document) referenceNotes() {
	wanted := d.unmarkedLabels(func(r run) bool {
		return r.form == supMark || r.form == rawMark || r.form == linkedMark && !pageTarget.MatchString(r.target)
	})
	has := maps.Clone(d.defined())
	var found []*note
	var last *note
	fits := 0
	for head, b := range d.underHeadings() {
		if !head.opens(References) || b.omit != "" || b.def != nil || b.kind != paraBlock {
			continue
		}
		label := ""
		if b.item != nil && b.item.list.ordered && b.first {
			label = strconv.Itoa(b.item.number)
		} else if i := d.firstRun(b); i >= 0 && b.runs[i].kind == markRun {
			label = b.runs[i].label
		} else if l, _, _ := d.leadAt(b, i); l != "" {
			label = l
		}
		if label == "" || has[label] || last != nil && !opensNumber(label, last) {
			continue // or the number of a house
		}
		has[label] = true
		if wanted[label] {
			fits++
		}
		same := *b
		last = &note{label: label, form: bareMark, span: b.span(), blocks: []*element{&same}, entry: b, anchors: b.anchors}
		found = append(found, last)
	}
	if fits > 0 && fits*2 >= len(wanted) && fits*4 >= len(found) { // an author's "1" is of his institution
		d.notes = append(d.notes, found...)
	}
}
