package encoder

import (
	"math"
	"sync"

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

// A pack is up to three tokens in words: all words, or only those that are not
// zero and their places. Inside a feed-forward network nine numbers in ten are
// zero, and eight words in ten: to leave them out saves a quarter of all
// products.
type pack struct {
	words  []uint64
	places []uint16
	sparse bool // only the words at places
	count  int  // of tokens
	scale  [lanes]float32
}

// Multiply computes l for n tokens: x has n rows of l.Cols numbers, to has n
// rows of l.Rows. Every number is made by itself, so it does not matter for
// the result how many workers share them.
func (s *space) multiply(to []float32, l *weights.Linear, x []float32, n int) {
	packs := s.pack(x, l.Cols, n)
	workers := max(1, min(s.workers, l.Rows/weights.Group))
	if workers == 1 {
		rows(to, l, packs, 0, l.Rows)
		return
	}
	var others sync.WaitGroup
	from := func(worker int) int { return l.Rows / weights.Group * worker / workers * weights.Group }
	for w := 1; w < workers; w++ {
		others.Go(func() { rows(to, l, packs, from(w), from(w+1)) })
	}
	rows(to, l, packs, 0, from(1))
	others.Wait()
}

// rows computes some of l's rows.
func rows(to []float32, l *weights.Linear, packs []pack, from, end int) {
	for r := from; r < end; r += weights.Group {
		data := l.Data[r*l.Cols : (r+weights.Group)*l.Cols]
		for k := range packs {
			p := &packs[k]
			var sums [weights.Group][lanes]int32
			if p.sparse {
				sums = productsAt(p.words, p.places, data)
			} else {
				sums = products(p.words, data)
			}
			for i := range sums {
				for t := range p.count {
					to[(k*lanes+t)*l.Rows+r+i] = float32(sums[i][t])*(l.Scale[r+i]*p.scale[t]) + l.Bias[r+i]
				}
			}
		}
	}
}

// Pack rounds n tokens to levels and packs them into words, three at a time.
func (s *space) pack(x []float32, cols, n int) []pack {
	groups := (n + lanes - 1) / lanes
	for len(s.packs) < groups {
		s.packs = append(s.packs, pack{})
	}
	packs := s.packs[:groups]
	for k := range packs {
		first := k * lanes
		packs[k].fill(x[first*cols:min(first+lanes, n)*cols], cols)
	}
	return packs
}

// Fill packs up to three tokens.
func (p *pack) fill(x []float32, cols int) {
	if cap(p.words) < cols {
		p.words = make([]uint64, cols)
	}
	p.words = p.words[:cols]
	clear(p.words)
	p.count, p.scale = len(x)/cols, [lanes]float32{}
	for t := range p.count {
		row := x[t*cols : (t+1)*cols]
		var top float32
		for _, v := range row {
			top = max(top, v, -v)
		}
		if top == 0 {
			continue
		}
		p.scale[t] = top / levels
		k := levels / top
		for i, v := range row {
			p.words[i] += uint64(int64(math.Round(float64(v*k)))) << (t * lane)
		}
	}
	p.squeeze()
}

// Squeeze leaves the zeros out if they are more than half.
func (p *pack) squeeze() {
	p.places = p.places[:0]
	for i, word := range p.words {
		if word != 0 {
			p.places = append(p.places, uint16(i))
		}
	}
	p.sparse = len(p.places) < len(p.words)/2
	if p.sparse {
		for k, i := range p.places {
			p.words[k] = p.words[i]
		}
		p.words = p.words[:len(p.places)]
	}
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
