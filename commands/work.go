package commands

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"briefbot/corpus"
)

// A work is what a citation is made of: a reference of the brief, or the brief
// itself. It is read from the printed entry, so fields can be missing.
type work struct {
	key       string
	kind      workKind
	authors   []person
	year      string
	on        day // in that year
	title     string
	container string // journal, book or site
	editors   []person
	volume    string
	issue     string
	number    string // of a report: "Doc. 7042/16"
	publisher string
	pages     string
	url       string
	// place is where in the work a quotation stands: "Introduction, para. 3".
	place string
	// printed is the entry as the brief prints it; "" for the brief itself.
	printed string
}

// A workKind is what a work is in print, as far as its entry tells.
type workKind int

const (
	report workKind = iota
	article
	chapter
	webpage
)

// A person is an author: a name in two parts, or an institution in family.
type person struct{ family, given string }

// referenceWork is what a reference's entry says.
func referenceWork(r *corpus.Reference) work {
	w := work{
		key: r.Key, year: r.Year, title: r.Title, container: r.Container,
		pages: r.Pages, url: r.URL, printed: r.Text, authors: people(r.Authors),
	}
	switch {
	case r.Container != "" && editedPattern.MatchString(r.Text):
		w.kind = chapter
	case r.Container != "" && r.Pages != "":
		w.kind = article
	case r.URL != "" || r.Damage != "":
		w.kind = webpage
	}
	w.detail(r)
	return w
}

// editedPattern finds the editor of a book that a chapter is from, in the
// languages that briefs come in.
var editedPattern = regexp.MustCompile(`\((?:eds?|Hrsg|Hg|dir|éds?)\.?\)`)

// briefWork is the brief itself, cited at passage i; i of -1 cites the whole.
func (s *Set) briefWork(v voice, i int) work {
	info := s.brief.Info
	w := work{
		year: info.Year(), title: s.brief.Title, publisher: info.Publisher, authors: people(info.Authors),
	}
	w.key = strings.TrimSpace(surnames(w.authors) + " " + w.year)
	if i >= 0 {
		p := &s.brief.Passages[i]
		w.place = s.sectionPath(v, p.Section) + ", " + v.say("para. %d", p.Number)
	}
	return w
}

// people reads printed names. The first author's form tells persons from
// institutions: a name with a comma is a person's, and so are those after it.
func people(printed []string) []person {
	var out []person
	for i, name := range printed {
		name = strings.TrimSpace(name)
		family, given, comma := strings.Cut(name, ", ")
		words := strings.Fields(name)
		switch {
		case name == "":
		case comma:
			out = append(out, person{plainCase(family), plainCase(given)})
		case len(words) < 2 || institution(words) && !(i > 0 && len(out) > 0 && out[0].given != ""):
			out = append(out, person{family: name})
		default:
			// A particle belongs to the family name: "Tony van der Togt".
			cut := len(words) - 1
			for cut > 1 && unicode.IsLower([]rune(words[cut-1])[0]) {
				cut--
			}
			out = append(out, person{plainCase(strings.Join(words[cut:], " ")), plainCase(strings.Join(words[:cut], " "))})
		}
	}
	return out
}

// institution reports whether a name without a comma is that of a body. A
// person's name has no words such as these and no lower-case word but a
// particle.
func institution(words []string) bool {
	for _, w := range words {
		switch f := fold(w); {
		case slices.Contains([]string{"of", "the", "for", "and", "on", "de", "des", "du", "pour", "fur", "&"}, f):
			return true
		case bodyPattern.MatchString(f):
			return true
		}
	}
	return false
}

var bodyPattern = regexp.MustCompile(`^(?:union|council|commission|institut\w*|office|minist\w+|bank|organi[sz]ation|agency|nations|universit\w+|government|group|programme|program|committee|forum|cent(?:er|re)|association|foundation|parliament|department|bureau|agence|rat|bund\w*|stiftung|network|initiative|alliance|society)$`)

// plainCase writes a name that is set in capitals in ordinary letters.
func plainCase(name string) string {
	if len([]rune(name)) < 4 || name != strings.ToUpper(name) {
		return name
	}
	r := []rune(strings.ToLower(name))
	for i := range r {
		if i == 0 || r[i-1] == ' ' || r[i-1] == '-' || r[i-1] == '\'' || r[i-1] == '’' {
			r[i] = unicode.ToUpper(r[i])
		}
	}
	return string(r)
}

// surnames are the family names as an in-text citation has them.
func surnames(authors []person) string {
	switch len(authors) {
	case 0:
		return ""
	case 1:
		return authors[0].family
	case 2:
		return authors[0].family + " and " + authors[1].family
	}
	return authors[0].family + " et al."
}

// initials are a given name's: "Jean-Paul Marie" is "J.-P. M.".
func initials(given string) string {
	var out []string
	for _, name := range strings.Fields(given) {
		var parts []string
		for _, part := range strings.Split(name, "-") {
			for _, r := range part {
				if unicode.IsLetter(r) {
					parts = append(parts, string(unicode.ToUpper(r))+".")
					break
				}
			}
		}
		out = append(out, strings.Join(parts, "-"))
	}
	return strings.Join(out, " ")
}
