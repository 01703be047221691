package pdf

import (
	"slices"
	"strconv"
	"strings"

	"briefbot/corpus/pattern"
)

var contentsLine = pattern.New(`^(.*\pL.*?)?(?:[ .…·]{2,}|[ …])(\d{1,3}|[ivxl]+)$`)

// entryOf reads a line of a table of contents: a name, and the number of its
// page behind or before it.
func entryOf(l line, before bool) (name string, page int, ok bool) {
	if before {
		if n, ok := number(l.label); ok && letters(l.text) > 0 {
			return l.text, n, true
		}
		first, rest, _ := strings.Cut(l.text, " ")
		n, ok := number(first)
		return rest, n, ok && letters(rest) > 0 && l.cells == nil
	}
	m := contentsLine.FindStringSubmatch(l.text)
	if m == nil {
		return "", 0, false
	}
	n, _ := strconv.Atoi(m[2])
	return m[1], n, true
}

// dropContents removes a table of contents: four or more lines of a page with
// numbers that rise, and the heading above. Numbers before the names leave some
// out, as those of a list do not.
func (b *Builder) dropContents(lines []line) []line {
	for _, before := range []bool{false, true} {
		var at []int
		last, rising, jumps := 0, 0, 0
		for i, l := range lines {
			if _, n, ok := entryOf(l, before); ok {
				if n >= last {
					rising++
				}
				if n > last+1 {
					jumps++
				}
				last = n
				at = append(at, i)
			}
		}
		if len(at) < 4 || 10*rising < 9*len(at) || 2*len(at) < at[len(at)-1]-at[0] || before && 2*jumps < len(at) {
			continue
		}
		from, to := at[0], at[len(at)-1]+1
		if name, _, _ := entryOf(lines[from], before); name == "" && from > 0 {
			from--
		}
		if from > 0 && len(strings.Fields(lines[from-1].text)) <= 4 {
			from--
		}
		b.contents = lines[from].page
		above := "" // the lines of a name but for its last
		for _, l := range lines[from:to] {
			b.left(l)
			name, _, ok := entryOf(l, before)
			if !ok {
				name, above = l.text, above+l.text
			} else {
				b.listed[plain(above+name)], above = true, ""
			}
			b.listed[plain(name)] = true
		}
		return slices.Concat(lines[:from], lines[to:])
	}
	return lines
}

// dropNames removes a table of contents without page numbers: at least half of the blocks
// of a page, or most of some that follow each other on one of the first, are the names of
// later ones, on several pages in their order.
func (b *Builder) dropNames() {
	const fewest = 4
	later := map[string][2]int{} // the last page and place of each short block
	for i, blocks := range b.blocks {
		for j := range blocks {
			if p := &blocks[j]; (p.kind == paragraph || p.kind == item) && len(strings.Fields(p.text)) <= longestHeading {
				later[plain(p.full())] = [2]int{i, j}
			}
		}
	}
	for i, blocks := range b.blocks[:len(b.blocks)/3] {
		var at []int
		last, rising, pages := 0, 0, 0
		for j := range blocks {
			place := later[plain(blocks[j].full())]
			page := place[0]
			if page < i || page == i && place[1] <= j || letters(blocks[j].text) == 0 {
				continue
			}
			if page >= last {
				rising++
			}
			if page > last {
				pages++
			}
			last = page
			at = append(at, j)
		}
		if len(at) < fewest || 2*pages < len(at) || rising < len(at) {
			continue
		}
		from, to := at[0], at[len(at)-1]+1
		long := slices.ContainsFunc(blocks[from:to], func(p block) bool { return len(strings.Fields(p.text)) > longestHeading })
		if long || 2*len(at) < len(blocks) && (i >= titlePages || 3*len(at) < 2*(to-from)) {
			continue
		}
		if from > 0 && len(strings.Fields(blocks[from-1].text)) <= 4 {
			from--
		}
		b.contents = i
		for j := range blocks[from:to] {
			p := &blocks[from+j]
			b.listed[plain(p.full())] = true
			for _, l := range p.lines {
				b.left(l)
			}
		}
		b.blocks[i] = slices.Delete(blocks, from, to)
	}
}

// listedHeadings makes headings of what is set as one and named in the table of
// contents, first in a frame, or set in a typeface that hardly anything else has, where
// tags or the outline leave it out. The first stand on the level of the heading before
// them, the others under it.
func (b *Builder) listedHeadings(candidates []*block) {
	own := b.ownFaces(candidates)
	level := 0 // before the first heading is the cover
	for i := range b.blocks {
		for j := range b.blocks[i] {
			p := &b.blocks[i][j]
			switch {
			case p.kind == heading:
				level = p.level
			case !slices.Contains(candidates, p):
			case b.listed[plain(p.text)]:
				level = max(level, 1)
				p.kind, p.level, p.named = heading, level, true
			case own[faceOf(p)] && level > 0, b.headsFrame(i, j):
				p.kind, p.level = heading, max(level, 1)+1
			}
		}
	}
}

// headsFrame reports whether a block is the first in a frame that has text below it.
func (b *Builder) headsFrame(page, at int) bool {
	p := b.blocks[page]
	frame := func(k int) int {
		if k < 0 || k >= len(p) {
			return 0
		}
		return p[k].lines[0].box
	}
	return frame(at) > 0 && frame(at-1) != frame(at) && frame(at+1) == frame(at) && !p[at+1].lines[0].bold && !caption.MatchString(p[at].text)
}
