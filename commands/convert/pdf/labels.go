package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"briefbot/corpus/pattern"
)

var labelText = pattern.New(`^(\(?\d{1,3}[.):\]]?|\d{1,3}(?:, ?\d{1,3})+|\[\d{1,3}\]|\(?(?:[a-zA-Z]|[ivxIVX]{2,5})[.)]|[•●▪■◦○‣▶►–—·-]|` + markOpen + `\d{1,3}(?:, ?\d{1,3})*[.)]?` + markClose + `|[*†‡§]{1,3})$`)

// joinLabels joins the labels of lists and notes, which stand apart at the
// left ("01", "1.", a bullet), with the lines at their right.
func (b *Builder) joinLabels(parts []line) []line {
	gone := make(map[int]bool)
	for i, s := range parts {
		if sectionNumber.MatchString(s.text) {
			b.joinNumber(parts, i, gone)
			continue
		}
		if !labelText.MatchString(s.text) || strings.Contains(s.text, ",") && !numbered(s.text) || formulaNumber(parts, s) {
			continue
		}
		best := -1
		for j, t := range parts {
			of, near := ofNote(s, t), 4*t.size
			if of && t.size < b.body-0.4 {
				near *= 3 // in a line that is spaced out
			}
			if i != j && t.left >= s.right-1 && t.left-s.right < near && (of || math.Abs(t.y-s.y) < 0.45*t.size) && len(t.text) > 1 && strings.ContainsFunc(t.text, unicode.IsLetter) &&
				(best < 0 || t.left < parts[best].left) {
				best = j
			}
		}
		if best >= 0 && parts[best].label == "" {
			parts[best].label, parts[best].labelLeft, parts[best].labelRaised = s.text, s.left, s.raised || ofNote(s, parts[best])
			gone[i] = true
		}
	}
	var out []line
	for i, p := range parts {
		if gone[i] {
			continue
		}
		out = append(out, p)
	}
	return out
}

// ofNote reports whether a small raised number is the label of a note: a wide gap
// may part them.
func ofNote(s, t line) bool {
	up := t.y - s.y
	return s.size < 0.8*t.size && up > 0.12*t.size && up < 0.7*t.size
}

// formulaNumber reports whether a number in brackets ends where the lines of its
// column do: it counts formulas and labels nothing at its right.
func formulaNumber(parts []line, s line) bool {
	const lines = 3 // that end there
	n := 0
	for _, t := range parts {
		if strings.HasPrefix(s.text, "(") && math.Abs(t.right-s.right) < 1.5 && letters(t.text) > 20 {
			n++
		}
	}
	return n >= lines
}

// A number of several parts, as sections and paragraphs have: "4.1", "2.3.1.".
var sectionNumber = pattern.New(`^\d{1,2}(\.\d{1,2}){1,3}\.?$`)

var sectionStart = pattern.New(`^\d{1,2}(\.\d{1,2}){1,3}\.? \PL*\pL`)

// joinNumber puts the number of a section or paragraph before its first line,
// which is the next on its baseline, if it is the first there.
func (b *Builder) joinNumber(parts []line, i int, gone map[int]bool) {
	s, best := parts[i], -1
	for j, t := range parts {
		switch {
		case i == j || math.Abs(t.y-s.y) > 0.3*s.size:
		case t.left < s.left:
			return
		case t.left >= s.right && (best < 0 || t.left < parts[best].left):
			best = j
		}
	}
	if best < 0 || parts[best].left-s.right > 4*s.size || parts[best].size != s.size || letters(parts[best].text) < 4 || gone[best] {
		return
	}
	t := &parts[best]
	s.glyphs[len(s.glyphs)-1].space = true
	t.glyphs = append(slices.Clone(s.glyphs), t.glyphs...)
	b.measure(t)
	gone[i] = true
}

// isBullet reports whether a label is a sign and not a number or letter.
func isBullet(label string) bool {
	return strings.ContainsAny(label, "•●▪■◦○‣▶►–—-·")
}
