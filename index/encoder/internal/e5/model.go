package e5

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// A Model encodes texts. It is safe for concurrent use.
type Model struct {
	// Checksum is the SHA-256 of the weights.
	Checksum [32]byte

	vocabulary vocabulary
	rows       rows
	positions  string // float16: Dim numbers for each place in a text
	first      layerNorm
	layers     [depth]layer

	kernels kernels
	sparing bool      // see Sparing
	spaces  sync.Pool // of *space
	// watch is shown what is rounded in each layer, where peaks are measured.
	watch func(layer, input int, x []float32)
}

type layer struct {
	qkv      matrix // query, key and value of each token
	attended matrix
	norm1    layerNorm
	widen    matrix
	narrow   matrix
	norm2    layerNorm
}

// The inputs that are smoothed.
const (
	attentionInput = iota
	networkInput
)

// Kernel names the kernels in use.
func (m *Model) Kernel() string { return m.kernels.name }

// Use makes the model run on the kernels of that name, "" for the fastest; an
// error means that the processor has none such. It is called before the model is used.
func (m *Model) Use(name string) error {
	k, err := kernelsNamed(name)
	if err != nil {
		return fmt.Errorf("e5: %w", err)
	}
	m.kernels = k
	return nil
}

// Tokens returns the tokens of a text, without those that mark its ends.
func (m *Model) Tokens(text string) []int32 { return m.vocabulary.tokenise(normalised(text)) }

// Cost says how rare a text is in the hundred languages at large: minus the natural
// logarithm of its probability, by the vocabulary's.
func (m *Model) Cost(text string) float32 {
	_, costs := m.vocabulary.cut(normalised(text))
	if len(costs) == 0 {
		return 0
	}
	return costs[len(costs)-1]
}

// A Token is a piece of a text as the model reads it there.
type Token struct {
	Cost   float32 // as [Model.Cost]
	Vector [Dim]float32
}

// Read returns the vector of a text, as [Model.Encode] does but for rounding, and its tokens with
// theirs, all of length 1. It reads at most one window; what is beyond is cut off.
func (m *Model) Read(text string) (v [Dim]float32, tokens []Token) {
	s := m.space()
	defer m.spaces.Put(s)
	read, costs := m.vocabulary.cut(normalised(text))
	n := min(len(read), Positions-2)
	w := window{tokens: slices.Concat([]int32{startToken}, read[:n], []int32{endToken})}
	m.read(s, m.layers[:], []window{w}, func(_ int, mean *[Dim]float32, states []float32) {
		v = *mean
		tokens = make([]Token, n)
		for i := range tokens {
			tokens[i].Cost = costs[i]
			if i > 0 {
				tokens[i].Cost -= costs[i-1]
			}
			copy(tokens[i].Vector[:], states[(i+1)*Dim:])
			unit(&tokens[i].Vector)
		}
	})
	unit(&v)
	return v, tokens
}

// batchTokens is how many tokens go through the layers together: enough to
// read the weights seldom, few enough for their numbers to stay in the
// processor's cache.
const batchTokens = 96

// Encode calls done with the vector of each text, of length 1, and the text's
// number. It works on so many goroutines, and calls done from them, one call at a time. A
// text's vector does not depend on the others. A text of more than [Positions]
// tokens is cut into windows, whose means are averaged, each counting by its
// tokens. When ctx ends, Encode stops within some milliseconds with its error.
func (m *Model) Encode(ctx context.Context, texts []string, workers int, done func(i int, v *[Dim]float32)) error {
	var mu sync.Mutex
	var next atomic.Int64
	var all sync.WaitGroup
	run := func() {
		s := m.space()
		defer m.spaces.Put(s)
		for {
			// A batch is some texts that follow each other. How many does not
			// depend on what other goroutines do, only how they fall to them.
			from := int(next.Add(batchTexts)) - batchTexts
			if from >= len(texts) {
				return
			}
			some := texts[from:min(from+batchTexts, len(texts))]
			m.encode(ctx, s, some, func(i int, v *[Dim]float32) {
				mu.Lock()
				defer mu.Unlock()
				done(from+i, v)
			})
			if ctx.Err() != nil {
				return
			}
		}
	}
	for range min(workers, (len(texts)+batchTexts-1)/batchTexts) - 1 {
		all.Go(run)
	}
	run()
	all.Wait()
	return ctx.Err()
}

// batchTexts is how many texts a goroutine takes at a time.
const batchTexts = 16

// A window is what the model reads at once: a text or a part of a long one.
type window struct {
	text   int
	tokens []int32 // with those that mark the ends
}

// encode is Encode on one goroutine.
func (m *Model) encode(ctx context.Context, s *space, texts []string, done func(i int, v *[Dim]float32)) {
	var windows []window
	tokens := 0
	sums := make([][Dim]float32, len(texts)) // of the windows' means, weighted
	left := make([]int, len(texts))          // windows that are not read yet
	flush := func() {
		if ctx.Err() == nil && len(windows) > 0 {
			m.read(s, m.layers[:], windows, func(k int, mean *[Dim]float32, _ []float32) {
				i := windows[k].text
				weight := float32(max(1, len(windows[k].tokens)-2))
				for j, x := range mean {
					sums[i][j] += weight * x
				}
				if left[i]--; left[i] == 0 {
					unit(&sums[i])
					done(i, &sums[i])
				}
			})
		}
		windows, tokens = windows[:0], 0
		// A person's question is not to wait for texts that nobody asked about.
		runtime.Gosched()
	}
	for i, text := range texts {
		rest := m.Tokens(text)
		left[i] = max(1, (len(rest)+Positions-3)/(Positions-2))
		for range left[i] {
			n := min(len(rest), Positions-2)
			if tokens > 0 && tokens+n+2 > batchTokens {
				flush()
			}
			w := window{text: i, tokens: make([]int32, 0, n+2)}
			w.tokens = append(append(append(w.tokens, startToken), rest[:n]...), endToken)
			windows, tokens, rest = append(windows, w), tokens+n+2, rest[n:]
		}
	}
	flush()
}

// unit gives a vector the length 1.
func unit(v *[Dim]float32) {
	var squares float64
	for _, x := range v {
		squares += float64(x) * float64(x)
	}
	k := float32(1 / math.Sqrt(max(squares, 1e-12)))
	for i := range v {
		v[i] *= k
	}
}

// A space is the numbers of one run, kept so that runs do not allocate: some
// 3 MB, 12 MB after a text of 512 tokens.
type space struct {
	x, y, qkv, wide []float32
	position        []float32
	values          []int8
	scales          []float32
	attention       attention
}

func (m *Model) space() *space {
	if s, ok := m.spaces.Get().(*space); ok {
		return s
	}
	return new(space)
}

// room returns n numbers, kept in *s for the next time, with any values.
func room[T any](s *[]T, n int) []T {
	if cap(*s) < n {
		*s = make([]T, n)
	}
	return (*s)[:n]
}

// read runs layers of the model, from the first on, on some windows, one after the other in
// the same matrices, and calls done with the mean of each one's tokens and with the states of those.
func (m *Model) read(s *space, layers []layer, windows []window, done func(i int, mean *[Dim]float32, states []float32)) {
	n, lengths := 0, make([]int, len(windows))
	for i, w := range windows {
		lengths[i] = len(w.tokens)
		n += len(w.tokens)
	}
	x := room(&s.x, n*Dim)
	t := 0
	position := room(&s.position, Dim)
	for _, w := range windows {
		for place, token := range w.tokens {
			for j := range position {
				position[j] = float16(uint16At(m.positions, place*Dim+j))
			}
			row := (*[Dim]float32)(x[t*Dim:])
			m.rows.read(row, token)
			m.kernels.addNorm(row[:], position, &m.first)
			t++
		}
	}
	m.through(s, layers, x, lengths)
	t = 0
	for i, n := range lengths {
		var mean [Dim]float32
		states := x[t*Dim:][:n*Dim]
		for range n {
			for j, v := range x[t*Dim:][:Dim] {
				mean[j] += v
			}
			t++
		}
		for j := range mean {
			mean[j] /= float32(n)
		}
		done(i, &mean, states)
	}
}

// through sends the states of windows of so many tokens through layers.
func (m *Model) through(s *space, layers []layer, x []float32, lengths []int) {
	n, k := len(x)/Dim, &m.kernels
	y := room(&s.y, (n+lanes-1)*Dim)
	addNorm := func(norm *layerNorm) {
		for t := range n {
			k.addNorm(x[t*Dim:][:Dim], y[t*Dim:][:Dim], norm)
		}
	}
	for i := range layers {
		l := &layers[i]
		m.show(i, attentionInput, x)
		qkv := m.multiply(s, &s.qkv, &l.qkv, x, n)
		m.attend(s, y, qkv, lengths)
		y = m.multiply(s, &s.y, &l.attended, y, n)
		addNorm(&l.norm1)
		m.show(i, networkInput, x)
		wide := m.multiply(s, &s.wide, &l.widen, x, n)
		k.gelu(wide[:n*inner])
		y = m.multiply(s, &s.y, &l.narrow, wide, n)
		addNorm(&l.norm2)
		if m.sparing {
			l.giveBack()
		}
	}
}

func (m *Model) show(layer, input int, x []float32) {
	if m.watch != nil {
		m.watch(layer, input, x)
	}
}

// multiply applies a linear layer to n tokens. The result is in *out, which may
// be what x is in.
func (m *Model) multiply(s *space, out *[]float32, w *matrix, x []float32, n int) []float32 {
	// Some kernels take four tokens at a time and throw away what is beyond n.
	a := rounded{values: room(&s.values, (n+3)/4*4*w.in), scale: room(&s.scales, (n+3)/4*4)}
	for t := range n {
		a.scale[t] = m.kernels.round(a.values[t*w.in:][:w.in], x[t*w.in:][:w.in], w.smooth)
	}
	y := room(out, (n+lanes-1)*w.out)
	for g := range w.out / group {
		m.kernels.multiply(y, w, &a, n, g)
	}
	return y
}

// attend lets every token look at the tokens of its own window. What it writes
// beyond a window is written anew for the next one.
func (m *Model) attend(s *space, out, rows []float32, lengths []int) {
	a := &s.attention
	for _, n := range lengths {
		for h := range heads {
			a.set(rows, n, h, m.kernels.turn)
			m.kernels.attend(out[h*headDim:], rows[h*headDim:], a)
		}
		out, rows = out[n*Dim:], rows[n*rowWidth:]
	}
}
