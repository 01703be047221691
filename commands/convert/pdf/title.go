package pdf

import (
	"math"
	"slices"
	"strings"

	"briefbot/corpus/pattern"
)

// titlePages is on how many pages at the start the title may stand.
const titlePages = 3

// findTitle takes the title from the file's properties if the first pages
// print it, or as a running head prints it, else the largest type on the first page, or larger type on
// the next ones that does not come back, as that of chapters does.
func (b *Builder) findTitle() {
	pages := b.blocks[:min(titlePages, len(b.blocks))]
	back := map[typeface]int{}
	for _, p := range b.blocks[len(pages):] {
		for j := range p {
			back[faceOf(&p[j])]++
		}
	}
	var start strings.Builder
	size := 0.0
	for i, p := range pages {
		for j := range p {
			q := &p[j]
			start.WriteString(plain(q.text))
			if len(plain(q.text)) > 5 && b.titular(q) && (i == 0 || size == 0 || back[faceOf(q)] < 2) {
				size = max(size, q.lines[0].size)
			}
		}
	}
	if t := strings.Join(strings.Fields(b.info.Title), " "); len(strings.Fields(t)) > 1 {
		if strings.Contains(start.String(), plain(t)) && b.printed(t) {
			b.title = t
		} else {
			b.title = b.titleHead(t)
		}
	}
	if b.title == "" && size <= 1.1*b.body {
		b.coverTitle()
		b.centredTitle()
	}
	given := plain(b.title)
	for i, p := range pages {
		text := i > 0 // running text was passed: large words may be a pull quote
		for j := range p {
			q := &p[j]
			l := q.lines[0]
			text = text || q.kind == paragraph && len(strings.Fields(q.text)) > longestHeading
			switch words := plain(q.text); {
			case b.title == "" && b.titular(q) && (!text || !b.repeats(q)) && math.Abs(l.size-size) < 0.6 && len(words) > 5 && size > 1.1*b.body:
				b.title = q.text
				q.kind = gone
				k := j + 1
				for ; k < len(p) && math.Abs(p[k].lines[0].size-size) < 0.6 && len(b.title) < 150 && b.near(p[k-1], p[k]); k++ {
					if plain(p[k].text) != "" {
						b.title += " " + p[k].text
					}
					p[k].kind = gone
				}
				if k < len(p) && b.goesOn(b.title, p[k]) && b.near(p[k-1], p[k]) {
					b.title += " " + p[k].text // in smaller type
					p[k].kind = gone
				}
			case given != "" && i == 0 && l.size > 1.1*b.body && len(words) > len(given) && len(words) < 3*len(given)/2 && strings.Contains(words, given):
				b.title, q.kind = q.text, gone // the properties leave out a word
			case b.title != "" && q.kind != gone && len(words) > 5 && (i == 0 || strings.HasPrefix(plain(b.title), words) || j > 0 && p[j-1].kind == gone) && (l.size > 1.1*b.body || l.bold || i == 0 && len(strings.Fields(q.text)) > 2) && strings.Contains(plain(b.title), words):
				q.kind = gone
			}
		}
	}
	for i, p := range pages {
		for _, q := range p {
			if q.kind == gone {
				b.pages[i].out += letters(q.text)
			}
		}
	}
}

// goesOn reports whether a block is the rest of the title above it: after a
// colon, or a line in lower case that names no author.
func (b *Builder) goesOn(title string, q block) bool {
	return q.kind == paragraph && len(strings.Fields(q.text)) <= longestHeading && !strings.HasSuffix(q.text, ".") &&
		(strings.HasSuffix(title, ":") || startsLower(q.text) && q.lines[0].size > 1.1*b.body && !byAuthor.MatchString(q.text))
}

// byAuthor is how a line with an author's name begins.
var byAuthor = pattern.New(`^\pL{2,4} \p{Lu}`)

// printed reports whether one of the first pages prints a title in lines of its
// own or in bold or large type, not only as some words of a line.
func (b *Builder) printed(title string) bool {
	title = plain(title)
	for _, p := range b.blocks[:min(titlePages, len(b.blocks))] {
		for _, q := range p {
			l, text := q.lines[0], plain(q.text)
			if len(text) > 5 && strings.Contains(title, text) || (l.bold || l.size > 1.1*b.body) && strings.Contains(text, title) {
				return true
			}
		}
	}
	return false
}

// coverTitle takes the bold lines that follow each other on a cover for the title, the
// most words of them.
func (b *Builder) coverTitle() {
	const fewest, text, apart = 5, 12, 3 // words of a title; of a text; lines
	p := b.blocks[0]
	if slices.ContainsFunc(p, func(q block) bool { return !q.lines[0].bold && len(strings.Fields(q.text)) >= text }) {
		return
	}
	from, to := 0, 0
	for i, k := 0, 0; i < len(p); i = max(k, i+1) {
		title := ""
		for k = i; k < len(p) && p[k].lines[0].bold && b.titular(&p[k]) && (k == i || p[k].lines[0].y-p[k-1].lines[len(p[k-1].lines)-1].y < apart*p[k].lines[0].size); k++ {
			title = spacedOut(title, p[k].text)
		}
		if n := len(strings.Fields(title)); n >= fewest && n > len(strings.Fields(b.title)) {
			b.title, from, to = title, i, k
		}
	}
	for i := from; i < to; i++ {
		p[i].kind = gone
	}
}

// centredTitle takes a line in the middle, above the first text, for the title.
func (b *Builder) centredTitle() {
	const fewest, text = 3, 12 // words of a title; of a text
	left, right := math.Inf(1), 0.0
	for _, l := range b.pages[0].lines {
		left, right = min(left, l.left), max(right, l.right)
	}
	for j := range b.blocks[0] {
		q := &b.blocks[0][j]
		l, words := q.lines[0], len(strings.Fields(q.text))
		if b.title != "" || words >= text {
			return
		}
		if words >= fewest && l.left > left+1.5*l.size && math.Abs(l.left+l.right-left-right) < l.size && b.titular(q) {
			b.title, q.kind = q.text, gone
		}
	}
}

// titleHead is a running head that has most of the letters of a title, if there is one.
func (b *Builder) titleHead(title string) string {
	title = plain(title)
	for _, head := range b.heads {
		if p := plain(head); 3*len(p) > 2*len(title) && strings.Contains(title, p) {
			return head
		}
	}
	return ""
}

// titular reports whether a block can be the title: no row of a table or of
// logos, no item with a number.
func (b *Builder) titular(q *block) bool {
	return q.kind != row && q.kind != gone && !labelStop.MatchString(q.lines[0].label)
}

// runningTitle takes the running head for the title of a document that begins
// at once with a heading and its text.
func (b *Builder) runningTitle() {
	if b.title != "" || b.runningHead == "" || len(b.blocks[0]) < 2 {
		return
	}
	p := b.blocks[0]
	if p[0].kind == heading && p[1].kind == paragraph && len(strings.Fields(p[1].text)) > longestHeading {
		b.title = b.runningHead
	}
}

// near reports whether a block follows another as closely as lines do.
func (b *Builder) near(above, below block) bool {
	last, l := above.lines[len(above.lines)-1], below.lines[0]
	return l.y-last.y < 2.2*l.size
}

// authors are those of the file's properties that the first pages print. The
// properties alone often name who owns the computer.
func (b *Builder) authors() string {
	var start strings.Builder
	for _, p := range b.blocks[:min(titlePages, len(b.blocks))] {
		for _, q := range p {
			start.WriteString(plain(q.text))
		}
	}
	var names []string
	for name := range strings.SplitSeq(b.info.Author, ";") {
		words := strings.Fields(name)
		if len(words) < 2 || !strings.Contains(start.String(), plain(name)) {
			return ""
		}
		names = append(names, strings.Join(words, " "))
	}
	return strings.Join(names, ", ")
}
