package pdf

import (
	"cmp"
	"math"
	"slices"

	"briefbot/corpus/pattern"
)

var markText = pattern.New(`^(\d{1,3}([,; –-]+\d{1,3})*[,.)]?|[*†‡§]+)$`)

// minusPower is a power below zero, which stands at figures too: "10⁻⁷".
var minusPower = pattern.New(`^[-–−]\d{1,3}$`)

// A small sign, raised or lowered, that is no mark: "th", "-3", the 2 of CO2.
var smallText = pattern.New(`^([-–−+]?\d{1,3}(\.\d{1,2})?|\pL{1,3})$`)

// raise finds the parts that are marks of notes: not larger than the part that
// they touch and raised above its baseline by 0.12 to 0.7 of its size; or
// said by the file's structure to be one.
func (b *Builder) raise(parts []line) []line {
	for i := range parts {
		s := &parts[i]
		if !markText.MatchString(s.text) {
			b.settle(parts, i)
			continue
		}
		tagged := s.tag.Kind == Mark
		for j := range parts {
			t := &parts[j]
			up := t.y - s.y
			if i == j || t.raised || t.turned != s.turned || s.size > t.size+0.1 || !(up >= 0.12*t.size || tagged && up > -0.1*t.size) || up > 0.7*t.size {
				continue
			}
			after, before := s.left-t.right, t.left-s.right
			inside := s.left > t.left && s.right < t.right+0.3*t.size
			touches := after > -0.3*t.size && after < 0.4*t.size || !tagged && before > -0.3*t.size && before < 1.5*t.size || inside
			if !touches || tagged && markText.MatchString(t.text) {
				continue
			}
			s.raised, s.y = true, t.y
			if unitBefore.MatchString(t.text) && exponent.MatchString(s.text) && math.Abs(after) < 0.4*t.size {
				s.raised = false
			}
			for k := range s.glyphs {
				s.glyphs[k].raised = s.raised
				if !s.raised {
					s.glyphs[k].rune = exponents[s.glyphs[k].rune]
					s.glyphs[k].y = t.y
				}
				s.glyphs[k].x = s.left + 0.01*float64(k) // keeps a number in one piece
			}
			if !s.raised {
				b.measure(s)
			}
			break
		}
		if !s.raised {
			b.settle(parts, i)
		}
	}
	return parts
}

// settle puts a small sign that touches the end of a word beside it, where it
// was raised ("19th") or lowered ("CO2").
func (b *Builder) settle(parts []line, i int) {
	s := &parts[i]
	if !smallText.MatchString(s.text) {
		return
	}
	for j := range parts {
		t := &parts[j]
		up, after := t.y-s.y, s.left-t.right
		if i == j || t.raised || t.turned != s.turned || s.size > 0.85*t.size || math.Abs(up) < 0.05*t.size || math.Abs(up) > 0.6*t.size ||
			after < -0.2*t.size || after > 0.15*t.size || letters(t.text) < 1 && !minusPower.MatchString(s.text) {
			continue
		}
		s.y, s.settled = t.y, true
		for k := range s.glyphs {
			s.glyphs[k].y = t.y
			if up > 0 && letters(s.text) == 0 {
				if e, ok := exponents[s.glyphs[k].rune]; ok {
					s.glyphs[k].rune = e
				}
			}
		}
		return
	}
}

// A 2 or 3 after a unit is its power and no mark.
var (
	unitBefore = pattern.New(`(^|[\s\d(/])([kcdmµ]?m|ft|in|mi|yd|км|м|см)$`)
	exponent   = pattern.New(`^[23]$`)
)

var exponents = map[rune]rune{'0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹',
	'-': '⁻', '–': '⁻', '−': '⁻', '+': '⁺'}

// merge joins the parts that stand close together on one baseline, unless a
// gutter parts them.
func (b *Builder) merge(parts []line, gutters []float64) []line {
	byPlace(parts)
	reach := 1.0 // how far apart baselines of one line may be
	for _, p := range parts {
		reach = max(reach, 1+0.15*p.size)
	}
	for i := 0; i < len(parts); i++ {
		for {
			next, from := -1, i
			for from > 0 && parts[from-1].y > parts[i].y-reach-1 {
				from--
			}
			for j := from; j < len(parts) && parts[j].y < parts[i].y+reach+1; j++ {
				if i != j && joins(parts[i], parts[j]) && !across(parts[i], parts[j], gutters) && (next < 0 || parts[j].left < parts[next].left) {
					next = j
				}
			}
			if next < 0 {
				break
			}
			parts[i].glyphs = append(parts[i].glyphs, parts[next].glyphs...)
			parts[i].raised = parts[i].raised && parts[next].raised
			parts[i].settled = parts[i].settled || parts[next].settled
			b.measure(&parts[i])
			parts = slices.Delete(parts, next, next+1)
			if next < i {
				i--
			}
		}
	}
	return parts
}

// joins reports whether b goes on where a ends.
func joins(a, b line) bool {
	big := max(a.size, b.size)
	gap := b.left - a.right
	switch {
	case a.turned != b.turned, math.Abs(a.y-b.y) > 0.15*big, a.left > b.left:
		return false
	case gap < -0.6*big && !b.raised, gap > 1.0*big:
		return false
	case !a.raised && !b.raised && !a.settled && !b.settled && min(a.size, b.size) < 0.6*big:
		return false
	case a.tag.Cell != b.tag.Cell && a.tag.Cell > 0 && b.tag.Cell > 0:
		return false
	}
	return !(a.raised && b.raised && a.text == b.text && math.Abs(gap) > big)
}

// byPlace sorts parts by baseline, then from left to right.
func byPlace(parts []line) {
	slices.SortStableFunc(parts, func(a, b line) int {
		return cmp.Or(cmp.Compare(math.Round(a.y), math.Round(b.y)), cmp.Compare(a.left, b.left))
	})
}
