package corpus

import (
	"slices"
	"strings"
)

// heading reads the name of a section, or of a part that documents have in any
// language.
func (r *placeReader) heading(i int) placeItem {
	best := placeItem{}
	if r.tokens[i].kind == signToken {
		return best
	}
	take := func(words, tail []string, section int) {
		to, ok := r.follow(i, words)
		if !ok || to-i < best.to-best.from {
			return
		}
		for k := 0; k < len(tail) && r.at(to).text == tail[k]; k++ {
			to++
		}
		p := Place{Kind: SectionPlace, Index: section}
		if to-i > best.to-best.from {
			best = placeItem{from: i, to: to, kind: SectionPlace}
		}
		if !slices.Contains(best.places, p) {
			best.places = append(best.places, p)
		}
	}
	for _, n := range r.g.names[r.tokens[i].text] {
		take(n.words, n.tail, n.section)
	}
	if best.to == 0 {
		for _, part := range r.g.parts[r.tokens[i].text] {
			take(part.words, nil, part.section)
		}
	}
	return r.counted(best)
}

// follow matches words with the tokens from i on, whatever signs stand between
// them, and returns where they end.
func (r *placeReader) follow(i int, words []string) (int, bool) {
	for k, w := range words {
		for k > 0 && r.at(i).kind == signToken {
			i++
		}
		if r.at(i).kind >= signToken || r.at(i).text != w {
			return 0, false
		}
		i++
	}
	return i, true
}

// counted reads the bracket after a section's name: which of several with the
// name ("(2/3)"), or how many paragraphs it has ("(5)").
func (r *placeReader) counted(it placeItem) placeItem {
	n, of, to, ok := r.bracketed(it.to)
	if it.to == 0 || !ok {
		return it
	}
	same := slices.DeleteFunc(slices.Clone(it.places), func(p Place) bool {
		if of > 0 {
			return r.g.namesake[p.Index] != [2]int{n, of}
		}
		return len(r.g.brief.Sections[p.Index].Passages) != n
	})
	if len(same) > 0 {
		it.places, it.to, it.explicit = same, to, true
	}
	return it
}

// bracketed reads "(2/3)" or "(2)" at token i.
func (r *placeReader) bracketed(i int) (n, of, to int, ok bool) {
	if r.at(i).text != "(" || r.at(i+1).kind != numberToken {
		return 0, 0, 0, false
	}
	n = figure(r.at(i + 1).text)
	if r.at(i+2).text == ")" {
		return n, 0, i + 3, true
	}
	of = figure(r.at(i + 3).text)
	return n, of, i + 5, r.at(i+2).text == "/" && r.at(i+3).kind == numberToken && r.at(i+4).text == ")" && 1 <= n && n <= of
}

// sectionNouns finds the sections that stand beside "section" or "chapter":
// named in full, or by some words of the name ("the barriers section", "the
// section on costs").
func (r *placeReader) sectionNouns(items []placeItem) []placeItem {
	nouns := 0
	for i, t := range r.tokens {
		kind, _ := placeNouns.find(t.text)
		if t.kind != wordToken || kind != SectionPlace || slices.ContainsFunc(items, func(it placeItem) bool { return it.from <= i && i < it.to }) {
			continue
		}
		if nouns++; nouns > maxSectionNouns {
			break
		}
		right, left := i+1, i-1
		for ofWords[r.at(right).text] || calledWords[r.at(right).text] || quoteSigns[r.at(right).text] {
			right++
		}
		for quoteSigns[r.at(left).text] || r.at(left).text == "一" { // “…”一节
			left--
		}
		beside := slices.IndexFunc(items, func(it placeItem) bool {
			return it.kind == SectionPlace && (i < it.from && it.from <= right || it.to == left+1)
		})
		if beside >= 0 {
			it := &items[beside]
			it.explicit, it.from, it.to = true, min(it.from, i), max(it.to, i+1)
			continue
		}
		after := right
		if right == i+1 { // "section on costs", not "section costs"
			after = len(r.tokens)
		}
		if it := r.shortForm(items, left+1, after, false); it.to > 0 {
			it.from, it.to = min(it.from, i), max(it.to, i+1)
			items = append(items, it)
		}
	}
	slices.SortFunc(items, func(a, b placeItem) int { return a.from - b.from })
	return items
}

// wholes finds the sections that paragraphs and sentences are said to be of by
// some words of the name: "barriers, paragraph 2", "first sentence of the
// barriers".
func (r *placeReader) wholes(items []placeItem) []placeItem {
	var found []placeItem
	for i := 0; i < len(items); {
		group := items[i : i+r.joins(items[i:])]
		i += len(group)
		if slices.ContainsFunc(group, func(it placeItem) bool { return len(it.places)+len(it.missing) > 0 || it.entry }) {
			continue
		}
		left, right, of := group[0].from, group[len(group)-1].to, false
		for ; ofWords[r.at(right).text] || quoteSigns[r.at(right).text]; right++ {
			of = of || ofWords[r.at(right).text] && !calledWords[r.at(right).text]
		}
		if !of {
			right = len(r.tokens)
		}
		for left > 0 && (joinSigns[r.tokens[left-1].text] || r.tokens[left-1].text == "s" && left > 1 && quoteSigns[r.tokens[left-2].text]) {
			left--
		}
		if it := r.shortForm(items, left, right, true); it.to > 0 {
			found = append(found, it)
		}
	}
	items = append(items, found...)
	slices.SortFunc(items, func(a, b placeItem) int { return a.from - b.from })
	return items
}

// shortForm reads the words that end before one token or begin at another and are
// some words of one section's name, of no other item. A phrase has to be theirs alone:
// in "the first sentence of the policy brief" they are not "policy".
func (r *placeReader) shortForm(items []placeItem, left, right int, phrase bool) placeItem {
	free := func(from, to int) bool {
		return from >= 0 && to <= len(r.tokens) && !slices.ContainsFunc(items, func(it placeItem) bool { return it.from < to && from < it.to })
	}
	for n := maxShortForm; n > 0; n-- {
		from, to := left-n, right+n
		if free(from, left) && (!phrase || from == 0 || r.tokens[from-1].kind == signToken || ofWords[r.tokens[from-1].text]) {
			if it := r.whole(from, left); it.to > 0 {
				return it
			}
		}
		if free(right, to) && (!phrase || to == len(r.tokens) || r.tokens[to].kind == signToken || sayWords[r.tokens[to].text]) {
			if it := r.whole(right, to); it.to > 0 {
				return it
			}
		}
	}
	return placeItem{}
}

// quoteSigns may stand around a name.
var quoteSigns = map[string]bool{"“": true, "”": true, "„": true, "‘": true, "’": true, "'": true, "\"": true, "«": true, "»": true, ":": true}

// maxShortForm is how many words of a section's name somebody says for it.
const maxShortForm = 6

// whole is the section that the words from one token up to another name by some
// words of its heading, or as a part that documents have and this one has not.
func (r *placeReader) whole(from, to int) placeItem {
	var words []string
	for _, t := range r.tokens[from:to] {
		if t.kind == signToken {
			return placeItem{}
		}
		words = append(words, t.text)
	}
	it := placeItem{from: from, to: to, kind: SectionPlace, places: r.g.withWords(words), explicit: true}
	if len(it.places) > 0 {
		return it
	}
	name := strings.Join(words, " ")
	if !slices.ContainsFunc(partNames, func(group []string) bool { return slices.Contains(group, name) }) {
		return placeItem{}
	}
	it.missing = []Missing{{Kind: SectionPlace, Asked: "“" + r.said(from, to) + "”", In: Place{Kind: BriefPlace}, Have: r.g.all(SectionPlace)}}
	return it
}

// withWords are the sections whose heading has all the words; none if more than
// a few have.
func (g *Gazetteer) withWords(words []string) []Place {
	const few = 3
	words = slices.DeleteFunc(slices.Clone(words), func(w string) bool { return ofWords[w] || andWords[w] })
	var out []Place
	for i := range g.brief.Sections {
		if name := g.headings[i]; len(words) > 0 && len(name) > 0 && !slices.ContainsFunc(words, func(w string) bool {
			return !slices.ContainsFunc(name, func(n string) bool { return n == w || len(w) > 3 && strings.HasPrefix(n, w) })
		}) {
			out = append(out, Place{Kind: SectionPlace, Index: i})
		}
	}
	if len(out) > few {
		return nil
	}
	return out
}
