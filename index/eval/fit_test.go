package eval

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
	"briefbot/corpus/companion"
	"briefbot/index"
)

// A fit must end where the questions are answered at least as well as before.
func TestFit(t *testing.T) {
	b, _ := goatBrief(t)
	questions := []Question{
		{ID: "1", Text: "What do goats eat?", Answerable: true, Gold: []string{"Goats eat"}, Answer: []string{"grass"}},
		{ID: "2", Text: "Who eats paper?", Answerable: true, Gold: []string{"Goats eat"}, Answer: []string{"paper"}},
		{ID: "3", Text: "What do sheep eat?", Answerable: true, Gold: []string{"Sheep eat"}, Answer: []string{"hay"}},
		{ID: "4", Text: "Where do wolves live?"},
		{ID: "5", Text: "What is the price of hay in Norway?"},
		{ID: "6", Text: "What did goats eat in 1987?"},
	}
	var out strings.Builder
	f := Fit{Brief: b, Out: &out, Open: func(b *corpus.Brief, c *companion.File) (*index.Index, error) {
		return index.New(b, index.Options{Companion: c})
	}}
	w, _, err := f.Run(t.Context(), []SetFile{{Name: "goats", Questions: questions, Every: 1}, {Name: "seen", Questions: questions}})
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Signals) == 0 || len(w.Clues) == 0 {
		t.Errorf("the weights are %+v", w)
	}
	if w.Clues["number missing"] != 0 {
		t.Error("a clue that counts for nothing in index/weights.json is fitted")
	}
	_, fitted, _ := strings.Cut(out.String(), "# fitted;")
	for _, want := range []string{"goats                       6  hit@1 100.0  hit@3 100.0  sentence 100.0  AUC 1.00  0.3: ", "seen, held"} {
		if !strings.Contains(fitted, want) {
			t.Errorf("the report lacks %q:\n%s", want, out.String())
		}
	}
}

func TestCompare(t *testing.T) {
	answerable := Question{Answerable: true}
	with := []Outcome{
		{Question: answerable, Rank: 1, Marked: true, Verdict: index.Answers},
		{Question: answerable, Rank: 2, Verdict: index.Closest},
		{Verdict: index.None},
	}
	without := []Outcome{
		{Question: answerable, Rank: 1, Verdict: index.Answers},
		{Question: answerable, Rank: 1, Marked: true, Verdict: index.Closest},
		{Verdict: index.Answers},
	}
	got := Compare("spelling", "goats", with, without)
	want := Change{"spelling", "goats", Balance{0, 1}, Balance{1, 1}, Balance{1, 0}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("change (-want +got):\n%s", diff)
	}
	if text := ChangesText([]Change{got}); !strings.Contains(text, "spelling  goats  -0/+1  -1/+1     -1/+0") {
		t.Errorf("written as %q", text)
	}
}
