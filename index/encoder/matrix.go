package encoder

import (
	"math"

	"briefbot/index/encoder/internal/weights"
)

// Without vector instructions a Go program multiplies one pair of numbers at
// a time, except that one 64-bit integer product can carry several small
// ones. A word holds the numbers of three tokens, 21 bits apart; one weight
// times that word is three products, and the words of a row of weights are
// added up whole. This is exact as long as each of the three sums fits into
// its 21 bits, that is below 2^20 in size, so after chunk products the sums
// are taken out. It needs no copy of the weights: they are read as they lie
// in the program file.
const (
	lanes = 3
	lane  = 21 // bits
	// Levels is the largest size of a token's number, and chunk how many
	// products fit: 127 × levels × chunk < 2^20.
	levels = 255
	chunk  = 32
)

// Multiply computes l for n tokens: x has n rows of l.Cols numbers, to has n
// rows of l.Rows.
func (s *space) multiply(to []float32, l *weights.Linear, x []float32, n int) {
	cols, rows := l.Cols, l.Rows
	for first := 0; first < n; first += lanes {
		count := min(lanes, n-first)
		packed, scale := s.pack(x[first*cols:(first+count)*cols], cols, count)
		words, places := s.squeeze(packed)
		sparse := len(words) < cols/2
		for r := 0; r < rows; r += weights.Group {
			var sums [weights.Group][lanes]int32
			if data := l.Data[r*cols : (r+weights.Group)*cols]; sparse {
				sums = productsAt(words, places, data)
			} else {
				sums = products(packed, data)
			}
			for i := range sums {
				for t := range count {
					to[(first+t)*rows+r+i] = float32(sums[i][t])*(l.Scale[r+i]*scale[t]) + l.Bias[r+i]
				}
			}
		}
	}
}

// Pack rounds up to three tokens to levels and packs them into words.
func (s *space) pack(x []float32, cols, count int) ([]uint64, [lanes]float32) {
	if cap(s.packed) < cols {
		s.packed = make([]uint64, weights.Inner)
	}
	packed := s.packed[:cols]
	clear(packed)
	var scale [lanes]float32
	for t := range count {
		row := x[t*cols : (t+1)*cols]
		var top float32
		for _, v := range row {
			top = max(top, v, -v)
		}
		if top == 0 {
			continue
		}
		scale[t] = top / levels
		k := levels / top
		for i, v := range row {
			packed[i] += uint64(int64(math.Round(float64(v*k)))) << (t * lane)
		}
	}
	return packed, scale
}

// Squeeze returns the words that are not zero, and their places. Inside a
// feed-forward network nine numbers in ten are zero, and eight words in ten:
// to leave them out saves a quarter of all products.
func (s *space) squeeze(packed []uint64) ([]uint64, []uint16) {
	words, places := s.words[:0], s.places[:0]
	for i, word := range packed {
		if word != 0 {
			words, places = append(words, word), append(places, uint16(i))
		}
	}
	s.words, s.places = words, places
	return words, places
}

// Products returns the products of three tokens with a group of rows.
func products(x []uint64, w string) (sums [weights.Group][lanes]int32) {
	for len(x) >= chunk {
		a0, a1, a2, a3 := chunkProducts(x[:chunk], w[:chunk*weights.Group])
		unpack(&sums[0], a0)
		unpack(&sums[1], a1)
		unpack(&sums[2], a2)
		unpack(&sums[3], a3)
		x, w = x[chunk:], w[chunk*weights.Group:]
	}
	return sums
}

// ChunkProducts returns the sums of the words' products with four rows. The
// loop is written out eight times, for a processor can do an integer product
// per cycle only if little else is to be done; in a function of its own the
// sums stay in registers.
//
//go:noinline
func chunkProducts(x []uint64, w string) (a0, a1, a2, a3 uint64) {
	for len(x) >= 8 && len(w) >= 8*weights.Group {
		a0 += x[0] * uint64(int8(w[0]))
		a1 += x[0] * uint64(int8(w[1]))
		a2 += x[0] * uint64(int8(w[2]))
		a3 += x[0] * uint64(int8(w[3]))
		a0 += x[1] * uint64(int8(w[4]))
		a1 += x[1] * uint64(int8(w[5]))
		a2 += x[1] * uint64(int8(w[6]))
		a3 += x[1] * uint64(int8(w[7]))
		a0 += x[2] * uint64(int8(w[8]))
		a1 += x[2] * uint64(int8(w[9]))
		a2 += x[2] * uint64(int8(w[10]))
		a3 += x[2] * uint64(int8(w[11]))
		a0 += x[3] * uint64(int8(w[12]))
		a1 += x[3] * uint64(int8(w[13]))
		a2 += x[3] * uint64(int8(w[14]))
		a3 += x[3] * uint64(int8(w[15]))
		a0 += x[4] * uint64(int8(w[16]))
		a1 += x[4] * uint64(int8(w[17]))
		a2 += x[4] * uint64(int8(w[18]))
		a3 += x[4] * uint64(int8(w[19]))
		a0 += x[5] * uint64(int8(w[20]))
		a1 += x[5] * uint64(int8(w[21]))
		a2 += x[5] * uint64(int8(w[22]))
		a3 += x[5] * uint64(int8(w[23]))
		a0 += x[6] * uint64(int8(w[24]))
		a1 += x[6] * uint64(int8(w[25]))
		a2 += x[6] * uint64(int8(w[26]))
		a3 += x[6] * uint64(int8(w[27]))
		a0 += x[7] * uint64(int8(w[28]))
		a1 += x[7] * uint64(int8(w[29]))
		a2 += x[7] * uint64(int8(w[30]))
		a3 += x[7] * uint64(int8(w[31]))
		x, w = x[8:], w[8*weights.Group:]
	}
	return a0, a1, a2, a3
}

// ProductsAt does the same for words at the given places.
func productsAt(x []uint64, places []uint16, w string) (sums [weights.Group][lanes]int32) {
	for len(x) > 0 {
		n := min(chunk, len(x))
		a0, a1, a2, a3 := chunkProductsAt(x[:n], places[:n], w)
		unpack(&sums[0], a0)
		unpack(&sums[1], a1)
		unpack(&sums[2], a2)
		unpack(&sums[3], a3)
		x, places = x[n:], places[n:]
	}
	return sums
}

//go:noinline
func chunkProductsAt(x []uint64, places []uint16, w string) (a0, a1, a2, a3 uint64) {
	places = places[:len(x)]
	for i, word := range x {
		q := w[int(places[i])*weights.Group:][:weights.Group]
		a0 += word * uint64(int8(q[0]))
		a1 += word * uint64(int8(q[1]))
		a2 += word * uint64(int8(q[2]))
		a3 += word * uint64(int8(q[3]))
	}
	return a0, a1, a2, a3
}

// Unpack adds the three numbers in a word to sums. A number below zero has
// borrowed from the one above it, so each is taken off before the next.
func unpack(sums *[lanes]int32, word uint64) {
	const up = 64 - lane
	low := int64(word<<up) >> up
	word = (word - uint64(low)) >> lane
	middle := int64(word<<up) >> up
	high := int64((word-uint64(middle))<<lane) >> (2 * lane)
	sums[0] += int32(low)
	sums[1] += int32(middle)
	sums[2] += int32(high)
}
