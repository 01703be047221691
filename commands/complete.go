package commands

import "context"

const (
	// maxSuggestions and maxLabel are Discord's limits for autocomplete.
	maxSuggestions = 25
	maxLabel       = 100
)

func (s *Set) completeRecommendation(_ context.Context, typed string) []Suggestion {
	var all []Suggestion
	for _, r := range s.brief.Recommendations {
		n := itoa(r.Number)
		all = append(all, Suggestion{Value: n, Label: clip(n+" – "+s.brief.Passages[r.Passages[0]].Text, maxLabel)})
	}
	return suggest(all, typed)
}

func (s *Set) completeFootnote(_ context.Context, typed string) []Suggestion {
	var all []Suggestion
	for _, f := range s.brief.Footnotes {
		all = append(all, Suggestion{Value: clip(f.ID, maxLabel), Label: clip(f.Label+" – "+f.Text, maxLabel)})
	}
	return suggest(all, typed)
}

func (s *Set) completeReference(_ context.Context, typed string) []Suggestion {
	var all []Suggestion
	for _, r := range s.brief.References {
		all = append(all, Suggestion{Value: clip(r.Key, maxLabel), Label: clip(r.Key+" – "+r.Title, maxLabel)})
	}
	return suggest(all, typed)
}

func (s *Set) completeSection(_ context.Context, typed string) []Suggestion {
	var all []Suggestion
	for i, sec := range s.brief.Sections {
		all = append(all, Suggestion{Value: sec.ID, Label: clip(s.sectionName(voice{}, i), maxLabel)})
	}
	return suggest(all, typed)
}

// suggest keeps the suggestions that fit what was typed, best first: the
// beginning of a label, then words of it, then words misspelt.
func suggest(all []Suggestion, typed string) []Suggestion {
	want := tokens(clip(typed, maxLabel))
	var ranked [3][]Suggestion
	for _, s := range all {
		have := tokens(s.Label + " " + s.Value)
		switch {
		case len(want) == 0 || prefixWords(want, have):
			ranked[0] = append(ranked[0], s)
		case anyPrefix(want, have):
			ranked[1] = append(ranked[1], s)
		case allNear(want, have):
			ranked[2] = append(ranked[2], s)
		}
	}
	var out []Suggestion
	for _, r := range ranked {
		out = append(out, r...)
	}
	return out[:min(len(out), maxSuggestions)]
}

// prefixWords reports whether the typed words open the label; the last of them
// may be unfinished.
func prefixWords(want, have []string) bool {
	if len(want) > len(have) {
		return false
	}
	for i, w := range want {
		if have[i] != w && !(i == len(want)-1 && len(have[i]) > len(w) && have[i][:len(w)] == w) {
			return false
		}
	}
	return true
}

// anyPrefix reports whether every typed word begins some word of the label.
func anyPrefix(want, have []string) bool {
	for _, w := range want {
		ok := false
		for _, h := range have {
			ok = ok || len(h) >= len(w) && h[:len(w)] == w
		}
		if !ok {
			return false
		}
	}
	return true
}
