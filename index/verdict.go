package index

import "briefbot/corpus"

// judge sets the result's verdict, its confidence and what speaks against an
// answer.
func (x *Index) judge(q *question, f matches, r *Result) {
	r.Verdict = None
	for _, t := range q.terms {
		if t.added == "" && !t.known {
			r.Missing = append(r.Missing, t.typed)
		}
	}
	r.Missing = append(r.Missing, q.foreign...)
	if len(r.Hits) == 0 {
		return
	}
	r.Confidence = x.confidence(x.evidence(q, f, r.Hits))
	switch {
	case r.Confidence >= answersFrom:
		r.Verdict = Answers
	case r.Confidence >= closestFrom:
		r.Verdict = Closest
	}
}

// Where the verdicts begin.
const (
	answersFrom = 0.5
	closestFrom = 0.15
)

// confidence weighs the clues.
func (x *Index) confidence(e evidence) float64 {
	return verdictWeights(x.questions != nil, x.encoder != nil).of(e)
}

// number returns a passage's place in the brief.
func (x *Index) number(p *corpus.Passage) int { return x.numbers[p.ID] }

// weightOfForeign is what a word of another language without a translation
// speaks against an answer: names and German nouns as much as an English word
// that the brief never uses, other words half, since most are common verbs.
func (x *Index) weightOfForeign(typed string) float64 {
	v := idf(0, len(x.brief.Passages))
	if !startsUpper(typed) {
		v /= 2
	}
	return v
}
