package index

import (
	"encoding/binary"
	"slices"
)

// packed are the described passages of a longer brief, one after another in
// numbers of as many bytes as each needs: a fourth of what they take otherwise,
// and nothing that a collection of garbage has to look through.
type packed struct {
	data []byte
	at   []int // where each passage begins
}

// add packs the next passage.
func (all *packed) add(d *described) {
	all.at = append(all.at, len(all.data))
	p := packing{data: all.data, writes: true}
	p.passage(d)
	all.data = p.data
}

// unpack describes a passage in the room of another.
func (all *packed) unpack(i int, room *described) *described {
	p := packing{data: all.data[all.at[i]:]}
	p.passage(room)
	return room
}

// A packing goes through what a description has, and writes it behind its data or
// reads it from their beginning: both know one order.
type packing struct {
	data   []byte
	writes bool
}

func (p *packing) passage(d *described) {
	p.bag(&d.text)
	p.bag(&d.told)
	numbers(p, &d.printed)
	d.sentences = length(p, d.sentences)
	for i := range d.sentences {
		s := &d.sentences[i]
		p.bag(&s.own)
		p.bag(&s.asks)
		numbers(p, &s.terms)
		numbers(p, &s.numbers)
		numbers(p, &s.names)
		numbers(p, &s.denials)
		s.says = facet(p.number(int(s.says)))
	}
}

func (p *packing) number(n int) int {
	if p.writes {
		p.data = binary.AppendUvarint(p.data, uint64(n))
		return n
	}
	v, size := binary.Uvarint(p.data)
	p.data = p.data[size:]
	return int(v)
}

func (p *packing) bag(b *bag) {
	b.size = p.number(b.size)
	b.terms = length(p, b.terms)
	before := 0
	for i := range b.terms { // ascending: most differences take one byte
		c := &b.terms[i]
		before += p.number(int(c.term) - before)
		c.term, c.times = termID(before), float32(p.number(int(c.times)))
	}
}

func numbers[T ~int | ~int32](p *packing, all *[]T) {
	*all = length(p, *all)
	for i, n := range *all {
		(*all)[i] = T(p.number(int(n)))
	}
}

// length is a slice of as many values as are packed, in the room of one.
func length[T any](p *packing, room []T) []T {
	n := p.number(len(room))
	return slices.Grow(room[:0], n)[:n]
}
