package pdf

import (
	"math"
	"slices"
	"unicode"
)

// rightToLeft are the scripts that are read from the right.
var rightToLeft = []*unicode.RangeTable{unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana}

// mirror turns a page that is read from the right to its mirror image, so that
// every other rule reads it from the left. Figures and foreign words, which
// are read from the left, keep their order in their place. A vowel sign stands
// with its letter.
func (b *Builder) mirror(p Page) Page {
	from, all := 0, 0
	for _, c := range p.Chars {
		if unicode.IsLetter(c.Rune) {
			all++
			if unicode.In(c.Rune, rightToLeft...) {
				from++
			}
		}
	}
	if 2*from <= all {
		return p
	}
	chars := slices.Clone(p.Chars)
	for i := 0; i < len(chars); {
		end, left, right := i+1, chars[i].Left, chars[i].Right
		if !chars[i].Space && !readFromRight(chars[i].Rune) {
			last := chars[i]
			for k := i + 1; k < len(chars); k++ {
				if c := chars[k]; c.Space {
					continue
				} else if readFromRight(c.Rune) || math.Abs(c.Y-last.Y) > 0.1*c.Size || c.X <= last.X {
					break
				} else if c.Rune != ' ' {
					end, right, last = k+1, max(right, c.Right), c
				}
			}
		}
		for k := i; k < end; k++ {
			c := &chars[k]
			wide := c.Right - c.Left
			if end-i > 1 {
				c.Left += p.Width - right - left
			} else {
				c.Left = p.Width - c.Right
			}
			c.X, c.Right = c.Left, c.Left+wide
		}
		i = end
	}
	for i := 1; i+1 < len(chars); i++ {
		// A blank without width may lie within the next letter's box.
		last, c, next := chars[i-1], &chars[i], chars[i+1]
		if c.Rune == ' ' && !c.Space && last.Y == c.Y && next.Y == c.Y && last.X < next.X {
			c.X = (last.X + next.X) / 2
		}
	}
	p.Chars = signsByLetters(chars)
	return p
}

func readFromRight(r rune) bool {
	return unicode.In(r, rightToLeft...) && (unicode.IsLetter(r) || unicode.Is(unicode.Mn, r))
}

// signsByLetters puts each vowel sign after the letter that it is drawn at.
func signsByLetters(chars []Char) []Char {
	after := make(map[int][]Char)
	gone := make([]bool, len(chars))
	for i, s := range chars {
		if !unicode.Is(unicode.Mn, s.Rune) {
			continue
		}
		gone[i] = true
		middle, best := (s.Left+s.Right)/2, -1
		for k := max(0, i-200); k < min(len(chars), i+200); k++ {
			c := chars[k]
			if !c.Space && unicode.IsLetter(c.Rune) && math.Abs(c.Y-s.Y) < 0.8*c.Size && c.Left <= middle && middle <= c.Right &&
				(best < 0 || math.Abs(c.Y-s.Y) < math.Abs(chars[best].Y-s.Y)) {
				best = k
			}
		}
		if best >= 0 {
			c := chars[best]
			s.X, s.Y, s.Left, s.Right, s.Size, s.Font = (c.Left+c.Right)/2, c.Y, c.Left, c.Right, c.Size, c.Font
			after[best] = append(after[best], s)
		}
	}
	out := make([]Char, 0, len(chars))
	for i, c := range chars {
		if !gone[i] {
			out = append(out, c)
		}
		out = append(out, after[i]...)
	}
	return out
}
