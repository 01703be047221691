package encoder

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"briefbot/index/encoder/internal/weights"
)

// The packed products are exact: they are the same as products done one by
// one, at the greatest sizes, dense or sparse.
func TestProductsAreExact(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, c := range []struct {
		name   string
		number func() int64
		weight func() int8
	}{
		{"any", func() int64 { return random.Int64N(2*levels+1) - levels }, func() int8 { return int8(random.IntN(255) - 127) }},
		{"greatest", func() int64 { return levels }, func() int8 { return 127 }},
		{"least", func() int64 { return -levels }, func() int8 { return 127 }},
		{"mostly zero", func() int64 { return levels * max(0, random.Int64N(30)-28) }, func() int8 { return -127 }},
	} {
		t.Run(c.name, func(t *testing.T) {
			const cols = weights.Inner
			var want [weights.Group][lanes]int32
			x, w := make([]uint64, cols), make([]byte, cols*weights.Group)
			for i := range cols {
				var numbers [lanes]int64
				for n := range numbers {
					numbers[n] = c.number()
					x[i] += uint64(numbers[n]) << (n * lane)
				}
				for r := range weights.Group {
					weight := c.weight()
					w[i*weights.Group+r] = byte(weight)
					for n := range numbers {
						want[r][n] += int32(numbers[n]) * int32(weight)
					}
				}
			}
			if got := products(x, string(w)); got != want {
				t.Errorf("products give %v, want %v", got, want)
			}
			p := pack{words: x}
			p.squeeze()
			if sparse := c.name == "mostly zero"; p.sparse != sparse {
				t.Fatalf("sparse is %v, want %v", p.sparse, sparse)
			} else if got := productsAt(p.words, p.places, string(w)); sparse && got != want {
				t.Errorf("productsAt give %v, want %v", got, want)
			}
		})
	}
}

func TestMultiplyIsNearTheRealNumbers(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	const cols, rows, n = 32, 8, 5
	values, x := make([]float32, rows*cols), make([]float32, n*cols)
	for i := range values {
		values[i] = float32(random.NormFloat64())
	}
	for i := range x {
		x[i] = float32(random.NormFloat64())
	}
	l := &weights.Linear{Matrix: weights.Quantise(rows, cols, weights.Group, values), Bias: []float32{0, 1, 2, 3, 4, 5, 6, 7}}
	got := make([]float32, n*rows)
	new(space).multiply(got, l, x, n)
	for i := range n {
		for r := range rows {
			want := dot(x[i*cols:(i+1)*cols], values[r*cols:(r+1)*cols]) + l.Bias[r]
			if math.Abs(float64(got[i*rows+r]-want)) > 0.15 {
				t.Errorf("token %d, row %d: %v, want about %v", i, r, got[i*rows+r], want)
			}
		}
	}
}

// Every row goes to one worker, whatever their number is.
func TestMultiplyByManyIsTheSame(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	const cols, rows, n = 64, 20, 7
	values, x := make([]float32, rows*cols), make([]float32, n*cols)
	for i := range values {
		values[i] = float32(random.NormFloat64())
	}
	for i := range x {
		x[i] = float32(random.NormFloat64())
	}
	l := &weights.Linear{Matrix: weights.Quantise(rows, cols, weights.Group, values), Bias: make([]float32, rows)}
	want := make([]float32, n*rows)
	(&space{workers: 1}).multiply(want, l, x, n)
	for workers := 2; workers < 9; workers++ {
		got := make([]float32, n*rows)
		(&space{workers: workers}).multiply(got, l, x, n)
		if !slices.Equal(got, want) {
			t.Errorf("%d workers give other numbers than one", workers)
		}
	}
}
