package corpus

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"briefbot/corpus/pattern"
)

// Resolutions, treaties and laws are cited by what they print: operative paragraph
// 4, clause 4(b), section 2 (b)(4), the third recital. Each paragraph or list item
// that has such a number or letter is a provision; what is numbered otherwise
// below it belongs to it.

// A provision is a paragraph that prints a number or letter.
type provision struct {
	path    []string // of the numbers and letters that it stands under, and its own: "4", "b"
	section int
	// passages are its own and those of the provisions under it.
	passages []int
}

// printedLabel begins a paragraph whose number or letter stands in its text.
var printedLabel = pattern.New(`^[\[(]?(\d{1,3}|[a-z]{1,4})[.)\]]\s`)

// ownLabel is the number or letter that a passage prints, or "".
func (p *Passage) ownLabel() string {
	switch {
	case len(p.Enumerators) > 0:
		return p.Enumerators[len(p.Enumerators)-1]
	case p.Label != "":
		return p.Label
	case p.Kind != Paragraph && p.Kind != ListItem && p.Kind != Quote || p.Part == References:
		return ""
	}
	m := printedLabel.FindStringSubmatch(p.Text)
	if m == nil || !slices.ContainsFunc([]rune("1ia"), func(style rune) bool { return countOf(m[1], style) > 0 }) {
		return "" // "etc. "
	}
	return m[1]
}

// A tally is what a list counts with: figures, letters or Roman figures, and how
// deep in other lists it stands.
type tally struct {
	style rune
	depth int
	last  int
}

// countOf is the place in its order of a label in some style; 0 where it is none
// of that style.
func countOf(label string, style rune) int {
	switch style {
	case '1':
		if strings.Trim(label, "0123456789") == "" {
			return figure(label)
		}
	case 'i':
		return roman(label)
	case 'a':
		if len(label) == 1 || len(label) == 2 && label[0] == label[1] { // "z", "aa"
			return int(label[0]-'a') + 1 + 26*(len(label)-1)
		}
	}
	return 0
}

// provisions are those of a brief, in its order.
func provisions(b *Brief) []provision {
	var out []provision
	var open []tally // what the last provision stands in
	var path []string
	var under []int // by level: the provision's index in out
	section := -1
	for i := range b.Passages {
		p := &b.Passages[i]
		if p.Section != section {
			section, open, path, under = p.Section, nil, nil, nil
		}
		label := strings.ToLower(p.ownLabel())
		if label == "" {
			if p.Kind == ListItem {
				for _, u := range under { // more of an item, or a point below it
					out[u].passages = append(out[u].passages, i)
				}
			}
			continue
		}
		level, n, style := -1, 0, rune(0)
		depth := len(p.Enumerators)
		for k := len(open) - 1; k >= 0 && level < 0; k-- { // the list that it goes on
			if n = countOf(label, open[k].style); n == open[k].last+1 && open[k].depth == depth {
				level, style = k, open[k].style
			}
		}
		if level < 0 {
			level = len(open)
			for _, style = range "1ia" {
				if n = countOf(label, style); n == 1 || n > 0 && style != 'i' {
					break
				}
			}
			if n != 1 { // of no list that is open
				level = 0
			}
			for k := range open { // it begins again
				if open[k].style == style && open[k].depth == depth {
					level = k
					break
				}
			}
		}
		open = append(open[:level], tally{style, depth, n})
		path = append(slices.Clone(path[:level]), label)
		under = append(under[:level], len(out))
		out = append(out, provision{path: path, section: section})
		for _, u := range under {
			out[u].passages = append(out[u].passages, i)
		}
	}
	return out
}

// recitalEnd ends a paragraph of the preamble of a resolution or law: each is a
// part of one long sentence. It is looked for behind the last stop, for it has none.
var recitalEnd = pattern.New(`[,;](?:\s*(?:and|et|und|y|e|и|та))?(?:[;,]?\s*NOW,? THEREFORE,?[^.]*)?$`)

const (
	leastRecitals = 2 // one comma at a paragraph's end is a slip
	leastRecital  = 5 // words: "The General Assembly," is who speaks
)

// whereas leads to recitals that are numbered.
var whereas = pattern.New(`(?i)^(?:whereas|considérant(?: ce qui suit)?|in erwägung nachstehender gründe|considerando(?: lo siguiente| o seguinte)?|учитывая(?: следующее)?|принимая во внимание)\s*:$`)

// recitals are the paragraphs of a preamble: those that are numbered after "Whereas:",
// or else end in a comma or semicolon, between who speaks and what is decided.
func recitals(b *Brief) []int {
	var out []int
	for i := range b.Passages {
		if !whereas.MatchString(b.Passages[i].Text) {
			continue
		}
		for k := i + 1; k < len(b.Passages) && (len(out) == 0 || b.Passages[k].continues(&b.Passages[out[len(out)-1]])); k++ {
			out = append(out, k)
		}
		return out
	}
	for i := range b.Passages {
		p := &b.Passages[i]
		if p.Kind == Paragraph && p.Part == Body && p.ownLabel() == "" && recitalEnd.MatchString(p.Text[strings.LastIndexByte(p.Text, '.')+1:]) {
			if wordCount(p.Text) >= leastRecital {
				out = append(out, i)
			}
			continue
		}
		if len(out) >= leastRecitals {
			return out
		}
		out = nil
	}
	return out
}

// operative are the passages of the one list of figures that a document decides in:
// one with a preamble, or else without sections; nil for any other.
func operative(b *Brief, all []provision, recitals []int) []int {
	if named := func(s Section) bool { return s.Name != "" }; len(recitals) == 0 && slices.ContainsFunc(b.Sections, named) {
		return nil
	}
	var out []int
	for _, p := range all {
		if len(p.path) != 1 || countOf(p.path[0], '1') == 0 {
			continue
		}
		if countOf(p.path[0], '1') != len(out)+1 {
			return nil
		}
		out = append(out, p.passages[0])
	}
	if len(recitals) == 0 && len(out) < leastSeries {
		return nil
	}
	return out
}

// clauses takes the preamble of a resolution or law, and what it decides.
func (e *enumerator) clauses() {
	preamble := recitals(e.b)
	add := func(members []int, nouns map[string]bool) {
		if len(members) == 0 {
			return
		}
		n := Enumeration{Announcing: Place{Kind: BriefPlace}, Section: e.b.Passages[members[0]].Section, Nouns: slices.Sorted(maps.Keys(nouns)), Beside: slices.Sorted(maps.Keys(clauseNouns))}
		for _, i := range members {
			n.Members = append(n.Members, Member{i, Span{0, len(e.b.Passages[i].Text)}})
		}
		e.add(n)
	}
	add(preamble, recitalNouns)
	add(operative(e.b, provisions(e.b), preamble), provisionNouns)
}

// numbersAll reports whether what some sections have is numbered from the first
// paragraph on, or without a section what the document decides.
func (g *Gazetteer) numbersAll(sections []Place) bool {
	if len(sections) == 0 {
		return len(g.operative) > 0
	}
	return !slices.ContainsFunc(sections, func(s Place) bool {
		own := g.brief.Sections[s.Index].Passages
		return len(own) == 0 || countOf(g.brief.Passages[own[0]].ownLabel(), '1') == 0
	})
}

// printedOnce is the provision that prints a number under no other, if only one does:
// a summary may have the same words again.
func (g *Gazetteer) printedOnce(label string) *provision {
	var found *provision
	for i := range g.provisions {
		p := &g.provisions[i]
		switch {
		case len(p.path) != 1 || p.path[0] != label:
		case found == nil:
			found = p
		case g.brief.Passages[found.passages[0]].Text != g.brief.Passages[p.passages[0]].Text:
			return nil
		}
	}
	return found
}

// counts reports whether what leads to a list counts what a noun, or its plural,
// stands for: "We will take 20 actions:".
func (g *Gazetteer) counts(noun string) bool {
	number := func(t placeToken) bool { return t.kind == numberToken || cardinals.has(t.text) }
	return slices.ContainsFunc(g.brief.Passages, func(p Passage) bool {
		if !endsInColon(p.Text) {
			return false
		}
		t := placeTokens(p.Text)
		for i := range t {
			if strings.HasPrefix(t[i].text, noun) && len(t[i].text) <= len(noun)+2 && (i > 0 && number(t[i-1]) || i+1 < len(t) && number(t[i+1])) {
				return true
			}
		}
		return false
	})
}

// continues reports whether a passage is the next of the list that another is of.
func (p *Passage) continues(before *Passage) bool {
	own, last := p.ownLabel(), before.ownLabel()
	return own != "" && len(p.Enumerators) == len(before.Enumerators) && slices.ContainsFunc([]rune("1ia"), func(style rune) bool {
		n := countOf(last, style)
		return n > 0 && countOf(own, style) == n+1
	})
}

// provisionNouns are the nouns for what prints a number or letter of its own, and
// recitalNouns those for the paragraphs of a preamble.
var (
	provisionNouns = wordSetFolded("clause clauses provision provisions operative operatives op ops oc ocs subparagraph subparagraphs subsection subsections subclause " +
		"sub lit litera Buchstabe Buchst Ziffer Ziff dispositif alinéa alinéas inciso incisos literal cláusula cláusulas подпункт подпункта подпункте підпункт")
	recitalNouns = wordSetFolded("recital recitals whereas preambular preambulatory perambulatory pp pps considérant considérants considerando considerandos Erwägungsgrund Erwägungsgründe преамбул* преамбулы")
	// clauseNouns may stand between such a noun and its number.
	clauseNouns = wordSetFolded("clause clauses paragraph paragraphs para paras provision provisions paragraphe párrafo Absatz абзац пункт number no nr")
)

// provision reads what people cite a resolution or law by: "operative clause 3",
// "OP4(a)", "4(b)", "section 2 (b)(4)", "recital 3".
func (r *placeReader) provision(i int) placeItem {
	t := r.tokens
	if len(r.g.provisions)+len(r.g.recitals) == 0 || r.opts.Default != "" || i > 0 && t[i].glued && t[i-1].kind != signToken {
		return placeItem{}
	}
	noun, recital := provisionNouns[t[i].text], recitalNouns[t[i].text]
	kind, _ := placeNouns.find(t[i].text)
	at := i
	if noun || recital || kind == PassagePlace || pointNouns[t[i].text] {
		for at++; at < len(t) && (clauseNouns[t[at].text] || numberSigns[t[at].text] || t[at].text == "." && t[at].glued); at++ {
			recital = recital || recitalNouns[t[at].text]
		}
	}
	if recital {
		return r.recital(i, at)
	}
	path, to := r.provisionPath(at)
	from := i
	if l, _, ok := r.ordinalLabel(max(0, i-1)); ok && noun && i > 0 && len(path) == 0 { // "the third clause"
		if l.n < 0 {
			l.n += len(r.g.operative) + 1
		}
		path, to, from = []string{strconv.Itoa(l.n)}, at, i-1
	}
	if len(path) == 0 {
		return placeItem{}
	}
	it := placeItem{from: from, to: to, kind: PassagePlace, explicit: true}
	sections := r.provisionsIn(&it)
	lettered := len(path) > 1 || countOf(path[0], '1') == 0
	switch {
	case noun:
	case at > i && !lettered: // "paragraph 3" is counted where it is not printed
		if r.total(to) > to || it.to < len(t) && !sayWords[t[it.to].text] || !r.g.numbersAll(sections) {
			return placeItem{}
		}
	case at > i:
	case len(sections) == 0 && (it.from > 0 || it.to < len(t) || !lettered || len(t) == 1):
		return placeItem{} // "(b)" alone may be anything
	}
	for _, exact := range []bool{true, false} {
		found := 0
		for _, p := range r.g.provisions {
			if len(sections) > 0 && !slices.ContainsFunc(sections, func(s Place) bool { return r.g.brief.Within(p.section, s.Index) }) {
				continue
			}
			from := len(p.path) - len(path)
			if from < 0 || exact && from > 0 || !slices.Equal(p.path[from:], path) {
				continue
			}
			for _, k := range p.passages {
				it.places = append(it.places, Place{Kind: PassagePlace, Index: k})
			}
			found++
		}
		switch {
		case found > 1 && len(sections) == 0 && lettered: // many have a (b)
			return placeItem{}
		case found > 0:
			return it
		}
	}
	if !noun && (len(sections) == 0 || !lettered) {
		return placeItem{}
	}
	it.missing = []Missing{{Kind: PassagePlace, Asked: Span{t[i].at.Start, t[it.to-1].at.End}.In(r.text), In: Place{Kind: BriefPlace}, Have: r.g.outermost()}}
	return it
}

// outermost are the provisions that stand under no other.
func (g *Gazetteer) outermost() []Place {
	var out []Place
	for _, p := range g.provisions {
		if len(p.path) == 1 {
			out = append(out, Place{Kind: PassagePlace, Index: p.passages[0]})
		}
	}
	return out
}

// provisionPath reads numbers and letters, each under the one before: "4(b)",
// "(b)(4)", "(b) 4", "3.a".
func (r *placeReader) provisionPath(i int) (path []string, to int) {
	t := r.tokens
	for to = i; to < len(t); {
		at, closing := to, false
		if t[at].text == "(" || t[at].text == "[" {
			at, closing = at+1, true
		} else if len(path) > 0 && (t[at].text == "." || t[at].text == ",") && at+1 < len(t) && (t[at+1].glued || t[at].text == ",") {
			at++
		}
		if at >= len(t) {
			break
		}
		label := t[at].text
		letters := t[at].kind == wordToken && !t[at].unblanked() && (len(label) == 1 || roman(label) > 0 || len(label) == 2 && label[0] == label[1])
		if t[at].kind != numberToken && !letters || letters && !closing && len(path) == 0 && at+1 < len(t) && t[at+1].kind == wordToken {
			break // "a" is a word before others
		}
		if end := at + 1; closing {
			if end >= len(t) || t[end].text != ")" && t[end].text != "]" {
				break
			}
			at = end
		} else if end < len(t) && t[end].text == ")" {
			at = end
		}
		path, to = append(path, label), at+1
	}
	return path, to
}

// provisionsIn are the sections that a provision is said to be of, before or after
// it, which become a part of the item.
func (r *placeReader) provisionsIn(it *placeItem) []Place {
	t := r.tokens
	to := it.to
	for to < len(t) && (ofWords[t[to].text] || t[to].text == ",") {
		to++
	}
	if to > it.to && to < len(t) {
		for _, of := range []placeItem{r.inSeries(to), r.numbered(to), r.heading(to)} {
			if of.kind == SectionPlace && len(of.places) > 0 {
				it.to = of.to
				return of.places
			}
		}
	}
	for k := max(0, it.from-maxNameWords); k < it.from; k++ {
		for _, of := range []placeItem{r.inSeries(k), r.numbered(k), r.heading(k)} {
			if of.kind == SectionPlace && len(of.places) > 0 && (of.to == it.from || of.to == it.from-1 && joinSigns[t[of.to].text]) {
				it.from = k
				return of.places
			}
		}
	}
	return nil
}

// recital reads the number of a paragraph of the preamble.
func (r *placeReader) recital(from, at int) placeItem {
	t := r.tokens
	var n int
	if from > 0 && at == from+1 || at >= len(t) { // "the third recital"
		if l, _, ok := r.ordinalLabel(max(0, from-1)); ok && from > 0 {
			n, from = l.n, from-1
		}
	}
	if n == 0 && at < len(t) && t[at].kind == numberToken {
		n, at = figure(t[at].text), at+1
	}
	have := r.g.recitals
	if n == 0 || len(have) == 0 {
		return placeItem{}
	}
	if n < 0 {
		n += len(have) + 1
	}
	it := placeItem{from: from, to: at, kind: PassagePlace, explicit: true}
	if n >= 1 && n <= len(have) {
		it.places = []Place{{Kind: PassagePlace, Index: have[n-1]}}
		return it
	}
	m := Missing{Kind: PassagePlace, Asked: Span{t[from].at.Start, t[at-1].at.End}.In(r.text), In: Place{Kind: BriefPlace}}
	for _, i := range have {
		m.Have = append(m.Have, Place{Kind: PassagePlace, Index: i})
	}
	it.missing = []Missing{m}
	return it
}
