package corpus

import (
	"regexp"
	"strings"
)

// wordless is alternative text that says nothing of a figure: a mark, a file's
// name, or what a program wrote by itself.
var wordless = regexp.MustCompile(`(?i)\b(logo|icon|banner|cover)\b|automatically generated|\.(png|jpe?g|gif|svg|webp)$`)

// captionImages makes captions of images that stand alone and say in words
// what they show: their alternative text, exactly as the source has it. Before
// the first section only a numbered figure counts: what else stands there
// adorns the title page.
func (d *draft) captionImages() {
	inside := false
	for i, b := range d.blocks {
		if inside = inside || b.kind == headingBlock && b.level > 1; b.kind != paraBlock || b.item != nil || len(b.runs) != 1 || len(b.runs[0].inner) != 1 || b.runs[0].kind != imageRun {
			continue
		}
		alt := b.runs[0].inner
		text := d.plainRuns(alt)
		if wordless.MatchString(text) || !captionName.MatchString(text) && (!inside || wordCount(text) < 3) || d.printedBeside(i, text) {
			continue
		}
		b.kind, b.runs = captionBlock, alt
	}
}

// printedBeside reports whether the words of an image stand as text before or
// after it too.
func (d *draft) printedBeside(i int, text string) bool {
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(d.blocks) && strings.Contains(fold(d.plainRuns(d.blocks[j].runs)), fold(text)) {
			return true
		}
	}
	return false
}
