package e5

import "math"

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

// The error function for |z| ≤ 4 as z × a polynomial of z² over another: Eigen's
// generic_fast_erf, off by some 1e-7.
var (
	erfNumerator   = [...]float32{-2.72614225801306e-10, 2.77068142495902e-08, -2.10102402082508e-06, -5.69250639462346e-05, -7.34990630326855e-04, -2.95459980854025e-03, -1.60960333262415e-02}
	erfDenominator = [...]float32{-1.45660718464996e-05, -2.13374055278905e-04, -1.68282697438203e-03, -7.37332916720468e-03, -1.42647390514189e-02}
)

// geluPlain replaces each x by x × the share of a normal distribution below x.
func geluPlain(x []float32) {
	for i, v := range x {
		z := min(max(v*(math.Sqrt2/2), -4), 4)
		s := z * z
		p, q := erfNumerator[0], erfDenominator[0]
		for _, c := range erfNumerator[1:] {
			p = p*s + c
		}
		for _, c := range erfDenominator[1:] {
			q = q*s + c
		}
		x[i] = v * (0.5 + 0.5*(z*p/q))
	}
}

// An attention is one head's part in one text: every token looks at every
// other.
type attention struct {
	n int // tokens
	// keys are turned round: keys[i*stride+t] is number i of token t, and
	// stride is n rounded up to whole vector registers.
	keys   []float32
	stride int
	// values[t*valueStride:] are the numbers of token t.
	values      []float32
	valueStride int
	shares      []float32 // room for stride numbers
}

// attendPlain writes what a head makes of one token, given its query.
func attendPlain(out, query []float32, a *attention) {
	shares := a.shares[:a.n]
	clear(shares)
	for i, x := range query[:headDim] {
		for t, key := range a.keys[i*a.stride:][:a.n] {
			shares[t] += x * key
		}
	}
	top := shares[0]
	for _, s := range shares {
		top = max(top, s)
	}
	var sum float32
	for t, s := range shares {
		shares[t] = exp((s - top) * attentionScale)
		sum += shares[t]
	}
	out = out[:headDim]
	clear(out)
	for t, s := range shares {
		for i, v := range a.values[t*a.valueStride:][:headDim] {
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
