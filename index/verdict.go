package index

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"briefbot/corpus"
)

// judge sets the result's verdict, its confidence and what speaks against an
// answer.
func (x *Index) judge(q *question, f *matches, r *Result) {
	r.Verdict = None
	defer func() {
		if q.abroad { // that the brief lacks "obstáculos" says nothing
			r.Missing = nil
		}
	}()
	switch {
	case len(r.Hits) == 0:
		r.Missing = x.missing(q)
		return
	case !x.without[ruleReadable] && !x.readable(q):
		r.Missing = x.missing(q)
		if !slices.ContainsFunc(r.Missing, isCapital) { // the nearest passages to a name may be of use
			r.Hits = nil
		}
		return
	}
	r.Missing = x.missing(q)
	e := x.evidence(q, f, r.Hits)
	r.Confidence = x.weighing.of(q).of(e)
	switch {
	case !x.without[ruleLookedUp] && x.looksUp(q, r.Hits[0]):
		r.Confidence, r.Missing = max(r.Confidence, answersFrom), nil
	case !x.without[ruleAttribute] && x.attributeOnly(q, r.Hits[0]):
		r.Confidence = min(r.Confidence, notAnAnswer)
	case q.kind == cause && r.Hits[0].Passage.Kind == corpus.Entry: // which says nothing of why
		r.Confidence = min(r.Confidence, notAnAnswer)
	case !x.without[ruleSilent] && e[silentWords]*q.length >= sameQuestion*q.typedLength():
		r.Confidence = min(r.Confidence, notAnAnswer)
	}
	switch {
	case r.Confidence >= answersFrom:
		r.Verdict = Answers
	case r.Confidence >= closestFrom:
		r.Verdict = Closest
	}
}

// typedLength is the question's length without the words that were added to it.
func (q *question) typedLength() float64 {
	var square float64
	for i := range q.terms {
		if t := &q.terms[i]; t.added == "" {
			square += t.overall * t.overall
		}
	}
	return math.Sqrt(square)
}

// sameQuestion is the likeness of two questions that have all words that count in
// common: what the companion knows not to be answered needs no weighing.
const sameQuestion = 0.95

// mostMissing is how many words are named as missing: more would be a list of
// reproaches.
const mostMissing = 3

// missing returns what the brief never uses, as typed: names and numbers, or
// else the other words.
//
// A word that only the companion has for something in the brief ("smugglers")
// is not missing; a name that only the companion has is.
func (x *Index) missing(q *question) []string {
	var names, words []string
	for _, t := range q.terms {
		switch {
		case t.added != "":
		case x.unnamed(q, &t), !t.known && strings.ContainsFunc(t.typed, unicode.IsDigit):
			names = append(names, t.typed)
		case !t.known:
			words = append(words, t.typed)
		}
	}
	if len(names) > 0 {
		words = names
	}
	return words[:min(len(words), mostMissing)]
}

// Where the verdicts begin.
const (
	answersFrom = 0.5
	closestFrom = 0.25
	// notAnAnswer is the confidence of a hit that a rule holds back.
	notAnAnswer = (closestFrom + answersFrom) / 2
)

// number returns a passage's place in the brief.
func (x *Index) number(p *corpus.Passage) int { return x.numbers[p] }
