package e5

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// each runs a test on every kernel that this processor has but the plain one.
func each(t *testing.T, test func(t *testing.T, k kernels, r *rand.Rand)) {
	if len(native()) == 0 {
		t.Skip("no vector instructions here that the package uses")
	}
	for _, k := range native() {
		t.Run(k.name, func(t *testing.T) { test(t, k, rand.New(rand.NewPCG(1, 2))) })
	}
}

func numbers(r *rand.Rand, n int, size float64) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(r.NormFloat64() * size)
	}
	return out
}

// near says whether all numbers agree to a millionth of the greatest.
func near(a, b []float32) bool {
	var top, off float64
	for i := range a {
		top = max(top, math.Abs(float64(a[i])))
		off = max(off, math.Abs(float64(a[i]-b[i])))
	}
	return off <= 3e-6*top
}

// Products are exact, also of the greatest numbers, for every number of tokens
// that a kernel takes apart in its own way.
func TestMultiply(t *testing.T) {
	each(t, func(t *testing.T, k kernels, r *rand.Rand) {
		for _, in := range []int{64, Dim, inner} {
			m := matrix{in: in, out: 2 * group, weights: make([]int8, 2*group*in), scale: make([]float32, 2*group), offset: make([]int32, 2*group), bias: numbers(r, 2*group, 1)}
			for o := range m.out {
				weights := numbers(r, in, 1)
				if o%3 == 0 {
					for i := range weights {
						weights[i] = float32(1 - 2*(i/7%2))
					}
				}
				m.set(o, weights)
			}
			for n := 1; n <= 27; n++ {
				plainValues, values := rounded{values: make([]int8, (n+3)/4*4*in), scale: numbers(r, (n+3)/4*4, 1)}, make([]int8, (n+3)/4*4*in)
				for i := range plainValues.values {
					v := int8(r.IntN(255) - 127)
					if i%5 == 0 {
						v = int8(127 - 254*(i/5%2))
					}
					plainValues.values[i], values[i] = v, v^k.flip
				}
				want, got := make([]float32, n*m.out), make([]float32, n*m.out)
				for g := range 2 {
					multiplyPlain(want, &m, &plainValues, n, g)
					k.multiply(got, &m, &rounded{values, plainValues.scale}, n, g)
				}
				if !near(want, got) {
					t.Fatalf("%d inputs, %d tokens: the products differ", in, n)
				}
			}
		}
	})
}

func TestRound(t *testing.T) {
	each(t, func(t *testing.T, k kernels, r *rand.Rand) {
		smooth := numbers(r, Dim, 1)
		for name, x := range map[string][]float32{"some": numbers(r, Dim, 3), "nothing": make([]float32, Dim), "one": append(make([]float32, Dim-1), -7)} {
			for _, s := range [][]float32{nil, smooth} {
				want, got := make([]int8, Dim), make([]int8, Dim)
				a, b := roundPlain(want, x, s), k.round(got, x, s)
				for i := range want {
					want[i] ^= k.flip
				}
				if a != b || !slices.Equal(want, got) {
					t.Errorf("%s, smoothed %v: the scale is %v, want %v, or the numbers differ", name, s != nil, b, a)
				}
			}
		}
	})
}

func TestAddNorm(t *testing.T) {
	each(t, func(t *testing.T, k kernels, r *rand.Rand) {
		norm := layerNorm{numbers(r, Dim, 1), numbers(r, Dim, 1)}
		x, y := numbers(r, Dim, 5), numbers(r, Dim, 1)
		got := slices.Clone(x)
		addNormPlain(x, y, &norm)
		k.addNorm(got, y, &norm)
		if !near(x, got) {
			t.Error("the numbers differ")
		}
	})
}

func TestGelu(t *testing.T) {
	check := func(t *testing.T, gelu func([]float32)) {
		x := numbers(rand.New(rand.NewPCG(3, 4)), inner, 3)
		y := slices.Clone(x)
		gelu(y)
		for i, v := range x {
			want := float64(v) / 2 * (1 + math.Erf(float64(v)/math.Sqrt2))
			if math.Abs(float64(y[i])-want) > 2e-6 {
				t.Fatalf("gelu(%g) = %g, want %g", v, y[i], want)
			}
		}
	}
	t.Run("plain", func(t *testing.T) { check(t, geluPlain) })
	each(t, func(t *testing.T, k kernels, _ *rand.Rand) { check(t, k.gelu) })
}

func TestExp(t *testing.T) {
	for x := float32(-80); x <= 0; x += .37 {
		if want := math.Exp(float64(x)); math.Abs(float64(exp(x))-want) > 1e-6*want {
			t.Errorf("exp(%g) = %g, want %g", x, exp(x), want)
		}
	}
}

// Whatever lies beyond the last token counts for nothing.
func TestAttend(t *testing.T) {
	each(t, func(t *testing.T, k kernels, r *rand.Rand) {
		for n := 1; n <= 50; n++ {
			rows := numbers(r, (n+lanes-1)*rowWidth, 1)
			a := attention{keys: make([]keyBlock, 4)}
			for b := range a.keys {
				for i := range a.keys[b] {
					a.keys[b][i] = [lanes]float32(slices.Repeat([]float32{1e9}, lanes))
				}
			}
			const head = 3
			a.set(rows, n, head, k.turn)
			queries := rows[head*headDim:]
			var turned attention
			turned.set(rows, n, head, turnPlain)
			if !slices.Equal(a.keys, turned.keys) {
				t.Fatalf("%d tokens: the keys differ", n)
			}
			want, got := make([]float32, (n+lanes-1)*Dim), make([]float32, (n+lanes-1)*Dim)
			attendPlain(want, queries, &a)
			k.attend(got, queries, &a)
			if !near(want[:n*Dim], got[:n*Dim]) {
				t.Fatalf("%d tokens: the results differ", n)
			}
		}
	})
}

// AVX2 and AVX-512 give the same numbers to the last bit.
func TestKernelsAreAlike(t *testing.T) {
	all := native()
	if len(all) < 2 {
		t.Skip("there are no two kernels to compare")
	}
	run := func(k kernels) []float32 {
		r := rand.New(rand.NewPCG(5, 6))
		const n = 21
		rows := numbers(r, (n+lanes-1)*rowWidth, 1)
		var a attention
		a.set(rows, n, 1, k.turn)
		out := make([]float32, (n+lanes-1)*Dim)
		k.attend(out, rows[headDim:], &a)
		out = out[:n*Dim]
		norm := layerNorm{numbers(r, Dim, 1), numbers(r, Dim, 1)}
		k.addNorm(out[:Dim], rows[:Dim], &norm)
		k.gelu(out[Dim:])
		return out
	}
	want := run(all[0])
	for _, k := range all[1:] {
		if !slices.Equal(want, run(k)) {
			t.Errorf("%s and %s differ", all[0].name, k.name)
		}
	}
}
