package pdf

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus/pattern"
)

// A blockKind is what a block is.
type blockKind uint8

const (
	paragraph blockKind = iota
	heading
	item
	row   // of a table
	note  // the beginning of a note
	more  // of the note before
	quote // a pull quote
	gone  // left out, such as the title where it is printed
)

// A block is a paragraph, a heading, a list item, a row of a table or a note.
type block struct {
	kind  blockKind
	lines []line
	text  string
	level int      // of a heading, from 1
	named bool     // a heading by the outline, the tags or the contents
	keys  []string // of a note: several if one text serves several marks
}

// full is the text of a block with its number.
func (p *block) full() string {
	if p.kind == item && !isBullet(p.lines[0].label) {
		return p.lines[0].label + " " + p.text
	}
	return p.text
}

var (
	listStart = pattern.New(`^((?:[•●▪■◦○‣▶►–·]|\(?\d{1,3}[.)]|\(\d{1,3}\)|[*†‡]|-)(?:\s+)|\[\d{1,3}\]\s*|` + markOpen + `\d{1,3}(?:, ?\d{1,3})*[.)]?\s*` + markClose + `\s*)(.+)$`)
	bareLabel = pattern.New(`^(\d{1,3}(?:, ?\d{1,3})*)\s+(\pL.*|[“"‘«„(].*)$`)
)

// partNumber is how a part of a law or a numbered section begins.
var partNumber = pattern.New(`^(\p{Lu}\pL*\.? )?\d+(\.\d+)*[.:]?( \p{Lu}|$)`)

// labelled is how a heading with a number or letter begins.
var labelled = pattern.New(`^\(?(\pL|[ivxIVX]{2,5}|\d{1,2}(\.\d{1,2})*)[.)] `)

// paragraphs groups the lines of a page.
func (b *Builder) paragraphs(lines []line, leading map[float64]float64) []block {
	var out []block
	lines = b.beside(b.labelsAbove(lines))
	for i := 0; i < len(lines); i++ { // underlining, with a number or of some words, is as good as bold type
		const fewest, most = 3, 3 // words; lines
		k, words := i, 0
		for ; k < len(lines) && lines[k].ruled && !isBullet(lines[k].label) && !addressIn.MatchString(lines[k].text); k++ {
			words += len(strings.Fields(lines[k].text))
		}
		number := k > i && (lines[i].label != "" || labelled.MatchString(lines[i].text))
		if k > i && k-i <= most && (number || words >= fewest) && (k == len(lines) || room(lines[k-1], lines[k], lines)) {
			for j := range lines[i:k] {
				lines[i+j].bold, lines[i+j].lead = true, ""
			}
		}
		i = max(i, k-1)
	}
	for i, l := range lines {
		if n := len(out) - 1; n >= 0 && b.continues(out[n].lines, lines, i, leading) {
			out[n].lines = append(out[n].lines, l)
			continue
		}
		p := block{lines: []line{l}}
		if m := bareLabel.FindStringSubmatch(l.text); m != nil && numbered(m[1]) && l.label == "" && b.setAsNote(l) && l.cells == nil {
			l.label, l.text, l.labelBare = m[1], m[2], true
			p.lines[0] = l
		}
		switch {
		case l.cells != nil:
			p.kind = row
		case l.label != "":
			p.kind = item
		case listStart.MatchString(l.text):
			m := listStart.FindStringSubmatch(l.text)
			l.label, l.text = strings.TrimSpace(m[1]), m[2]
			l.labelRaised = strings.HasPrefix(l.label, markOpen)
			p.kind, p.lines[0] = item, l
		case b.byBlock && l.tag.Kind == ListItem && (len(out) == 0 && !startsLower(l.text) || len(out) > 0 && out[len(out)-1].lines[0].tag.Block != l.tag.Block):
			l.label = "•" // drawn as a picture, if at all
			p.kind, p.lines[0] = item, l
		}
		out = append(out, p)
	}
	for i := range out {
		out[i].text = b.join(out[i].lines)
		if out[i].kind == paragraph && i > 0 && i+1 < len(out) && out[i-1].kind == row && out[i+1].kind == row && len(out[i].lines) == 1 {
			l := &out[i].lines[0]
			out[i].kind, l.cells = row, []cell{{out[i].text, l.left, l.right}}
		}
	}
	return b.tables(out)
}

// labelsAbove gives the numbers of notes that stand on a line of their own to
// the lines below them.
func (b *Builder) labelsAbove(lines []line) []line {
	var out []line
	for i, l := range lines {
		if n := len(out) - 1; n >= 0 && l.label == "" && l.size < b.body-0.4 {
			if k, ok := number(out[n].text); ok && k < 1000 && out[n].size < 0.8*l.size && l.y > out[n].y && b.near(block{lines: out[n:]}, block{lines: lines[i:]}) && math.Abs(l.left-out[n].left) < l.size {
				l.label, l.labelRaised = out[n].text, true
				out = out[:n]
			}
		}
		out = append(out, l)
	}
	return out
}

// startsLower reports whether a text goes on from before, overleaf.
func startsLower(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r)
}

// next reports whether a text begins with the number after a label's last.
func next(label, text string) bool {
	_, n, ok := labelNumbers(label)
	if k, alone := number(text); alone {
		return ok && k == n+1
	}
	m := bareLabel.FindStringSubmatch(text)
	if !ok || m == nil {
		return false
	}
	k, _, ok := labelNumbers(m[1])
	return ok && k == n+1
}

func numbered(label string) bool {
	_, _, ok := labelNumbers(label)
	return ok
}

func labelNumber(label string) (int, bool) {
	n, last, ok := labelNumbers(label)
	return n, ok && last == n
}

// labelNumbers are the first and the last number of a label that may join
// several, each one more than the one before it: "11,12".
func labelNumbers(label string) (first, last int, ok bool) {
	for i, s := range strings.Split(strings.Trim(label, markOpen+markClose+".()[]: "), ",") {
		n, ok := number(strings.TrimSpace(s))
		if !ok || i > 0 && n != last+1 {
			return 0, 0, false
		}
		if i == 0 {
			first = n
		}
		last = n
	}
	return first, last, true
}

// leading is the usual distance of lines, by size of type.
func (b *Builder) leading() map[float64]float64 {
	all := map[float64]map[float64]int{}
	for _, p := range b.pages {
		for i := 1; i < len(p.lines); i++ {
			last, l := p.lines[i-1], p.lines[i]
			widest := 2.2
			if l.size == b.body {
				widest = 2.6 // double spacing
			}
			if d := l.y - last.y; l.size == last.size && d > 0.9*l.size && d < widest*l.size {
				if all[l.size] == nil {
					all[l.size] = map[float64]int{}
				}
				all[l.size][half(d)]++
			}
		}
	}
	out := map[float64]float64{}
	for size, m := range all {
		out[size] = most(m)
	}
	return out
}

// continues reports whether line i belongs to the paragraph that ends before.
func (b *Builder) continues(p []line, lines []line, i int, leading map[float64]float64) bool {
	l, last, head := lines[i], p[len(p)-1], p[0]
	usual := leading[l.size]
	if usual == 0 {
		usual = 1.3 * l.size
	}
	down := l.y - last.y
	differ := math.Abs(l.size-last.size) > 0.6 && math.Abs(l.start-last.end) > 0.6 && math.Abs(l.start-head.start) > 0.6
	large := l.bold && l.size > 1.1*b.body && l.size == last.size && down < 1.8*l.size && math.Abs(l.left-last.left) < 6*l.size
	switch {
	case next(head.label, l.text): // a note below the last
		return false
	case strings.HasPrefix(l.text, markOpen) && l.size < b.body-0.4: // a note
		return false
	case l.label != "" || head.label != "" && b.startsItem(l, last), l.cells != nil || last.cells != nil:
		return false
	case differ:
		return false
	case l.bold != last.bold && !(last.bold && (l.lead != "" || b.runsIn(last, l, lines))) && (head.bold || !b.open(last) && !(last.bold && !head.bold) || l.size != last.size):
		return false
	case l.bold && last.bold && (l.font != last.font || b.off(last, l, lines)), head.label == "" && len(p) == 1 && !startsLower(l.text) && centred(last, l, lines):
		return false
	case l.bold && !last.bold && room(last, l, lines):
		return false
	case (l.bold && last.bold && l.size <= 1.1*b.body && partNumber.MatchString(l.text) || sectionStart.MatchString(l.text)) && room(last, l, lines): // a heading under another
		return false
	case last.pure && last.font != b.bodyFont && last.font != l.font && head.label == "" && room(last, l, lines):
		return false
	case l.tag.Kind != last.tag.Kind && (l.tag.Kind.level() > 0 || last.tag.Kind.level() > 0):
		return false
	case b.byBlock && !(large && l.tag.Kind.level() == 0) && l.tag.Block > 0 && last.tag.Block > 0 && l.tag.Block != last.tag.Block:
		return false
	case down > 0 && l.left > last.right+l.size: // beside it
		return false
	case down <= 0: // the next column
		return b.open(last)
	case large:
		return true
	case l.bold && last.bold && l.size == last.size && down < 1.9*l.size && !room(last, l, lines): // a heading that filled its line
		return true
	case down > 1.25*usual+0.5:
		return false
	case head.label != "":
		return true
	case !l.bold && !last.bold && field.MatchString(last.text) && (field.MatchString(l.text) || room(last, l, lines)):
		return false
	}
	if in, known := b.indented(lines, i, last); known {
		return in
	}
	return !b.ended(last, l, lines)
}

// startsItem reports whether a line begins with a label of a list that is no part of
// the sentence before it: "Article 83(4) to / (6) shall apply", "vom / 1. Juli 2009".
func (b *Builder) startsItem(l, last line) bool {
	m := listStart.FindStringSubmatch(l.text)
	return m != nil && !(b.open(last) && (strings.HasPrefix(m[1], "(") && startsLower(m[2]) || monthYear.MatchString(m[2])))
}

// monthYear is how a date goes on after its day.
var monthYear = pattern.New(`^\pL+ (19|20)\d\d\b`)

// trustBlocks finds out whether the file's structure tells paragraphs apart.
// Some files have a paragraph for each line, others one for a page.
func (b *Builder) trustBlocks() {
	lines, blocks := 0, 0
	for _, p := range b.pages {
		seen := map[int]bool{}
		for _, l := range p.lines {
			if l.tag.Block > 0 && (l.tag.Kind == Text || l.tag.Kind == ListItem) {
				lines++
				seen[l.tag.Block] = true
			}
		}
		blocks += len(seen)
	}
	b.byBlock = lines > 3*blocks/2 && lines < 12*blocks
}

// indented tells by the lines nearby whether paragraphs begin indented or
// hang: the line before the second of a hanging one ends in the middle of a
// sentence. It is known if that settles whether line i continues.
func (b *Builder) indented(lines []line, i int, last line) (continues, known bool) {
	l := lines[i]
	near := lines[max(0, i-15):min(len(lines), i+15)]
	margin, right := l.left, 0.0
	for _, m := range near {
		if m.size == l.size && m.left > l.left-5*l.size && m.left < l.left+20*l.size && m.label == "" {
			margin, right = min(margin, m.left), max(right, m.right)
		}
	}
	in := func(m line) bool { return m.left > margin+0.7*l.size }
	hang, indent := 0, 0
	for k := 1; k < len(near); k++ {
		a, z := near[k-1], near[k]
		if a.size == l.size && z.size == l.size && z.y > a.y && !in(a) && in(z) && z.left < margin+5*l.size {
			if b.open(a) || a.right > right-2*l.size {
				hang++
			} else {
				indent++
			}
		}
	}
	switch {
	case hang > indent && in(l):
		b.hangs[l.page]++
		return true, true
	case hang > indent && hang > 1 && (in(last) || !b.open(last)):
		return false, true
	case in(l) && !in(last):
		return false, true
	}
	return false, false
}

// off reports whether a line in the middle of the page is followed by one at
// the margin.
func (b *Builder) off(centred, next line, lines []line) bool {
	left, right := centred.left, centred.right
	for _, m := range lines {
		left, right = min(left, m.left), max(right, m.right)
	}
	aside := func(l line) float64 { return math.Abs(l.left + l.right - left - right) }
	return math.Abs(next.left-centred.left) > centred.size && centred.left > left+1.5*centred.size && aside(centred) < centred.size && aside(next) > 4*next.size
}

// centred reports whether a line of some words stands in the middle over the next one,
// where lines of a text begin.
func centred(l, next line, lines []line) bool {
	const most, fewest = 8, 3 // words; lines of a text
	right, n := 0.0, 0
	for _, m := range lines {
		if math.Abs(m.left-next.left) < 3*next.size && m.size == next.size {
			right = max(right, m.right)
			if math.Abs(m.left-next.left) < 1 {
				n++
			}
		}
	}
	return n >= fewest && l.left > next.left+1.5*l.size && math.Abs(l.left+l.right-next.left-right) < l.size && len(strings.Fields(l.text)) <= most
}

// open reports whether a sentence goes on after the line.
func (b *Builder) open(l line) bool {
	t := strings.TrimRight(l.text, markOpen+markClose+"0123456789")
	return t != "" && !strings.ContainsAny(t[len(t)-1:], ".:;?!") && !strings.HasSuffix(t, "”") && !l.bold
}

// ended reports whether a sentence ends on the line although the next word
// would have had room.
func (b *Builder) ended(l, next line, lines []line) bool {
	return !b.open(l) && !l.bold && room(l, next, lines)
}

// runsIn reports whether bold words that end with a line run on in plain type:
// a sentence that fills its line.
func (b *Builder) runsIn(l, next line, lines []line) bool {
	return l.size == next.size && strings.ContainsAny(l.text[len(l.text)-1:], ".:?!") && !room(l, next, lines)
}

// field is how the lines at the head of a memo begin.
var field = pattern.New(`^\p{Lu}\pL{1,12}: \S`)

// room reports whether the first word of the next line would have had room at
// the end of a line.
func room(l, next line, lines []line) bool {
	right := l.right
	for _, m := range lines {
		if math.Abs(m.left-l.left) < 3*l.size && m.size == l.size {
			right = max(right, m.right)
		}
	}
	word, _, _ := strings.Cut(next.text, " ")
	return right-l.right > float64(len(word)+2)*0.5*l.size+l.size
}
