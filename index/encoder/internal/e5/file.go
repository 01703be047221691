package e5

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
)

// The weights file. All numbers are little-endian; everything lies as it is
// used, so that opening the file reads the head and the small numbers (1 MB)
// and leaves the rest where it is until a text needs it.
//
//	magic       8 bytes "briefE5" and the version of this layout
//	checksum    32 bytes: SHA-256 of all that follows
//	head        uint32: pieces, bytes of their text, tokens, tiers; float32: cost of a character without a piece
//	tiers       of each: uint32 first token, numbers in a byte, levels; 16 float32 (the levels first)
//	small       float32, see eachSmall: means and spreads of the rows, the norms, and
//	            of each matrix the scales, biases, offsets (int32) and the smoothing
//	positions   float16: 512 × 384
//	vocabulary  costs, starts, tokens, first, text: see type vocabulary
//	rows        of each tier: see type tier
//	matrices    int8, of each layer qkv, attended, widen, narrow: see type matrix
//
// The parts follow each other without gaps: an embedded file lies at any
// address, so nothing would be gained by aligning them within it.
const (
	magic      = "briefE5\x01"
	headStart  = len(magic) + sha256.Size
	tierBytes  = 3*4 + 16*4
	firstPairs = 1<<16 + 1
)

// ErrFile is returned for a file that is none of these weights.
var ErrFile = errors.New("not a weights file of this version")

// Open returns the model in a weights file, which must not change. It checks
// the file's length, not its checksum: see [Verify].
func Open(file string) (*Model, error) {
	c := &cursor{rest: file}
	if c.take(len(magic)) != magic {
		return nil, ErrFile
	}
	m := &Model{}
	copy(m.Checksum[:], c.take(sha256.Size))
	v := &m.vocabulary
	pieces, text, tokens, tiers := c.number(), c.number(), c.number(), c.number()
	v.unknown = math.Float32frombits(uint32(c.number()))
	m.rows.tiers = make([]tier, min(tiers, 8))
	for i := range m.rows.tiers {
		t := &m.rows.tiers[i]
		t.first, t.perByte = c.number(), c.number()
		levels := c.number()
		t.levels = floats(c.take(16 * 4))[:min(levels, 16)]
		if t.perByte == 0 || len(t.levels) == 0 || t.first > tokens {
			return nil, ErrFile
		}
	}
	m.eachSmall(func(numbers *[]float32, n int) { *numbers = floats(c.take(4 * n)) }, func(offsets *[]int32, n int) { *offsets = c.offsets(n) })
	m.positions = c.take(2 * Positions * Dim)
	v.costs, v.starts, v.tokens = c.take(2*pieces), c.take(3*(pieces+1)), c.take(3*pieces)
	v.first, v.text = c.take(3*firstPairs), c.take(text)
	for i := range m.rows.tiers {
		t, next := &m.rows.tiers[i], tokens
		if i+1 < len(m.rows.tiers) {
			next = m.rows.tiers[i+1].first
		}
		t.rows = c.take((next - t.first) * t.rowBytes())
	}
	eachMatrixOf(m.layers[:], c.matrix)
	if c.short || c.rest != "" {
		return nil, ErrFile
	}
	return m, m.Use("")
}

// Verify checks that the weights, or those of a reader, are those that were written, which
// takes a tenth of a second.
func Verify(file string) error {
	if len(file) < headStart || !strings.HasPrefix(file, magic) && !strings.HasPrefix(file, readerMagic) {
		return ErrFile
	}
	if sha256.Sum256([]byte(file[headStart:])) != [sha256.Size]byte([]byte(file[len(magic):headStart])) {
		return fmt.Errorf("%w: the checksum differs", ErrFile)
	}
	return nil
}

// A cursor reads a file from its start to its end.
type cursor struct {
	rest  string
	short bool // the file has ended before
}

func (c *cursor) take(n int) string {
	if n < 0 || n > len(c.rest) {
		c.short, c.rest = true, ""
		return strings.Repeat("\x00", max(0, min(n, 1<<26)))
	}
	s := c.rest[:n]
	c.rest = c.rest[n:]
	return s
}

func (c *cursor) number() int { return int(uint32At(c.take(4), 0)) }

// eachSmall calls number and offset with all small numbers in the order of the
// file, and how many there are.
func (m *Model) eachSmall(number func(*[]float32, int), offset func(*[]int32, int)) {
	number(&m.rows.mean, Dim)
	number(&m.rows.spread, Dim)
	number(&m.first.weight, Dim)
	number(&m.first.bias, Dim)
	eachSmallOf(m.layers[:], number, offset)
}

func eachSmallOf(layers []layer, number func(*[]float32, int), offset func(*[]int32, int)) {
	for i := range layers {
		for _, n := range []*layerNorm{&layers[i].norm1, &layers[i].norm2} {
			number(&n.weight, Dim)
			number(&n.bias, Dim)
		}
	}
	eachMatrixOf(layers, func(w *matrix) {
		number(&w.scale, w.out)
		number(&w.bias, w.out)
		offset(&w.offset, w.out)
	})
	for i := range layers {
		number(&layers[i].qkv.smooth, Dim)
		number(&layers[i].widen.smooth, Dim)
	}
}

// eachMatrixOf calls do with the matrices of some layers, which have their shape then.
func eachMatrixOf(layers []layer, do func(*matrix)) {
	for i := range layers {
		l := &layers[i]
		l.qkv.in, l.qkv.out = Dim, 3*Dim
		l.attended.in, l.attended.out = Dim, Dim
		l.widen.in, l.widen.out = Dim, inner
		l.narrow.in, l.narrow.out = inner, Dim
		do(&l.qkv)
		do(&l.attended)
		do(&l.widen)
		do(&l.narrow)
	}
}

// Format returns the file for a model.
func (m *Model) Format() []byte {
	le := binary.LittleEndian
	out := make([]byte, headStart)
	copy(out, magic)
	number := func(n int) { out = le.AppendUint32(out, uint32(n)) }
	number32 := func(numbers []float32) {
		for _, f := range numbers {
			out = le.AppendUint32(out, math.Float32bits(f))
		}
	}
	v := &m.vocabulary
	last := &m.rows.tiers[len(m.rows.tiers)-1]
	number(v.size())
	number(len(v.text))
	number(last.first + len(last.rows)/last.rowBytes())
	number(len(m.rows.tiers))
	number32([]float32{v.unknown})
	for _, t := range m.rows.tiers {
		number(t.first)
		number(t.perByte)
		number(len(t.levels))
		number32(append(append([]float32{}, t.levels...), make([]float32, 16-len(t.levels))...))
	}
	m.eachSmall(func(numbers *[]float32, n int) { number32((*numbers)[:n]) }, func(offsets *[]int32, n int) {
		for _, o := range (*offsets)[:n] {
			out = le.AppendUint32(out, uint32(o))
		}
	})
	for _, s := range []string{m.positions, v.costs, v.starts, v.tokens, v.first, v.text} {
		out = append(out, s...)
	}
	for _, t := range m.rows.tiers {
		out = append(out, t.rows...)
	}
	eachMatrixOf(m.layers[:], func(w *matrix) {
		for _, x := range w.weights {
			out = append(out, byte(x))
		}
	})
	sum := sha256.Sum256(out[headStart:])
	copy(out[len(magic):], sum[:])
	return out
}
