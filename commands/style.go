package commands

import (
	"strings"

	"briefbot/commands/own"
)

// A citationStyle is a way of writing a citation, ready to copy. There is no
// kept Go library that renders citation styles (the few projects either wrap a
// JavaScript engine or never had a release), so the forms are written here
// from the styles' own rules for a report, a book, an article, a chapter and a
// page. A title keeps the capitals that the entry prints: no entry tells which
// of its words are names, which APA and Harvard would keep capital.
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

// in is the style's name in a language; those of citation styles are names.
func (c citationStyle) in(v voice) string {
	if c.value == "printed" {
		return v.say(own.AsPrinted)
	}
	return c.label
}

// styleChoices are the styles as an option's choices.
func styleChoices() []Suggestion {
	return mapped(citationStyles, func(c citationStyle) Suggestion { return Suggestion{Value: c.value, Label: c.label} })
}

// styleNames are the styles' values for a sentence.
func styleNames() string {
	return strings.Join(mapped(citationStyles, func(c citationStyle) string { return c.value }), ", ")
}

// asPrinted is the entry word for word; for the brief itself, which prints
// none, its author, title, publisher, year and the place.
func asPrinted(w work) string {
	if w.printed != "" {
		return w.printed
	}
	return joined(". ", full(w.authors, false), w.title, joined(", ", w.publisher, w.year), w.where()) + "."
}

// apa follows the Publication Manual, 7th edition, section 9 and 10: initials,
// year in brackets, and for a quotation the heading, which it calls a section,
// and the paragraph in the text citation (8.28).
func apa(w work) string {
	year := orNoDate(w.year)
	if w.kind == webpage {
		year = joined(", ", year, onDay(w.on, "January 2"))
	}
	authors := listed(inverted(w.authors), ", & ", ", & ")
	if n := len(w.authors); n > 20 { // 9.8
		authors = strings.Join(inverted(w.authors[:19]), ", ") + ", . . . " + inverted(w.authors[n-1:])[0]
	}
	title := dotted(w.title + prefixed(" (", w.number, ")"))
	out := dotted(authors) + bracketed(year) + ". " + title
	if authors == "" {
		out = title + bracketed(year) + ". " // 9.12
	}
	switch w.kind {
	case article:
		out += dotted(joined(", ", w.container, w.volume+prefixed("(", w.issue, ")"), dash(fullRange(w.pages))))
	case chapter:
		in := w.container
		if e := listed(initialsFirst(w.editors), " & ", ", & "); e != "" {
			in = e + " (" + plural(w.editors, "Ed.", "Eds.") + "), " + in
		}
		out += dotted("In "+in+prefixed(" (pp. ", dash(fullRange(w.pages)), ")")) + dotted(w.publisher)
	default:
		out += dotted(joined(". ", w.container, w.publisher))
	}
	return strings.TrimSpace(out+w.url) + inText(w, joined(", ", strings.ReplaceAll(cited(w, 2), " and ", " & "), orNoDate(w.year),
		prefixed("", w.place.section, " section"), w.place.counted("para. ")))
}

// chicago follows the Chicago Manual of Style, 18th edition, author-date: no
// place of publication, and of more than six authors the first three.
func chicago(w work) string {
	authors := full(w.authors, true)
	if len(w.authors) > 6 {
		authors = strings.Replace(full(w.authors[:3], true), ", and ", ", ", 1) + ", et al."
	}
	out := dotted(authors) + dotted(orNoDate(w.year))
	if authors == "" && (w.kind == report || w.kind == book) {
		out = dotted(w.title) + dotted(orNoDate(w.year))
	}
	switch w.kind {
	case article:
		number := prefixed("no. ", w.issue, "")
		in := joined(", ", w.container, number)
		if w.volume != "" {
			in = joined(" ", w.container, w.volume, prefixed("(", w.issue, ")"))
		}
		out += "“" + stopped(w.title) + "” " + dotted(joined(": ", in, dash(chicagoRange(w.pages))))
	case chapter:
		out += "“" + stopped(w.title) + "” " + dotted("In "+joined(", ", w.container, prefixed("edited by ", full(w.editors, false), ""), dash(chicagoRange(w.pages)))) + dotted(w.publisher)
	case webpage:
		out += "“" + stopped(w.title) + "” " + dotted(joined(", ", w.container, w.publisher, onDay(w.on, "January 2, 2006")))
	default:
		if authors != "" {
			out += dotted(w.title)
		}
		out += dotted(joined(". ", w.number, w.container, w.publisher))
	}
	return strings.TrimSpace(out+dotted(w.url)) + inText(w, strings.TrimSpace(cited(w, 2)+" "+joined(", ", orNoDate(w.year), w.place.headed("under “", "para. "))))
}

// mla follows the MLA Handbook, 9th edition, chapter 5: containers, then
// publisher, date, location. Of three authors or more it names the first, and
// the letter of a year ("2017a") is none of its.
func mla(w work) string {
	authors := full(w.authors, true)
	if len(w.authors) > 2 {
		authors = full(w.authors[:1], true) + ", et al."
	}
	out := dotted(authors)
	if w.kind == report || w.kind == book {
		out += dotted(w.title)
	} else {
		out += "“" + stopped(w.title) + "” "
	}
	date := joined(" ", shortDay(w.on), yearAlone(w.year))
	out += dotted(joined(", ", w.container, prefixed("edited by ", full(w.editors, false), ""), prefixed("vol. ", w.volume, ""), prefixed("no. ", w.issue, ""),
		w.number, w.publisher, date, prefixed("pp. ", dash(shortRange(w.pages, 2)), ""), strings.TrimPrefix(w.url, "https://")))
	return strings.TrimSpace(out) + inText(w, joined(", ", cited(w, 2), w.place.headed("“", "par. ")))
}

// harvard follows Cite Them Right, the commonest British form.
func harvard(w work) string {
	out := strings.TrimSpace(listed(inverted(w.authors), " and ", " and ")+" "+bracketed(orNoDate(w.year))) + " "
	title := w.title
	if len(w.authors) == 0 && (w.kind == report || w.kind == book) {
		out, title = strings.TrimRight(w.title, ".")+" "+bracketed(orNoDate(w.year))+" ", ""
	}
	pages := prefixed("pp. ", dash(fullRange(w.pages)), "")
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
		out += dotted(joined(", ", "‘"+w.title+"’", w.container, w.publisher, onDay(w.on, "2 January")))
	default:
		out += dotted(joined(". ", joined(", ", title, w.number), joined(", ", w.container, w.publisher)))
	}
	out = stopped(strings.TrimSpace(out)) + prefixed(" Available at: ", w.url, ".")
	return out + inText(w, joined(", ", cited(w, 3), orNoDate(w.year), w.place.section, w.place.counted("para. ")))
}

// inText is the second line of a citation that points at a place in the work.
func inText(w work, citation string) string {
	if w.place == (place{}) {
		return ""
	}
	return "\n(" + citation + ")"
}

// cited is how a citation in the text names a work: its authors, all of them up
// to most, or its title if it has none.
func cited(w work, most int) string {
	if len(w.authors) == 0 {
		return w.title
	}
	return surnames(w.authors, most)
}

// headed is the heading in quotation marks and the paragraph, the comma between
// them inside the marks, as American styles have it.
func (p place) headed(open, word string) string {
	switch {
	case p.section == "":
		return p.counted(word)
	case strings.ContainsAny(p.section[len(p.section)-1:], "?!"):
		return open + p.section + "” " + p.counted(word)
	}
	return open + p.section + ",” " + p.counted(word)
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

// yearAlone is a year without the letter that tells an author's works of that
// year apart in a bibliography.
func yearAlone(year string) string {
	if len(year) == 5 && strings.Trim(year[:4], "0123456789") == "" && year[4] >= 'a' && year[4] <= 'z' {
		return year[:4]
	}
	return year
}

func orNoDate(year string) string {
	if year == "" {
		return "n.d."
	}
	return year
}
