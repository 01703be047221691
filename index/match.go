package index

import (
	"context"
	"math"
)

// matches are what one question found where, and room for working it out.
// They are used for one question after another, since making them anew would
// be a good part of a search.
type matches struct {
	text, note, also []float64 // by passage: the score of each field
	sentence, asks   []float64 // by sentence
	nearest          []float64 // by sentence: the likeness of its nearest question
	sense            []float64 // by sentence: likeness of meaning; nil without an encoder
	asksSense        []float64 // by sentence: that of its nearest companion question
	quoted           []int     // by passage: how many of the question's runs it has
	// place is where each of the brief's terms stands among the question's,
	// from 1; 0 where it does not. A question has fewer words than this holds.
	place []uint16

	// marks, by place among the question's terms, are set where they equal the
	// last mark.
	marks       []int
	last        int
	like        []float64 // by line or companion question: the weight of the shared terms
	own, before []occurrence
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
	passages, sentences := make([]float64, 3*n), make([]float64, 3*m)
	return &matches{
		text: passages[:n:n], note: passages[n : 2*n : 2*n], also: passages[2*n:],
		sentence: sentences[:m:m], asks: sentences[m : 2*m : 2*m], nearest: sentences[2*m:],
		quoted: make([]int, n),
		place:  make([]uint16, len(x.terms.names)),
		like:   make([]float64, max(len(x.perLength), len(x.idle.texts), len(x.silent.texts))),
	}
}

// clear forgets the last question.
func (f *matches) clear(terms int) {
	for _, s := range [][]float64{f.text, f.note, f.also, f.sentence, f.asks, f.nearest} {
		clear(s)
	}
	clear(f.quoted)
	clear(f.place)
	f.sense, f.asksSense = nil, nil
	if len(f.marks) < terms {
		f.marks = make([]int, terms)
	}
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
	clear(f.like)
	for i := range q.terms {
		t := &q.terms[i]
		if t.id == noTerm {
			continue // neither the brief nor its companion has it
		}
		f.place[t.id] = uint16(i + 1)
		w := t.weight / q.norm
		for _, in := range []struct {
			field string
			score []float64
		}{{fieldText, f.text}, {fieldNote, f.note}} {
			if err := x.passages.add(ctx, in.field, t.id, w, in.score); err != nil {
				return nil, err
			}
		}
		x.also.add(t.id, w, f.also)
		x.sentences.add(t.id, w, f.sentence)
		x.asks.add(t.id, w, f.asks)
		for _, ask := range x.questions.of(t.id) {
			f.like[ask] += t.overall * t.overall
		}
	}
	for s := range f.nearest {
		from, to := x.firstAsk[s], x.firstAsk[s+1]
		f.nearest[s] = greatestProduct(f.like[from:to], x.perLength[from:to]) / q.length
	}
	x.printed.quotes(q.printed, f.quoted)
	return f, nil
}

// greatestProduct returns the greatest a[i]×b[i], none of which is negative; 0
// where there are none. Such numbers are in the order of their bits, and to
// compare those takes no guess at how it will end.
func greatestProduct(a, b []float64) float64 {
	var most uint64
	b = b[:len(a)]
	for i, v := range a {
		most = max(most, math.Float64bits(v*b[i]))
	}
	return math.Float64frombits(most)
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
