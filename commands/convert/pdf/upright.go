package pdf

import "math"

// upright turns a page on which most text runs up or down, such as a wide
// table printed sideways, so that it can be read.
func (b *Builder) upright(p Page) Page {
	votes := map[int]int{} // quarter turns, anticlockwise
	for _, c := range p.Chars {
		if !c.Space {
			votes[int(math.Round(c.Angle/(math.Pi/2)))&3]++
		}
	}
	turn := most(votes)
	if turn == 0 || !b.on(ruleUpright) {
		return p
	}
	w, h := p.Width, p.Height
	place := func(x, y float64) (float64, float64) {
		switch turn {
		case 1: // runs up: turn clockwise
			return h - y, x
		case 2:
			return w - x, h - y
		}
		return y, w - x
	}
	chars := make([]Char, len(p.Chars))
	for i, c := range p.Chars {
		x1, y1 := place(c.Left, c.Top)
		x2, y2 := place(c.Right, c.Bottom)
		c.X, c.Y = place(c.X, c.Y)
		c.Left, c.Right, c.Top, c.Bottom = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
		c.Angle = math.Remainder(c.Angle-float64(turn)*math.Pi/2, 2*math.Pi)
		chars[i] = c
	}
	p.Chars = chars
	if turn != 2 {
		p.Width, p.Height = h, w
	}
	return p
}
