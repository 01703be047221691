package index

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"slices"
)

// weightsFile holds the weights that "briefbot eval fit" prints, by
// configuration. index/eval/RESULTS.md says what they were fitted to.
//
//go:embed weights.json
var weightsFile []byte

// Weights are what the signals and the clues count for in one configuration.
type Weights struct {
	Signals map[string]float64 `json:"signals"`
	Clues   map[string]float64 `json:"clues"`
	Bias    float64            `json:"bias"` // of the clues
	// Tokens is what the likeness token by token counts for among the first hits.
	Tokens float64 `json:"token by token,omitempty"`
	// Answers is the confidence from which the first hit is said to answer.
	Answers float64 `json:"answers"`
}

// abroad is added to the name of a configuration where the question is in
// another language than the brief: its words are then found by chance.
const abroad = ", other language"

// weighings are those of questions in the brief's language and in others.
type weighings struct{ own, abroad weighing }

func (w *weighings) of(q *question) *weighing {
	if q.abroad {
		return &w.abroad
	}
	return &w.own
}

// A weighing is one configuration's weights, ready for use.
type weighing struct {
	signals signals
	clues   evidence
	bias    float64
	tokens  float64
	answers float64
}

// closest is the confidence from which the nearest passages are shown, and
// notAnAnswer that of a hit that a rule holds back.
func (w *weighing) closest() float64     { return w.answers / 4 }
func (w *weighing) notAnAnswer() float64 { return w.answers * 2 / 3 }

// readWeights reads the weights of all configurations. Without names rules
// whose weight is 0. An error means that the program was built with a faulty
// file.
func readWeights(data []byte, without map[string]bool) (map[string]weighing, error) {
	var file map[string]Weights
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("weights.json: %w", err)
	}
	out := map[string]weighing{}
	for name, w := range file {
		var v weighing
		v.bias, v.answers = w.Bias, w.Answers
		if !without[ruleTokens] {
			v.tokens = w.Tokens
		}
		for _, f := range []struct {
			values map[string]float64
			names  []string
			to     []float64
		}{{w.Signals, signalNames[:], v.signals[:]}, {w.Clues, clueNames[:], v.clues[:]}} {
			for what, weight := range f.values {
				i := slices.Index(f.names, what)
				if i < 0 {
					return nil, fmt.Errorf("weights.json: %q has no %q to weigh", name, what)
				}
				if !without[what] {
					f.to[i] = weight
				}
			}
		}
		out[name] = v
	}
	return out, nil
}

// weigh chooses the weights. A companion that has questions for a share of the
// sentences moves the signals' by that share, so that a few questions do not
// hide all others.
func (x *Index) weigh(all map[string]weighing) weighings {
	of := func(suffix string) weighing {
		plain, full := all[configuration(false, x.encoder != nil)+suffix], all[configuration(true, x.encoder != nil)+suffix]
		if x.asked == 0 {
			return plain
		}
		for k := range full.signals {
			full.signals[k] = plain.signals[k] + x.asked*(full.signals[k]-plain.signals[k])
		}
		return full
	}
	w := weighings{of(""), of(abroad)}
	if x.encoder == nil { // words are all there is
		w.abroad = w.own
	}
	return w
}

// of returns the confidence that the clues give, from 0 to 1.
func (w *weighing) of(e evidence) float64 {
	sum := w.bias
	for i, v := range e {
		sum += w.clues[i] * v
	}
	return 1 / (1 + math.Exp(-sum))
}
