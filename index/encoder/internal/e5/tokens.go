package e5

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A vocabulary is a list of pieces and how likely each is: a SentencePiece
// unigram model. Pieces lie in the order of their bytes, so that those with a
// common beginning are neighbours, with a space where SentencePiece writes ▁.
type vocabulary struct {
	text   string // all pieces, one after the other
	starts string // uint24 each: where a piece begins in text; one more ends the last
	costs  string // uint16 each: minus the natural logarithm of its probability, times costUnit
	tokens string // uint24 each: the number by which the model knows the piece
	first  string // uint24 each: the number of the first piece that begins with these two bytes or greater ones
	// unknown is the cost of a character that has no piece.
	unknown float32
}

const costUnit = 2048 // the greatest cost is 20.4

func (v *vocabulary) start(i int) int    { return uint24(v.starts, i) }
func (v *vocabulary) token(i int) int32  { return int32(uint24(v.tokens, i)) }
func (v *vocabulary) size() int          { return len(v.tokens) / 3 }
func (v *vocabulary) cost(i int) float32 { return float32(uint16At(v.costs, i)) / costUnit }

// tokenise returns the tokens of a text in [normalised] form: of all ways to
// write it with pieces, the likeliest.
func (v *vocabulary) tokenise(text string) []int32 {
	tokens, _ := v.cut(text)
	return tokens
}

// cut returns the tokens and, for each, what it costs with all before it (the
// Viterbi algorithm).
func (v *vocabulary) cut(text string) (tokens []int32, costs []float32) {
	// best[i] is the cheapest way to write text[:i]: its last token, and
	// where that begins.
	type step struct {
		cost  float32
		token int32
		from  int32
	}
	best := make([]step, len(text)+1)
	for i := range best[1:] {
		best[i+1].cost = float32(math.Inf(1))
	}
	reach := func(from, to int, cost float32, token int32) {
		if cost += best[from].cost; cost < best[to].cost {
			best[to] = step{cost, token, int32(from)}
		}
	}
	for i := 0; i < len(text); {
		_, size := utf8.DecodeRuneInString(text[i:])
		v.prefixes(text[i:], func(piece, length int) {
			reach(i, i+length, v.cost(piece), v.token(piece))
		})
		reach(i, i+size, v.unknown, unknownToken)
		i += size
	}
	tokens, costs = make([]int32, 0, len(text)/3+1), make([]float32, 0, len(text)/3+1)
	for i := len(text); i > 0; i = int(best[i].from) {
		tokens, costs = append(tokens, best[i].token), append(costs, best[i].cost)
	}
	slices.Reverse(tokens)
	slices.Reverse(costs)
	return tokens, costs
}

// prefixes calls found with every piece that text begins with, and its length.
// Every further byte leaves a smaller range of the pieces.
func (v *vocabulary) prefixes(text string, found func(piece, length int)) {
	// A piece of one byte comes before all that begin with that byte.
	if low := uint24(v.first, int(text[0])<<8); low < v.size() && v.text[v.start(low)] == text[0] && v.start(low)+1 == v.start(low+1) {
		found(low, 1)
	}
	if len(text) < 2 {
		return
	}
	pair := int(text[0])<<8 | int(text[1])
	low, high := uint24(v.first, pair), uint24(v.first, pair+1)
	for length := 2; low < high; length++ {
		if v.start(low+1)-v.start(low) < length {
			low++ // the piece of one byte, where the second is zero
			continue
		}
		if v.start(low+1)-v.start(low) == length {
			found(low, length)
			low++
		}
		if length == len(text) {
			return
		}
		// All that are left are longer, so each has a byte here.
		c := text[length]
		at := func(i int) byte { return v.text[v.start(i)+length] }
		from := low
		low = from + sort.Search(high-from, func(i int) bool { return at(from+i) >= c })
		from = low
		high = from + sort.Search(high-from, func(i int) bool { return at(from+i) > c })
	}
}

// normalised brings a text to the form in which the vocabulary was made:
// SentencePiece's nmt_nfkc, which is NFKC without control characters and with
// signs that nobody sees as spaces; one space between words, one at the start.
func normalised(text string) string {
	text = strings.ToValidUTF8(text, " ")
	// The one sign that nmt_nfkc leaves as it is; ranges in Chinese have it.
	const wave = "～"
	parts := strings.Split(text, wave)
	for i, p := range parts {
		parts[i] = norm.NFKC.String(p)
	}
	text = strings.Join(parts, wave)
	var b strings.Builder
	b.Grow(len(text) + 1)
	gap := true
	for _, r := range text {
		switch {
		case dropped(r):
			continue
		case r == ' ' || blank(r):
			gap = true
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

func blank(r rune) bool {
	switch r {
	case '\t', '\n', '\f', '\r', '\u1680', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2028', '\u2029', '\u2581', '\ufeff', '\ufffd':
		return true
	}
	return false
}

func dropped(r rune) bool {
	return r < ' ' && !blank(r) || r == 0x7f || r == 0x8f || r == 0x9f
}
