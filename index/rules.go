package index

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// The weights of the clues were fitted on whole questions. Some kinds of short
// ones are beyond them, each for a reason of its own: what is no question, what
// is only looked up, what is half about something else, and what asks about the
// document in a way that the brief has no words for.

// readable reports whether a question says anything: whether it has a content
// word, and any of them is known to the brief, its companion or English. The
// encoder finds a meaning in any string of letters, and the nearest passage to
// "asdfgh" is not near. A real word that the brief lacks may still be found by
// its meaning.
func (x *Index) readable(q *question) bool {
	content := len(q.foreign) > 0
	for _, t := range q.terms {
		if t.known {
			return true
		}
		content = content || t.added == ""
	}
	if !content || q.language != "" {
		return false
	}
	return !x.analyzer.english || slices.ContainsFunc(q.words, func(w word) bool {
		return w.term != "" && letters(w.plain) && (isEnglish(w.plain) || len(w.plain) < minMisspelt)
	})
}

// looksUp reports whether a question only names something, which terms are, as
// people type into a search box ("water?", "who is Karasin?"), and the first hit
// has it. The
// weights doubt such a question for what they count in a long one: one word
// alone is near to many other questions, among them those that the brief does
// not answer ("Who is Karasin's successor?"). But whoever only names a thing
// wants the passage that names it. All content words must therefore stand in
// the text itself, not in the companion or as a synonym; two of them side by
// side in the answering sentence, since "population" and "Kazakhstan" in one
// paragraph do not tell the population of Kazakhstan; and there may be no word
// that asks for more than the thing: no verb, no "when", no "how many".
func (x *Index) looksUp(terms []queryTerm, first Hit) bool {
	if slices.ContainsFunc(terms, func(t queryTerm) bool { return t.id == noTerm }) {
		return false // which stands for stop words in a sentence's terms
	}
	p := x.number(first.Passage)
	switch len(terms) {
	case 1:
		return slices.ContainsFunc(x.facts[x.first[p]:x.first[p+1]], func(s sentence) bool { return contains(s.distinct, terms[0].id) })
	case 2:
		at := x.first[p] + slices.Index(spans(first.Passage), first.Sentence)
		return adjacent(x.facts[at].terms, terms[0].id, terms[1].id)
	}
	return false
}

// halfElsewhere reports whether a question that only names two things, which
// terms are, asks for something of a name ("population of Kazakhstan", "SCO members"), and the first
// hit has but one of them, even with the companion's words and every synonym. A
// brief names a country or an organisation for many reasons.
func (x *Index) halfElsewhere(q *question, terms []queryTerm, f *matches, first Hit) bool {
	if len(terms) != 2 {
		return false
	}
	p := x.number(first.Passage)
	has := q.in(x.passageTerms[p], f)
	name, lacks := false, false
	for i := range terms {
		t := &terms[i]
		name = name || strings.ContainsFunc(t.typed, unicode.IsUpper) ||
			t.id != noTerm && slices.ContainsFunc(x.facts[x.first[p]:x.first[p+1]], func(s sentence) bool { return slices.Contains(s.names, t.id) })
		lacks = lacks || t.id == noTerm || !contains(x.passageTerms[p], t.id) && !q.hasOther(t, has)
	}
	return name && lacks
}

// halfUnknown reports whether one of a question's two content words is unknown
// to the brief and its companion: what is left of "who replaced Karasin?" is
// another question. Where meanings are compared the weights know how near such
// a word is to one of the brief's; words alone cannot.
func (q *question) halfUnknown() bool {
	n, unknown := 0, 0
	if q.sense != nil {
		return false
	}
	for _, t := range q.terms {
		if t.added == "" {
			n++
			unknown += btoi(!t.known)
		}
	}
	return n == 2 && unknown == 1
}

// mostLookedUp is how many words a question that only names something has, with
// those around it: "can you tell me something about border management please".
const mostLookedUp = 9

// thing returns the terms of what a question only names, if it does that and
// was wholly understood.
func (x *Index) thing(q *question) []queryTerm {
	if len(q.words) > mostLookedUp || q.understood < 1 || len(q.foreign) > 0 {
		return nil
	}
	words := q.said.lookedUp()
	if len(words) == 0 {
		return nil
	}
	var terms []queryTerm
	for _, t := range q.terms {
		if t.added == "" && slices.ContainsFunc(saidWords(t.typed), func(w string) bool { return slices.Contains(words, plain(w)) }) {
			terms = append(terms, t)
		}
	}
	return terms
}

// lookup is what people put before a thing that they only name.
var lookup = regexp.MustCompile(`^(?:(?:who|what) (?:is|are|was|were)|whats|(?:more |something )?about|what about|how about|anything (?:on|about)|(?:more )?info(?:rmation)? (?:on|about)|look up|search(?: for)?|find|define|explain|(?:the )?(?:definition|meaning) of` +
	`|what does (?:it|D) (?:say|mention) (?:about|on)|(?:does )?(?:it|D) mentions?` +
	`|qui (?:est|sont)|qu est ce que?|c est quoi|que dit D sur|wer (?:ist|sind|war)|was (?:ist|sind|heisst|bedeutet)|was sagt D (?:zu|uber)` +
	`|(?:кто|что) (?:такой|такая|такое|такие)|расскажи (?:о|об|про)|что (?:говорится|сказано) (?:о|об|про)) `)

// lookedUp returns the words that a saying names something with, and nothing
// where it has a word that asks for more.
func (s saying) lookedUp() []string {
	for _, h := range s.in {
		said := h.said + " "
		if at := lookup.FindStringIndex(said); at != nil {
			said = said[at[1]:]
		}
		var thing []string
		for _, w := range strings.Fields(said) {
			switch {
			case slices.Contains([]string{"the", "a", "an", "of", "and", "le", "la", "les", "l", "un", "une", "der", "die", "das", "ein", "eine"}, w):
			case w == "D" || helpingWords[w] != (languages{}) || asksMore[w] || isOrdinal(w):
				return nil
			default:
				thing = append(thing, w)
			}
		}
		if len(thing) > 0 && len(thing) <= 2 {
			return thing
		}
	}
	return nil
}

// asksMore are words that ask for more than a thing, beside the little words by
// which languages are told apart.
var asksMore = set("why кто что где когда почему зачем как сколько какой какая какие какое чей чья чьи ли не в на с из у для к по и или о об про это он она они его ее их")

// contains reports whether a term is among ascending ones.
func contains(terms []termID, t termID) bool {
	_, ok := slices.BinarySearch(terms, t)
	return ok
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

// ofTheBrief reports whether a question has the document for its object: "who
// funded it?", "by whom was this paper reviewed?". "It" is no word to search
// for, and what is left ("funded") finds whatever else was funded: there the
// subject is lost with the pronoun. Questions in which the document acts
// ("what does it say about trade?") are about its argument.
func (s saying) ofTheBrief() bool {
	return slices.ContainsFunc(s.in, func(h heard) bool { return h.language.objects().topic(h.said) == aboutObject })
}

// aboutObject is the topic of all phrases in which the document is the object.
const aboutObject Topic = "object"

func objectPhrases(patterns ...string) func() *phraseTable {
	return sync.OnceValue(func() *phraseTable { return newPhraseTable([]phrases{{aboutObject, patterns}}) })
}

// Those phrases, by language.
const (
	englishObjects = `(?:by )?(?:who|whom|(?:which|what) (?:\w+ )?(?:organi[sz]ation|institution|foundation|government|country|company|university|body|agency|donor|sponsor|person|people|team|group))(?: (?:\w{4,}|is|was|has|for|by)){1,4} (?:D|it|this)(?: (?:by|for|\w+ by))?` +
		`|(?:by whom|who|when|where|how|why|how much|how often|is|was|has|were) (?:(?:is|was|has|did) )?D (?:been |being )?\w+(?: (?:by|for|to|with|in))?(?: whom)?`
	frenchObjects  = `(?:par )?qui(?: \w+){1,3} (?:D|ca|cela|ceci)|qui l a \w+`
	germanObjects  = `(?:von )?(?:wer|wem)(?: \w+)? (?:D|das|es|dies)(?: \w+){0,2}`
	russianObjects = `(?:кто|кем)(?: \pL+)? (?:D|это|его|ее)(?: \pL+){0,2}|(?:кто|кем) \pL+ (?:D|это|его|ее)`
)

// ofItself reports whether a hit speaks of the document: front or back matter,
// or a sentence in which the brief names itself.
func (x *Index) ofItself(h Hit) bool {
	return x.aroundText(h.Passage) || selfMention.MatchString(strings.ToLower(fold(h.Sentence.In(h.Passage.Text))))
}
