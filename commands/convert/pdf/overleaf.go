package pdf

// overleaf puts together the entries of a bibliography, known by its hanging
// paragraphs, that a page break cut. Body text is left as it is: where the
// page ends must stay known for its passages.
func (b *Builder) overleaf() {
	for i := 1; i < len(b.blocks); i++ {
		if b.hangs[i-1] < 3 || b.hangs[i] < 3 || len(b.blocks[i]) == 0 || len(b.blocks[i-1]) == 0 {
			continue
		}
		last, p := &b.blocks[i-1][len(b.blocks[i-1])-1], &b.blocks[i][0]
		margin := p.lines[0].left
		for _, o := range b.blocks[i] {
			margin = min(margin, o.lines[0].left)
		}
		if last.kind == paragraph && p.kind == paragraph && p.lines[0].left > margin+0.7*p.lines[0].size {
			last.lines = append(last.lines, p.lines...)
			last.text = b.join(last.lines)
			b.blocks[i] = b.blocks[i][1:]
		}
	}
}
