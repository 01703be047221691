package corpus

import (
	"slices"
	"strings"
)

// ReadOptions say what a text is about that names only a part of a place. The
// zero value is that of a question.
type ReadOptions struct {
	// Default is what a number, label or ordinal without a noun is: with
	// RecommendationPlace "2", "B" and "the last one" are recommendations.
	Default PlaceKind
	// Within is the place that is talked of, or nil: "paragraph 3" is one of
	// its section, "the next section" the one after it.
	Within *Place
}

// A Reading is what a text says of places.
type Reading struct {
	// Places are the places that the text names, each once, in its order.
	Places []Place
	// Missing are those that it asks for and that the brief does not have.
	Missing []Missing
	// Explicit is set if a number, a label or a year stands beside its noun or
	// name, or an ID or "section" beside a heading: then the text asks for
	// these places whatever else it says. Otherwise it may only use the words
	// of a heading or the name of an author.
	Explicit bool
	// Unnamed is set if the text speaks of a section that no words of it name.
	Unnamed bool
	// Rest is the rest of the text as typed, without the places.
	Rest string
}

// A Missing is a place that somebody asked for and that is not there.
type Missing struct {
	Kind  PlaceKind
	Asked string // as typed: "Sattarov 2019", "paragraph 9"
	// In is where it was looked for: a section, say, or the brief.
	In Place
	// Have are the places that could be meant: the other works of an author,
	// the paragraphs of a section, all recommendations.
	Have []Place
}

const (
	// maxPlaceText is how many bytes of a text are looked at: the longest message
	// that Discord takes has 4,000 characters.
	maxPlaceText = 4000
	// maxPlaces is how many places a text names at most: nobody wants to see more
	// at once.
	maxPlaces = 100
	// maxSectionNouns is how often "section" is looked at in one text.
	maxSectionNouns = 10
)

// A placeItem is a part of a place as a text names it: "paragraph 2 of 5".
type placeItem struct {
	from, to int // tokens
	kind     PlaceKind
	// places are what the item is by itself; nil for a paragraph or sentence,
	// which is one of something.
	places []Place
	// numbers are of paragraphs and sentences: from 1, or from the end if
	// negative; counted is set if the text says how many there are.
	numbers  []int
	counted  bool
	plain    bool   // the numbers are no ordinals, and of no bibliography
	listed   string // if they are of the items of a section's list: "item 3 of future work" as typed
	entry    bool   // of the bibliography
	explicit bool
	missing  []Missing
}

// A placeReader reads one text.
type placeReader struct {
	g      *Gazetteer
	text   string
	tokens []placeToken
	opts   ReadOptions
	out    Reading
	used   []bool // by token
	// itemized are the tokens that belong to some item.
	itemized []bool
	// sections are the sections that the text names, by the token that follows; nil
	// until one is asked for.
	sections map[int]placeItem
}

// at is the token at a place in the text, or none beside it.
func (r *placeReader) at(i int) placeToken {
	if i < 0 || i >= len(r.tokens) {
		return placeToken{kind: noToken}
	}
	return r.tokens[i]
}

// said is the text from one token up to another, as typed.
func (r *placeReader) said(from, to int) string {
	return Span{r.tokens[from].at.Start, r.tokens[to-1].at.End}.In(r.text)
}

// clipped is a text's first bytes, of at most so many, in whole characters.
func clipped(text string, most int) string {
	if len(text) > most {
		return strings.ToValidUTF8(text[:most], "")
	}
	return text
}

// Read finds the places that a text names. Any text can be read; one that names
// none gives an empty Reading with all of it as Rest.
func (g *Gazetteer) Read(text string, o ReadOptions) Reading {
	text = clipped(text, maxPlaceText)
	if label, words, ok := strings.Cut(text, " – "); ok && o.Default != "" && o.Default != SectionPlace && (o.Default == ReferencePlace || !isNumber(words[:min(1, len(words))])) {
		// A suggestion as autocomplete shows it, and not "1 – 3".
		if r := g.Read(label, o); len(r.Places) > 0 && r.Explicit {
			r.Rest = ""
			return r
		}
	}
	r := &placeReader{g: g, text: text, tokens: placeTokens(text), opts: o}
	r.used, r.itemized = make([]bool, len(r.tokens)), make([]bool, len(r.tokens))
	items := r.items()
	if o.Default != "" && r.byWords(items) {
		return r.out
	}
	for _, it := range items {
		for i := it.from; i < it.to; i++ {
			r.itemized[i] = true
		}
	}
	says := slices.ContainsFunc(r.tokens, func(t placeToken) bool { return sayWords[t.text] })
	if slices.ContainsFunc(r.tokens, func(t placeToken) bool { return workNoun(t) && !(says && workNouns[t.text]) }) {
		for i := range items { // "the entries for Prandin and Juraev", and not what his works say
			items[i].explicit = items[i].explicit || items[i].kind == ReferencePlace
		}
	}
	for i := 0; i < len(items); {
		n := r.joins(items[i:])
		r.resolve(items[i : i+n])
		i += n
	}
	if len(items) == 0 {
		r.neighbour()
		r.absentPart()
	}
	if len(r.out.Places)+len(r.out.Missing) == 0 && o.Default != "" {
		r.bare()
	}
	section := func(p Place) bool { return p.Kind == SectionPlace }
	r.out.Unnamed = len(r.out.Missing) == 0 && !slices.ContainsFunc(r.out.Places, section) && r.unknownSection()
	r.out.Rest = r.rest()
	return r.out
}

// byWords takes the places of the default kind that the whole text has words
// of, where it names none of that kind outright.
func (r *placeReader) byWords(items []placeItem) bool {
	kind := r.opts.Default
	if len(items) == 0 || slices.ContainsFunc(items, func(it placeItem) bool {
		return it.kind == kind && (it.explicit || len(it.missing) > 0 || it.from == 0 && it.to == len(r.tokens))
	}) {
		return false
	}
	if (kind == SectionPlace || kind == ReferencePlace) && (len(items) > 1 || items[0].kind != kind && items[0].explicit) {
		return false
	}
	found, _ := r.g.match(kind, r.text)
	if len(found) > 0 {
		r.add(0, len(r.tokens), found, nil)
	}
	return len(found) > 0
}

// add enters places, each once, and what was looked for in vain.
func (r *placeReader) add(from, to int, places []Place, missing []Missing) {
	for from > 0 && articles[r.tokens[from-1].text] {
		from--
	}
	for i := from; i < to; i++ {
		r.used[i] = true
	}
	for _, p := range places {
		if len(r.out.Places) < maxPlaces && !slices.Contains(r.out.Places, p) {
			r.out.Places = append(r.out.Places, p)
		}
	}
	r.out.Missing = append(r.out.Missing, missing...)
}

// absentPart takes a text that is the name of a part that documents have and this one
// has not: "the conclusion".
func (r *placeReader) absentPart() {
	from, to := 0, len(r.tokens)
	for articles[r.at(from).text] {
		from++
	}
	for to > from && r.tokens[to-1].kind == signToken {
		to--
	}
	if it := r.whole(from, to); to > from && len(it.missing) > 0 && len(r.out.Missing) == 0 {
		r.add(from, to, nil, it.missing)
		r.out.Explicit = true
	}
}

// rest is the text without the places.
func (r *placeReader) rest() string {
	var parts []string
	for i := 0; i < len(r.tokens); i++ {
		from := i
		for i < len(r.tokens) && !r.used[i] {
			i++
		}
		if i == from {
			continue
		}
		if part := strings.Trim(r.said(from, i), " \t\n,;:.-–—›()[]“”\"«»"); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " ")
}

// items are the parts of places in the text, in order.
func (r *placeReader) items() []placeItem {
	var out []placeItem
	for i := 0; i < len(r.tokens); {
		it, ok := r.itemAt(i)
		if !ok {
			i++
			continue
		}
		out = append(out, it)
		i = it.to
	}
	return r.wholes(r.sectionNouns(out))
}

// itemAt is the longest item that begins at a token. Of two of one length the number
// beside its noun is meant, and not the heading that is like it, unless something is
// said to be of the heading, it is in a path or the outline, a section is asked for,
// or no such number is there.
func (r *placeReader) itemAt(i int) (placeItem, bool) {
	best, heading := r.id(i), r.heading(i)
	for _, it := range []placeItem{r.provision(i), r.numbered(i), r.ordinal(i), r.point(i), r.bareLabel(i), r.work(i), r.unknownWork(i), r.worksOf(i)} {
		if it.to-it.from > best.to-best.from {
			best = it
		}
	}
	// With its count the outline prints a heading: "References (7)".
	inPath := r.at(i-1).text == "›" || ofWords[r.at(i-1).text]
	if heading.to > best.to || heading.to > i && heading.to == best.to &&
		(inPath || heading.explicit || r.opts.Default == SectionPlace || best.kind == SectionPlace || len(best.places)+len(best.numbers) == 0) {
		heading.explicit = heading.explicit || best.explicit
		best = heading
	}
	return best, best.to > best.from
}

// id reads the ID of a passage, a section or a note: "introduction.2".
func (r *placeReader) id(i int) placeItem {
	if r.at(i).glued && r.at(i-1).kind != signToken {
		return placeItem{}
	}
	// The longest run of glued tokens that is an ID.
	end := i + 1
	for r.at(end).glued && end-i <= maxSlug {
		end++
	}
	for j := end; j > i; j-- {
		if p, ok := r.g.ids[strings.ToLower(r.said(i, j))]; ok && (j > i+1 || i == 0 && j == len(r.tokens)) {
			// "introduction.2.s3", as links have it
			if p.Kind == PassagePlace && r.at(j).text == "." && r.at(j+1).text == "s" && j+2 < end {
				if s, ok := r.g.brief.At(r.said(i, j+3)); ok {
					p, j = s, j+3
				}
			}
			return placeItem{from: i, to: j, kind: p.Kind, places: []Place{p}, explicit: p.Kind != SectionPlace || j > i+1}
		}
	}
	return placeItem{}
}
