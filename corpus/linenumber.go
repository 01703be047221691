package corpus

import (
	"strconv"

	"briefbot/corpus/pattern"
)

// endNumber is a figure at the end of a line, set off by a blank.
var endNumber = pattern.New(`\s\d{1,4}$`)

// lineNumbers leaves out the numbers of lines that a draft prints in its
// margin: figures at the ends of a paragraph's lines that go up with them and
// are no note's.
func (d *document) lineNumbers() {
	const least = 3 // lines; two may end in figures by chance
	defined := d.defined()
	for _, b := range d.elements {
		if b.def != nil || b.omit != "" || b.kind != paraBlock || len(b.segs) < least {
			continue
		}
		type end struct{ run, number int }
		var ends []end
		lines, last := 0, 0
		for i := 1; i <= len(b.runs); i++ {
			if i < len(b.runs) && b.runs[i].kind != spaceRun && b.runs[i].kind != breakRun {
				continue
			}
			lines++
			label := ""
			if r := b.runs[i-1]; r.kind == markRun && r.form == supMark {
				label = r.label
			} else if r.kind == textRun && !r.decoded {
				label = trimWord(endNumber.FindString(r.words(d.view)))
			}
			n, err := strconv.Atoi(label)
			if err == nil && !defined[label] && (last == 0 || n > last && n <= last+4) {
				ends, last = append(ends, end{i - 1, n}), n
			}
		}
		if len(ends) < least || len(ends)*3 < lines*2 || ends[len(ends)-1].number-ends[0].number > lines+4 {
			continue
		}
		var runs []run
		for i, r := range b.runs {
			if len(ends) > 0 && ends[0].run == i {
				ends = ends[1:]
				if r.kind == textRun {
					words := r
					words.src.End -= len(endNumber.FindString(r.words(d.view)))
					runs = append(runs, words)
					r.src.Start = words.src.End
				}
				r.kind, r.why = dropRun, "line number"
			}
			runs = append(runs, r)
		}
		b.runs, b.plainKnown = runs, false
	}
}
