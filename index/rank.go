package index

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
)

// weights are what each signal counts for, fitted by TestFitRank (go test
// ./index -run FitRank -v -fit) on two sets of questions to the built-in brief,
// with and without its companion, and a third of XQuAD and CLAPNQ; rounded.
var weights = signals{
	passageWords:   3.5,
	noteWords:      0.7,
	quotation:      6, // pasted text finds its passage
	wording:        2.6,
	passageSense:   4.5,
	sentenceWords:  2.2,
	companionAsks:  0.1,
	companionMatch: 5,
	companionSense: 8.5,
	contextWords:   1.5,
	wordPairs:      0.5,
	openingWords:   0.6,
	answerKind:     1.5,
	sentenceSense:  7,
}

// rank returns the passages that have anything of the question, best first.
func (x *Index) rank(q *question, found matches, explain bool) []Hit {
	var hits []Hit
	for _, i := range x.shortlist(found) {
		best, value := bestSentence(x.measure(q, found, i))
		if value.sum() <= 0 {
			continue
		}
		p := &x.brief.Passages[i]
		h := Hit{Passage: p, Sentence: spans(p)[best], Score: value.sum(), SameAs: -1}
		if explain {
			h.Explanation = value.explain()
			x.nameTerms(q, i, x.first[i]+best, h.Explanation)
		}
		hits = append(hits, h)
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.Passage.ID, b.Passage.ID))
	})
	return hits
}

// shortlisted is how many passages are looked at closely: as good as all of a
// brief like the built-in one. The time of a question grows with it.
const shortlisted = 40

// senseInShortlist is what likeness of meaning counts there, beside words that
// count for about one when all of a question's are in one sentence.
const senseInShortlist = 2

// shortlist returns the passages with the most of the question's words.
func (x *Index) shortlist(f matches) []int {
	type candidate struct {
		passage int
		score   float64
	}
	var all []candidate
	for i := range x.brief.Passages {
		var best float64
		for j := x.first[i]; j < x.first[i+1]; j++ {
			v := f.sentence[j] + f.asks[j]
			if f.sense != nil {
				v += senseInShortlist * max(f.sense[j], f.asksSense[j])
			}
			best = max(best, v)
		}
		if v := f.text[i] + f.note[i] + f.also[i] + best; v > 0 {
			all = append(all, candidate{i, v})
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), strings.Compare(x.brief.Passages[a.passage].ID, x.brief.Passages[b.passage].ID))
	})
	out := make([]int, 0, shortlisted)
	for _, c := range all[:min(shortlisted, len(all))] {
		out = append(out, c.passage)
	}
	return out
}

// matches are the scores of one question in each field.
type matches struct {
	text, note, also []float64 // by passage
	sentence, asks   []float64 // by sentence
	nearest          []float64 // by sentence: the likeness of its nearest question
	sense            []float64 // by sentence: likeness of meaning; nil without an encoder
	asksSense        []float64 // by sentence: that of its nearest companion question
}

// passageSense is the likeness of meaning between the question and the whole
// passage: the cosine to the sum of its sentences' vectors.
func (f matches) passageSense(x *Index, passage int) float64 {
	if f.sense == nil {
		return 0
	}
	var sum float64
	for j := x.first[passage]; j < x.first[passage+1]; j++ {
		sum += f.sense[j]
	}
	return sum / x.spread[passage]
}

// match looks the question's terms up.
func (x *Index) match(ctx context.Context, q *question) (matches, error) {
	n, m := len(x.brief.Passages), len(x.facts)
	f := matches{make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, m), make([]float64, m), make([]float64, m), nil, nil}
	if q.sense != nil {
		f.sense = make([]float64, m)
		for j := range x.senses {
			f.sense[j] = float64(q.sense.Cosine(&x.senses[j]))
		}
		f.asksSense = make([]float64, m)
		for i, s := range x.answers {
			f.asksSense[s] = max(f.asksSense[s], float64(q.sense.Cosine(&x.askSenses[i])))
		}
	}
	like := make([]float64, len(x.answers))
	for _, t := range q.terms {
		w := t.weight / q.norm
		for _, in := range []struct {
			postings *postings
			field    string
			score    []float64
		}{
			{x.passages, fieldText, f.text}, {x.passages, fieldNote, f.note}, {x.passages, fieldAlso, f.also},
			{x.sentences, fieldText, f.sentence}, {x.sentences, fieldAsks, f.asks},
		} {
			if err := in.postings.add(ctx, in.field, t.term, w, in.score); err != nil {
				return matches{}, err
			}
		}
		if x.questions == nil {
			continue
		}
		v := x.weight(t.term)
		if err := x.questions.walk(ctx, fieldText, t.term, func(_, doc int, _ float64) {
			like[doc] += v * v
		}); err != nil {
			return matches{}, err
		}
	}
	length := x.length(q.list())
	for i, s := range x.answers {
		f.nearest[s] = max(f.nearest[s], like[i]/(length*x.lengths[i]))
	}
	return f, nil
}

// weight is the idf of a term in the passages and their companion entries
// together: what makes questions alike.
func (x *Index) weight(term string) float64 {
	return idf(max(x.frequency[term], x.told[term]), len(x.brief.Passages))
}

// length is the length of the idf vector of a list of terms.
func (x *Index) length(terms []string) float64 {
	seen := map[string]bool{}
	var sum float64
	for _, t := range terms {
		if !seen[t] {
			seen[t] = true
			sum += x.weight(t) * x.weight(t)
		}
	}
	return max(1, math.Sqrt(sum))
}

// measure returns the signals of each of the passage's sentences, not yet
// weighted. The passage's own signals are the same in all of them.
func (x *Index) measure(q *question, f matches, passage int) []signals {
	var p signals
	p[passageWords] = f.text[passage]
	p[noteWords] = f.note[passage]
	p[wording] = f.also[passage]
	if f.text[passage]+f.note[passage] > 0 {
		p[quotation] = q.quotes(x.plain[passage])
	}
	p[passageSense] = f.passageSense(x, passage)
	out := make([]signals, 0, x.first[passage+1]-x.first[passage])
	for j := x.first[passage]; j < x.first[passage+1]; j++ {
		s, v := &x.facts[j], p
		v[sentenceWords] = f.sentence[j]
		v[companionAsks] = f.asks[j]
		v[companionMatch] = f.nearest[j]
		if j > x.first[passage] && f.sentence[j-1] > 0 {
			v[contextWords] = x.context(q, passage, j)
		}
		if f.sentence[j] > 0 {
			v[wordPairs], v[openingWords] = q.pairs(s), q.opens(s)
		}
		v[answerKind] = s.holds(q.kind, q.asked)
		if f.sense != nil {
			v[sentenceSense] = f.sense[j]
			v[companionSense] = f.asksSense[j]
		}
		out = append(out, v)
	}
	return out
}

// bestSentence returns the place of the passage's best sentence and its
// signals, weighted.
func bestSentence(all []signals) (int, signals) {
	at, best := -1, signals{}
	var most float64
	for i, v := range all {
		var sum float64
		for k := range v {
			v[k] *= weights[k]
			if signal(k) >= firstOfSentence {
				sum += v[k]
			}
		}
		if at < 0 || sum > most {
			at, best, most = i, v, sum
		}
	}
	return max(0, at), best
}

// context is the idf share of the question's terms that the sentence lacks and
// the one before it has: "They also won it in 1946."
func (x *Index) context(q *question, passage, j int) float64 {
	if j == x.first[passage] {
		return 0
	}
	var got float64
	for _, t := range q.terms {
		if !slices.Contains(x.facts[j].terms, t.term) && slices.Contains(x.facts[j-1].terms, t.term) {
			got += t.idf
		}
	}
	return got / q.norm
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
			has := slices.ContainsFunc(in, func(s sentence) bool { return slices.Contains(s.terms, t.term) })
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
