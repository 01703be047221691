package pdf

import (
	"math"
	"slices"
)

// justify joins the parts of a line that was spaced out to both edges of its
// column: a line nearby, in one piece, has the same edges. What has no such
// neighbour may be the row of a table.
func (b *Builder) justify(parts []line, gutters []float64) []line {
	byPlace(parts)
	for i := 0; i < len(parts); i++ {
		for j := min(i+12, len(parts)-1); j > i; j-- {
			a, z := parts[i], parts[j]
			if math.Abs(a.y-z.y) > 0.1*a.size || math.Abs(a.size-z.size) > 0.6 || z.right-a.left < 12*a.size || a.tag.Cell != z.tag.Cell {
				continue
			}
			apart := false
			narrow := true // no gap as wide as between columns of a table
			for k := i + 1; k <= j; k++ {
				apart = apart || across(parts[k-1], parts[k], gutters)
				narrow = narrow && parts[k].left-parts[k-1].right < 2*a.size
			}
			note := narrow && a.tag.Kind == Note && a.tag.Block > 0 && a.tag.Block == z.tag.Block
			if apart || !note && !slices.ContainsFunc(parts, func(t line) bool { return sameEdges(t, a, z, narrow) }) {
				continue
			}
			for k := i + 1; k <= j; k++ {
				parts[i].glyphs = append(parts[i].glyphs, parts[k].glyphs...)
			}
			b.measure(&parts[i])
			parts = slices.Delete(parts, i+1, j+1)
			break
		}
	}
	return parts
}

// sameEdges reports whether t, near the line from a to z, begins and ends
// where that does.
func sameEdges(t, a, z line, narrow bool) bool {
	away := math.Abs(t.y - a.y)
	indent := a.left - t.left
	if a.labelRaised && math.Abs(a.labelLeft-t.left) < 1.5 { // the line begins with its label
		indent = 0
	}
	long := t.right-t.left > 20*a.size
	if away <= 0.5*a.size || away >= 5*a.size || indent <= -1.5 || !(indent < 1.5 || indent < 3*a.size && long) {
		return false
	}
	return math.Abs(t.right-z.right) < 1.5 || narrow && long && away < 1.7*a.size && t.y < a.y && t.right > z.right-1.5
}
