package e5

import (
	"crypto/sha256"
	"math"
	"slices"
	"unsafe"
)

// A Reader says whether a text answers a question. The encoder's first layers read
// each by itself, as they always do; then the states of both go one after the other
// through some layers more, in which they look at each other (Cao et al., "DeFormer",
// 2020). The first layers are those of the model, unchanged; the later ones began as
// the model's last and were trained, see the encoder's folder reader.
type Reader struct {
	model  *Model
	layers []layer
	// parts is what is added to the states of the question and to those of the text.
	parts [2][]float32
	// The head makes of the first state and the mean of the text's a number that
	// speaks against an answer, and of each state of the text two that speak for one
	// that begins and ends there.
	hidden, hiddenBias, against []float32
	againstBias                 float32
	ends                        [2][]float32
}

// The reader's file. All numbers are little-endian:
//
//	magic     8 bytes "briefRE" and the version of this layout
//	checksum  32 bytes: SHA-256 of all that follows
//	head      uint32: how many of the model's layers are left out, which is how many layers follow
//	small     float32: the parts; hidden, output by output, its bias, against, its bias, the ends; then of each layer
//	          its norms' weights and biases, of each matrix scales, biases and offsets (int32), and the smoothing
//	matrices  int8, of each layer qkv, attended, widen, narrow: see type matrix
const (
	readerMagic = "briefRE\x01"
	hiddenDim   = 128
	// answerFrom is where the tokens of a text's own words begin: after the start
	// and those of "passage:".
	answerFrom = 3
	// How many tokens are read of a question and of a text; it was trained with so many.
	questionTokens, textTokens = 40, 110
)

// OpenReader returns the reader in a file, which must not change. It checks the
// file's length, not its checksum.
func OpenReader(file string, m *Model) (*Reader, error) {
	c := &cursor{rest: file}
	if c.take(len(readerMagic)) != readerMagic {
		return nil, ErrFile
	}
	c.take(sha256.Size)
	n := c.number()
	if n < 1 || n > depth {
		return nil, ErrFile
	}
	r := &Reader{model: m, layers: make([]layer, n)}
	number := func(to *[]float32, n int) { *to = floats(c.take(4 * n)) }
	number(&r.parts[0], Dim)
	number(&r.parts[1], Dim)
	number(&r.hidden, hiddenDim*2*Dim)
	number(&r.hiddenBias, hiddenDim)
	number(&r.against, hiddenDim)
	r.againstBias = math.Float32frombits(uint32(c.number()))
	number(&r.ends[0], Dim)
	number(&r.ends[1], Dim)
	eachSmallOf(r.layers, number, func(to *[]int32, n int) { *to = c.offsets(n) })
	eachMatrixOf(r.layers, c.matrix)
	if c.short || c.rest != "" {
		return nil, ErrFile
	}
	return r, nil
}

// A Reading is what the first layers make of a text: Dim numbers for each of its tokens.
type Reading []float32

// Question and Text return the readings of a question and of a text that may answer it.
func (r *Reader) Question(text string) Reading { return r.first("query: "+text, questionTokens) }
func (r *Reader) Text(text string) Reading     { return r.first("passage: "+text, textTokens) }

func (r *Reader) first(text string, most int) (out Reading) {
	m := r.model
	s := m.space()
	defer m.spaces.Put(s)
	read := m.Tokens(text)
	w := window{tokens: append([]int32{startToken}, read[:min(len(read), most-1)]...)}
	if len(w.tokens) < most {
		w.tokens = append(w.tokens, endToken)
	}
	m.read(s, m.layers[:depth-len(r.layers)], []window{w}, func(_ int, _ *[Dim]float32, states []float32) { out = slices.Clone(states) })
	return out
}

// States returns a text's tokens, with those that mark its ends, and what the first
// layers make of them, as float16, for the reader's training.
func (m *Model) States(text string, layers int) (tokens []int32, states []uint16) {
	s := m.space()
	defer m.spaces.Put(s)
	read := m.Tokens(text)
	w := window{tokens: slices.Concat([]int32{startToken}, read[:min(len(read), Positions-2)], []int32{endToken})}
	m.read(s, m.layers[:layers], []window{w}, func(_ int, _ *[Dim]float32, x []float32) {
		for _, v := range x {
			states = append(states, toFloat16(v))
		}
	})
	return w.tokens, states
}

// Answered says how much speaks for the text's answering the question: the logarithm
// of the odds, as it was trained; more than 0 where it rather does.
func (r *Reader) Answered(question, text Reading) float32 {
	m := r.model
	s := m.space()
	defer m.spaces.Put(s)
	n := (len(question) + len(text)) / Dim
	x := append(append(room(&s.x, n*Dim)[:0], question...), text...)
	for i := range x {
		x[i] += r.parts[btoi(i >= len(question))][i%Dim]
	}
	m.through(s, r.layers, x, []int{n})
	first, said := x[:Dim], x[len(question):]
	var of [2 * Dim]float32
	copy(of[:], first)
	for i, v := range said {
		of[Dim+i%Dim] += v * Dim / float32(len(said))
	}
	against := r.againstBias
	for o := range hiddenDim {
		sum := []float32{r.hiddenBias[o] + dot(r.hidden[o*2*Dim:], of[:])}
		geluPlain(sum)
		against -= sum[0] * r.against[o]
	}
	var answered float32
	for _, end := range r.ends {
		top, sum := float32(math.Inf(-1)), 0.
		for t := answerFrom * Dim; t < len(said); t += Dim {
			v := dot(end, said[t:])
			if v > top {
				top, sum = v, sum*math.Exp(float64(top-v))
			}
			sum += math.Exp(float64(v - top))
		}
		answered += (top + float32(math.Log(sum))) / 2
	}
	return answered - against
}

// dot is the product of w with as many numbers of x, or of x with as many of w.
func dot(w, x []float32) (sum float32) {
	for i := range min(len(w), len(x), 2*Dim) {
		sum += w[i] * x[i]
	}
	return sum
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// matrix reads the weights of a matrix, which stay where they are.
func (c *cursor) matrix(w *matrix) {
	s := c.take(w.in * w.out)
	w.weights = unsafe.Slice((*int8)(unsafe.Pointer(unsafe.StringData(s))), len(s))
}

// offsets reads whole numbers.
func (c *cursor) offsets(n int) []int32 {
	out := make([]int32, n)
	for i, s := 0, c.take(4*n); len(s) > 0 && i < n; i++ {
		out[i] = int32(uint32At(s, i))
	}
	return out
}
