package pdf

import (
	"math"
	"slices"
)

// overleaf puts together the entries of a bibliography that a page break cut: known
// by its hanging paragraphs, or by numbers that count on. Body text is left as it is:
// where the page ends must stay known for its passages.
func (b *Builder) overleaf() {
	for i := 1; i < len(b.blocks); i++ {
		if len(b.blocks[i]) == 0 || len(b.blocks[i-1]) == 0 {
			continue
		}
		last, p := &b.blocks[i-1][len(b.blocks[i-1])-1], &b.blocks[i][0]
		in := func(of block) bool { return p.lines[0].left > of.lines[0].left+0.7*p.lines[0].size }
		counts := false
		if n, ok := labelNumber(last.lines[0].label); ok && last.kind == item && len(b.blocks[i]) > 1 && p.lines[0].size == last.lines[0].size {
			k, _ := labelNumber(b.blocks[i][1].lines[0].label)
			counts = k == n+1 && (in(*last) || math.Abs(p.lines[0].left-last.lines[len(last.lines)-1].left) < 1)
		}
		hangs := b.hangs[i-1] >= 3 && b.hangs[i] >= 3 && last.kind == paragraph && slices.ContainsFunc(b.blocks[i], in)
		if p.kind == paragraph && (counts || hangs) {
			last.lines = append(last.lines, p.lines...)
			last.text = b.join(last.lines)
			b.blocks[i] = b.blocks[i][1:]
		}
	}
}
