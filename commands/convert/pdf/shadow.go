package pdf

import "math"

// dropShadows takes out words that are drawn again where they stand: the
// outlines of letters over their filling, or a shadow.
func (b *Builder) dropShadows(chars []Char) []Char {
	const apart, cell, fewest = 0.12, 4.0, 3 // ems; points; letters
	type place struct {
		r    rune
		x, y int
	}
	seen := map[place][]Char{}
	at := func(c Char, dx, dy int) place {
		return place{c.Rune, int(math.Floor(c.X/cell)) + dx, int(math.Floor(c.Y/cell)) + dy}
	}
	again := func(c Char) bool {
		reach := min(max(apart*c.Size, 0.3), cell)
		for n := range 9 {
			for _, s := range seen[at(c, n%3-1, n/3-1)] {
				if math.Abs(s.X-c.X) < reach && math.Abs(s.Y-c.Y) < reach && s.Hidden == c.Hidden {
					return true
				}
			}
		}
		return false
	}
	var out []Char
	from, n := 0, 0 // where in out a run of such letters began, and how many it has
	end := func() {
		if n >= fewest {
			out = out[:from]
		}
		for _, c := range out[from:] {
			seen[at(c, 0, 0)] = append(seen[at(c, 0, 0)], c)
		}
		from, n = len(out), 0
	}
	for _, c := range chars {
		if drawn := !c.Space && c.Rune > ' '; drawn && again(c) {
			n++
		} else if drawn {
			end()
		}
		out = append(out, c)
		if n == 0 {
			end()
		}
	}
	end()
	return out
}
