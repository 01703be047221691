package index

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
