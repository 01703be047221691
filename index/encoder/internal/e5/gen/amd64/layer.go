package main

import (
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// addNorm is addNormPlain for n numbers, a multiple of 16.
func addNorm() {
	TEXT("addNormAVX2", NOSPLIT, "func(x, y, weight, bias *float32, n int, epsilon float32)")
	Doc("addNormAVX2 adds y to x and norms x.")
	x, y, n := Load(Param("x"), GP64()), Load(Param("y"), GP64()), Load(Param("n"), GP64())
	weight, bias := Load(Param("weight"), GP64()), Load(Param("bias"), GP64())
	i := GP64()
	sum, v := [2]reg.VecVirtual{YMM(), YMM()}, [2]reg.VecVirtual{YMM(), YMM()}
	count := YMM()
	one := XMM()
	VCVTSI2SSQ(n, one, one)
	VBROADCASTSS(one, count)

	zero(sum[:]...)
	loop("normSum", i, n, 16, func() {
		for k := range v {
			VMOVUPS(at(x, i, 32*k), v[k])
			VADDPS(at(y, i, 32*k), v[k], v[k])
			VMOVUPS(v[k], at(x, i, 32*k))
			VADDPS(v[k], sum[k], sum[k])
		}
	})
	VADDPS(sum[1], sum[0], sum[0])
	acrossAll(sum[0], add)
	mean := YMM()
	VDIVPS(count, sum[0], mean)

	zero(sum[:]...)
	loop("normSquares", i, n, 16, func() {
		for k := range v {
			VMOVUPS(at(x, i, 32*k), v[k])
			VSUBPS(mean, v[k], v[k])
			VFMADD231PS(v[k], v[k], sum[k])
		}
	})
	VADDPS(sum[1], sum[0], sum[0])
	acrossAll(sum[0], add)
	eps, k, ones := YMM(), YMM(), YMM()
	e, err := Param("epsilon").Resolve()
	if err != nil {
		panic(err)
	}
	VBROADCASTSS(e.Addr, eps)
	VDIVPS(count, sum[0], k)
	VADDPS(eps, k, k)
	VSQRTPS(k, k)
	VMOVUPS(eightFloats(1), ones)
	VDIVPS(k, ones, k)

	w := YMM()
	loop("normAll", i, n, 16, func() {
		for j := range v {
			VMOVUPS(at(x, i, 32*j), v[j])
			VSUBPS(mean, v[j], v[j])
			VMULPS(k, v[j], v[j])
			VMOVUPS(at(weight, i, 32*j), w)
			VFMADD213PS(at(bias, i, 32*j), w, v[j])
			VMOVUPS(v[j], at(x, i, 32*j))
		}
	})
	VZEROUPPER()
	RET()
}

var (
	erfNumerator   = []float32{-2.72614225801306e-10, 2.77068142495902e-08, -2.10102402082508e-06, -5.69250639462346e-05, -7.34990630326855e-04, -2.95459980854025e-03, -1.60960333262415e-02}
	erfDenominator = []float32{-1.45660718464996e-05, -2.13374055278905e-04, -1.68282697438203e-03, -7.37332916720468e-03, -1.42647390514189e-02}
	expTerms       = []float32{1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1}
)

// gelu is geluPlain for n numbers, a multiple of 16: two registers at a time,
// so that one computes while the other waits.
func gelu() {
	TEXT("geluAVX2", NOSPLIT, "func(x *float32, n int)")
	Doc("geluAVX2 replaces x by x × the share of a normal distribution below x.")
	x, n := Load(Param("x"), GP64()), Load(Param("n"), GP64())
	i := GP64()
	half := YMM()
	VMOVUPS(eightFloats(.5), half)
	loop("gelu", i, n, 16, func() {
		var v, z, s, p, q [2]reg.VecVirtual
		for k := range v {
			v[k], z[k], s[k], p[k], q[k] = YMM(), YMM(), YMM(), YMM(), YMM()
			VMOVUPS(at(x, i, 32*k), v[k])
			VMULPS(eightFloats(math.Sqrt2/2), v[k], z[k])
			VMINPS(eightFloats(4), z[k], z[k])
			VMAXPS(eightFloats(-4), z[k], z[k])
			VMULPS(z[k], z[k], s[k])
		}
		for k := range v {
			VMOVUPS(eightFloats(erfNumerator[0]), p[k])
			for _, c := range erfNumerator[1:] {
				VFMADD213PS(eightFloats(c), s[k], p[k])
			}
			VMOVUPS(eightFloats(erfDenominator[0]), q[k])
			for _, c := range erfDenominator[1:] {
				VFMADD213PS(eightFloats(c), s[k], q[k])
			}
		}
		for k := range v {
			VMULPS(z[k], p[k], p[k])
			VDIVPS(q[k], p[k], p[k])
			VFMADD213PS(half, half, p[k])
			VMULPS(v[k], p[k], p[k])
			VMOVUPS(p[k], at(x, i, 32*k))
		}
	})
	VZEROUPPER()
	RET()
}

const headDim = 32

// attend is attendPlain. Keys and shares are read in whole registers, beyond
// the last token too; what is found there is made to count for nothing.
func attend() {
	TEXT("attendAVX2", NOSPLIT, "func(out, query, keys *float32, stride int, values *float32, valueStride, n int, shares *float32)")
	Doc("attendAVX2 is one head's part for one token.")
	query, keys, stride := Load(Param("query"), GP64()), Load(Param("keys"), GP64()), Load(Param("stride"), GP64())
	n, shares := Load(Param("n"), GP64()), Load(Param("shares"), GP64())
	padded, t := GP64(), GP64()
	LEAQ(Mem{Base: n, Disp: 7}, padded)
	ANDQ(I32(-8), padded)
	SHLQ(Imm(2), stride)

	// How alike the query and each key are, for eight tokens at a time.
	x, key := YMM(), GP64()
	four := [4]reg.VecVirtual{YMM(), YMM(), YMM(), YMM()}
	loop("alike", t, padded, 8, func() {
		LEAQ(at(keys, t, 0), key)
		for i := range headDim {
			VBROADCASTSS(Mem{Base: query, Disp: 4 * i}, x)
			if i < len(four) {
				VMULPS(Mem{Base: key}, x, four[i])
			} else {
				VFMADD231PS(Mem{Base: key}, x, four[i%4])
			}
			if i+1 < headDim {
				ADDQ(stride, key)
			}
		}
		VADDPS(four[1], four[0], four[0])
		VADDPS(four[3], four[2], four[2])
		VADDPS(four[2], four[0], four[0])
		VMOVUPS(four[0], at(shares, t, 0))
	})
	MOVQ(n, t)
	Label("beyond")
	CMPQ(t, padded)
	JGE(LabelRef("within"))
	MOVL(U32(math.Float32bits(-1e30)), at(shares, t, 0))
	INCQ(t)
	JMP(LabelRef("beyond"))
	Label("within")

	top, sum, v := YMM(), YMM(), YMM()
	VMOVUPS(Mem{Base: shares}, top)
	loop("top", t, padded, 8, func() { VMAXPS(at(shares, t, 0), top, top) })
	acrossAll(top, greater)

	// Their exponentials, as exp does it.
	zero(sum)
	power, k, p := YMM(), YMM(), YMM()
	loop("exp", t, padded, 8, func() {
		VMOVUPS(at(shares, t, 0), v)
		VSUBPS(top, v, v)
		VMULPS(eightFloats(0.17677669529663687), v, v)
		VMAXPS(eightFloats(-87), v, v)
		VMOVUPS(eightFloats(math.Log2E), power)
		VFMADD213PS(eightFloats(3<<22), v, power)
		VSUBPS(eightFloats(3<<22), power, k)
		VFNMADD231PS(eightFloats(0.693359375), k, v)
		VFNMADD231PS(eightFloats(-2.12194440e-4), k, v)
		VMOVUPS(eightFloats(expTerms[0]), p)
		for _, c := range expTerms[1:] {
			VFMADD213PS(eightFloats(c), v, p)
		}
		VMULPS(v, p, p)
		VFMADD213PS(v, v, p)
		VADDPS(eightFloats(1), p, p)
		VPSLLD(Imm(23), power, power)
		VPADDD(power, p, p)
		VMOVUPS(p, at(shares, t, 0))
		VADDPS(p, sum, sum)
	})
	acrossAll(sum, add)

	// The sum of the values by their shares: tokens with even and with odd
	// numbers apart, so that a sum does not wait for the one before.
	out, values, valueStride := Load(Param("out"), GP64()), Load(Param("values"), GP64()), Load(Param("valueStride"), GP64())
	SHLQ(Imm(2), valueStride)
	even, odd := [4]reg.VecVirtual{YMM(), YMM(), YMM(), YMM()}, [4]reg.VecVirtual{YMM(), YMM(), YMM(), YMM()}
	zero(even[:]...)
	zero(odd[:]...)
	SUBQ(Imm(1), n)
	XORQ(t, t)
	Label("pairs")
	CMPQ(t, n)
	JGE(LabelRef("last"))
	VBROADCASTSS(at(shares, t, 0), x)
	for i := range even {
		VFMADD231PS(Mem{Base: values, Disp: 32 * i}, x, even[i])
	}
	VBROADCASTSS(at(shares, t, 4), x)
	for i := range odd {
		VFMADD231PS(Mem{Base: values, Index: valueStride, Scale: 1, Disp: 32 * i}, x, odd[i])
	}
	LEAQ(Mem{Base: values, Index: valueStride, Scale: 2}, values)
	ADDQ(Imm(2), t)
	JMP(LabelRef("pairs"))
	Label("last")
	JNE(LabelRef("divide")) // n is even
	VBROADCASTSS(at(shares, t, 0), x)
	for i := range even {
		VFMADD231PS(Mem{Base: values, Disp: 32 * i}, x, even[i])
	}
	Label("divide")
	for i := range even {
		VADDPS(odd[i], even[i], even[i])
		VDIVPS(sum, even[i], even[i])
		VMOVUPS(even[i], Mem{Base: out, Disp: 32 * i})
	}
	VZEROUPPER()
	RET()
}
