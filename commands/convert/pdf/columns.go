package pdf

import (
	"cmp"
	"math"
	"slices"
)

// order puts the lines of a page in reading order by cutting it: into columns
// where a gutter runs through prose, else into bands at the widest space.
func (b *Builder) order(parts []line, gutters []float64) []line {
	if len(parts) < 2 {
		return parts
	}
	slices.SortStableFunc(parts, byLeft)
	if before, rows, after, ok := b.tableOf(parts); ok {
		return slices.Concat(b.order(before, gutters), rows, b.order(after, gutters))
	}
	right := parts[0].right
	for i := 1; i < len(parts); i++ {
		gap := parts[i].left - right
		if gap > 0.8*b.body && prose(parts[:i]) && prose(parts[i:]) || gap > 0.8*b.body && (b.offset(parts[:i], parts[i:]) || b.aside(parts[:i], parts[i:])) || gap > 0 && atGutter(parts[i].left, gutters) && words(parts[:i]) && words(parts[i:]) {
			l, r := slices.Clone(parts[:i]), slices.Clone(parts[i:])
			return append(b.order(l, gutters), b.order(r, gutters)...)
		}
		right = max(right, parts[i].right)
	}
	if r, ok := b.tableRow(parts); ok {
		return []line{r}
	}
	slices.SortStableFunc(parts, byHeight)
	widest, at := 0.0, 0
	bottom := parts[0].y
	for i := 1; i < len(parts); i++ {
		if gap := parts[i].y - 0.7*parts[i].size - bottom; gap > widest {
			widest, at = gap, i
		}
		bottom = max(bottom, parts[i].y)
	}
	if at > 0 && widest > 0.1*b.body {
		above, below := slices.Clone(parts[:at]), slices.Clone(parts[at:])
		return append(b.order(above, gutters), b.order(below, gutters)...)
	}
	return b.rows(parts)
}

func byHeight(a, b line) int { return cmp.Compare(a.y, b.y) }

func byLeft(a, b line) int { return cmp.Compare(a.left, b.left) }

// words reports whether parts are text rather than figures: at a known gutter
// a few lines are enough to tell a column.
func words(parts []line) bool {
	n := 0
	for _, p := range parts {
		if p.tag.Cell > 0 {
			return false
		}
		n += letters(p.text)
	}
	return n >= 8*len(parts)
}

// gutters are the left edges of columns of text: where many parts begin, few
// run across, and text ends a little before on the same baselines. A gutter
// may be as narrow as the gap between words.
func (b *Builder) gutters(parts []line) []float64 {
	const (
		fewest = 6  // lines of a column
		wide   = 20 // letters of a line
	)
	starts := map[int]int{}
	for _, p := range parts {
		if letters(p.text) >= wide {
			starts[int(math.Round(p.left))]++
		}
	}
	var out []float64
	for x, n := range starts {
		edge := float64(x)
		before, across := 0, 0
		for _, p := range parts {
			switch {
			case letters(p.text) < wide:
			case p.right < edge && edge-p.right < 4*p.size:
				before++
			case p.left < edge-2 && p.right > edge+2:
				across++
			}
		}
		if before >= fewest && 3*across < n {
			out = append(out, edge)
		}
	}
	slices.Sort(out)
	return out
}

func atGutter(x float64, gutters []float64) bool {
	return slices.ContainsFunc(gutters, func(g float64) bool { return math.Abs(x-g) < 2 })
}

// across reports whether a gutter parts two parts of a line.
func across(a, b line, gutters []float64) bool {
	return a.left < b.left-2 && !b.raised && atGutter(b.left, gutters)
}

// offset reports whether what stands side by side is no row of a table: two
// lines or more on each side, none on a baseline of the other.
func (b *Builder) offset(left, right []line) bool {
	if !words(left) || !words(right) {
		return false
	}
	stack := func(parts []line) bool {
		parts = slices.Clone(parts)
		byPlace(parts)
		return len(parts) > 1 && led(parts)
	}
	overlap := false
	for _, l := range left {
		for _, r := range right {
			if math.Abs(l.y-r.y) < 0.3*l.size {
				return false
			}
			overlap = overlap || math.Abs(l.y-r.y) < l.size
		}
	}
	return overlap && stack(left) && stack(right)
}

// aside reports whether what stands at the right is a column of its own in
// smaller type: a letterhead or notes in the margin.
func (b *Builder) aside(left, right []line) bool {
	const fewest = 3 // lines
	if len(left) < fewest || len(right) < fewest {
		return false
	}
	n, sizes := 0, map[float64]int{}
	for _, p := range left {
		sizes[p.size] += letters(p.text)
	}
	for _, p := range right {
		if p.tag.Cell > 0 || p.size > 0.8*most(sizes) {
			return false
		}
		n += letters(p.text)
	}
	return n >= 4*len(right)
}

// prose reports whether parts are running text rather than cells or labels, which
// may be all in bold.
func prose(parts []line) bool {
	letters, bold := 0, true
	for _, p := range parts {
		if p.tag.Cell > 0 {
			return false
		}
		letters += len(p.text)
		bold = bold && p.bold
	}
	return len(parts) >= 3 && letters >= 18*len(parts) && !bold
}
