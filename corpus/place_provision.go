package corpus

import (
	"slices"
	"strconv"
	"strings"
)

// The words by which provisions are named.
var (
	// provisionNouns are the nouns for what prints a number or letter of its own,
	// recitalNouns those for the paragraphs of a preamble.
	provisionNouns = wordSetFolded(wordLists["provisionNouns"])
	recitalNouns   = wordSetFolded(wordLists["recitalNouns"])
	// clauseNouns may stand between such a noun and its number, or between the numbers
	// of a path.
	clauseNouns = wordSetFolded(wordLists["clauseNouns"])
)

// provision reads what people cite a resolution or law by: "operative clause 3",
// "OP4(a)", "4(b)", "section 2 (b)(4)", "article 3, paragraphe 2, point b)", "recital 3".
func (r *placeReader) provision(i int) placeItem {
	t := r.tokens
	if len(r.g.provisions)+len(r.g.recitals) == 0 || r.opts.Default != "" && r.opts.Default != SectionPlace || i > 0 && t[i].glued && t[i-1].kind != signToken {
		return placeItem{}
	}
	noun, recital := provisionNouns[t[i].text], recitalNouns[t[i].text]
	kind, _ := placeNouns.find(t[i].text)
	at := i
	if noun || recital || kind == PassagePlace || pointNouns[t[i].text] {
		at = r.provisionNoun(i + 1)
	}
	if recital {
		if t[i].text == "pp" && (at == len(t) || !t[at].glued) { // "PP3", and not "pp. 3"
			return placeItem{}
		}
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
	paths := [][]string{path}
	if n := countOf(path[0], '1'); n > 0 && len(path) == 1 && at > i {
		paths, to = r.provisionList(n, to)
	}
	of := to
	for of < len(t) && ofWords[t[of].text] {
		of++
	}
	if of > to && of < len(t) && provisionNouns[t[of].text] { // "paragraphe 2 du dispositif"
		noun, to = true, of+1
	}
	it := placeItem{from: from, to: to, kind: PassagePlace, explicit: true}
	sections := r.provisionsIn(&it)
	lettered := len(path) > 1 || countOf(path[0], '1') == 0
	switch {
	case noun:
	case at > i && !lettered: // "paragraph 3" is counted where it is not printed
		if r.total(to) > to || it.to < len(t) && t[it.to].kind != signToken && !sayWords[t[it.to].text] || !r.g.numbersAll(sections) {
			return placeItem{}
		}
	case at > i:
	case len(sections) == 0 && (it.from > 0 || it.to < len(t) || !lettered || len(t) == 1):
		return placeItem{} // "(b)" alone may be anything
	}
	for _, path := range paths {
		found, ok := r.g.provisionsAt(path, sections)
		if !ok && lettered && len(sections) == 0 {
			return placeItem{} // many have a (b)
		}
		if len(found) == 0 && noun { // "clause 4.2" of a contract
			if found = r.g.headedNumber(strings.Join(path, ".")); len(found) > 0 {
				it.kind = found[0].Kind
			}
		}
		it.places = append(it.places, found...)
		if len(found) == 0 {
			asked := strings.Join(path, ".")
			if len(paths) == 1 {
				asked = r.said(i, it.to)
			}
			it.missing = append(it.missing, Missing{Kind: PassagePlace, Asked: asked, In: Place{Kind: BriefPlace}, Have: r.g.outermost})
		}
	}
	bare := at == i && len(path) == 1 && t[i].kind == wordToken // "bibliographie n’est": a letter without brackets
	if len(it.places) == 0 && !noun && (len(sections) == 0 || bare || !lettered && !r.g.numberedFromOne(sections)) {
		return placeItem{}
	}
	return it
}

// provisionNoun is where the nouns end that stand before a number.
func (r *placeReader) provisionNoun(i int) int {
	t := r.tokens
	for i < len(t) && (clauseNouns[t[i].text] || provisionNouns[t[i].text] || numberSigns[t[i].text] || t[i].text == "." && t[i].glued) {
		i++
	}
	return i
}

// provisionList reads the numbers after the first, "2-4", "4 and 5", each as a path.
func (r *placeReader) provisionList(first, to int) (paths [][]string, end int) {
	labels, end := r.list([]placeLabel{{text: strconv.Itoa(first), n: first}}, to, PassagePlace)
	for i, l := range labels {
		from := l.n
		if i > 0 && labels[i-1].text == "-" {
			from = labels[i-2].n + 1
		}
		for n := from; l.text != "-" && n <= l.n && len(paths) < maxPlaces; n++ {
			paths = append(paths, []string{strconv.Itoa(n)})
		}
	}
	return paths, end
}

// provisionsAt are the passages of the provisions with a path, in some sections if any
// are given, or else with a path that ends so. What a lead-in brings along is not
// named beside it. It reports false if several without a section have it.
func (g *Gazetteer) provisionsAt(path []string, sections []Place) (out []Place, ok bool) {
	for _, exact := range []bool{true, false} {
		found := 0
		brought := map[int]bool{}
		for _, p := range g.provisions {
			if len(sections) > 0 && !slices.ContainsFunc(sections, func(s Place) bool { return g.brief.Within(p.section, s.Index) }) {
				continue
			}
			from := len(p.path) - len(path)
			if from < 0 || exact && from > 0 || !slices.Equal(p.path[from:], path) {
				continue
			}
			for _, k := range p.passages {
				if !brought[k] {
					out = append(out, Place{Kind: PassagePlace, Index: k})
				}
				for _, b := range g.brief.Introduced(k) {
					brought[b] = true
				}
			}
			found++
		}
		if found > 0 {
			return out, found == 1 || len(sections) > 0
		}
	}
	return nil, true
}

// headedNumber are the section or the statements that print a number.
func (g *Gazetteer) headedNumber(number string) []Place {
	if sections := g.labels[SectionPlace][number]; len(sections) == 1 {
		return sections
	}
	return g.labels[PassagePlace][number]
}

// deepestPath is how many numbers and letters lead to a provision: "2(1)(a)(ii)" has
// four. A longer text of such is hostile.
const deepestPath = 6

// provisionPath reads numbers and letters, each under the one before: "4(b)",
// "(b)(4)", "(b) 4", "3.a".
func (r *placeReader) provisionPath(i int) (path []string, to int) {
	t := r.tokens
	for to = i; to < len(t) && len(path) < deepestPath; {
		at, closing, named := to, false, false
		if len(path) > 0 { // "Absatz 2 Buchstabe b"
			comma := at
			if t[at].text == "," {
				comma++
			}
			if after := r.provisionNoun(comma); after > comma && after < len(t) {
				at, named = after, true
			}
		}
		if t[at].text == "(" || t[at].text == "[" {
			at, closing = at+1, true
		} else if len(path) > 0 && t[at].text == "." && at+1 < len(t) && t[at+1].glued {
			at, named = at+1, true
		}
		if at >= len(t) || len(path) > 0 && !closing && !named && t[at].kind == numberToken && countOf(path[len(path)-1], '1') > 0 {
			break // "clause 4 5"
		}
		label := t[at].text
		if n := roman(label); n > 0 && t[at].upper && len(path) == 0 {
			label = strconv.Itoa(n)
		}
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
		for _, of := range []placeItem{r.numbered(to), r.bareLabel(to), r.heading(to)} {
			if of.kind == SectionPlace && len(of.places) > 0 {
				it.to = of.to
				return of.places
			}
		}
	}
	if of, ok := r.sectionBefore(it.from); ok {
		it.from = of.from
		return of.places
	}
	return nil
}

// recital reads the number of a paragraph of the preamble.
func (r *placeReader) recital(from, at int) placeItem {
	t := r.tokens
	var n int
	if from > 0 && at <= from+2 || at >= len(t) { // "the third recital"
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
	paths, at := r.provisionList(n, at)
	it := placeItem{from: from, to: at, kind: PassagePlace, explicit: true}
	for _, path := range paths {
		if n := figure(path[0]); n >= 1 && n <= len(have) {
			it.places = append(it.places, Place{Kind: PassagePlace, Index: have[n-1]})
		}
	}
	if len(it.places) == 0 {
		m := Missing{Kind: PassagePlace, Asked: r.said(from, at), In: Place{Kind: BriefPlace}}
		for _, i := range have {
			m.Have = append(m.Have, Place{Kind: PassagePlace, Index: i})
		}
		it.missing = []Missing{m}
	}
	return it
}
