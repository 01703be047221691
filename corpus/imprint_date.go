package corpus

import (
	"regexp"
	"strings"
)

const months = `(?:january|february|march|april|may|june|july|august|september|october|november|december|` +
	`janvier|f[eé]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[eé]cembre|` +
	`januar|februar|m[aä]rz|juni|juli|oktober|dezember)`

var (
	fullDate = regexp.MustCompile(`(?i)\b(?:(?:\d{1,2}(?:st|nd|rd|th|er)?\.? )?` + months + ` \d{4}|` + months + ` \d{1,2}(?:st|nd|rd|th)?, \d{4}|(?:1[5-9]|20)\d\d-\d\d-\d\d|\d{1,2}\.\d{1,2}\.(?:1[5-9]|20)\d\d)\b`)
	// saidDate is a date that is said to be one.
	saidDate = regexp.MustCompile(`(?i)^(?:date|published(?: on)?|publication date|publi[eé]e? le|stand|datum)\s*:?\s+(.{4,40})$`)
)

// dateIn returns the date that a line of the imprint gives, as printed.
func dateIn(line string) string {
	if !strings.ContainsAny(line, "0123456789") || strings.HasPrefix(strings.ToLower(line), "last updated") {
		return ""
	}
	if at := fullDate.FindString(line); at != "" {
		return at
	}
	if m := saidDate.FindStringSubmatch(line); m != nil && strings.ContainsAny(m[1], "0123456789") {
		return strings.Trim(m[1], " .")
	}
	return ""
}
