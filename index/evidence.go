package index

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"briefbot/corpus/companion"
)

// A clue is one thing that speaks for or against the brief's answering a
// question. Each is about 0 to 1.
type clue int

const (
	covered      clue = iota // share of the question that the brief or its companion has words for
	inPassage                // share that the first passage and its wordings have
	inSentence               // share that its sentence and the questions to it have
	askSense                 // likeness of meaning to the nearest question of the companion
	askHere                  // to the nearest one of the answering sentence
	textSense                // to the nearest sentence
	textHere                 // to the answering sentence
	idle                     // likeness to the nearest line that is off the subject: of meaning, or else of words
	silentWords              // word likeness to the nearest question that the brief does not answer
	silentSense              // likeness of meaning to it
	strangeNames             // a name that the brief never uses
	strangeWords             // words, numbers and names that the brief never uses
	unmet                    // a number, date or name is asked for and the sentence has none
	denied                   // what the question takes for granted is denied in the sentence
	swapped                  // the sentence says it of another name
	ahead                    // how far the first hit's score is ahead of the second's
	strength                 // the first hit's score
	sums                     // how much, how many

	clueCount
)

var clueNames = [clueCount]string{"covered", "in passage", "in sentence", "nearness to a companion question", "nearness to one of the sentence", "nearness to a sentence", "nearness to the sentence",
	"likeness to an off-topic line", "silent words", "silent meaning", "unknown name", "unknown words", "kind of answer missing", "denied", "roles swapped", "lead", "strength", "asks for a sum"}

// evidence is the clues of one question.
type evidence [clueCount]float64

// lines are texts that a question may be like.
type lines struct {
	texts  []string
	terms  []bag
	length []float64 // of each one's vector of overall idf
	senses int       // the number of the first one's vector
}

// unanswered returns the lines that have no answer: those off the subject and
// those on which the brief is silent. Small talk is the same for any brief, so
// one without a companion takes the built-in one's.
func (x *Index) unanswered(c *companion.File) (idle, silent []string) {
	if c == nil && x.analyzer.english {
		return companion.OffTopicOfAny(), nil
	}
	return c.OffTopic(), c.Unanswered()
}

// newLines prepares lines, given each one's terms.
func (x *Index) newLines(texts []string, terms [][]termID) lines {
	l := lines{texts: texts}
	for _, line := range terms {
		b := newBag(line)
		var square float64
		for _, c := range b.terms {
			square += x.terms.overall[c.term] * x.terms.overall[c.term]
		}
		l.terms, l.length = append(l.terms, b), append(l.length, math.Sqrt(max(1, square)))
	}
	return l
}

// nearestLine returns the likeness in words and in meaning to the nearest of
// the lines.
func (x *Index) nearestLine(q *question, f *matches, l *lines) (words, sense float64) {
	for i := range l.texts {
		if q.apart && strings.EqualFold(l.texts[i], q.text) {
			continue
		}
		if f.sense != nil {
			sense = max(sense, likeness(f.cosines[l.senses+i]))
		}
		var same float64
		for _, c := range l.terms[i].terms {
			if place := f.place[c.term]; place > 0 && q.terms[place-1].added == "" {
				same += q.terms[place-1].overall * q.terms[place-1].overall
			}
		}
		words = max(words, same/(q.length*l.length[i]))
	}
	return words, sense
}

// evidence gathers the clues.
func (x *Index) evidence(q *question, f *matches, hits []Hit) evidence {
	var e evidence
	first, s := x.passage(x.number(hits[0].Passage)), x.sentence(hits[0])
	var all, known, inText, inHit float64
	passageHas, sentenceHas := q.in(f, &first.text, &first.told), q.in(f, &s.own, &s.asks)
	for i := range q.terms {
		t := &q.terms[i]
		if t.added != "" {
			continue
		}
		v := t.rarity * t.overall
		all += v
		if t.known {
			known += v
		}
		if !t.known {
			e[strangeWords] += 0.25
		}
		if x.unnamed(q, t) {
			e[strangeNames] = 1
		}
		if passageHas[i] || t.known && q.hasOther(t, passageHas) {
			inText += v
		}
		if sentenceHas[i] || t.known && q.hasOther(t, sentenceHas) {
			inHit += v
		}
	}
	all = max(all, 0.1)
	e[covered], e[inPassage], e[inSentence] = known/all, inText/all, inHit/all
	e[strangeWords] = min(1, e[strangeWords])
	if f.sense != nil {
		at := x.first[x.number(hits[0].Passage)] + slices.Index(spans(hits[0].Passage), hits[0].Sentence)
		e[askSense], e[askHere] = slices.Max(f.asksSense), f.asksSense[at]
		e[textSense], e[textHere] = slices.Max(f.sense), f.sense[at]
	}
	words, sense := x.nearestLine(q, f, &x.idle)
	if e[idle] = sense; f.sense == nil {
		e[idle] = words
	}
	e[silentWords], e[silentSense] = x.nearestLine(q, f, &x.silent)
	if q.kind != anyAnswer && q.kind != cause && s.holds(q, f) == 0 {
		e[unmet] = 1
	}
	if q.kind == number {
		e[sums] = 1
	}
	e[denied], e[swapped] = q.denies(s, f), x.swaps(q, s)
	e[strength] = math.Min(1, hits[0].Score/40)
	e[ahead] = 1
	if len(hits) > 1 {
		e[ahead] = math.Min(1, (hits[0].Score-hits[1].Score)/10)
	}
	return e
}

// unnamed reports whether a word of the question is a name that the brief never
// uses: neither as typed nor under another name. A companion that has it
// ("Astana") says what people call things, not that the brief speaks of it.
func (x *Index) unnamed(q *question, t *queryTerm) bool {
	return strings.ContainsFunc(t.typed, unicode.IsUpper) && !strings.ContainsFunc(t.typed, unicode.IsDigit) && x.terms.frequency[t.id] == 0 && !slices.ContainsFunc(q.terms, func(o queryTerm) bool {
		return o.added != "" && strings.EqualFold(o.typed, t.typed)
	})
}

// in says, by place among the question's terms, which are in the given bags.
func (q *question) in(f *matches, bags ...*bag) []bool {
	has := make([]bool, len(q.terms))
	for _, b := range bags {
		for _, c := range b.terms {
			if place := f.place[c.term]; place > 0 {
				has[place-1] = true
			}
		}
	}
	return has
}

// hasOther reports whether any of the other words for a typed word is there,
// given which of the question's terms are.
func (q *question) hasOther(t *queryTerm, has []bool) bool {
	for i := range q.terms {
		if o := &q.terms[i]; has[i] && o.added != "" && o.typed == t.typed {
			return true
		}
	}
	return false
}
