package index

import (
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
	r.Missing = x.missing(q)
	if len(r.Hits) == 0 {
		return
	}
	e := x.evidence(q, f, r.Hits)
	w := x.weighing.of(q)
	r.Confidence = w.of(e)
	contradicted := x.contradicts(q, f, e)
	switch {
	case contradicted != nil:
		r.Confidence = min(r.Confidence, w.notAnAnswer())
	case !x.without[ruleAttribute] && x.attributeOnly(q, f, r.Hits[0]):
		r.Confidence, r.Doubt = min(r.Confidence, w.notAnAnswer()), OnlyNamed
	case !x.without[rulePhase] && x.otherPhase(q, f, r.Hits[0]):
		r.Confidence = min(r.Confidence, w.notAnAnswer())
	case q.topic && !q.abroad && (e[strangeNames] > 0 || e[covered] == 0): // it says nothing of what it never names
		r.Confidence = min(r.Confidence, w.notAnAnswer())
	case q.kind == cause && r.Hits[0].Passage.Kind == corpus.Entry: // which says nothing of why
		r.Confidence = min(r.Confidence, w.notAnAnswer())
	case !x.without[ruleSilent] && !q.abroad && e[silentWords] >= sameQuestion:
		r.Confidence = min(r.Confidence, w.notAnAnswer())
	}
	switch {
	case r.Confidence >= w.answers:
		r.Verdict = Answers
		return
	case r.Confidence >= w.closest():
		r.Verdict = Closest
	}
	if contradicted != nil {
		r.Verdict, r.Doubt, r.Correction = Closest, Otherwise, contradicted
	} else if r.Verdict == Closest && (e[denied] > 0 || e[swapped] > 0) {
		r.Doubt, r.Correction = Otherwise, &r.Hits[0]
	}
	if r.Verdict != Closest {
		r.Doubt = ""
	}
	if r.Doubt == OnlyNamed { // the others do not even name them
		r.Hits = slices.DeleteFunc(r.Hits, func(h Hit) bool { return !x.names(q, h.Passage) })
	}
}

// names reports whether a passage has one of the names of a question.
func (x *Index) names(q *question, p *corpus.Passage) bool {
	d := x.passage(x.number(p))
	return slices.ContainsFunc(q.terms, func(t queryTerm) bool { return isName(t.typed) && t.id != noTerm && d.text.has(t.id) })
}

// A question of the companion that the brief denies has to be so like another one,
// and nearer to it by so much than any that the brief answers, for both to take the
// same for granted. Where "not" or a name makes all the difference, the meanings
// of two questions differ by some hundredths.
const (
	nearDenial  = 0.85
	denialAhead = 0.05
)

// contradicts returns the sentence that the companion has for a question like this
// one which takes for granted what the sentence denies or says of another, or nil.
func (x *Index) contradicts(q *question, f *matches, e evidence) *Hit {
	if len(x.silent.denials) == 0 || f.sense == nil {
		return nil
	}
	_, sense, which := x.nearestLine(q, f, &x.silent)
	first := len(x.silent.texts) - len(x.silent.denials)
	if which < first || sense < max(nearDenial, e[askSense]+denialAhead) {
		return nil
	}
	d := x.companion.Denials()[which-first]
	p, ok := x.brief.Passage(d.Passage)
	if !ok {
		return nil
	}
	return &Hit{Passage: p, Sentence: spans(p)[d.Sentence], SameAs: -1}
}

// attributeOnly reports whether a question asks who, where, when or how many
// about things that it names, and the first hit has the names alone: "Who heads
// CARICC?" where the sentence only names CARICC, and neither it nor the
// companion's questions to it have any word for heading. The nearest question
// ("What is CARICC?") is then near for the name's sake. Of a sentence that the
// companion has no question to nothing is known: its words may be others.
func (x *Index) attributeOnly(q *question, f *matches, first Hit) bool {
	s := x.sentence(first)
	if q.kind < person || len(s.asks.terms) == 0 || q.abroad { // a translation's words are not the person's
		return false
	}
	return onlyNames(q, q.in(f, &s.own, &s.asks), func(t *queryTerm) bool { return isName(t.typed) })
}

// onlyNames reports whether a text has names of a question and none of its other words.
func onlyNames(q *question, has []bool, name func(*queryTerm) bool) bool {
	namesFound, saysMore := false, false
	for i := range q.terms {
		switch t := &q.terms[i]; {
		case t.added != "":
		case name(t):
			namesFound = namesFound || has[i]
		case has[i]:
			return false // it has more of the question than its names
		default:
			saysMore = true
		}
	}
	return namesFound && saysMore
}

// isName reports whether a word is typed as a name.
func isName(typed string) bool { return strings.ContainsFunc(typed, unicode.IsUpper) }

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

// number returns a passage's place in the brief.
func (x *Index) number(p *corpus.Passage) int { return x.numbers[p] }
