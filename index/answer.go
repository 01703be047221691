package index

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus"
)

// A sentence is what the signals need to know of one sentence.
type sentence struct {
	terms   []termID // in order, noTerm for a stop word
	own     bag      // its terms
	asks    bag      // those of the companion's questions to it
	numbers []int    // where numbers and number words stand among its words
	names   []termID // of words with a capital inside the sentence
	denials []int    // where a denial stands among its words
	says    facet
}

// Facets are what a sentence can say: each is a bit.
type facet int

const (
	saysYear    facet = 1 << iota // a year, a month or a century
	saysReason                    // because, due to, ...
	saysPlace                     // a name after in, at, near, ...
	saysAcronym                   // an acronym in parentheses
	saysMoney
	saysShare // of a whole
	saysSpan  // of time or length
	saysOften // how often
)

// describe says what the signals need to know of a sentence of text, given its
// words.
func (v *vocabulary) describe(text string, of corpus.Span, ws []word) sentence {
	s := sentence{terms: make([]termID, 0, len(ws))}
	for sign, f := range facetSigns {
		if strings.ContainsAny(of.In(text), sign) {
			s.says |= f
		}
	}
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
		s.says |= facetWords[w.plain]
		switch {
		case unicode.IsDigit(first) || numberWords[w.plain]:
			s.numbers = append(s.numbers, i)
			if len(w.plain) == 4 && unicode.IsDigit(first) {
				s.says |= saysYear
			}
		case months[w.plain]:
			if unicode.IsUpper(first) {
				s.says |= saysYear
			}
		case unicode.IsUpper(first) && (i > 0 || len(ws) > 1 && isCapital(ws[1].In(text)) || w.term != "" && len(raw) > 1 && strings.ToUpper(raw) == raw):
			if w.term != "" {
				s.names = append(s.names, t)
				if i > 0 && placeWords[ws[i-1].plain] || i > 1 && placeWords[ws[i-2].plain] && ws[i-1].term == "" {
					s.says |= saysPlace
				}
			}
		}
		if i > 0 && len(raw) > 1 && raw == strings.ToUpper(raw) && w.Start > 0 && text[w.Start-1] == '(' {
			s.says |= saysAcronym
		}
	}
	if said := lower.String(); slices.ContainsFunc(reasons, func(r string) bool { return strings.Contains(said, r) }) {
		s.says |= saysReason
	}
	return s
}

func isCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// Words that show what a sentence can answer.
var (
	numberWords = set("one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred hundreds thousand thousands million millions billion billions dozen half third quarter once twice double several annually biannually per percent")
	months      = set("january february march april may june july august september october november december")
	placeWords  = set("in at near from to into across within throughout around outside inside between of via")
	reasons     = []string{" because ", " due to ", " since ", " therefore ", " thus ", " as a result ", " in order to ", " so that ", " reason ", " reasons ", " hence ", " owing to ", " given ", " caused ", " causes ", " as such ", " led to ", " leads to ", " result of ", " resulted ", " as it ", " thereby "}
)

// facetWords and facetSigns are those that say something by themselves.
var (
	facetWords = kinds(map[facet]string{
		saysYear:  "century centuries decade decades",
		saysMoney: "euro euros dollar dollars pound pounds cents usd eur gbp rupee rupees yen yuan rouble roubles ruble rubles franc francs peso pesos",
		saysShare: "percent cent percentage percentages proportion share half third thirds quarter quarters fifth majority",
		saysSpan:  "seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries age aged old km kilometre kilometres kilometer kilometers metre metres meter meters mile miles feet foot",
		saysOften: "times once twice weekly daily monthly quarterly yearly annual annually biannually every each per frequent frequently often regularly",
	})
	facetSigns = map[string]facet{"$€£¥₽₹": saysMoney, "%": saysShare}
)

// kinds returns what each word is listed under; of several lists all, as bits.
func kinds[T facet | answer](lists map[T]string) map[string]T {
	out := map[string]T{}
	for kind, words := range lists {
		for w := range set(words) {
			out[w] |= kind
		}
	}
	return out
}

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
	cause
	meaningOf // what an abbreviation stands for
	person
	named // which organisation, what name
	place
	date
	number
	count // of something: "how many"
	money
	share
	span // of time or length
	often
)

// facets are what a sentence has to say to answer; of some kinds with a number.
var facets = [...]facet{cause: saysReason, meaningOf: saysAcronym, place: saysPlace, date: saysYear, money: saysMoney, share: saysShare, span: saysSpan, often: saysOften}

// openWords are those of a question that asks for more than yes or no.
var openWords = set("who whom whose what which when where why how")

// measures are the words that ask for a number after "how" or "wie", and nouns those
// that say after "what" or "which" what is asked for.
var (
	measures = kinds(map[answer]string{
		count: "many viele", number: "much large big high viel hoch gross teuer lang lange alt weit", often: "often frequently", span: "long old far tall",
	})
	nouns = kinds(map[answer]string{
		date:   "year years date dates month months day days century decade decades annee jahr ano fecha году год году року рік anno",
		place:  "city cities country countries place places region regions state states",
		share:  "percentage percent share proportion pourcentage prozentsatz porcentaje percentagem",
		number: "number amount sum",
		named:  "organisation organization agency company body bank institution team",
		person: "person author authors",
	})
)

// moneyWords make "how much" ask for money.
var moneyWords = set("cost costs worth money pay pays paid spend spends spent price fine grant budget fund funds funding funded invest invested earn income salary revenue fee tax")

// counting are the words for "how many" in languages that have one.
var counting = set("wieviel wieviele combien cuantos cuantas cuanto cuanta quanti quante quanto quanta quantos quantas сколько скільки ile")

// Words of other languages ask for a kind of answer near the beginning of a question,
// "à partir de quand", and chosen are those for "which". Where "ou" or "qui" is "or" or
// "which" something stands before it.
var (
	askers = kinds(map[answer]string{
		person: "qui wer wem wen wessen quien quienes кто кого кому кем хто kim quem",
		place:  "ou wo woher wohin donde adonde где куда откуда звідки nerede onde",
		date:   "quand wann cuando когда коли quando",
	})
	chosen = set("what which quel quelle welche welcher welches welchem que каком какого якому якого qual")
)

// asksUnblankedFor is what a question in Chinese asks for, by the first sign that says so.
func asksUnblankedFor(text string) answer {
	kind, first := anyAnswer, len(text)
	for of, signs := range map[answer][]string{person: {"谁"}, date: {"什么时候", "何时", "哪年", "哪一年"}, number: {"多少"}, place: {"哪里"}} {
		for _, sign := range signs {
			if at := strings.Index(text, sign); at >= 0 && at < first {
				kind, first = of, at
			}
		}
	}
	return kind
}

// asksFor says what kind of answer a question wants, and where the words begin that
// follow those which say it.
func asksFor(ws []word) (answer, int) {
	for i, w := range ws {
		next := ""
		if i+1 < len(ws) {
			next = ws[i+1].plain
		}
		switch w.plain {
		case "who", "whom", "whose", "who's":
			return person, i + 1
		case "where":
			return place, i + 1
		case "when":
			return date, i + 1
		case "why":
			return cause, i + 1
		case "stand", "stands", "abbreviation", "acronym":
			return meaningOf, i + 1
		case "how", "wie":
			kind := measures[next]
			if kind == number && slices.ContainsFunc(ws, func(w word) bool { return moneyWords[w.plain] }) {
				kind = money
			}
			if kind != anyAnswer {
				return kind, i + 2
			}
		}
		if kind := nouns[next]; chosen[w.plain] && kind != anyAnswer {
			return kind, i + 2
		}
		if kind := askers[w.plain]; kind != anyAnswer && (i == 0 || i <= asksEarly && builtinLittle().preposition[ws[i-1].plain]) {
			return kind, i + 1
		}
		if counting[w.plain] {
			return count, i + 1
		}
	}
	return anyAnswer, 0
}

// asksToCount reports whether a question asks how many there are of something.
func asksToCount(ws []word) bool {
	kind, _ := asksFor(ws)
	return kind == count
}

// countedIn returns the terms of what is to be counted: of the first of some words up
// to a stop word.
func (x *Index) countedIn(ws []word) (terms []termID) {
	for _, w := range ws {
		if w.term != "" {
			terms = append(terms, x.idOf(w))
		} else if terms != nil {
			break
		}
	}
	return terms
}

// holds reports how well a sentence fits the kind of answer: 1, 0.5 or 0.
// What the question says itself does not count.
func (s *sentence) holds(q *question, f *matches) float64 {
	says := btoi(s.says&facets[q.kind] != 0)
	switch q.kind {
	case anyAnswer:
		return 0
	case cause, meaningOf:
		return float64(says)
	case person, named:
		return float64(btoi(s.hasName(q, f)))
	case place:
		return float64(btoi(s.hasName(q, f))*(1+says)) / 2
	case date:
		return float64(says+btoi(s.hasNumber(q, f))) / 2
	}
	return float64(max(says, btoi(s.hasNumber(q, f))))
}

// meets is holds for the verdict: a number has to be of what is asked for. It is 0.5
// where it may be, since the sentence may have another word for that.
func (s *sentence) meets(q *question, f *matches) float64 {
	switch q.kind {
	case count:
		if s.hasNumber(q, f) {
			return s.counts(q, f)
		}
		return 0
	case money, share, span:
		return float64(btoi(s.hasNumber(q, f) && s.says&facets[q.kind] != 0))
	case often:
		return float64(btoi(s.says&facets[often] != 0))
	case place: // many an answer has no "in" before it
		return math.Ceil(s.holds(q, f))
	}
	return s.holds(q, f)
}

// fresh reports whether a question does not have a term itself.
func (q *question) fresh(f *matches, t termID) bool {
	place := f.place[t]
	return place == 0 || q.terms[place-1].added != ""
}

// hasName and hasNumber report whether a sentence has one that the question does not
// have.
func (s *sentence) hasName(q *question, f *matches) bool {
	return slices.ContainsFunc(s.names, func(t termID) bool { return q.fresh(f, t) })
}

func (s *sentence) hasNumber(q *question, f *matches) bool {
	return slices.ContainsFunc(s.numbers, func(i int) bool { return q.fresh(f, s.terms[i]) })
}

// countReach is how many words a number may stand before what it counts.
const countReach = 4

// counts reports whether a sentence that has numbers has one of what is counted: 0
// where they count something else, and 0.5 where it does not name that.
func (s *sentence) counts(q *question, f *matches) float64 {
	out := 0.5
	for j, t := range s.terms {
		if t == noTerm || !slices.Contains(q.counted, t) {
			continue
		}
		if slices.ContainsFunc(s.numbers, func(i int) bool { return i < j && j <= i+countReach && q.fresh(f, s.terms[i]) }) {
			return 1
		}
		out = 0
	}
	return out
}
