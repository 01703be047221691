package pdf

import (
	"strings"
	"unicode/utf8"
)

// A typeface is a font in a size.
type typeface struct {
	font int
	size float64
}

// ownFaces are the typefaces of candidates for headings, a few at least, in
// which little else is set.
func (b *Builder) ownFaces(candidates []*block) map[typeface]bool {
	const fewest = 3
	heads, in := map[typeface]int{}, map[typeface]int{}
	for _, p := range candidates {
		heads[faceOf(p)]++
		in[faceOf(p)] += letters(p.text)
	}
	own := map[typeface]bool{}
	for f, n := range heads {
		own[f] = n >= fewest && 4*b.typed[f] <= 5*in[f]
	}
	return own
}

// overText are the typefaces, other than the text's, in which short lines over
// paragraphs are set and hardly anything else. The fonts of another family than the
// text's are one.
func (b *Builder) overText() map[typeface]bool {
	const fewest, text = 3, 12 // lines; words
	heads, over, in, typed := map[typeface]int{}, map[typeface]int{}, map[typeface]int{}, map[typeface]int{}
	for f, n := range b.typed {
		typed[b.kin(f)] += n
	}
	for _, p := range b.blocks {
		for j := range p {
			q, n := &p[j], len(strings.Fields(p[j].text))
			f := b.kin(faceOf(q))
			if l := q.lines[0]; q.kind != paragraph && q.kind != item || n > longestHeading || strings.HasSuffix(q.text, ".") || isBullet(l.label) || formula(q.text) || f.font == b.bodyFont || l.size < 0.95*b.body || !l.pure && (!l.kin || b.faces[l.font].kin == b.faces[b.bodyFont].kin) {
				continue
			}
			heads[f]++
			in[f] += letters(q.text)
			if j+1 < len(p) && p[j+1].kind == paragraph && p[j+1].lines[0].font == b.bodyFont && len(strings.Fields(p[j+1].text)) >= text {
				over[f]++
			}
		}
	}
	faces := map[typeface]bool{}
	for f, n := range heads {
		faces[f] = n >= fewest && 3*over[f] >= 2*n && 4*typed[f] <= 5*in[f]
	}
	return faces
}

// formula reports whether a third of what a text has between its blanks is no letters.
func formula(text string) bool {
	return 3*letters(text) < 2*utf8.RuneCountInString(strings.Join(strings.Fields(text), ""))
}

// kin is a typeface with the first font of its family, but for that of the text.
func (b *Builder) kin(f typeface) typeface {
	if k := b.faces[f.font].kin; k != b.faces[b.bodyFont].kin {
		f.font = k
	}
	return f
}

// faceOf is the typeface of a block.
func faceOf(p *block) typeface { return typeface{p.lines[0].font, p.lines[0].size} }
