package pdf

import "strings"

// quotes finds pull quotes: large or bold text of several lines that repeats
// words of the text.
func (b *Builder) quotes() {
	for i := range b.blocks {
		for j := range b.blocks[i] {
			if p := &b.blocks[i][j]; (p.kind == heading && !p.named || p.kind == paragraph) && b.repeats(p) {
				p.kind = quote
			}
		}
	}
}

// repeats reports whether a block is large or bold, has several lines and says
// what the running text says too.
func (b *Builder) repeats(p *block) bool {
	l := p.lines[0]
	if !l.bold && l.size <= 1.1*b.body || len(p.lines) < 2 || len(strings.Fields(p.text)) < 7 {
		return false
	}
	if b.running == "" {
		var all strings.Builder
		for _, p := range b.blocks {
			for _, q := range p {
				if q.kind == paragraph && !q.lines[0].bold && q.lines[0].size <= 1.1*b.body {
					all.WriteString(plain(q.text) + "\n")
				}
			}
		}
		b.running = all.String()
	}
	// A line of the same words is a table of contents.
	return strings.Contains(b.running, plain(p.text)) && !strings.Contains("\n"+b.running, "\n"+plain(p.text)+"\n")
}
