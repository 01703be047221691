package corpus

import (
	"cmp"
	"slices"
	"strings"

	"briefbot/corpus/pattern"
)

const months = `(?:january|february|march|april|may|june|july|august|september|october|november|december|` +
	`janvier|f[eé]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[eé]cembre|` +
	`januar|februar|m[aä]rz|juni|juli|oktober|dezember)`

var (
	fullDate = pattern.New(`(?i)\b(?:(?:\d{1,2}(?:st|nd|rd|th|er)?\.? )?` + months + ` \d{4}|` + months + ` \d{1,2}(?:st|nd|rd|th)?, \d{4}|(?:1[5-9]|20)\d\d-\d\d-\d\d|\d{1,2}\.\d{1,2}\.(?:1[5-9]|20)\d\d)\b`)
	eastDate = pattern.New(`(?:1[5-9]|20)\d\d ?[年년] ?\d{1,2} ?[月월](?: ?\d{1,2} ?[日일])?`)
)

// dateIn returns the date that a line of the imprint gives, as printed.
func (d *document) dateIn(line string) string {
	if !strings.ContainsAny(line, "0123456789") || strings.HasPrefix(strings.ToLower(line), "last updated") {
		return ""
	}
	return cmp.Or(fullDate.FindString(line), eastDate.FindString(line), d.monthAndYear(line))
}

// datedGenres are what documents are called whose titles give their own date, and none
// that they are about.
var datedGenres = func() map[string]bool {
	out := map[string]bool{}
	for _, genre := range genres("datedGenres") {
		for _, w := range genre {
			out[placeWords(w.Word)[0]] = true // "procès-verbal" is two
		}
	}
	return out
}()

// titledDate is the day that the title of minutes, of a resolution or of a law gives:
// "Regulation (EU) 2023/1457 of 12 July 2023 on …".
func (d *document) titledDate() string {
	const opening = 3 // words: "Draft Resolution …"
	words := placeWords(d.title)
	if !slices.ContainsFunc(words[:min(opening, len(words))], func(w string) bool { return datedGenres[w] }) {
		return ""
	}
	return d.dateIn(d.title)
}

// monthAndYear is a date with a month of the brief's language: "12 de mayo de
// 2021", "Май 2021".
func (d *document) monthAndYear(line string) string {
	t := structure().byCode[d.language]
	if t == nil || len(t.months) == 0 {
		return ""
	}
	words := strings.Fields(line)
	for i, w := range words {
		if !slices.Contains(t.months, fold(w)) {
			continue
		}
		from, to := i, i+1
		if to < len(words) && (words[to] == "de" || words[to] == "del") {
			to++
		}
		if to >= len(words) || !yearOnly(words[to]) {
			continue
		}
		if from > 0 && words[from-1] == "de" {
			from--
		}
		if from > 0 && len(words[from-1]) <= 3 && isNumber(strings.TrimRight(words[from-1], ".")) {
			from--
		} else {
			from = i
		}
		return strings.Trim(strings.Join(words[from:to+1], " "), " .,")
	}
	return ""
}

var yearPattern = pattern.New(`\b(1[5-9]|20)\d\d\b`)

// Year returns the first year from 1500 to 2099 in the date, or "" if there
// is none.
func (i Info) Year() string { return yearPattern.FindString(i.Date) }
