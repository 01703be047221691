package index

import (
	"slices"
)

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

// A vocabulary numbers terms and words, so that what is known of them lies in
// arrays and a question is compared with a sentence without comparing words. It
// is not changed after [New].
type vocabulary struct {
	ids    map[string]termID
	names  []string // by number
	sorted []string // the same in order
	// frequency is how many passages use a term, their footnotes included;
	// told how many passages' companion entries do.
	frequency, told []int
	// rare is the idf of frequency; overall that of a term in the passages
	// and their companion entries together, which is what makes questions
	// alike.
	rare, overall []float64

	wordIDs map[string]wordID // of the brief's words and its companion's
	words   []string          // by number
	done    bool              // all have their numbers
}

func newVocabulary() *vocabulary {
	return &vocabulary{ids: map[string]termID{}, names: []string{""}, wordIDs: map[string]wordID{}, words: []string{""}}
}

// number returns the number of a term, and gives it one if need be.
func (v *vocabulary) number(term string) termID {
	if term == "" {
		return noTerm
	}
	id, ok := v.ids[term]
	if !ok && !v.done {
		id = termID(len(v.names))
		v.ids[term] = id
		v.names = append(v.names, term)
	}
	return id
}

// word returns the number of a printed word, and gives it one if need be.
func (v *vocabulary) word(plain string) wordID {
	if plain == "" {
		return noWord
	}
	id, ok := v.wordIDs[plain]
	switch {
	case !ok && v.done:
		return strange
	case !ok:
		id = wordID(len(v.words))
		v.wordIDs[plain] = id
		v.words = append(v.words, plain)
	}
	return id
}

// printed appends the numbers of words.
func (v *vocabulary) printed(to []wordID, ws []word) []wordID {
	to = slices.Grow(to, len(ws))
	for i := range ws {
		id := ws[i].printed
		if id == noWord {
			id = v.word(ws[i].plain)
		}
		to = append(to, id)
	}
	return to
}

// id returns the number of a term, or noTerm.
func (v *vocabulary) id(term string) termID { return v.ids[term] }

// uses reports whether the brief or its companion uses a term.
func (v *vocabulary) uses(t termID) bool { return v.frequency[t]+v.told[t] > 0 }

// count counts the terms of a passage.
func (v *vocabulary) count(d *described) {
	for len(v.frequency) < len(v.names) {
		v.frequency, v.told = append(v.frequency, 0), append(v.told, 0)
	}
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
	v.done = true
	v.sorted = slices.Sorted(slices.Values(v.names))
	for len(v.frequency) < len(v.names) { // those that only lines have
		v.frequency, v.told = append(v.frequency, 0), append(v.told, 0)
	}
	v.rare, v.overall = make([]float64, len(v.names)), make([]float64, len(v.names))
	for t := range v.names {
		v.rare[t] = idf(v.frequency[t], passages)
		v.overall[t] = idf(max(v.frequency[t], v.told[t]), passages)
	}
}
