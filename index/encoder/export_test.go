package encoder

import (
	"context"
	"errors"
)

// FormatVectors returns the file of the vectors of texts: those of texts that are
// in it already as they are, so that a change of the companion moves no others,
// and makes the rest.
func (e *Encoder) FormatVectors(ctx context.Context, texts []Text) ([]byte, error) {
	s := make(store, len(texts))
	var numbers []int
	for i := range texts {
		if v, ok := e.builtin(keyOf(texts[i])); ok {
			s[keyOf(texts[i])] = v
		} else {
			numbers = append(numbers, i)
		}
	}
	err := e.make(ctx, texts, numbers, func(i int, v Compact) { s[keyOf(texts[i])] = v })
	return e.formatStore(s), err
}

// CheckBuiltin checks that builtin.vectors is whole and has these texts and no
// others.
func (e *Encoder) CheckBuiltin(texts []Text) error {
	have, err := e.parseStore([]byte(builtinFile))
	if err != nil {
		return err
	}
	want := make(map[textKey]bool)
	for _, t := range texts {
		k := keyOf(t)
		want[k] = true
		if found, ok := e.builtin(k); !ok || found != have[k] {
			return errors.New("no vector of " + t.Text)
		}
	}
	if len(want) != len(have) {
		return errors.New("there are vectors of texts that are no longer in the brief or its companion")
	}
	return nil
}
