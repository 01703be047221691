package corpus

import (
	"cmp"
	"slices"
)

// A tree is what the first phase makes of a source: its blocks in source order
// with their inline content, each with where it stands, and the metadata
// before them. It says what Markdown says and nothing of what the parts of a
// brief are. It is not changed once it is made.
type tree struct {
	*source
	meta     metadata
	blocks   []*block
	words    vocabulary
	language string    // by its code
	problems []Problem // of the metadata
}

// recognise reads the Markdown of a source and of its dialects.
func recognise(raw []byte) *tree {
	t := &tree{source: newSource(raw)}
	body := t.readMetadata()
	defs := t.blankMarkup(body)
	t.blocks = markdownBlocks(t.source, body)
	for _, b := range t.blocks {
		if b.kind != ruleBlock { // which has no words
			b.runs, b.links = scanInline(t.source, b.segs, defs)
		}
	}
	t.placeAnchors()
	t.words = vocabularyOf(t)
	t.language = t.tellLanguage()
	return t
}

// placeAnchors gives each block the names that stand before it.
func (t *tree) placeAnchors() {
	slices.SortStableFunc(t.anchors, func(x, y anchor) int { return cmp.Compare(x.at, y.at) })
	i := 0
	for _, b := range t.blocks {
		for i < len(t.anchors) && t.anchors[i].at < b.span().Start {
			b.anchors = append(b.anchors, t.anchors[i].id)
			i++
		}
	}
}
