package terminal

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"briefbot/commands"
	"briefbot/commands/claim"
	"briefbot/corpus"
)

// A checkReport gathers what `briefbot check` says, as blocks for a window.
type checkReport struct {
	brief  *corpus.Brief
	blocks []commands.Block
	lines  []string // of the source, once they are needed
}

func (r *checkReport) add(kind commands.BlockKind, level int, text string) {
	r.blocks = append(r.blocks, commands.Block{Kind: kind, Level: level, Runs: []commands.Run{{Text: text}}})
}

func (r *checkReport) heading(text string) { r.add(commands.Heading, 0, text) }

func (r *checkReport) say(format string, args ...any) {
	r.add(commands.Say, 0, fmt.Sprintf(format, args...))
}

func (r *checkReport) item(level int, format string, args ...any) {
	r.add(commands.Item, level, fmt.Sprintf(format, args...))
}

// outline lists the sections as they are nested, with their lengths.
func (r *checkReport) outline() {
	if len(r.brief.Sections) == 0 {
		return
	}
	r.heading("Outline")
	top := 7
	for _, s := range r.brief.Sections {
		if s.Level > 0 {
			top = min(top, s.Level)
		}
	}
	for _, s := range r.brief.Sections {
		name := strings.TrimSpace(s.Number + " " + s.Name)
		if s.Name == "" {
			if len(s.Passages) == 0 {
				continue
			}
			name = cmp.Or(map[corpus.Part]string{corpus.Front: "[front matter]", corpus.Back: "[back matter]"}[s.Part], "[no heading]")
		}
		r.item(max(0, s.Level-top), "%s (line %d, %s)", name, s.Lines.First, count(len(s.Passages), "passage"))
	}
}

// recommendations lists them, or says that none were found.
func (r *checkReport) recommendations() {
	b, d := r.brief, claim.New(r.brief, nil)
	r.heading("Recommendations")
	r.say("%s", strings.TrimSpace(said(d.Recognised(corpus.RecommendationPlace))+" "+said(d.Unnumbered())))
	for _, rec := range b.Recommendations {
		first := &b.Passages[rec.Passages[0]]
		more := ""
		if n := len(rec.Passages) - 1; n > 0 {
			more = " and " + count(n, "passage") + " more"
		}
		label := ""
		if rec.Label != "" {
			label = ", printed as “" + rec.Label + "”"
		}
		r.item(0, "%s. %s (%s%s%s)", rec.Number, opening(first.Text), first.ID, more, label)
	}
}

// notes says how the footnotes are numbered and carried.
func (r *checkReport) notes() {
	b := r.brief
	if len(b.Footnotes) == 0 {
		return
	}
	r.heading("Footnotes")
	for _, f := range b.Footnotes {
		carried := r.carriers(f)
		switch {
		case carried != "":
		case r.unmarked(f.Lines.First):
			carried = "no mark found"
		default:
			carried = "another note"
		}
		r.item(0, "%s %s (line %d) ← %s", f.Label, opening(f.Text), f.Lines.First, carried)
	}
}

// carriers are the passages, sections and title that carry a note's mark.
func (r *checkReport) carriers(f corpus.Footnote) string {
	var out []string
	if f.OnTitle {
		out = append(out, "the title")
	}
	for _, s := range f.Sections {
		out = append(out, "the heading of "+r.brief.Sections[s].ID)
	}
	for _, p := range f.Passages {
		out = append(out, r.brief.Passages[p].ID)
	}
	return strings.Join(out, ", ")
}

// unmarked reports whether the note that begins on a line has no mark at all.
func (r *checkReport) unmarked(line int) bool {
	return slices.ContainsFunc(r.brief.Problems, func(p corpus.Problem) bool {
		return p.Kind == corpus.UnmarkedFootnote && p.Line == line
	})
}

// references lists the entries and where they are cited.
func (r *checkReport) references() {
	b := r.brief
	if len(b.References) == 0 {
		return
	}
	r.heading("References")
	for _, ref := range b.References {
		var cited []string
		for _, p := range ref.CitedBy {
			cited = append(cited, b.Passages[p].ID)
		}
		for _, n := range ref.CitedByNotes {
			cited = append(cited, "footnote "+b.Footnotes[n].Label)
		}
		if cited == nil {
			cited = []string{"no place found"}
		}
		r.item(0, "%s: %s (line %d) ← %s", ref.Key, opening(ref.Text), ref.Lines.First, strings.Join(cited, ", "))
	}
}

// joins lists the pieces that were read as one paragraph, and why.
func (r *checkReport) joins() {
	b := r.brief
	if len(b.Joins) == 0 {
		return
	}
	r.heading("Joined")
	r.say("%s that the layout had cut:", capital(count(len(b.Joins), "place")))
	for _, j := range b.Joins {
		before, after := strings.Fields(r.line(j.Before)), strings.Fields(r.line(j.After))
		r.item(0, "lines %d and %d, %s: “… %s | %s …”. %s", j.Before, j.After, b.Passages[j.Passage].ID,
			strings.Join(before[max(0, len(before)-4):], " "), strings.Join(after[:min(4, len(after))], " "), capital(sentence(j.Reason)))
	}
}

// shownLines is how many places of one kind of omission are named; the rest is
// counted.
const shownLines = 12

// omissions lists what was left out, by reason.
func (r *checkReport) omissions() {
	b := r.brief
	if len(b.Omissions) == 0 {
		return
	}
	r.heading("Left out")
	var reasons []string
	byReason := make(map[string][]corpus.Omission)
	for _, o := range b.Omissions {
		if byReason[o.Reason] == nil {
			reasons = append(reasons, o.Reason)
		}
		byReason[o.Reason] = append(byReason[o.Reason], o)
	}
	for _, reason := range reasons {
		list := byReason[reason]
		var where []string
		for _, o := range list[:min(len(list), shownLines)] {
			where = append(where, span(o.Lines))
		}
		where = slices.Compact(where)
		if n := len(list) - shownLines; n > 0 {
			where = append(where, fmt.Sprintf("%d more", n))
		}
		lines := "lines "
		if len(list) == 1 && list[0].Lines.First == list[0].Lines.Last {
			lines = "line "
		}
		r.item(0, "%s: %s, for example “%s”", reason, lines+strings.Join(where, ", "),
			opening(list[0].Source.In(string(b.Source))))
	}
}

// problems lists what looks damaged or dangles, the dangling first.
func (r *checkReport) problems() {
	b := r.brief
	r.heading("Problems")
	if len(b.Problems) == 0 {
		r.say("None.")
		return
	}
	d := claim.New(b, nil)
	kinds := []corpus.ProblemKind{corpus.DanglingMark, corpus.DanglingCitation}
	for _, p := range b.Problems {
		if !slices.Contains(kinds, p.Kind) {
			kinds = append(kinds, p.Kind)
		}
	}
	for _, kind := range kinds {
		for _, p := range b.Problems {
			text := problem(d, p)
			if p.Kind != kind || text == "" {
				continue
			}
			where := "whole brief"
			if p.Line > 0 {
				where = fmt.Sprintf("line %d", p.Line)
			}
			guess := ""
			if p.Guess != "" {
				guess = " Perhaps meant (a guess): " + p.Guess
			}
			r.item(0, "%s, %s: %s%s", where, p.Kind, text, guess)
		}
	}
}

// line is one line of the source, counted from 1.
func (r *checkReport) line(n int) string {
	if r.lines == nil {
		r.lines = strings.Split(string(r.brief.Source), "\n")
	}
	if n < 1 || n > len(r.lines) {
		return ""
	}
	return strings.TrimSpace(r.lines[n-1])
}

// openingWords is how many words are enough to know a text by.
const openingWords = 9

func opening(text string) string { return firstWords(text, openingWords) }

// firstWords is a text cut after n words, unless it has hardly more.
func firstWords(text string, n int) string {
	words := strings.Fields(text)
	if len(words) <= n+2 {
		return strings.Join(words, " ")
	}
	return strings.Join(words[:n], " ") + " …"
}

func span(l corpus.Lines) string {
	if l.First == l.Last {
		return fmt.Sprint(l.First)
	}
	return fmt.Sprintf("%d-%d", l.First, l.Last)
}

// count is a number with its noun: "1 footnote", "no footnotes".
func count(n int, noun string) string {
	switch n {
	case 0:
		return "no " + noun + "s"
	case 1:
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// capital begins a text with a capital letter. The text is briefbot's own.
func capital(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// sentence ends a text with a full stop.
func sentence(text string) string {
	if text == "" || strings.HasSuffix(text, ".") {
		return text
	}
	return text + "."
}
