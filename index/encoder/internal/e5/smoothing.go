package e5

import (
	"context"
	"math"
)

// Smoothing is what the inputs of each layer's two smoothed matrices are
// multiplied with before they are rounded. A few channels are so large, in
// every text, that the others would be left few of the 127 steps.
type Smoothing struct{ factors [depth][2][]float32 }

func (s *Smoothing) of(layer, input int) []float32 {
	if s != nil {
		return s.factors[layer][input]
	}
	ones := make([]float32, Dim)
	for i := range ones {
		ones[i] = 1
	}
	return ones
}

// Smoothing measures the greatest size of each channel in some texts. Each is
// divided by its peak to the power of 3/4, and all by the same number so that
// their product stays 1. The power is from the review's measurements; peaks
// guessed from the norms' weights brought nothing.
func (m *Model) Smoothing(texts []string) *Smoothing {
	var peaks [depth][2][Dim]float64
	m.watch = func(layer, input int, x []float32) {
		for i, v := range x {
			p := &peaks[layer][input][i%Dim]
			*p = max(*p, math.Abs(float64(v)))
		}
	}
	defer func() { m.watch = nil }()
	// A context that never ends and one goroutine: there is no error.
	_ = m.Encode(context.Background(), texts, 1, func(int, *[Dim]float32) {})
	s := &Smoothing{}
	for l := range peaks {
		for input := range peaks[l] {
			var mean float64
			for _, p := range peaks[l][input] {
				mean += .75 * math.Log(max(p, 1e-5)) / Dim
			}
			for _, p := range peaks[l][input] {
				s.factors[l][input] = append(s.factors[l][input], float32(math.Exp(mean-.75*math.Log(max(p, 1e-5)))))
			}
		}
	}
	return s
}
