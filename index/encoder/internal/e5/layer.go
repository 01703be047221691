package e5

import (
	"math"
	"slices"
)

// A norm gives each token's numbers the mean and the spread that the model
// was trained with.
type layerNorm struct{ weight, bias []float32 }

// addNormPlain adds y to x and norms x.
func addNormPlain(x, y []float32, n *layerNorm) {
	var sum float32
	for i := range x {
		x[i] += y[i]
		sum += x[i]
	}
	mean := sum / float32(len(x))
	var squares float32
	for _, v := range x {
		squares += (v - mean) * (v - mean)
	}
	k := 1 / float32(math.Sqrt(float64(squares/float32(len(x))+epsilon)))
	for i, v := range x {
		x[i] = (v-mean)*k*n.weight[i] + n.bias[i]
	}
}

// Below 0, x × the share of a normal distribution below x is between -0.17 and 0, and
// above, it is x less the same: so x counts if it is positive, and what is taken
// away is a polynomial of |x|, the greatest power first. Its variable goes from
// -1 to 1 as |x| goes from 0 to 5, where nothing is left; it is Chebyshev's series
// to the thirteenth power, and off by 2e-6 at most.
var geluTerms = [...]float32{-0.0254443757, 0.00723265258, 0.131590151, -0.0925174909, -0.251408551, 0.345281371, 0.0772643398, -0.490812878, 0.418989128, -0.0173759664, -0.256968193, 0.232666675, -0.094022156, 0.0155254363}

const geluEnd = 5

// geluPlain replaces each x by x × the share of a normal distribution below x.
func geluPlain(x []float32) {
	for i, v := range x {
		t := min(max(v, -v), geluEnd)*(2./geluEnd) - 1
		p := geluTerms[0]
		for _, c := range geluTerms[1:] {
			p = p*t + c
		}
		x[i] = max(v, 0) - p
	}
}

// An attention is one head's part in one window: every token looks at every
// other. Its keys and values are together, for each is read for every token,
// and where they come from they lie so that they would drive each other out of
// the processor's nearest cache.
type attention struct {
	n      int // tokens
	keys   []keyBlock
	values []float32 // headDim numbers of each token
	shares []float32 // room for atOnce times as many numbers as the blocks have tokens
}

// A keyBlock is the keys of sixteen tokens, number by number, and what is added
// to how alike a query and each of them are: nothing, or beyond the last token, so
// much less that the key does not count.
type keyBlock [headDim + 1][lanes]float32

const (
	rowWidth = 3 * Dim // a token's query, key and value
	atOnce   = 4       // tokens that the vector kernels look at together
	lanes    = 16      // numbers in a vector
)

// set makes it the attention of a head in a window of n tokens, whose rows are
// given and those of lanes-1 tokens more, which have any numbers.
func (a *attention) set(rows []float32, n, head int, turn func(block *keyBlock, keys []float32)) {
	a.n = n
	a.keys = room(&a.keys, (n+lanes-1)/lanes)
	a.values = room(&a.values, n*headDim)
	a.shares = room(&a.shares, atOnce*len(a.keys)*lanes)
	rows = rows[head*headDim:]
	for b := range a.keys {
		turn(&a.keys[b], rows[b*lanes*rowWidth+Dim:])
		clear(a.keys[b][headDim][:])
	}
	last := &a.keys[len(a.keys)-1][headDim]
	for t := (n-1)%lanes + 1; t < lanes; t++ {
		last[t] = -1e30
	}
	for t := range n {
		copy(a.values[t*headDim:], rows[t*rowWidth+2*Dim:][:headDim])
	}
}

// turnPlain writes the keys of sixteen tokens, rowWidth apart, to a block.
func turnPlain(block *keyBlock, keys []float32) {
	for t := range lanes {
		for i, x := range (*[headDim]float32)(keys[t*rowWidth:]) {
			block[i][t] = x
		}
	}
}

// attendPlain writes what the head makes of each token to out, Dim numbers
// apart. Queries are rowWidth apart.
func attendPlain(out, queries []float32, a *attention) {
	for t := range a.n {
		attendOne(out[t*Dim:][:headDim], queries[t*rowWidth:][:headDim], a)
	}
}

func attendOne(out, query []float32, a *attention) {
	shares := a.shares[:a.n]
	for t := range shares {
		shares[t] = 0
		for i, x := range query {
			shares[t] += x * a.keys[t/lanes][i][t%lanes]
		}
	}
	top := slices.Max(shares)
	var sum float32
	for t, s := range shares {
		shares[t] = exp((s - top) * attentionScale)
		sum += shares[t]
	}
	clear(out)
	for t, s := range shares {
		for i, v := range a.values[t*headDim:][:headDim] {
			out[i] += s * v
		}
	}
	for i := range out {
		out[i] /= sum
	}
}

// attentionScale is 1/√headDim.
const attentionScale = 0.17677669529663687

// The exponential function as 2^k × e^r with |r| ≤ ln 2 / 2: Cephes' expf.
const (
	// Adding and taking away 1.5 × 2^23 rounds a number to a whole one, which
	// is then in its last bits.
	rounder = 3 << 22
	ln2High = 0.693359375
	ln2Low  = -2.12194440e-4
)

var expTerms = [...]float32{1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1}

// exp is e^x for x ≤ 0; below -87 it stays at the least number.
func exp(x float32) float32 {
	x = max(x, -87)
	n := x*math.Log2E + rounder
	k := n - rounder
	r := x - k*ln2High
	r -= k * ln2Low
	p := expTerms[0]
	for _, c := range expTerms[1:] {
		p = p*r + c
	}
	p = p*r*r + r + 1
	return math.Float32frombits(math.Float32bits(p) + math.Float32bits(n)<<23)
}
