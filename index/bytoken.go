package index

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"briefbot/index/encoder"
)

// A question in another language than the brief shares few words with its answer,
// and the vectors of two whole texts say little of what one of them lacks. Here each
// token of the question is compared with each of a sentence (late interaction:
// Khattab and Zaharia, "ColBERT", 2020), which costs an encoding of the sentence;
// so it is done for the first hits alone, and what was read is kept. Between texts
// in one language it tells nothing that the words do not (index/eval/RESULTS.md).

// mostByToken is how many of the first hits are compared token by token.
const mostByToken = 3

// tokensKept is how many sentences stay read: some 5 MB.
const tokensKept = 400

// sentenceTokens holds those of the sentences that were read last, by number.
type sentenceTokens struct {
	mu sync.Mutex
	at map[int][]encoder.Token
}

// tokens returns those of a sentence of the brief.
func (x *Index) tokens(h Hit) []encoder.Token {
	n, r := x.sentenceNumber(h), x.tokensOf
	r.mu.Lock()
	tokens, ok := r.at[n]
	r.mu.Unlock()
	if ok {
		return tokens
	}
	_, tokens = x.encoder.Read(encoder.Text{Role: encoder.Passage, Text: meantPart(h.Sentence.In(h.Passage.Text))})
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.at) >= tokensKept {
		clear(r.at)
	}
	r.at[n] = tokens
	return tokens
}

// byToken says how well the tokens of a question are met by those of a hit's
// sentence, the rarer ones counting for more: about 0.8 to 0.95.
func (x *Index) byToken(q *question, h Hit) float64 {
	of := x.tokens(h)
	var met, all float64
	for i := range q.tokens {
		t := &q.tokens[i]
		weight := min(1, max(0, (float64(t.Rarity)-5)/6)) // signs and the commonest words say nothing
		if weight == 0 {
			continue
		}
		var most float64
		for j := range of {
			most = max(most, float64(t.Vector.Cosine(&of[j].Vector)))
		}
		all += weight
		met += weight * most
	}
	if all == 0 {
		return 0
	}
	return met / all
}

// rankByToken ranks the first hits anew: each gains or loses by how much better than
// the first one it meets the question, but none falls behind those that are not
// compared.
func (x *Index) rankByToken(q *question, hits []Hit, explain bool) {
	weight := x.weighing.abroad.tokens
	if len(q.tokens) == 0 || len(hits) < 2 {
		return
	}
	var floor float64
	if len(hits) > mostByToken {
		floor, hits = hits[mostByToken].Score, hits[:mostByToken]
	}
	first := x.byToken(q, hits[0])
	for i := 1; i < len(hits); i++ {
		h := &hits[i]
		more := max(weight*(x.byToken(q, *h)-first), floor-h.Score)
		h.Score += more
		if explain && more != 0 {
			h.Explanation = append(h.Explanation, Reason{Signal: ruleTokens, Value: more})
		}
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.Passage.ID, b.Passage.ID))
	})
}
