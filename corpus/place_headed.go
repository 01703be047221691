package corpus

import (
	"strconv"
	"strings"
)

// Sections that are headed in a series, "Axis 3: Skills", "Section 2-2133.
// Governance", and what has a caption, "Figure 2: …", are called by the noun and the
// number. What is asked for so is that section, and not the third of something.

// readSeries enters them by noun, as all languages have it in common, and number;
// sections by a number in parts alone too. Of captions the first one counts. A noun
// with one number is a name, "Agenda 2030", if it is none of those that name parts.
func (g *Gazetteer) readSeries() {
	for i := range g.brief.Passages {
		text := clipped(g.brief.Passages[i].Text, maxCaptionName)
		first, _, _ := strings.Cut(text, " ")
		if noun, number, _ := g.named(text); captionNouns.has(foldPlace(strings.Trim(first, "*.:"))) && len(g.labels[noun][number]) == 0 {
			g.label(noun, number, Place{Kind: PassagePlace, Index: i})
		}
	}
	series, known := map[PlaceKind]map[string][]Place{}, map[PlaceKind]bool{}
	for i := range g.brief.Sections {
		noun, number, is := g.named(g.Heading(i, "en"))
		if number == "" {
			continue
		}
		if known[noun] = is; series[noun] == nil {
			series[noun] = map[string][]Place{}
		}
		series[noun][number] = append(series[noun][number], Place{Kind: SectionPlace, Index: i})
	}
	for noun, numbers := range series {
		for number, sections := range numbers {
			first, _, parts := strings.Cut(number, "-")
			for _, at := range sections {
				if len(numbers) > 1 || known[noun] {
					g.label(noun, number, at)
				}
				if parts && !isYear(first) {
					g.label(SectionPlace, number, at)
				}
			}
		}
	}
}

// maxCaptionName is how many bytes of a passage are looked at for a caption's
// name.
const maxCaptionName = 60

// named reads the noun and the number or letter that a heading or caption begins
// with, "Figure 2", "Table A.1", "Article IV"; number is "" where it does not. Known
// is set for a noun that names parts of any document.
func (g *Gazetteer) named(text string) (noun PlaceKind, number string, known bool) {
	r := placeReader{g: g, text: text, tokens: placeTokens(text)}
	first := r.at(0).text
	kind, section := placeNouns.find(first)
	caption, ok := captionNouns.find(first)
	switch noun, known = PlaceKind(first), ok || section || first == "§"; {
	case ok:
		noun = PlaceKind(caption)
	case section && kind != SectionPlace || r.at(0).kind != wordToken && first != "§":
		return "", "", false // "recommendation 4" is one, whatever its heading
	}
	stop := func(j int) bool { return r.at(j).text == "." && r.at(j).glued }
	to := 1
	for stop(to) || numberSigns[r.at(to).text] || r.at(to).text == "°" {
		to++
	}
	if t := r.at(to); t.kind == wordToken {
		n := roman(t.text)
		if !t.upper || n == 0 && len(t.text) > 1 {
			return "", "", false
		}
		if number, to = t.text, to+1; n > 0 {
			number = strconv.Itoa(n)
		} else if stop(to) && r.at(to+1).kind == numberToken {
			number, to = number+".", to+1
		}
	}
	if r.at(to).kind == numberToken && (number == "" || r.at(to).glued) {
		l, end := r.figures(to, "")
		if l.ordinal && r.at(end-1).text == "a" { // "Article 2a" is none
			l.text += "a"
		}
		for number, to = number+l.text, end; r.at(to).glued && strings.Contains("-‑–", r.at(to).text) && r.at(to+1).kind == numberToken && r.at(to+1).glued; to += 2 {
			number += "-" + r.at(to+1).text
		}
	}
	if next := r.at(to); next.kind < signToken && !(next.upper && (known || strings.Contains(number, "."))) { // "Figure 2 shows"; not "TOP 7.5 Ropes"
		return "", "", false
	}
	return noun, number, known
}
