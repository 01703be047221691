package index

import (
	"context"
	"math"
)

// matches are what one question found where, and room for working it out.
// They are used for one question after another, since making them anew would
// be a good part of a search.
type matches struct {
	text, also     tally     // by passage: the score of each field
	sentence, asks tally     // by sentence
	sense          []float64 // by sentence: likeness of meaning; nil without an encoder
	asksSense      []float64 // by sentence: that of its nearest companion question
	quoted         []int     // by passage: how many of the question's runs it has
	// place is where each of the brief's terms stands among the question's,
	// from 1; 0 where it does not. A question has fewer words than this holds.
	place []uint16

	// marks, by place among the question's terms, are set where they equal the
	// last mark.
	marks       []int
	last        int
	like        []float32 // by line: the weight of the shared terms
	own, before []int
	signals     []signals
	cosines     []float32   // by vector of x.senses, where sense is not nil
	candidates  []candidate // all passages that have something of the question
	listed      []int       // those that are looked at closely
	best        []candidate // the same with their scores
	hits        []Hit       // the same as they are returned
}

// newMatches makes room for one question at a time.
func (x *Index) newMatches() *matches {
	n, m := len(x.brief.Passages), len(x.facts)
	// Where the companion has questions, they are in other words already.
	others := 1 - x.asked
	if x.without[ruleOneName] {
		others = 1
	}
	return &matches{
		text: newTally(n, others), also: newTally(n, others),
		sentence: newTally(m, others), asks: newTally(m, others),
		quoted: make([]int, n),
		place:  make([]uint16, len(x.terms.names)),
		like:   make([]float32, max(len(x.idle.texts), len(x.silent.texts))),
	}
}

// clear forgets the last question.
func (f *matches) clear(terms int) {
	for _, y := range f.tallies() {
		clear(y.score)
	}
	clear(f.quoted)
	clear(f.place)
	f.sense, f.asksSense = nil, nil
	if len(f.marks) < terms {
		f.marks = make([]int, terms)
	}
}

func (f *matches) tallies() []*tally {
	return []*tally{&f.text, &f.also, &f.sentence, &f.asks}
}

// mark takes all marks off, and returns the value that sets one.
func (f *matches) mark() int {
	f.last++
	return f.last
}

// match looks the question's terms up. Whoever is done with the matches gives
// them back to x.spare.
func (x *Index) match(ctx context.Context, q *question) (*matches, error) {
	f := x.spare.Get().(*matches)
	f.clear(len(q.terms))
	if q.sense != nil {
		x.compare(q, f)
	}
	for i := range q.terms {
		if t := &q.terms[i]; t.id != noTerm {
			f.place[t.id] = uint16(i + 1)
		}
	}
	for first := range q.terms {
		if q.terms[first].word != first {
			continue
		}
		for i := first; i < len(q.terms); i++ {
			if t := &q.terms[i]; t.word == first && t.id != noTerm {
				if err := x.look(ctx, t, q.norm, f); err != nil {
					return nil, err
				}
			}
		}
		for _, y := range f.tallies() {
			clear(y.best)
		}
	}
	x.printed.quotes(q.printed, f.quoted)
	return f, nil
}

// look looks a term up that the brief or its companion has.
func (x *Index) look(ctx context.Context, t *queryTerm, norm float64, f *matches) error {
	w := t.weight / norm
	if err := x.passages.add(ctx, t.id, w, &f.text); err != nil {
		return err
	}
	x.also.add(t.id, w, &f.also)
	x.sentences.add(t.id, w, &f.sentence)
	x.asks.add(t.id, w, &f.asks)
	return nil
}

// greatestProduct returns the greatest a[i]×b[i], none of which is negative; 0
// where there are none. Such numbers are in the order of their bits, and to
// compare those takes no guess at how it will end.
func greatestProduct(a, b []float32) float64 {
	var most uint32
	b = b[:len(a)]
	for i, v := range a {
		most = max(most, math.Float32bits(v*b[i]))
	}
	return float64(math.Float32frombits(most))
}

// compare compares the question's meaning with each sentence and companion
// question.
func (x *Index) compare(q *question, f *matches) {
	f.sense = make([]float64, len(x.facts))
	f.cosines = x.senses.Cosines(f.cosines[:0], q.sense)
	for j := range f.sense {
		f.sense[j] = float64(f.cosines[j])
	}
	asks := f.cosines[len(x.facts):]
	f.asksSense = make([]float64, len(x.facts))
	for s := range f.asksSense {
		for i := x.firstAsk[s]; i < x.firstAsk[s+1]; i++ {
			f.asksSense[s] = max(f.asksSense[s], float64(asks[i]))
		}
	}
}

// passageSense is the likeness of meaning between the question and the whole
// passage: the cosine to the sum of its sentences' vectors.
func (f *matches) passageSense(x *Index, passage int) float64 {
	if f.sense == nil {
		return 0
	}
	var sum float64
	for j := x.first[passage]; j < x.first[passage+1]; j++ {
		sum += f.sense[j]
	}
	return sum / x.spread[passage]
}
