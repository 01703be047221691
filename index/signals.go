package index

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A signal is one thing that speaks for a passage or for one of its sentences.
type signal int

// The signals. Those of sentences choose the sentence that is highlighted, and
// the best sentence's count for its passage too.
const (
	passageWords signal = iota // the question's words in the passage and its footnotes
	wording                    // in the companion's wordings and questions of the passage
	quotation                  // runs of words in the same order
	passageSense               // the encoder's similarity to the passage
	apparatus                  // it is an entry of the bibliography, or stands before or after the argument

	sentenceWords  // the question's words in the sentence
	companionAsks  // in the companion's questions that the sentence answers
	companionSense // likeness of meaning to the nearest of those questions
	contextWords   // question words that only the sentences around have
	answerKind     // it has a name, number, date, reason where one is asked for
	sentenceSense  // the encoder's similarity to the sentence

	signalCount

	firstOfSentence = sentenceWords
)

// signals are the values of all signals for one sentence and its passage.
type signals [signalCount]float64

// names are what explanations call the signals.
var signalNames = [signalCount]string{
	passageWords: "passage words", wording: "companion wording", quotation: "words quoted in order", passageSense: "passage meaning", apparatus: "outside the argument",
	sentenceWords: "sentence words", companionAsks: "companion questions", companionSense: "meaning of the nearest companion question",
	contextWords: "words in the sentences around",
	answerKind:   "kind of answer asked for", sentenceSense: "sentence meaning",
}

// A sentence is what the signals need to know of one sentence.
type sentence struct {
	terms   []termID // in order, noTerm for a stop word
	own     bag      // its terms
	asks    bag      // those of the companion's questions to it
	numbers []termID // of numbers and number words, as in the text
	names   []termID // of words with a capital inside the sentence
	years   bool     // a year, a month or a century
	reason  bool     // because, due to, ...
	places  bool     // a name after in, at, near, ...
	acronym bool     // an acronym in parentheses
	denials []int    // where a denial stands among its words
}

// describe says what the signals need to know of a sentence of text, given its
// words.
func (v *vocabulary) describe(text string, ws []word) sentence {
	s := sentence{terms: make([]termID, 0, len(ws))}
	var lower strings.Builder
	lower.WriteByte(' ')
	for i, w := range ws {
		t := v.terms.number(w.term)
		s.terms = append(s.terms, t)
		if denials[w.plain] || strings.HasSuffix(w.plain, "n't") {
			s.denials = append(s.denials, i)
		}
		raw := w.In(text)
		first, _ := utf8.DecodeRuneInString(raw)
		lower.WriteString(w.plain)
		lower.WriteByte(' ')
		switch {
		case unicode.IsDigit(first) || numberWords[w.plain]:
			s.numbers = append(s.numbers, t)
			if len(w.plain) == 4 && unicode.IsDigit(first) {
				s.years = true
			}
		case months[w.plain]:
			s.years = s.years || unicode.IsUpper(first)
		case unicode.IsUpper(first) && (i > 0 || len(ws) > 1 && isCapital(ws[1].In(text)) || w.term != "" && len(raw) > 1 && strings.ToUpper(raw) == raw):
			if w.term != "" {
				s.names = append(s.names, t)
				if i > 0 && placeWords[ws[i-1].plain] || i > 1 && placeWords[ws[i-2].plain] && ws[i-1].term == "" {
					s.places = true
				}
			}
		}
		if i > 0 && len(raw) > 1 && raw == strings.ToUpper(raw) && w.Start > 0 && text[w.Start-1] == '(' {
			s.acronym = true
		}
	}
	said := lower.String()
	for _, r := range reasons {
		if strings.Contains(said, r) {
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

// openWords are those of a question that asks for more than yes or no.
var openWords = set("who whom whose what which when where why how")

// measures are the words that ask for a number after "how".
var measures = set("many much often long old far large big high tall frequently")

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
			if measures[next] {
				return number
			}
		case "what", "which":
			switch next {
			case "year", "years", "date", "dates", "month", "months", "day", "days", "century", "decade", "decades":
				return date
			case "city", "cities", "country", "countries", "place", "places", "region", "regions", "state", "states":
				return place
			case "number", "percentage", "percent", "share", "proportion", "amount", "sum":
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
func (s *sentence) holds(q *question, f *matches) float64 {
	fresh := func(terms []termID) bool {
		return slices.ContainsFunc(terms, func(t termID) bool {
			place := f.place[t]
			return place == 0 || q.terms[place-1].added != ""
		})
	}
	switch q.kind {
	case person, named:
		if fresh(s.names) {
			return 1
		}
	case place:
		if !fresh(s.names) {
			return 0
		}
		if s.places {
			return 1
		}
		return 0.5
	case date:
		if fresh(s.numbers) && s.years {
			return 1
		}
		if s.years || fresh(s.numbers) {
			return 0.5
		}
	case number:
		if fresh(s.numbers) {
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

// placesIn appends where the sentence's terms stand among the question's.
func (s *sentence) placesIn(to []int, f *matches) []int {
	for _, c := range s.own.terms {
		if place := f.place[c.term]; place > 0 {
			to = append(to, int(place-1))
		}
	}
	return to
}

// lacks is the idf share of the question's terms that a sentence lacks and the
// one before it has: "They also won it in 1946."
func (q *question) lacks(own, before []int, f *matches) float64 {
	var got float64
	had := f.mark()
	for _, place := range own {
		f.marks[place] = had
	}
	for _, place := range before {
		if f.marks[place] != had {
			f.marks[place] = had
			got += q.terms[place].idf
		}
	}
	return got / q.norm
}
