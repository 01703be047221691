package pdf

import (
	"slices"
	"strconv"
	"strings"

	"briefbot/corpus/pattern"
)

var contentsLine = pattern.New(`^(.*\pL.*?)[ .…·]+(\d{1,3}|[ivxl]+)$`)

// dropContents removes a table of contents: four or more lines of a page that
// end in a number, the numbers rising, and the heading above.
func (b *Builder) dropContents(lines []line) []line {
	if !b.on(ruleContents) {
		return lines
	}
	var at []int
	last, rising := 0, 0
	for i, l := range lines {
		if m := contentsLine.FindStringSubmatch(l.text); m != nil {
			n, _ := strconv.Atoi(m[2])
			if n >= last {
				rising++
			}
			last = n
			at = append(at, i)
		}
	}
	if len(at) < 4 || 10*rising < 9*len(at) || 2*len(at) < at[len(at)-1]-at[0] {
		return lines
	}
	from, to := at[0], at[len(at)-1]+1
	if from > 0 && len(strings.Fields(lines[from-1].text)) <= 4 {
		from--
	}
	for _, l := range lines[from:to] {
		b.left(l)
		name := l.text
		if m := contentsLine.FindStringSubmatch(name); m != nil {
			name = m[1]
		}
		b.listed[plain(name)] = true
	}
	return slices.Concat(lines[:from], lines[to:])
}

// listedHeadings makes headings of what is set as one and named in the table of
// contents, where tags or the outline leave it out. Each stands on the level of
// the heading before it.
func (b *Builder) listedHeadings(candidates []*block) {
	if !b.on(ruleListed) {
		return
	}
	level := 1
	for i := range b.blocks {
		for j := range b.blocks[i] {
			p := &b.blocks[i][j]
			if b.listed[plain(p.text)] && slices.Contains(candidates, p) {
				p.kind, p.level = heading, level
			}
			if p.kind == heading {
				level = p.level
			}
		}
	}
}
