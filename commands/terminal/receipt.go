package terminal

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"briefbot/commands"
	"briefbot/commands/claim"
	"briefbot/commands/locale"
	"briefbot/corpus"
)

// A receipt is what `briefbot check` says on one screen: what the document is,
// how much was found in it, what is uncertain, and what it can answer. As JSON
// it has everything that tools read of a check besides.
type receipt struct {
	understood
	Authors   []string    `json:"authors"`
	Publisher string      `json:"publisher"`
	Date      string      `json:"date"`
	Language  string      `json:"language"`
	Pages     int         `json:"pages"` // the last printed page; 0 if unknown
	Found     []string    `json:"found"` // "9 notes, 9 linked"
	Uncertain []uncertain `json:"uncertain"`
	Questions []question  `json:"questions"`
}

// What is uncertain, and what to write to correct it.
type uncertain struct {
	What  string `json:"what"`
	Write string `json:"write"`
}

// A question that the brief answers, with the answer in the brief's words.
type question struct {
	Question string `json:"question"`
	Answer   string `json:"answer"`
	Place    string `json:"place"` // the passage's ID, "" if it is none
}

func newReceipt(b *corpus.Brief) receipt {
	d := claim.New(b, nil)
	r := receipt{understood: understand(b), Authors: b.Info.Authors, Publisher: b.Info.Publisher, Date: b.Info.Date, Language: b.Language,
		Found: found(b), Uncertain: unsure(b, d), Questions: answerable(b)}
	if r.Authors == nil {
		r.Authors = []string{}
	}
	for _, p := range b.Passages {
		r.Pages = max(r.Pages, p.Page)
	}
	return r
}

// withProblems adds the problems, for those who read JSON: of a long text there can
// be thousands, whose words are all looked for.
func (r receipt) withProblems(b *corpus.Brief) receipt {
	d := claim.New(b, nil)
	r.Problems = []checkProblem{}
	for _, p := range b.Problems {
		if text := problem(d, p); text != "" {
			r.Problems = append(r.Problems, checkProblem{Line: p.Line, Kind: p.Kind, Text: text})
		}
	}
	return r
}

// receipt prints it.
func (r *checkReport) receipt() {
	b := r.brief
	c := newReceipt(b)
	r.heading(b.Title)
	var facts []string
	fact := func(label, value string) {
		if value != "" {
			facts = append(facts, label+value)
		}
	}
	fact("by ", commands.Byline(b))
	fact("edited by ", b.Info.Editor)
	fact("", b.Info.Publisher)
	fact("", b.Info.Date)
	fact("", b.Info.Licence)
	fact("in ", corpus.LanguageName(b.Language))
	r.say("%s", capital(strings.Join(facts, " · ")))
	r.say("Recognised: %s.", strings.Join(c.Found, "; "))
	if len(c.Uncertain) > 0 {
		r.heading("To look at")
		for _, u := range c.Uncertain {
			text := u.What
			if u.Write != "" {
				text += "; " + u.Write
			}
			r.item(0, "%s", sentence(text))
		}
	}
	if len(c.Questions) > 0 {
		r.heading("It can answer")
		for _, q := range c.Questions {
			r.item(0, "%s %s", q.Question, q.Answer)
		}
	}
}

// found says how much there is, a kind in each text.
func found(b *corpus.Brief) []string {
	named, linked, cited := 0, 0, 0
	for _, s := range b.Sections {
		if s.Name != "" {
			named++
		}
	}
	inNotes := map[int]bool{} // notes whose mark another note carries
	for _, f := range b.Footnotes {
		for _, m := range f.Marks {
			inNotes[m.Footnote] = true
		}
	}
	for i, f := range b.Footnotes {
		if len(f.Passages)+len(f.Sections) > 0 || f.OnTitle || inNotes[i] {
			linked++
		}
	}
	for i := range b.References {
		if !b.References[i].Uncited() {
			cited++
		}
	}
	tied := func(n int, noun string, some int, how string) string {
		if n == 0 {
			return count(n, noun)
		}
		return fmt.Sprintf("%s, %d %s", count(n, noun), some, how)
	}
	return []string{count(named, "section"), count(len(b.Passages), "passage"), recommended(b),
		tied(len(b.Footnotes), "note", linked, "linked"), tied(len(b.References), "reference", cited, "cited")}
}

// recommended says how many recommendations there are and where they were
// taken from: "6 recommendations (list in “What to do”, p. 3)".
func recommended(b *corpus.Brief) string {
	text := count(len(b.Recommendations), "recommendation")
	if len(b.Recommendations) == 0 {
		return text
	}
	first := b.Passages[b.Recommendations[0].Passages[0]]
	form := map[corpus.Kind]string{corpus.ListItem: "list", corpus.Row: "table", corpus.Heading: "headings"}[first.Kind]
	where := []string{cmp.Or(form, "paragraphs")}
	if s := b.Sections[first.Section]; s.Name != "" && first.Kind != corpus.Heading {
		where[0] += " in “" + opening(s.Name) + "”"
	}
	if first.Page > 0 {
		where = append(where, fmt.Sprintf("p. %d", first.Page))
	} else {
		where = append(where, fmt.Sprintf("line %d", first.Lines.First))
	}
	return text + " (" + strings.Join(where, ", ") + ")"
}

// unsure is what the document's writer should look at, and what to write there.
func unsure(b *corpus.Brief, d *claim.Document) []uncertain {
	out := []uncertain{}
	field := "write “%s: %s” on the line below the title"
	if strings.HasPrefix(string(b.Source), "---\n") {
		field = "write “%s: %s” in the front matter, the lines between ---"
	}
	write := map[string]string{
		"title":                          "write “# TITLE” on line 1",
		"author":                         fmt.Sprintf(field, "Author", "NAME"),
		"date":                           fmt.Sprintf(field, "Date", "DAY MONTH YEAR"),
		"recommendations":                "if it makes some, put them as a list under a heading “## Recommendations”",
		"section of recommendations":     "make each of them an item of a list there",
		string(corpus.DanglingMark):      "write the notes as lines “[^N]: TEXT”",
		string(corpus.DanglingCitation):  "add the works to the references, or correct the names",
		string(corpus.UnmarkedFootnote):  "write “[^N]” where they belong",
		string(corpus.AmbiguousCitation): "add a letter to the years: 2019a, 2019b",
	}
	for _, u := range d.Uncertain() {
		out = append(out, uncertain{strings.TrimSuffix(said(u.Claim), ".") + place(u), write[u.Of]})
	}
	return out
}

// said is a claim in English.
func said(c claim.Claim) string {
	return c.In(locale.Voice{}, func(arg any) any { return arg })
}

// problem is what is claimed of a problem, and of damage what and where it is; ""
// if nothing can be.
func problem(d *claim.Document, p corpus.Problem) string {
	c := d.Problem(p)
	switch {
	case !c.Says():
		return ""
	case p.Kind == corpus.DamagedText:
		return said(c) + " " + capital(p.Why) + ": “" + p.Words + "”."
	case p.Why != "" && p.Kind != corpus.Erratum:
		return said(c) + " " + capital(sentence(p.Why))
	}
	return said(c)
}

// place says on which lines all of a kind stand, and how many they are.
func place(u claim.Uncertainty) string {
	var lines []string
	for _, l := range u.Lines[:min(len(u.Lines), shownPlaces)] {
		lines = append(lines, fmt.Sprint(l))
	}
	if len(lines) < len(u.Lines) {
		lines = append(lines, "…")
	}
	where := "line " + strings.Join(lines, ", ")
	switch {
	case len(lines) == 0:
		return ""
	case u.Times == 1:
		return " (" + where + ")"
	case len(lines) == 1:
		return fmt.Sprintf(" (the first of %d, %s)", u.Times, where)
	}
	return fmt.Sprintf(" (the first of %d, lines %s)", u.Times, strings.Join(lines, ", "))
}

const (
	shownPlaces    = 5  // how many lines it has of one kind
	shownQuestions = 3  // how many questions a receipt has
	aboutALine     = 16 // words
	nameWords      = 10 // of a section that can be asked for in a question: a longer name is a sentence
)

// answerable are questions that the brief answers, with the answers: what it
// recommends, and what its longest sections begin with that no other has the name
// of.
func answerable(b *corpus.Brief) []question {
	out := []question{}
	taken := map[int]bool{} // sections
	if len(b.Recommendations) > 0 {
		first := b.Recommendations[0]
		p := b.Passages[first.Passages[0]]
		more := ""
		if n := len(b.Recommendations) - 1; n > 0 {
			more = fmt.Sprintf(" (and %d more)", n)
		}
		taken[p.Section] = true
		out = append(out, question{"What does it recommend?", "“" + firstWords(p.Text, aboutALine) + "”" + more, p.ID})
	}
	var sections []int
	named := map[string]int{}
	for _, s := range b.Sections {
		named[s.Name]++
	}
	for i, s := range b.Sections {
		if s.Name != "" && named[s.Name] == 1 && len(strings.Fields(s.Name)) <= nameWords && s.Part == corpus.Body && prosePassage(b, s) >= 0 {
			sections = append(sections, i)
		}
	}
	slices.SortStableFunc(sections, func(x, y int) int {
		return cmp.Compare(len(b.Sections[y].Passages), len(b.Sections[x].Passages))
	})
	for _, i := range sections {
		if len(out) == shownQuestions {
			break
		}
		if s := b.Sections[i]; !taken[i] {
			p := b.Passages[prosePassage(b, s)]
			out = append(out, question{"What does the section “" + s.Name + "” say?", "“" + firstWords(p.Text, aboutALine) + "”", p.ID})
		}
	}
	if best := mostCited(b); len(out) < shownQuestions && best >= 0 {
		r := b.References[best]
		out = append(out, question{"Where does it cite " + r.Key + "?", count(len(r.CitedBy), "passage"), ""})
	}
	return out
}

// prosePassage is the first paragraph of a section, or -1.
func prosePassage(b *corpus.Brief, s corpus.Section) int {
	for _, p := range s.Passages {
		if b.Passages[p].Kind == corpus.Paragraph {
			return p
		}
	}
	return -1
}

// mostCited is the reference with a year that most passages cite, or -1: a key
// without one is no name to ask for.
func mostCited(b *corpus.Brief) int {
	best := -1
	for i, r := range b.References {
		if n := len(r.CitedBy); n > 0 && len(r.Year) >= len("2019") && r.Year[0] <= '9' && (best < 0 || n > len(b.References[best].CitedBy)) {
			best = i
		}
	}
	return best
}
