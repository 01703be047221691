package index

import "math"

// BM25's constants. k1 is the usual one. Passages of a brief are of one kind,
// so length says little and b is small.
const (
	bm25K1 = 1.2
	bm25B  = 0.2
)

// idf is how much a term says that n of size documents have. It is never
// negative.
func idf(n, size int) float64 {
	return math.Log(1 + (float64(size)-float64(n)+0.5)/(float64(n)+0.5))
}

// A field is what BM25 needs to know of one field of some documents, which are
// numbered from 0.
type field struct {
	value  []float64 // by term: its idf × (k1 + 1), or 0 if no document has it
	length []float64 // by document: k1 × (1 - b + b × its length / the average)
}

func newField(terms int, docs [][]termID) field {
	f := field{make([]float64, terms), make([]float64, len(docs))}
	for t, n := range documentsWith(terms, docs) {
		if n > 0 {
			f.value[t] = idf(n, len(docs)) * (bm25K1 + 1)
		}
	}
	var average float64
	for _, doc := range docs {
		average += float64(len(doc))
	}
	average = max(1, average/float64(max(1, len(docs))))
	for i, doc := range docs {
		f.length[i] = bm25K1 * (1 - bm25B + bm25B*float64(len(doc))/average)
	}
	return f
}

// score is the BM25 score of a term that stands in a document so many times.
func (f *field) score(t termID, doc int, times float64) float64 {
	return f.value[t] * times / (times + f.length[doc])
}

// termLists are posting lists for what chooses among passages that Bleve has
// found: sentences, the companion's questions, lines. They are made from the
// same terms. Bleve held them too at first; a thousand documents more took half
// of the time to start, and walking them most of a search.
type termLists struct {
	field
	start []int32 // by term: where its list begins; one more entry ends the last
	docs  []int32 // ascending in each list
	times []float32
}

func newTermLists(terms int, docs [][]termID) *termLists {
	l := &termLists{field: newField(terms, docs), start: make([]int32, terms+1)}
	for t, n := range documentsWith(terms, docs) {
		l.start[t+1] = l.start[t] + int32(n)
	}
	l.docs, l.times = make([]int32, l.start[terms]), make([]float32, l.start[terms])
	end := append([]int32(nil), l.start[:terms]...)
	for i, doc := range docs {
		for _, t := range doc {
			if n := end[t]; n > l.start[t] && l.docs[n-1] == int32(i) {
				l.times[n-1]++
			} else {
				l.docs[n], l.times[n] = int32(i), 1
				end[t]++
			}
		}
	}
	return l
}

// of returns the documents that have a term.
func (l *termLists) of(t termID) []int32 { return l.docs[l.start[t]:l.start[t+1]] }

// add adds to a tally the BM25 score of one term in each document times weight.
func (l *termLists) add(t termID, weight float64, to *tally) {
	first := l.start[t]
	for k, doc := range l.of(t) {
		to.add(int(doc), weight*l.score(t, int(doc), float64(l.times[int(first)+k])))
	}
}
