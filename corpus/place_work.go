package corpus

import (
	"slices"
	"strings"
)

// work reads a reference by its authors, with the year or years after
// them: "Bossuyt and Bolgova (2019)", "Sattarov’s 2018", "Juraev 2014,
// 2015a". Without a year it takes only a person's name.
func (r *placeReader) work(i int) placeItem {
	g, t := r.g, r.tokens
	if t[i].kind != wordToken || len(g.brief.References) == 0 && len(g.own) == 0 {
		return placeItem{}
	}
	name := func(w string) bool { return g.surnames[w] || g.given[w] || g.own[w] }
	if !g.surnames[t[i].text] && !(name(t[i].text) && (t[i].upper || r.opts.Default == ReferencePlace)) {
		return placeItem{}
	}
	var names []string
	end := i // after the last name
	j := i
	for ; j < len(t); j++ {
		w := t[j]
		if w.kind == wordToken && name(w.text) {
			names = append(names, w.text)
			end = j + 1
		} else if !(w.kind == wordToken && (placeJoiners[w.text] || len(w.text) == 1) || w.kind == signToken && slices.Contains([]string{"&", ",", ".", "-", "’", "'"}, w.text)) {
			break
		}
	}
	if !slices.ContainsFunc(names, func(w string) bool { return !articles[w] && !ofWords[w] }) {
		return placeItem{} // "der" is none, though "van der Togt" has it
	}
	years, to := r.years(j)
	if len(years) == 0 {
		years, to = r.years(end)
	}
	known := g.worksBy(names)
	persons := slices.DeleteFunc(slices.Clone(known), func(p Place) bool { return !g.byPerson(p.Index, names) })
	it := placeItem{from: i, to: to, kind: ReferencePlace}
	if len(years) == 0 && len(persons) > 0 {
		it.to, it.places = end, persons
		return it
	}
	if len(years) == 0 || len(known) == 0 && !g.isOwn(names, years) {
		return placeItem{}
	}
	it.explicit = true
	for _, year := range years {
		var found []Place
		for _, p := range known {
			ref := &g.brief.References[p.Index]
			if sameYear(year, foldPlace(ref.Year)) || sameYear(year, foldPlace(ref.Key[strings.LastIndexByte(ref.Key, ' ')+1:])) {
				found = append(found, p)
			}
		}
		if whole := slices.DeleteFunc(slices.Clone(found), func(p Place) bool { return !slices.Equal(g.keys[p.Index], names) }); len(whole) > 0 {
			found = whole // "Holm 2019" is not "Holm, Dahl and Vik 2019" where the brief has both
		}
		if len(found) == 0 && g.isOwn(names, []string{year}) {
			found = []Place{{Kind: BriefPlace}}
		}
		it.places = append(it.places, found...)
		if len(found) == 0 {
			asked := r.said(i, to)
			if len(years) > 1 {
				asked = r.said(i, end) + " " + year
			}
			it.missing = append(it.missing, Missing{Kind: ReferencePlace, Asked: plainWork(asked), In: Place{Kind: BriefPlace}, Have: known})
		}
	}
	// An institution's name before another year is no citation: "the European
	// Union 2019 strategy".
	if len(it.places) == 0 && r.opts.Default != ReferencePlace && len(persons) == 0 {
		return placeItem{}
	}
	return it
}

// unknownWork reads "reference" with a name and a year of no work that the
// brief has: "the reference Laruelle 2018".
func (r *placeReader) unknownWork(i int) placeItem {
	t := r.tokens
	if kind, _ := placeNouns.find(t[i].text); t[i].kind != wordToken || kind != ReferencePlace && !entryNouns[t[i].text] {
		return placeItem{}
	}
	j := i + 1
	for ofWords[r.at(j).text] && !r.at(j).upper || quoteSigns[r.at(j).text] {
		j++
	}
	from := j
	const most = 6 // words of a citation's names
	for j < len(t) && j-from < most && (t[j].kind == wordToken && (t[j].upper || placeJoiners[t[j].text]) || slices.Contains([]string{"&", ",", "."}, t[j].text)) {
		if r.work(j).to > 0 {
			return placeItem{}
		}
		j++
	}
	years, to := r.years(j)
	if j == from || len(years) != 1 {
		return placeItem{}
	}
	asked := plainWork(r.said(from, to))
	return placeItem{from: i, to: to, kind: ReferencePlace, explicit: true,
		missing: []Missing{{Kind: ReferencePlace, Asked: asked, In: Place{Kind: BriefPlace}, Have: r.g.all(ReferencePlace)}}}
}

// workNoun reports whether a token is a noun for the works that a brief cites.
func workNoun(t placeToken) bool {
	kind, _ := placeNouns.find(t.text)
	return t.kind == wordToken && (kind == ReferencePlace || entryNouns[t.text] || workNouns[t.text])
}

// worksOf reads the works of a year: "references from 2019", "2019 sources". Of a
// noun for one alone ("the source of 2019") it is no such question.
func (r *placeReader) worksOf(i int) placeItem {
	from, year, to := i, "", i+1
	for datedWords[r.at(to).text] {
		to++
	}
	dated := func(t placeToken) bool { return t.kind == numberToken && isYear(t.text) }
	switch first, last := r.at(i), r.at(to); {
	case workNoun(first) && dated(last):
		year = last.text
	case dated(first) && workNoun(last):
		year = first.text
	}
	to++
	if year == "" || len(r.g.brief.References) == 0 {
		return placeItem{}
	}
	it := placeItem{from: from, to: to, kind: ReferencePlace, explicit: true}
	for k := range r.g.brief.References {
		if sameYear(year, foldPlace(r.g.brief.References[k].Year)) {
			it.places = append(it.places, Place{Kind: ReferencePlace, Index: k})
		}
	}
	if len(it.places) == 0 {
		it.missing = []Missing{{Kind: ReferencePlace, Asked: year, In: Place{Kind: BriefPlace}, Have: r.g.all(ReferencePlace)}}
	}
	return it
}

// plainWork is a citation without brackets and commas.
func plainWork(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("(), ", r) }), " ")
}

// years reads the years at token i: "2018", "(2018)", ", 2018a and 2019".
func (r *placeReader) years(i int) (years []string, to int) {
	open := false
	for to = i; ; {
		for r.at(i).text == "(" && len(years) == 0 || r.at(i).text == "," || len(years) > 0 && andWords[r.at(i).text] {
			open = open || r.at(i).text == "("
			i++
		}
		year := r.at(i).text
		if r.at(i).kind != numberToken || !isYear(year) {
			break
		}
		i++
		if letter := r.at(i); letter.kind == wordToken && letter.glued && len(letter.text) == 1 {
			year += letter.text
			i++
		}
		years, to = append(years, year), i
	}
	if open && len(years) > 0 && r.at(to).text == ")" {
		to++
	}
	return years, to
}

// sameYear reports whether a year that was asked for is that of a work; one
// without a letter is any of "2019a" and "2019b".
func sameYear(asked, has string) bool {
	return asked == has || len(asked) == 4 && len(has) == 5 && has[:4] == asked
}

func isYear(digits string) bool {
	return len(digits) == 4 && (digits[:2] == "19" || digits[:2] == "20" || digits[:2] == "18")
}

// worksBy are the references that have all the names among their authors.
func (g *Gazetteer) worksBy(names []string) []Place {
	if !slices.ContainsFunc(names, func(n string) bool { return g.surnames[n] }) {
		return nil
	}
	var out []Place
	for i, words := range g.authors {
		if !slices.ContainsFunc(names, func(n string) bool { return !words[n] }) {
			out = append(out, Place{Kind: ReferencePlace, Index: i})
		}
	}
	return out
}

// byPerson reports whether one of the names is the family name of a person
// among the authors, or the names are the whole of an institution's.
func (g *Gazetteer) byPerson(reference int, names []string) bool {
	key := g.keys[reference]
	unnamed := func(w string) bool { return !slices.Contains(names, w) }
	return !slices.ContainsFunc(key, unnamed) && (len(key) > 1 || slices.ContainsFunc(g.brief.References[reference].Authors, isPerson)) ||
		slices.ContainsFunc(g.persons[reference], func(w string) bool { return !unnamed(w) })
}

// isPerson reports whether a printed author is a person: the name is turned
// round, or ends in initials.
func isPerson(author string) bool {
	return strings.Contains(author, ", ") || vancouver(author) || capitalName.MatchString(author)
}

// isOwn reports whether names and years are the brief's own: "Vandenbroucke
// 2020" in its own text.
func (g *Gazetteer) isOwn(names, years []string) bool {
	year := g.brief.Info.Year()
	return year != "" && len(g.own) > 0 && !slices.ContainsFunc(names, func(n string) bool { return !g.own[n] }) && slices.Contains(years, year)
}
