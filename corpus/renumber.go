package corpus

import "strconv"

// renumber numbers the notes as a renderer prints them, by their first mark,
// where inline notes stand beside those with Markdown's labels: a label is
// then no number that anybody sees.
func (d *document) renumber() {
	inline := false
	for _, n := range d.notes {
		if n.form != inlineMark && n.form != caretMark {
			return
		}
		inline = inline || n.form == inlineMark
	}
	if !inline {
		return
	}
	numbers := map[*note]string{}
	number := func(n *note) string {
		if numbers[n] == "" {
			numbers[n] = strconv.Itoa(len(numbers) + 1)
		}
		return numbers[n]
	}
	visit := func(runs []run) {
		for i := range runs {
			if n := runs[i].note; n != nil {
				runs[i].label = number(n)
			}
		}
	}
	for _, b := range d.elements {
		if b.def == nil && b.omit == "" {
			visit(b.runs)
		}
	}
	for _, n := range d.notes { // marks in notes, and notes without a mark
		for _, b := range n.blocks {
			visit(b.runs)
		}
		n.label = number(n)
	}
}
