package index

import (
	"testing"

	"briefbot/corpus"
)

const numbersText = `# Mapping

## Work

The volunteers mapped 30,000 buildings within seven weeks.

The grant of $1,000 was spent on 40 percent of the streets.
`

// A sentence answers how many, how much or how long if its number is of what is asked
// for, and may where it does not name that.
func TestNumbersAreOfWhatIsAskedFor(t *testing.T) {
	x := open(t, corpus.Parse([]byte(numbersText), corpus.Options{}), Options{})
	german := open(t, corpus.Parse([]byte("---\nlang: de\n---\n# Karte\n\n## Stand\n\nErfasst sind 63 Standorte in der Stadt.\n"), corpus.Options{}), Options{})
	for text, c := range map[string]struct {
		passage int
		want    float64
	}{
		"How many buildings were mapped?":         {0, 1},
		"How many of the houses were mapped?":     {0, 0.5},
		"How many volunteers were there?":         {0, 0},
		"How long did the volunteers map?":        {0, 1},
		"How often did the volunteers map?":       {0, 0},
		"What share of the buildings was mapped?": {0, 0},
		"How much did the grant pay for?":         {1, 1},
		"How much was spent on buildings?":        {0, 0},
		"What share of the streets was mapped?":   {1, 1},
		"How many grants were spent?":             {1, 0},
		"Wie viele Standorte sind erfasst?":       {-1, 1},
		"Wieviele Häuser sind erfasst?":           {-1, 0.5},
		"When were the buildings mapped?":         {0, 0.5},
		"Who mapped the buildings?":               {0, 0},
	} {
		x := x
		if c.passage < 0 {
			x, c.passage = german, 0
		}
		q := x.read(text)
		f, err := x.match(t.Context(), &q)
		if err != nil {
			t.Fatal(err)
		}
		if got := x.passage(c.passage).sentences[0].meets(&q, f); got != c.want {
			t.Errorf("%q: %v, want %v", text, got, c.want)
		}
	}
}

// What kind of answer is asked for is known in several languages, near the beginning of
// a question alone: "ou" is "or" and "qui" is "which" elsewhere.
func TestKindsOfAnswers(t *testing.T) {
	x := builtin(t)
	for question, want := range map[string]answer{
		"quand la stratégie a-t-elle été lancée ?": date,
		"à partir de quand ?":                      date,
		"en qué año se creó el portal?":            date,
		"In welchem Jahr wurde sie gegründet?":     date,
		"wer leitet die OSZE?":                     person,
		"par qui est-ce financé ?":                 person,
		"кто основал CARICC?":                      person,
		"dónde está la sede?":                      place,
		"wie alt ist der Minister?":                number,
		"周恩来什么时候访问堪培拉？":                            date,
		"qu'est-ce qui bloque la coopération ?":    anyAnswer,
		"l'UE ou la Russie ?":                      anyAnswer,
	} {
		if q := x.read(question); q.kind != want {
			t.Errorf("%q asks for %d, want %d", question, q.kind, want)
		}
	}
}

// A sentence that has the names of a question and nothing else of it hardly answers it.
func TestOnlyNamed(t *testing.T) {
	b := corpus.Parse([]byte("# Apps\n\n## Findings\n\nWe note that Reset Tech’s survey found the policies too long. Teachers read them aloud.\n"), corpus.Options{})
	x := open(t, b, Options{})
	h := Hit{Passage: &b.Passages[0], Sentence: b.Passages[0].Sentences[0]}
	for question, want := range map[string]float64{"who started reset tech": 1, "what did the survey by reset tech find": 0, "what does Reset Tech stand for": 0, "who reads them aloud": 0} {
		q, f, _, err := x.find(t.Context(), question, false)
		if err != nil {
			t.Fatal(err)
		}
		if e := x.evidence(&q, f, []Hit{h}); e[onlyNamed] != want {
			t.Errorf("%q: %v, want %v", question, e[onlyNamed], want)
		}
	}
}
