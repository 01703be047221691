package index

// The weights of the signals, fitted by TestFitRank (go test ./index -run
// FitRank -v -fit) and rounded. Without a companion: on two sets of questions to
// the built-in brief and a third of XQuAD and CLAPNQ. With one that has
// questions for every sentence: on those sets, a third one and the companion's
// own questions, left out a tenth at a time.
var (
	plainWeights = signals{
		passageWords:   3.5,
		noteWords:      0.7,
		quotation:      6, // pasted text finds its passage
		wording:        2.6,
		passageSense:   4.5,
		sentenceWords:  2.2,
		companionAsks:  0.1,
		companionMatch: 5,
		companionSense: 8.5,
		contextWords:   1.5,
		wordPairs:      0.5,
		openingWords:   0.6,
		answerKind:     1.5,
		sentenceSense:  7,
	}
	askedWeights = signals{
		passageWords:   1.1,
		noteWords:      0.7,
		quotation:      8,
		wording:        2.7,
		passageSense:   4.4,
		sentenceWords:  0.5,
		companionAsks:  3.6,
		companionMatch: 1.8,
		companionSense: 10.5,
		contextWords:   0.4,
		wordPairs:      0.4,
		openingWords:   0.3,
		answerKind:     1,
		sentenceSense:  4.4,
	}
	// The same where words alone are compared.
	askedWordsWeights = signals{
		passageWords:   0.6,
		noteWords:      0.7,
		quotation:      8,
		wording:        2.6,
		sentenceWords:  0.8,
		companionAsks:  4.4,
		companionMatch: 2.1,
		contextWords:   0.3,
		wordPairs:      0.7,
		openingWords:   0.5,
		answerKind:     1.7,
	}
)

// weightsFor returns what each signal counts for. Where the companion has
// questions for a sentence, likeness to them says more than the sentence's own
// words; a companion that has them for a share of the sentences moves the
// weights by that share, so that a few questions do not hide all others.
func weightsFor(asked float64, meaning bool) signals {
	w, full := plainWeights, &askedWeights
	if !meaning {
		full = &askedWordsWeights
	}
	for k := range w {
		w[k] += asked * (full[k] - w[k])
	}
	return w
}
