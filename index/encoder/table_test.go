package encoder

import (
	"math/rand/v2"
	"testing"
)

// A table gives the very cosines that its vectors give one by one, whatever
// their components.
func TestTable(t *testing.T) {
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
	table := NewTable(append([]Compact{}, rows...))
	for i := range rows { // the first time one by one
		got := table.Cosines(nil, &rows[i])
		if len(got) != len(rows) {
			t.Fatalf("%d cosines for %d vectors", len(got), len(rows))
		}
		for j := range rows {
			if want := rows[i].Cosine(&rows[j]); got[j] != want {
				t.Fatalf("vectors %d and %d: %g, want %g", i, j, got[j], want)
			}
		}
	}
}

// The vectors of a brief with a companion, one by one and in a table.
func BenchmarkTable(b *testing.B) {
	rows := make([]Compact, 5000)
	for i := range rows {
		for j := range rows[i].Values {
			rows[i].Values[j] = int8(rand.IntN(255) - 127)
		}
	}
	question := rows[0]
	b.Run("one by one", func(b *testing.B) {
		for b.Loop() {
			for i := range rows {
				question.Cosine(&rows[i])
			}
		}
	})
	b.Run("table", func(b *testing.B) {
		table := NewTable(rows)
		out := table.Cosines(table.Cosines(nil, &question), &question)
		for b.Loop() {
			out = table.Cosines(out[:0], &question)
		}
	})
	b.Run("packing", func(b *testing.B) {
		for b.Loop() {
			NewTable(rows).pack()
		}
	})
}
