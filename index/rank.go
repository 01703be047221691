package index

import (
	"cmp"
	"slices"
	"strings"

	"briefbot/corpus"
)

// rank returns the passages that have anything of the question, best first. They
// lie in the matches: whoever gives those back copies what is kept.
func (x *Index) rank(q *question, found *matches, explain bool) []Hit {
	w := &x.weighing.own.signals
	if q.abroad && q.translated == "" {
		w = &x.weighing.abroad.signals
	}
	best := found.ranked[:0]
	for _, i := range found.listed {
		if sentence, value := bestSentence(x.measure(q, found, i), w); value.sum() > value[apparatus] {
			best = append(best, candidate{i, sentence, value.sum(), value.sense()})
		}
	}
	x.sort(best)
	hits := found.hits[:0]
	for _, c := range best {
		p := &x.brief.Passages[c.passage]
		h := Hit{Passage: p, Sentence: spans(p)[c.sentence], Score: c.score, SameAs: -1}
		if explain {
			_, value := bestSentence(x.measure(q, found, c.passage), w)
			h.Explanation = value.explain()
			x.nameTerms(q, c.passage, c.sentence, h.Explanation)
		}
		hits = append(hits, h)
	}
	found.ranked, found.hits = best, hits
	return hits
}

// A candidate is a passage with its score, and its best sentence once that is
// known.
type candidate struct {
	passage, sentence int
	score             float64
	sense             float64 // the part of the score that is likeness of meaning
}

// sort puts the best first. Ties are broken by passage ID.
func (x *Index) sort(all []candidate) {
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), strings.Compare(x.brief.Passages[a.passage].ID, x.brief.Passages[b.passage].ID))
	})
}

// measure returns the signals of each of the passage's sentences, not yet
// weighted, until it is called again. The passage's own signals are the same in
// all of them.
func (x *Index) measure(q *question, f *matches, passage int) []signals {
	var p signals
	d := x.passageIn(passage, &f.room)
	p[passageWords] = x.score(q, f, passageText, &d.text)
	p[wording] = x.score(q, f, toldText, &d.told)
	if p[passageWords] > 0 {
		p[quotation] = f.quoted(q.printed, d.printed)
	}
	p[passageSense] = f.passageSense(x, passage)
	if of := &x.brief.Passages[passage]; of.Kind == corpus.Entry || of.Part != corpus.Body {
		p[apparatus] = 1
	}
	out := f.signals[:0]
	own, before := f.own[:0], f.before[:0]
	for i := range d.sentences {
		out = append(out, p)
		s, v := &d.sentences[i], &out[len(out)-1]
		own, before = before[:0], own
		if p[passageWords] > 0 { // else none of its sentences has a word of the question
			if v[sentenceWords] = x.score(q, f, sentenceText, &s.own); v[sentenceWords] > 0 {
				own = s.placesIn(own, f)
			}
		}
		if p[wording] > 0 {
			v[companionAsks] = x.score(q, f, askedText, &s.asks)
		}
		if len(before) > 0 {
			v[contextWords] = q.lacks(own, before, f)
		}
		v[answerKind] = s.holds(q, f)
		if f.sense != nil {
			v[sentenceSense] = f.sense[x.first[passage]+i]
			v[companionSense] = f.asksSense[x.first[passage]+i]
		}
	}
	f.signals, f.own, f.before = out, own, before
	return out
}

// bestSentence returns the place of the passage's best sentence and its
// signals, weighted.
func bestSentence(all []signals, weights *signals) (int, signals) {
	at := 0
	var most float64
	for i := range all {
		var sum float64
		for k := firstOfSentence; k < signalCount; k++ {
			sum += all[i][k] * weights[k]
		}
		if i == 0 || sum > most {
			at, most = i, sum
		}
	}
	best := all[at] // every passage has a sentence
	for k := range best {
		best[k] *= weights[k]
	}
	return at, best
}

// sense is what the signals that compare meanings add up to.
func (v signals) sense() float64 { return v[passageSense] + v[sentenceSense] + v[companionSense] }

func (v signals) sum() float64 {
	var s float64
	for _, x := range v {
		s += x
	}
	return s
}

// nameTerms adds to the reasons that count words which words those are, as
// typed.
func (x *Index) nameTerms(q *question, passage, at int, reasons []Reason) {
	for i := range reasons {
		var in []sentence
		switch reasons[i].Signal {
		case signalNames[passageWords]:
			in = x.passage(passage).sentences
		case signalNames[sentenceWords]:
			in = x.passage(passage).sentences[at : at+1]
		}
		for _, t := range q.terms {
			has := t.id != noTerm && slices.ContainsFunc(in, func(s sentence) bool { return s.own.has(t.id) })
			if has && !slices.Contains(reasons[i].Terms, t.typed) {
				reasons[i].Terms = append(reasons[i].Terms, t.typed)
			}
		}
	}
}

// explain lists the signals that count for something, greatest first.
func (v signals) explain() []Reason {
	var out []Reason
	for s, x := range v {
		if x != 0 {
			out = append(out, Reason{Signal: signalNames[s], Value: x})
		}
	}
	slices.SortStableFunc(out, func(a, b Reason) int { return cmp.Compare(b.Value, a.Value) })
	return out
}
