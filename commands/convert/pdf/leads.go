package pdf

import (
	"strings"

	"briefbot/corpus/pattern"
)

var caption = pattern.New(`(?i)^(fig|abb|tab|graph|рис|box|chart|map|source)\pL*\.? ?\d`)

// leads makes headings of the bold words that begin paragraphs, in a document
// that has hardly any other headings.
func (b *Builder) leads() {
	for i := range b.blocks {
		var out []block
		for _, p := range b.blocks[i] {
			lead := p.lines[0].lead
			if n := len(strings.Fields(lead)); p.kind == paragraph && n > 0 && n <= 10 && len(lead) > 4 && !caption.MatchString(lead) && strings.HasPrefix(p.text, lead) {
				out = append(out, block{kind: heading, level: 1, text: strings.TrimRight(lead, ". "), lines: p.lines})
				p.text = strings.TrimSpace(p.text[len(lead):])
				if p.text == "" {
					continue
				}
			}
			out = append(out, p)
		}
		b.blocks[i] = out
	}
}
