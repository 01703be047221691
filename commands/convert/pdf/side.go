package pdf

import (
	"math"
	"slices"
	"strings"
)

// sideLabels puts a label in the margin before the paragraph that it stands
// beside, where it is set between the paragraph's first two lines.
func (b *Builder) sideLabels(parts []line) []line {
	byPlace(parts)
	for i := range parts {
		s := &parts[i]
		if s.cells != nil || len(strings.Fields(s.text)) > 4 || letters(s.text) < 4 {
			continue
		}
		if slices.ContainsFunc(parts, func(p line) bool { // alone in its column and on its baseline
			away := math.Abs(p.y - s.y)
			return away > 0 && away < 2*s.size && p.left < s.right || away < 0.3*s.size && p.left > s.right
		}) {
			continue
		}
		for _, t := range parts {
			if down := s.y - t.y; down <= 0 || down > 1.2*t.size || t.left < s.right+0.8*s.size {
				continue
			}
			opens, goesOn := true, false
			for _, u := range parts {
				down := u.y - t.y
				if math.Abs(down) < 0.3*t.size && u.left > s.right && u.left != t.left { // a table
					opens = false
				}
				if math.Abs(u.left-t.left) < 2*t.size {
					opens = opens && !(down < 0 && down > -1.6*t.size)
					goesOn = goesOn || u.y > s.y && down < 2*t.size && u.size == t.size
				}
			}
			if opens && goesOn {
				s.y = t.y - 0.6*t.size
				break
			}
		}
	}
	return parts
}

// inMargin reports whether lines are a label in the margin: text stands beside them
// and none near above or below.
func (b *Builder) inMargin(page, lines []line) bool {
	const text, near = 20, 12 // letters of a line; lines
	left, right, top, bottom := math.Inf(1), math.Inf(-1), lines[0].y, lines[len(lines)-1].y
	for _, l := range lines {
		left, right = min(left, l.left), max(right, l.right)
	}
	beside := false
	for _, t := range page {
		if t.cells != nil || letters(t.text) < text || t.y < top-near*b.body || t.y > bottom+near*b.body || t.size < 0.9*b.body || t.size > 1.1*b.body || t.bold {
			continue
		}
		if t.left < right && t.right > left {
			return false
		}
		beside = beside || t.y > top-t.size && t.y < bottom+t.size
	}
	return beside
}
