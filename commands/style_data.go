package commands

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode"
)

// bibTeX is an entry for BibTeX and biblatex, in UTF-8. Double braces keep the
// title's capitals and an institution's name in one piece.
func bibTeX(w work) string {
	kind := map[workKind]string{report: "techreport", article: "article", chapter: "incollection", webpage: "misc"}[w.kind]
	var names []string
	for _, p := range w.authors {
		if p.given == "" {
			names = append(names, "{"+texEscape(p.family)+"}")
		} else {
			names = append(names, texEscape(p.family)+", "+texEscape(p.given))
		}
	}
	var b strings.Builder
	b.WriteString("@" + kind + "{" + bibKey(w) + ",\n")
	field := func(name, value string) {
		if value != "" {
			b.WriteString("  " + name + " = {" + value + "},\n")
		}
	}
	field("author", strings.Join(names, " and "))
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
	field("year", texEscape(w.year))
	field("pages", texEscape(strings.NewReplacer("-", "--", "–", "--").Replace(fullRange(w.pages))))
	field("url", strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C").Replace(w.url))
	field("note", texEscape(w.place))
	return b.String() + "}"
}

// bibKey is a key of letters and digits: "bossuyt2019".
func bibKey(w work) string {
	key := strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r
		}
		return -1
	}, fold(w.key))
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
	field("TY", map[workKind]string{report: "RPRT", article: "JOUR", chapter: "CHAP", webpage: "ELEC"}[w.kind])
	for _, p := range w.authors {
		field("AU", joined(", ", p.family, p.given))
	}
	field("PY", w.year)
	field("TI", w.title)
	field("T2", w.container)
	field("PB", w.publisher)
	first, last, _ := strings.Cut(strings.ReplaceAll(fullRange(w.pages), "–", "-"), "-")
	field("SP", first)
	field("EP", last)
	field("UR", w.url)
	field("N1", w.place)
	return b.String() + "ER  - "
}

// A cslItem is an item of CSL-JSON (the schema of Citation Style Language
// 1.0.2), of which only these fields are used.
type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Author    []cslName `json:"author,omitempty"`
	Issued    *cslDate  `json:"issued,omitempty"`
	Title     string    `json:"title,omitempty"`
	Container string    `json:"container-title,omitempty"`
	Publisher string    `json:"publisher,omitempty"`
	Page      string    `json:"page,omitempty"`
	URL       string    `json:"URL,omitempty"`
	Note      string    `json:"note,omitempty"`
}

type cslName struct {
	Family  string `json:"family,omitempty"`
	Given   string `json:"given,omitempty"`
	Literal string `json:"literal,omitempty"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts,omitempty"`
	Raw   string  `json:"raw,omitempty"`
}

// cslJSON is a list of one item, as reference managers import it.
func cslJSON(w work) string {
	item := cslItem{
		ID:    bibKey(w),
		Type:  map[workKind]string{report: "report", article: "article-journal", chapter: "chapter", webpage: "webpage"}[w.kind],
		Title: w.title, Container: w.container, Publisher: w.publisher, Page: fullRange(w.pages), URL: w.url, Note: w.place,
	}
	for _, p := range w.authors {
		if p.given == "" {
			item.Author = append(item.Author, cslName{Literal: p.family})
		} else {
			item.Author = append(item.Author, cslName{Family: p.family, Given: p.given})
		}
	}
	if year, err := strconv.Atoi(w.year); err == nil {
		item.Issued = &cslDate{Parts: [][]int{{year}}}
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
