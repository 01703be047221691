package index

import "math"

// A clueWeights is a logistic regression on the clues.
type clueWeights struct {
	bias  float64
	clues evidence
}

// of returns the confidence that the clues give, from 0 to 1.
func (w clueWeights) of(e evidence) float64 {
	sum := w.bias
	for i, v := range e {
		sum += w.clues[i] * v
	}
	return 1 / (1 + math.Exp(-sum))
}

// rareSilence moves the fitted line. The fit gives questions with and without
// an answer the same weight; among those that people ask, the latter are about
// one in seven, and F1 is best where the fit says about 0.4: 0.89 on the
// development set and 0.83 on the second (0.83 and 0.82 at 0.3).
const rareSilence = 0.45

// verdictWeights returns the weights for what an index has to go by. They are
// fitted by TestFitVerdict (go test ./index -run FitVerdict -v -fit) on 358
// questions to the built-in brief, and without a companion also on the 600 of
// CLAPNQ. index/eval/RESULTS.md has what cross-validation says of them.
func verdictWeights(companion, meaning bool) clueWeights {
	switch {
	case companion && meaning:
		return clueWeights{bias: 0.32 + rareSilence, clues: evidence{
			covered: 1.57, inPassage: 0.80, inSentence: 0.83, nearestAsk: -0.32, askSense: 1.68, textSense: 0.96,
			idleWords: -2.39, idleSense: -3.34, silentWords: -3.39, silentSense: -2.73,
			strangeNames: -0.80, strangeNumbers: -0.85, strangeWords: 1.22, unmet: -0.56, lead: 0.12, strength: 1.42, short: -0.46, sums: -1.65,
		}}
	case companion:
		return clueWeights{bias: -1.89 + rareSilence, clues: evidence{
			covered: 2.38, inPassage: 1.42, inSentence: 0.82, nearestAsk: -0.06,
			idleWords: -3.35, silentWords: -3.41,
			strangeNames: -0.47, strangeNumbers: -1.12, strangeWords: 1.81, unmet: -1.04, lead: -0.11, strength: 1.45, short: -0.74, sums: -1.56,
		}}
	case meaning:
		return clueWeights{bias: -1.63 + rareSilence, clues: evidence{
			covered: -0.12, inPassage: 1.49, inSentence: 1.00, textSense: 0.48, idleWords: -0.65, idleSense: -1.69,
			strangeNames: -0.42, strangeNumbers: -0.66, strangeWords: 2.02, unmet: -0.27, lead: 1.47, strength: 1.60, short: -0.10, sums: -1.59,
		}}
	}
	return clueWeights{bias: -2.40 + rareSilence, clues: evidence{
		covered: 2.15, inPassage: 1.20, inSentence: 0.52, idleWords: -1.50,
		strangeNames: -0.85, strangeNumbers: -0.85, strangeWords: 2.08, unmet: -0.63, lead: 0.69, strength: 0.95, short: 0.08, sums: -1.64,
	}}
}
