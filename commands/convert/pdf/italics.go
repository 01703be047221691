package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// italics adds to the candidates for headings the short lines in italics that
// stand alone over a paragraph, if some others are set like them.
func (b *Builder) italics(candidates []*block, styles map[style]int) []*block {
	const fewest, words = 3, 12
	if !b.on(ruleItalic) {
		return candidates
	}
	var found []*block
	for i := range b.blocks {
		for j := range b.blocks[i] {
			p := &b.blocks[i][j]
			l := p.lines[0]
			if p.kind != paragraph || l.label != "" || l.size < 0.95*b.body || l.bold || !sameItalic(p.lines) || len(p.lines) > 2 || len(strings.Fields(p.text)) > words || !b.titled(p.text) || caption.MatchString(p.text) {
				continue
			}
			if j+1 < len(b.blocks[i]) {
				if next := &b.blocks[i][j+1]; next.kind == paragraph && !next.lines[0].italic && len(strings.Fields(next.text)) > words && !startsLower(next.text) && b.near(*p, *next) {
					found = append(found, p)
				}
			}
		}
	}
	if len(found) < fewest {
		return candidates
	}
	for _, p := range found {
		styles[b.styleOf(p.lines[0])]++
	}
	return append(candidates, found...)
}

// styleOf is the style of a heading: light italics stand below the bold type of
// their size.
func (b *Builder) styleOf(l line) style {
	if l.italic && !l.bold && l.size < 1.1*b.body {
		return style{size: l.size - 0.7}
	}
	return style{l.size, l.bold}
}

func sameItalic(lines []line) bool {
	for _, l := range lines {
		if !l.italic {
			return false
		}
	}
	return true
}

// titled reports whether a text begins as headings do and does not end as
// sentences do.
func (b *Builder) titled(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	return (unicode.IsUpper(r) || unicode.IsDigit(r)) && (unicode.IsLetter(last) || unicode.IsDigit(last) || last == '?' || last == ')')
}
