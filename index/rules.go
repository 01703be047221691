package index

import (
	"slices"
	"strings"
	"unicode"
)

// The weights of the clues were fitted on whole questions. Two kinds of short
// ones are beyond them, each for a reason of its own: what is no question, and
// what is only looked up.

// readable reports whether a question says anything: whether it has a content
// word, and any of them is known to the brief, its companion or English. The
// encoder finds a meaning in any string of letters, and the nearest passage to
// "asdfgh" is not near. A real word that the brief lacks may still be found by
// its meaning.
func (x *Index) readable(q *question) bool {
	if q.abroad && q.sense != nil {
		return true // the encoder knows more words than any list
	}
	content := false
	for _, t := range q.terms {
		if t.known {
			return true
		}
		content = content || t.added == ""
	}
	if !content {
		return false
	}
	return !x.analyzer.english || slices.ContainsFunc(q.words, func(w word) bool {
		return w.term != "" && letters(w.plain) && (isEnglish(w.plain) || len(w.plain) < minMisspelt)
	})
}

// looksUp reports whether a question only names something, as people type into
// a search box ("water?", "who is Karasin?"), and the first hit has it. The
// weights doubt such a question for what they count in a long one: one word
// alone is near to many other questions, among them those that the brief does
// not answer ("Who is Karasin's successor?"). But whoever only names a thing
// wants the passage that names it. All content words must therefore stand in
// the text itself, not in the companion or as a synonym; two of them side by
// side in the answering sentence, since "population" and "Kazakhstan" in one
// paragraph do not tell the population of Kazakhstan; and there may be no word
// that asks for more than the thing: no "when", no "how many".
func (x *Index) looksUp(q *question, first Hit) bool {
	thing := x.thing(q)
	switch len(thing) {
	case 1:
		return slices.ContainsFunc(x.passage(x.number(first.Passage)).sentences, func(s sentence) bool { return s.own.has(thing[0]) })
	case 2:
		return adjacent(x.sentence(first).terms, thing[0], thing[1])
	}
	return false
}

// attributeOnly reports whether a question asks who, where, when or how many
// about things that it names, and the first hit has the names alone: "Who heads
// CARICC?" where the sentence only names CARICC, and neither it nor the
// companion's questions to it have any word for heading. The nearest question
// ("What is CARICC?") is then near for the name's sake. Of a sentence that the
// companion has no question to nothing is known: its words may be others.
func (x *Index) attributeOnly(q *question, first Hit) bool {
	switch q.kind {
	case person, place, date, number, named:
	default:
		return false
	}
	s := x.sentence(first)
	if len(s.asks.terms) == 0 || q.abroad || q.translated != "" { // a translation's words are not the person's
		return false
	}
	namesFound, saysMore := false, false
	for i := range q.terms {
		t := &q.terms[i]
		if t.added != "" {
			continue
		}
		has := t.id != noTerm && (s.own.has(t.id) || s.asks.has(t.id)) || x.hasOtherWord(q, t, s)
		switch {
		case isName(t.typed):
			namesFound = namesFound || has
		case has:
			return false // the hit has more of the question than its names
		default:
			saysMore = true
		}
	}
	return namesFound && saysMore
}

// hasOtherWord reports whether a sentence, or a companion question to it, has
// another word for a term of the question.
func (x *Index) hasOtherWord(q *question, t *queryTerm, s *sentence) bool {
	return slices.ContainsFunc(q.terms, func(o queryTerm) bool {
		return o.added != "" && o.typed == t.typed && o.id != noTerm && (s.own.has(o.id) || s.asks.has(o.id))
	})
}

// isName reports whether a word is typed as a name.
func isName(typed string) bool { return strings.ContainsFunc(typed, unicode.IsUpper) }

// openers are what people put before a thing that they only name.
var openers = [][]string{
	{"who", "is"}, {"who", "are"}, {"who", "was"}, {"what", "is"}, {"what", "are"}, {"what", "was"}, {"define"}, {"explain"}, {"find"},
	{"tell", "me", "about"}, {"what", "about"}, {"about"}, {"qui", "est"}, {"wer", "ist"}, {"was", "ist"}, {"кто", "такой"}, {"что", "такое"},
}

// thing returns the terms of what a question only names, one or two, if it does
// that.
func (x *Index) thing(q *question) []termID {
	words := strings.Fields(plain(strings.Map(func(r rune) rune {
		if wordRune(r) {
			return r
		}
		return ' '
	}, q.text)))
	for _, o := range openers {
		if len(words) > len(o) && slices.Equal(words[:len(o)], o) {
			words = words[len(o):]
			break
		}
	}
	if len(words) > 0 && (words[0] == "the" || words[0] == "a" || words[0] == "an") {
		words = words[1:]
	}
	var thing []termID
	for i := range q.terms {
		t := &q.terms[i]
		if t.added != "" || !slices.Contains(words, plain(t.typed)) {
			continue
		}
		if t.id == noTerm {
			return nil
		}
		thing = append(thing, t.id)
	}
	if len(words) != len(thing) || len(thing) > 2 {
		return nil // there is a word that asks for more, or too many
	}
	return thing
}

// maxBetween is how many words may stand between two that belong together:
// "drugs and arms trafficking" is still trafficking of drugs.
const maxBetween = 2

// adjacent reports whether two terms stand beside each other, in either order.
func adjacent(terms []termID, a, b termID) bool {
	for i, t := range terms {
		if t != a && t != b {
			continue
		}
		for _, u := range terms[i+1 : min(len(terms), i+2+maxBetween)] {
			if u != t && (u == a || u == b) {
				return true
			}
		}
	}
	return false
}
