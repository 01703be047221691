package e5

import "fmt"

// Kernels do the sums. All of them round alike and multiply whole numbers
// exactly; AVX2 and AVX-512 give the same vectors to the last bit, the others
// differ by the order in which fractions are summed.
type kernels struct {
	name string
	// flip is what rounded numbers are xored with: -128 makes unsigned ones that
	// are 128 greater.
	flip     int8
	multiply func(y []float32, m *matrix, a *rounded, n, g int)
	round    func(values []int8, x, smooth []float32) float32
	addNorm  func(x, y []float32, n *layerNorm)
	gelu     func(x []float32)
	turn     func(block *keyBlock, keys []float32)
	// attend may also read and write the rows of up to atOnce-1 tokens after the last.
	attend func(out, queries []float32, a *attention)
}

// plain is in Go alone.
var plain = kernels{
	name:     "plain",
	multiply: multiplyPlain,
	round:    roundPlain,
	addNorm:  addNormPlain,
	gelu:     geluPlain,
	turn:     turnPlain,
	attend:   attendPlain,
}

// Kernels returns the names of the kernels that this processor can run, the
// fastest first. The last is "plain", for processors without vector
// instructions that we know how to use; it is thirty times slower than the others.
func Kernels() []string {
	var names []string
	for _, k := range available() {
		names = append(names, k.name)
	}
	return names
}

func available() []kernels { return append(native(), plain) }

// kernelsNamed returns the kernels of that name, the fastest for "".
func kernelsNamed(name string) (kernels, error) {
	all := available()
	for _, k := range all {
		if name == "" || name == k.name {
			return k, nil
		}
	}
	return kernels{}, fmt.Errorf("no kernels %q on this processor, which has %v", name, Kernels())
}
