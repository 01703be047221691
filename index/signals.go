package index

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A signal is one thing that speaks for a passage or for one of its sentences.
type signal int

// The signals. Those of sentences choose the sentence that is highlighted, and
// the best sentence's count for its passage too.
const (
	passageWords signal = iota // the question's words in the passage
	noteWords                  // in its footnotes
	wording                    // in the companion's wordings and questions of the passage
	quotation                  // runs of words in the same order
	passageSense               // the encoder's similarity to the passage

	sentenceWords  // the question's words in the sentence
	companionAsks  // in the companion's questions that the sentence answers
	companionMatch // likeness to the nearest of those questions
	companionSense // likeness of meaning to the nearest of those questions
	contextWords   // question words that only the sentences around have
	wordPairs      // words that follow each other in both
	openingWords   // the sentence opens with the question's words
	answerKind     // it has a name, number, date, reason where one is asked for
	sentenceSense  // the encoder's similarity to the sentence

	signalCount

	firstOfSentence = sentenceWords
)

// signals are the values of all signals for one sentence and its passage.
type signals [signalCount]float64

// names are what explanations call the signals.
var signalNames = [signalCount]string{
	passageWords: "passage words", noteWords: "footnote words", wording: "companion wording", quotation: "words quoted in order", passageSense: "passage meaning",
	sentenceWords: "sentence words", companionAsks: "companion questions", companionMatch: "nearest companion question", companionSense: "meaning of the nearest companion question",
	contextWords: "words in the sentences around", wordPairs: "word pairs", openingWords: "opening words",
	answerKind: "kind of answer asked for", sentenceSense: "sentence meaning",
}

// A sentence is what the signals need to know of one sentence.
type sentence struct {
	distinct map[string]bool // its terms
	terms    []string        // in order, "" for a stop word
	numbers  []string        // numbers and number words, as in the text
	names    []string        // terms of words with a capital inside the sentence
	years    bool            // a year, a month or a century
	reason   bool            // because, due to, ...
	places   bool            // a name after in, at, near, ...
	acronym  bool            // an acronym in parentheses
}

// describe says what the signals need to know of a sentence of text, given its
// words.
func describe(text string, ws []word) sentence {
	var s sentence
	lower := " "
	for i, w := range ws {
		s.terms = append(s.terms, w.term)
		raw := w.In(text)
		first, _ := utf8.DecodeRuneInString(raw)
		lower += w.plain + " "
		switch {
		case unicode.IsDigit(first) || numberWords[w.plain]:
			s.numbers = append(s.numbers, w.term)
			if len(w.plain) == 4 && unicode.IsDigit(first) {
				s.years = true
			}
		case months[w.plain]:
			s.years = s.years || unicode.IsUpper(first)
		case unicode.IsUpper(first) && (i > 0 || len(ws) > 1 && isCapital(ws[1].In(text)) || w.term != "" && len(raw) > 1 && strings.ToUpper(raw) == raw):
			if w.term != "" {
				s.names = append(s.names, w.term)
				if i > 0 && placeWords[ws[i-1].plain] || i > 1 && placeWords[ws[i-2].plain] && ws[i-1].term == "" {
					s.places = true
				}
			}
		}
		if i > 0 && len(raw) > 1 && raw == strings.ToUpper(raw) && w.Start > 0 && text[w.Start-1] == '(' {
			s.acronym = true
		}
	}
	s.distinct = distinct(s.terms)
	for _, r := range reasons {
		if strings.Contains(lower, r) {
			s.reason = true
			break
		}
	}
	return s
}

func isCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// Words that show what a sentence can answer.
var (
	numberWords = set("one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred hundreds thousand thousands million millions billion billions dozen half third quarter once twice double several annually bi-annually biannually per percent")
	months      = set("january february march april may june july august september october november december century centuries decade decades")
	placeWords  = set("in at near from to into across within throughout around outside inside between of via")
	reasons     = []string{" because ", " due to ", " since ", " therefore ", " thus ", " as a result ", " in order to ", " so that ", " reason ", " reasons ", " hence ", " owing to ", " given ", " caused ", " causes ", " as such ", " led to ", " leads to ", " result of ", " resulted ", " as it ", " thereby "}
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// A kind of answer is what a question word asks for.
type answer int

const (
	anyAnswer answer = iota
	person
	place
	date
	number
	cause
	meaningOf // what an abbreviation stands for
	named     // which organisation, what name
)

// asksFor says what kind of answer the question wants.
func asksFor(ws []word) answer {
	for i, w := range ws {
		next := ""
		if i+1 < len(ws) {
			next = ws[i+1].plain
		}
		switch w.plain {
		case "who", "whom", "whose", "who's":
			return person
		case "where":
			return place
		case "when":
			return date
		case "why":
			return cause
		case "stand", "stands", "abbreviation", "acronym":
			return meaningOf
		case "how":
			switch next {
			case "many", "much", "often", "long", "old", "far", "large", "big", "high", "tall", "frequently":
				return number
			}
		case "what", "which":
			switch next {
			case "year", "date", "month", "day", "century", "decade":
				return date
			case "city", "cities", "country", "countries", "place", "region", "state":
				return place
			case "number", "percentage", "percent", "share", "proportion":
				return number
			case "organisation", "organization", "agency", "company", "body", "bank", "institution", "team":
				return named
			case "person", "author", "authors":
				return person
			}
		}
	}
	return anyAnswer
}

// holds reports how well a sentence fits the kind of answer: 1, 0.5 or 0.
// What the question says itself does not count.
func (s *sentence) holds(kind answer, asked map[string]bool) float64 {
	fresh := func(terms []string) int {
		n := 0
		for _, t := range terms {
			if !asked[t] {
				n++
			}
		}
		return n
	}
	switch kind {
	case person, named:
		if fresh(s.names) > 0 {
			return 1
		}
	case place:
		if n := fresh(s.names); n > 0 && s.places {
			return 1
		} else if n > 0 {
			return 0.5
		}
	case date:
		if s.years && fresh(s.numbers) > 0 {
			return 1
		}
		if fresh(s.numbers) > 0 || s.years {
			return 0.5
		}
	case number:
		if fresh(s.numbers) > 0 {
			return 1
		}
	case cause:
		if s.reason {
			return 1
		}
	case meaningOf:
		if s.acronym {
			return 1
		}
	}
	return 0
}

// pairs returns the share of the question's neighbouring terms that stand near
// each other in the sentence too, weighted by their idf.
func (q *question) pairs(s *sentence) float64 {
	if len(q.terms) < 2 {
		return 0
	}
	var got float64
	for i := 1; i < len(q.terms); i++ {
		a, b := q.terms[i-1], q.terms[i]
		if !a.known || !b.known {
			continue
		}
		at := -10
		for j, t := range s.terms {
			if t == b.term && j-at <= 3 {
				got += a.idf * b.idf
				break
			}
			if t == a.term {
				at = j
			}
		}
	}
	return got / (q.norm * q.norm)
}

// opens returns the idf share of the question among the sentence's first
// terms: a sentence about something tends to begin with it.
func (q *question) opens(s *sentence) float64 {
	var got float64
	n := 0
	seen := map[string]bool{}
	for _, t := range s.terms {
		if t == "" || seen[t] {
			continue
		}
		seen[t] = true
		if n++; n > 4 {
			break
		}
		if i, ok := q.at[t]; ok {
			got += q.terms[i].idf
		}
	}
	return got / q.norm
}
