package index

import (
	"context"
	"slices"

	"briefbot/corpus"
)

// An Examination is what the ranking and the verdict of one question are made
// of: what weights are fitted to.
type Examination struct {
	Candidates []Examined
	Clues      []float64 // of the first hit, in the order of [ClueNames]; nil if nothing is found
	First      *corpus.Passage
	// Abroad is true where the question is in another language than the brief,
	// which has weights of its own.
	Abroad bool
}

// Examined is a passage that was looked at, with the signals of each of its
// sentences in the order of [SignalNames].
type Examined struct {
	Passage   *corpus.Passage
	Sentences [][]float64
}

// SignalNames names the signals; the first PassageSignals of them are those of
// the passage and the same for all its sentences.
func SignalNames() []string { return slices.Clone(signalNames[:]) }

// PassageSignals is how many of the signals are those of the passage.
const PassageSignals = int(firstOfSentence)

// ClueNames names the clues.
func ClueNames() []string { return slices.Clone(clueNames[:]) }

// Examine measures a question. It is not compared with itself among the
// companion's lines. Without says which passages are left out of the hits; nil
// leaves none out.
func (x *Index) Examine(ctx context.Context, text string, without func(*corpus.Passage) bool) (Examination, error) {
	q := x.read(text)
	q.apart = true
	x.understand(&q)
	f, err := x.match(ctx, &q)
	if err != nil {
		return Examination{}, err
	}
	defer x.spare.Put(f)
	e := Examination{Abroad: q.abroad}
	for _, i := range f.listed {
		p := Examined{Passage: &x.brief.Passages[i]}
		for _, v := range x.measure(&q, f, i) {
			p.Sentences = append(p.Sentences, slices.Clone(v[:]))
		}
		e.Candidates = append(e.Candidates, p)
	}
	hits := x.rank(&q, f, false)
	x.rankByToken(&q, hits, false)
	if without != nil {
		hits = slices.DeleteFunc(hits, func(h Hit) bool { return without(h.Passage) })
	}
	if len(hits) > 0 {
		clues := x.evidence(&q, f, hits)
		e.Clues, e.First = clues[:], hits[0].Passage
	}
	return e, nil
}

// Weights returns what each signal and clue counts for in this index: for
// questions in the brief's language or in others.
func (x *Index) Weights(abroad bool) Weights {
	v := x.weighing.of(&question{abroad: abroad})
	w := Weights{Signals: map[string]float64{}, Clues: map[string]float64{}, Bias: v.bias, Tokens: v.tokens, Answers: v.answers}
	for k, weight := range v.signals {
		w.Signals[signalNames[k]] = weight
	}
	for k, weight := range v.clues {
		w.Clues[clueNames[k]] = weight
	}
	return w
}

// configuration names what an index has to go by, as the weights are kept. Where
// the companion has questions for a sentence, likeness to them says more than the
// sentence's own words; where meanings are compared, they say more than words.
func configuration(companion, meaning bool) string {
	name := "words"
	if meaning {
		name = "meaning"
	}
	if companion {
		name += " and companion"
	}
	return name
}
