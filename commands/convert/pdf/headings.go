package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"briefbot/corpus/pattern"
)

// plain is a text by its letters and digits alone.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, markIn.ReplaceAllString(s, ""))
}

// A style is how a heading is set.
type style struct {
	size float64
	bold bool
}

// headings finds the title and the headings: by the outline or the tags if
// the file has them, else by size and weight.
func (b *Builder) headings() {
	b.findTitle()
	outline, top := b.outline()
	b.over = b.overText()
	found, tagged, styles := 0, 0, map[style]int{}
	charts := b.charts()
	byTag := b.headingTags()
	var candidates []*block
	for i := range b.blocks {
		for j := range b.blocks[i] {
			p := &b.blocks[i][j]
			l := p.lines[0]
			if p.kind == note || p.kind == more || p.kind == row || p.kind == gone {
				continue
			}
			full := p.full()
			if depth, ok := outline[plain(full)]; ok && (l.bold || l.size > 1.05*b.body) {
				p.kind, p.level, p.text, p.named = heading, depth-top+1, full, true
				found++
				continue
			}
			if level := l.tag.Kind.level(); level > 0 && byTag && len(strings.Fields(full)) <= longestHeading {
				p.kind, p.level, p.text, p.named = heading, level, full, true
				tagged++
				continue
			}
			if b.looksLikeHeading(i, j, full) && !b.step(i, j) && !(charts[plain(full)] && !sectionStart.MatchString(full)) {
				candidates = append(candidates, p)
				styles[style{l.size, l.bold}]++
			}
		}
	}
	// What else is large or bold is none, where the outline or tags settle it.
	if len(outline) >= 5 && 10*found >= 6*len(outline) || tagged >= 3 && 2*tagged >= len(candidates) {
		b.listedHeadings(candidates)
		return
	}
	found += tagged
	b.rank(candidates, styles)
	b.front()
	if len(candidates)+found < 4 {
		b.leads()
	}
}

// charts are the short texts that come back several times and never stand over a text
// or a list: what charts are of.
func (b *Builder) charts() map[string]bool {
	const fewest, text = 3, 12 // times; words
	times := map[string]int{}
	for _, p := range b.blocks {
		for j := range p {
			if key := plain(p[j].full()); j+1 < len(p) && (p[j+1].kind == item || p[j+1].kind != row && len(strings.Fields(p[j+1].text)) >= text) {
				times[key] = math.MinInt
			} else if len(strings.Fields(p[j].text)) < text {
				times[key]++
			}
		}
	}
	out := map[string]bool{}
	for key, n := range times {
		out[key] = n >= fewest
	}
	return out
}

// headingTags reports whether the file's tags for headings can be believed:
// some files have them on half of their text.
func (b *Builder) headingTags() bool {
	all, in := 0, 0
	for _, p := range b.blocks {
		for _, q := range p {
			n := letters(q.text)
			all += n
			if q.lines[0].tag.Kind.level() > 0 {
				in += n
			}
		}
	}
	return 4*in < all
}

// outline is the depth of each bookmark by its plain text, and the least.
func (b *Builder) outline() (depths map[string]int, top int) {
	depths, top = map[string]int{}, math.MaxInt
	for _, e := range b.info.Outline {
		if p := plain(e.Title); p != "" {
			depths[p] = e.Depth
			top = min(top, e.Depth)
		}
	}
	return depths, top
}

// longestHeading is how many words a heading has at most; a longer text in
// large letters is a quotation or an introduction.
const longestHeading = 22

// looksLikeHeading reports whether a block is set as a heading: few words,
// larger or bold, no full stop, not among the rows of a table.
func (b *Builder) looksLikeHeading(page, at int, full string) bool {
	p := b.blocks[page][at]
	l := p.lines[0]
	words := len(strings.Fields(p.text))
	big := l.size >= 1.1*b.body || sectionStart.MatchString(full) && l.font != b.bodyFont && l.size >= b.body
	big = big || b.over[b.kin(faceOf(&p))]
	bold := l.bold && (l.size > 0.95*b.body || l.size > 0.75*b.body && words <= 12)
	switch {
	case words == 0, words > longestHeading && !(bold && sectionStart.MatchString(full) && words <= 2*longestHeading), len(p.lines) > 5, len(plain(full)) < 3, !strings.ContainsFunc(full, unicode.IsLetter):
		return false
	case strings.HasSuffix(p.text, ".") && !titled.MatchString(p.text), strings.HasSuffix(p.text, ","), !big && !bold:
		return false
	case epigraph.MatchString(p.text), partOfQuote(p.text), strings.HasPrefix(p.text, "—"), strings.HasPrefix(p.text, "–"): // who said it
		return false
	case isBullet(l.label), addressIn.MatchString(p.text), l.turned: // or the name of an axis
		return false
	}
	if b.inMargin(b.pages[page].lines, p.lines) {
		return false
	}
	near := func(k int) bool {
		blocks := b.blocks[page]
		return k >= 0 && k < len(blocks) && blocks[k].kind == row && math.Abs(blocks[k].lines[0].y-l.y) < 2*l.size && !(big && faceOf(&blocks[k]) != faceOf(&p))
	}
	return !near(at-1) && !near(at+1)
}

// titled is how a heading begins that may be a sentence: "Finding 2: …".
var titled = pattern.New(`^\p{Lu}[\pL ]{2,20}( \d{1,2})?: \p{Lu}`)

// partOfQuote reports whether a text is a piece of a pull quote that other text runs
// around: it goes on from before, or a quotation only begins or only ends in it.
func partOfQuote(text string) bool {
	const signs = "»«„“”"
	marks := strings.Count(strings.Map(func(r rune) rune {
		if strings.ContainsRune(signs, r) {
			return '"'
		}
		return r
	}, text), `"`)
	return lowerWord.MatchString(text) && len(strings.Fields(text)) > 2 || marks == 1 && strings.Trim(text, signs) != text
}

// addressIn is an address of the web or of mail.
var addressIn = pattern.New(`(?i)://|\bwww\.|\S@\S|\b\w+\.[a-z]{2,6}/\S`)

// lowerWord is how a text goes on from before; "a)" counts.
var lowerWord = pattern.New(`^\p{Ll}\pL`)

// epigraph is a quotation with the mark of its source.
var epigraph = pattern.New(`^["“„«].*["”“»]` + markOpen)

// step reports whether a block is an item of a numbered list that is set in
// bold: the item before or after it counts on, with nothing between.
func (b *Builder) step(page, at int) bool {
	blocks := b.blocks[page]
	counts := func(k int) (int, bool) {
		if k < 0 || k >= len(blocks) || blocks[k].kind != item || blocks[k].lines[0].size != blocks[at].lines[0].size || !blocks[k].lines[0].bold {
			return 0, false
		}
		return labelNumber(blocks[k].lines[0].label)
	}
	n, ok := counts(at)
	if !ok {
		return false
	}
	before, first := counts(at - 1)
	after, last := counts(at + 1)
	return first && before == n-1 || last && after == n+1
}

// rank gives the candidates their levels: the larger the type, the higher.
func (b *Builder) rank(candidates []*block, styles map[style]int) {
	// Small bold type is a heading's only if it comes back.
	candidates = slices.DeleteFunc(candidates, func(p *block) bool {
		l := p.lines[0]
		return l.size < 0.95*b.body && styles[style{l.size, l.bold}] < 2
	})
	var sizes []float64
	for s := range styles {
		sizes = append(sizes, s.size)
	}
	slices.SortFunc(sizes, func(a, b float64) int { return cmp.Compare(b, a) })
	var levels []int
	for _, p := range candidates {
		l := p.lines[0]
		p.text = p.full()
		p.kind = heading
		p.level = slices.IndexFunc(sizes, func(s float64) bool { return s-l.size < 0.6 }) + 1
		levels = append(levels, p.level)
	}
	slices.Sort(levels)
	levels = slices.Compact(levels)
	for _, p := range candidates {
		p.level = slices.Index(levels, p.level) + 1
	}
}

// front makes text of the headings before the first running text that are
// smaller than the next one: who publishes, a logo, a slogan; on a cover, all
// of them. So is a name that ends the document. A first page with fewer letters than
// most, before the page with the contents, is a cover, too.
func (b *Builder) front() {
	if p := b.blocks[len(b.blocks)-1]; len(p) > 1 && p[len(p)-1].kind == heading {
		p[len(p)-1].kind = paragraph
	}
	var in []int
	for _, p := range b.pages {
		in = append(in, p.in)
	}
	slices.Sort(in)
	var open []*block
	for i := range b.blocks {
		sparse := i == 0 && b.contents > 0 && b.pages[0].in < in[len(in)/2]
		cover := sparse || !slices.ContainsFunc(b.blocks[i], func(p block) bool { return len(strings.Fields(p.text)) >= 12 || p.kind == row || p.kind == item })
		for j := range b.blocks[i] {
			switch p := &b.blocks[i][j]; {
			case p.kind == heading && sparse && j+1 < len(b.blocks[i]) && len(strings.Fields(b.blocks[i][j+1].text)) > longestHeading:
			case p.kind == heading && cover:
				p.kind = paragraph
			case p.kind == heading:
				for len(open) > 0 && open[len(open)-1].level > p.level {
					open[len(open)-1].kind = paragraph
					open = open[:len(open)-1]
				}
				open = append(open, p)
			case p.kind == gone, sparse:
			case len(strings.Fields(p.text)) > longestHeading:
				return
			case len(strings.Fields(p.text)) >= 12: // it has a text
				open = nil
			}
		}
	}
}

// nest makes every heading at most one level deeper than the one it is under.
func (b *Builder) nest() {
	var open []int
	for i := range b.blocks {
		for j := range b.blocks[i] {
			if p := &b.blocks[i][j]; p.kind == heading {
				for len(open) > 0 && open[len(open)-1] >= p.level {
					open = open[:len(open)-1]
				}
				open = append(open, p.level)
				p.level = len(open)
			}
		}
	}
}
