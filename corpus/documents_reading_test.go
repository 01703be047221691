package corpus_test

import (
	"fmt"
	"regexp"
	"strings"

	"briefbot/corpus"
)

// A reading is a parsed document, put into the words of the expectations.
// There a text is named by its opening words, as many as the person who wrote
// them down found clear.
type reading struct{ *corpus.Brief }

// aspects are the files that may stand beside a document's brief.md.
var aspects = map[string]func(r reading, want []string) []difference{
	"info":            reading.info,
	"sections":        reading.sections,
	"footnotes":       reading.footnotes,
	"references":      reading.references,
	"recommendations": reading.recommendations,
	"problems":        reading.problems,
	"whole":           reading.whole,
	"apart":           reading.apart,
	"asides":          reading.asides,
	"authors":         reading.authors,
	"never":           reading.never,
	"omitted":         reading.omitted,
	"kinds":           reading.kinds,
	"links":           reading.links,
	"pages":           reading.pages,
}

// asides are the texts with asides, the program's words put in.
func (r reading) asides(want []string) []difference {
	var got []string
	for _, p := range r.Passages {
		if len(p.Asides) == 0 {
			continue
		}
		var line strings.Builder
		at := 0
		for _, a := range p.Asides {
			line.WriteString(p.Text[at:a.Start] + a.Open + a.In(p.Text) + a.Close)
			at = a.End
		}
		got = append(got, line.String()+p.Text[at:])
	}
	return differ(want, got)
}

// info compares only the fields that are written down.
func (r reading) info(want []string) []difference {
	got := map[string]string{
		"title": r.Title, "language": r.Language, "authors": strings.Join(r.Info.Authors, "; "),
		"editor": r.Info.Editor, "publisher": r.Info.Publisher, "date": r.Info.Date,
		"licence": r.Info.Licence, "disclaimer": r.Info.Disclaimer,
		"numbered": fmt.Sprint(r.RecommendationsNumbered),
	}
	var out []difference
	for _, line := range want {
		field, value, _ := strings.Cut(line, ":") // nothing after it: none is read
		value = strings.TrimSpace(value)
		if g, known := got[field]; !known || g != value && !(field == "disclaimer" && strings.HasPrefix(g, value)) {
			out = append(out, difference{text: line, got: g})
		}
	}
	return out
}

// sections are "level name", without the title and without text that has no
// heading. A line that begins with "?" may be missing.
func (r reading) sections(want []string) []difference {
	var got []string
	seen := make(map[string]bool)
	for _, s := range r.Sections {
		if s.Name == "" {
			continue
		}
		line := fmt.Sprintf("%d %s", s.Level, s.Name)
		got, seen[line] = append(got, line), true
	}
	var sure []string
	for _, line := range want {
		if optional, ok := strings.CutPrefix(line, "?"); !ok || seen[optional] {
			sure = append(sure, strings.TrimPrefix(line, "?"))
		}
	}
	return differ(sure, got)
}

// footnotes are "label | note | passage that carries it | …".
func (r reading) footnotes(want []string) []difference {
	o := newOpenings(want)
	var got [][]string
	for _, n := range r.Footnotes {
		fields := []string{n.Label, o.of(n.Text)}
		for _, p := range n.Passages {
			fields = append(fields, o.of(r.Passages[p].Text))
		}
		got = append(got, fields)
	}
	return differ(o.want, o.lines(got))
}

// references are "key | entry | passage that cites it | note 3 | …".
func (r reading) references(want []string) []difference {
	o := newOpenings(want)
	var got [][]string
	for _, ref := range r.References {
		fields := []string{ref.Key, o.of(ref.Text)}
		for _, p := range ref.CitedBy {
			fields = append(fields, o.of(r.Passages[p].Text))
		}
		for _, n := range ref.CitedByNotes {
			fields = append(fields, "note "+r.Footnotes[n].Label)
		}
		got = append(got, fields)
	}
	return differ(o.want, o.lines(got))
}

// authors are "key | author; author", of the references that are written down.
func (r reading) authors(want []string) []difference {
	got := map[string]bool{}
	for _, ref := range r.References {
		got[ref.Key+" | "+strings.Join(ref.Authors, "; ")] = true
	}
	var out []difference
	for _, line := range want {
		if !got[line] {
			out = append(out, difference{text: line})
		}
	}
	return out
}

// recommendations are "number | passage | passage | …".
func (r reading) recommendations(want []string) []difference {
	o := newOpenings(want)
	var got [][]string
	for _, rec := range r.Recommendations {
		fields := []string{fmt.Sprint(rec.Number)}
		for _, p := range rec.Passages {
			fields = append(fields, o.of(r.Passages[p].Text))
		}
		got = append(got, fields)
	}
	return differ(o.want, o.lines(got))
}

// problems are "kind | words of the report". Those that only say that the
// structure is unclear are not compared.
func (r reading) problems(want []string) []difference {
	var got []string
	for _, p := range r.Problems {
		if p.Kind == corpus.Erratum {
			continue
		}
		words := p.Words
		if p.Why != "" {
			words = fmt.Sprintf("%s: “%s”", p.Why, p.Words)
		}
		line := fmt.Sprintf("%s | %s", p.Kind, words)
		for _, w := range want {
			if kind, some, _ := strings.Cut(w, " | "); string(p.Kind) == kind && strings.Contains(words, some) {
				line = w
				break
			}
		}
		got = append(got, line)
	}
	return differ(want, got)
}

// whole are words that stand together in exactly one passage or note.
func (r reading) whole(want []string) []difference {
	var out []difference
	for _, w := range want {
		n := 0
		for _, text := range r.texts() {
			if strings.Contains(text, w) {
				n++
			}
		}
		if n != 1 {
			out = append(out, difference{text: w, got: fmt.Sprintf("in %d passages", n)})
		}
	}
	return out
}

// apart are pairs of words, parted by "||", that no passage joins.
func (r reading) apart(want []string) []difference {
	var out []difference
	for _, w := range want {
		a, b, _ := strings.Cut(w, " || ")
		found := 0
		for _, text := range r.texts() {
			hasA, hasB := strings.Contains(text, a), strings.Contains(text, b)
			if hasA && hasB {
				out = append(out, difference{text: w, got: "joined"})
			}
			if hasA || hasB {
				found++
			}
		}
		if found == 0 {
			out = append(out, difference{text: w, got: "neither is there"})
		}
	}
	return out
}

// never are characters that no passage, note, heading or title shows.
func (r reading) never(want []string) []difference {
	shown := append(r.texts(), r.Title)
	for _, s := range r.Sections {
		shown = append(shown, s.Name)
	}
	var out []difference
	for _, w := range want {
		for _, text := range shown {
			if i := strings.Index(text, w); i >= 0 {
				out = append(out, difference{text: w, got: around(text, i)})
				break
			}
		}
	}
	return out
}

// omitted are characters of the source that are listed as left out.
func (r reading) omitted(want []string) []difference {
	var out []difference
next:
	for _, w := range want {
		for _, o := range r.Omissions {
			if strings.Contains(o.Source.In(string(r.Source)), w) {
				continue next
			}
		}
		out = append(out, difference{text: w, got: "not listed"})
	}
	return out
}

// kinds are "kind | passage".
func (r reading) kinds(want []string) []difference {
	return r.each(want, func(p corpus.Passage) string { return string(p.Kind) })
}

// pages are "page | passage".
func (r reading) pages(want []string) []difference {
	return r.each(want, func(p corpus.Passage) string { return fmt.Sprint(p.Page) })
}

// each compares one property of the first passage that has some opening words.
func (r reading) each(want []string, property func(corpus.Passage) string) []difference {
	var out []difference
next:
	for _, w := range want {
		value, opening, _ := strings.Cut(w, " | ")
		for _, p := range r.Passages {
			if opens(p.Text, opening) {
				if got := property(p); got != value {
					out = append(out, difference{text: w, got: got})
				}
				continue next
			}
		}
		out = append(out, difference{text: w, got: "no such passage"})
	}
	return out
}

// links are "text | address"; without an address the link leads nowhere.
func (r reading) links(want []string) []difference {
	got := make(map[string]bool)
	for _, p := range r.Passages {
		for _, l := range p.Links {
			url := l.URL
			if l.Damage != "" {
				url = "damaged"
			}
			got[strings.TrimSpace(l.In(p.Text)+" | "+url)] = true
		}
	}
	var out []difference
	for _, w := range want {
		if !got[w] {
			out = append(out, difference{text: w, got: "no such link"})
		}
	}
	return out
}

func (r reading) texts() []string {
	var out []string
	for _, p := range r.Passages {
		out = append(out, p.Text)
	}
	for _, n := range r.Footnotes {
		out = append(out, n.Text)
	}
	return out
}

// around is the part of a text around an offset.
func around(text string, i int) string {
	return strings.ToValidUTF8(text[max(0, i-20):min(len(text), i+40)], "")
}

// listMarker is what may stand before an item's own words. Whether "a)" is
// part of the printed words is left open.
var listMarker = regexp.MustCompile(`^(\(?[a-z0-9]{1,3}[.)]) `)

func opens(text, opening string) bool {
	return strings.HasPrefix(text, opening) || strings.HasPrefix(listMarker.ReplaceAllString(text, ""), opening)
}

// openings are the opening words that a person wrote down for one aspect.
type openings struct {
	want  []string
	words []string
	// any are lines without their first field, for which any first field will
	// do ("?").
	any map[string]bool
}

func newOpenings(want []string) *openings {
	o := &openings{want: want, any: make(map[string]bool)}
	for _, line := range want {
		first, rest, _ := strings.Cut(line, " | ")
		if first == "?" {
			o.any[rest] = true
		}
		for _, field := range strings.Split(rest, " | ") {
			o.words = append(o.words, strings.TrimSuffix(field, " |"))
		}
	}
	for i := range o.want {
		o.want[i] = strings.TrimSuffix(o.want[i], " |")
	}
	return o
}

// of shortens a text to the longest opening written down, or else to a few
// words.
func (o *openings) of(text string) string {
	best := ""
	for _, w := range o.words {
		if len(w) > len(best) && opens(text, w) {
			best = w
		}
	}
	if best == "" {
		words := strings.Fields(text)
		return strings.Join(words[:min(6, len(words))], " ") + " …"
	}
	return best
}

func (o *openings) lines(records [][]string) []string {
	var out []string
	for _, fields := range records {
		if rest := strings.Join(fields[1:], " | "); o.any[rest] {
			fields[0] = "?"
		}
		out = append(out, strings.Join(fields, " | "))
	}
	return out
}
