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
	unmet                    // a number, date or name is asked for and the sentence has none; half where it may have
	denied                   // what the question takes for granted is denied in the sentence
	swapped                  // the sentence says it of another name
	ahead                    // how far the first hit's score is ahead of the second's
	strength                 // the first hit's score
	aheadSense               // how far its meaning is ahead of that of all other passages
	passageHere              // likeness of meaning to the passage
	otherNumber              // a number of the question that the sentence lacks; half where the passage has it
	tokensMet                // of a question in another language: how well the sentence meets its tokens
	onlyNamed                // the sentence has names of the question and none of its other words
	readTogether             // what the reader says of the question and the answering sentence with its neighbours

	clueCount
)

var clueNames = [clueCount]string{"covered", "in passage", "in sentence", "nearness to a companion question", "nearness to one of the sentence", "nearness to a sentence", "nearness to the sentence",
	"likeness to an off-topic line", "silent words", "silent meaning", "unknown name", "unknown words", "kind of answer missing", "denied", "roles swapped", "lead", "strength",
	"lead in meaning", "nearness to the passage", "number missing", "tokens met", "only named", "read together"}

// evidence is the clues of one question.
type evidence [clueCount]float64

// lines are texts that a question may be like.
type lines struct {
	texts  []string
	terms  []bag
	length []float64 // of each one's vector of overall idf
	senses int       // the number of the first one's vector
	// denials are at the end those that the brief denies, true for one that has a
	// "not" itself. They have the words of questions that it answers, and only
	// their meaning tells them apart.
	denials []bool
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
// the lines, and which is the nearest in meaning, or else in words; -1 if none is.
func (x *Index) nearestLine(q *question, f *matches, l *lines) (words, sense float64, which int) {
	which = -1
	denials := len(l.texts) - len(l.denials)
	for i := range l.texts {
		if q.apart && strings.EqualFold(l.texts[i], q.text) {
			continue
		}
		if f.sense != nil {
			if v := likeness(f.cosines[l.senses+i]); v > sense && (i < denials || l.denials[i-denials] == q.denied) {
				sense, which = v, i
			}
		}
		if i >= denials {
			continue
		}
		var same float64
		for _, c := range l.terms[i].terms {
			if place := f.place[c.term]; place > 0 && q.terms[place-1].added == "" {
				same += q.terms[place-1].overall * q.terms[place-1].overall
			}
		}
		if v := same / (q.length * l.length[i]); v > words {
			if words = v; f.sense == nil {
				which = i
			}
		}
	}
	return words, sense, which
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
		} else {
			e[strangeWords] += 0.25
		}
		if x.unnamed(q, t) {
			e[strangeNames] = 1
		}
		if strings.ContainsFunc(t.typed, unicode.IsDigit) && !sentenceHas[i] {
			e[otherNumber] = max(e[otherNumber], 1-0.5*float64(btoi(passageHas[i])))
		}
		if passageHas[i] {
			inText += v
		}
		if sentenceHas[i] {
			inHit += v
		}
	}
	all = max(all, 0.1)
	e[covered], e[inPassage], e[inSentence] = known/all, inText/all, inHit/all
	e[strangeWords] = min(1, e[strangeWords])
	if f.sense != nil {
		at := x.sentenceNumber(hits[0])
		e[askSense], e[askHere] = slices.Max(f.asksSense), f.asksSense[at]
		e[textSense], e[textHere] = slices.Max(f.sense), f.sense[at]
	}
	words, sense, _ := x.nearestLine(q, f, &x.idle)
	if e[idle] = sense; f.sense == nil {
		e[idle] = words
	}
	e[silentWords], e[silentSense], _ = x.nearestLine(q, f, &x.silent)
	if q.kind != anyAnswer && !(q.kind == cause && x.reasoned(hits[0])) {
		e[unmet] = 1 - s.meets(q, f)
	}
	e[onlyNamed] = float64(btoi(q.kind != meaningOf && onlyNames(q, sentenceHas, func(t *queryTerm) bool { // typed or printed as one: "who founded reset tech"
		return isName(t.typed) || slices.Contains(s.names, t.id)
	})))
	e[denied], e[swapped] = q.denies(s, f), x.swaps(q, s)
	e[strength] = math.Min(1, hits[0].Score/40)
	e[ahead] = 1
	if f.sense != nil {
		e[passageHere] = f.passageSense(x, x.number(hits[0].Passage))
		if x.weighing.of(q).clues[readTogether] != 0 { // else it would take its time for nothing
			e[readTogether] = x.answered(q, hits[0])
		}
	}
	e[aheadSense] = x.leads(f, hits)
	if len(q.tokens) > 0 {
		e[tokensMet] = (x.byToken(q, hits[0]) - .7) / .3
	}
	if len(hits) > 1 {
		e[ahead] = math.Min(1, (hits[0].Score-hits[1].Score)/10)
	}
	return e
}

// reasoned reports whether a sentence beside a hit's gives a reason.
func (x *Index) reasoned(h Hit) bool {
	all := x.passage(x.number(h.Passage)).sentences
	at := max(0, slices.Index(spans(h.Passage), h.Sentence))
	return slices.ContainsFunc(all[max(0, at-1):min(len(all), at+2)], func(s sentence) bool { return s.says&saysReason != 0 })
}

// leads says how far the first hit is ahead of all others in meaning, in tenths of
// a score; less than 0 where another one is nearer.
func (x *Index) leads(f *matches, hits []Hit) float64 {
	var own, most float64
	for i, h := range hits {
		at := slices.IndexFunc(f.ranked, func(c candidate) bool { return c.passage == x.number(h.Passage) })
		switch {
		case at < 0: // it states what was asked for, and was not found
		case i == 0:
			own = f.ranked[at].sense
		default:
			most = max(most, f.ranked[at].sense)
		}
	}
	return (own - most) / 10
}

// unnamed reports whether a word of the question is a name that the brief never
// uses: neither as typed nor under another name. A companion that has it
// ("Astana") says what people call things, not that the brief speaks of it.
func (x *Index) unnamed(q *question, t *queryTerm) bool {
	return isName(t.typed) && !strings.ContainsFunc(t.typed, unicode.IsDigit) && x.terms.frequency[t.id] == 0 && !slices.ContainsFunc(q.terms, func(o queryTerm) bool {
		return o.added != "" && strings.EqualFold(o.typed, t.typed)
	})
}

// in says, by place among the question's terms, which are in the given bags, as they
// are or in another word that was added for them.
func (q *question) in(f *matches, bags ...*bag) []bool {
	has := make([]bool, len(q.terms))
	for _, b := range bags {
		for _, c := range b.terms {
			place := f.place[c.term]
			if place == 0 {
				continue
			}
			has[place-1] = true
			if found := &q.terms[place-1]; found.added != "" {
				for i := range q.terms {
					has[i] = has[i] || q.terms[i].known && q.terms[i].typed == found.typed
				}
			}
		}
	}
	return has
}
