package e5

import (
	"slices"

	"golang.org/x/sys/cpu"
)

// The assembly is made by gen, which is a module of its own.
//
//go:generate go -C gen run ./amd64 -out ../kernels_amd64.s -stubs ../stubs_amd64.go -pkg e5

// native returns the kernels for vector instructions that this processor has.
func native() []kernels {
	if !cpu.X86.HasAVX2 || !cpu.X86.HasFMA {
		return nil
	}
	avx2 := kernels{
		name:     "avx2",
		multiply: multiply256,
		round: func(values []int8, x, smooth []float32) float32 {
			if smooth == nil {
				return roundAVX2(&values[0], &x[0], len(x))
			}
			return roundSmoothAVX2(&values[0], &x[0], &smooth[0], len(x))
		},
		addNorm: func(x, y []float32, n *layerNorm) {
			addNormAVX2(&x[0], &y[0], &n.weight[0], &n.bias[0], len(x), epsilon)
		},
		gelu: func(x []float32) { geluAVX2(&x[0], len(x)) },
		turn: func(block *keyBlock, keys []float32) { turnAVX2(&block[0][0], &keys[0]) },
		attend: func(out, queries []float32, a *attention) {
			for t := 0; t < a.n; t += atOnce {
				attendAVX2(&out[t*Dim], &queries[t*rowWidth], &a.keys[0][0][0], &a.values[0], a.n, len(a.keys), &a.shares[0])
			}
		},
	}
	if !cpu.X86.HasAVX512F || !cpu.X86.HasAVX512DQ || !cpu.X86.HasAVX512VNNI {
		return []kernels{avx2}
	}
	avx512 := kernels{
		name:     "avx512",
		flip:     -128,
		multiply: multiply512,
		round: func(values []int8, x, smooth []float32) float32 {
			if smooth == nil {
				return roundAVX512(&values[0], &x[0], len(x))
			}
			return roundSmoothAVX512(&values[0], &x[0], &smooth[0], len(x))
		},
		addNorm: func(x, y []float32, n *layerNorm) {
			addNormAVX512(&x[0], &y[0], &n.weight[0], &n.bias[0], len(x), epsilon)
		},
		gelu: func(x []float32) { geluAVX512(&x[0], len(x)) },
		turn: func(block *keyBlock, keys []float32) { turnAVX2(&block[0][0], &keys[0]) },
		attend: func(out, queries []float32, a *attention) {
			for t := 0; t < a.n; t += atOnce {
				attendAVX512(&out[t*Dim], &queries[t*rowWidth], &a.keys[0][0][0], &a.values[0], a.n, len(a.keys), &a.shares[0])
			}
		},
	}
	return []kernels{avx512, avx2}
}

// A tile multiplies some tokens with some outputs.
type tile func(y *float32, yStride int, values *int8, valuesStride int, valuesScale *float32, weights, ahead *int8, fours int, scale, bias *float32, offset *int32)

// By the number of tokens: as many as the processor's registers have room for.
var (
	tiles512 = [...]tile{1: multiplyVNNI1, 2: multiplyVNNI2, 3: multiplyVNNI3, 4: multiplyVNNI4, 5: multiplyVNNI5, 6: multiplyVNNI6, 7: multiplyVNNI7, 8: multiplyVNNI8, 9: multiplyVNNI9, 10: multiplyVNNI10, 11: multiplyVNNI11, 12: multiplyVNNI12}
	tiles256 = [...]tile{1: multiplyAVX2x1, 2: multiplyAVX2x2, 3: multiplyAVX2x3, 4: multiplyAVX2x4, 5: multiplyAVX2x5, 6: multiplyAVX2x6, 7: multiplyAVX2x7, 8: multiplyAVX2x8, 9: multiplyAVX2x9, 10: multiplyAVX2x10, 11: multiplyAVX2x11, 12: multiplyAVX2x12}
)

// How many outputs a tile has.
const (
	outputs512 = 32
	outputs256 = 8
)

func multiply512(y []float32, m *matrix, a *rounded, n, g int) {
	m.tiles(tiles512[:], outputs512, m.offset, y, a, n, g)
}

func multiply256(y []float32, m *matrix, a *rounded, n, g int) {
	m.findNegatives.Do(m.sumNegatives)
	m.tiles(tiles256[:], outputs256, m.negatives, y, a, n, g)
}

// tiles covers n tokens and the outputs of a group with tiles of about equal
// size.
func (m *matrix) tiles(tiles []tile, outputs int, offset []int32, y []float32, a *rounded, n, g int) {
	weights := m.weights[g*group*m.in:]
	count := (n + len(tiles) - 2) / (len(tiles) - 1)
	// The first calls fetch the next group's weights, each half as much as it reads.
	part := m.in * outputs / 2
	ahead := group * m.in
	for o := 0; o < group; o += outputs {
		for i := range count {
			t, next := n*i/count, n*(i+1)/count
			fetched := &weights[0]
			if ahead+part <= len(weights) && ahead < 2*group*m.in {
				fetched = &weights[ahead]
				ahead += part
			}
			tiles[next-t](&y[t*m.out+g*group+o], m.out, &a.values[t*m.in], m.in, &a.scale[t], &weights[o*4], fetched, m.in/4, &m.scale[g*group+o], &m.bias[g*group+o], &offset[g*group+o])
		}
	}
}

// sumNegatives is the product with a token of zeros: what the kernel takes them
// for is -1 times the negative weights' sizes.
func (m *matrix) sumNegatives() {
	m.negatives = make([]int32, m.out)
	one, zeros, bias, y := []float32{1}, make([]int8, m.in), make([]float32, m.out), make([]float32, m.out)
	ones := slices.Repeat(one, m.out)
	for o := 0; o < m.out; o += outputs256 {
		weights := &m.weights[m.place(o, 0)]
		multiplyAVX2x1(&y[o], 0, &zeros[0], 0, &one[0], weights, weights, m.in/4, &ones[o], &bias[o], &m.negatives[o])
	}
	for o, sum := range y {
		m.negatives[o] = -int32(sum) // which has less than 24 bits
	}
}

func dots(out *int32, c, rows *Compact, n int) {
	if !cpu.X86.HasAVX2 {
		dotsPlain(out, c, rows, n)
		return
	}
	dotsAVX2(out, &c.Values[0], &rows.Values[0], stride, n)
}
