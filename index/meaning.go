package index

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"sync"
	"sync/atomic"

	"briefbot/corpus"
	"briefbot/corpus/companion"
	"briefbot/index/encoder"
)

// A meaning is how far an index has come with the vectors of its texts. The
// index answers by words until it has all of them.
type meaning struct {
	// full is the index with the vectors, once they are made.
	full      atomic.Pointer[Index]
	done, all atomic.Int64
	stop      context.CancelFunc
	stopped   sync.WaitGroup
}

// Meaning says how many of the index's vectors there are, and how many it
// will have: the same number once questions are compared by meaning too, and 0
// for both where they never are.
func (x *Index) Meaning() (done, all int) {
	return int(x.meaning.done.Load()), int(x.meaning.all.Load())
}

// encode makes the vectors of the brief's texts, or has them made behind, and
// returns the index that compares with them, or x where there is none yet.
func (x *Index) encode(o Options, with func(vectors []encoder.Compact) *Index) (*Index, error) {
	m := &meaning{stop: func() {}}
	x.meaning = m
	if o.Progress == nil {
		o.Progress = func(int, int) {}
	}
	if x.found == nil {
		return x, nil
	}
	batch := x.found()
	all, missing := batch.Len(), batch.Missing()
	if o.KeptOnly && missing > MostMade {
		return x, nil
	}
	m.all.Store(int64(all))
	make := func(ctx context.Context) error {
		vectors, err := batch.EncodeAll(ctx, func(done, all int) {
			if done < all { // else the index is to be there first
				m.done.Store(int64(done))
				o.Progress(done, all)
			}
		})
		if err != nil {
			return fmt.Errorf("encoding the sentences: %w", err)
		}
		m.full.Store(with(vectors))
		m.done.Store(int64(all))
		return nil
	}
	if !o.Behind || missing <= MostMade {
		if err := make(context.Background()); err != nil {
			return nil, err
		}
		return m.full.Load(), nil
	}
	ctx, stop := context.WithCancel(context.Background())
	m.stop = stop
	m.stopped.Go(func() {
		if make(ctx) == nil { // the only error is that the index was closed
			o.Progress(all, all)
		}
	})
	return x, nil
}

// findVectors looks for the vectors that were made before, while the passages are
// read. What it returns waits for them.
func (x *Index) findVectors(o Options) func() *encoder.Batch {
	if o.Encoder == nil || !o.Encoder.Kernel().Fast {
		return nil
	}
	texts, found := x.texts(), make(chan *encoder.Batch, 1) // the index goes on being built
	go func() { found <- o.Encoder.Find(texts, o.Vectors) }()
	return func() *encoder.Batch { return <-found }
}

// texts are what questions are compared with: the sentences, the companion's
// questions, the idle and silent lines, the headings, and the sayings.
func (x *Index) texts() []encoder.Text {
	var sentences, asks []string
	for i := range x.brief.Passages {
		p := &x.brief.Passages[i]
		for j, s := range spans(p) {
			sentences = append(sentences, s.In(p.Text))
			asks = append(asks, x.companion.Asks(p.ID, j)...)
		}
	}
	return slices.Concat(encoder.Passages(sentences...), encoder.Queries(asks...), encoder.Queries(x.idle.texts...), encoder.Queries(x.silent.texts...),
		encoder.Passages(headings(x.brief)...), encoder.Queries(builtinSayings().lines...))
}

// compareWith sets the vectors of the texts.
func (x *Index) compareWith(e *encoder.Encoder, all []encoder.Compact) {
	x.encoder, x.tokensOf, x.readings = e, &sentenceTokens{at: map[int][]encoder.Token{}}, &readings{at: map[int]encoder.Reading{}}
	x.idle.senses = x.first[len(x.first)-1] + x.firstAsk[len(x.firstAsk)-1]
	x.silent.senses = x.idle.senses + len(x.idle.texts)
	x.spread = nil
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
	sayings := len(all) - len(builtinSayings().lines)
	rest := sayings - len(headings(x.brief))
	x.senses, x.headings, x.meanings = all[:rest], all[rest:sayings], newMeanings(all[sayings:])
	x.foreign = sync.OnceValues(x.readForeign)
}

// headings are the names of a brief's sections, in order, each behind those that it
// is in; of one without a name the kind of section that it is.
func headings(b *corpus.Brief) []string {
	out := make([]string, 0, len(b.Sections))
	for i := range b.Sections {
		s := &b.Sections[i]
		name := cmp.Or(s.Name, string(s.Part))
		if s.Parent >= 0 && b.Sections[s.Parent].Name != b.Title {
			name = out[s.Parent] + " › " + name
		}
		out = append(out, name)
	}
	return out
}

// BuiltinTexts are the texts whose vectors come with the program, so that they
// cost nothing at start: those that the index of the built-in brief compares
// questions with. Add what else every program compares with questions, and
// make the vectors with "go test ./index/encoder -run Builtin -update".
func BuiltinTexts() ([]encoder.Text, error) {
	c, err := companion.Builtin()
	if err != nil {
		return nil, err
	}
	x := Index{brief: corpus.Builtin()}
	x.companion = c.For(x.brief)
	foreign, err := x.companion.Foreign()
	if err != nil {
		return nil, err
	}
	x.idle.texts, x.silent.texts = x.companion.OffTopic(), x.companion.Unanswered()
	return slices.Concat(x.texts(), encoder.Queries(companion.OffTopicOfAny()...), encoder.Queries(foreignTexts(foreign)...)), nil
}

// likeness is a cosine between two texts, as the encoder gives it, stretched:
// its cosines are above 0.7 whatever the texts are about. 0 is what texts have
// that have nothing in common, 0.5 and more what a question and its answer
// have.
func likeness(cosine float32) float64 { return (float64(cosine) - .75) / .2 }
