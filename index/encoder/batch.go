package encoder

import (
	"context"
	"runtime"
	"time"
)

// saveEvery is how often what was made so far goes to the cache, so that a
// program that is stopped loses little.
const saveEvery = 5 * time.Second

// chunk is how many texts are made between two looks at the clock.
const chunk = 256

// A Batch is texts and those of their vectors that need not be made.
type Batch struct {
	encoder *Encoder
	texts   []Text
	keys    []textKey
	vectors []Compact
	cache   Cache
	// wanted are the numbers of the texts that the program itself has no vector
	// of, missing of those that the cache has none of either.
	wanted, missing []int
}

// Find looks for the vectors of many texts in the program itself and in the
// cache.
func (e *Encoder) Find(texts []Text, c Cache) *Batch {
	b := &Batch{encoder: e, texts: texts, keys: make([]textKey, len(texts)), vectors: make([]Compact, len(texts)), cache: c}
	for i, t := range texts {
		b.keys[i] = keyOf(t)
	}
	b.wanted = lookUp(e.builtin, b.keys, b.vectors, nil)
	e.model.GiveBack(builtinFile)
	b.missing = b.wanted
	if len(b.wanted) > 0 {
		b.missing = lookUp(e.readCache(c).find, b.keys, b.vectors, b.wanted)
	}
	return b
}

// Len returns how many texts there are.
func (b *Batch) Len() int { return len(b.texts) }

// Missing returns how many vectors have to be made.
func (b *Batch) Missing() int { return len(b.missing) }

// EncodeAll returns the vectors of all texts, in their order. It makes what is
// missing on all processors and puts it into the cache, also what it had made
// when ctx ended. From time to time it calls progress, which may be nil, with
// the number of texts that are done and of all. Whatever is wrong with the
// cache makes it slower and is no error; the only error is ctx's. It is called
// once.
func (b *Batch) EncodeAll(ctx context.Context, progress func(done, all int)) ([]Compact, error) {
	if progress == nil {
		progress = func(int, int) {}
	}
	e, c, texts, keys, out, wanted, missing := b.encoder, b.cache, b.texts, b.keys, b.vectors, b.wanted, b.missing
	if len(missing) == 0 {
		return out, nil
	}
	// The passages of a document that did not change since another version of
	// it was asked.
	for _, other := range e.otherCaches(c) {
		if missing = lookUp(other.find, keys, out, missing); len(missing) == 0 {
			break
		}
	}
	made := make(store, len(wanted))
	left := make(map[textKey]bool, len(missing))
	for _, i := range missing {
		left[keys[i]] = true
	}
	for _, i := range wanted {
		if !left[keys[i]] {
			made[keys[i]] = out[i]
		}
	}
	var err error
	saved := time.Now()
	for len(missing) > 0 && err == nil {
		progress(len(texts)-len(missing), len(texts))
		some := missing[:min(chunk, len(missing))]
		err = e.make(ctx, texts, some, func(i int, v Compact) { out[i], made[keys[i]] = v, v })
		missing = missing[len(some):]
		if err == nil && len(missing) > 0 && time.Since(saved) > saveEvery {
			e.writeCache(c, made)
			saved = time.Now()
		}
	}
	e.writeCache(c, made)
	if err != nil {
		return nil, err
	}
	progress(len(texts), len(texts))
	return out, nil
}

// lookUp fills in the vectors that can be found of the keys with the given numbers
// (nil: all of them), and returns the numbers of the others.
func lookUp(find func(textKey) (Compact, bool), keys []textKey, out []Compact, numbers []int) []int {
	if numbers == nil {
		for i := range keys {
			numbers = append(numbers, i)
		}
	}
	var missing []int
	for _, i := range numbers {
		v, ok := find(keys[i])
		if !ok {
			missing = append(missing, i)
			continue
		}
		out[i] = v
	}
	return missing
}

// make makes the vectors of the texts with the given numbers.
func (e *Encoder) make(ctx context.Context, texts []Text, numbers []int, done func(i int, v Compact)) error {
	read := make([]string, len(numbers))
	for k, i := range numbers {
		read[k] = texts[i].prefixed()
	}
	return e.model.Encode(ctx, read, runtime.GOMAXPROCS(0), func(k int, v *[Dim]float32) {
		done(numbers[k], (*Vector)(v).Compact())
	})
}
