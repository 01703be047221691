package corpus

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"briefbot/corpus/pattern"
)

// A number that is printed beats a count: where paragraphs are numbered through
// a document, "paragraph 16" is the one that prints 16; where sections are,
// "point 16" is the one that is headed so.

// printedNumber begins a paragraph that is numbered: "16. It seems", "(16) It".
var printedNumber = pattern.New(`^[\[(]?(\d{1,3})[.)\]]\s+["“‘«(]?(?:\p{Lu}|\p{Lo})`)

// leastSeries is how many paragraphs, in more than one section, make a series:
// fewer, or those of one section, are a list in it, whose numbers nobody takes
// for the paragraphs of the document.
const leastSeries = 5

// numberedParagraphs are the passages of a document whose paragraphs are numbered
// through, by number; nil where a number comes twice, or not in order, or where
// every third is missing.
func numberedParagraphs(b *Brief) map[int]int {
	series, sections := map[int]int{}, map[int]bool{}
	first, last := 0, 0
	for i := range b.Passages {
		p := &b.Passages[i]
		if p.Kind != Paragraph || p.Part == References {
			continue
		}
		m := printedNumber.FindStringSubmatch(p.Text)
		if m == nil {
			continue
		}
		n := figure(m[1])
		if n <= last {
			return nil
		}
		if first == 0 {
			first = n
		}
		series[n], sections[p.Section], last = i, true, n
	}
	if len(series) == 0 {
		return numberedItems(b)
	}
	if len(series) < leastSeries || len(sections) < 2 || 3*len(series) < 2*(last-first+1) {
		return nil
	}
	return series
}

// numberedItems are the paragraphs that a numbered list has, which goes on from
// section to section and is most of the text: a speech or a judgment.
func numberedItems(b *Brief) map[int]int {
	series, sections, others := map[int]int{}, map[int]bool{}, 0
	for i := range b.Passages {
		p := &b.Passages[i]
		switch {
		case p.Part != Body:
		case len(p.Enumerators) == 1 && p.Enumerators[0] == strconv.Itoa(len(series)+1):
			series[len(series)+1], sections[p.Section] = i, true
		default:
			others++
		}
	}
	if len(series) < leastSeries || len(sections) < 2 || others > len(series) {
		return nil
	}
	return series
}

// printedIn are the paragraphs with the item's numbers that are printed in a
// place. It reports false where the numbers are counted: the document has no
// series, or it is a section that prints none of them.
func (r *placeReader) printedIn(in Place, it *placeItem) (found []Place, absent []Missing, ok bool) {
	series := r.g.series
	if it.kind != PassagePlace || !it.plain || it.counted || len(series) == 0 {
		return nil, nil, false
	}
	within := r.g.Passages(in)
	for _, n := range it.numbers {
		i, ok := series[n]
		switch {
		case ok && (in.Kind == BriefPlace || slices.Contains(within, i)):
			found = append(found, Place{Kind: PassagePlace, Index: i})
		case in.Kind != BriefPlace:
			return nil, nil, false
		default:
			absent = append(absent, Missing{Kind: PassagePlace, Asked: strconv.Itoa(n), In: in, Have: r.g.numbered()})
		}
	}
	if len(it.numbers) == 1 && len(absent) == 1 { // "paragraph 40": their count says nothing of their numbers
		absent[0].Asked = r.said(it.from, it.to)
	}
	return found, absent, true
}

// numbered are the paragraphs of the series in order.
func (g *Gazetteer) numbered() []Place {
	return placesOf(PassagePlace, slices.Collect(maps.Values(g.series)))
}

// pointNouns are the nouns of what has a number and no name of its kind.
var pointNouns = wordSetFolded(wordLists["pointNouns"])

// readPointNouns enters the words by which the document calls its numbered
// sections: they stand in the heading over those, and before their numbers in
// the text ("Beschlusspunkt 16").
func (g *Gazetteer) readPointNouns() {
	over := map[string]bool{}
	for i := range g.brief.Sections {
		s := &g.brief.Sections[i]
		if s.Number == "" {
			continue
		}
		for p := s.Parent; p >= 0; p = g.brief.Sections[p].Parent {
			for _, w := range g.headings[p] {
				over[w] = true
			}
		}
	}
	if len(over) == 0 {
		return
	}
	const least = 5 // letters: shorter ones are small words
	for i := range g.brief.Passages {
		t := placeTokens(g.brief.Passages[i].Text)
		for k := 1; k < len(t); k++ {
			noun := t[k-1].text
			if t[k].kind != numberToken || t[k-1].kind != wordToken || len(noun) < least || len(g.labels[SectionPlace][t[k].text]) == 0 {
				continue
			}
			if _, known := placeNouns.find(noun); known {
				continue
			}
			for w := range over {
				if strings.HasPrefix(w, noun) && len(w) <= len(noun)+2 {
					g.points[noun], g.points[w] = true, true
				}
			}
		}
	}
}

// point reads "points 16 and 17", or the document's own noun and a number: the
// sections that are headed with them or, of a section that is named beside it, its
// item with that number: "item 3 of the costs"; else the paragraph that prints it.
func (r *placeReader) point(i int) placeItem {
	t := r.tokens
	own := r.g.points[t[i].text]
	if t[i].kind != wordToken || r.opts.Default != "" || !own && !pointNouns[t[i].text] {
		return r.memberNamed(i)
	}
	j := i + 1
	for r.at(j).text == "." && r.at(j).glued || r.at(j).text == "#" || numberSigns[r.at(j).text] {
		j++
	}
	if r.at(j).kind != numberToken {
		return placeItem{}
	}
	l, to := r.figures(j, SectionPlace)
	if l.ordinal || r.yearLike(SectionPlace, l) || to < len(t) && t[to].kind == wordToken && !own && !ofWords[t[to].text] && !calledWords[t[to].text] && !sayWords[t[to].text] && !andWords[t[to].text] {
		return placeItem{} // "at this point 16 towns had"
	}
	after := to
	for ofWords[r.at(after).text] || quoteSigns[r.at(after).text] {
		after++
	}
	item := placeItem{from: i, to: to, kind: PassagePlace, numbers: []int{l.n}, explicit: true}
	if after > to && after < len(t) && l.n > 0 {
		if of := r.heading(after); of.to > 0 {
			item.listed = r.said(i, of.to)
			return item
		}
	}
	if of, ok := r.sectionBefore(i); ok && l.n > 0 {
		item.listed = r.said(of.from, to)
		return item
	}
	labels, end := r.list([]placeLabel{l}, to, SectionPlace)
	it := placeItem{from: i, to: end, kind: SectionPlace, explicit: true}
	r.labelled(&it, labels)
	if len(it.places) > 0 || own {
		return it
	}
	if p, ok := r.g.series[l.n]; ok {
		return placeItem{from: i, to: to, kind: PassagePlace, places: []Place{{Kind: PassagePlace, Index: p}}, explicit: true}
	}
	return placeItem{}
}

// sectionBefore is the section's name or number that ends right before a token: of
// "section 7, point 3". It reports false where none does.
func (r *placeReader) sectionBefore(i int) (placeItem, bool) {
	if r.sections == nil { // of all tokens at once: a hostile text asks for each
		r.sections = map[int]placeItem{}
		for k := range r.tokens {
			for _, it := range []placeItem{r.numbered(k), r.bareLabel(k), r.heading(k)} {
				if _, longer := r.sections[it.to]; !longer && it.kind == SectionPlace && len(it.places) > 0 {
					r.sections[it.to] = it
				}
			}
		}
	}
	it, ok := r.sections[i]
	if !ok && i > 0 && joinSigns[r.tokens[i-1].text] {
		it, ok = r.sections[i-1]
	}
	return it, ok
}

// memberNamed reads what a heading or sentence calls the things that it announces, and a
// number: "limitation 4" is the fourth of the limitations. A text that says more
// than that is about something.
func (r *placeReader) memberNamed(i int) placeItem {
	const least, most = 5, 5 // letters of the noun, words of the text
	t := r.tokens
	if t[i].kind != wordToken || len(t) > most || len(t[i].text) < least || i+1 >= len(t) || t[i+1].kind != numberToken || r.opts.Default != "" {
		return placeItem{}
	}
	if _, known := placeNouns.find(t[i].text); known {
		return placeItem{}
	}
	l, to := r.figures(i+1, SectionPlace)
	if p := r.g.printedOnce(l.text); p != nil && r.g.counts(t[i].text) { // "action 13" of a list that goes on under several headings
		it := placeItem{from: i, to: to, kind: PassagePlace, explicit: true}
		for _, k := range p.passages {
			it.places = append(it.places, Place{Kind: PassagePlace, Index: k})
		}
		return it
	}
	for _, announced := range []PlaceKind{SectionPlace, SentencePlace} {
		for _, e := range r.g.enumerations() {
			said := r.g.brief.Sections[e.Section].Name
			if at := e.Announcing; at.Kind == SentencePlace && announced == SentencePlace {
				said = r.g.brief.Passages[at.Index].Sentences[at.Sentence].In(r.g.brief.Passages[at.Index].Text)
			}
			if l.n < 1 || l.n > len(e.Members) || !slices.ContainsFunc(placeWords(said), func(w string) bool {
				return strings.HasPrefix(w, t[i].text) && w != t[i].text && len(w) <= len(t[i].text)+2
			}) {
				continue
			}
			if places := r.g.brief.MemberPlaces(e); l.n <= len(places) {
				return placeItem{from: i, to: to, kind: places[l.n-1].Kind, places: places[l.n-1 : l.n], explicit: true}
			}
		}
	}
	return placeItem{}
}
