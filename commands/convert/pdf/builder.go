package pdf

import (
	"strings"
	"unicode"
)

// A sheet is what is kept of a page.
type sheet struct {
	width, height float64
	label         string
	lines         []line
	turned        []line // at an angle; they are read before the others
	images        int
	gutters       []float64 // where columns of text begin, but for the first
	in, out       int       // letters that the reader saw, that were written or left out by a rule
}

// A Builder makes a document of its pages.
type Builder struct {
	info   Info
	fonts  map[string]int
	faces  []face
	pages  []sheet
	hidden int // letters that nobody sees
	blanks int // drawn characters that are no known letters

	body        float64          // size of most letters
	bodyFont    int              // font of most letters in that size
	typed       map[typeface]int // letters in it
	words       map[string]int   // of the document
	blocks      [][]block        // by page
	title       string
	over        map[typeface]bool // that only stand over text
	runningHead string            // of the first page, in words that many pages have
	heads       []string          // running heads, on one page or several
	running     string            // the running text by its letters, once it is needed
	hangs       map[int]int       // lines of hanging paragraphs, by page
	listed      map[string]bool   // the names in tables of contents, plain
	contents    int               // the page of the last of these, from 0
	byBlock     bool              // the file's structure tells paragraphs apart
	lawful      bool              // raised numbers count paragraphs of laws
}

// New returns a Builder for a file.
func New(info Info) *Builder {
	return &Builder{info: info, fonts: map[string]int{}, words: map[string]int{}, hangs: map[int]int{}, listed: map[string]bool{}, typed: map[typeface]int{}}
}

// Add takes in the next page. Its lines are kept, not its characters.
func (b *Builder) Add(p Page) {
	n := len(b.pages)
	s := sheet{label: p.Label, images: p.Images}
	p.Chars = b.dropShadows(p.Chars)
	for i := range p.Chars {
		c := &p.Chars[i]
		c.Hidden = c.Hidden || c.X < -1 || c.Y < -1 || c.X > p.Width+1 || c.Y > p.Height+c.Size
		if c.Space {
			c.Hidden = false
		}
		switch {
		case c.Hidden:
			b.hidden += isLetter(c.Rune)
		case c.Unmapped || c.Rune == 0 || c.Rune == '\ufffd' || unicode.Is(unicode.Co, c.Rune):
			b.blanks++
		default:
			s.in += isLetter(c.Rune)
		}
	}
	p = b.mirror(p)
	s.width, s.height = p.Width, p.Height
	var flat []line
	for _, l := range b.segments(p, n) {
		if l.turned {
			s.turned = append(s.turned, l)
		} else {
			flat = append(flat, l)
		}
	}
	flat = b.raise(b.dropLineNumbers(flat))
	s.gutters = b.gutters(flat)
	s.lines = b.merge(flat, s.gutters)
	s.turned = b.merge(s.turned, nil)
	b.pages = append(b.pages, s)
}

// A Result is a document in Markdown and what is to be said of it.
type Result struct {
	Markdown []byte
	Title    string
	Letters  int   // that can be seen in the file
	Written  int   // of them in the Markdown, or left out as running heads and the like
	Hidden   int   // letters that nobody sees, which were left out
	Unknown  int   // drawn characters of which the file does not say which letters they are
	Thin     []int // pages, from 1, of which less than nine tenths were written
	Pictures []int // pages that are only pictures
}

// Build makes the document when all pages are there.
func (b *Builder) Build() Result {
	sizes := map[float64]int{}
	for _, p := range b.pages {
		for _, l := range p.lines {
			sizes[l.size] += letters(l.text) // a program's output has few
			for _, w := range strings.FieldsFunc(l.text, notLetter) {
				b.words[strings.ToLower(w)]++
			}
		}
	}
	b.body = most(sizes)
	fonts := map[int]int{}
	for _, p := range b.pages {
		for _, l := range p.lines {
			if l.size == b.body {
				fonts[l.font] += len(l.text)
			}
		}
	}
	b.bodyFont = most(fonts)
	b.trustBlocks()
	first := b.firstNumber()
	b.dropRunning(first)
	for i := range b.pages {
		p := &b.pages[i]
		parts := b.dropCapital(b.justify(b.joinLabels(b.taggedTables(p.lines)), p.gutters))
		p.lines = append(p.turned, b.dropContents(b.order(b.sideLabels(parts), p.gutters))...)
		for k := range p.lines {
			for _, g := range p.lines[k].glyphs {
				b.typed[typeface{g.font, half(g.size)}] += isLetter(g.rune)
			}
			p.lines[k].glyphs = nil
		}
	}
	leading := b.leading()
	for i := range b.pages {
		b.blocks = append(b.blocks, b.paragraphs(b.pages[i].lines, leading))
	}
	b.overleaf()
	b.dropNames()
	b.notes()
	b.headings()
	b.runningTitle()
	b.quotes()
	b.nest()
	return b.result(b.write(first))
}

// left counts the letters of a line that a rule leaves out as written.
func (b *Builder) left(l line) { b.pages[l.page].out += letters(l.text) }

// result compares letters in and out.
func (b *Builder) result(markdown string) Result {
	r := Result{Markdown: []byte(markdown), Title: b.title, Hidden: b.hidden, Unknown: b.blanks}
	for i, p := range b.pages {
		r.Letters += p.in
		r.Written += min(p.in, p.out)
		if p.in > 0 && 10*p.out < 9*p.in {
			r.Thin = append(r.Thin, i+1)
		}
		if p.in == 0 && p.images > 0 {
			r.Pictures = append(r.Pictures, i+1)
		}
	}
	return r
}

func isLetter(r rune) int {
	if unicode.IsLetter(r) {
		return 1
	}
	return 0
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		n += isLetter(r)
	}
	return n
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }
