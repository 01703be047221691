package index

import (
	"testing"

	"briefbot/corpus"
)

const rolesText = `# Border posts

## Findings

Formally, the EU is not a member of the forum.

Since 2012 Russia has been asking the EU to join the forum.
`

// A sentence with all the question's words may deny them, or say them of
// another.
func TestRoles(t *testing.T) {
	x := open(t, corpus.Parse([]byte(rolesText), corpus.Options{}), Options{})
	for text, c := range map[string]struct {
		passage         int
		denied, swapped bool
	}{
		"Why is the EU a member of the forum?":          {0, true, false},
		"Why is the EU not a member of the forum?":      {0, false, false},
		"Is the EU a member of the forum?":              {0, false, false},
		"Since when has Russia asked the EU to join?":   {1, false, false},
		"Since when has the EU been asking Russia?":     {1, false, true},
		"Since when has Russia been asking the others?": {1, false, false},
	} {
		q := x.read(text)
		f, err := x.match(t.Context(), &q)
		if err != nil {
			t.Fatal(err)
		}
		s := &x.passage(c.passage).sentences[0]
		if got := q.denies(s, f) > 0; got != c.denied {
			t.Errorf("%q: denied is %v", text, got)
		}
		if got := x.swaps(&q, s) > 0; got != c.swapped {
			t.Errorf("%q: swapped is %v", text, got)
		}
	}
}

func TestAbroad(t *testing.T) {
	x := builtin(t)
	for text, want := range map[string]bool{
		"What is the SCO?": false, "Van der Togt": false, "who wrote L'Europe en Formation": false, "wich memeber states are aginst formal coperation w russia": false,
		"Minsk hotels": false, "2016": false, "": false, "?": false,
		"¿Por qué parece tan obvio que Bruselas y Moscú no trabajen juntos?": true, "Was ist die SCO": true, "Quels sont les obstacles à la coopération ?": true,
		"Nega Yevropa Ittifoqi va Rossiya bu mintaqada g'alati juftlik bo'lib ko'rinadi?": true, "欧盟和俄罗斯在中亚有哪些共同利益？": true, "Что мешает сотрудничеству?": true,
	} {
		q := x.read(text)
		if q.abroad != want {
			t.Errorf("%q: in another language: %v", text, q.abroad)
		}
	}
}
