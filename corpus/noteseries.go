package corpus

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"briefbot/corpus/pattern"
)

// series numbers the series of notes: one begins where numbering starts again
// or a label comes a second time.
func (d *document) series() {
	place := map[*element]int{}
	for i, b := range d.elements {
		place[b] = i
	}
	slices.SortStableFunc(d.notes, func(x, y *note) int { return cmp.Compare(x.span.Start, y.span.Start) })
	seen := map[string]int{}
	current := 0
	for _, n := range d.notes {
		if n.form == inlineMark {
			continue
		}
		n.place = place[cmp.Or(n.entry, n.blocks[0])]
		if s, ok := seen[n.label]; ok && s == current {
			current++
		}
		n.series = current
		seen[n.label] = current
	}
}

// A noteSeries is the notes of one numbering.
type noteSeries struct {
	byLabel map[string]*note
	end     int // the place of the last of its definitions
	first   int // the place of the first
	most    int // its greatest number
}

// isMarked reports whether a mark of the label's note was found already.
func (s noteSeries) isMarked(label string) bool {
	n := s.byLabel[label]
	return n == nil || n.marked
}

// tie gives each mark its note. A mark that links to an anchor means the note
// that stands there. Else the number tells, and where a number occurs in
// several series, the place: marks stand before the notes of their own series
// and after those of the series before it, or, where all notes come last, the
// marks' numbers start again as the notes' do.
func (d *document) tie() {
	var all []noteSeries
	anchors := map[string]*note{} // by anchor and label, and by anchor
	for _, n := range d.notes {
		if n.form == inlineMark {
			continue
		}
		for n.series >= len(all) {
			all = append(all, noteSeries{byLabel: map[string]*note{}, first: n.place})
		}
		s := &all[n.series]
		s.byLabel[n.label] = n
		s.end = max(s.end, n.place)
		s.most = max(s.most, n.number())
		for _, id := range n.anchors {
			// One anchor may stand before a block of several notes.
			anchors[id+"\x00"+n.label] = n
			if anchors[id] == nil {
				anchors[id] = n
			}
		}
	}
	lastMark := 0 // the place of the last mark in the text
	for place, b := range d.elements {
		if b.def == nil && slices.ContainsFunc(b.runs, func(r run) bool { return r.kind == markRun }) {
			lastMark = place
		}
	}
	mark := func(r *run, n *note) bool {
		if n == nil {
			return false
		}
		r.note, n.marked = n, true
		return true
	}
	current, greatest := 0, 0
	for place, b := range d.elements {
		if b.omit != "" && b.kind != headingBlock {
			continue
		}
		for i := range b.runs {
			r := &b.runs[i]
			if r.kind != markRun {
				continue
			}
			if id := strings.TrimPrefix(r.target, "#"); r.form == linkedMark {
				n := anchors[id+"\x00"+r.label]
				if n == nil && !pageTarget.MatchString(r.target) {
					n = anchors[id]
				}
				if mark(r, n) {
					continue
				}
			}
			if b.def != nil {
				if b.def.form != inlineMark {
					r.note = all[b.def.series].byLabel[r.label]
				}
				d.unlessMark(b, i)
				continue
			}
			v, _ := strconv.Atoi(r.label)
			if d.power(b, i) {
				d.unmark(r)
				continue
			}
			for current+1 < len(all) && place > all[current].end {
				current, greatest = current+1, 0
			}
			if v == 1 && greatest > 1 && current+1 < len(all) && greatest*5 >= all[current].most*4 && all[current].first > lastMark && !all[current+1].isMarked(r.label) {
				current, greatest = current+1, 0
			}
			// Only notes that all come last may belong to a later series, and
			// those that Markdown itself ties to their marks.
			ahead := r.form == caretMark || all == nil || all[min(current, len(all)-1)].first > lastMark
			for s := current; s < len(all) && (s == current || ahead); s++ {
				// Where Markdown ties the note to its mark, "[1]" is of another numbering.
				if n := all[s].byLabel[r.label]; n != nil && (r.form != bracketMark || n.form != caretMark) {
					mark(r, n)
					if s > current {
						current, greatest = s, 0
					}
					break
				}
			}
			for s := current - 1; s >= 0 && r.note == nil && r.form == caretMark; s-- {
				mark(r, all[s].byLabel[r.label])
			}
			if r.note != nil {
				greatest = max(greatest, v)
			}
			d.unlessMark(b, i)
		}
	}
}

// unlessMark makes text of what looked like a mark and has no note, where the
// brief may well mean something else by it.
func (d *document) unlessMark(b *element, i int) {
	r := &b.runs[i]
	if r.note != nil || r.form == caretMark {
		return
	}
	switch {
	case r.form == bracketMark, r.form == signMark, r.form == linkedMark && pageTarget.MatchString(r.target), r.form == rawMark && len(d.notes) == 0, !isLabel(r.label) && r.form != linkedMark:
		d.unmark(r)
		if b.kind == rowBlock && r.form == supMark {
			r.kind, r.why = dropRun, "letter of a table note"
		}
	}
}

// unmark makes text of a mark. A superscript stays raised.
func (d *document) unmark(r *run) {
	r.kind = textRun
	if r.form == supMark && r.target == "" && r.text == r.label {
		r.text = raised(r.text)
	}
}

// raised writes figures and signs as superscripts.
func raised(s string) string { return raiser.Replace(s) }

var raiser = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹",
	"-", "⁻", "−", "⁻", "–", "⁻", "+", "⁺")

var (
	units = pattern.New(`(?:^|[\s\d(/=])(k?m|[cdmµn]m|ha|ft|km/h|s|kg/m|W/m|g/m|t/m|CO|H|N|O|NO|SO|PM|R|χ|[a-zA-Z])$`)
	// base is a number, or the end of a formula, that can be raised to a power.
	base     = pattern.New(`(?:^|[\s(=×·*/+−-])(\d[\d., ]*\d|\d)$|=\S*\pL$|\([^()]*[+×*/=−-][^()]*\)$`)
	fullYear = pattern.New(`^(1[5-9]|20)\d\d$`)
)

// power reports whether a superscript figure is an exponent or an index: it
// follows a unit ("km²", "R²"), a number ("10⁶", "100²") or a formula
// ("(1+r)²"), not a word. After a number, a note's mark may stand too: it is
// one if it is the note's only mark, and only 10 is always a base.
func (d *document) power(b *element, i int) bool {
	r := b.runs[i]
	if r.form != supMark && r.form != rawMark || i == 0 || b.runs[i-1].kind != textRun {
		return false
	}
	before := b.runs[i-1].words(d.view)
	if len(before) > 24 {
		before = before[len(before)-24:]
	}
	if units.MatchString(before) {
		return r.label == "2" || r.label == "3"
	}
	m := base.FindStringSubmatch(before)
	switch {
	case m == nil || fullYear.MatchString(m[1]):
		return false
	case m[1] == "10":
		return true
	case m[1] == "":
		return r.label == "2" || r.label == "3"
	}
	return d.markCount()[r.label] > 1 || !d.defined()[r.label]
}

// markCount is how many superscript marks there are of each label, but in the
// notes themselves.
func (d *document) markCount() map[string]int {
	if d.marksByLabel == nil {
		d.marksByLabel = map[string]int{}
		for _, b := range d.elements {
			for i, r := range b.runs {
				if r.kind == markRun && (i > 0 || b.kind == headingBlock) && b.def == nil {
					d.marksByLabel[r.label]++
				}
			}
		}
	}
	return d.marksByLabel
}

// defined are the labels of the notes.
func (d *document) defined() map[string]bool {
	if d.labels == nil {
		d.labels = map[string]bool{}
	}
	for ; d.labelled < len(d.notes); d.labelled++ {
		d.labels[d.notes[d.labelled].label] = true
	}
	return d.labels
}
