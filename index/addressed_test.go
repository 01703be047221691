package index

import (
	"slices"
	"testing"

	"briefbot/corpus"
)

func TestAddressed(t *testing.T) {
	x, err := New(corpus.Builtin(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		question string
		want     []int // recommendations, from 1
	}{
		{"What should Russia do?", []int{1, 2}},
		{"what should the EU do", []int{1, 2, 3, 4}},
		{"recommendations for EU officials", []int{3}},
		{"What should China do?", nil},
		{"Should Russia cooperate?", nil},
		{"list the recommendations", nil},
	} {
		q := x.read(test.question)
		var got []int
		for _, p := range x.addressed(&q) {
			got = append(got, p.Index+1)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q is about %v, want %v", test.question, got, test.want)
		}
	}
}
