package index

import "testing"

// The summary repeats the introduction; the two must not pass for two answers.
func TestRepetitionIsMarked(t *testing.T) {
	r := search(t, builtin(t), "strange bedfellows given the ongoing geopolitical rivalry")
	found := false
	for i, h := range r.Hits {
		if h.SameAs >= 0 {
			found = true
			if alike(builtin(t).sentence(h), builtin(t).sentence(r.Hits[h.SameAs])) < sameWords {
				t.Errorf("hit %d is marked as the same as %d", i, h.SameAs)
			}
		}
	}
	q := search(t, builtin(t), "The policy brief ends by highlighting the main barriers for actual cooperation before offering concrete policy recommendations")
	for _, h := range q.Hits {
		found = found || h.SameAs >= 0
	}
	if !found {
		t.Error("no hit is marked as a repetition")
	}
}

func TestSourcedPassageComesFirst(t *testing.T) {
	const text = `# Goats

## Summary

Goats prefer fresh grass from mountain meadows.

## Findings

Goats prefer fresh grass from mountain meadows.<sup>1</sup> The rest of what they eat matters less.

<sup>1</sup> Interviews with goats.
`
	x := open(t, parse(text), Options{})
	r, err := x.Search(t.Context(), Query{Text: "What grass do goats prefer?", Explain: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Hits[0].Passage.ID; got != "findings.1" {
		t.Errorf("the first hit is %s, which has no footnote", got)
	}
	if len(r.Hits) < 2 || r.Hits[1].SameAs != 0 {
		t.Errorf("the repetition is not marked: %+v", r.Hits)
	}
}
