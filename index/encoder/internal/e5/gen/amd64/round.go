package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// round is roundPlain for n numbers, a multiple of 32. On AVX-512 the results
// are 128 greater, and unsigned: see multiplyVNNI.
func (l lanes) round(name string, smoothed bool) {
	name += l.name
	signature := "func(values *int8, x *float32, n int) float32"
	if smoothed {
		signature = "func(values *int8, x, smooth *float32, n int) float32"
	}
	TEXT(name, NOSPLIT, signature)
	Doc(name + " rounds a token's inputs.")
	values, x, n := Load(Param("values"), GP64()), Load(Param("x"), GP64()), Load(Param("n"), GP64())
	var smooth reg.Register
	if smoothed {
		smooth = Load(Param("smooth"), GP64())
	}
	i := GP64()
	two := l.vecs(2)
	read := func(k int, v vec) {
		l.do(VMOVUPS, at(x, i, 16*k), v)
		if smoothed {
			l.do(VMULPS, at(smooth, i, 16*k), v, v)
		}
	}

	size, v := l.vec(), l.vec()
	l.broadcast(word(0x7fffffff).Mem, size)
	l.zero(two...)
	loop(name+"Top", i, n, 32, func() {
		for k := range two {
			read(k, v)
			l.do(VANDPS, size, v, v)
			l.do(VMAXPS, v, two[k], two[k])
		}
	})
	l.do(VMAXPS, two[1], two[0], two[0])
	l.acrossAll(two[0], VMAXPS)
	top, most, scale, k := two[0][0].AsX(), XMM(), XMM(), l.vec()
	VMOVSS(float(127).Mem, most)
	VDIVSS(most, top, scale)
	result, err := ReturnIndex(0).Resolve()
	if err != nil {
		panic(err)
	}
	VMOVSS(scale, result.Addr)
	VMAXSS(float(1e-30).Mem, top, top)
	VDIVSS(top, most, most)
	l.broadcast(most, k)

	if l.bytes == 64 {
		flip := XMM()
		VMOVDQU(word(0x80808080).Mem, flip)
		loop(name+"All", i, n, 32, func() {
			for j, v := range l.vecs(2) {
				read(j, v)
				l.do(VMULPS, k, v, v)
				l.do(VCVTPS2DQ, v, v)
				VPMOVSDB(v[0], v[0].AsX())
				VPXOR(flip, v[0].AsX(), v[0].AsX())
				VMOVDQU(v[0].AsX(), Mem{Base: values, Index: i, Scale: 1, Disp: 16 * j})
			}
		})
	} else {
		// Packing works within halves of a register and leaves the fours in
		// this order.
		places := GLOBL(name+"Places", NOPTR|RODATA)
		for j, p := range []uint32{0, 4, 1, 5, 2, 6, 3, 7} {
			DATA(4*j, U32(p))
		}
		order := YMM()
		VMOVDQU(places, order)
		loop(name+"All", i, n, 32, func() {
			vs := l.vecs(2)
			for j, v := range vs {
				read(j, v)
				l.do(VMULPS, k, v, v)
				l.do(VCVTPS2DQ, v, v)
				VPACKSSDW(v[1], v[0], v[0])
			}
			VPACKSSWB(vs[1][0], vs[0][0], vs[0][0])
			VPERMD(vs[0][0], order, vs[0][0])
			VMOVDQU(vs[0][0], Mem{Base: values, Index: i, Scale: 1})
		})
	}
	VZEROUPPER()
	RET()
}
