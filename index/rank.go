package index

import (
	"cmp"
	"slices"
	"strings"
)

// rank returns the passages that have anything of the question, best first. They
// lie in the matches: whoever gives those back copies what is kept.
func (x *Index) rank(q *question, found *matches, explain bool) []Hit {
	w := &x.weighing.signals
	best := found.best[:0]
	for _, i := range x.shortlist(found) {
		if sentence, value := bestSentence(x.measure(q, found, i), w); value.sum() > 0 {
			best = append(best, candidate{i, sentence, value.sum()})
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
			x.nameTerms(q, c.passage, x.first[c.passage]+c.sentence, h.Explanation)
		}
		hits = append(hits, h)
	}
	found.best, found.hits = best, hits
	return hits
}

// A candidate is a passage with its score, and its best sentence once that is
// known.
type candidate struct {
	passage, sentence int
	score             float64
}

// sort puts the best first. Ties are broken by passage ID.
func (x *Index) sort(all []candidate) {
	slices.SortFunc(all, func(a, b candidate) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return strings.Compare(x.brief.Passages[a.passage].ID, x.brief.Passages[b.passage].ID)
	})
}

// shortlisted is how many passages are looked at closely: as good as all of a
// brief like the built-in one. The time of a question grows with it.
const shortlisted = 40

// senseInShortlist is what likeness of meaning counts there, beside words that
// count for about one when all of a question's are in one sentence.
const senseInShortlist = 2

// shortlist returns the passages with the most of the question's words, in any
// order.
func (x *Index) shortlist(f *matches) []int {
	all := f.candidates[:0]
	for i := range x.brief.Passages {
		var best float64
		for j := x.first[i]; j < x.first[i+1]; j++ {
			v := f.sentence.score[j] + f.asks.score[j]
			if f.sense != nil {
				v += senseInShortlist * max(f.sense[j], f.asksSense[j])
			}
			best = max(best, v)
		}
		if v := f.text.score[i] + f.also.score[i] + best; v > 0 {
			all = append(all, candidate{passage: i, score: v})
		}
	}
	f.candidates = all
	if len(all) > shortlisted {
		x.sort(all)
	}
	out := f.listed[:0]
	for _, c := range all[:min(shortlisted, len(all))] {
		out = append(out, c.passage)
	}
	f.listed = out
	return out
}

// measure returns the signals of each of the passage's sentences, not yet
// weighted, until it is called again. The passage's own signals are the same in
// all of them.
func (x *Index) measure(q *question, f *matches, passage int) []signals {
	var p signals
	p[passageWords] = f.text.score[passage]
	p[wording] = f.also.score[passage]
	if f.text.score[passage] > 0 {
		p[quotation] = x.printed.quoted(q.printed, passage, f.quoted[passage])
	}
	p[passageSense] = f.passageSense(x, passage)
	out := f.signals[:0]
	own, before := f.own[:0], f.before[:0]
	for j := x.first[passage]; j < x.first[passage+1]; j++ {
		out = append(out, p)
		s, v := &x.facts[j], &out[len(out)-1]
		own, before = before[:0], own
		v[sentenceWords] = f.sentence.score[j]
		v[companionAsks] = f.asks.score[j]
		if f.sentence.score[j] > 0 {
			own = s.placesIn(own, f)
		}
		if len(before) > 0 {
			v[contextWords] = q.lacks(own, before, f)
		}
		v[answerKind] = s.holds(q, f)
		if f.sense != nil {
			v[sentenceSense] = f.sense[j]
			v[companionSense] = f.asksSense[j]
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
			in = x.facts[x.first[passage]:x.first[passage+1]]
		case signalNames[sentenceWords]:
			in = x.facts[at : at+1]
		}
		for _, t := range q.terms {
			has := t.id != noTerm && slices.ContainsFunc(in, func(s sentence) bool { return slices.Contains(s.terms, t.id) })
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
