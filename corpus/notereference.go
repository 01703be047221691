package corpus

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// referenceNotes makes notes of the entries of a numbered bibliography, where
// superscript marks have nothing else to point to. The entries stay entries:
// such a mark is a footnote and a citation at once.
func (d *document) referenceNotes() {
	wanted := map[string]bool{}
	has := map[string]bool{}
	for _, n := range d.notes {
		has[n.label] = true
	}
	for _, b := range d.elements {
		if b.def != nil {
			continue
		}
		for i, r := range b.runs {
			if r.kind == markRun && (r.form == supMark || r.form == rawMark || r.form == linkedMark && !pageTarget.MatchString(r.target)) &&
				isLabel(r.label) && !has[r.label] && !d.power(b, i) {
				wanted[r.label] = true
			}
		}
	}
	if len(wanted) == 0 {
		return
	}
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
	if fits*2 < len(wanted) {
		return
	}
	d.notes = append(d.notes, found...)
}

// lostMarks finds the marks of notes that a converter ran into the words:
// "policy.12 The". It looks only where most notes have no mark, and for one
// number after the other.
func (d *document) lostMarks() {
	var lost []*note
	all := 0
	for _, n := range d.notes {
		if n.form == inlineMark || n.form == caretMark || n.number() == 0 || n.series > 0 {
			continue
		}
		all++
		if !n.marked {
			lost = append(lost, n)
		}
	}
	if len(lost) < 2 || len(lost)*3 < all*2 {
		return
	}
	next := 0
	for _, b := range d.elements {
		if b.def != nil || b.omit != "" || b.kind == rowBlock || !b.isText() && b.kind != headingBlock {
			continue
		}
		for i := 0; i < len(b.runs) && next < len(lost); i++ {
			r := b.runs[i]
			if r.kind != textRun || r.decoded {
				continue
			}
			// A mark or two may be missing for good.
			for k := next; k < min(next+3, len(lost)); k++ {
				at := touching(r.words(d.view), lost[k].label)
				if at < 0 {
					continue
				}
				mid := r.src.Start + at
				end := mid + len(lost[k].label)
				before, mark, after := r, r, r
				before.src.End = mid
				mark.kind, mark.form, mark.label, mark.note = markRun, rawMark, lost[k].label, lost[k]
				mark.src = Span{mid, end}
				after.src.Start = end
				b.runs = append(b.runs[:i:i], append([]run{before, mark, after}, b.runs[i+1:]...)...)
				b.plainKnown = false
				lost[k].marked = true
				next = k + 1
				i++ // on to what follows the mark
				break
			}
		}
	}
}

// touching returns where a number stands that touches the word or stop before
// it and ends there, or -1.
func touching(text, number string) int {
	for from := 0; ; {
		i := strings.Index(text[from:], number)
		if i < 0 {
			return -1
		}
		i += from
		from = i + 1
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(number):])
		ends := i+len(number) == len(text) || unicode.IsSpace(after) || strings.ContainsRune(".,;:)", after)
		if i > 0 && ends && (unicode.IsLower(before) || strings.ContainsRune(".,;:)”’»\"'", before)) {
			// "3.12" and "no.12" are no marks.
			prior, _ := utf8.DecodeLastRuneInString(text[:i-utf8.RuneLen(before)])
			if !unicode.IsDigit(prior) && abbreviations[strings.ToLower(lastWord(strings.TrimRight(text[:i], ".")))] == 0 {
				return i
			}
		}
	}
}
