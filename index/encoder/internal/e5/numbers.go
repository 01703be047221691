package e5

import "math"

// The numbers of the file are little-endian and may lie at any address, for an
// embedded file is a string like any other.

func uint16At(s string, i int) uint16 { return uint16(s[2*i]) | uint16(s[2*i+1])<<8 }

func uint24(s string, i int) int {
	return int(s[3*i]) | int(s[3*i+1])<<8 | int(s[3*i+2])<<16
}

func uint32At(s string, i int) uint32 {
	return uint32(s[4*i]) | uint32(s[4*i+1])<<8 | uint32(s[4*i+2])<<16 | uint32(s[4*i+3])<<24
}

// floats reads float32 numbers.
func floats(s string) []float32 {
	out := make([]float32, len(s)/4)
	for i := range out {
		out[i] = math.Float32frombits(uint32At(s, i))
	}
	return out
}

// float16 widens an IEEE 754 number of 16 bits that is finite.
func float16(h uint16) float32 {
	sign, exponent, fraction := uint32(h>>15)<<31, uint32(h>>10)&31, uint32(h)&0x3ff
	if exponent == 0 {
		f := float32(fraction) / (1 << 24)
		return math.Float32frombits(sign | math.Float32bits(f))
	}
	return math.Float32frombits(sign | (exponent+112)<<23 | fraction<<13)
}

// toFloat16 rounds to the nearest number of 16 bits. Those too small become 0,
// those too great the greatest.
func toFloat16(f float32) uint16 {
	bits := math.Float32bits(f)
	sign := uint16(bits>>16) & 0x8000
	bits &= 0x7fffffff
	exponent := int(bits>>23) - 112
	switch {
	case exponent <= 0:
		return sign | uint16(math.RoundToEven(float64(math.Float32frombits(bits))*(1<<24)))
	case exponent > 30:
		return sign | 0x7bff
	}
	rounded := bits + 0xfff + bits>>13&1
	return sign | uint16(min(rounded>>13-112<<10, 0x7bff))
}
