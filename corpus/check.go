package corpus

import (
	"slices"
	"strconv"
	"strings"
)

// A Check is what was understood of a brief, as tools read it: the JSON of
// `briefbot check --json`. Every list is filled or empty, never nil, and every
// passage goes by its ID.
type Check struct {
	Title           string                `json:"title"`
	Sections        []CheckSection        `json:"sections"`
	Passages        []CheckPassage        `json:"passages"`
	Footnotes       []CheckFootnote       `json:"footnotes"`
	References      []CheckReference      `json:"references"`
	Recommendations []CheckRecommendation `json:"recommendations"`
	Problems        []CheckProblem        `json:"problems"`
}

// A CheckSection is a heading. Text that stands under none has no section.
type CheckSection struct {
	Name   string `json:"name"`
	Number string `json:"number"` // as printed: "2.1", "IV"; "" if there is none
	Level  int    `json:"level"`  // 1 to 6
}

// A CheckPassage is a passage with the numbers of its own footnotes and the
// keys of the references that it cites itself.
type CheckPassage struct {
	ID         string   `json:"id"`
	Label      string   `json:"label,omitempty"` // the number of a numbered statement
	Section    string   `json:"section"`         // the section's name, "" if it has none
	Text       string   `json:"text"`
	Footnotes  []string `json:"footnotes"`
	References []string `json:"references"`
}

// A CheckFootnote is a note and the passages that carry its mark, the sections
// whose headings do, or "title". Where the numbering starts again, the same number stands for several notes.
type CheckFootnote struct {
	Number    string   `json:"number"`
	Text      string   `json:"text"`
	CarriedBy []string `json:"carried_by"`
}

// A CheckReference is an entry and the passages that cite it. What only a
// footnote cites is not among them.
type CheckReference struct {
	Key     string   `json:"key"`
	Text    string   `json:"text"`
	URL     string   `json:"url"` // "" if there is none or it is damaged
	CitedBy []string `json:"cited_by"`
}

// A CheckRecommendation is a recommendation; its passages stand on lines of
// their own.
type CheckRecommendation struct {
	Number int    `json:"number"` // as printed if it is a whole number, or the place in the order
	Label  string `json:"label"`  // as printed: "1.2", "1a", "B"; "" if no number is printed
	Text   string `json:"text"`
}

// A CheckProblem is something that looks damaged or dangles.
type CheckProblem struct {
	Line int         `json:"line"` // 0 if it concerns the whole brief
	Kind ProblemKind `json:"kind"`
	Text string      `json:"text"`
}

// Check returns what was understood of the brief but for the problems, which
// whoever speaks of them adds.
func (b *Brief) Check() Check {
	c := Check{
		Title:           b.Title,
		Sections:        []CheckSection{},
		Passages:        []CheckPassage{},
		Footnotes:       []CheckFootnote{},
		References:      []CheckReference{},
		Recommendations: []CheckRecommendation{},
	}
	for _, s := range b.Sections {
		if s.Name != "" {
			c.Sections = append(c.Sections, CheckSection{s.Name, s.Number, s.Level})
		}
	}
	for i := range b.Passages {
		p := &b.Passages[i]
		out := CheckPassage{ID: p.ID, Label: p.Label, Section: b.Sections[p.Section].Name, Text: p.Text,
			Footnotes: []string{}, References: []string{}}
		for _, f := range b.FootnotesOf(p.Prose) {
			out.Footnotes = append(out.Footnotes, f.Label)
		}
		for _, r := range b.ReferencesOf(p.Prose) {
			out.References = append(out.References, r.Key)
		}
		c.Passages = append(c.Passages, out)
	}
	for _, f := range b.Footnotes {
		carried := b.ids(f.Passages)
		for _, s := range f.Sections {
			carried = append(carried, b.Sections[s].ID)
		}
		if f.OnTitle {
			carried = append(carried, "title")
		}
		c.Footnotes = append(c.Footnotes, CheckFootnote{f.Label, f.Text, carried})
	}
	for _, r := range b.References {
		c.References = append(c.References, CheckReference{r.Key, r.Text, r.URL, b.ids(r.CitedBy)})
	}
	for i, r := range b.Recommendations {
		var texts []string
		for _, p := range r.Passages {
			texts = append(texts, b.Passages[p].Text)
		}
		out := CheckRecommendation{Number: i + 1, Text: strings.Join(texts, "\n")}
		if b.RecommendationsNumbered {
			out.Label = r.Number
			if n, err := strconv.Atoi(r.Number); err == nil {
				out.Number = n
			}
		}
		c.Recommendations = append(c.Recommendations, out)
	}
	return c
}

// Dangles reports whether a footnote mark has no footnote or a citation no
// entry.
func (b *Brief) Dangles() bool {
	return slices.ContainsFunc(b.Problems, func(p Problem) bool { return p.Kind == DanglingMark || p.Kind == DanglingCitation })
}

// ids are the IDs of passages given by index.
func (b *Brief) ids(passages []int) []string {
	out := []string{}
	for _, p := range passages {
		out = append(out, b.Passages[p].ID)
	}
	return out
}
