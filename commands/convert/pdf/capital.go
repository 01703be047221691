package pdf

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// dropCapital puts a large first letter, as high as several lines, back to
// its word.
func (b *Builder) dropCapital(parts []line) []line {
	for i, p := range parts {
		first, n := utf8.DecodeRuneInString(p.text)
		if n != len(p.text) || p.size < 1.8*b.body || !unicode.IsLetter(first) {
			continue
		}
		best := -1
		for j, t := range parts {
			if t.left >= p.right-1 && t.left < p.right+b.body && t.y <= p.y+1 && t.y > p.y-p.size && (best < 0 || t.y < parts[best].y) {
				best = j
			}
		}
		if best >= 0 {
			parts[best].text = p.text + parts[best].text
			return slices.Delete(parts, i, i+1)
		}
	}
	return parts
}
