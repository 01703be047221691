package index

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"briefbot/index/encoder"
)

// A clue is one thing that speaks for or against the brief's answering a
// question. Each is about 0 to 1.
type clue int

const (
	covered        clue = iota // share of the question that the brief or its companion has words for
	inPassage                  // share that the first passage and its wordings have
	inSentence                 // share that its sentence and the questions to it have
	nearestAsk                 // word likeness to the nearest question of the companion
	askSense                   // likeness of meaning to it
	textSense                  // to the nearest sentence
	idleWords                  // word likeness to the nearest line that is off the subject
	idleSense                  // likeness of meaning to it
	silentWords                // word likeness to the nearest question that the brief does not answer
	silentSense                // likeness of meaning to it
	strangeNames               // names that the brief never uses
	strangeNumbers             // numbers and years that it never uses
	strangeWords               // other words that it never uses
	unmet                      // a number, date or name is asked for and the sentence has none
	lead                       // how far the first hit's score is ahead of the second's
	strength                   // the first hit's score
	short                      // one content word or none
	sums                       // how much, how many

	clueCount
)

var clueNames = [clueCount]string{"covered", "in passage", "in sentence", "nearest companion question", "its meaning", "nearest sentence's meaning",
	"off-topic words", "off-topic meaning", "silent words", "silent meaning", "unknown names", "unknown numbers", "unknown words", "kind of answer missing", "lead", "strength", "short", "asks for a sum"}

// evidence is the clues of one question.
type evidence [clueCount]float64

// lines are texts that a question may be like.
type lines struct {
	texts  []string
	terms  []map[string]bool
	length []float64
	senses []encoder.Compact
}

// learnLines prepares the lines that have no answer. Small talk is the same
// for any brief, so one without a companion takes the built-in one's.
func (x *Index) learnLines(c *Companion) error {
	x.silent = x.newLines(c.unansweredLines())
	idle := c.offTopicLines()
	if c == nil && x.analyzer.english {
		b, err := BuiltinCompanion()
		if err != nil {
			return err
		}
		idle = b.offTopicLines()
	}
	x.idle = x.newLines(idle)
	return nil
}

func (x *Index) newLines(texts []string) lines {
	l := lines{texts: texts}
	for _, text := range texts {
		terms := map[string]bool{}
		for _, t := range x.analyzer.terms(text) {
			terms[t] = true
		}
		var square float64
		for t := range terms {
			square += x.weight(t) * x.weight(t)
		}
		l.terms = append(l.terms, terms)
		l.length = append(l.length, math.Sqrt(max(1, square)))
	}
	return l
}

// nearest returns the likeness in words and in meaning to the nearest of the
// lines.
func (x *Index) nearest(q *question, l lines) (words, sense float64) {
	length := x.length(q.list())
	for i := range l.texts {
		if q.apart && strings.EqualFold(l.texts[i], q.text) {
			continue
		}
		var same float64
		for _, t := range q.terms {
			if t.added == "" && l.terms[i][t.term] {
				same += x.weight(t.term) * x.weight(t.term)
			}
		}
		words = max(words, same/(length*l.length[i]))
		if q.sense != nil && l.senses != nil {
			sense = max(sense, float64(q.sense.Cosine(&l.senses[i])))
		}
	}
	return words, sense
}

// evidence gathers the clues.
func (x *Index) evidence(q *question, f matches, hits []Hit) evidence {
	var e evidence
	first := x.number(hits[0].Passage)
	at := x.first[first] + slices.Index(spans(hits[0].Passage), hits[0].Sentence)
	var all, known, inText, inHit float64
	has := map[string]bool{}
	for _, t := range x.passageTerms[first] {
		has[t] = true
	}
	own := map[string]bool{}
	for _, t := range x.sentenceTerms[at] {
		own[t] = true
	}
	for _, t := range q.terms {
		if t.added != "" {
			continue
		}
		v := t.rarity * x.weight(t.term)
		all += v
		if t.known {
			known += v
		} else if strings.ContainsFunc(t.typed, unicode.IsDigit) {
			e[strangeNumbers] = 1
		} else if strings.ContainsFunc(t.typed, unicode.IsUpper) {
			e[strangeNames] += 0.5
		} else {
			e[strangeWords] += 0.25
		}
		if has[t.term] || t.known && x.hasOther(q, t, has) {
			inText += v
		}
		if own[t.term] || t.known && x.hasOther(q, t, own) {
			inHit += v
		}
	}
	for _, w := range q.foreign {
		all += x.weightOfForeign(w)
	}
	all = max(all, 0.1)
	e[covered], e[inPassage], e[inSentence] = known/all, inText/all, inHit/all
	e[strangeNames], e[strangeWords] = min(1, e[strangeNames]), min(1, e[strangeWords])
	for j := range f.nearest {
		e[nearestAsk] = max(e[nearestAsk], f.nearest[j])
		if f.sense != nil {
			e[textSense] = max(e[textSense], f.sense[j])
			e[askSense] = max(e[askSense], f.asksSense[j])
		}
	}
	e[idleWords], e[idleSense] = x.nearest(q, x.idle)
	e[silentWords], e[silentSense] = x.nearest(q, x.silent)
	if q.kind != anyAnswer && q.kind != cause && x.facts[at].holds(q.kind, q.asked) == 0 {
		e[unmet] = 1
	}
	if q.kind == number {
		e[sums] = 1
	}
	e[strength] = math.Min(1, hits[0].Score/40)
	if len(hits) > 1 {
		e[lead] = math.Min(1, (hits[0].Score-hits[1].Score)/10)
	}
	if len(q.list()) < 2 {
		e[short] = 1
	}
	return e
}

// hasOther reports whether any of the other words for a typed word is among
// the terms.
func (x *Index) hasOther(q *question, t queryTerm, terms map[string]bool) bool {
	for _, o := range q.terms {
		if o.added != "" && o.typed == t.typed && terms[o.term] {
			return true
		}
	}
	return false
}
