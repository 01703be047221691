package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
)

// dots is dotsPlain: sixteen components at a time, as numbers of 16 bits, whose
// products are whole.
func dots() {
	TEXT("dotsAVX2", NOSPLIT, "func(out *int32, v, rows *int8, stride, n int)")
	Pragma("noescape")
	Doc("dotsAVX2 multiplies a vector with each of n rows, one or more.")
	out, v, rows := Load(Param("out"), GP64()), Load(Param("v"), GP64()), Load(Param("rows"), GP64())
	stride, n := Load(Param("stride"), GP64()), Load(Param("n"), GP64())
	sums, ours, its := []Op{YMM(), YMM()}, YMM(), YMM()
	Label("dotsRow")
	for _, s := range sums {
		VPXOR(s, s, s)
	}
	for i := 0; i < dim; i += 16 {
		VPMOVSXBW(Mem{Base: v, Disp: i}, ours)
		VPMOVSXBW(Mem{Base: rows, Disp: i}, its)
		VPMADDWD(ours, its, its)
		VPADDD(its, sums[i/16%2], sums[i/16%2])
	}
	all, half := ours, its
	VPADDD(sums[0], sums[1], all)
	VEXTRACTI128(Imm(1), all, half.AsX())
	VPADDD(half.AsX(), all.AsX(), all.AsX())
	VPSHUFD(Imm(0x4e), all.AsX(), half.AsX())
	VPADDD(half.AsX(), all.AsX(), all.AsX())
	VPSHUFD(Imm(0xb1), all.AsX(), half.AsX())
	VPADDD(half.AsX(), all.AsX(), all.AsX())
	VMOVD(all.AsX(), Mem{Base: out})
	ADDQ(Imm(4), out)
	ADDQ(stride, rows)
	DECQ(n)
	JNZ(LabelRef("dotsRow"))
	VZEROUPPER()
	RET()
}
