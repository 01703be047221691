package index

import (
	"context"
	"fmt"
	"math"
	"slices"

	"briefbot/corpus"
	"briefbot/index/encoder"
)

// encode makes the vectors of the sentences.
func (x *Index) encode(o Options, c *Companion) error {
	if o.Encoder == nil || !o.Encoder.Kernel().Fast {
		return nil
	}
	sentences, asks := meant(x.brief, c)
	n, m := len(sentences), len(asks)
	texts := slices.Concat(encoder.Passages(sentences...), encoder.Queries(asks...), encoder.Queries(x.idle.texts...), encoder.Queries(x.silent.texts...))
	if o.KeptOnly && o.Encoder.Missing(texts, o.Vectors) > MostMade {
		return nil
	}
	all, err := o.Encoder.EncodeAll(context.Background(), texts, o.Vectors, nil)
	if err != nil {
		return fmt.Errorf("encoding the sentences: %w", err)
	}
	x.encoder = o.Encoder
	x.idle.senses = n + m
	x.silent.senses = x.idle.senses + len(x.idle.texts)
	for i := range x.brief.Passages {
		// The length of a sum of vectors, from their cosines.
		var square float64
		own := all[x.first[i]:x.first[i+1]]
		for j := range own {
			for k := range own {
				square += float64(own[j].Cosine(&own[k]))
			}
		}
		x.spread = append(x.spread, math.Sqrt(max(1, square)))
	}
	x.senses = encoder.NewTable(all)
	return nil
}

// meant returns a brief's sentences and its companion's questions, in order.
func meant(b *corpus.Brief, c *Companion) (sentences, asks []string) {
	for i := range b.Passages {
		p := &b.Passages[i]
		for j, s := range spans(p) {
			sentences = append(sentences, s.In(p.Text))
			asks = append(asks, c.asks(p.ID, j)...)
		}
	}
	return sentences, asks
}

// BuiltinTexts are the texts whose vectors come with the program, so that they
// cost nothing at start: those that the index of the built-in brief compares
// questions with. Add what else every program compares with questions, and
// make the vectors with "go test ./index/encoder -run Builtin -update".
func BuiltinTexts() ([]encoder.Text, error) {
	c, err := BuiltinCompanion()
	if err != nil {
		return nil, err
	}
	b := corpus.Builtin()
	c = c.For(b)
	sentences, asks := meant(b, c)
	return slices.Concat(encoder.Passages(sentences...), encoder.Queries(asks...), encoder.Queries(c.offTopicLines()...),
		encoder.Queries(c.unansweredLines()...), encoder.Queries(offTopicOfAny()...)), nil
}

// likeness is a cosine between two texts, as the encoder gives it, stretched:
// its cosines are above 0.7 whatever the texts are about. 0 is what texts have
// that have nothing in common, 0.5 and more what a question and its answer
// have.
func likeness(cosine float32) float64 { return (float64(cosine) - .75) / .2 }
