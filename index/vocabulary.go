package index

import "slices"

// A termID numbers a term of the brief, its companion or its lines, from 1.
type termID int32

// noTerm stands for a stop word and for every term that has no number.
const noTerm termID = 0

// A wordID numbers a word as it is printed, but in lower case, from 1.
type wordID int32

const (
	noWord  wordID = 0  // between a passage and its footnotes
	strange wordID = -1 // a word that the brief and its companion never use
)

// A numbering numbers texts from 1, and the empty one 0.
type numbering[T ~int32] struct {
	of    map[string]T
	texts []string // by number
}

func newNumbering[T ~int32]() numbering[T] {
	return numbering[T]{of: map[string]T{"": 0}, texts: []string{""}}
}

// number returns the number of a text, and gives it one if need be.
func (n *numbering[T]) number(text string) T {
	id, ok := n.of[text]
	if !ok {
		id = T(len(n.texts))
		n.of[text] = id
		n.texts = append(n.texts, text)
	}
	return id
}

// A vocabulary numbers terms and words, so that what is known of them lies in
// arrays and a question is compared with a sentence without comparing words. It
// is not changed after [New].
type vocabulary struct {
	terms  numbering[termID]
	words  numbering[wordID] // of the brief and its companion, as printed
	sorted []string          // the terms in order
	// frequency is how many passages use a term, their footnotes included;
	// told how many passages' companion entries do.
	frequency, told []int
	// rare is the idf of frequency; overall that of a term in the passages
	// and their companion entries together, which is what makes questions
	// alike.
	rare, overall []float64
}

func newVocabulary() *vocabulary {
	return &vocabulary{terms: newNumbering[termID](), words: newNumbering[wordID]()}
}

// printed appends the numbers of words.
func (v *vocabulary) printed(to []wordID, ws []word) []wordID {
	to = slices.Grow(to, len(ws))
	for i := range ws {
		to = append(to, v.words.number(ws[i].plain))
	}
	return to
}

// id returns the number of a term, or noTerm.
func (v *vocabulary) id(term string) termID { return v.terms.of[term] }

// uses reports whether the brief or its companion uses a term.
func (v *vocabulary) uses(t termID) bool { return v.frequency[t]+v.told[t] > 0 }

// grow makes room to count all terms that have a number.
func (v *vocabulary) grow() {
	more := make([]int, len(v.terms.texts)-len(v.frequency))
	v.frequency, v.told = append(v.frequency, more...), append(v.told, more...)
}

// count counts the terms of a passage.
func (v *vocabulary) count(d *described) {
	v.grow()
	for _, c := range d.text.terms {
		v.frequency[c.term]++
	}
	for _, c := range d.told.terms {
		v.told[c.term]++
	}
}

// weigh weighs the terms, once the passages are counted and all terms have
// their numbers.
func (v *vocabulary) weigh(passages int) {
	v.grow() // by those that only lines have
	v.sorted = slices.Sorted(slices.Values(v.terms.texts))
	for t, n := range v.frequency {
		v.rare = append(v.rare, idf(n, passages))
		v.overall = append(v.overall, idf(max(n, v.told[t]), passages))
	}
}
