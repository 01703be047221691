package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/ir"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// The arguments of a product: y and values are those of the first token,
// yStride and valuesStride how many numbers further the next token's are,
// fours a quarter of the inputs (a multiple of four).
const multiplySignature = "func(y *float32, yStride int, values *int8, valuesStride int, valuesScale *float32, weights *int8, fours int, scale, bias *float32, offset *int32)"

// How many rounds of four inputs are written out in the loop.
const unrolled = 4

// A product is what both versions share: where the inputs are read.
type product struct {
	tokens          int
	values, fourth  reg.GPVirtual // of the first and, beyond three tokens, of the fourth
	stride          reg.Register
	weights, rounds reg.Register
}

func newProduct(name string, tokens, outputs int) *product {
	TEXT(name, NOSPLIT, multiplySignature)
	Doc(fmt.Sprintf("%s multiplies %d tokens with %d outputs.", name, tokens, outputs))
	p := &product{tokens: tokens, values: GP64(), fourth: GP64()}
	Load(Param("values"), p.values)
	p.stride = Load(Param("valuesStride"), GP64())
	p.weights = Load(Param("weights"), GP64())
	p.rounds = Load(Param("fours"), GP64())
	if tokens > 3 {
		LEAQ(Mem{Base: p.values, Index: p.stride, Scale: 2}, p.fourth)
		ADDQ(p.stride, p.fourth)
	}
	return p
}

// four is where a token's four inputs of a round lie.
func (p *product) four(token, round int) Mem {
	m := Mem{Base: p.values, Disp: 4 * round}
	if token >= 3 {
		m.Base, token = p.fourth, token-3
	}
	if token > 0 {
		m.Index, m.Scale = p.stride, uint8(token)
	}
	return m
}

// next goes on to the following rounds, or out of the loop.
func (p *product) next(loop string) {
	ADDQ(I32(256*unrolled), p.weights)
	ADDQ(Imm(4*unrolled), p.values)
	if p.tokens > 3 {
		ADDQ(Imm(4*unrolled), p.fourth)
	}
	SUBQ(Imm(unrolled), p.rounds)
	JNZ(LabelRef(loop))
}

// finish makes fractions of the sums and writes them.
func (p *product) finish(sums [][]reg.VecVirtual, scales []reg.VecVirtual, width int, scaled func(sum reg.VecVirtual, tokenScale Mem)) {
	y, stride := Load(Param("y"), GP64()), Load(Param("yStride"), GP64())
	SHLQ(Imm(2), stride)
	valuesScale := Load(Param("valuesScale"), GP64())
	scale, bias := Load(Param("scale"), GP64()), Load(Param("bias"), GP64())
	for o, s := range scales {
		VMOVUPS(Mem{Base: scale, Disp: width * o}, s)
	}
	for t := range sums {
		for o, sum := range sums[t] {
			VCVTDQ2PS(sum, sum)
			scaled(sum, Mem{Base: valuesScale, Disp: 4 * t})
			VFMADD213PS(Mem{Base: bias, Disp: width * o}, scales[o], sum)
			VMOVUPS(sum, Mem{Base: y, Disp: width * o})
		}
		if t+1 < len(sums) {
			ADDQ(stride, y)
		}
	}
	VZEROUPPER()
	RET()
}

// multiplyVNNI takes 64 outputs in four registers. VPDPBUSD adds four products of
// unsigned and signed bytes at once, so inputs are 128 greater than they are,
// and the sums begin with the offset.
func multiplyVNNI(tokens int) {
	name := fmt.Sprintf("multiplyVNNI%d", tokens)
	p := newProduct(name, tokens, 64)
	offset := Load(Param("offset"), GP64())
	sums := make([][]reg.VecVirtual, tokens)
	for t := range sums {
		sums[t] = []reg.VecVirtual{ZMM(), ZMM(), ZMM(), ZMM()}
		for o, sum := range sums[t] {
			if t == 0 {
				VMOVDQU32(Mem{Base: offset, Disp: 64 * o}, sum)
			} else {
				VMOVDQA32(sums[0][o], sum)
			}
		}
	}
	w := []reg.VecVirtual{ZMM(), ZMM(), ZMM(), ZMM()}
	x := [2]reg.VecVirtual{ZMM(), ZMM()}
	Label(name + "Rounds")
	for r := range unrolled {
		for o := range w {
			VMOVDQU32(Mem{Base: p.weights, Disp: 256*r + 64*o}, w[o])
		}
		for t := range tokens {
			VPBROADCASTD(p.four(t, r), x[t%2])
			for o := range w {
				vpdpbusd(w[o], x[t%2], sums[t][o])
			}
		}
	}
	p.next(name + "Rounds")
	p.finish(sums, w, 64, func(sum reg.VecVirtual, tokenScale Mem) { VMULPS_BCST(tokenScale, sum, sum) })
}

// vpdpbusd: avo 0.5 does not know the instruction, Go's assembler does.
func vpdpbusd(weights, values, sum Op) {
	Instruction(&ir.Instruction{Opcode: "VPDPBUSD", Operands: []Op{weights, values, sum}, Inputs: []Op{weights, values, sum}, Outputs: []Op{sum}})
}

// multiplyAVX2 takes 16 outputs in two registers. VPMADDUBSW adds two products
// of unsigned and signed bytes in 16 bits, and is given |weight| and the input
// with the weight's sign: 2 × 127 × 127 fits.
func multiplyAVX2(tokens int) {
	name := fmt.Sprintf("multiplyAVX2x%d", tokens)
	p := newProduct(name, tokens, 16)
	sums := make([][]reg.VecVirtual, tokens)
	for t := range sums {
		sums[t] = []reg.VecVirtual{YMM(), YMM()}
		zero(sums[t]...)
	}
	ones := YMM()
	VMOVDQU(eight(0x00010001), ones)
	w, size := []reg.VecVirtual{YMM(), YMM()}, []reg.VecVirtual{YMM(), YMM()}
	x, products := YMM(), YMM()
	Label(name + "Rounds")
	for r := range unrolled {
		for o := range w {
			VMOVDQU(Mem{Base: p.weights, Disp: 256*r + 32*o}, w[o])
			VPABSB(w[o], size[o])
		}
		for t := range tokens {
			VPBROADCASTD(p.four(t, r), x)
			for o := range w {
				VPSIGNB(w[o], x, products)
				VPMADDUBSW(products, size[o], products)
				VPMADDWD(ones, products, products)
				VPADDD(products, sums[t][o], sums[t][o])
			}
		}
	}
	p.next(name + "Rounds")
	p.finish(sums, w, 32, func(sum reg.VecVirtual, tokenScale Mem) {
		VBROADCASTSS(tokenScale, x)
		VMULPS(x, sum, sum)
	})
}
