package encoder

import "math"

// A Compact is a vector rounded to one byte per component: a quarter of the
// size, and a cosine off by less than 0.001.
type Compact struct {
	Scale  float32 // of a component in Values
	Values [Dim]int8
}

// Compact rounds the vector. The scale keeps its length: what rounding adds to
// it or takes away would be in every cosine.
func (v *Vector) Compact() Compact {
	var c Compact
	var top float32
	for _, x := range v {
		top = max(top, x, -x)
	}
	if top == 0 {
		return c
	}
	var length, rounded float64
	for i, x := range v {
		q := math.RoundToEven(float64(x) * 127 / float64(top))
		c.Values[i] = int8(q)
		length, rounded = length+float64(x)*float64(x), rounded+q*q
	}
	c.Scale = float32(math.Sqrt(length / rounded))
	return c
}

// Cosine returns the cosine of the angle between two vectors, from -1 to 1;
// 0 if one of them is zero.
func (c *Compact) Cosine(d *Compact) float32 {
	var s0, s1, s2, s3 int32 // 384 × 127 × 127 fits
	for i := 0; i < Dim; i += 4 {
		s0 += int32(c.Values[i]) * int32(d.Values[i])
		s1 += int32(c.Values[i+1]) * int32(d.Values[i+1])
		s2 += int32(c.Values[i+2]) * int32(d.Values[i+2])
		s3 += int32(c.Values[i+3]) * int32(d.Values[i+3])
	}
	return float32(s0+s1+s2+s3) * (c.Scale * d.Scale)
}
