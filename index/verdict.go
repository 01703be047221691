package index

import (
	"strings"
	"unicode"

	"briefbot/corpus"
)

// judge sets the result's verdict, its confidence and what speaks against an
// answer.
func (x *Index) judge(q *question, f *matches, r *Result) {
	r.Verdict = None
	if r.Topic == SmallTalk || len(r.Hits) == 0 {
		return
	}
	r.Missing = q.missing()
	r.Confidence = x.confidence(x.evidence(q, f, r.Hits))
	if q.understood < halfUnderstood {
		r.Confidence *= q.understood
	}
	switch {
	case x.states(r.Topic) && q.understood >= halfUnderstood:
		r.Verdict, r.Confidence, r.Missing = Answers, 1, nil
	case r.Confidence >= answersFrom:
		r.Verdict = Answers
	case r.Confidence >= closestFrom:
		r.Verdict = Closest
	}
}

// mostMissing is how many words are named as missing: more would be a list of
// reproaches.
const mostMissing = 3

// missing returns what the brief never uses, as typed: names and numbers, or
// else the other words.
func (q *question) missing() []string {
	var names, words []string
	for _, t := range q.terms {
		switch {
		case t.added != "" || t.known:
		case strings.ContainsFunc(t.typed, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }):
			names = append(names, t.typed)
		default:
			words = append(words, t.typed)
		}
	}
	words = append(words, q.foreign...)
	if len(names) > 0 {
		words = names
	}
	return words[:min(len(words), mostMissing)]
}

// halfUnderstood is the share of a foreign question's words without which an
// answer is a guess: "Wer hat gestern gewonnen?" is not about the author.
const halfUnderstood = 0.5

// Where the verdicts begin.
const (
	answersFrom = 0.5
	closestFrom = 0.25
)

// confidence weighs the clues.
func (x *Index) confidence(e evidence) float64 {
	return verdictWeights(len(x.answers) > 0, x.encoder != nil).of(e)
}

// number returns a passage's place in the brief.
func (x *Index) number(p *corpus.Passage) int { return x.numbers[p] }

// weightOfForeign is what a word of another language without a translation
// speaks against an answer: names and German nouns as much as an English word
// that the brief never uses, other words half, since most are common verbs.
func (x *Index) weightOfForeign(typed string) float64 {
	v := x.terms.rare[noTerm]
	if !startsUpper(typed) {
		v /= 2
	}
	return v
}
