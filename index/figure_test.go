package index

import (
	"slices"
	"testing"

	"briefbot/corpus"
)

func TestFigures(t *testing.T) {
	for text, want := range map[string][]string{
		"where does the 87 % come from?":   {"87"},
		"what is the 1.5% of 2019?":        {"1.5"},
		"source of the 300 towns":          {"300"},
		"the 3 reasons of the 12 towns":    nil,
		"what happened in 2019 and 1998":   nil,
		"woher kommt die Zahl 63%?":        {"63"},
		"how many of the 2,500 were there": {"2,500"},
	} {
		if got := figures(text); !slices.Equal(got, want) {
			t.Errorf("%q has the figures %q, want %q", text, got, want)
		}
	}
}

// Who asks of a figure means the sentence that has it, and where it is from its notes.
func TestFigureTellsTheSentence(t *testing.T) {
	x := open(t, corpus.Parse([]byte("# Water\n\n## Losses\n\nPipes leak in all hill towns. Of the towns asked, 63% lose more than they sell.[^1]\n\nOf 400 pipes most are old, and towns lose much.\n\n[^1]: Survey of 2019.\n"), corpus.Options{}), Options{})
	for question, want := range map[string]struct {
		kind  Kind
		entry string
	}{
		"where does the 63% come from?":         {PlaceKind, "source"},
		"the 63%?":                              {PassageKind, ""},
		"wie viele Städte verlieren, die 63 %?": {PassageKind, ""},
	} {
		r, err := x.Search(t.Context(), Query{Text: question})
		if err != nil {
			t.Fatal(err)
		}
		if r.Kind != want.kind || r.Entry != want.entry || len(r.Hits) == 0 || r.Hits[0].Passage.ID != "losses.1" {
			t.Errorf("%q: %s %q %v, want %v of losses.1", question, r.Kind, r.Entry, r.Hits, want)
			continue
		}
		if r.Kind == PlaceKind && r.Reading.Places[0] != (corpus.Place{Kind: corpus.SentencePlace, Index: 0, Sentence: 1}) {
			t.Errorf("%q: %v", question, r.Reading.Places)
		}
	}
}
