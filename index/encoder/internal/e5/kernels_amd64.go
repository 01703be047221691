package e5

import "golang.org/x/sys/cpu"

// The assembly is made by gen, which is a module of its own.
//
//go:generate go -C gen run ./amd64 -out ../kernels_amd64.s -stubs ../stubs_amd64.go -pkg e5

// native returns the kernels for vector instructions that this processor has.
// Both have all but the products in common; those are exact, and scaled alike.
func native() []kernels {
	if !cpu.X86.HasAVX2 || !cpu.X86.HasFMA {
		return nil
	}
	avx2 := kernels{
		name:     "avx2",
		multiply: multiply256,
		round: func(values []int8, x, smooth []float32, flip int8) float32 {
			flips := uint32(uint8(flip)) * 0x01010101
			if smooth == nil {
				return roundAVX2(&values[0], &x[0], nil, len(x), flips)
			}
			return roundSmoothAVX2(&values[0], &x[0], &smooth[0], len(x), flips)
		},
		addNorm: func(x, y []float32, n *layerNorm) {
			addNormAVX2(&x[0], &y[0], &n.weight[0], &n.bias[0], len(x), epsilon)
		},
		gelu: func(x []float32) { geluAVX2(&x[0], len(x)) },
		attend: func(out, query []float32, a *attention) {
			attendAVX2(&out[0], &query[0], &a.keys[0], a.stride, &a.values[0], a.valueStride, a.n, &a.shares[0])
		},
	}
	if !cpu.X86.HasAVX512F || !cpu.X86.HasAVX512VNNI {
		return []kernels{avx2}
	}
	avx512 := avx2
	avx512.name, avx512.flip, avx512.multiply = "avx512", -128, multiply512
	return []kernels{avx512, avx2}
}

// A tile multiplies some tokens with some outputs.
type tile func(y *float32, yStride int, values *int8, valuesStride int, valuesScale *float32, weights *int8, fours int, scale, bias *float32, offset *int32)

// By the number of tokens: as many as the processor's registers have room for.
var (
	tiles512 = [...]tile{1: multiplyVNNI1, 2: multiplyVNNI2, 3: multiplyVNNI3, 4: multiplyVNNI4, 5: multiplyVNNI5, 6: multiplyVNNI6}
	tiles256 = [...]tile{1: multiplyAVX2x1, 2: multiplyAVX2x2, 3: multiplyAVX2x3, 4: multiplyAVX2x4}
)

func multiply512(y []float32, m *matrix, a *rounded, n, g int) {
	m.tiles(tiles512[:], y, a, n, g*group, 0)
}

func multiply256(y []float32, m *matrix, a *rounded, n, g int) {
	for part := range group / 16 {
		m.tiles(tiles256[:], y, a, n, g*group, part*16)
	}
}

// tiles covers n tokens with tiles, for the outputs from first + part on, where
// first begins a group.
func (m *matrix) tiles(tiles []tile, y []float32, a *rounded, n, first, part int) {
	most := len(tiles) - 1
	o := first + part
	for t := 0; t < n; {
		some := min(most, n-t)
		if n-t > most && n-t < 2*most {
			some = (n - t + 1) / 2 // seven are four and three: quicker than six and one
		}
		tiles[some](&y[t*m.out+o], m.out, &a.values[t*m.in], m.in, &a.scale[t], &m.weights[first*m.in+part*4], m.in/4, &m.scale[o], &m.bias[o], &m.offset[o])
		t += some
	}
}
