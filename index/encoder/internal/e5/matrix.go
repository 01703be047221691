package e5

import (
	"math"
	"sync"
)

// group is how many outputs of a matrix lie side by side.
const group = 64

// A matrix is a linear layer: whole numbers of eight bits from -127 to 127,
// with one scale for each output.
//
// The weights lie as the kernels read them: for every 64 outputs, for every 4
// inputs, 64 times 4 bytes. A vector register takes 4 inputs of 8 or 16 outputs
// at once, and the instructions that multiply bytes add 4 products to the sum
// of their own output. So nothing is ever summed across a register.
type matrix struct {
	in, out int
	weights []int8
	scale   []float32 // of each output's weights
	bias    []float32
	// offset is -128 times the sum of each output's weights: what to begin with
	// where inputs are 128 greater than they are.
	offset []int32
	// negatives is, for each output, the sum of the sizes of its negative weights:
	// what to begin with where inputs for those are taken as -input - 1. It is
	// made when it is wanted.
	negatives     []int32
	findNegatives sync.Once
	// smooth is what inputs are multiplied with before they are rounded, or
	// nil; the weights were divided by it. A few of the numbers between the layers are a hundred
	// times as large as the others, which would be left few steps of the
	// common scale.
	smooth []float32
}

// set rounds the weights of an output.
func (m *matrix) set(output int, weights []float32) {
	var top float32
	for _, w := range weights {
		top = max(top, w, -w)
	}
	if top == 0 {
		return
	}
	m.scale[output] = top / 127
	var sum int32
	for i, w := range weights {
		q := int8(math.RoundToEven(float64(w * (127 / top))))
		m.weights[m.place(output, i)] = q
		sum += int32(q)
	}
	m.offset[output] = -128 * sum
}

// place is where the weight of an input in an output lies.
func (m *matrix) place(output, input int) int {
	return output/group*group*m.in + input/4*4*group + output%group*4 + input%4
}

// A rounded is the inputs of some tokens in eight bits, with one scale for each
// token: -127 to 127, or 1 to 255 where the kernels want them 128 greater.
type rounded struct {
	values []int8
	scale  []float32
}

// multiplyPlain computes 64 outputs, those of a group, for n tokens:
// y[token][output] = the sum of the products × both scales + bias.
func multiplyPlain(y []float32, m *matrix, a *rounded, n, g int) {
	weights := m.weights[g*group*m.in:][:group*m.in]
	for t := range n {
		var sums [group]int32
		for i := 0; i < m.in; i += 4 {
			x := a.values[t*m.in+i:][:4]
			x0, x1, x2, x3 := int32(x[0]), int32(x[1]), int32(x[2]), int32(x[3])
			w := weights[i*group:][:4*group]
			for o := range sums {
				sums[o] += x0*int32(w[4*o]) + x1*int32(w[4*o+1]) + x2*int32(w[4*o+2]) + x3*int32(w[4*o+3])
			}
		}
		out := y[t*m.out+g*group:][:group]
		for o, sum := range sums {
			out[o] = float32(sum)*a.scale[t]*m.scale[g*group+o] + m.bias[g*group+o]
		}
	}
}

// roundPlain rounds a token's inputs to whole numbers up to 127 and returns the
// scale that makes them what they were.
func roundPlain(values []int8, x, smooth []float32) float32 {
	var top float32
	for i, v := range x {
		if smooth != nil {
			v *= smooth[i]
		}
		top = max(top, v, -v)
	}
	k := 127 / max(top, 1e-30) // and not by 0
	for i, v := range x {
		if smooth != nil {
			v *= smooth[i]
		}
		values[i] = int8(math.RoundToEven(float64(v * k)))
	}
	return top / 127
}
