package index

// A tally adds up, by document, what the words of a question score there.
//
// A word may stand for several terms: itself, its other names, what briefs call
// it. A document that has them all does not say more of the one thing than a
// document that has one of them, so only the greatest score counts, and of the
// others a share: a disjunction maximum query, as Lucene has it, where the share
// is called tie breaker. Without it an overview question, all in names that the
// whole brief is about, goes to the passage with the most names for them.
type tally struct {
	score  []float64
	best   []float64 // of the terms of the present word; zero between two words
	others float64   // the share, from 0 to 1
}

func newTally(documents int, others float64) tally {
	return tally{make([]float64, documents), make([]float64, documents), others}
}

// add adds the score of one of the present word's terms.
func (y *tally) add(doc int, v float64) {
	if b := y.best[doc]; v > b {
		y.score[doc] += v - (1-y.others)*b
		y.best[doc] = v
	} else {
		y.score[doc] += y.others * v
	}
}
