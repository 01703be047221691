package commands

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode"

	"briefbot/corpus"
)

// bibTeX is an entry for BibTeX and biblatex, in UTF-8. Double braces keep the
// title's capitals and an institution's name in one piece.
func bibTeX(w work) string {
	kind := map[workKind]string{report: "techreport", article: "article", chapter: "incollection", webpage: "misc", book: "book"}[w.kind]
	var b strings.Builder
	b.WriteString("@" + kind + "{" + bibKey(w) + ",\n")
	field := func(name, value string) {
		if value != "" {
			b.WriteString("  " + name + " = {" + value + "},\n")
		}
	}
	field("author", texNames(w.authors))
	field("editor", texNames(w.editors))
	field("title", prefixed("{", texEscape(w.title), "}"))
	switch w.kind {
	case article:
		field("journal", texEscape(w.container))
	case chapter:
		field("booktitle", texEscape(w.container))
	default:
		field("howpublished", texEscape(w.container))
	}
	if w.kind == report {
		field("institution", texEscape(w.publisher))
	} else {
		field("publisher", texEscape(w.publisher))
	}
	field("volume", texEscape(w.volume))
	field("number", texEscape(w.issue+w.number))
	field("year", texEscape(yearAlone(w.year)))
	b.WriteString(prefixed("  month = ", strings.ToLower(onDay(w.on, "Jan")), ",\n")) // a macro, without braces
	field("pages", texEscape(strings.NewReplacer("-", "--", "–", "--").Replace(fullRange(w.pages))))
	field("url", strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C").Replace(w.url))
	field("note", texEscape(w.where()))
	return b.String() + "}"
}

// texNames are names as BibTeX reads them.
func texNames(people []person) string {
	var names []string
	for _, p := range people {
		if p.given == "" {
			names = append(names, "{"+texEscape(p.family)+"}")
		} else {
			names = append(names, joined(", ", texEscape(p.family), texEscape(p.suffix), texEscape(p.given)))
		}
	}
	return strings.Join(names, " and ")
}

// bibKey is a key of letters and digits: "bossuyt2019". Letters that are not
// Latin stay: without them all that an author's works had would be the year.
func bibKey(w work) string {
	name := w.key
	if len(w.authors) == 0 {
		first, _, _ := strings.Cut(w.title, " ")
		name = first + " " + w.key
	}
	key := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, corpus.Fold(name))
	if key == "" {
		return "brief"
	}
	return key
}

// texEscape makes text safe between BibTeX's braces.
func texEscape(s string) string {
	return strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "$", `\$`,
		"#", `\#`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`).Replace(s)
}

// ris is a record for reference managers, in the form of the RIS specification
// of 2011: two letters, two spaces, a hyphen, a space.
func ris(w work) string {
	var b strings.Builder
	field := func(tag, value string) {
		if value != "" {
			b.WriteString(tag + "  - " + strings.ReplaceAll(value, "\n", " ") + "\n")
		}
	}
	field("TY", map[workKind]string{report: "RPRT", article: "JOUR", chapter: "CHAP", webpage: "ELEC", book: "BOOK"}[w.kind])
	for _, p := range w.authors {
		field("AU", joined(", ", p.family, p.given, p.suffix))
	}
	for _, p := range w.editors {
		field("A2", joined(", ", p.family, p.given, p.suffix))
	}
	field("PY", yearAlone(w.year))
	field("DA", onDay(w.on, "2006/01/02"))
	field("TI", w.title)
	field("T2", w.container)
	field("VL", w.volume)
	field("IS", w.issue)
	field("SN", w.number) // of a report, its number
	field("PB", w.publisher)
	first, last, _ := strings.Cut(strings.ReplaceAll(fullRange(w.pages), "–", "-"), "-")
	field("SP", first)
	field("EP", last)
	field("UR", w.url)
	field("N1", w.where())
	return b.String() + "ER  - "
}

// A cslItem is an item of CSL-JSON (the schema of Citation Style Language
// 1.0.2), of which only these fields are used.
type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Author    []cslName `json:"author,omitempty"`
	Editor    []cslName `json:"editor,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	Title     string    `json:"title,omitempty"`
	Container string    `json:"container-title,omitempty"`
	Volume    string    `json:"volume,omitempty"`
	Issue     string    `json:"issue,omitempty"`
	Number    string    `json:"number,omitempty"`
	Publisher string    `json:"publisher,omitempty"`
	Page      string    `json:"page,omitempty"`
	URL       string    `json:"URL,omitempty"`
	Note      string    `json:"note,omitempty"`
}

type cslName struct {
	Family  string `json:"family,omitempty"`
	Given   string `json:"given,omitempty"`
	Suffix  string `json:"suffix,omitempty"`
	Literal string `json:"literal,omitempty"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts,omitempty"`
	Raw   string  `json:"raw,omitempty"`
}

func cslNames(people []person) []cslName {
	var out []cslName
	for _, p := range people {
		if p.given == "" {
			out = append(out, cslName{Literal: p.family})
		} else {
			out = append(out, cslName{Family: p.family, Given: p.given, Suffix: p.suffix})
		}
	}
	return out
}

// cslJSON is a list of one item, as reference managers import it.
func cslJSON(w work) string {
	item := cslItem{
		ID:    bibKey(w),
		Type:  map[workKind]string{report: "report", article: "article-journal", chapter: "chapter", webpage: "webpage", book: "book"}[w.kind],
		Title: w.title, Container: w.container, Volume: w.volume, Issue: w.issue, Number: w.number, Publisher: w.publisher, Page: fullRange(w.pages), URL: w.url, Note: w.where(),
	}
	item.Author, item.Editor = cslNames(w.authors), cslNames(w.editors)
	if year, err := strconv.Atoi(yearAlone(w.year)); err == nil {
		item.Issued = &cslDate{Parts: [][]int{{year}}}
		if !w.on.IsZero() {
			item.Issued.Parts[0] = append(item.Issued.Parts[0], int(w.on.Month()), w.on.Day())
		}
	} else if w.year != "" {
		item.Issued = &cslDate{Raw: w.year}
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	_ = enc.Encode([]cslItem{item}) // strings and numbers into memory: cannot fail
	return strings.TrimSuffix(b.String(), "\n")
}
