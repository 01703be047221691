package main

import (
	"fmt"
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// addNorm is addNormPlain for n numbers, a multiple of 32.
func (l lanes) addNorm() {
	name := "addNorm" + l.name
	TEXT(name, NOSPLIT, "func(x, y, weight, bias *float32, n int, epsilon float32)")
	Doc(name + " adds y to x and norms x.")
	x, y, n := Load(Param("x"), GP64()), Load(Param("y"), GP64()), Load(Param("n"), GP64())
	weight, bias := Load(Param("weight"), GP64()), Load(Param("bias"), GP64())
	i := GP64()
	sum, v := l.vecs(2), l.vecs(2)
	count := XMM()
	VCVTSI2SSQ(n, count, count)

	l.zero(sum...)
	loop(name+"Sum", i, n, 32, func() {
		for k := range v {
			l.do(VMOVUPS, at(x, i, 16*k), v[k])
			l.do(VADDPS, at(y, i, 16*k), v[k], v[k])
			l.store(v[k], at(x, i, 16*k))
			l.do(VADDPS, v[k], sum[k], sum[k])
		}
	})
	l.do(VADDPS, sum[1], sum[0], sum[0])
	l.acrossAll(sum[0], VADDPS)
	mean := l.vec()
	VDIVSS(count, sum[0][0].AsX(), sum[0][0].AsX())
	l.broadcast(sum[0][0].AsX(), mean)

	l.zero(sum...)
	loop(name+"Squares", i, n, 32, func() {
		for k := range v {
			l.do(VMOVUPS, at(x, i, 16*k), v[k])
			l.do(VSUBPS, mean, v[k], v[k])
			l.do(VFMADD231PS, v[k], v[k], sum[k])
		}
	})
	l.do(VADDPS, sum[1], sum[0], sum[0])
	l.acrossAll(sum[0], VADDPS)
	k, spread := l.vec(), sum[0][0].AsX()
	VDIVSS(count, spread, spread)
	// (Load would use an instruction of SSE, which is slow beside AVX.)
	epsilon, err := Param("epsilon").Resolve()
	if err != nil {
		panic(err)
	}
	VADDSS(epsilon.Addr, spread, spread)
	VSQRTSS(spread, spread, spread)
	VMOVSS(float(1).Mem, count)
	VDIVSS(spread, count, count)
	l.broadcast(count, k)

	w := l.vec()
	loop(name+"All", i, n, 16, func() {
		l.do(VMOVUPS, at(x, i, 0), v[0])
		l.do(VSUBPS, mean, v[0], v[0])
		l.do(VMULPS, k, v[0], v[0])
		l.do(VMOVUPS, at(weight, i, 0), w)
		l.do(VFMADD213PS, at(bias, i, 0), w, v[0])
		l.store(v[0], at(x, i, 0))
	})
	VZEROUPPER()
	RET()
}

var (
	geluTerms = []float32{-0.0254443757, 0.00723265258, 0.131590151, -0.0925174909, -0.251408551, 0.345281371, 0.0772643398, -0.490812878, 0.418989128, -0.0173759664, -0.256968193, 0.232666675, -0.094022156, 0.0155254363}
	expTerms  = []float32{1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1}
)

// gelu is geluPlain for n numbers, a multiple of 16.
func (l lanes) gelu() {
	name := "gelu" + l.name
	TEXT(name, NOSPLIT, "func(x *float32, n int)")
	Doc(name + " replaces x by x × the share of a normal distribution below x.")
	x, n := Load(Param("x"), GP64()), Load(Param("n"), GP64())
	i := GP64()
	v, t, p := l.vec(), l.vec(), l.vec()
	size, none := l.vec(), l.vec()
	l.broadcast(word(0x7fffffff).Mem, size)
	l.zero(none)
	loop(name+"All", i, n, 16, func() {
		l.do(VMOVUPS, at(x, i, 0), v)
		l.do(VANDPS, v, size, t)
		l.by(float(5), VMINPS, VMINPS_BCST, t, t)
		l.broadcast(float(-1).Mem, p)
		l.by(float(2./5), VFMADD132PS, VFMADD132PS_BCST, p, t)
		l.broadcast(float(geluTerms[0]).Mem, p)
		for _, c := range geluTerms[1:] {
			l.by(float(c), VFMADD213PS, VFMADD213PS_BCST, t, p)
		}
		l.do(VMAXPS, none, v, v)
		l.do(VSUBPS, p, v, v)
		l.store(v, at(x, i, 0))
	})
	VZEROUPPER()
	RET()
}

const (
	dim     = 384
	headDim = 32
	// row is how far a token's query is from the next token's.
	row = 3 * dim
	// atOnce is how many tokens' queries are looked at together, so that a key
	// or value is read once for all of them.
	atOnce = 4
)

// attend is attendPlain for four tokens. Keys and shares are read in whole
// vectors, beyond the last token too; what is found there is made to count for
// nothing by the last row of the block of keys.
func (l lanes) attend() {
	name := "attend" + l.name
	TEXT(name, NOSPLIT, "func(out, query, keys, values *float32, n, blocks int, shares *float32)")
	Doc(name + " is one head's part for four tokens.")
	shares, padded, t := Load(Param("shares"), GP64()), Load(Param("blocks"), GP64()), GP64()
	SHLQ(Imm(4), padded)
	var share [atOnce]reg.GPVirtual // of each of the four: as many as the blocks have tokens
	for q := range share {
		share[q] = GP64()
		if q == 0 {
			MOVQ(shares, share[q])
		} else {
			LEAQ(Mem{Base: share[q-1], Index: padded, Scale: 4}, share[q])
		}
	}

	// How alike the queries and each key are, for a block at a time.
	query, keys := Load(Param("query"), GP64()), Load(Param("keys"), GP64())
	alike := l.vecs(atOnce)
	key, x := l.vec(), l.vec()[:1]
	loop(name+"Alike", t, padded, 16, func() {
		l.do(VMOVUPS, Mem{Base: keys, Disp: 64 * headDim}, alike[0])
		for _, s := range alike[1:] {
			l.do(VMOVUPS, alike[0], s)
		}
		for i := range headDim {
			l.do(VMOVUPS, Mem{Base: keys, Disp: 64 * i}, key)
			for q, s := range alike {
				number := Mem{Base: query, Disp: 4 * (q*row + i)}
				if l.bytes == 64 {
					VFMADD231PS_BCST(number, key[0], s[0])
					continue
				}
				l.broadcast(number, x)
				for j := range s {
					VFMADD231PS(key[j], x[0], s[j])
				}
			}
		}
		for q, s := range alike {
			l.store(s, at(share[q], t, 0))
		}
		ADDQ(I32(64*(headDim+1)), keys)
	})

	// Their exponentials, as exp does it, and what to multiply with so that
	// they add up to 1: of some of the four at once, so that one is reckoned
	// while the other waits.
	some := atOnce
	if l.bytes == 32 {
		some = 1 // which has two registers already
	}
	one := XMM()
	VMOVSS(float(1).Mem, one)
	var factor [atOnce]Mem
	for first := 0; first < atOnce; first += some {
		label := func(s string) string { return fmt.Sprint(name, s, first) }
		each := func(do func(q int)) {
			for q := range some {
				do(q)
			}
		}
		of := func(q int) Mem { return at(share[first+q], t, 0) }
		top, sum, v := l.vecs(some), l.vecs(some), l.vecs(some)
		power, p, k := l.vecs(some), l.vecs(some), l.vec()
		each(func(q int) { l.do(VMOVUPS, Mem{Base: share[first+q]}, top[q]) })
		loop(label("Top"), t, padded, 16, func() {
			each(func(q int) { l.do(VMAXPS, of(q), top[q], top[q]) })
		})
		each(func(q int) { l.acrossAll(top[q], VMAXPS) })
		l.zero(sum...)
		loop(label("Exp"), t, padded, 16, func() {
			each(func(q int) {
				l.do(VMOVUPS, of(q), v[q])
				l.do(VSUBPS, top[q], v[q], v[q])
				l.by(float(0.17677669529663687), VMULPS, VMULPS_BCST, v[q], v[q])
				l.by(float(-87), VMAXPS, VMAXPS_BCST, v[q], v[q])
				l.broadcast(float(math.Log2E).Mem, power[q])
				l.by(float(3<<22), VFMADD213PS, VFMADD213PS_BCST, v[q], power[q])
				l.by(float(3<<22), VSUBPS, VSUBPS_BCST, power[q], k)
				l.by(float(0.693359375), VFNMADD231PS, VFNMADD231PS_BCST, k, v[q])
				l.by(float(-2.12194440e-4), VFNMADD231PS, VFNMADD231PS_BCST, k, v[q])
				l.broadcast(float(expTerms[0]).Mem, p[q])
			})
			for _, c := range expTerms[1:] {
				each(func(q int) { l.by(float(c), VFMADD213PS, VFMADD213PS_BCST, v[q], p[q]) })
			}
			each(func(q int) {
				l.do(VMULPS, v[q], p[q], p[q])
				l.do(VFMADD213PS, v[q], v[q], p[q])
				l.by(float(1), VADDPS, VADDPS_BCST, p[q], p[q])
				l.do(VPSLLD, Imm(23), power[q], power[q])
				l.do(VPADDD, power[q], p[q], p[q])
				l.store(p[q], of(q))
				l.do(VADDPS, p[q], sum[q], sum[q])
			})
		})
		each(func(q int) {
			l.acrossAll(sum[q], VADDPS)
			m, x := AllocLocal(4), sum[q][0].AsX()
			VDIVSS(x, one, x)
			VMOVSS(x, m)
			factor[first+q] = m
		})
	}

	// The sums of the values by their shares: for all four tokens at once if
	// there are registers enough.
	values, n, value := Load(Param("values"), GP64()), Load(Param("n"), GP64()), GP64()
	out := Load(Param("out"), GP64())
	if l.bytes == 32 {
		some = atOnce / 2
	}
	for q := 0; q < atOnce; q += some {
		sums := make([][]vec, some)
		for i := range sums {
			sums[i] = l.vecs(headDim / 16)
			l.zero(sums[i]...)
		}
		numbers := l.vecs(headDim / 16)
		MOVQ(values, value)
		loop(fmt.Sprint(name, "Values", q), t, n, 1, func() {
			for k, v := range numbers {
				l.do(VMOVUPS, Mem{Base: value, Disp: 64 * k}, v)
			}
			for i, sum := range sums {
				l.broadcast(at(share[q+i], t, 0), x)
				for k, s := range sum {
					for j := range s {
						VFMADD231PS(numbers[k][j], x[0], s[j])
					}
				}
			}
			ADDQ(I32(4*headDim), value)
		})
		for i, sum := range sums {
			l.broadcast(factor[q+i], x)
			for k, s := range sum {
				for j := range s {
					VMULPS(x[0], s[j], s[j])
				}
				l.store(s, Mem{Base: out, Disp: 4 * ((q+i)*dim + 16*k)})
			}
		}
	}
	VZEROUPPER()
	RET()
}

// turn is turnPlain: squares of eight tokens and eight numbers are turned round
// in registers.
func turn() {
	TEXT("turnAVX2", NOSPLIT, "func(block, keys *float32)")
	Doc("turnAVX2 writes the keys of sixteen tokens to a block.")
	block, keys, rowBytes := Load(Param("block"), GP64()), Load(Param("keys"), GP64()), GP64()
	MOVQ(I32(4*row), rowBytes)
	var a, b [8]reg.VecVirtual
	for i := range a {
		a[i], b[i] = YMM(), YMM()
	}
	for half := range 2 {
		for eight := range headDim / 8 {
			for t := range a {
				VMOVUPS(Mem{Base: keys, Disp: 4 * (t*row + 8*eight)}, a[t])
			}
			for i := 0; i < 8; i += 2 {
				VUNPCKLPS(a[i+1], a[i], b[i])
				VUNPCKHPS(a[i+1], a[i], b[i+1])
			}
			for i := 0; i < 8; i += 4 {
				for j := range 2 {
					VSHUFPS(Imm(0x44), b[i+j+2], b[i+j], a[i+2*j])
					VSHUFPS(Imm(0xee), b[i+j+2], b[i+j], a[i+2*j+1])
				}
			}
			for i := range 4 {
				for j, which := range []uint64{0x20, 0x31} {
					VPERM2F128(Imm(which), a[i+4], a[i], b[i])
					VMOVUPS(b[i], Mem{Base: block, Disp: 64*(8*eight+4*j+i) + 32*half})
				}
			}
		}
		if half == 0 {
			LEAQ(Mem{Base: keys, Index: rowBytes, Scale: 8}, keys)
		}
	}
	VZEROUPPER()
	RET()
}
