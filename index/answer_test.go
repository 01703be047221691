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
