package encoder

import (
	"context"
	_ "embed"
	"runtime"
	"sync"
	"sync/atomic"
)

// EncodeAll returns the vectors of many texts, in their order. What it can it
// takes from the program itself (the built-in brief's) and from the cache; it
// makes the others on all processors, some 20 ms of one for a sentence, and
// puts them into the cache. Whatever is wrong with the cache makes it slower
// and is no error; the only error is ctx's.
func (e *Encoder) EncodeAll(ctx context.Context, texts []string, c Cache) ([]Compact, error) {
	out := make([]Compact, len(texts))
	missing := lookUp(e.builtin, texts, out, nil)
	if len(missing) == 0 {
		return out, nil
	}
	wanted := missing
	if missing = lookUp(e.readCache(c).find, texts, out, missing); len(missing) == 0 {
		return out, nil
	}
	if err := e.make(ctx, texts, out, missing); err != nil {
		return nil, err
	}
	s := make(store, len(wanted))
	for _, i := range wanted {
		s[keyOf(texts[i])] = out[i]
	}
	e.writeCache(c, s)
	return out, nil
}

// Missing returns how many of the texts have a vector neither in the program
// nor in the cache: what [Encoder.EncodeAll] would have to make.
func (e *Encoder) Missing(texts []string, c Cache) int {
	missing := lookUp(e.builtin, texts, nil, nil)
	if len(missing) == 0 {
		return 0
	}
	return len(lookUp(e.readCache(c).find, texts, nil, missing))
}

// lookUp fills in the vectors that can be found of the texts with the given numbers
// (nil: all of them), and returns the numbers of the others. Without out it
// only looks.
func lookUp(find func(textKey) (Compact, bool), texts []string, out []Compact, numbers []int) []int {
	if numbers == nil {
		for i := range texts {
			numbers = append(numbers, i)
		}
	}
	var missing []int
	for _, i := range numbers {
		v, ok := find(keyOf(texts[i]))
		if !ok {
			missing = append(missing, i)
		}
		if out != nil {
			out[i] = v
		}
	}
	return missing
}

// make makes the vectors of the texts with the given numbers.
func (e *Encoder) make(ctx context.Context, texts []string, out []Compact, numbers []int) error {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(numbers)) {
		workers.Go(func() {
			for ctx.Err() == nil {
				n := int(next.Add(1)) - 1
				if n >= len(numbers) {
					return
				}
				v := e.encode(texts[numbers[n]], 1)
				out[numbers[n]] = v.Compact()
			}
		})
	}
	workers.Wait()
	return ctx.Err()
}
