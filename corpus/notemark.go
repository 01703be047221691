package corpus

import (
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
)

// anchoredNotes gathers the blocks that marks link to: whatever the note looks
// like, its anchor says that it is one, or its way back, whose anchor has the
// figures of the mark's: "#fnref2" for "#fn2".
func (d *document) anchoredNotes() {
	labels := map[string]string{} // the label of the mark that links to an anchor
	figured := map[string]string{}
	for _, b := range d.elements {
		if b.def != nil {
			continue
		}
		for i, r := range b.runs {
			if r.kind == markRun && r.form == linkedMark && (i > 0 || b.kind == headingBlock) && !pageTarget.MatchString(r.target) {
				if id := strings.TrimPrefix(r.target, "#"); labels[id] == "" {
					labels[id] = r.label
					figured[figuresOf(id)] = r.label
				}
			}
		}
	}
	var last *note
	for _, b := range d.elements {
		if b.def != nil || b.omit != "" || b.kind != paraBlock {
			continue
		}
		i := d.firstRun(b) // an anchor further on is that of a mark, to come back to
		anchors := slices.Clone(b.anchors)
		for _, r := range b.runs[:max(i, 0)] {
			if r.kind == anchorRun {
				anchors = append(anchors, r.target)
			}
		}
		n := &note{form: linkedMark}
		if at := slices.IndexFunc(anchors, func(id string) bool { return labels[id] != "" }); at >= 0 {
			n.label, n.anchors = labels[anchors[at]], anchors[at:at+1]
		} else if back := b.wayBack(); back != "" && len(anchors) == 0 {
			n.label = figured[figuresOf(back)]
			if n.label == "" && last != nil && b.item != nil { // nothing marks it
				if own := strconv.Itoa(b.item.number); !slices.Contains(slices.Collect(maps.Values(labels)), own) {
					n.label = own
				}
			}
		}
		if last = nil; n.label == "" {
			continue
		}
		last = n
		start := b.span().Start
		if l, runs, size := d.leadAt(b, i); l == n.label {
			start = b.runs[i].src.Start
			b.dropLead(i+runs, size)
		} else if b.item != nil {
			start = min(start, b.item.marker.Start)
		}
		d.defineFrom(start, n, b)
	}
}

// wayBack is the anchor of the link at the end of a block that leads back to a mark.
func (b *element) wayBack() string {
	for _, r := range b.runs[max(0, len(b.runs)-3):] {
		if r.kind == dropRun && strings.HasPrefix(r.target, "#") {
			return r.target
		}
	}
	return ""
}

// figuresOf are the figures of an anchor, or all of it if it has none.
func figuresOf(anchor string) string {
	if f := strings.Join(figures.FindAllString(anchor, -1), "_"); f != "" {
		return f
	}
	return anchor
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
		// The way back to a mark tells the note's own anchor: "#_ftnref1" leads from "_ftn1".
		n.anchors = append(n.anchors, strings.Replace(strings.TrimPrefix(m.target, "#"), "ref", "", 1))
	}
	b.runs = d.trimLead(b.runs[i+1:])
	return d.defineFrom(m.src.Start, n, b)
}

// noteAtNumber makes a note of a block that begins with a number, as leadAt
// read it at run i.
func (d *document) noteAtNumber(b *element, label string, i, runs, size int) *note {
	start := b.runs[i].src.Start
	b.dropLead(i+runs, size)
	return d.defineFrom(start, &note{label: label, form: bareMark}, b)
}

// trimLead takes the stop or colon off that follows a note's number.
func (d *document) trimLead(runs []run) []run {
	i := slices.IndexFunc(runs, func(r run) bool { return r.kind == textRun && !r.decoded })
	if i < 0 {
		return runs
	}
	text := runs[i].words(d.view)
	rest := strings.TrimLeft(text, " \u00a0")
	if stop, _, _ := strings.Cut(rest, " "); stop == "." || stop == ":" || stop == ")" && stop != rest {
		rest = rest[1:]
	}
	runs[i].src.Start += len(text) - len(rest)
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
	for _, x := range b.runs[:first] {
		if x.kind == anchorRun {
			b.anchors = append(b.anchors, x.target)
		}
	}
	b.runs = b.runs[first:]
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

// splitNotes splits a block of notes into one block a note: at each line that begins
// with the next number or with a sign, and where the mark of the next stands apart.
func (d *document) splitNotes(b *element) []*element {
	number := func(i int) int {
		label := b.runs[i].label
		if b.runs[i].kind == textRun {
			label, _, _ = d.leadAt(b, i)
		}
		n, _ := strconv.Atoi(label)
		return n
	}
	var at []int
	last := 0
	if i := d.firstRun(b); i >= 0 {
		last = number(i)
	}
	lines := d.lineRuns(b)
	for i := 1; i < len(b.runs) && last > 0; i++ {
		_, opens := slices.BinarySearch(lines, i)
		mark := b.runs[i].kind == markRun
		if !opens && !(mark && d.standsApart(b, i)) {
			continue
		}
		if n := number(i); n == last+1 || mark && opens && n > last && n <= last+3 {
			at, last = append(at, i), n
		} else if mark && b.runs[i].form == signMark {
			at = append(at, i)
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

// part is a block made of some of another's runs.
func (d *document) part(b *element, from, to int) *element {
	part := *b
	part.plainKnown, part.runs, part.segs = false, slices.Clone(b.runs[from:to]), nil
	start, end := part.runs[0].src.Start, part.runs[len(part.runs)-1].src.End
	// Searched, not walked: a block of many lines is cut into as many parts.
	first := sort.Search(len(b.segs), func(k int) bool { return b.segs[k].End > start })
	for _, sp := range b.segs[first:] {
		if sp.Start, sp.End = max(sp.Start, start), min(sp.End, end); sp.End > sp.Start {
			part.segs = append(part.segs, sp)
		} else if sp.Start >= end {
			break
		}
	}
	part.first = part.first && from == 0
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
