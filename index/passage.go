package index

import (
	"cmp"
	"math"
	"slices"

	"briefbot/corpus"
)

// A described passage is what the signals need to know of it and of its
// sentences.
type described struct {
	text      bag // its words and those of its footnotes
	told      bag // the companion's wordings and questions
	sentences []sentence
	// printed are its words as they stand in it, then those of each footnote,
	// with noWord between.
	printed []wordID
}

// describe reads a passage, and gives its terms and words their numbers.
func (x *Index) describe(i int) *described {
	p := &x.brief.Passages[i]
	words := x.analyzer.words(p.Text)
	d := &described{printed: x.terms.printed(nil, words), sentences: make([]sentence, 0, len(spans(p)))}
	text := x.numbered(nil, words)
	var room []word
	for _, f := range x.brief.FootnotesOf(p.Prose) {
		room = x.analyzer.wordsIn(room, f.Text)
		d.printed = x.terms.printed(append(d.printed, noWord), room)
		text = x.numbered(text, room)
	}
	d.text = newBag(text)
	// The companion's lines are compared by their terms; their words are only
	// learnt.
	var told, asks []termID
	var learnt []wordID
	tell := func(to []termID, line string) []termID {
		room = x.analyzer.wordsIn(room, line)
		learnt = x.terms.printed(learnt[:0], room)
		return x.numbered(to, room)
	}
	for _, line := range x.companion.Also(p.ID) {
		told = tell(told, line)
	}
	for j, s := range spans(p) {
		own := within(words, s)
		asks = asks[:0]
		for _, line := range x.companion.Asks(p.ID, j) {
			asks = tell(asks, line)
		}
		told = append(told, asks...)
		facts := x.terms.describe(p.Text, s, own)
		facts.own, facts.asks = newBag(x.numbered(text[:0], own)), newBag(asks)
		d.sentences = append(d.sentences, facts)
	}
	d.told = newBag(told)
	return d
}

// passage returns what is known of a passage.
func (x *Index) passage(i int) *described { return x.passageIn(i, new(described)) }

// passageIn is passage, in the room of a description that is no longer needed.
func (x *Index) passageIn(i int, room *described) *described {
	if x.bleve == nil {
		return x.described[i]
	}
	return x.packed.unpack(i, room)
}

// sentenceNumber is that of a hit's sentence among all sentences.
func (x *Index) sentenceNumber(h Hit) int {
	return x.first[x.number(h.Passage)] + max(0, slices.Index(spans(h.Passage), h.Sentence))
}

// sentence returns what is known of a hit's sentence.
func (x *Index) sentence(h Hit) *sentence {
	d := x.passage(x.number(h.Passage))
	return &d.sentences[max(0, slices.Index(spans(h.Passage), h.Sentence))]
}

// BM25's constants. k1 is the usual one. Passages of a brief are of one kind,
// so length says little and b is small; how much the companion says of each is
// chance, and its texts have a greater one: without it seven questions of the
// sets are lost and two won.
const (
	bm25K1    = 1.2
	bm25B     = 0.2
	bm25BTold = 0.5
)

// idf is how much a term says that n of size documents have. It is never
// negative.
func idf(n, size int) float64 {
	return math.Log(1 + (float64(size)-float64(n)+0.5)/(float64(n)+0.5))
}

// A bag is the terms of a text, ascending, each with how often it stands there.
type bag struct {
	terms []counted
	size  int // of all terms, repeated ones too
}

type counted struct {
	term  termID
	times float32
}

// newBag makes a bag of terms, which it puts in order.
func newBag(terms []termID) bag {
	terms = slices.DeleteFunc(terms, func(t termID) bool { return t == noTerm })
	slices.Sort(terms)
	b := bag{size: len(terms), terms: make([]counted, 0, len(terms))}
	for i, t := range terms {
		if i == 0 || t != terms[i-1] {
			b.terms = append(b.terms, counted{term: t})
		}
		b.terms[len(b.terms)-1].times++
	}
	return b
}

// has reports whether a term is in the bag.
func (b *bag) has(t termID) bool {
	_, ok := slices.BinarySearchFunc(b.terms, t, func(c counted, t termID) int { return cmp.Compare(c.term, t) })
	return ok
}

// A kindOfText is what bags are compared with: texts of about one length.
type kindOfText int

const (
	passageText kindOfText = iota
	sentenceText
	toldText  // the companion's lines on a passage
	askedText // its questions to a sentence

	textKinds
)

// averages are the mean sizes of the bags of each kind.
type averages [textKinds]float64

// add counts a passage's bags, into sizes and how many there are.
func (a *averages) add(n *averages, d *described) {
	count := func(k kindOfText, b *bag) { a[k] += float64(b.size); n[k]++ }
	count(passageText, &d.text)
	count(toldText, &d.told)
	for i := range d.sentences {
		count(sentenceText, &d.sentences[i].own)
		count(askedText, &d.sentences[i].asks)
	}
}

// score is the BM25 score of a question in a bag, divided by the question's
// length.
func (x *Index) score(q *question, f *matches, k kindOfText, b *bag) float64 {
	idf, b25 := x.terms.rare, bm25B
	if k >= toldText {
		idf, b25 = x.terms.overall, bm25BTold
	}
	length := bm25K1 * (1 - b25 + b25*float64(b.size)/max(1, x.averages[k]))
	var sum float64
	for _, c := range b.terms {
		if place := f.place[c.term]; place > 0 {
			sum += q.terms[place-1].weight * idf[c.term] * (bm25K1 + 1) * float64(c.times) / (float64(c.times) + length)
		}
	}
	return sum / q.norm
}

// spans are the passage's sentences: at least one.
func spans(p *corpus.Passage) []corpus.Span {
	if len(p.Sentences) == 0 {
		return []corpus.Span{{Start: 0, End: len(p.Text)}}
	}
	return p.Sentences
}

// within returns the words inside a span.
func within(ws []word, s corpus.Span) []word {
	i := slices.IndexFunc(ws, func(w word) bool { return w.Start >= s.Start })
	if i < 0 {
		return nil
	}
	n := slices.IndexFunc(ws[i:], func(w word) bool { return w.End > s.End })
	if n < 0 {
		return ws[i:]
	}
	return ws[i : i+n]
}
