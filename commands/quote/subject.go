package quote

import "slices"

// hiddenSubject is where the ellipsis from stream[a] to stream[b] leaves out
// what the words after it are said of, or two equal places. "Russia … is not
// ready" makes Russia the subject of a clause that has another: "Russia holds
// that Central Asia is not ready". The words after must begin with a verb that
// needs one, and a clause must begin in what is left out: else those words are
// part of the subject that stands before, and leaving them out is honest.
func (c *Checker) hiddenSubject(a, b int) (from, to int) {
	if !slices.Contains(auxiliaries, c.stream[b].folded) {
		return b, b
	}
	from = -1
	for i := a; i < b; i++ {
		if c.clauseMark(i) || slices.Contains(subordinators, c.stream[i].folded) {
			from = i + 1
		}
	}
	if from < 0 || from == b || c.content(c.tokens(from, b)) == 0 {
		return b, b
	}
	// The same subject again: "the EU …, but also because the EU has".
	before := c.tokens(max(c.units[c.stream[a-1].unit].first, a-(b-from)), a)
	if sameWords(before, c.tokens(from, b)) {
		return b, b
	}
	for !c.stream[from].word {
		from++
	}
	return from, b
}

// auxiliaries are finite verbs that a clause cannot begin with but in a
// question.
var auxiliaries = []string{"is", "are", "was", "were", "has", "have", "had", "does", "do", "did", "will", "would", "can", "could", "may", "might",
	"must", "shall", "should", "cannot", "est", "sont", "a", "ont", "ist", "sind", "war", "waren", "hat", "haben", "wird", "werden", "kann", "können"}

// subordinators begin a clause inside a sentence.
var subordinators = []string{"that", "which", "who", "whom", "because", "although", "though", "while", "whereas", "if", "when", "whether", "since", "as",
	"que", "qui", "dont", "si", "dass", "weil", "obwohl", "wenn", "ob"}

// withoutSubject is the change that an ellipsis makes by leaving out what the
// words after it are said of.
func (c *Checker) withoutSubject(from, to int) Change {
	return Change{Kind: LeftOut, Printed: c.text(from, to), Slices: c.place(from, to), Subject: true}
}
