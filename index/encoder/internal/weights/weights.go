// Package weights reads and writes the file of the sentence encoder's weights.
//
// The file is little-endian and has no padding:
//
//	bytes 0-7    magic "briefUSE"
//	bytes 8-11   version, uint32: 1
//	bytes 12-15  length of the payload, uint32
//	bytes 16-47  SHA-256 of the payload
//	bytes 48-    payload
//
// The payload is the fields of a [Model] in the order in which [Model.visit]
// names them. Shapes are fixed by the version, so none are stored:
//
//	vector       n float32
//	table        one float32 scale per row, then rows × columns int8, row
//	             after row; the weight is scale × int8
//	matrix       the same with the rows in groups of [Group]: of each group
//	             the first column, then the second, and so on
//	vocabulary   Pieces+1 uint32 (where each piece begins in the text, and
//	             its end), Pieces uint16 (token numbers), Pieces float32
//	             (scores: natural logarithms), uint32 (length of the text),
//	             and the text: the pieces in ascending byte order
//
// A matrix has one row per output. The weights that are multiplied with the
// same number lie side by side, which is what makes the products fast. One
// scale per row keeps a vector at a cosine of about 0.9997 to the one that the
// float32 weights give.
package weights

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// The shape of the model: Universal Sentence Encoder Lite.
const (
	Tokens = 8000 // rows of the embedding
	Pieces = 7992 // tokens that text can give; six are reserved and two repeat another's text
	Embed  = 256  // columns of the embedding
	Dim    = 512  // width of everything after the first attention
	Inner  = 1536 // width inside a feed-forward network
	Heads  = 4    // attention heads of either layer
	Group  = 4    // rows of a matrix that lie side by side; every number of rows is a multiple
)

const (
	magic      = "briefUSE"
	version    = 1
	headerSize = 48
)

// ErrFormat is wrapped by every error of [Parse].
var ErrFormat = errors.New("not a weights file of this version")

// A Matrix holds Rows × Cols int8 and one scale per row. Whether its rows are
// in groups is the owner's to know.
type Matrix struct {
	Rows, Cols int
	Scale      []float32
	Data       string // a string, so that it stays in the program file until it is read
}

// A Linear is a matrix, in groups, and what is added to each output.
type Linear struct {
	Matrix
	Bias []float32
}

// A Norm is the scale and bias of a layer normalisation.
type Norm struct{ Scale, Bias []float32 }

// A Layer is one transformer layer.
type Layer struct {
	Norm1   Norm
	QKV     Linear // queries, keys and values, one after the other
	Out     Linear
	Adjust  Linear // widens the residual from Embed to Dim; layer 0 only
	Norm2   Norm
	Widen   Linear
	Shrink  Linear
	In, Mid int // width of the input, and of queries, keys and values
}

// A Vocabulary is the pieces of text that have a token.
type Vocabulary struct {
	Start []uint32 // where piece i begins in Text; one more than there are pieces
	Token []uint16
	Score []float32
	Text  string // the pieces, ascending
}

// Piece returns piece i.
func (v *Vocabulary) Piece(i int) string { return v.Text[v.Start[i]:v.Start[i+1]] }

// A Model is everything that the encoder is made of.
type Model struct {
	Vocabulary Vocabulary
	// Timing holds the frequencies of the position signal.
	Timing    []float32
	Embedding Matrix // not in groups: its rows are read one at a time
	Layers    [2]Layer
	Final     Linear
	// Checksum is the SHA-256 of the payload.
	Checksum [sha256.Size]byte
}

// A visitor reads or writes one field after another.
type visitor interface {
	vector(v *[]float32, n int)
	matrix(m *Matrix, rows, cols int)
	vocabulary(v *Vocabulary)
}

func (m *Model) visit(f visitor) {
	linear := func(l *Linear, rows, cols int) {
		f.matrix(&l.Matrix, rows, cols)
		f.vector(&l.Bias, rows)
	}
	norm := func(n *Norm, width int) {
		f.vector(&n.Scale, width)
		f.vector(&n.Bias, width)
	}
	f.vocabulary(&m.Vocabulary)
	f.vector(&m.Timing, Embed/2)
	f.matrix(&m.Embedding, Tokens, Embed)
	for i := range m.Layers {
		l := &m.Layers[i]
		l.In, l.Mid = Dim, Dim
		if i == 0 {
			l.In, l.Mid = Embed, Embed
		}
		norm(&l.Norm1, l.In)
		linear(&l.QKV, 3*l.Mid, l.In)
		linear(&l.Out, Dim, l.Mid)
		if i == 0 {
			linear(&l.Adjust, Dim, Embed)
		}
		norm(&l.Norm2, Dim)
		linear(&l.Widen, Inner, Dim)
		linear(&l.Shrink, Dim, Inner)
	}
	linear(&m.Final, Dim, Dim)
}

// Parse reads a weights file. The matrices of the model point into file. The
// checksum is not verified, which would read the whole file into memory:
// [Verify] does that.
func Parse(file string) (*Model, error) {
	if len(file) < headerSize || file[:8] != magic {
		return nil, fmt.Errorf("%w: no header", ErrFormat)
	}
	head := []byte(file[:headerSize])
	if v := binary.LittleEndian.Uint32(head[8:]); v != version {
		return nil, fmt.Errorf("%w: version %d, want %d", ErrFormat, v, version)
	}
	if n := binary.LittleEndian.Uint32(head[12:]); int(n) != len(file)-headerSize {
		return nil, fmt.Errorf("%w: %d bytes of payload, want %d", ErrFormat, len(file)-headerSize, n)
	}
	m := &Model{Checksum: [sha256.Size]byte(head[16:])}
	r := reader{rest: file[headerSize:]}
	m.visit(&r)
	if r.short || r.rest != "" {
		return nil, fmt.Errorf("%w: the payload has the wrong length", ErrFormat)
	}
	return m, m.Vocabulary.check()
}

// Verify reports whether the file's checksum is that of its payload.
func Verify(file string) error {
	m, err := Parse(file)
	if err != nil {
		return err
	}
	if sha256.Sum256([]byte(file[headerSize:])) != m.Checksum {
		return fmt.Errorf("%w: the checksum does not fit", ErrFormat)
	}
	return nil
}

func (v *Vocabulary) check() error {
	for i := range Pieces {
		if v.Start[i] >= v.Start[i+1] || int(v.Start[i+1]) > len(v.Text) || int(v.Token[i]) >= Tokens ||
			i > 0 && v.Piece(i) <= v.Piece(i-1) {
			return fmt.Errorf("%w: the vocabulary is damaged at piece %d", ErrFormat, i)
		}
	}
	return nil
}

// A reader fills a model from the payload.
type reader struct {
	rest  string
	short bool
}

func (r *reader) take(n int) string {
	if n > len(r.rest) {
		r.short = true
		return string(make([]byte, n)) // zeros: the caller goes on and Parse reports it
	}
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

func (r *reader) vector(v *[]float32, n int) {
	b := []byte(r.take(4 * n))
	*v = make([]float32, n)
	for i := range *v {
		(*v)[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
}

func (r *reader) matrix(m *Matrix, rows, cols int) {
	m.Rows, m.Cols = rows, cols
	r.vector(&m.Scale, rows)
	m.Data = r.take(rows * cols)
}

func (r *reader) vocabulary(v *Vocabulary) {
	v.Start, v.Token = make([]uint32, Pieces+1), make([]uint16, Pieces)
	b := []byte(r.take(4 * len(v.Start)))
	for i := range v.Start {
		v.Start[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	b = []byte(r.take(2 * Pieces))
	for i := range v.Token {
		v.Token[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	r.vector(&v.Score, Pieces)
	n := binary.LittleEndian.Uint32([]byte(r.take(4)))
	v.Text = r.take(min(int(n), len(r.rest)+1))
}

// Format returns the file for a model, and sets its checksum.
func Format(m *Model) []byte {
	var w writer
	m.visit(&w)
	m.Checksum = sha256.Sum256(w.out)
	head := binary.LittleEndian.AppendUint32([]byte(magic), version)
	head = binary.LittleEndian.AppendUint32(head, uint32(len(w.out)))
	head = append(head, m.Checksum[:]...)
	return append(head, w.out...)
}

// A writer appends a model's fields to the payload.
type writer struct{ out []byte }

func (w *writer) vector(v *[]float32, n int) {
	for _, x := range (*v)[:n] {
		w.out = binary.LittleEndian.AppendUint32(w.out, math.Float32bits(x))
	}
}

func (w *writer) matrix(m *Matrix, rows, cols int) {
	w.vector(&m.Scale, rows)
	w.out = append(w.out, m.Data[:rows*cols]...)
}

func (w *writer) vocabulary(v *Vocabulary) {
	for _, s := range v.Start[:Pieces+1] {
		w.out = binary.LittleEndian.AppendUint32(w.out, s)
	}
	for _, t := range v.Token[:Pieces] {
		w.out = binary.LittleEndian.AppendUint16(w.out, t)
	}
	w.vector(&v.Score, Pieces)
	w.out = binary.LittleEndian.AppendUint32(w.out, uint32(len(v.Text)))
	w.out = append(w.out, v.Text...)
}

// Quantise rounds weights, given row after row, to int8 with one scale per
// row, and puts group rows side by side.
func Quantise(rows, cols, group int, v []float32) Matrix {
	m := Matrix{Rows: rows, Cols: cols, Scale: make([]float32, rows)}
	data := make([]byte, rows*cols)
	for i := range rows {
		row := v[i*cols : (i+1)*cols]
		var top float32
		for _, x := range row {
			top = max(top, x, -x)
		}
		if top == 0 {
			continue
		}
		m.Scale[i] = top / 127
		for j, x := range row {
			data[(i-i%group)*cols+j*group+i%group] = byte(int8(math.Round(float64(x / m.Scale[i]))))
		}
	}
	m.Data = string(data)
	return m
}
