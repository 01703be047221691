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

// EncodeAll returns the vectors of many texts, in their order. What it can it
// takes from the program itself and from the cache; it makes the others on
// all processors and puts them into the cache, also those that it had made
// when ctx ended. From time to time it calls progress, which may be nil, with
// the number of texts that are done and of all. Whatever is wrong with the
// cache makes it slower and is no error; the only error is ctx's.
func (e *Encoder) EncodeAll(ctx context.Context, texts []Text, c Cache, progress func(done, all int)) ([]Compact, error) {
	if progress == nil {
		progress = func(int, int) {}
	}
	keys := make([]textKey, len(texts))
	for i, t := range texts {
		keys[i] = keyOf(t)
	}
	out := make([]Compact, len(texts))
	wanted := lookUp(e.builtin, keys, out, nil)
	if len(wanted) == 0 {
		return out, nil
	}
	kept := e.readCache(c)
	missing := lookUp(kept.find, keys, out, wanted)
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

// Missing returns how many of the texts have a vector neither in the program
// nor in the cache: what [Encoder.EncodeAll] would have to make.
func (e *Encoder) Missing(texts []Text, c Cache) int {
	keys := make([]textKey, len(texts))
	for i, t := range texts {
		keys[i] = keyOf(t)
	}
	missing := lookUp(e.builtin, keys, nil, nil)
	if len(missing) == 0 {
		return 0
	}
	return len(lookUp(e.readCache(c).find, keys, nil, missing))
}

// lookUp fills in the vectors that can be found of the keys with the given numbers
// (nil: all of them), and returns the numbers of the others. Without out it
// only looks.
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
		} else if out != nil {
			out[i] = v
		}
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
