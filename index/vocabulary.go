package index

import (
	"slices"
	"strings"
)

// A termID numbers a term of the brief, its companion or its lines, from 1.
type termID int32

// noTerm stands for a stop word and for every term that has no number.
const noTerm termID = 0

// A vocabulary numbers terms, so that what is known of them lies in arrays and
// a question is compared with a sentence without comparing words. It is not
// changed after [New].
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
}

func newVocabulary() *vocabulary {
	return &vocabulary{ids: map[string]termID{}, names: []string{""}}
}

// number returns the number of a term, and gives it one if need be.
func (v *vocabulary) number(term string) termID {
	if term == "" {
		return noTerm
	}
	id, ok := v.ids[term]
	if !ok {
		id = termID(len(v.names))
		v.ids[term] = id
		v.names = append(v.names, term)
	}
	return id
}

// numbers are those of several terms, with room for more.
func (v *vocabulary) numbers(terms []string) []termID {
	out := make([]termID, len(terms))
	for i, t := range terms {
		out[i] = v.number(t)
	}
	return out
}

// id returns the number of a term, or noTerm.
func (v *vocabulary) id(term string) termID { return v.ids[term] }

// uses reports whether the brief or its companion uses a term.
func (v *vocabulary) uses(t termID) bool { return v.frequency[t]+v.told[t] > 0 }

// count weighs the terms, given those of each passage with its footnotes and
// of its companion entry. All terms have their numbers by now.
func (v *vocabulary) count(printed, told [][]termID) {
	v.sorted = slices.Sorted(slices.Values(v.names))
	v.frequency, v.told = documentsWith(len(v.names), printed), documentsWith(len(v.names), told)
	v.rare, v.overall = make([]float64, len(v.names)), make([]float64, len(v.names))
	for t := range v.names {
		v.rare[t] = idf(v.frequency[t], len(printed))
		v.overall[t] = idf(max(v.frequency[t], v.told[t]), len(printed))
	}
}

// mayJoin reports whether a term begins as two words do that are written in
// one, up to the second letter of the second: of most pairs that says that they
// are no term, without their stem.
func (v *vocabulary) mayJoin(first, second string) bool {
	begin := first + second[:min(2, len(second))]
	i, _ := slices.BinarySearch(v.sorted, begin)
	return i < len(v.sorted) && strings.HasPrefix(v.sorted[i], begin)
}

// documentsWith returns, by term, how many of the documents have it.
func documentsWith(terms int, docs [][]termID) []int {
	counts, last := make([]int, terms), make([]int, terms)
	for i, doc := range docs {
		for _, t := range doc {
			if last[t] != i+1 {
				last[t] = i + 1
				counts[t]++
			}
		}
	}
	return counts
}
