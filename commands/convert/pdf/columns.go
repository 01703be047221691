package pdf

import (
	"cmp"
	"slices"
)

// order puts the lines of a page in reading order by cutting it: into columns
// where a gutter runs through prose, else into bands at the widest space.
func (b *Builder) order(parts []line) []line {
	if len(parts) < 2 {
		return parts
	}
	slices.SortStableFunc(parts, func(a, b line) int { return cmp.Compare(a.left, b.left) })
	right := parts[0].right
	for i := 1; i < len(parts); i++ {
		if b.on(ruleColumns) && parts[i].left-right > 0.8*b.body && prose(parts[:i]) && prose(parts[i:]) {
			l, r := slices.Clone(parts[:i]), slices.Clone(parts[i:])
			return append(b.order(l), b.order(r)...)
		}
		right = max(right, parts[i].right)
	}
	slices.SortStableFunc(parts, func(a, b line) int { return cmp.Compare(a.y, b.y) })
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
		return append(b.order(above), b.order(below)...)
	}
	return rows(parts)
}

// prose reports whether parts are running text rather than cells or labels.
func prose(parts []line) bool {
	letters := 0
	for _, p := range parts {
		if p.tag.Cell > 0 {
			return false
		}
		letters += len(p.text)
	}
	return len(parts) >= 3 && letters >= 18*len(parts)
}
