package encoder

import (
	"math"

	"briefbot/index/encoder/internal/weights"
)

// A space holds the numbers of one run of the model, so that runs do not
// allocate: about 2.5 MB for the longest text, 300 KB for a question.
type space struct {
	x, normed, qkv, mixed, attended, widened, shrunk, wide, mean, p []float32
	packs                                                           []pack
	workers                                                         int // that share a product
}

// Floats returns n numbers, kept in *v for the next time, with any values.
func (s *space) floats(v *[]float32, n int) []float32 {
	if cap(*v) < n {
		*v = make([]float32, n)
	}
	*v = (*v)[:n]
	return *v
}

// Layer runs one transformer layer on n tokens and returns the new tokens: attention and
// a feed-forward network, each added to what came in.
func (s *space) layer(l *weights.Layer, x []float32, n int) []float32 {
	attended := s.attend(l, x, n)
	if l.Adjust.Rows > 0 {
		wide := s.floats(&s.wide, n*Dim)
		s.multiply(wide, &l.Adjust, x, n)
		x = wide
	}
	add(x, attended)

	normed := s.floats(&s.normed, n*Dim)
	normalise(normed, x, &l.Norm2)
	widened := s.floats(&s.widened, n*weights.Inner)
	s.multiply(widened, &l.Widen, normed, n)
	for i, v := range widened {
		widened[i] = max(v, 0)
	}
	shrunk := s.floats(&s.shrunk, n*Dim)
	s.multiply(shrunk, &l.Shrink, widened, n)
	add(x, shrunk)
	return x
}

// Attend lets every token look at every other.
func (s *space) attend(l *weights.Layer, x []float32, n int) []float32 {
	normed := s.floats(&s.normed, n*l.In)
	normalise(normed, x, &l.Norm1)
	qkv := s.floats(&s.qkv, n*3*l.Mid)
	s.multiply(qkv, &l.QKV, normed, n)

	mixed := s.floats(&s.mixed, n*l.Mid)
	clear(mixed)
	p := s.floats(&s.p, n)
	width := l.Mid / weights.Heads
	scale := float32(1 / math.Sqrt(float64(width)))
	part := func(i, which, head int) []float32 {
		from := i*3*l.Mid + which*l.Mid + head*width
		return qkv[from : from+width]
	}
	for h := range weights.Heads {
		for i := range n {
			q := part(i, 0, h)
			top := float32(math.Inf(-1))
			for j := range p {
				p[j] = scale * dot(q, part(j, 1, h))
				top = max(top, p[j])
			}
			var sum float32
			for j := range p {
				p[j] = float32(math.Exp(float64(p[j] - top)))
				sum += p[j]
			}
			to := mixed[i*l.Mid+h*width:][:width]
			for j := range p {
				a := p[j] / sum
				for k, v := range part(j, 2, h) {
					to[k] += a * v
				}
			}
		}
	}
	out := s.floats(&s.attended, n*Dim)
	s.multiply(out, &l.Out, mixed, n)
	return out
}

// Normalise brings every row of x to mean 0 and variance 1, then scales it.
func normalise(to, x []float32, n *weights.Norm) {
	width := len(n.Scale)
	for ; len(x) > 0; x, to = x[width:], to[width:] {
		var sum, square float64
		for _, v := range x[:width] {
			sum += float64(v)
		}
		mean := sum / float64(width)
		for _, v := range x[:width] {
			square += (float64(v) - mean) * (float64(v) - mean)
		}
		k := 1 / math.Sqrt(square/float64(width)+1e-6)
		for i, v := range x[:width] {
			to[i] = float32((float64(v)-mean)*k)*n.Scale[i] + n.Bias[i]
		}
	}
}

// Add adds y to x.
func add(x, y []float32) {
	y = y[:len(x)]
	for i := range x {
		x[i] += y[i]
	}
}

// Dot returns the scalar product. Four sums hide the latency of the addition.
func dot(x, y []float32) float32 {
	var s0, s1, s2, s3 float32
	y = y[:len(x)]
	for len(x) >= 4 && len(y) >= 4 {
		s0 += x[0] * y[0]
		s1 += x[1] * y[1]
		s2 += x[2] * y[2]
		s3 += x[3] * y[3]
		x, y = x[4:], y[4:]
	}
	return s0 + s1 + s2 + s3
}
