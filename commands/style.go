package commands

import (
	"strconv"
	"strings"
)

// A citationStyle is a way of writing a citation, ready to copy. There is no
// kept Go library that renders citation styles (the few projects either wrap a
// JavaScript engine or never had a release), so the forms are written here
// from the styles' own rules for a report, an article, a chapter and a page.
type citationStyle struct {
	value string // as an option's value
	label string
	write func(w work) string
}

// citationStyles are the styles in the order in which they are offered. A
// state holds a style's index: new ones go to the end.
var citationStyles = []citationStyle{
	{"printed", "As printed", asPrinted},
	{"apa", "APA", apa},
	{"chicago", "Chicago author-date", chicago},
	{"mla", "MLA", mla},
	{"harvard", "Harvard", harvard},
	{"bibtex", "BibTeX", bibTeX},
	{"ris", "RIS", ris},
	{"csl-json", "CSL-JSON", cslJSON},
}

// styleChoices are the styles as an option's choices.
func styleChoices() []Suggestion {
	var out []Suggestion
	for _, s := range citationStyles {
		out = append(out, Suggestion{Value: s.value, Label: s.label})
	}
	return out
}

// styleNames are the styles' values for a sentence.
func styleNames() string {
	var names []string
	for _, c := range citationStyles {
		names = append(names, c.value)
	}
	return strings.Join(names, ", ")
}

// asPrinted is the entry word for word; for the brief itself, which prints
// none, its author, title, publisher, year and the place.
func asPrinted(w work) string {
	if w.printed != "" {
		return w.printed
	}
	return joined(". ", full(w.authors, false), w.title, joined(", ", w.publisher, w.year), w.place) + "."
}

// apa follows the Publication Manual, 7th edition, section 9 and 10: initials,
// year in brackets, and for a quotation the place in the text citation (8.13).
func apa(w work) string {
	authors := listed(inverted(w.authors), ", & ", ", & ")
	year := orNoDate(w.year)
	if w.kind == webpage {
		year = joined(", ", year, w.on.monthFirst())
	}
	out := dotted(authors) + bracketed(year) + ". "
	switch w.kind {
	case article:
		out += dotted(w.title) + dotted(joined(", ", w.container, w.volume+prefixed("(", w.issue, ")"), dash(fullRange(w.pages))))
	case chapter:
		in := w.container
		if e := listed(initialsFirst(w.editors), " & ", ", & "); e != "" {
			in = e + " (" + plural(w.editors, "Ed.", "Eds.") + "), " + in
		}
		out += dotted(w.title) + dotted("In "+in+prefixed(" (pp. ", dash(fullRange(w.pages)), ")")) + dotted(w.publisher)
	default:
		out += dotted(w.title + prefixed(" (", w.number, ")"))
		out += dotted(joined(". ", w.container, w.publisher))
	}
	return trim(out+w.url) + inText(w, "("+joined(", ", strings.ReplaceAll(surnames(w.authors), " and ", " & "), orNoDate(w.year), w.place)+")")
}

// chicago follows the Chicago Manual of Style, 17th edition, author-date
// (15.5-15.9).
func chicago(w work) string {
	out := dotted(full(w.authors, true)) + dotted(orNoDate(w.year))
	switch w.kind {
	case article:
		out += "“" + stopped(w.title) + "” " + dotted(joined(": ", joined(", ", joined(" ", w.container, w.volume), prefixed("no. ", w.issue, "")), dash(w.pages)))
	case chapter:
		out += "“" + stopped(w.title) + "” " + dotted("In "+joined(", ", w.container, prefixed("edited by ", full(w.editors, false), ""), dash(w.pages))) + dotted(w.publisher)
	case webpage:
		date := ""
		if w.on.month > 0 {
			date = w.on.monthFirst() + ", " + w.year
		}
		out += "“" + stopped(w.title) + "” " + dotted(joined(", ", w.container, w.publisher, date))
	default:
		out += dotted(w.title) + dotted(joined(". ", w.number, w.container, w.publisher))
	}
	return trim(out+dotted(w.url)) + inText(w, "("+strings.TrimSpace(surnames(w.authors)+" "+joined(", ", orNoDate(w.year), w.place))+")")
}

// mla follows the MLA Handbook, 9th edition, chapter 5: containers, then
// publisher, date, location.
func mla(w work) string {
	out := dotted(full(w.authors, true))
	pages := ""
	if w.pages != "" {
		pages = "pp. " + dash(w.pages)
	}
	if w.kind == report {
		out += dotted(w.title)
	} else {
		out += "“" + stopped(w.title) + "” "
	}
	date := w.year
	if w.kind == webpage {
		date = joined(" ", w.on.short(), w.year)
	}
	out += dotted(joined(", ", w.container, prefixed("edited by ", full(w.editors, false), ""), prefixed("vol. ", w.volume, ""), prefixed("no. ", w.issue, ""),
		w.number, w.publisher, date, pages, strings.TrimPrefix(w.url, "https://")))
	return trim(out) + inText(w, "("+joined(", ", surnames(w.authors), w.place)+")")
}

// harvard follows Cite Them Right, the commonest British form.
func harvard(w work) string {
	out := strings.TrimSpace(listed(inverted(w.authors), " and ", " and ")+" "+bracketed(orNoDate(w.year))) + " "
	pages := ""
	if w.pages != "" {
		pages = "pp. " + dash(fullRange(w.pages))
	}
	switch w.kind {
	case article:
		out += dotted(joined(", ", "‘"+w.title+"’", w.container, w.volume+prefixed("(", w.issue, ")"), pages))
	case chapter:
		in := "in "
		if len(w.editors) > 0 {
			in += listed(inverted(w.editors), " and ", " and ") + " (" + plural(w.editors, "ed.", "eds") + ") "
		}
		out += dotted(joined(", ", "‘"+w.title+"’", joined(". ", in+w.container, w.publisher), pages))
	case webpage:
		out += dotted(joined(", ", "‘"+w.title+"’", w.container, w.publisher, w.on.long()))
	default:
		out += dotted(joined(". ", joined(", ", w.title, w.number), joined(", ", w.container, w.publisher)))
	}
	if w.url != "" {
		out += "Available at: " + w.url + "."
	}
	return trim(out) + inText(w, "("+joined(", ", surnames(w.authors), orNoDate(w.year), w.place)+")")
}

// inText is the second line of a citation that points at a place in the work.
func inText(w work, citation string) string {
	if w.place == "" {
		return ""
	}
	return "\n" + citation
}

// full are names in full: the first surname first if inverted, the others as
// they are spoken.
func full(authors []person, inverted bool) string {
	var names []string
	for i, p := range authors {
		if i == 0 && inverted {
			names = append(names, joined(", ", p.family, p.given))
		} else {
			names = append(names, strings.TrimSpace(p.given+" "+p.family))
		}
	}
	two := " and "
	if inverted {
		two = ", and "
	}
	return listed(names, two, ", and ")
}

// inverted are names with the surname first and initials: "Bossuyt, F.".
func inverted(names []person) []string {
	var out []string
	for _, p := range names {
		out = append(out, joined(", ", p.family, initials(p.given)))
	}
	return out
}

// initialsFirst are names with initials first: "M. Lagutina".
func initialsFirst(names []person) []string {
	var out []string
	for _, p := range names {
		out = append(out, joined(" ", initials(p.given), p.family))
	}
	return out
}

func plural(names []person, one, several string) string {
	if len(names) > 1 {
		return several
	}
	return one
}

// listed joins names: two with the one, more with commas and the other before
// the last.
func listed(names []string, two, last string) string {
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	case 2:
		return names[0] + two + names[1]
	default:
		return strings.Join(names[:n-1], ", ") + last + names[n-1]
	}
}

// joined joins the parts that are not empty.
func joined(separator string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, separator)
}

// stopped ends a title with a full stop unless it ends with a mark of its own.
func stopped(s string) string {
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".?!") {
		return s
	}
	return s + "."
}

// dotted is a part of a citation with its full stop and a space; "" stays "".
func dotted(s string) string {
	if s == "" {
		return ""
	}
	return stopped(s) + " "
}

func bracketed(s string) string { return "(" + s + ")" }

func prefixed(before, s, after string) string {
	if s == "" {
		return ""
	}
	return before + s + after
}

// dash sets a range of pages with the en dash that all four styles ask for.
func dash(pages string) string { return strings.ReplaceAll(pages, "-", "–") }

// fullRange writes out a range that leaves digits out: "234-50" is "234-250".
func fullRange(pages string) string {
	first, last, ok := strings.Cut(strings.ReplaceAll(pages, "–", "-"), "-")
	if _, err := strconv.Atoi(last); !ok || err != nil || len(last) >= len(first) {
		return pages
	}
	return first + "-" + first[:len(first)-len(last)] + last
}

func orNoDate(year string) string {
	if year == "" {
		return "n.d."
	}
	return year
}

func trim(s string) string { return strings.TrimSpace(s) }
