package corpus

import (
	"cmp"
	"slices"
	"strconv"
)

// joinSigns may stand between the parts of one place.
var joinSigns = map[string]bool{",": true, ":": true, "›": true, ">": true, "»": true, "”": true, "\"": true, "“": true, "’": true, "'": true, "—": true, "–": true, "(": true, "§": true, "¿": true, "¡": true}

// joins returns how many of the items, from the first, name one place:
// "second paragraph" and "Barriers to Cooperation" in "second paragraph of
// Barriers to Cooperation".
func (r *placeReader) joins(items []placeItem) int {
	n := 1
	for n < len(items) && r.joinsOn(items[:n], items[n]) {
		n++
	}
	return n
}

func (r *placeReader) joinsOn(group []placeItem, next placeItem) bool {
	last := group[len(group)-1]
	path, of := false, false
	for i := last.to; i < next.from; i++ {
		t := r.tokens[i]
		if !joinSigns[t.text] && !quoteSigns[t.text] && !ofWords[t.text] && t.text != "s" {
			return false
		}
		path = path || t.text == "›" || t.text == ">"
		of = of || ofWords[t.text]
	}
	kinds := map[PlaceKind]bool{}
	for _, it := range group {
		kinds[it.kind] = true
	}
	switch next.kind {
	case NotePlace, ReferencePlace:
		return false
	case SectionPlace:
		if kinds[SectionPlace] {
			return (path || of) && last.kind == SectionPlace && slices.ContainsFunc(last.places, func(p Place) bool {
				return slices.ContainsFunc(next.places, func(q Place) bool {
					return r.g.brief.Within(p.Index, q.Index) || r.g.brief.Within(q.Index, p.Index)
				})
			})
		}
	}
	if kinds[next.kind] || kinds[ReferencePlace] {
		return false
	}
	if kinds[NotePlace] { // "footnote 3 (Introduction, paragraph 2 of 3)"
		return r.tokens[last.to].text == "(" || len(group) > 1
	}
	return of || next.kind == PassagePlace || next.kind == SentencePlace || kinds[PassagePlace] || kinds[SentencePlace]
}

// resolve enters the place that a group of items names.
func (r *placeReader) resolve(group []placeItem) {
	from, to := group[0].from, group[len(group)-1].to
	for to < len(r.tokens) && r.tokens[to].text == ")" {
		to++
	}
	var base []Place
	var missing []Missing
	parts := map[PlaceKind]*placeItem{} // a paragraph, a sentence of what the others name
	explicit := len(group) > 1
	for i := range group {
		it := &group[i]
		explicit = explicit || it.explicit
		missing = append(missing, it.missing...)
		if it.places == nil {
			parts[it.kind] = it
		}
	}
	passage, sentence := parts[PassagePlace], parts[SentencePlace]
	// What says most: a passage by its ID, else a recommendation, else the
	// innermost section, else a page.
	for _, kind := range []PlaceKind{NotePlace, ReferencePlace, SentencePlace, PassagePlace, SectionPlace, RecommendationPlace, PagePlace} {
		var of []Place
		for _, it := range group {
			if it.kind == kind && it.places != nil {
				of = r.narrowed(of, it.places)
			}
		}
		if kind == RecommendationPlace && passage == nil && len(of) > 0 && base != nil && base[0].Kind == SectionPlace {
			base = nil
		}
		if base == nil {
			base = of
		}
	}
	if passage != nil && passage.listed != "" && base == nil {
		return // "item 3" of what is no section
	}
	if base != nil && (base[0].Kind == NotePlace || base[0].Kind == ReferencePlace) {
		passage, sentence = nil, nil // the bracket says where its mark stands
	}
	if len(missing) > 0 && base == nil {
		r.explicitly(true)
		r.add(from, to, nil, missing)
		return
	}
	if (passage != nil || sentence != nil) && base == nil && r.opts.Within == nil && r.unknownSection() {
		return // "the section on X, paragraph 2", where no section is on X
	}
	if passage != nil {
		base, missing = r.numberedIn(base, passage, missing)
	}
	if sentence != nil && (passage == nil || len(base) > 0) {
		base, missing = r.numberedIn(base, sentence, missing)
	}
	if near, begin, ok := r.beside(from, base); ok {
		base, from, explicit = near, begin, true
	}
	r.explicitly(explicit)
	r.add(from, to, base, missing)
}

// unknownSection reports whether the text speaks of a section that was not
// found.
func (r *placeReader) unknownSection() bool {
	for i, t := range r.tokens {
		if kind, _ := placeNouns.find(t.text); t.kind == wordToken && kind == SectionPlace && !r.itemized[i] {
			return true
		}
	}
	return false
}

// explicitly notes whether a place was named outright.
func (r *placeReader) explicitly(explicit bool) { r.out.Explicit = r.out.Explicit || explicit }

// narrowed are the sections of two items of a path that lie in the other's, or
// the second if the first names none.
func (r *placeReader) narrowed(outer, inner []Place) []Place {
	if len(outer) == 0 {
		return inner
	}
	var out []Place
	for _, p := range slices.Concat(outer, inner) {
		in := outer
		if slices.Contains(outer, p) {
			in = inner
		}
		if slices.ContainsFunc(in, func(q Place) bool { return q != p && r.g.brief.Within(p.Index, q.Index) }) {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return inner
	}
	return out
}

// numberedIn are the paragraphs or sentences with the item's numbers in each of
// the places; without one, in the place that is talked of, or in the brief.
func (r *placeReader) numberedIn(in []Place, it *placeItem, missing []Missing) ([]Place, []Missing) {
	kind := it.kind
	switch {
	case len(in) > 0:
	case it.kind == PassagePlace && it.plain && !it.counted && len(r.g.series) > 0: // the series goes through the document
		in = []Place{{Kind: BriefPlace}}
	case r.opts.Within != nil:
		in = []Place{r.around(*r.opts.Within, kind)}
	default:
		in = []Place{{Kind: BriefPlace}}
		if it.entry {
			kind = ReferencePlace
		}
	}
	var out []Place
	var absent []Missing
	for _, container := range in {
		if found, none, ok := r.printedIn(container, it); ok {
			out, absent = append(out, found...), append(absent, none...)
			continue
		}
		parts := r.parts(container, kind)
		notItem := func(p Place) bool { return r.g.brief.Passages[p.Index].Kind != ListItem }
		if items := slices.DeleteFunc(slices.Clone(parts), notItem); it.listed != "" && len(items) > 0 {
			parts = items
		}
		for _, n := range it.numbers {
			k := n - 1
			if n < 0 {
				k = len(parts) + n
			}
			switch {
			case 0 <= k && k < len(parts):
				out = append(out, parts[k])
			case it.listed != "":
				absent = append(absent, Missing{Kind: kind, Asked: it.listed, In: Place{Kind: BriefPlace}, Have: parts})
			default:
				absent = append(absent, Missing{Kind: kind, Asked: strconv.Itoa(n), In: container, Have: parts})
			}
		}
	}
	if len(out) == 0 || len(in) == 1 {
		missing = append(missing, absent...)
	}
	return out, missing
}

// around is the place in which paragraphs or sentences are counted that stand
// beside another.
func (r *placeReader) around(p Place, kind PlaceKind) Place {
	if kind == PassagePlace && (p.Kind == PassagePlace || p.Kind == SentencePlace) {
		return Place{Kind: SectionPlace, Index: r.g.brief.Passages[p.Index].Section}
	}
	if p.Kind == SentencePlace {
		return Place{Kind: PassagePlace, Index: p.Index}
	}
	return p
}

// parts are the paragraphs or the sentences of a place, or the references.
func (r *placeReader) parts(p Place, kind PlaceKind) []Place {
	if kind == ReferencePlace {
		return r.g.all(kind)
	}
	if kind == PassagePlace {
		return placesOf(kind, r.g.Passages(p))
	}
	var out []Place
	for _, i := range r.g.Passages(p) {
		for s := range r.g.brief.Passages[i].Sentences {
			out = append(out, Place{Kind: SentencePlace, Index: i, Sentence: s})
		}
	}
	return out
}

// beside reads "the paragraph before", "what comes after" to the left of a
// place and returns the place meant and where the words begin.
func (r *placeReader) beside(from int, places []Place) ([]Place, int, bool) {
	begin, step, kind := r.besideWords(from)
	if begin < 0 || len(places) == 0 {
		return nil, 0, false
	}
	p := places[0]
	if step > 0 {
		p = places[len(places)-1]
	}
	to, ok := r.g.neighbour(p, kind, step)
	return []Place{to}, begin, ok
}

// besideWords reads the words to the left of a place: where they begin, or -1;
// the direction; and the noun, if there is one.
func (r *placeReader) besideWords(from int) (begin, step int, kind PlaceKind) {
	begin = from - 1
	for ofWords[r.at(begin).text] || r.at(begin).text == "s" {
		begin--
	}
	switch w := r.at(begin).text; {
	case beforeWords[w]:
		step = -1
	case afterWords[w]:
		step = 1
	default:
		return -1, 0, ""
	}
	i := begin - 1
	for ofWords[r.at(i).text] || slices.Contains([]string{"comes", "right", "directly"}, r.at(i).text) {
		i--
	}
	if k, ok := placeNouns.find(r.at(i).text); ok && r.at(i).kind == wordToken {
		return i, step, k
	}
	return begin, step, ""
}

// neighbour reads "the next section", "the previous paragraph" where a place is
// talked of.
func (r *placeReader) neighbour() {
	if r.opts.Within == nil {
		return
	}
	for i, t := range r.tokens {
		step := 0
		switch {
		case nextWords.has(t.text):
			step = 1
		case previousWords.has(t.text):
			step = -1
		default:
			continue
		}
		from, to := i, i+1
		for numbering[r.at(to).text] { // 下一条建议
			to++
		}
		kind, ok := placeNouns.find(r.at(to).text)
		if to++; !ok && i > 0 { // "la sección siguiente"
			from, to = i-1, i+1
			kind, ok = placeNouns.find(r.at(from).text)
		}
		if !ok { // which is of an order: see [Choose]
			continue
		}
		if p, ok := r.g.neighbour(*r.opts.Within, kind, step); ok {
			r.explicitly(true)
			r.add(from, to, []Place{p}, nil)
			return
		}
	}
}

// neighbour is the place of a kind before (step -1) or after (1) another; of
// its own kind if kind is "". It reports false where there is none.
func (g *Gazetteer) neighbour(p Place, kind PlaceKind, step int) (Place, bool) {
	row := g.row(cmp.Or(kind, p.Kind))
	at := slices.Index(row, p)
	if passages := g.Passages(p); kind != "" && kind != p.Kind && len(passages) > 0 { // from the place's first or last passage
		i := passages[0]
		if step > 0 {
			i = passages[len(passages)-1]
		}
		holds := func(q Place) bool {
			if kind == SectionPlace {
				return q.Index == g.brief.Passages[i].Section
			}
			return slices.Contains(g.Passages(q), i)
		}
		if at = slices.IndexFunc(row, holds); step > 0 {
			for at >= 0 && at+1 < len(row) && holds(row[at+1]) { // the last sentence of several
				at++
			}
		}
	}
	if at < 0 || at+step < 0 || at+step >= len(row) {
		return Place{}, false
	}
	return row[at+step], true
}

// row are all places of a kind in the order in which they stand.
func (g *Gazetteer) row(kind PlaceKind) []Place {
	var out []Place
	for i := range g.brief.Passages {
		switch {
		case kind == PassagePlace:
			out = append(out, Place{Kind: kind, Index: i})
		case kind == SentencePlace:
			for s := range g.brief.Passages[i].Sentences {
				out = append(out, Place{Kind: kind, Index: i, Sentence: s})
			}
		}
	}
	for i := range g.brief.Sections {
		if kind == SectionPlace {
			out = append(out, Place{Kind: kind, Index: i})
		}
	}
	if len(out) == 0 {
		return g.all(kind)
	}
	return out
}
