package index

import (
	"testing"

	"briefbot/corpus"
)

// What a question names in a language without blanks is cut out of it, and two
// words joined by "or" are two questions.
func TestMentionsWithoutBlanks(t *testing.T) {
	x := builtin(t)
	for question, want := range map[string]string{
		"哪里提到了北极？":    "北极",
		"Sorel出现了几次？": "Sorel",
		"文中有没有提到里海？":  "里海",
		"北极在文中出现了几次？": "北极",
	} {
		if _, word, ok := x.mentioned(question, saidWords(question)); !ok || word != want {
			t.Errorf("%s asks for the mention of %q (%v), want %q", question, word, ok, want)
		}
	}
	const both = "Erwähnt der Text die Rente oder den Ruhestand?"
	if got := x.split(both, saidWords(both)); len(got) != 2 || got[0] != "Erwähnt der Text die Rente?" || got[1] != "Erwähnt der Text die Ruhestand?" {
		t.Errorf("%q is cut into %q", both, got)
	}
}

// What sections have is counted where a question says what of them.
func TestCountsOfAPart(t *testing.T) {
	x := builtin(t)
	for question, want := range map[string]bool{
		"How many subsections does the introduction have?":    true,
		"¿Cuántas subsecciones tiene «Converging Interests»?": true,
		"How many people does the introduction have?":         false,
		"show me the introduction":                            false,
	} {
		if got := x.countsPart(x.gazetteer.Read(question, corpus.ReadOptions{})); got != want {
			t.Errorf("%s: %v, want %v", question, got, want)
		}
	}
}
