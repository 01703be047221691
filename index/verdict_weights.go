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

// These move the fitted lines. The fit gives questions with and without an
// answer the same weight; among those that people ask, the latter are about one
// in seven. F1 of the development and the second set is best there, with a
// companion 0.91.
const (
	rareSilence      = 0.45
	rareSilenceAsked = 0.5
)

// verdictWeights returns the weights for what an index has to go by. They are
// fitted by TestFitVerdict (go test ./index -run FitVerdict -v -fit): with a
// companion on some 1,200 questions to the built-in brief and the companion's
// own lines, left out a tenth at a time; without one on 358 questions and the
// 600 of CLAPNQ. index/eval/RESULTS.md has what cross-validation says of them.
func verdictWeights(companion, meaning bool) clueWeights {
	switch {
	case companion && meaning:
		return clueWeights{bias: -1.39 + rareSilenceAsked, clues: evidence{
			covered: 1.21, inPassage: 1.31, inSentence: 0.88, nearestAsk: 0.85, askSense: 2.59, textSense: 0.75,
			idleWords: -1.04, idleSense: -3.40, silentWords: -3.36, silentSense: -2.12,
			strangeNames: -0.67, strangeNumbers: -0.13, strangeWords: 0.13, unmet: -0.88, lead: 0.20, strength: 1.41, short: -1.39, sums: -1.27,
		}}
	case companion:
		return clueWeights{bias: -2.74 + rareSilenceAsked, clues: evidence{
			covered: 1.84, inPassage: 1.59, inSentence: 1.12, nearestAsk: 1.12,
			idleWords: -1.61, silentWords: -3.27,
			strangeNames: -0.47, strangeNumbers: -0.20, strangeWords: 0.50, unmet: -0.89, lead: 0.10, strength: 1.40, short: -2.04, sums: -1.48,
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
