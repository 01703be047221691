package pdf

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"briefbot/corpus/pattern"
)

var markIn = pattern.New(markOpen + "[^" + markClose + "]*" + markClose)

// notes finds the bodies of footnotes and endnotes: blocks that begin with a
// number, each one more than the last, whose numbers are raised somewhere in
// the text, and that are set in other type than the text or have a raised
// number. What follows in the same small type belongs to the note. A file's
// own tags say it outright.
func (b *Builder) notes() {
	b.lawful = b.countsParagraphs()
	b.unglue()
	marks := map[int]int{}
	for _, p := range b.blocks {
		for _, q := range p {
			for _, m := range markIn.FindAllString(q.text, -1) {
				for _, d := range digits.FindAllString(m, -1) {
					n, _ := strconv.Atoi(d)
					marks[n]++
				}
			}
		}
	}
	surely, at := map[int]int{}, 0 // numbers of blocks that are set as notes beyond doubt, to the place of the last
	var places, numbers []int      // of those blocks
	for _, p := range b.blocks {
		for _, q := range p {
			at++
			if n, _, ok := labelNumbers(q.lines[0].label); ok && b.setAsNote(q.lines[0]) {
				surely[n] = at
				places, numbers = append(places, at), append(numbers, n)
			}
		}
	}
	soon := func(at, last int) bool { // the next comes earlier than after a new series
		k, _ := slices.BinarySearch(places, at+1)
		return slices.Contains(numbers[k:min(len(numbers), k+last-1)], last+1)
	}
	apart := b.apart(marks, surely)
	used := map[int]int{}
	at = 0
	last, in, raised := 0, false, false // raised: notes have raised numbers
	var before line                     // the first of the note before
	for i := range b.blocks {
		for j := range b.blocks[i] {
			at++
			p := &b.blocks[i][j]
			l := p.lines[0]
			n, to, ok := labelNumbers(l.label)
			if strings.HasPrefix(l.label, "[") {
				ok = false // an entry, which the text cites as "[5]"
			}
			if l.tag.Cell > 0 || in && before.tag.Kind == Note && l.tag.Kind == Text { // a table, or what the file says is none
				in = false
				continue
			}
			tagged := l.tag.Kind == Note || l.tag.Kind == NoteLabel
			other := b.setAsNote(l) || apart && b.otherFont(l) && surely[n] == 0
			if k, alone := number(p.text); alone && in && k == last+1 { // its text is overleaf
				n, to, ok, p.text = k, k, true, ""
				other = true
			}
			follows := n == last+1 || n == 1 || in && n > last && n <= last+3 || !in && n > last && (last == 0 || surely[last+1] < at)
			// The text may have lost its mark, which the note's place in the series makes up for.
			lost := last > 0 && n == last+1 && l.size < b.body-0.4 && (l.labelRaised || in)
			switch {
			case in && ok && before.labelRaised && !l.labelRaised && strings.ContainsAny(l.label, ".)") && l.left > before.left+l.size, // a list in a note
				in && ok && before.labelRaised && l.labelBare,    // a line that begins with a number
				in && ok && n == 1 && last > 1 && soon(at, last): // a quoted law in one
				p.kind, p.text = more, strings.Trim(l.label, markOpen+markClose)+" "+p.text
				continue
			case ok && raised && !l.labelRaised && !tagged && !(in && n == last+1) && strings.ContainsAny(l.label, ".)"): // a list
				in = false
				continue
			case ok && other && (marks[n] > 0 || lost) && (follows || tagged):
				b.makeNote(p, n, to, used)
				last, in, raised = to, true, raised || l.labelRaised
			case in && other && p.kind == paragraph && !l.bold && math.Abs(l.size-before.size) < 0.6 && l.size <= b.body,
				in && other && !ok && p.kind != heading && !l.bold && l.size < b.body-0.4:
				p.kind = more
			default:
				in = false
				continue
			}
			if before.size = l.size; p.kind == note {
				before = l
			}
		}
	}
	if len(used) == 0 {
		b.endnotes(marks, used)
	}
	b.headedNotes()
}

// countsParagraphs reports whether raised numbers before lines as large as the text are
// those of paragraphs of laws: the same few come again and again.
func (b *Builder) countsParagraphs() bool {
	const fewest = 6
	n, numbers := 0, map[string]bool{}
	for _, p := range b.blocks {
		for _, q := range p {
			if l := q.lines[0]; l.labelRaised && l.size >= b.body-0.4 {
				n++
				numbers[strings.Trim(l.label, markOpen+markClose)] = true
			}
		}
	}
	return n >= fewest && 2*len(numbers) <= n
}

// headedNotes makes a numbered list again of notes that all stand together under
// a line of a few words: these say whether they are notes or references.
func (b *Builder) headedNotes() {
	const fewest, words = 3, 3
	var all, run []*block
	first := 0
	for i := range b.blocks {
		for j := range b.blocks[i] {
			p := &b.blocks[i][j]
			if all = append(all, p); p.kind == note {
				run = append(run, p)
			}
			if len(run) == 0 {
				first = len(all)
			}
		}
	}
	if len(run) < fewest || first == 0 || len(strings.Fields(all[first-1].text)) > words || strings.HasSuffix(all[first-1].text, ".") {
		return
	}
	end := first
	for end < len(all) && (all[end].kind == note && len(all[end].keys) == 1 || all[end].kind == more) {
		end++
	}
	if slices.ContainsFunc(all[end:], func(p *block) bool { return p.kind == note }) {
		return
	}
	var last *block
	for _, p := range all[first:end] {
		if p.kind == more {
			last.text, last.lines, p.kind = last.text+" "+p.text, append(last.lines, p.lines...), gone
			continue
		}
		l := &p.lines[0]
		p.kind, l.label, p.keys, l.labelRaised, l.labelBare, last = item, p.keys[0]+".", nil, false, false, p
	}
}

// unglue parts marks that stand together without a sign between: "141516" is
// 14, 15 and 16 where there are such notes and no label is as high.
func (b *Builder) unglue() {
	labelled, highest := map[int]bool{}, 0
	for _, p := range b.blocks {
		for _, q := range p {
			if _, n, ok := labelNumbers(q.lines[0].label); ok {
				highest = max(highest, n)
				labelled[n] = labelled[n] || b.setAsNote(q.lines[0])
			}
		}
	}
	part := func(d string) string {
		if n, _ := strconv.Atoi(d); n <= highest {
			return d
		}
		for k := 1; k <= len(d)/2; k++ {
			n, _ := strconv.Atoi(d[:k])
			joined, parted := d[:k], d[:k]
			for ; labelled[n] && len(joined) < len(d); n++ {
				joined, parted = joined+strconv.Itoa(n+1), parted+", "+strconv.Itoa(n+1)
			}
			if labelled[n] && joined == d {
				return parted
			}
		}
		return d
	}
	for i := range b.blocks {
		for j := range b.blocks[i] {
			q := &b.blocks[i][j]
			q.text = markIn.ReplaceAllStringFunc(q.text, func(m string) string { return digits.ReplaceAllStringFunc(m, part) })
		}
	}
}

// apart reports whether most of the numbered blocks that marks ask for, and
// that nothing else sets apart, are in another font than the text. In a list of
// references some are, whose titles are in italics.
func (b *Builder) apart(marks, surely map[int]int) bool {
	other, all := 0, 0
	for _, p := range b.blocks {
		for _, q := range p {
			if n, _, ok := labelNumbers(q.lines[0].label); ok && marks[n] > 0 && surely[n] == 0 {
				all++
				if b.otherFont(q.lines[0]) {
					other++
				}
			}
		}
	}
	return 2*other > all
}

// otherFont reports whether a line is in plain type of another font than the text.
func (b *Builder) otherFont(l line) bool { return l.font != b.bodyFont && !l.bold && l.lead == "" }

// setAsNote reports whether a line is in smaller type than the text, has a
// raised number or is tagged as a note.
func (b *Builder) setAsNote(l line) bool {
	return l.size < b.body-0.4 || l.labelRaised && !b.lawful || l.tag.Kind == Note || l.tag.Kind == NoteLabel
}

// makeNote makes a block the note of the numbers from first to last.
func (b *Builder) makeNote(p *block, first, last int, used map[int]int) {
	p.kind = note
	for n := first; n <= last; n++ {
		used[n]++
		key := strconv.Itoa(n)
		if used[n] > 1 {
			key += "-" + strconv.Itoa(used[n])
		}
		p.keys = append(p.keys, key)
	}
}

// endnotes finds the notes of a document that sets them like its text: the
// last list in it, if it has an entry for each mark.
func (b *Builder) endnotes(marks, used map[int]int) {
	highest := 0
	for n := range marks {
		highest = max(highest, n)
	}
	if highest < 2 || len(marks) < highest {
		return
	}
	var all []*block
	for i := range b.blocks {
		for j := range b.blocks[i] {
			all = append(all, &b.blocks[i][j])
		}
	}
	want := highest
	var run []*block
	for i := len(all) - 1; i >= 0 && want > 0; i-- {
		n, to, ok := labelNumbers(all[i].lines[0].label)
		if strings.HasPrefix(all[i].lines[0].label, "[") {
			ok = false
		}
		switch {
		case ok && to == want:
			run = append(run, all[i])
			want = n - 1
		case ok:
			return
		case want < highest && all[i].kind == heading:
			return
		}
	}
	if want > 0 {
		return
	}
	for _, p := range run {
		n, to, _ := labelNumbers(p.lines[0].label)
		b.makeNote(p, n, to, used)
	}
}
