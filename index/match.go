package index

import (
	"context"
	"slices"
)

// matches are what one question found where, and room for working it out.
// They are used for one question after another, since making them anew would
// be a good part of a search.
type matches struct {
	sense     []float64 // by sentence: likeness of meaning; nil without an encoder
	asksSense []float64 // by sentence: that of its nearest companion question
	foreign   float64   // the cosine to the nearest companion question in another language
	// place is where each of the brief's terms stands among the question's,
	// from 1; 0 where it does not. A question has fewer words than this holds.
	place []uint16
	runs  map[run]int // the question's, each with the mark of the passage that had it last
	// begins are the words with which one of them begins.
	begins []bool

	// marks, by place among the question's terms, are set where they equal the
	// last mark.
	marks       []int
	last        int
	own, before []int
	room        described // of the passage that is measured
	signals     []signals
	cosines     []float32   // by vector of x.senses, where sense is not nil
	like, meant []float32   // by saying: the likeness of words, and of meaning; compared when first asked for
	listed      []int       // the passages that are looked at closely
	ranked      []candidate // the same with their scores
	hits        []Hit       // the same as they are returned
}

// newMatches makes room for one question at a time.
func (x *Index) newMatches() *matches {
	return &matches{place: make([]uint16, len(x.terms.terms.texts)), begins: make([]bool, len(x.terms.words.texts)), runs: map[run]int{}}
}

// mark takes all marks off, and returns the value that sets one.
func (f *matches) mark() int {
	f.last++
	return f.last
}

// match finds the passages that a question may be answered by. Whoever is done
// with the matches gives them back to x.spare.
func (x *Index) match(ctx context.Context, q *question) (*matches, error) {
	f := x.spare.Get().(*matches)
	clear(f.place)
	for i := range q.terms {
		if t := &q.terms[i]; t.id != noTerm {
			f.place[t.id] = uint16(i + 1)
		}
	}
	if n := len(q.terms); len(f.marks) < n {
		f.marks = make([]int, n)
	}
	f.quote(q.printed)
	f.sense, f.asksSense, f.foreign, f.like = nil, nil, 0, f.like[:0]
	if q.sense != nil {
		if err := x.compare(q, f); err != nil {
			return nil, err
		}
	}
	found, err := x.search(ctx, q, f)
	if err != nil {
		return nil, err
	}
	f.listed = x.nearest(f, append(f.listed[:0], found...))
	return f, nil
}

// nearest adds to the passages that were found by words those that are nearest
// by meaning, in order of their places.
func (x *Index) nearest(f *matches, found []int) []int {
	if f.sense != nil {
		near := make([]candidate, 0, len(x.brief.Passages))
		for i := range x.brief.Passages {
			var most float64
			for j := x.first[i]; j < x.first[i+1]; j++ {
				most = max(most, f.sense[j], f.asksSense[j])
			}
			near = append(near, candidate{passage: i, score: most})
		}
		if len(near) > candidates {
			x.sort(near)
			near = near[:candidates]
		}
		for _, c := range near {
			found = append(found, c.passage)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// compare compares the question's meaning with each sentence and companion
// question.
func (x *Index) compare(q *question, f *matches) error {
	f.sense = make([]float64, x.first[len(x.first)-1])
	f.cosines = q.sense.Cosines(f.cosines[:0], x.senses)
	for j := range f.sense {
		f.sense[j] = likeness(f.cosines[j])
	}
	asks := f.cosines[len(f.sense):]
	f.asksSense = make([]float64, len(f.sense))
	for s := range f.asksSense {
		for i := x.firstAsk[s]; i < x.firstAsk[s+1]; i++ {
			f.asksSense[s] = max(f.asksSense[s], likeness(asks[i]))
		}
	}
	if q.abroad && q.translated == "" {
		return x.compareAbroad(q, f, mean(asks[:x.firstAsk[len(x.firstAsk)-1]]))
	}
	return nil
}

// passageSense is the likeness of meaning between the question and the whole
// passage: of the cosine to the sum of its sentences' vectors.
func (f *matches) passageSense(x *Index, passage int) float64 {
	if f.sense == nil {
		return 0
	}
	var sum float64
	for j := x.first[passage]; j < x.first[passage+1]; j++ {
		sum += float64(f.cosines[j])
	}
	return likeness(float32(sum / x.spread[passage]))
}
