package e5

import (
	"math/rand/v2"
	"testing"
)

// Cosines are those of the plain sums to the last bit, whatever the components.
func TestDots(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	fill := func(component func(i int) int8) Compact {
		c := Compact{Scale: random.Float32() / 1000}
		for i := range c.Values {
			c.Values[i] = component(i)
		}
		return c
	}
	rows := []Compact{
		{},
		fill(func(int) int8 { return 127 }),
		fill(func(int) int8 { return -128 }),
		fill(func(i int) int8 { return int8(i%2*255 - 128) }),
		fill(func(i int) int8 { return int8(i%3*127 - 127) }),
	}
	for range 200 {
		rows = append(rows, fill(func(int) int8 { return int8(random.IntN(256) - 128) }))
	}
	for i := range rows {
		got := rows[i].Cosines(nil, rows)
		if len(got) != len(rows) {
			t.Fatalf("%d cosines for %d vectors", len(got), len(rows))
		}
		for j := range rows {
			var sum int32
			dotsPlain(&sum, &rows[i], &rows[j], 1)
			want := float32(sum) * (rows[i].Scale * rows[j].Scale)
			if one := rows[i].Cosine(&rows[j]); got[j] != want || one != want {
				t.Fatalf("vectors %d and %d: %g and %g, want %g", i, j, got[j], one, want)
			}
		}
	}
}

// The vectors of a brief with a companion.
func BenchmarkCosines(b *testing.B) {
	rows := make([]Compact, 5000)
	for i := range rows {
		for j := range rows[i].Values {
			rows[i].Values[j] = int8(rand.IntN(255) - 127)
		}
	}
	var out []float32
	for b.Loop() {
		out = rows[0].Cosines(out[:0], rows)
	}
}
