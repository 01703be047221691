package corpus

import (
	"sort"
	"strconv"
	"strings"
	"unicode"
)

// anchoredNotes gathers the blocks that marks link to: whatever the note looks
// like, its anchor says that it is one.
func (d *document) anchoredNotes() {
	labels := map[string]string{} // the label of the mark that links to an anchor
	for _, b := range d.elements {
		if b.def != nil {
			continue
		}
		for i, r := range b.runs {
			if r.kind == markRun && r.form == linkedMark && (i > 0 || b.kind == headingBlock) && !pageTarget.MatchString(r.target) {
				if id := strings.TrimPrefix(r.target, "#"); labels[id] == "" {
					labels[id] = r.label
				}
			}
		}
	}
	if len(labels) == 0 {
		return
	}
	for _, b := range d.elements {
		if b.def != nil || b.omit != "" || b.kind != paraBlock {
			continue
		}
		anchors := b.anchors
		for _, r := range b.runs {
			// An anchor further on is that of a mark, to come back to.
			if r.kind == textRun && strings.TrimSpace(r.words(d.view)) != "" {
				break
			}
			if r.kind == anchorRun {
				anchors = append(anchors, r.target)
			}
		}
		for _, id := range anchors {
			label := labels[id]
			if label == "" {
				continue
			}
			n := &note{label: label, form: linkedMark, anchors: []string{id}}
			start := b.span().Start
			if i := d.firstRun(b); i >= 0 && b.runs[i].kind == markRun && b.runs[i].label == label {
				start = b.runs[i].src.Start
				b.runs = d.trimLead(b.runs[i+1:])
			} else if l, runs, size := d.leadAt(b, i); l == label {
				start = b.runs[i].src.Start
				b.dropLead(i+runs, size)
			} else if b.item != nil {
				start = min(start, b.item.marker.Start)
			}
			d.define(n, b)
			n.span.Start = start
			break
		}
	}
}

// markedNotes gathers paragraphs that begin with a mark: "<sup>1</sup> See
// ...", as page footers have it. Several may share a block, a line each.
func (d *document) markedNotes() {
	marked := d.marksInText()
	d.cutEach(func(head *headed, b *element) []*element {
		if b.def != nil || b.omit != "" || head.opens(References) && len(b.runs) > 0 && b.runs[0].form == bracketMark || b.kind != paraBlock && b.kind != captionBlock || !d.opensNote(b, marked) {
			return []*element{b}
		}
		parts := d.splitNotes(b)
		for _, part := range parts {
			d.noteAtMark(part, 0)
		}
		return parts
	})
}

// noteAtMark makes a note of a block whose first words are a mark, at a run.
func (d *document) noteAtMark(b *element, i int) *note {
	m := b.runs[i]
	n := &note{label: m.label, form: m.form}
	if m.form == linkedMark {
		n.anchors = append(n.anchors, backAnchor(m.target))
	}
	b.runs = d.trimLead(b.runs[i+1:])
	d.define(n, b)
	n.span.Start = m.src.Start
	return n
}

// noteAtNumber makes a note of a block that begins with a number, as leadAt
// read it at run i.
func (d *document) noteAtNumber(b *element, label string, i, runs, size int) *note {
	n := &note{label: label, form: bareMark}
	start := b.runs[i].src.Start
	b.dropLead(i+runs, size)
	d.define(n, b)
	n.span.Start = start
	return n
}

// backAnchor guesses a note's own anchor from the way back to its mark:
// "#_ftnref1" leads from "_ftn1".
func backAnchor(target string) string {
	return strings.Replace(strings.TrimPrefix(target, "#"), "ref", "", 1)
}

// trimLead takes the stop or colon off that follows a note's number.
func (d *document) trimLead(runs []run) []run {
	for i := range runs {
		if runs[i].kind != textRun || runs[i].decoded {
			continue
		}
		text := runs[i].words(d.view)
		rest := strings.TrimLeft(text, " \u00a0")
		if strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, ": ") || strings.HasPrefix(rest, ") ") || rest == "." || rest == ":" {
			rest = rest[1:]
		}
		runs[i].src.Start += len(text) - len(rest)
		break
	}
	return runs
}

// marksInText are the labels of the marks that follow words, by form: what a
// paragraph's own first mark can be the note of.
func (d *document) marksInText() map[string]bool {
	out := map[string]bool{}
	for _, b := range d.elements {
		for i, r := range b.runs {
			if r.kind == markRun && (i > 0 || b.kind == headingBlock) {
				out[r.label] = true
			}
		}
	}
	return out
}

// opensNote reports whether a block begins with the mark of a note.
func (d *document) opensNote(b *element, marked map[string]bool) bool {
	first := d.firstRun(b)
	if first < 0 || b.runs[first].kind != markRun || len(b.runs) < first+2 {
		return false
	}
	r := b.runs[first]
	if first > 0 {
		for _, x := range b.runs[:first] {
			if x.kind == anchorRun {
				b.anchors = append(b.anchors, x.target)
			}
		}
		b.runs = b.runs[first:]
	}
	switch r.form {
	case signMark, linkedMark, bracketMark:
		return marked[r.label]
	case supMark, rawMark, caretMark:
		return isLabel(r.label) || marked[r.label] && !unicode.IsLetter([]rune(r.label)[0])
	}
	return false
}

// firstRun is the index of the first run that shows anything, or -1.
func (d *document) firstRun(b *element) int {
	for i, r := range b.runs {
		switch r.kind {
		case spaceRun, breakRun, dropRun, anchorRun:
			continue
		case textRun:
			if strings.TrimSpace(r.words(d.view)) == "" {
				continue
			}
		}
		return i
	}
	return -1
}

// splitNotes splits a block of notes into one block a note: at each line
// that begins with the next number, and where the next number stands apart.
func (d *document) splitNotes(b *element) []*element {
	var at []int
	last, _ := strconv.Atoi(b.runs[0].label)
	form := b.runs[0].form
	for i := 1; i < len(b.runs); i++ {
		r := b.runs[i]
		if r.kind != markRun || r.form != form || !d.lineStart(b, i) && !(r.label == strconv.Itoa(last+1) && d.standsApart(b, i)) {
			continue
		}
		if n, err := strconv.Atoi(r.label); err == nil && n > last && n <= last+3 {
			at, last = append(at, i), n
		}
	}
	return d.cut(b, at)
}

// standsApart reports whether a superscript in the middle of a line begins a
// note rather than marks a word: a sentence has ended and a space follows it.
func (d *document) standsApart(b *element, i int) bool {
	if f := b.runs[i].form; f != supMark && f != linkedMark && f != rawMark || i+1 >= len(b.runs) || b.runs[i-1].kind != textRun || b.runs[i+1].kind != textRun {
		return false
	}
	before := b.runs[i-1].words(d.view)
	return strings.HasSuffix(before, " ") && finished(strings.TrimSpace(before)) && strings.TrimSpace(b.runs[i+1].words(d.view)) != ""
}

// lineStart reports whether a run begins a source line.
func (d *document) lineStart(b *element, i int) bool {
	for i--; i >= 0; i-- {
		switch b.runs[i].kind {
		case spaceRun, breakRun:
			return true
		case textRun:
			if strings.TrimSpace(b.runs[i].words(d.view)) != "" {
				return false
			}
		case dropRun, anchorRun:
		default:
			return false
		}
	}
	return true
}

// part is a block made of some of another's runs.
func (d *document) part(b *element, from, to int) *element {
	part := *b
	part.plainKnown = false
	part.runs = append([]run(nil), b.runs[from:to]...)
	part.segs = nil
	if len(part.runs) > 0 {
		start, end := part.runs[0].src.Start, part.runs[len(part.runs)-1].src.End
		// Searched, not walked: a block of many lines is cut into as many parts.
		first := sort.Search(len(b.segs), func(k int) bool { return b.segs[k].End > start })
		for _, sp := range b.segs[first:] {
			if sp.Start >= end {
				break
			}
			sp.Start, sp.End = max(sp.Start, start), min(sp.End, end)
			if sp.End > sp.Start {
				part.segs = append(part.segs, sp)
			}
		}
	}
	if from > 0 {
		part.first = false
	}
	return &part
}

// cut cuts a block before each of some of its runs.
func (d *document) cut(b *element, at []int) []*element {
	if len(at) == 0 {
		return []*element{b}
	}
	var out []*element
	from := 0
	for _, to := range append(at, len(b.runs)) {
		if to > from {
			out = append(out, d.part(b, from, to))
		}
		from = to
	}
	return out
}

// cutEach puts parts in the place of each element that they are of.
func (d *document) cutEach(parts func(*headed, *element) []*element) {
	var out []*element
	for head, b := range d.underHeadings() {
		out = append(out, parts(head, b)...)
	}
	d.elements = out
}
