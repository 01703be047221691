package index

import (
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus/companion"
)

// The room for one question serves the next, on whatever goroutine that is:
// nothing of a question may reach another.
func TestQuestionsDoNotMeet(t *testing.T) {
	x := builtin(t)
	questions := []string{
		"What stands in the way of EU–Russia cooperation in Central Asia?",
		"wich memeber states are aginst formal coperation w russia",
		"", "?", "Who wrote this brief?",
		"Why is there a lack of trust, and how much money is spent on goats?",
		"Почему ЕС не хочет сближаться с ЕАЭС?",
		x.brief.Passages[len(x.brief.Passages)/2].Text,
	}
	var want []Result
	for _, q := range questions {
		// A search that finds no room left by another makes its own.
		fresh := *x
		fresh.spare = &sync.Pool{New: func() any { return x.newMatches() }}
		want = append(want, search(t, &fresh, q))
	}
	var at sync.WaitGroup
	for worker := range 4 {
		at.Go(func() {
			for round := range 20 {
				i := (worker*3 + round) % len(questions)
				got, err := x.Search(t.Context(), Query{Text: questions[i]})
				if err != nil {
					t.Error(err)
				} else if diff := cmp.Diff(want[i], got); diff != "" {
					t.Errorf("%q (-alone +among others):\n%s", questions[i], diff)
				}
			}
		})
	}
	at.Wait()
	if !slices.ContainsFunc(want, func(r Result) bool { return len(r.Hits) > 0 }) {
		t.Error("nothing was found: this tests nothing")
	}
}

// A result is whoever's that asked for it: the next question, which has the same
// room, changes nothing in it.
func TestAResultLasts(t *testing.T) {
	x := builtin(t)
	for _, q := range []string{
		"What stands in the way of EU–Russia cooperation in Central Asia?",
		"Why is there a lack of trust, and how much money is spent on goats?",
		"What does CARICC stand for, and what common narratives about the EU are there?",
		"who wrote this and what does she say about China?",
		"How long is it, and what about China?", // no passage states a length
		"Who made you, and what does Russia want?",
	} {
		for _, explain := range []bool{false, true} {
			// The same as when nobody asked anything afterwards.
			fresh := *x
			fresh.spare = &sync.Pool{New: func() any { return x.newMatches() }}
			query := Query{Text: q, Explain: explain}
			want, err := fresh.Search(t.Context(), query)
			if err != nil {
				t.Fatal(err)
			}
			kept, err := x.Search(t.Context(), query)
			if err != nil {
				t.Fatal(err)
			}
			for range 3 { // two questions in one take all the room that was used
				search(t, x, "What does CARICC stand for, and why does Russia not trust the European Union?")
			}
			if diff := cmp.Diff(want, kept); diff != "" {
				t.Errorf("%q (-alone +before others):\n%.2000s", q, diff)
			}
		}
	}
}

// A companion without questions in other languages says as much to a question in
// one of them: its own questions are as near as they are.
func TestAbroadWithoutForeignQuestions(t *testing.T) {
	e := newEncoder(t)
	b := parse("# Wells\n\n## Water\n\nThe wells of the valley ran dry in August.\n")
	c, err := companion.Read("wells", []byte("passages:\n  water.1:\n    asks:\n      1 The wells of the valley ran:\n        - When was there no water?\n"))
	if err != nil {
		t.Fatal(err)
	}
	x := open(t, b, Options{Companion: c, Encoder: e})
	near := func(abroad bool) []float64 {
		q := x.read("Quand l'eau a-t-elle manqué ?")
		x.understand(&q)
		q.abroad = abroad
		f, err := x.match(t.Context(), &q)
		if err != nil {
			t.Fatal(err)
		}
		return f.asksSense
	}
	if got, want := near(true), near(false); want[0] <= 0 || !slices.Equal(got, want) {
		t.Errorf("the question is %v like the companion's; in the brief's language it would be %v", got, want)
	}
}
