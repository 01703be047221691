package encoder

import (
	_ "embed"
	"fmt"
	"math"
	"runtime"
	"sync"

	"briefbot/index/encoder/internal/weights"
)

//go:generate go run ./convert ${BRIEFBOT_MODEL} weights.bin

// The file is a string, not a slice, so that it is mapped read-only and only
// the pages that are read take memory.
//
//go:embed weights.bin
var file string

// The vectors of the built-in brief's sentences and of its companion's
// questions, so that the brief that comes with the program costs nothing at
// start. "go test -run Builtin -update" makes the file.
//
//go:embed builtin.vectors
var builtinFile string

// Dim is the number of components of a vector.
const Dim = weights.Dim

// MaxTokens is how many tokens of a text count; the model was trained with
// that limit. It is about 90 words: the rest of a longer text is not read.
const MaxTokens = 128

// A Vector is the meaning of a text: of length 1, or all zeros for a text
// without a single letter, digit or sign.
type Vector [Dim]float32

// Cosine returns the cosine of the angle between two vectors, from -1 to 1.
func (v *Vector) Cosine(w *Vector) float32 { return dot(v[:], w[:]) }

// An Encoder turns texts into vectors. It is safe for concurrent use.
type Encoder struct {
	model *weights.Model
	space sync.Pool // of *space: what one call needs while it runs
}

// New returns an encoder. It reads some 150 KB of the embedded weights, which
// takes less than a millisecond; an error means that the program was built
// with damaged weights.
func New() (*Encoder, error) {
	m, err := weights.Parse(file)
	if err != nil {
		return nil, fmt.Errorf("encoder: reading the weights: %w", err)
	}
	e := &Encoder{model: m}
	e.space.New = func() any { return new(space) }
	return e, nil
}

// Checksum names the weights: vectors made with different weights cannot be
// compared.
func (e *Encoder) Checksum() string { return fmt.Sprintf("%x", e.model.Checksum[:8]) }

// Encode returns the vector of a text. Any bytes are a text; of a long one
// the first [MaxTokens] tokens count. Equal texts have equal vectors; another
// kind of processor may round the last bits otherwise. It works on all
// processors, since a person waits for it.
func (e *Encoder) Encode(text string) Vector { return e.encode(text, runtime.GOMAXPROCS(0)) }

// encode is Encode by so many workers.
func (e *Encoder) encode(text string, workers int) Vector {
	var out Vector
	tokens := e.tokens(text)
	if len(tokens) == 0 {
		return out
	}
	s := e.space.Get().(*space)
	defer e.space.Put(s)
	s.workers = workers
	e.transform(s, tokens, &out)
	return out
}

// Transform runs the model on 1 to MaxTokens tokens.
func (e *Encoder) transform(s *space, tokens []int, out *Vector) {
	n := len(tokens)
	x := e.embed(s.floats(&s.x, n*Embed), tokens)
	for i := range e.model.Layers {
		x = s.layer(&e.model.Layers[i], x, n)
	}
	mean := s.floats(&s.mean, Dim)
	clear(mean)
	for i := range n {
		add(mean, x[i*Dim:(i+1)*Dim])
	}
	for i := range mean {
		mean[i] /= float32(n)
	}
	s.multiply(out[:], &e.model.Final, mean, 1)
	var square float64
	for i := range out {
		y := math.Tanh(float64(out[i]))
		out[i] = float32(y)
		square += y * y
	}
	length := float32(math.Sqrt(max(square, 1e-12)))
	for i := range out {
		out[i] /= length
	}
}

// Embed is the width of the model's input.
const Embed = weights.Embed

// Embed fills x with the tokens' embeddings and adds the position signal. The
// model's graph adds an embedding to itself with the signal, hence the 2.
func (e *Encoder) embed(x []float32, tokens []int) []float32 {
	table, timing := &e.model.Embedding, e.model.Timing
	for i, t := range tokens {
		scale, row := 2*table.Scale[t], table.Data[t*Embed:(t+1)*Embed]
		to := x[i*Embed : (i+1)*Embed]
		for k := range to {
			to[k] = scale * float32(int8(row[k]))
		}
		for k, f := range timing {
			sin, cos := math.Sincos(float64(float32(i) * f))
			to[k] += float32(sin)
			to[k+Embed/2] += float32(cos)
		}
	}
	return x
}
