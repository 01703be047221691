package commands

import (
	"strings"
	"time"

	"briefbot/corpus"
	"briefbot/corpus/pattern"
)

// What styles want of an entry beside author, title and container is read out
// of its print, where the print is clear: a segment that could be anything is
// left alone, and stands in the entry as printed.
var (
	volumePattern     = pattern.New(`\b(?:[Vv]ol(?:ume|\.)?|Bd\.|[Tt]ome) ?(\d{1,4})\b`)
	issuePattern      = pattern.New(`(?:\b(?:[Nn]os?\.|[Nn]o|[Nn]r\.|[Nn]°|[Ii]ssue|Heft)|№) ?(\d{1,4}(?:[-–/]\d{1,4})?)(?:\D|$)`)
	volumeIssue       = pattern.New(`(?:^|[ ,])(\d{1,4})(?: ?\(|:)(\d{1,4}(?:[-–/]\d{1,4})?)(?:\)|,)`)
	editorsPattern    = pattern.New(`\b[Ii]n:? ([^()]{3,120}?),? \((?:[Ee]ds?|Hrsg|Hg|dir|éds?)\.?\)`)
	numberPattern     = pattern.New(`(?:^|[ ,(])((?:Doc|Document|Report|Working Paper|Discussion Paper|Policy Paper|Policy Brief)\.? (?:[Nn]o\. ?)?[A-Z]{0,6}[-/]?\d[\d/-]*)`)
	dayMonthPattern   = pattern.New(`\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b`)
	dottedDatePattern = pattern.New(`\b\d{1,2}\.\d{1,2}\.\d{4}\b`)
	// A publisher stands after its town, or is called what it is.
	townPattern      = pattern.New(`(?:^|\) ?\.? )\p{Lu}[\p{L}. -]{1,30}(?:, (?:[A-Z]{2}|D\.C\.|\p{Lu}\p{L}+))? ?: (\p{Lu}[^,:;()0-9]{1,60})$`)
	publisherPattern = pattern.New(`(?:\bPress|\bPublish(?:ing|ers)|[Vv]erlag|\bBooks|\b[ÉE]ditions)$`)
	// beforeAddress ends what is read: an address has numbers of its own.
	beforeAddress = pattern.New(`(?i)\b(?:available (?:at|from|online)|retrieved|accessed|verfügbar|abrufbar|disponible|https?://|www\.)`)
)

// detail completes a work from its entry.
func (w *work) detail(r *corpus.Reference) {
	_, rest, ok := strings.Cut(r.Text, r.Title)
	if !ok || r.Title == "" {
		return
	}
	if at := beforeAddress.FindStringIndex(rest); at != nil {
		rest = rest[:at[0]]
	}
	w.on = printedDay(rest, yearAlone(r.Year))
	switch w.kind {
	case article:
		_, after, _ := strings.Cut(rest, r.Container)
		w.volume, w.issue = firstGroup(volumePattern, after), firstGroup(issuePattern, after)
		if m := volumeIssue.FindStringSubmatch(after); m != nil && w.volume+w.issue == "" {
			w.volume, w.issue = m[1], m[2]
		}
	case chapter:
		if m := editorsPattern.FindStringSubmatch(rest); m != nil {
			w.editors = people(names(m[1]))
		}
		if _, after, ok := strings.Cut(rest, r.Container); ok {
			w.publisher = wordsOnly(after)
		}
	case webpage:
		if w.publisher = publisherIn(rest); w.container == "" && w.publisher == "" {
			w.container = wordsOnly(rest)
		}
	default:
		w.number, w.publisher = firstGroup(numberPattern, rest), publisherIn(rest)
		if w.number == "" && publisherPattern.MatchString(w.publisher) {
			w.kind = book
		}
	}
}

// printedDay is the day of the year that a text names; the zero time if none.
func printedDay(text, year string) time.Time {
	for _, as := range []struct {
		pattern *pattern.Pattern
		form    string
	}{{dayMonthPattern, "2 January 2006"}, {dottedDatePattern, "2.1.2006"}} {
		if day, err := time.Parse(as.form, as.pattern.FindString(text)); err == nil && day.Format("2006") == year {
			return day
		}
	}
	return time.Time{}
}

// wordsOnly is the first segment of a text if it is a name: words that begin
// with a capital and hold no number.
func wordsOnly(text string) string {
	text = strings.TrimLeft(text, " ,.;’'”\")")
	segment, _, found := strings.Cut(text, ", ")
	segment = strings.TrimRight(segment, " .,;")
	first := []rune(segment)
	switch {
	case !found && !strings.HasSuffix(strings.TrimSpace(text), "."), len(first) < 2, len(first) > 80:
		return ""
	case strings.ContainsAny(segment, "0123456789()'\"‘’“”/"), strings.ToUpper(string(first[0])) != string(first[0]):
		return ""
	case strings.HasPrefix(segment, "Published"), strings.HasPrefix(segment, "In "), strings.HasPrefix(segment, "Pp"):
		return ""
	}
	return segment
}

// publisherIn is the publisher that a text names and nothing else, or "".
func publisherIn(text string) string {
	text = strings.Trim(text, " ,.;’'”\")")
	if m := townPattern.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	if len(text) <= 80 && publisherPattern.MatchString(text) && wordsOnly(text+".") == text {
		return text
	}
	return ""
}

// names are the names in a list of them as it is printed.
func names(list string) []string {
	parts := strings.Split(strings.NewReplacer(" and ", ", ", " und ", ", ", " et ", ", ", " & ", ", ").Replace(list), ", ")
	for _, p := range parts {
		if !strings.Contains(p, " ") {
			return []string{list} // "Lagutina, M.": one name in two parts
		}
	}
	return parts
}

func firstGroup(p *pattern.Pattern, text string) string {
	if m := p.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// onDay is a day of publication in a form of package time; "" where only the year
// is known.
func onDay(day time.Time, form string) string {
	if day.IsZero() {
		return ""
	}
	return day.Format(form)
}

// shortDay is "11 Apr." as MLA has it.
func shortDay(day time.Time) string {
	switch {
	case day.Month() == time.September:
		return onDay(day, "2 Sept.")
	case len(day.Month().String()) > 4:
		return onDay(day, "2 Jan.")
	}
	return onDay(day, "2 January")
}
