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
// fours a quarter of the inputs (a multiple of four), and ahead weights that will
// be wanted soon.
const multiplySignature = "func(y *float32, yStride int, values *int8, valuesStride int, valuesScale *float32, weights, ahead *int8, fours int, scale, bias *float32, offset *int32)"

const (
	mostTokens = 12 // as many as there are registers for
	unrolled   = 4  // rounds of four inputs that are written out in the loop
)

// A product is what both versions share: where the inputs are read.
type product struct {
	name    string
	tokens  int
	outputs int
	// values are the inputs of every third token; those of the two between lie
	// one and two strides further.
	values                 []reg.GPVirtual
	stride                 reg.Register
	weights, ahead, rounds reg.Register
}

func newProduct(name string, tokens, outputs int) *product {
	TEXT(name, NOSPLIT, multiplySignature)
	Doc(fmt.Sprintf("%s multiplies %d tokens with %d outputs.", name, tokens, outputs))
	p := &product{name: name, tokens: tokens, outputs: outputs}
	p.stride = Load(Param("valuesStride"), GP64())
	for t := 0; t < tokens; t += 3 {
		r := GP64()
		if t == 0 {
			Load(Param("values"), r)
		} else {
			last := p.values[len(p.values)-1]
			LEAQ(Mem{Base: last, Index: p.stride, Scale: 2}, r)
			ADDQ(p.stride, r)
		}
		p.values = append(p.values, r)
	}
	p.weights = Load(Param("weights"), GP64())
	p.ahead = Load(Param("ahead"), GP64())
	p.rounds = Load(Param("fours"), GP64())
	return p
}

// four is where a token's four inputs of a round lie.
func (p *product) four(token, round int) Mem {
	m := Mem{Base: p.values[token/3], Disp: 4 * round}
	if further := token % 3; further > 0 {
		m.Index, m.Scale = p.stride, uint8(further)
	}
	return m
}

// loop does the rounds: those written out, each with its number. Meanwhile
// weights come nearer that later calls want, for memory is slower than the
// sums.
func (p *product) loop(round func(r int)) {
	Label(p.name + "Rounds")
	for r := range unrolled {
		round(r)
	}
	// In all, a call fetches half as much as it reads: more comes no faster.
	const line = 64
	some := 4 * p.outputs * unrolled / 2 // bytes
	for at := 0; at < some; at += line {
		PREFETCHT1(Mem{Base: p.ahead, Disp: at})
	}
	ADDQ(I32(int32(some)), p.ahead)
	ADDQ(I32(256*unrolled), p.weights)
	for _, v := range p.values {
		ADDQ(Imm(4*unrolled), v)
	}
	SUBQ(Imm(unrolled), p.rounds)
	JNZ(LabelRef(p.name + "Rounds"))
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

// multiplyVNNI takes 32 outputs in two registers. VPDPBUSD adds four products of
// unsigned and signed bytes at once, so inputs are 128 greater than they are,
// and the sums begin with the offset: -128 × the sum of the weights.
func multiplyVNNI(tokens int) {
	p := newProduct(fmt.Sprintf("multiplyVNNI%d", tokens), tokens, 32)
	offset := Load(Param("offset"), GP64())
	sums := make([][]reg.VecVirtual, tokens)
	for t := range sums {
		sums[t] = []reg.VecVirtual{ZMM(), ZMM()}
		for o, sum := range sums[t] {
			if t == 0 {
				VMOVDQU32(Mem{Base: offset, Disp: 64 * o}, sum)
			} else {
				VMOVDQA32(sums[0][o], sum)
			}
		}
	}
	w := []reg.VecVirtual{ZMM(), ZMM()}
	x := [2]reg.VecVirtual{ZMM(), ZMM()}
	p.loop(func(r int) {
		for o := range w {
			VMOVDQU32(Mem{Base: p.weights, Disp: 256*r + 64*o}, w[o])
		}
		for t := range tokens {
			VPBROADCASTD(p.four(t, r), x[t%2])
			for o := range w {
				vpdpbusd(w[o], x[t%2], sums[t][o])
			}
		}
	})
	p.finish(sums, w, 64, func(sum reg.VecVirtual, tokenScale Mem) { VMULPS_BCST(tokenScale, sum, sum) })
}

// vpdpbusd: avo 0.5 does not know the instruction, Go's assembler does.
func vpdpbusd(weights, values, sum Op) {
	Instruction(&ir.Instruction{Opcode: "VPDPBUSD", Operands: []Op{weights, values, sum}, Inputs: []Op{weights, values, sum}, Outputs: []Op{sum}})
}

// multiplyAVX2 takes 8 outputs in one register. VPMADDUBSW adds two products of
// unsigned and signed bytes in 16 bits, so it is given |weight| and, where the
// weight is negative, the input with all bits turned round: that is -input-1, which
// makes the sum too small by |weight|. So the sums begin with those |weights|.
// (VPSIGNB would negate the input, but has fewer units of the processor to run
// on than VPXOR.) 2 × 127 × 128 fits.
func multiplyAVX2(tokens int) {
	p := newProduct(fmt.Sprintf("multiplyAVX2x%d", tokens), tokens, 8)
	offset := Load(Param("offset"), GP64())
	sums := make([][]reg.VecVirtual, tokens)
	for t := range sums {
		sums[t] = []reg.VecVirtual{YMM()}
		VMOVDQU(Mem{Base: offset}, sums[t][0])
	}
	size, negative, x, ones := YMM(), YMM(), YMM(), YMM()
	VMOVDQU(word(0x00010001).Mem, ones)
	p.loop(func(r int) {
		w := Mem{Base: p.weights, Disp: 256 * r}
		VPABSB(w, size)
		VPXOR(negative, negative, negative)
		VPCMPGTB(w, negative, negative)
		for t := range tokens {
			VPBROADCASTD(p.four(t, r), x)
			VPXOR(negative, x, x)
			VPMADDUBSW(x, size, x)
			VPMADDWD(ones, x, x)
			VPADDD(x, sums[t][0], sums[t][0])
		}
	})
	p.finish(sums, []reg.VecVirtual{size}, 32, func(sum reg.VecVirtual, tokenScale Mem) {
		VBROADCASTSS(tokenScale, x)
		VMULPS(x, sum, sum)
	})
}
