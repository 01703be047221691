package index

import (
	"slices"
	"testing"

	"briefbot/corpus"
)

// Every rule that can be left out is named once, and what is left out counts
// for nothing.
func TestWithout(t *testing.T) {
	rules := Rules()
	if slices.Sort(rules); len(slices.Compact(slices.Clone(rules))) != len(rules) {
		t.Errorf("a rule is named twice: %q", rules)
	}
	x := open(t, corpus.Builtin(), Options{Companion: builtinCompanionFor(t), Without: []string{signalNames[wording], ruleSpelling}})
	r, err := x.Search(t.Context(), Query{Text: "Why is there a lack of trust?", Explain: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, reason := range r.Hits[0].Explanation {
		if reason.Signal == signalNames[wording] {
			t.Error("a signal that is left out counts")
		}
	}
	if r := search(t, x, "why misinformtion"); len(r.Hits) > 0 {
		t.Error("a misspelt word is mended without the rule")
	}
}

// The signals and weights that are handed out are those that rank.
func TestExamine(t *testing.T) {
	x := builtin(t)
	const text = "Why is there a lack of trust?"
	e, err := x.Examine(t.Context(), text, nil)
	if err != nil {
		t.Fatal(err)
	}
	weights := x.Weights(false)
	best, first := -1.0, ""
	for _, c := range e.Candidates {
		for _, s := range c.Sentences {
			var sum float64
			for k, name := range SignalNames() {
				sum += s[k] * weights.Signals[name]
			}
			if sum > best {
				best, first = sum, c.Passage.ID
			}
		}
	}
	if got := search(t, x, text).Hits[0]; got.Passage.ID != first {
		t.Errorf("the signals put %s first, the search %s", first, got.Passage.ID)
	}
	if e.First.ID != first {
		t.Errorf("the clues are those of %s", e.First.ID)
	}
	withheld, err := x.Examine(t.Context(), text, func(p *corpus.Passage) bool { return p.ID == first })
	if err != nil {
		t.Fatal(err)
	}
	if withheld.First.ID == first || slices.Equal(withheld.Clues, e.Clues) {
		t.Errorf("withheld, %s is still first", first)
	}
	if len(e.Clues) != len(ClueNames()) {
		t.Errorf("%d clues, %d names", len(e.Clues), len(ClueNames()))
	}
}
