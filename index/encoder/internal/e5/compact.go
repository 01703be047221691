package e5

import (
	"slices"
	"unsafe"
)

// A Compact is a vector rounded to one byte per component: a quarter of the
// size, and a cosine off by less than 0.001.
type Compact struct {
	Scale  float32 // of a component in Values
	Values [Dim]int8
}

// Cosine returns the cosine of the angle between two vectors, from -1 to 1;
// 0 if one of them is zero.
func (c *Compact) Cosine(d *Compact) float32 {
	var sum int32
	dots(&sum, c, d, 1)
	return float32(sum) * (c.Scale * d.Scale)
}

// Cosines appends to out the cosine of c to each of some vectors, in order.
func (c *Compact) Cosines(out []float32, to []Compact) []float32 {
	var sums [64]int32
	out = slices.Grow(out, len(to))
	for len(to) > 0 {
		some := to[:min(len(to), len(sums))]
		dots(&sums[0], c, &some[0], len(some))
		for i := range some {
			out = append(out, float32(sums[i])*(c.Scale*some[i].Scale))
		}
		to = to[len(some):]
	}
	return out
}

// stride is how many bytes a row's values are from the next one's.
const stride = int(unsafe.Sizeof(Compact{}))

// dotsPlain puts into out, one after the other, the products of c's values with
// those of n rows.
func dotsPlain(out *int32, c, rows *Compact, n int) {
	for i, row := range unsafe.Slice(rows, n) {
		var sum int32 // 384 × 128 × 128 fits
		for k, v := range c.Values {
			sum += int32(v) * int32(row.Values[k])
		}
		unsafe.Slice(out, n)[i] = sum
	}
}
