package corpus

import (
	"cmp"
	"slices"
	"strings"

	"briefbot/corpus/pattern"
)

// An Aside is the program's own words on something that stands in the text and
// is not shown, or is there by a later hand: a figure, struck or inserted
// text. Open stands before the words of the span, Close after them; they are
// never part of a quotation. Where the span is empty Open says it all.
type Aside struct {
	Span
	Open, Close string
}

// asideWords are the words of asides in one language.
type asideWords struct{ figure, unshown, struck, inserted string }

// wordsOfAsides are the words of asides in the language of the brief in which they
// stand, or else in English.
func wordsOfAsides(language string) asideWords {
	w := strings.Split(cmp.Or(wordLists["asides "+language], wordLists["asides en"]), "|")
	return asideWords{figure: w[0], unshown: w[1], struck: w[2], inserted: w[3]}
}

// figureAside is the aside around the words that say what a figure shows, or
// in its place where nothing does: "[Figure 2: Water lost; not shown]".
func figureAside(language string, sp Span, words string) Aside {
	w := wordsOfAsides(language)
	switch {
	case words == "":
		return Aside{sp, "[" + w.figure + "; " + w.unshown + "]", ""}
	case captioned(words):
		return Aside{sp, "[", "; " + w.unshown + "]"}
	}
	return Aside{sp, "[" + w.figure + ": ", "; " + w.unshown + "]"}
}

// next is where the next word will stand.
func (p *prose) next() int {
	if p.gap && len(p.text) > 0 {
		return len(p.text) + 1
	}
	return len(p.text)
}

// aside remembers what stands at the end of the text so far, after the blank
// that is due.
func (p *prose) aside(a Aside) {
	a.Start = p.next()
	a.End = a.Start
	p.Asides = append(p.Asides, a)
}

// setAsides puts the asides in their order and blanks around those that stand
// between words.
func (p *prose) setAsides() {
	for i := range p.Asides {
		a := &p.Asides[i]
		a.Start, a.End = min(a.Start, len(p.Text)), min(a.End, len(p.Text))
		if a.Start < a.End {
			continue
		}
		if a.Start > 0 && p.Text[a.Start-1] != ' ' {
			a.Open = " " + a.Open
		}
		if a.Start < len(p.Text) && !strings.ContainsRune(" .,;:)", rune(p.Text[a.Start])) {
			a.Open += " "
		}
	}
	slices.SortStableFunc(p.Asides, func(a, b Aside) int { return cmp.Compare(a.Start, b.Start) })
}

// wordless is alternative text that says nothing of a figure: a mark, a file's
// name, or what a program wrote by itself.
var wordless = pattern.New(`(?i)\b(logo|icon|banner|cover|badge)\b|automatically generated|\.(png|jpe?g|gif|svg|webp)$`)

// findFigures makes captions of the words of images that stand alone: their
// alternative text, exactly as the source has it, or the caption beside them.
// Before the first section only a numbered figure counts: what else stands
// there adorns the title page.
func (d *document) findFigures() {
	inside := false
	own := map[*element]bool{} // captions that are an image's own words
	for i, b := range d.elements {
		inside = inside || b.kind == headingBlock && b.level > 1
		if b.kind != paraBlock || b.item != nil || !onlyImages(b) {
			continue
		}
		if alt := b.runs[0].inner; len(b.runs) == 1 && len(alt) == 1 {
			text := d.plainRuns(alt)
			if wordless.MatchString(text) {
				continue
			}
			if !d.printedBeside(i, text) && (captioned(text) || inside && wordCount(text) >= 3) {
				b.kind, b.runs, b.figure, own[b] = captionBlock, alt, true, true
				continue
			}
		}
		if c := d.captionBeside(i); c != nil && !own[c] {
			c.figure = true
		} else {
			b.figure = inside
		}
	}
}

// onlyImages reports whether a block is one image or several and nothing else.
func onlyImages(b *element) bool {
	return len(b.runs) > 0 && b.runs[0].kind == imageRun &&
		!slices.ContainsFunc(b.runs, func(r run) bool { return r.kind != imageRun && r.kind != spaceRun && r.kind != breakRun })
}

// captionBeside is the caption right after or before an image, or nil.
func (d *document) captionBeside(i int) *element {
	for _, step := range []int{1, -1} {
		j := i + step
		for j >= 0 && j < len(d.elements) && (len(d.elements[j].runs) == 0 || onlyImages(d.elements[j])) {
			j += step // a blank, or one more panel of the figure
		}
		if j < 0 || j >= len(d.elements) {
			continue
		}
		b := d.elements[j]
		if text := d.plain(b); b.kind == captionBlock || b.kind == paraBlock && wordCount(text) <= 40 && captionLine(text) {
			return b
		}
	}
	return nil
}

// printedBeside reports whether the words of an image stand as text before or
// after it too.
func (d *document) printedBeside(i int, text string) bool {
	return slices.ContainsFunc(d.elements[max(0, i-1):min(len(d.elements), i+2)], func(b *element) bool {
		return b != d.elements[i] && strings.Contains(fold(d.plainRuns(b.runs)), fold(text))
	})
}
