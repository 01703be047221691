// Amd64 writes the assembly of package e5 for amd64, by avo:
//
//	go run ./amd64 -out ../kernels_amd64.s -stubs ../stubs_amd64.go -pkg e5
//
// What each function computes is said by the plain Go function that it stands
// for: multiplyPlain, roundPlain, addNormPlain, geluPlain, attendPlain,
// turnPlain, dotsPlain. The constants are those of layer.go.
//
// All but the products are written once, for vectors of sixteen numbers: see
// [lanes].
package main

import (
	"fmt"
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

func main() {
	for tokens := 1; tokens <= mostTokens; tokens++ {
		multiplyVNNI(tokens)
	}
	for tokens := 1; tokens <= mostTokens; tokens++ {
		multiplyAVX2(tokens)
	}
	for _, l := range []lanes{avx512, avx2} {
		l.round("round", false)
		l.round("roundSmooth", true)
		l.addNorm()
		l.gelu()
		l.attend()
	}
	turn()
	dots()
	Generate()
}

// Lanes are the registers that hold sixteen numbers of 32 bits: one of
// AVX-512, or two of AVX2. As both do the same sums in the same lanes, their
// results are the same to the last bit.
type lanes struct {
	name  string
	bytes int // of a register
}

var (
	avx2   = lanes{"AVX2", 32}
	avx512 = lanes{"AVX512", 64}
)

// A vec is sixteen numbers in registers.
type vec []reg.VecVirtual

func (l lanes) vec() vec {
	if l.bytes == 64 {
		return vec{ZMM()}
	}
	return vec{YMM(), YMM()}
}

func (l lanes) vecs(n int) []vec {
	out := make([]vec, n)
	for i := range out {
		out[i] = l.vec()
	}
	return out
}

// do carries out an instruction for every register of the last operand, which
// is a vec. The others are vecs, memory (sixteen numbers), constants or immediates.
func (l lanes) do(instruction func(...Op), operands ...any) {
	for k := range operands[len(operands)-1].(vec) {
		var ops []Op
		for _, o := range operands {
			switch o := o.(type) {
			case vec:
				ops = append(ops, o[k])
			case constant:
				ops = append(ops, o.Mem)
			case Mem:
				ops = append(ops, o.Offset(k*l.bytes))
			case Op:
				ops = append(ops, o)
			}
		}
		instruction(ops...)
	}
}

// store writes sixteen numbers.
func (l lanes) store(v vec, m Mem) {
	for k, r := range v {
		VMOVUPS(r, m.Offset(k*l.bytes))
	}
}

// broadcast reads a number into all sixteen.
func (l lanes) broadcast(m Op, v vec) {
	for _, r := range v {
		VBROADCASTSS(m, r)
	}
}

func (l lanes) zero(vs ...vec) {
	for _, v := range vs {
		l.do(VXORPS, v, v, v)
	}
}

// acrossAll leaves the sum or the greatest of the sixteen numbers in all.
func (l lanes) acrossAll(v vec, op func(...Op)) {
	low, t := v[0], YMM()
	if l.bytes == 64 {
		VEXTRACTF64X4(Imm(1), v[0], t)
		low = YMM()
		op(t, v[0].AsY(), low)
	} else {
		op(v[1], v[0], low)
	}
	VEXTRACTF128(Imm(1), low, t.AsX())
	op(t.AsX(), low.AsX(), low.AsX())
	VSHUFPS(Imm(0x4e), low.AsX(), low.AsX(), t.AsX())
	op(t.AsX(), low.AsX(), low.AsX())
	VSHUFPS(Imm(0xb1), low.AsX(), low.AsX(), t.AsX())
	op(t.AsX(), low.AsX(), low.AsX())
	for _, r := range v {
		VBROADCASTSS(low.AsX(), r)
	}
}

// A constant is a word of 32 bits in memory eight times, to read a register of
// AVX2 from.
type constant struct{ Mem }

func word(word uint32) constant {
	m, ok := words[word]
	if !ok {
		m = GLOBL(fmt.Sprintf("eight%08x", word), NOPTR|RODATA)
		for i := range 8 {
			DATA(4*i, U32(word))
		}
		words[word] = m
	}
	return constant{m}
}

var words = map[uint32]Mem{}

func float(f float32) constant { return word(math.Float32bits(f)) }

// by carries out an instruction whose first operand is the same for all numbers.
// That of AVX-512 reads it once, for sixteen copies would lie in two lines of the
// cache.
func (l lanes) by(c constant, instruction, broadcasting func(...Op), operands ...any) {
	if l.bytes == 64 {
		instruction = broadcasting
	}
	l.do(instruction, append([]any{c}, operands...)...)
}

// at is number i of an array, and some numbers further.
func at(array, i reg.Register, further int) Mem {
	return Mem{Base: array, Index: i, Scale: 4, Disp: 4 * further}
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
