package pdf

import "slices"

// spacing is how far apart the letters of a line are set, in ems, where four
// fifths of them stand apart as no letters of a word do; 0 of other lines.
// Headings and labels in capitals are often spaced.
func (b *Builder) spacing(glyphs []glyph) float64 {
	const fewest, least = 4, 0.05 // gaps; ems
	var gaps []float64
	figures := 0
	for i := 1; i < len(glyphs); i++ {
		g, last := glyphs[i], glyphs[i-1]
		if g.rune == ' ' || last.rune == ' ' || g.raised {
			continue
		}
		gaps = append(gaps, (g.left-last.right)/min(g.size, last.size))
		figures += 1 - isLetter(g.rune)
	}
	slices.Sort(gaps)
	if len(gaps) < fewest || 2*figures > len(gaps) || gaps[len(gaps)/5] < least {
		return 0
	}
	return gaps[len(gaps)/2]
}
