package commands

import (
	"strconv"
	"strings"
	"time"

	"briefbot/corpus"
	"briefbot/corpus/pattern"
)

// A work is what a citation is made of: a reference of the brief, or the brief
// itself. It is read from the printed entry, so fields can be missing.
type work struct {
	key       string
	kind      workKind
	authors   []person
	year      string
	on        time.Time // the day of publication; zero where only the year is known
	title     string
	container string // journal, book or site
	editors   []person
	volume    string
	issue     string
	number    string // of a report: "Doc. 7042/16"
	publisher string
	pages     string
	url       string
	place     place // of a quotation in the work
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
	book
)

// A place is where in a work a quotation stands; the zero value is the whole.
type place struct {
	section   string
	paragraph int
}

// counted is the paragraph after a style's word for it.
func (p place) counted(word string) string {
	if p.paragraph == 0 {
		return ""
	}
	return word + strconv.Itoa(p.paragraph)
}

// where is the place in a line of its own: "Introduction, para. 3". It is in
// English, like every other word that a citation adds.
func (w work) where() string {
	return joined(", ", w.place.section, w.place.counted("para. "))
}

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
var editedPattern = pattern.New(`\((?:eds?|Hrsg|Hg|dir|éds?)\.?\)`)

// briefWork is the brief itself, cited at passage i; i of -1 cites the whole.
func (s *Set) briefWork(i int) work {
	info := s.brief.Info
	w := work{
		year: info.Year(), title: s.brief.Title, publisher: info.Publisher, authors: people(info.Authors),
	}
	w.key = strings.TrimSpace(surnames(w.authors, 2) + " " + w.year)
	if i >= 0 {
		p := &s.brief.Passages[i]
		w.place = place{section: s.sectionPath(speak(""), p.Section), paragraph: p.Number}
	}
	return w
}
