package terminal

import (
	"slices"
	"strconv"
	"strings"

	"briefbot/corpus"
)

// understood is what was understood of a brief, as tools read it in the JSON
// of `briefbot check --json`. Every list is filled or empty, never nil, and every
// passage goes by its ID.
type understood struct {
	Title           string                `json:"title"`
	Sections        []checkSection        `json:"sections"`
	Passages        []checkPassage        `json:"passages"`
	Footnotes       []checkFootnote       `json:"footnotes"`
	References      []checkReference      `json:"references"`
	Recommendations []checkRecommendation `json:"recommendations"`
	Problems        []checkProblem        `json:"problems"`
}

// A checkSection is a heading. Text that stands under none has no section.
type checkSection struct {
	Name   string `json:"name"`
	Number string `json:"number"` // as printed: "2.1", "IV"; "" if there is none
	Level  int    `json:"level"`  // 1 to 6
}

// A checkPassage is a passage with the numbers of its own footnotes and the
// keys of the references that it cites itself.
type checkPassage struct {
	ID         string   `json:"id"`
	Label      string   `json:"label,omitempty"` // the number of a numbered statement
	Section    string   `json:"section"`         // the section's name, "" if it has none
	Text       string   `json:"text"`
	Footnotes  []string `json:"footnotes"`
	References []string `json:"references"`
}

// A checkFootnote is a note and the passages that carry its mark, the sections
// whose headings do, or "title". Where the numbering starts again, the same number stands for several notes.
type checkFootnote struct {
	Number    string   `json:"number"`
	Text      string   `json:"text"`
	CarriedBy []string `json:"carried_by"`
}

// A checkReference is an entry and the passages that cite it. What only a
// footnote cites is not among them.
type checkReference struct {
	Key     string   `json:"key"`
	Text    string   `json:"text"`
	URL     string   `json:"url"` // "" if there is none or it is damaged
	CitedBy []string `json:"cited_by"`
}

// A checkRecommendation is a recommendation; its passages stand on lines of
// their own.
type checkRecommendation struct {
	Number int    `json:"number"` // as printed if it is a whole number, or the place in the order
	Label  string `json:"label"`  // as printed: "1.2", "1a", "B"; "" if no number is printed
	Text   string `json:"text"`
}

// A checkProblem is something that looks damaged or dangles.
type checkProblem struct {
	Line int                `json:"line"` // 0 if it concerns the whole brief
	Kind corpus.ProblemKind `json:"kind"`
	Text string             `json:"text"`
}

// understand returns what was understood of the brief but for the problems, which
// withProblems adds.
func understand(b *corpus.Brief) understood {
	c := understood{
		Title:           b.Title,
		Sections:        []checkSection{},
		Passages:        []checkPassage{},
		Footnotes:       []checkFootnote{},
		References:      []checkReference{},
		Recommendations: []checkRecommendation{},
	}
	for _, s := range b.Sections {
		if s.Name != "" {
			c.Sections = append(c.Sections, checkSection{s.Name, s.Number, s.Level})
		}
	}
	for i := range b.Passages {
		p := &b.Passages[i]
		out := checkPassage{ID: p.ID, Label: p.Label, Section: b.Sections[p.Section].Name, Text: p.Text,
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
		carried := ids(b, f.Passages)
		for _, s := range f.Sections {
			carried = append(carried, b.Sections[s].ID)
		}
		if f.OnTitle {
			carried = append(carried, "title")
		}
		c.Footnotes = append(c.Footnotes, checkFootnote{f.Label, f.Text, carried})
	}
	for _, r := range b.References {
		c.References = append(c.References, checkReference{r.Key, r.Text, r.URL, ids(b, r.CitedBy)})
	}
	for i, r := range b.Recommendations {
		var texts []string
		for _, p := range r.Passages {
			texts = append(texts, b.Passages[p].Text)
		}
		out := checkRecommendation{Number: i + 1, Text: strings.Join(texts, "\n")}
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

// dangles reports whether a footnote mark has no footnote or a citation no
// entry.
func dangles(b *corpus.Brief) bool {
	return slices.ContainsFunc(b.Problems, func(p corpus.Problem) bool { return p.Kind == corpus.DanglingMark || p.Kind == corpus.DanglingCitation })
}

// ids are the IDs of passages given by index.
func ids(b *corpus.Brief, passages []int) []string {
	out := []string{}
	for _, p := range passages {
		out = append(out, b.Passages[p].ID)
	}
	return out
}
