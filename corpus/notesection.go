package corpus

import (
	"strconv"
	"strings"
)

// sectionNotes gathers the entries of a "Notes" section: list items,
// paragraphs that begin with a number or a mark, or lines of one paragraph.
// A bibliography whose entries are what superscript marks point to is such a
// section too.
func (d *document) sectionNotes() {
	var in *headed
	var last *note
	d.cutEach(func(head *headed, b *element) []*element {
		if head.is(b) {
			if last = nil; head.role == notesRole {
				in = head
			} else if in != nil && head.level <= in.level {
				in = nil
			}
			return []*element{b}
		}
		if b.def != nil {
			last = b.def
		}
		if b.def != nil || b.omit != "" || in == nil || !b.isText() || b.kind == rowBlock {
			return []*element{b}
		}
		parts := []*element{b}
		if b.kind == paraBlock {
			parts = d.splitNotes(b)
		}
		for _, part := range parts {
			if n := d.sectionNote(part, last); n != nil {
				last = n
			}
		}
		return parts
	})
}

// sectionNote makes a note of a block in a notes section, or a further
// paragraph of the note before it.
func (d *document) sectionNote(b *element, last *note) *note {
	if it := b.item; it != nil {
		it = it.root()
		if n := d.byItem[it]; n != nil {
			return d.define(n, b)
		}
		if !it.list.ordered {
			return nil
		}
		d.byItem[it] = d.defineFrom(min(b.span().Start, it.marker.Start), &note{label: strconv.Itoa(it.number), form: bareMark}, b)
		return d.byItem[it]
	}
	i := d.firstRun(b)
	if i >= 0 && b.runs[i].kind == markRun && len(b.runs) > i+1 {
		return d.noteAtMark(b, i)
	}
	if label, runs, size := d.leadAt(b, i); label != "" && (last == nil || opensNumber(label, last)) {
		return d.noteAtNumber(b, label, i, runs, size)
	}
	if last != nil {
		return d.define(last, b)
	}
	return nil
}

// opensNumber reports whether a number can be the next note's: it goes on
// from the last, or starts again.
func opensNumber(label string, last *note) bool {
	n, _ := strconv.Atoi(label)
	return n == 1 || n > last.number() && n <= last.number()+5
}

// bareNotes gathers definitions that are only a number and a text, "12 See
// ...", outside any notes section: at the foot of a page or at the end. A
// number is believed only where a mark with that number waits for its note:
// once, or again where numbering starts anew and further marks stand between.
func (d *document) bareNotes() {
	wanted := d.unmarkedLabels(func(run) bool { return true })
	if len(wanted) == 0 {
		return
	}
	own := d.paragraphNumbers(wanted)
	last, place := 0, -1
	since := map[string]bool{} // labels of marks since the last note of that label
	d.cutEach(func(_ *headed, b *element) []*element {
		place++
		for _, r := range b.runs {
			if b.def == nil && r.kind == markRun {
				since[r.label] = true
			}
		}
		whole := []*element{b}
		if b.def != nil || b.kind != paraBlock || b.item != nil {
			return whole
		}
		if b.omit != "" {
			if label := d.plain(b); b.omit == "page number" && wanted[label] && label == strconv.Itoa(last+1) {
				d.loneNumber(label, b, d.elements[place+1:])
			}
			return whole
		}
		first := d.firstRun(b)
		label, runs, size := d.leadAt(b, first)
		n, _ := strconv.Atoi(label)
		if label == "" || own[d.numberSign(b, first, label)] || !wanted[label] && !since[label] || n <= last && n != 1 || n > last+10 || !opensUpper(b.runs[first+runs].words(d.view)[size:]) {
			return whole
		}
		parts := d.splitNotes(b)
		for _, part := range parts {
			i := d.firstRun(part)
			if label, runs, size := d.leadAt(part, i); label != "" {
				last = d.noteAtNumber(part, label, i, runs, size).number()
				delete(wanted, label)
				delete(since, label)
			}
		}
		return parts
	})
}

// numberSign is what stands after the number that a paragraph begins with, up to the
// white space: "." in "1. See", nothing in "1 See".
func (d *document) numberSign(b *element, first int, label string) string {
	rest := string(d.view[b.runs[first].src.Start:b.span().End])
	_, rest, _ = strings.Cut(rest[:min(len(rest), 20)], label)
	return rest[:len(rest)-len(strings.TrimLeft(rest, `\.)]:`))]
}

// paragraphNumbers are the signs after numbers that the text numbers its own
// paragraphs with: more of these are no note's than are.
func (d *document) paragraphNumbers(wanted map[string]bool) map[string]bool {
	balance := map[string]int{}
	for _, b := range d.elements {
		if b.def != nil || b.kind != paraBlock || b.item != nil || b.omit != "" {
			continue
		}
		first := d.firstRun(b)
		if label, _, _ := d.leadAt(b, first); wanted[label] {
			balance[d.numberSign(b, first, label)]--
		} else if label != "" {
			balance[d.numberSign(b, first, label)]++
		}
	}
	own := map[string]bool{}
	for sign, n := range balance {
		own[sign] = n > 0
	}
	return own
}

// loneNumber makes a note of the paragraph after a number that stands alone as
// a page's number does.
func (d *document) loneNumber(label string, number *element, rest []*element) {
	for _, b := range rest {
		if b.omit != "" && b.omit != "page number" {
			continue
		}
		if b.kind == paraBlock && b.def == nil && b.omit == "" && b.item == nil && opensUpper(d.plain(b)) && !hasMark(b) {
			d.defineFrom(number.span().Start, &note{label: label, form: bareMark}, b)
			number.omit = "number of a note"
		}
		return
	}
}

// unmarkedLabels are the numbers of marks of some form that have no definition yet.
func (d *document) unmarkedLabels(form func(run) bool) map[string]bool {
	linked := false
	unlinked := map[string]bool{}
	for _, n := range d.notes {
		linked = linked || n.form == linkedMark
		unlinked[n.label] = unlinked[n.label] || n.form != linkedMark
	}
	out := map[string]bool{}
	for _, b := range d.elements {
		if b.def != nil {
			continue
		}
		for i, r := range b.runs {
			// Where notes are linked, "[1]" without a link is of another numbering.
			noted := d.defined()[r.label] && !(linked && r.form == bracketMark && !unlinked[r.label])
			if !noted && r.kind == markRun && form(r) && isLabel(r.label) && !d.power(b, i) {
				out[r.label] = true
			}
		}
	}
	return out
}
