package corpus

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// nouns are the kinds of places that the noun at token i may say, those that the
// document has a series of first: "axis 3", "figure 2".
func (r *placeReader) nouns(i int) []PlaceKind {
	var out []PlaceKind
	w := r.tokens[i].text
	known, _ := captionNouns.find(w)
	for _, own := range []string{w, strings.TrimSuffix(w, "s"), known} {
		if kind := PlaceKind(own); len(r.g.labels[kind]) > 0 && !slices.Contains(out, kind) {
			out = append(out, kind)
		}
	}
	if kind, ok := r.noun(i); ok {
		return append(out, kind)
	}
	if w == "§" {
		return append(out, SectionPlace)
	}
	if kind, ok := shortNouns[w]; ok && len(out) == 0 && r.shortNoun(i) {
		return []PlaceKind{kind}
	}
	if known == "figure" || known == "table" { // which people ask for where there is none
		return append(out, PlaceKind(known))
	}
	return out
}

// noun reads the noun of a kind of place at token i, misspelt if a number
// stands beside it.
func (r *placeReader) noun(i int) (PlaceKind, bool) {
	w := r.tokens[i].text
	if kind, ok := placeNouns.find(w); ok {
		return kind, true
	}
	const least = 7 // letters of a word that is told from others when misspelt
	if len(w) < least || !r.byNumber(i) {
		return "", false
	}
	for known, kind := range placeNouns.all {
		if nearWord(w, strings.TrimSuffix(known, "*")) {
			return kind, true
		}
	}
	return "", false
}

// byNumber reports whether a number or an ordinal stands beside token i.
func (r *placeReader) byNumber(i int) bool {
	next, before := r.at(i+1), r.at(i-1).text
	return next.kind == numberToken || cardinals.has(next.text) || numberSigns[next.text] ||
		lastWords.has(before) || ordinals.has(before) || ordinalEnds[before]
}

// numbered reads a noun and the numbers after it: "recommendations 1–3",
// "footnotes 2, 3 and 4", "paragraph 2 of 5", "R2", "p. 13", "axis 3".
func (r *placeReader) numbered(i int) (it placeItem) {
	if t := r.tokens[i]; t.kind != wordToken && t.text != "¶" && t.text != "§" {
		return placeItem{}
	}
	for _, kind := range r.nouns(i) {
		if it = r.numberedAs(i, kind); len(it.places) > 0 {
			break
		}
	}
	return it
}

// numberedAs reads them as of one kind, or of a series of the document's.
func (r *placeReader) numberedAs(i int, kind PlaceKind) placeItem {
	t := r.tokens
	j := i + 1
	for _, tail := range nounTails {
		if to, ok := r.follow(j, tail); ok && kind == NotePlace {
			j = to
			break
		}
	}
	series := !placeKinds[kind]
	for r.at(j).text == "." && r.at(j).glued && (series || stopped[r.at(j-1).text]) || slices.Contains([]string{"#", "№", "°", ":"}, r.at(j).text) || numberSigns[r.at(j).text] {
		j++
	}
	first, to, ok := r.label(j, kind)
	if !ok && j == i+2 { // the sign is the label: "footnote n", "note *"
		first, to, ok = r.label(i+1, kind)
	}
	if j < len(t) && !series && !(ok && len(r.g.labels[kind][first.text]) > 0) { // "section B.1.2"
		if it := r.bareLabel(j); it.to > 0 {
			it.from = i
			return it
		}
	}
	if !ok || r.yearLike(kind, first) {
		return placeItem{}
	}
	if first.ordinal && r.at(to).kind == wordToken && placeNouns.has(r.at(to).text) {
		return placeItem{} // "section first paragraph": the ordinal is the next noun's
	}
	labels, to := r.list([]placeLabel{first}, to, kind)
	it := placeItem{from: i, to: to, kind: kind, explicit: true, entry: entryNouns[t[i].text]}
	it.to = r.total(to)
	it.counted = it.to > to
	r.labelled(&it, labels)
	if n, of, end, ok := r.bracketed(it.to); ok && kind == NotePlace && len(labels) == 1 && len(it.places) == of {
		it.places, it.to = it.places[n-1:n], end // "footnote 1 (2/3)"
	}
	if t[i].text == "§" {
		if h := r.heading(j); h.to > it.to && slices.Equal(h.places, it.places) {
			it.to = h.to // "§ 3 Fees", as places are printed
		}
	}
	switch {
	case !series:
	case len(it.places) > 0:
		it.kind = it.places[0].Kind
	case kind == "figure" || kind == "table" || it.to == len(t) || t[it.to].kind == signToken || sayWords[t[it.to].text]:
		it.kind, it.missing = PassagePlace, []Missing{{Kind: PassagePlace, Asked: r.said(i, it.to), In: Place{Kind: BriefPlace}, Have: r.g.all(kind)}}
	default:
		return placeItem{}
	}
	return it
}

// shortNoun reports whether the letter at token i stands right before a
// number, as nouns of one letter do; or with a space where that is all.
func (r *placeReader) shortNoun(i int) bool {
	t, next, before := r.at(i), r.at(i+1), r.at(i-1)
	switch {
	case t.glued && before.kind < signToken && !before.unblanked():
		return false
	case next.text == "." && next.glued:
		return r.at(i+2).kind == numberToken
	case next.kind == numberToken && next.glued:
		return t.text != "s" && t.text != "с"
	}
	return next.kind == numberToken && (i == 0 && len(r.tokens) == 2 || t.text == "¶" || t.text == "fn")
}

// yearLike reports whether a label is a year and not the number of a place.
func (r *placeReader) yearLike(kind PlaceKind, l placeLabel) bool {
	return l.n >= 1000 && l.n < 3000 && !l.ordinal && kind != PagePlace && len(r.g.labels[kind][l.text]) == 0
}

// list reads the labels that follow others: ", 3 and 4", "–3", "to 7".
func (r *placeReader) list(labels []placeLabel, to int, kind PlaceKind) ([]placeLabel, int) {
	for len(labels) < maxPlaces {
		j := to
		span := slices.Contains([]string{"-", "–", "—", "−"}, r.at(j).text) || toWords[r.at(j).text]
		if span {
			j++
		}
		for !span && (slices.Contains([]string{",", ";", "&", "+", "、", "，"}, r.at(j).text) || andWords[r.at(j).text]) {
			j++
		}
		if j == to {
			break
		}
		for numberSigns[r.at(j).text] || r.at(j).text == "#" || r.at(j).text == "№" {
			j++
		}
		if shortNouns[r.at(j).text] == kind && r.shortNoun(j) { // "R1–R3"
			j++
		}
		word := r.at(j).kind == wordToken
		if word && !(labels[0].ordinal && (ordinals.has(r.at(j).text) || lastWords.has(r.at(j).text))) {
			break
		}
		l, end, ok := r.label(j, kind)
		if !ok || r.yearLike(kind, l) || l.ordinal && !labels[0].ordinal && word {
			break
		}
		if span {
			labels = append(labels, placeLabel{text: "-"})
		}
		labels, to = append(labels, l), end
	}
	return labels, to
}

// total reads "of 5", "/5" after a number and returns where it ends.
func (r *placeReader) total(to int) int {
	if (totalWords[r.at(to).text] || r.at(to).text == "/") && r.at(to+1).kind == numberToken && r.heading(to+1).to <= to+2 {
		return to + 2
	}
	return to
}

// ordinal reads ordinals and their noun: "the second and third footnote", "the
// first two paragraphs", "2. Empfehlung", "3-я рекомендация", "last section".
func (r *placeReader) ordinal(i int) placeItem {
	first, to, ok := r.ordinalLabel(i)
	if !ok {
		return placeItem{}
	}
	labels := []placeLabel{first}
	if r.at(to).text == "to" && lastWords.has(r.at(to+1).text) { // "second to last"
		labels[0] = placeLabel{n: -first.n, ordinal: true}
		to += 2
	}
	for j := to; labels[0] == first; {
		for r.at(j).text == "," || andWords[r.at(j).text] || ofWords[r.at(j).text] {
			j++
		}
		l, end, ok := r.ordinalLabel(j)
		if j == to || !ok {
			break
		}
		labels = append(labels, l)
		j, to = end, end
	}
	n, _ := cardinals.find(r.at(to).text) // "first two"
	if r.at(to).kind == numberToken {
		n = figure(r.at(to).text)
	}
	if n > 1 && n <= 100 && len(labels) == 1 && (first.n == 1 || first.n == -1) {
		labels = nil
		for k := range n {
			if first.n < 0 {
				k -= n + 1
			}
			labels = append(labels, placeLabel{n: k + 1, ordinal: true})
		}
		to++
	}
	noun := r.at(to)
	if noun.kind != wordToken {
		return placeItem{}
	}
	kind, ok := r.noun(to)
	switch {
	case ok:
	case noun.text == "not" && numbering[r.at(to-1).text]: // Turkish "3 numaralı not"
		kind = NotePlace
	case oneWords[noun.text]:
		kind = r.opts.Default
	}
	if kind == "" || kind == ReferencePlace && ofWords[r.at(to+1).text] {
		return placeItem{} // "the first source of conflict"
	}
	it := placeItem{from: i, to: to + 1, kind: kind, explicit: true, entry: entryNouns[noun.text]}
	r.labelled(&it, labels)
	return it
}

// labelled gives an item the places of its labels.
func (r *placeReader) labelled(it *placeItem, labels []placeLabel) {
	it.entry = it.entry && len(r.g.brief.References) > 0
	if it.kind == PassagePlace || it.kind == SentencePlace {
		it.plain = !it.entry && !slices.ContainsFunc(labels, func(l placeLabel) bool { return l.ordinal })
		for i, l := range labels {
			if l.n != 0 {
				it.numbers = append(it.numbers, l.n)
			} else if l.text == "-" && i+1 < len(labels) {
				for n := labels[i-1].n + 1; labels[i-1].n > 0 && n < min(labels[i+1].n, labels[i-1].n+100); n++ {
					it.numbers = append(it.numbers, n)
				}
			}
		}
		return
	}
	all := r.g.all(it.kind)
	for i, l := range labels {
		if l.text != "-" {
			found := r.g.labelledPlaces(it.kind, l)
			if len(found) == 0 && strings.Contains(l.text, ".") { // a statement that the brief numbers
				found = r.g.labels[PassagePlace][l.text]
			}
			switch n := len(it.missing); {
			case len(found) > 0:
			case i > 1 && labels[i-1].text == "-" && n > 0 && it.missing[n-1].Asked == labels[i-2].asked():
				it.missing[n-1].Asked += "-" + l.asked() // and what is between
			default:
				it.missing = append(it.missing, Missing{Kind: it.kind, Asked: l.asked(), In: Place{Kind: BriefPlace}, Have: all})
			}
			it.places = append(it.places, found...)
			continue
		}
		// A range: what stands between its ends.
		if i+1 >= len(labels) || len(it.places) == 0 {
			continue
		}
		from, upTo := slices.Index(all, it.places[len(it.places)-1]), len(all)
		if end := r.g.labelledPlaces(it.kind, labels[i+1]); len(end) > 0 {
			upTo = slices.Index(all, end[0])
		}
		for k := from + 1; from >= 0 && k < upTo && len(it.places) < maxPlaces; k++ {
			it.places = append(it.places, all[k])
		}
	}
}

// bareLabel reads the label of a numbered paragraph or section without a noun:
// "B.1.2", "what does 5.2 say", and not "5.2 million". A number without parts is
// none.
func (r *placeReader) bareLabel(i int) placeItem {
	if i > 0 && r.at(i).glued {
		return placeItem{}
	}
	for _, kind := range []PlaceKind{PassagePlace, SectionPlace} {
		l, to, ok := r.label(i, kind)
		found := r.g.labels[kind][l.text]
		if !ok || len(found) == 0 || !strings.ContainsAny(l.text, ".-") || kind == SectionPlace && !strings.Contains(l.text, "-") &&
			(len(found) > 1 || r.opts.Default != "" && r.opts.Default != kind || to < len(r.tokens) && !sayWords[r.at(to).text]) {
			continue
		}
		return placeItem{from: i, to: to, kind: kind, places: found, explicit: true}
	}
	return placeItem{}
}

// placesOf are the places of a kind with some indices, in order.
func placesOf(kind PlaceKind, indices []int) []Place {
	var out []Place
	for _, i := range slices.Sorted(slices.Values(indices)) {
		out = append(out, Place{Kind: kind, Index: i})
	}
	return out
}

// all are the places of a kind in the order in which people count them. A
// section's is that of the argument.
func (g *Gazetteer) all(kind PlaceKind) []Place { return g.everything[kind] }

func (g *Gazetteer) allOf(kind PlaceKind) []Place {
	b := g.brief
	n := map[PlaceKind]int{RecommendationPlace: len(b.Recommendations), NotePlace: len(b.Footnotes), ReferencePlace: len(b.References)}[kind]
	var out []int
	for i := range n {
		out = append(out, i)
	}
	for i, s := range b.Sections {
		if kind == SectionPlace && s.Part == Body && s.Name != "" && s.Name != b.Title {
			out = append(out, i)
		}
	}
	if kind == PagePlace {
		out = slices.Collect(maps.Keys(g.pages))
	}
	return placesOf(kind, out)
}

// labelledPlaces are the places of a kind that a label names: those that print
// it, those numbered under it ("1" where "1.1" and "1a" are printed), or the
// one with that place in the order.
func (g *Gazetteer) labelledPlaces(kind PlaceKind, l placeLabel) []Place {
	all := g.all(kind)
	if kind == PagePlace {
		if i := slices.Index(all, Place{Kind: kind, Index: l.n}); i >= 0 && !l.ordinal {
			return all[i : i+1]
		}
	}
	inOrder := func() []Place {
		n := l.n
		if n < 0 {
			n += len(all) + 1
		}
		if n < 1 || n > len(all) {
			return nil
		}
		return all[n-1 : n]
	}
	printed := g.labels[kind]
	if l.ordinal {
		// Notes and sections are called by their numbers: the second is "2".
		if found := printed[strconv.Itoa(l.n)]; len(found) > 0 && (kind == NotePlace || !placeKinds[kind]) {
			return found
		}
		return inOrder()
	}
	if found := printed[l.text]; len(found) > 0 {
		return found
	}
	var under []Place
	numbered := false // some label has a number: the order is none then
	for text, places := range g.labels[kind] {
		if rest, ok := strings.CutPrefix(text, l.text); ok && kind == RecommendationPlace && rest != "" && (rest[0] == '.' || rest[0] >= 'a') {
			under = append(under, places...)
		}
		numbered = numbered || strings.ContainsAny(text, "0123456789")
	}
	if len(under) > 0 {
		slices.SortFunc(under, func(p, q Place) int { return p.Index - q.Index })
		return under
	}
	if l.n > 0 && !numbered && kind != SectionPlace {
		return inOrder()
	}
	return nil
}
