package commands

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode"
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
	return suggest(s.recommendationCandidates(), typed)
}

func (s *Set) recommendationCandidates() []candidate {
	var all []candidate
	for _, r := range s.brief.Recommendations {
		if len(r.Passages) == 0 {
			continue
		}
		all = append(all, candidateFor(r.Number, r.Number, s.brief.Passages[r.Passages[0]].Text))
	}
	return all
}

func (s *Set) completeFootnote(_ context.Context, typed string) []Suggestion {
	return suggest(s.footnoteCandidates(), typed)
}

func (s *Set) footnoteCandidates() []candidate {
	var all []candidate
	for _, f := range s.brief.Footnotes {
		all = append(all, candidateFor(f.ID, f.Label, f.Text))
	}
	return all
}

func (s *Set) completeReference(_ context.Context, typed string) []Suggestion {
	return suggest(s.referenceCandidates(), typed)
}

func (s *Set) referenceCandidates() []candidate {
	var all []candidate
	for _, r := range s.brief.References {
		c := candidateFor(r.Key, r.Key, cmp.Or(r.Title, r.Text))
		c.text += " " + r.Text
		all = append(all, c)
	}
	return all
}

func (s *Set) completeSection(_ context.Context, typed string) []Suggestion {
	return suggest(s.sectionCandidates(), typed)
}

func (s *Set) sectionCandidates() []candidate {
	var all []candidate
	for i, sec := range s.brief.Sections {
		name, value := s.sectionName(voice{}, i), sec.ID
		if s.namesakes(i) {
			name = s.sectionPath(voice{}, i)
			if clip(name, maxLabel) == name {
				value = name // the ID of the first is the name of all
			}
		}
		all = append(all, candidate{Suggestion{Value: clip(value, maxLabel), Label: clip(name, maxLabel)}, sec.Number, name})
	}
	return all
}

// candidateFor is a suggestion that shows a number or name and the opening
// words.
func candidateFor(value, number, text string) candidate {
	return candidate{Suggestion{Value: clip(value, maxLabel), Label: clip(number+" – "+text, maxLabel)}, number, text}
}

// A fit is a suggestion and how well it fits what was typed: 0 is best.
type fit struct {
	Suggestion
	rank int
}

// fitting keeps the candidates that fit what was typed, the best kind of match
// first and each kind in the brief's order: its number, its opening words,
// words anywhere in it, words misspelt.
func fitting(all []candidate, typed string) []fit {
	typed = clip(typed, maxLabel)
	want := tokens(typed)
	most := 0
	for _, c := range all {
		n, _ := strconv.Atoi(c.number) // 0 for a sign
		most = max(most, n)
	}
	n, isNumber := number(typed, most)
	var found []fit
	for _, c := range all {
		if c.Value == "" || c.Label == "" {
			continue
		}
		called, words := tokens(c.number), tokens(c.text)
		rank := 5
		switch {
		case len(want) == 0, isNumber && c.number == itoa(n):
			rank = 0
		case opens(want, called), opens(want, slices.Concat(called, words)): // the second as a suggestion shows it
			rank = 1
		case opens(want, words):
			rank = 2
		case begins(want, append(called, words...)):
			rank = 3
		case likelyBegins(want, append(called, words...)):
			rank = 4
		default:
			continue
		}
		found = append(found, fit{c.Suggestion, rank})
	}
	slices.SortStableFunc(found, func(a, b fit) int { return cmp.Compare(a.rank, b.rank) })
	return found
}

// meant are the values of the candidates that somebody means who typed words
// of them and chose no suggestion. Words that fit more than a few, or all,
// mean none of them, and so does a number that none has.
func meant(all []candidate, typed string) []string {
	const few = 3
	isWord := func(w string) bool { return len(w) > 1 && !strings.ContainsFunc(w, unicode.IsDigit) }
	if !slices.ContainsFunc(tokens(clip(typed, maxLabel)), isWord) {
		return nil
	}
	var out []string
	found := fitting(all, typed)
	for _, f := range found {
		if f.rank == found[0].rank {
			out = append(out, f.Value)
		}
	}
	if len(out) > few || len(out) == len(all) && len(all) > 1 {
		return nil
	}
	return out
}

// suggest are the suggestions for what was typed.
func suggest(all []candidate, typed string) []Suggestion {
	var out []Suggestion
	values, labels := make(map[string]bool), make(map[string]int)
	for _, f := range fitting(all, typed) {
		if len(out) == maxSuggestions || values[f.Value] {
			continue
		}
		values[f.Value] = true
		labels[f.Label]++
		if n := labels[f.Label]; n > 1 { // nobody could tell them apart: "Ibid." twice
			f.Label = clip(f.Label, maxLabel-len(" (25)")) + " (" + itoa(n) + ")"
		}
		out = append(out, f.Suggestion)
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

// likelyBegins reports whether every typed word is a word of a text or a
// misspelling of one. The last may be unfinished.
func likelyBegins(want, have []string) bool {
	last := len(want) - 1
	if !allNear(want[:last], have) {
		return false
	}
	typed := []rune(want[last])
	return slices.ContainsFunc(have, func(h string) bool {
		if strings.HasPrefix(h, want[last]) || near(want[last], h) {
			return true
		}
		word := []rune(h)
		for n := len(typed) - 1; n <= len(typed)+1; n++ { // a letter too many, a wrong one, one too few
			if n < len(word) && near(want[last], string(word[:max(n, 0)])) {
				return true
			}
		}
		return false
	})
}
