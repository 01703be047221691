package pdf

import (
	"cmp"
	"math"
	"slices"
)

// dropLineNumbers removes the numbers that count the printed lines: small, on
// the baselines of the text, one more each time, evenly spaced, and not
// touching the text or raised above it, as a note's number does.
func (b *Builder) dropLineNumbers(parts []line) []line {
	sizes := map[float64]int{}
	for _, p := range parts {
		sizes[p.size] += len(p.text)
	}
	body := most(sizes)
	type at struct{ i, n int }
	columns := map[int][]at{}
	for i, p := range parts {
		if n, ok := number(p.text); ok && p.size < 0.85*body {
			k := int(math.Round(p.right / 3))
			columns[k] = append(columns[k], at{i, n})
		}
	}
	gone := make(map[int]bool)
	for _, c := range columns {
		if len(c) < 5 {
			continue
		}
		slices.SortFunc(c, func(a, b at) int { return cmp.Compare(parts[a.i].y, parts[b.i].y) })
		steps, touch, even := 0, 0, map[float64]int{}
		for _, a := range c {
			n := parts[a.i]
			if slices.ContainsFunc(parts, func(t line) bool {
				up, gap := t.y-n.y, t.left-n.right
				return gap > -1 && (math.Abs(up) < body && gap < 0.7*body || up > 0.12*t.size && up < 0.7*t.size && gap < 4*t.size)
			}) {
				touch++
			}
		}
		for k := 1; k < len(c); k++ {
			if c[k].n == c[k-1].n+1 {
				steps++
			}
			even[math.Round(parts[c[k].i].y-parts[c[k-1].i].y)]++
		}
		if 3*touch < len(c) && steps*10 >= (len(c)-1)*8 && even[most(even)]*10 >= (len(c)-1)*6 {
			for _, a := range c {
				gone[a.i] = true
			}
		}
	}
	var out []line
	for i, p := range parts {
		if !gone[i] {
			out = append(out, p)
		}
	}
	return out
}
