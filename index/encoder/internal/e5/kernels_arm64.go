package e5

import "golang.org/x/sys/cpu"

// The assembly is made by gen, which is a module of its own.
//
//go:generate sh -c "go -C gen run ./arm64 > kernels_arm64.s"

// multiplySDOT sums the products of four tokens with 16 outputs; sixteens is a
// sixteenth of the inputs.
//
//go:noescape
func multiplySDOT(sums *[4][16]int32, values *int8, valuesStride int, weights *int8, sixteens int)

// dotsSDOT multiplies a vector with each of n rows, one or more.
//
//go:noescape
func dotsSDOT(out *int32, v, rows *int8, stride, n int)

func dots(out *int32, c, rows *Compact, n int) {
	if !cpu.ARM64.HasASIMDDP {
		dotsPlain(out, c, rows, n)
		return
	}
	dotsSDOT(out, &c.Values[0], &rows.Values[0], stride, n)
}

// native: products, which take nearly all of the time, by the dot-product
// instructions that arm64 processors have had since some 2018; the rest in Go.
func native() []kernels {
	if !cpu.ARM64.HasASIMDDP {
		return nil
	}
	k := plain
	k.name, k.multiply = "sdot", multiplyNEON
	return []kernels{k}
}

func multiplyNEON(y []float32, m *matrix, a *rounded, n, g int) {
	var sums [4][16]int32
	for part := range group / 16 {
		o := g*group + part*16
		scale, bias := m.scale[o:][:16], m.bias[o:][:16]
		for t := 0; t < n; t += 4 {
			multiplySDOT(&sums, &a.values[t*m.in], m.in, &m.weights[g*group*m.in+part*64], m.in/16)
			for k := range min(4, n-t) {
				out, tokenScale := y[(t+k)*m.out+o:][:16], a.scale[t+k]
				for j, sum := range sums[k] {
					out[j] = float32(sum)*tokenScale*scale[j] + bias[j]
				}
			}
		}
	}
}
