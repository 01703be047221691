package corpus

import (
	"slices"
	"strconv"
	"strings"
)

// Sections that are headed in a series, by a noun and a number: "Axis 3: Skills",
// "Section 2-2133. Governance". What is asked for so is that section, and not the
// third of something, nor sections 2 to 2133.

// readHeaded enters the sections that are headed so, by noun and number; of numbers
// in parts by the number alone too. A noun with one number is a name: "Agenda 2030".
func (g *Gazetteer) readHeaded() {
	series, laws := map[string]map[string][]int{}, map[string]bool{}
	for i := range g.brief.Sections {
		t := placeTokens(g.Heading(i, "en"))
		if len(t) < 2 || t[0].kind != wordToken && t[0].text != "§" {
			continue
		}
		number, to := headedNumber(t, 1)
		noun, law := headedNoun(t[0].text)
		if number == "" || to < len(t) && t[to].kind != signToken && !(law && t[to].upper) { // "Article 2 Scope"
			continue
		}
		laws[noun] = law
		if series[noun] == nil {
			series[noun] = map[string][]int{}
		}
		series[noun][number] = append(series[noun][number], i)
	}
	g.headed = map[string][]Place{}
	for noun, numbers := range series {
		for number, sections := range numbers {
			for _, i := range sections {
				at := Place{Kind: SectionPlace, Index: i}
				if len(numbers) > 1 || laws[noun] {
					g.headed[noun+" "+number] = append(g.headed[noun+" "+number], at)
				}
				if first, _, parts := strings.Cut(number, "-"); parts && !isYear(first) {
					g.headed[number] = append(g.headed[number], at)
				}
			}
		}
	}
}

// headedNoun is a noun as all languages have it in common, where it is one of those
// that articles and the like have, "Artigo 39" and "article 39", and whether it is
// one of these or of sections.
func headedNoun(noun string) (string, bool) {
	if noun == "§" {
		return noun, true
	}
	if known, ok := captionNouns.find(noun); ok {
		return known, true
	}
	kind, ok := placeNouns.find(noun)
	return noun, ok && kind == SectionPlace
}

// headedNumber reads the number of a heading at token i, "3" or "2-2133", and says
// where it ends. It is "" where there is none.
func headedNumber(t []placeToken, i int) (number string, to int) {
	if i < len(t) && t[i].text == "." && t[i].glued { // "Sec. 3"
		i++
	}
	if i >= len(t) {
		return "", i
	}
	if n := roman(t[i].text); n > 0 && t[i].upper { // "Chapter IV"
		return strconv.Itoa(n), i + 1
	}
	if t[i].kind != numberToken {
		return "", i
	}
	number, to = t[i].text, i+1
	if to < len(t) && t[to].glued && t[to].kind == wordToken {
		switch {
		case ordinalEnds[t[to].text] && t[to].text != "a": // "Artigo 39º"
			to++
		case len(t[to].text) == 1: // "Article 4a"
			number, to = number+t[to].text, to+1
		}
	}
	for to+1 < len(t) && t[to].glued && strings.Contains("-‑–", t[to].text) && t[to+1].kind == numberToken && t[to+1].glued {
		number, to = number+"-"+t[to+1].text, to+2
	}
	return number, to
}

// inSeries reads the noun and the numbers of sections that are headed so: "axis 3",
// "axes 2 and 3".
func (r *placeReader) inSeries(i int) placeItem {
	t := r.tokens
	at := i
	if t[i].kind == wordToken || t[i].text == "§" {
		at++
	}
	kind, known := placeNouns.find(t[i].text)
	if known && kind != SectionPlace {
		return placeItem{} // "recommendation 4" is one, whatever its heading
	}
	item := placeItem{from: i, kind: SectionPlace, explicit: true}
	for {
		number, to := headedNumber(t, at)
		var places []Place
		noun, _ := headedNoun(t[i].text)
		for _, name := range []string{noun + " " + number, t[i].text + " " + number, strings.TrimSuffix(t[i].text, "s") + " " + number, number} {
			if places = r.g.headed[name]; len(places) > 0 {
				break
			}
		}
		if first, last, ok := strings.Cut(number, "-"); ok && len(places) == 0 { // "articles 3-5"
			for n := figure(first); n <= figure(last) && n < figure(first)+maxPlaces; n++ {
				places = append(places, r.g.headed[noun+" "+strconv.Itoa(n)]...)
			}
		}
		if len(places) == 0 {
			if have := r.g.headedBy(noun); !known && number != "" && at == i+1 && len(have) > 0 && (to == len(t) || t[to].kind == signToken || sayWords[t[to].text]) {
				item.to = to
				item.missing = []Missing{{Kind: PassagePlace, Asked: r.said(i, to), In: Place{Kind: BriefPlace}, Have: have}}
			}
			return item
		}
		item.places, item.to = append(item.places, places...), to
		if h := r.heading(at); at == i+1 && t[i].text == "§" && h.to > to && slices.Equal(h.places, places) {
			item.to = h.to // "§ 3 Fees", as places are printed
			return item
		}
		if to == len(t) || !andWords[t[to].text] && t[to].text != "," {
			return item
		}
		at = to + 1
	}
}

// headedBy are the sections that are headed with a noun and a number.
func (g *Gazetteer) headedBy(noun string) []Place {
	var out []Place
	for name, places := range g.headed {
		if strings.HasPrefix(name, noun+" ") {
			out = append(out, places...)
		}
	}
	slices.SortFunc(out, func(a, b Place) int { return a.Index - b.Index })
	return out
}
