package corpus

import (
	"slices"
	"strconv"
)

// The words by which provisions are named.
var (
	// provisionNouns are the nouns for what prints a number or letter of its own.
	provisionNouns = wordSetFolded(wordLists["provisionNouns"])
	// clauseNouns may stand between such a noun and its number, or between the numbers
	// of a path.
	clauseNouns = wordSetFolded(wordLists["clauseNouns"])
)

// provision reads what people cite a law by: "clause 4(b)", "4(b)", "section 2
// (b)(4)", "article 3, paragraphe 2, point b)".
func (r *placeReader) provision(i int) placeItem {
	t := r.tokens
	if len(r.g.provisions) == 0 || r.opts.Default != "" && r.opts.Default != SectionPlace || i > 0 && t[i].glued && t[i-1].kind != signToken {
		return placeItem{}
	}
	kind, _ := placeNouns.find(t[i].text)
	noun, at := provisionNouns[t[i].text], i
	if noun || kind == PassagePlace || pointNouns[t[i].text] {
		at = r.provisionNoun(i + 1)
	}
	path, to := r.provisionPath(at)
	if len(path) == 0 {
		return placeItem{}
	}
	it := placeItem{from: i, to: to, kind: PassagePlace, explicit: true}
	sections := r.provisionsIn(&it)
	lettered := len(path) > 1 || countOf(path[0], '1') == 0
	switch {
	case noun:
	case at > i && !lettered: // "paragraph 3" is counted where it is not printed
		if r.total(to) > to || len(sections) == 0 || !r.g.numberedFromOne(sections) {
			return placeItem{}
		}
	case at > i:
	case len(sections) == 0 && (it.from > 0 || it.to < len(t) || !lettered || len(t) == 1):
		return placeItem{} // "(b)" alone may be anything
	}
	found, ok := r.g.provisionsAt(path, sections)
	switch {
	case !ok && lettered && len(sections) == 0:
		return placeItem{} // many have a (b)
	case len(found) > 0:
		it.places = found
	case noun || len(sections) > 0:
		it.missing = []Missing{{Kind: PassagePlace, Asked: r.said(i, it.to), In: Place{Kind: BriefPlace}, Have: r.g.outermost}}
	default:
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

// provisionsAt are the passages of the provisions with a path, in some sections if any
// are given, or else with a path that ends so. What a lead-in brings along is not
// named beside it. It reports false if several without a section have it.
func (g *Gazetteer) provisionsAt(path []string, sections []Place) (out []Place, ok bool) {
	for _, exact := range []bool{true, false} {
		found := 0
		for _, p := range g.provisions {
			if len(sections) > 0 && !slices.ContainsFunc(sections, func(s Place) bool { return g.brief.Within(p.section, s.Index) }) {
				continue
			}
			from := len(p.path) - len(path)
			if from < 0 || exact && from > 0 || !slices.Equal(p.path[from:], path) {
				continue
			}
			own := p.passages
			if g.brief.Introduced(own[0]) != nil {
				own = own[:1]
			}
			for _, k := range own {
				out = append(out, Place{Kind: PassagePlace, Index: k})
			}
			found++
		}
		if found > 0 {
			return out, found == 1 || len(sections) > 0
		}
	}
	return nil, true
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
		for _, of := range []placeItem{r.inSeries(to), r.numbered(to), r.heading(to)} {
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
