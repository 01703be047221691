package index

import (
	"slices"
	"strings"
	"testing"

	"briefbot/corpus"
)

func TestAddressed(t *testing.T) {
	x, err := New(corpus.Builtin(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		question string
		want     []int // recommendations, from 1
	}{
		{"What should Russia do?", []int{1, 2}},
		{"what should the EU do", []int{1, 2, 3, 4}},
		{"recommendations for EU officials", []int{3}},
		{"What does it recommend to Russia?", []int{1, 2}},
		{"What does the brief advise EU officials?", []int{3}},
		{"What should China do?", nil},
		{"What does the brief recommend to China?", nil},
		{"What does Russia recommend?", nil},
		{"What does Russia recommend to the EU?", nil},
		{"Should Russia cooperate?", nil},
		{"list the recommendations", nil},
	} {
		q := x.read(test.question)
		var got []int
		for _, p := range x.addressed(&q) {
			got = append(got, p.Index+1)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q is about %v, want %v", test.question, got, test.want)
		}
	}
}

// Nobody gets all recommendations as if they were to him, or his.
func TestAdviceToNobody(t *testing.T) {
	x := builtinByMeaning(t)
	for question, list := range map[string]bool{
		"What does the brief recommend to China?":     false,
		"What does the brief recommend to hospitals?": false,
		"Que recommande le document à la Chine ?":     false,
		"Was empfiehlt das Papier China?":             false,
		"What does WHO recommend?":                    false,
		"What do the ministries recommend?":           false,
		"What does the author recommend overall?":     true,
		"What does the brief recommend, concretely?":  true,
		"Print the recommendations":                   true,
		"Перечисли все рекомендации":                  true,
	} {
		r := search(t, x, question)
		if got := r.Entry == "recommendations"; got != list || !list && (r.Kind != PassageKind || r.Verdict == Answers && strings.Contains(question, " to ")) {
			t.Errorf("%q is %s %q, %s", question, r.Kind, r.Entry, r.Verdict)
		}
	}
}

// Of recommendations on something those count that are on it, in any language; of
// none on it, not all. A list of other things is not the list of these.
func TestAdviceOnATopic(t *testing.T) {
	e := newEncoder(t)
	x := builtinByMeaning(t)
	for question, want := range map[string]string{
		"What are the recommendations on trust?":      "policy-recommendations.2",
		"recommendations on fake news":                "policy-recommendations.5",
		"What does the brief recommend about water?":  "",
		"What does it say about the advice on whales": "",
		"List all countries mentioned":                "",
	} {
		r := search(t, x, question)
		got := ""
		if r.Kind == PlaceKind && len(r.Reading.Places) == 1 {
			got = r.Hits[0].Passage.ID
		}
		if got != want || want == "" && (r.Kind != PassageKind || r.Verdict == Answers && strings.Contains(question, "water")) {
			t.Errorf("%q is %s %q, %s %s; want %q", question, r.Kind, r.Entry, got, r.Verdict, want)
		}
	}
	water := open(t, corpus.Parse([]byte(adviceBrief), corpus.Options{}), Options{Encoder: e})
	for question, want := range map[string]int{
		"Que recommande le document sur la formation des enseignants ?": 2,
		"Was wird zur Ausbildung der Lehrer empfohlen?":                 2,
		"What are the recommendations on whales?":                       0,
		"What does the author recommend on water prices?":               3, // and not how many are in a section
	} {
		if r := search(t, water, question); r.Kind != PlaceKind && want > 0 || r.Kind == PlaceKind && (len(r.Reading.Places) != 1 || r.Reading.Places[0].Index != want-1) {
			t.Errorf("%q is %s %v, want %d", question, r.Kind, r.Reading.Places, want)
		}
	}
	one := open(t, corpus.Parse([]byte(strings.Split(adviceBrief, "\n2.")[0]), corpus.Options{}), Options{Encoder: e})
	if r := search(t, one, "What are the recommendations on the repair of houses?"); r.Kind == PlaceKind {
		t.Errorf("of one recommendation on pipes: %v", r.Reading.Places)
	}
}

const adviceBrief = `# Water in Towns

## Water Prices

Prices are low, and nobody knows all of them.

## Recommendations

1. Towns should repair leaking pipes within a week.
2. Schools should train their teachers to talk of water.
3. The ministry should publish all water prices.
`
