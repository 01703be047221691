// Amd64 writes the assembly of package e5 for amd64, by avo:
//
//	go run ./amd64 -out ../kernels_amd64.s -stubs ../stubs_amd64.go -pkg e5
//
// What each function computes is said by the plain Go function that it stands
// for: multiplyPlain, roundPlain, addNormPlain, geluPlain, attendPlain. The
// constants are those of layer.go.
package main

import (
	"fmt"
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

func main() {
	for tokens := 1; tokens <= 6; tokens++ {
		multiplyVNNI(tokens)
	}
	for tokens := 1; tokens <= 4; tokens++ {
		multiplyAVX2(tokens)
	}
	round("roundAVX2", false)
	round("roundSmoothAVX2", true)
	addNorm()
	gelu()
	attend()
	Generate()
}

// eight returns eight copies of a word of 32 bits in memory; those that are
// asked for twice are there once.
func eight(word uint32) Mem {
	m, ok := words[word]
	if !ok {
		m = GLOBL(fmt.Sprintf("eight%08x", word), NOPTR|RODATA)
		for i := range 8 {
			DATA(4*i, U32(word))
		}
		words[word] = m
	}
	return m
}

var words = map[uint32]Mem{}

func eightFloats(f float32) Mem { return eight(math.Float32bits(f)) }

// at is number i of an array, and some bytes further.
func at(array, i reg.Register, bytes int) Mem {
	return Mem{Base: array, Index: i, Scale: 4, Disp: bytes}
}

// loop repeats body with i = 0, step, 2 × step … while it is less than n; once
// at least.
func loop(name string, i, n reg.Register, step uint64, body func()) {
	XORQ(i, i)
	Label(name)
	body()
	ADDQ(Imm(step), i)
	CMPQ(i, n)
	JLT(LabelRef(name))
}

// acrossAll leaves the sum or the greatest of all lanes in every lane.
func acrossAll(v reg.VecVirtual, op func(a, b, c Op)) {
	t := YMM()
	VPERM2F128(Imm(1), v, v, t)
	op(t, v, v)
	VSHUFPS(Imm(0x4e), v, v, t)
	op(t, v, v)
	VSHUFPS(Imm(0xb1), v, v, t)
	op(t, v, v)
}

func add(a, b, c Op)     { VADDPS(a, b, c) }
func greater(a, b, c Op) { VMAXPS(a, b, c) }

func zero(vs ...reg.VecVirtual) {
	for _, v := range vs {
		VXORPS(v, v, v)
	}
}
