package corpus

import (
	"strings"

	"briefbot/corpus/pattern"
)

// captionLead is a noun with its number, and what follows.
var captionLead = pattern.New(`^([\p{L}\p{M}]+)\.?\s*(?:n°\s*)?[\dIVX]+(?:\.\d+)*(.*)$`)

// sourceLine says below a figure or table where it is from.
var sourceLine = pattern.New(`(?i)^(sources?|notes?|quellen?|anmerkung|lecture|champ|photo|foto|crédit photo)\s?[:·] `)

// captioned reports whether a text begins as the caption of a figure, table or box
// does: "Figure 2", "Таблиця 1.1".
func captioned(text string) bool {
	noun, rest := captionParts(text)
	return noun != "" && (rest == "" || strings.ContainsAny(rest[:1], " .:|-") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—"))
}

// captionLine reports whether a line is one of a figure or table, which sets its
// number apart.
func captionLine(text string) bool {
	noun, rest := captionParts(text)
	rest = strings.TrimPrefix(rest, " ")
	stop := strings.TrimLeft(rest, ".:–—|-")
	return noun != "" && noun != "box" && (rest == "" || stop != rest && (stop == "" || stop[0] == ' '))
}

// captionParts are the noun of a caption, as all languages have it in common, and
// what stands after its number.
func captionParts(text string) (noun, rest string) {
	const longest = 400 // bytes
	m := captionLead.FindStringSubmatch(text[:min(len(text), longest)])
	if m == nil {
		return "", ""
	}
	noun, _ = captionNouns.find(foldPlace(m[1]))
	if noun == "article" || noun == "annex" {
		noun = ""
	}
	return noun, m[2]
}
