package commands

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

const (
	// maxSuggestions and maxLabel are Discord's limits for autocomplete.
	maxSuggestions = 25
	maxLabel       = 100
)

// A candidate is a suggestion and what it is found by.
type candidate struct {
	Suggestion
	number string // what it is called by: "2", "Sattarov 2018"
	text   string // its own words, whole
}

func (s *Set) completeRecommendation(_ context.Context, typed string) []Suggestion {
	var all []candidate
	for _, r := range s.brief.Recommendations {
		if len(r.Passages) == 0 {
			continue
		}
		all = append(all, candidateFor(itoa(r.Number), itoa(r.Number), s.brief.Passages[r.Passages[0]].Text))
	}
	return suggest(all, typed)
}

func (s *Set) completeFootnote(_ context.Context, typed string) []Suggestion {
	var all []candidate
	for _, f := range s.brief.Footnotes {
		all = append(all, candidateFor(f.ID, f.Label, f.Text))
	}
	return suggest(all, typed)
}

func (s *Set) completeReference(_ context.Context, typed string) []Suggestion {
	var all []candidate
	for _, r := range s.brief.References {
		c := candidateFor(r.Key, r.Key, cmp.Or(r.Title, r.Text))
		c.text += " " + r.Text
		all = append(all, c)
	}
	return suggest(all, typed)
}

func (s *Set) completeSection(_ context.Context, typed string) []Suggestion {
	var all []candidate
	for i, sec := range s.brief.Sections {
		name := s.sectionName(voice{}, i)
		all = append(all, candidate{Suggestion{Value: clip(sec.ID, maxLabel), Label: clip(name, maxLabel)}, sec.Number, name})
	}
	return suggest(all, typed)
}

// candidateFor is a suggestion that shows a number or name and the opening
// words.
func candidateFor(value, number, text string) candidate {
	return candidate{Suggestion{Value: clip(value, maxLabel), Label: clip(number+" – "+text, maxLabel)}, number, text}
}

// suggest keeps the candidates that fit what was typed, the best kind of match
// first and each kind in the brief's order: its number, its opening words,
// words anywhere in it, words misspelt.
func suggest(all []candidate, typed string) []Suggestion {
	typed = clip(typed, maxLabel)
	want := tokens(typed)
	n, isNumber := number(typed, 9999)
	type ranked struct {
		Suggestion
		rank int
	}
	var found []ranked
	for _, c := range all {
		if c.Value == "" || c.Label == "" {
			continue
		}
		called, words := tokens(c.number), tokens(c.text)
		rank := 5
		switch {
		case len(want) == 0, isNumber && c.number == itoa(n):
			rank = 0
		case opens(want, called):
			rank = 1
		case opens(want, words):
			rank = 2
		case begins(want, append(called, words...)):
			rank = 3
		case allNear(want, append(called, words...)):
			rank = 4
		default:
			continue
		}
		found = append(found, ranked{c.Suggestion, rank})
	}
	slices.SortStableFunc(found, func(a, b ranked) int { return cmp.Compare(a.rank, b.rank) })
	var out []Suggestion
	seen := make(map[string]bool)
	for _, f := range found {
		if len(out) < maxSuggestions && !seen[f.Value] {
			seen[f.Value] = true
			out = append(out, f.Suggestion)
		}
	}
	return out
}

// opens reports whether the typed words open a text; the last of them may be
// unfinished.
func opens(want, have []string) bool {
	if len(want) > len(have) {
		return false
	}
	for i, w := range want {
		if have[i] != w && (i < len(want)-1 || !strings.HasPrefix(have[i], w)) {
			return false
		}
	}
	return true
}

// begins reports whether every typed word begins some word of a text.
func begins(want, have []string) bool {
	for _, w := range want {
		if !slices.ContainsFunc(have, func(h string) bool { return strings.HasPrefix(h, w) }) {
			return false
		}
	}
	return true
}
