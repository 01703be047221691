package corpus

import (
	"strings"

	"briefbot/corpus/pattern"
)

// splitLines makes paragraphs of their own of lines that only Markdown runs
// together: entries of a bibliography that stand one a line, and labelled
// recommendations without a blank line between them.
func (d *document) splitLines() {
	d.cutEach(func(head *headed, b *element) []*element {
		references := head.opens(References)
		if b.kind != paraBlock || b.def != nil || b.omit != "" || b.titled || len(b.segs) < 2 && !references {
			return []*element{b}
		}
		at := d.labelLines(b)
		if references && b.item == nil {
			at = d.entryLines(b)
		}
		if references && len(at) == 0 {
			at = d.entryPoints(b)
		}
		return d.cut(b, at)
	})
}

// entryPoint stands between entries of one paragraph: "A (2019) · B (2021)".
var entryPoint = pattern.New(`\s[·•]\s`)

// entryPoints are the runs where a further entry begins in a paragraph that
// sets its entries apart by points: all of them name a year. The points
// between them are cut out.
func (d *document) entryPoints(b *element) []int {
	for _, part := range entryPoint.Split(d.plain(b), -1) {
		if wordCount(part) < 2 || !entryYear.MatchString(part) && !parenYear.MatchString(part) {
			return nil
		}
	}
	var runs []run
	var at []int
	for _, r := range b.runs {
		for r.kind == textRun && !r.decoded {
			m := entryPoint.FindStringIndex(r.words(d.view))
			if m == nil {
				break
			}
			before, point := r, r
			before.src.End = r.src.Start + m[0]
			point.kind, point.src = dropRun, Span{before.src.End, r.src.Start + m[1]}
			r.src.Start = point.src.End
			runs = append(runs, before, point)
			at = append(at, len(runs))
		}
		runs = append(runs, r)
	}
	b.runs = runs
	return at
}

// lineRuns are the runs that begin the lines of a block.
func (d *document) lineRuns(b *element) []int {
	var out []int
	fresh := true
	for i, r := range b.runs {
		switch r.kind {
		case spaceRun, breakRun:
			fresh = true
		case dropRun, anchorRun:
		default:
			if fresh {
				out = append(out, i)
			}
			fresh = false
		}
	}
	return out
}

// labelLines are the runs after the first where a line begins with the label
// of a recommendation: in bold, or after a sentence that has ended.
func (d *document) labelLines(b *element) []int {
	var out []int
	lines := append(d.lineRuns(b), len(b.runs))
	for k := 1; k+1 < len(lines); k++ {
		i := lines[k]
		text := d.plainRuns(b.runs[i:lines[k+1]])
		if _, ok := readLabel(text); !ok {
			continue
		}
		if b.runs[i].strong || labelled(text) && finished(d.plainRuns(b.runs[lines[k-1]:i])) {
			out = append(out, i)
		}
	}
	return out
}

// entryLine is how an entry begins: a name turned round, or words with a year
// in brackets after them.
var entryLine = pattern.New(`^(?:\[?\d{1,4}[\].)]\s+)?(?:\p{Lu}|(?:van|von|de|der|di|del|la|le) )[^()]{1,150}\((?:(?:1[5-9]|20)\d\d[a-z]?|n\.d\.|o\. ?J\.|s\. ?d\.|forthcoming|in press|i\. ?E\.)(?:[,/–-][^()]{1,12})?\)|^\p{Lu}[^.()]{1,80}[.,] (?:1[5-9]|20)\d\d[a-z]?[.:]`)

// entryLines are the runs where a further entry begins, if the paragraph has
// one entry a line: a quarter of its lines look like the beginning of one, as
// entries that go over four lines still do.
func (d *document) entryLines(b *element) []int {
	var out []int
	lines := append(d.lineRuns(b), len(b.runs))
	starts := 0
	for k, i := range lines[:len(lines)-1] {
		text := d.plainRuns(b.runs[i:lines[k+1]])
		if !entryLine.MatchString(text) && !entryStart.MatchString(text) && !sameAuthor.MatchString(text) {
			continue
		}
		starts++
		if k > 0 && (b.runs[i-1].kind == breakRun || endsEntry(d.plainRuns(b.runs[lines[k-1]:i]))) {
			out = append(out, i)
		}
	}
	if 4*starts < len(lines)-1 {
		return nil
	}
	return out
}

// endsEntry reports whether an entry can end with a line.
func endsEntry(line string) bool {
	last := line[strings.LastIndexByte(line, ' ')+1:]
	return finished(line) || strings.Contains(last, "/") || strings.HasSuffix(last, ")") || isNumber(last)
}
