package index

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
)

// What a question asks of the document comes first, in the brief's own words,
// and the scores stay in order.
func TestStated(t *testing.T) {
	x := open(t, corpus.Builtin(), Options{})
	for _, test := range []struct {
		question string
		want     []string // the IDs of the passages that state it
	}{
		{"Who wrote this?", []string{"front-matter.1", "about-the-author.1"}},
		{"When was it published?", []string{"front-matter.3"}},
		{"Who published this brief?", []string{"front-matter.3", "back-matter.1"}},
		{"Whose opinion is it?", []string{"front-matter.4"}},
		{"What is the lack of trust?", nil},
		{"hello", nil},
	} {
		t.Run(test.question, func(t *testing.T) {
			r, err := x.Search(t.Context(), Query{Text: test.question, Explain: true})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, h := range r.Hits[:r.Stated] {
				got = append(got, h.Passage.ID)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("stated (-want +got):\n%s", diff)
			}
			for i, h := range r.Hits {
				if i > 0 && h.Score > r.Hits[i-1].Score {
					t.Errorf("hit %d scores %v, more than the one before it (%v)", i, h.Score, r.Hits[i-1].Score)
				}
				sum := 0.0
				for _, e := range h.Explanation {
					sum += e.Value
				}
				if diff := sum - h.Score; diff > 1e-6 || diff < -1e-6 {
					t.Errorf("%s: the reasons add up to %v, the score is %v", h.Passage.ID, sum, h.Score)
				}
			}
		})
	}
}

func TestSummaryIsWhatTheBriefIsAbout(t *testing.T) {
	r, err := open(t, corpus.Builtin(), Options{}).Search(t.Context(), Query{Text: "What is this brief about?"})
	if err != nil {
		t.Fatal(err)
	}
	if r.Stated != 3 {
		t.Fatalf("stated %d passages, want the three in which the summary speaks of the brief", r.Stated)
	}
	for _, h := range r.Hits[:r.Stated] {
		if s := corpus.Builtin().Sections[h.Passage.Section].Name; s != "Executive Summary" {
			t.Errorf("%s is in %q", h.Passage.ID, s)
		}
	}
}
