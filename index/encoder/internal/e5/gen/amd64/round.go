package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// round is roundPlain for n numbers, a multiple of 32, with flip in every byte
// of flips.
func round(name string, smoothed bool) {
	TEXT(name, NOSPLIT, "func(values *int8, x, smooth *float32, n int, flips uint32) float32")
	Doc(name + " rounds a token's inputs.")
	values, x, n := Load(Param("values"), GP64()), Load(Param("x"), GP64()), Load(Param("n"), GP64())
	var smooth reg.Register
	if smoothed {
		smooth = Load(Param("smooth"), GP64())
	}
	i := GP64()
	four := [4]reg.VecVirtual{YMM(), YMM(), YMM(), YMM()}
	read := func(k int, v reg.VecVirtual) {
		VMOVUPS(at(x, i, 32*k), v)
		if smoothed {
			VMULPS(at(smooth, i, 32*k), v, v)
		}
	}

	size, v := YMM(), YMM()
	VMOVDQU(eight(0x7fffffff), size)
	zero(four[:]...)
	loop(name+"Top", i, n, 32, func() {
		for k := range four {
			read(k, v)
			VANDPS(size, v, v)
			VMAXPS(v, four[k], four[k])
		}
	})
	VMAXPS(four[1], four[0], four[0])
	VMAXPS(four[3], four[2], four[2])
	VMAXPS(four[2], four[0], four[0])
	acrossAll(four[0], greater)
	top, most, k, none, scale := YMM(), YMM(), YMM(), YMM(), YMM()
	VMOVAPS(four[0], top)
	VMOVUPS(eightFloats(127), most)
	VDIVPS(most, top, scale)
	VDIVPS(top, most, k)
	zero(none)
	VCMPPS(Imm(4), none, top, v) // where top is not 0
	VANDPS(v, k, k)

	flips := YMM()
	VMOVD(Load(Param("flips"), GP32()), flips.AsX())
	VPBROADCASTD(flips.AsX(), flips)
	// Packing works within halves of a register and leaves the fours in this
	// order.
	places := GLOBL(name+"Places", NOPTR|RODATA)
	for j, p := range []uint32{0, 4, 1, 5, 2, 6, 3, 7} {
		DATA(4*j, U32(p))
	}
	order := YMM()
	VMOVDQU(places, order)
	loop(name+"All", i, n, 32, func() {
		for j, v := range four {
			read(j, v)
			VMULPS(k, v, v)
			VCVTPS2DQ(v, v)
		}
		VPACKSSDW(four[1], four[0], four[0])
		VPACKSSDW(four[3], four[2], four[2])
		VPACKSSWB(four[2], four[0], four[0])
		VPERMD(four[0], order, four[0])
		VPXOR(flips, four[0], four[0])
		VMOVDQU(four[0], Mem{Base: values, Index: i, Scale: 1})
	})
	Store(scale.AsX(), ReturnIndex(0))
	VZEROUPPER()
	RET()
}
