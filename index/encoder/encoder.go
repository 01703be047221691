package encoder

import (
	"context"
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"briefbot/index/encoder/internal/e5"
)

//go:generate go run ./convert weights.bin

// The file is a string, not a slice, so that it is mapped read-only and only
// the pages that are read take memory.
//
//go:embed weights.bin
var file string

// The vectors of the texts that come with the program ([index.BuiltinTexts]),
// so that the built-in brief costs nothing at start. "go test ./index/encoder
// -run Builtin -update" makes the file.
//
//go:embed builtin.vectors
var builtinFile string

// What says whether a text answers a question: see the folder reader.
//
//go:embed reader.bin
var readerFile string

// Dim is the number of components of a vector.
const Dim = e5.Dim

// A Vector is the meaning of a text, of length 1.
type Vector [Dim]float32

// Cosine returns the cosine of the angle between two vectors. It is above 0.7
// even for texts that have nothing in common, about 0.85 for a question and its
// answer, and above 0.9 for a question and the same in other words.
func (v *Vector) Cosine(w *Vector) float32 {
	var sum float32
	for i, x := range v {
		sum += x * w[i]
	}
	return sum
}

// A Role is the part that a text plays. The model was trained with a word
// before each text that says it.
type Role int

const (
	// Passage is a text that may hold an answer.
	Passage Role = iota
	// Query is a question, and whatever is compared with questions because it
	// is one or means the same as one.
	Query
)

// A Text is a text and its part.
type Text struct {
	Role Role
	Text string
}

// Passages are texts that may hold an answer.
func Passages(texts ...string) []Text { return withRole(Passage, texts) }

// Queries are questions.
func Queries(texts ...string) []Text { return withRole(Query, texts) }

func withRole(r Role, texts []string) []Text {
	out := make([]Text, len(texts))
	for i, t := range texts {
		out[i] = Text{r, t}
	}
	return out
}

// prefixed is what the model reads.
func (t Text) prefixed() string { return t.prefix() + t.Text }

func (t Text) prefix() string {
	if t.Role == Query {
		return "query: "
	}
	return "passage: "
}

// An Encoder turns texts into vectors. It is safe for concurrent use.
type Encoder struct {
	model  *e5.Model
	reader func() *e5.Reader
}

// New returns an encoder. It reads the first 2 MB of the embedded weights, which
// takes about a millisecond; an error means that the program was built with
// damaged weights.
func New() (*Encoder, error) {
	m, err := e5.Open(file)
	if err != nil {
		return nil, fmt.Errorf("encoder: reading the weights: %w", err)
	}
	return &Encoder{m, sync.OnceValue(func() *e5.Reader {
		r, err := e5.OpenReader(readerFile, m)
		if err != nil {
			panic(err) // the file is built in, and a test opens it
		}
		return r
	})}, nil
}

// Sparing is for a program that asks one question and ends: it gives back the
// memory of the weights, 20 MB, as soon as they were read, and that of the vectors
// which come with the program, where the system can do that. It is called before the encoder is used.
func (e *Encoder) Sparing() { e.model.Sparing() }

// Checksum names the weights: vectors made with different weights cannot be
// compared.
func (e *Encoder) Checksum() string { return fmt.Sprintf("%x", e.model.Checksum[:8]) }

// A Kernel is what does the sums.
type Kernel struct {
	Name string // avx512, avx2, sdot or plain
	// Fast is false for a processor without vector instructions that the
	// package knows how to use: a question then takes a tenth of a second and
	// a page of text some.
	Fast bool
}

// Kernel returns the kernel in use.
func (e *Encoder) Kernel() Kernel {
	name := e.model.Kernel()
	return Kernel{name, name != "plain"}
}

// Use makes the encoder run on the kernel of that name, to compare kernels; an
// error means that the processor has none such. It is called before the encoder
// is used.
func (e *Encoder) Use(kernel string) error { return e.model.Use(kernel) }

// Query returns the vector of a question. Any bytes are a text, in any
// language and of any length. Equal texts have equal vectors; a processor of
// another family may round the last bits otherwise.
func (e *Encoder) Query(text string) Vector { return e.encode(Text{Query, text}) }

// Passage returns the vector of a text that may hold an answer.
func (e *Encoder) Passage(text string) Vector { return e.encode(Text{Passage, text}) }

func (e *Encoder) encode(t Text) (out Vector) {
	// Without an end to the context there is no error.
	_ = e.model.Encode(context.Background(), []string{t.prefixed()}, 1, func(_ int, v *[Dim]float32) { out = *v })
	return out
}

// A Token is a piece of a text, a short word or a part of a long one, as the model
// understands it among the others.
type Token struct {
	// Rarity is minus the natural logarithm of its probability in the world's
	// languages together, from 3 for a comma to 15 and more.
	Rarity float32
	Vector Compact // of length 1
}

// Read returns the vector of a text and its tokens, in order. What is beyond 510
// tokens is left out.
func (e *Encoder) Read(t Text) (Vector, []Token) {
	v, tokens := e.model.Read(t.prefixed())
	own := tokens[min(len(tokens), len(e.model.Tokens(Text{Role: t.Role}.prefixed()))):]
	out := make([]Token, len(own))
	for i := range own {
		out[i] = Token{own[i].Cost, (*Vector)(&own[i].Vector).Compact()}
	}
	return v, out
}

// A Reading is what the first layers make of a question or a text, to be compared.
type Reading = e5.Reading

// ReadQuestion and ReadText return the readings of a question and of a text that may
// answer it; what is beyond some 40 and 110 tokens is left out.
func (e *Encoder) ReadQuestion(text string) Reading { return e.reader().Question(text) }
func (e *Encoder) ReadText(text string) Reading     { return e.reader().Text(text) }

// Answered says how much speaks for a text's answering a question, whose words are
// looked at together: the logarithm of the odds as it was trained, some -4 to 4.
func (e *Encoder) Answered(question, text Reading) float64 {
	return float64(e.reader().Answered(question, text))
}

// Rarity says how rare a word is in the world's languages together: minus the
// natural logarithm of its probability, by the model's vocabulary; more for a
// word that the vocabulary does not have whole, roughly by its length. The
// case of the first letter does not matter. It runs nothing of the model and
// takes some microseconds.
func (e *Encoder) Rarity(word string) float64 {
	word = strings.TrimSpace(word)
	if word == "" {
		return 0
	}
	first, size := utf8.DecodeRuneInString(word)
	lower := e.model.Cost(string(unicode.ToLower(first)) + word[size:])
	upper := e.model.Cost(string(unicode.ToUpper(first)) + word[size:])
	return float64(min(lower, upper))
}
