package commands

import (
	"cmp"
	"context"

	"briefbot/corpus"
)

const (
	// maxSuggestions and maxLabel are Discord's limits for autocomplete.
	maxSuggestions = 25
	maxLabel       = 100
)

// completes suggests places of a kind.
func (s *Set) completes(kind corpus.PlaceKind) func(context.Context, string) []Suggestion {
	return func(_ context.Context, typed string) []Suggestion { return s.suggest(kind, typed) }
}

// suggest are the suggestions of a kind of place for what was typed.
func (s *Set) suggest(kind corpus.PlaceKind, typed string) []Suggestion {
	var out []Suggestion
	values, labels := make(map[string]bool), make(map[string]int)
	for _, p := range s.places().Suggest(kind, Clip(typed, maxLabel)) {
		c := s.suggestion(p)
		if len(out) == maxSuggestions || values[c.Value] || c.Value == "" || c.Label == "" {
			continue
		}
		values[c.Value] = true
		labels[c.Label]++
		if n := labels[c.Label]; n > 1 { // nobody could tell them apart: "Ibid." twice
			c.Label = Clip(c.Label, maxLabel-len(" (25)")) + " (" + itoa(n) + ")"
		}
		out = append(out, c)
	}
	return out
}

// suggestion shows a place by its number or name and its opening words.
func (s *Set) suggestion(p corpus.Place) Suggestion {
	b := s.brief
	number, value, text := "", "", ""
	switch p.Kind {
	case corpus.SectionPlace:
		name := s.sectionPath(voice{}, p.Index)
		if value = b.Sections[p.Index].ID; Clip(name, maxLabel) == name && name != s.sectionName(voice{}, p.Index) {
			value = name // the ID of the first is the name of all
		}
		return Suggestion{Value: Clip(value, maxLabel), Label: Clip(name, maxLabel)}
	case corpus.RecommendationPlace:
		r := &b.Recommendations[p.Index]
		number = r.Number
		value, text = number, b.Passages[r.Passages[0]].Text
	case corpus.NotePlace:
		f := &b.Footnotes[p.Index]
		number, value, text = f.Label, f.ID, f.Text
	case corpus.ReferencePlace:
		r := &b.References[p.Index]
		number, value, text = r.Key, r.Key, cmp.Or(r.Title, r.Text)
	}
	return Suggestion{Value: Clip(value, maxLabel), Label: Clip(number+" – "+text, maxLabel)}
}
