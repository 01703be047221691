package corpus

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A prose gathers the text of a passage from runs.
type prose struct {
	Prose
	d        *document
	text     []byte
	gap      bool // white space is due before the next word
	gapMark  bool // a mark stands in that white space
	gapAt    Span
	breaks   []int // where the source's lines end
	glue     bool  // the next word follows without white space
	links    []link
	marks    []pendingMark
	base     int     // of the current block's links
	styled   [3]Span // the open parts in italics, in bold, and inserted
	lastLink int     // which link the last piece of a link belongs to
	cells    []Span  // of a table row
	cellAt   int     // where the open cell begins
}

// A pendingMark is a mark at a place of the text.
type pendingMark struct {
	at  int
	run run
}

// add appends a block's runs.
func (p *prose) add(b *element) {
	p.base = len(p.links)
	p.links = append(p.links, b.links...)
	if len(p.text) > 0 {
		if b.term && b.joined == "" && b.into != nil && !bytes.HasSuffix(p.text, []byte(":")) {
			p.text = append(p.text, ':')
		}
		p.breaks = append(p.breaks, len(p.text))
		p.space(Span{}, true)
	}
	// Cells are set apart as they are in print, empty ones too.
	p.cellAt = len(p.text)
	ends := map[int]int{}
	for _, c := range b.cells[min(1, len(b.cells)):] {
		if c == 0 {
			p.cell()
		} else {
			ends[b.segs[c-1].End]++
		}
	}
	for i, r := range b.runs {
		if n := ends[r.src.Start]; r.kind == spaceRun && n > 0 {
			delete(ends, r.src.Start)
			for range n {
				p.cell()
			}
			continue
		}
		switch r.kind {
		case textRun:
			p.put(r)
		case spaceRun:
			p.breaks = append(p.breaks, len(p.text))
			p.space(r.src, i+1 < len(b.runs))
		case breakRun:
			p.breaks = append(p.breaks, len(p.text))
			p.gap = true
			p.gapAt = r.src
		case markRun, noteRun:
			p.gapMark = p.gap
			p.marks = append(p.marks, pendingMark{at: len(p.text), run: r})
		case citeRun:
			p.cite(r)
		case imageRun:
			if b.kind != headingBlock && !wordless.MatchString(r.text) {
				p.aside(figureAside(p.d.language, Span{}, ""))
			}
		case dropRun:
			if r.why == struckText {
				w := wordsOfAsides(p.d.language)
				p.aside(Aside{Open: "[" + w.struck + "; " + w.unshown + "]"})
			}
		}
	}
	if len(b.cells) > 0 {
		for i, c := range b.cells { // empty ones at the end
			if i > 0 && c == len(b.segs) && c > 0 {
				p.cell()
			}
		}
		p.endCell()
		p.text = bytes.TrimRight(p.text, " ")
	}
}

// cell ends a table cell: the next one begins after " | ".
func (p *prose) cell() {
	p.endCell()
	if len(p.text) > 0 && !bytes.HasSuffix(p.text, []byte(" ")) {
		p.text = append(p.text, ' ')
	}
	p.text = append(p.text, "| "...)
	p.gap = false
	p.cellAt = len(p.text)
}

func (p *prose) endCell() {
	p.cells = append(p.cells, Span{p.cellAt, max(p.cellAt, len(bytes.TrimRight(p.text, " ")))})
}

// space notes white space between words. At the end of a line a hyphen may
// join the two halves of a word.
func (p *prose) space(at Span, wrapped bool) {
	p.gap, p.gapAt = true, at
	p.glue = p.glue || wrapped
}

func (p *prose) put(r run) {
	text := r.words(p.d.view)
	from := 0
	for i := 0; i <= len(text); {
		c, n := utf8.DecodeRuneInString(text[i:])
		if i < len(text) && !unicode.IsSpace(c) && c != '\u200b' && c != '\u00ad' && c != '\ufeff' {
			i += n
			continue
		}
		if i > from {
			p.word(text[from:i], from, r)
		}
		if i == len(text) {
			break
		}
		if unicode.IsSpace(c) {
			p.gap, p.glue, p.gapAt = true, false, r.src
			if !r.decoded {
				p.gapAt = Span{r.src.Start + i, r.src.Start + i + n}
			}
		}
		i += n
		from = i
	}
}

// word appends a word that begins at offset from of the run's text.
func (p *prose) word(w string, from int, r run) {
	if p.gap && len(p.text) > 0 {
		if p.glue && p.hyphen(w) {
			p.gap = false
		} else if !bytes.HasSuffix(p.text, []byte("| ")) && !(p.gapMark && strings.ContainsRune(",.;:)]!?", rune(w[0]))) {
			at := len(p.text)
			p.text = append(p.text, ' ')
			if p.gapAt.End > p.gapAt.Start {
				p.piece(Span{at, at + 1}, p.gapAt, string(p.d.source.text[p.gapAt.Start:p.gapAt.End]) != " ")
			}
		}
	}
	p.gap, p.glue, p.gapMark = false, false, false
	sp, source := Span{len(p.text), len(p.text) + len(w)}, r.src
	p.text = append(p.text, w...)
	if !r.decoded {
		source = Span{r.src.Start + from, r.src.Start + from + len(w)}
	}
	p.piece(sp, source, r.decoded)
	for i, on := range [3]bool{r.em, r.strong, r.ins} {
		p.style(i, sp, on)
	}
	if r.link >= 0 {
		p.link(sp, p.links[p.base+r.link].url, r.link)
	}
}

func (p *prose) piece(text, source Span, decoded bool) {
	if n := len(p.Pieces); n > 0 && !decoded {
		last := &p.Pieces[n-1]
		if !last.Decoded && last.End == text.Start && last.Source.End == source.Start {
			last.End, last.Source.End = text.End, source.End
			return
		}
	}
	p.Pieces = append(p.Pieces, Piece{Span: text, Source: source, Decoded: decoded})
}

// style extends, begins or ends a part that is set otherwise.
func (p *prose) style(i int, sp Span, on bool) {
	cur := &p.styled[i]
	if on && cur.End > cur.Start && len(bytes.TrimSpace(p.text[cur.End:sp.Start])) == 0 {
		cur.End = sp.End
		return
	}
	if cur.End > cur.Start {
		if i == 2 {
			p.Asides = append(p.Asides, Aside{*cur, "[" + wordsOfAsides(p.d.language).inserted + ": ", "]"})
		} else {
			p.Emphasis = append(p.Emphasis, Emphasis{Span: *cur, Strong: i == 1})
		}
	}
	if *cur = (Span{}); on {
		*cur = sp
	}
}

func (p *prose) link(sp Span, url string, id int) {
	if n := len(p.Links); n > 0 && p.lastLink == p.base+id {
		p.Links[n-1].End = sp.End
		return
	}
	p.lastLink = p.base + id
	if url == "#" {
		url = ""
	}
	p.Links = append(p.Links, Link{Span: sp, URL: url, Damage: addressDamage(url)})
}

// hyphen reports whether the text ends in a hyphen that joins it to the word.
// The hyphen itself stays, unless the brief spells the word without it
// elsewhere and never with it.
func (p *prose) hyphen(w string) bool {
	text := p.text[max(0, len(p.text)-80):] // no word is longer
	if !bytes.HasSuffix(text, []byte("-")) || bytes.HasSuffix(text, []byte(" -")) || bytes.HasSuffix(text, []byte("--")) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(w)
	if !unicode.IsLower(first) {
		return unicode.IsUpper(first) // "EU-\nRussia"
	}
	switch strings.ToLower(trimWord(w)) {
	case "and", "or", "to", "und", "oder", "bis", "et", "ou", "as", "sowie":
		return false // "short- and long-term"
	}
	half := string(text[:len(text)-1])
	half = half[len(strings.TrimRightFunc(half, unicode.IsLetter)):]
	tail := w[:runEnd(w, 0, unicode.IsLetter)]
	whole := strings.ToLower(half + tail)
	if half != "" && !p.d.words.has(strings.ToLower(half+"-"+tail)) && (p.d.words.has(whole) || sureWord(half, tail, p.d.words)) {
		p.dropHyphen()
	}
	return true
}

// dropHyphen takes the hyphen at the end of the text back.
func (p *prose) dropHyphen() {
	text := p.text[:len(p.text)-1]
	p.text = text
	n := len(p.Pieces)
	last := &p.Pieces[n-1]
	last.End--
	last.Source.End--
	if last.End == last.Start {
		p.Pieces = p.Pieces[:n-1]
	}
	for i := range p.styled {
		p.styled[i].End = min(p.styled[i].End, len(text))
	}
	for i := range p.Links {
		p.Links[i].End = min(p.Links[i].End, len(text))
	}
	for i := range p.marks {
		p.marks[i].at = min(p.marks[i].at, len(text))
	}
}

func trimWord(w string) string { return strings.TrimFunc(w, func(r rune) bool { return !isWord(r) }) }

// finish closes what is open and returns the text with its sentences. Marks
// and citations are filled in when their notes and entries are known.
func (p *prose) finish() Prose {
	for i := range p.styled {
		p.style(i, Span{}, false)
	}
	p.Text = string(p.text)
	p.setAsides()
	for i := range p.cells {
		p.cells[i].Start, p.cells[i].End = min(p.cells[i].Start, len(p.Text)), min(p.cells[i].End, len(p.Text))
	}
	slices.SortFunc(p.Emphasis, func(a, b Emphasis) int {
		return cmp.Or(a.Start-b.Start, b.End-a.End)
	})
	p.Sentences = Sentences(p.Text)
	return p.Prose
}
