package encoder

import (
	"math"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"briefbot/index/encoder/internal/weights"
)

// MaxText is how many bytes of a text are read. It is more than MaxTokens of
// the longest pieces can cover (128 of 16 characters of 3 bytes), unless
// most of the text is signs that the model does not know.
const MaxText = 8192

const (
	// WordStart stands for a space in the vocabulary, and before a text's
	// first word.
	wordStart = "\u2581"
	// Unknown is the token of a run of signs that have none. Its score is 10
	// below that of the rarest piece, as in SentencePiece.
	unknown      = 0
	unknownScore = -24.5
)

// Tokens returns the model's tokens for a text, at most MaxTokens.
func (e *Encoder) tokens(text string) []int {
	tokens, _ := e.cut(prepare(text))
	return tokens[:min(len(tokens), MaxTokens)]
}

// Rarity says how rare a word is in English at large: minus the natural
// logarithm of its probability, by the model's vocabulary. It is 3.6 for
// "the", 8.0 for "team", 11.6 for "cooperation" and more for a word that the
// vocabulary does not have whole, roughly by its length. The case of the
// first letter does not matter. It runs nothing of the model and takes some
// microseconds.
func (e *Encoder) Rarity(word string) float64 {
	word = strings.TrimPrefix(prepare(word), wordStart)
	if word == "" {
		return 0
	}
	first, size := utf8.DecodeRuneInString(word)
	_, lower := e.cut(wordStart + string(unicode.ToLower(first)) + word[size:])
	_, upper := e.cut(wordStart + string(unicode.ToUpper(first)) + word[size:])
	return -float64(max(lower, upper))
}

// Cut returns the tokens of a prepared text and the sum of their scores. This
// is SentencePiece's unigram model: of all ways to cut the text into pieces of
// the vocabulary, the one whose scores have the greatest sum.
func (e *Encoder) cut(text string) ([]int, float32) {
	// best[i] is the greatest score of a way to cut text[:i].
	type step struct {
		score float32
		from  int
		token int
	}
	best := make([]step, len(text)+1)
	for i := range best[1:] {
		best[i+1].score = float32(math.Inf(-1))
	}
	reach := func(from, to int, score float32, token int) {
		if score += best[from].score; score >= best[to].score {
			best[to] = step{score, from, token}
		}
	}
	v := &e.model.Vocabulary
	for i := 0; i < len(text); {
		_, size := utf8.DecodeRuneInString(text[i:])
		known := false
		prefixes(v, text[i:], func(piece int) {
			length := int(v.Start[piece+1] - v.Start[piece])
			reach(i, i+length, v.Score[piece], int(v.Token[piece]))
			known = known || length == size
		})
		if !known {
			reach(i, i+size, unknownScore, unknown)
		}
		i += size
	}
	var tokens []int
	for i := len(text); i > 0; i = best[i].from {
		t := best[i].token
		if t != unknown || len(tokens) == 0 || tokens[len(tokens)-1] != unknown {
			tokens = append(tokens, t)
		}
	}
	for a, b := 0, len(tokens)-1; a < b; a, b = a+1, b-1 {
		tokens[a], tokens[b] = tokens[b], tokens[a]
	}
	return tokens, best[len(text)].score
}

// prefixes calls found with every piece that text begins with, the shortest
// first. Pieces lie in ascending order, so that those with a common beginning
// are neighbours; every further byte leaves a smaller range of them.
func prefixes(v *weights.Vocabulary, text string, found func(piece int)) {
	low, high := 0, len(v.Token)
	for depth := 0; depth < len(text); depth++ {
		c := text[depth]
		at := func(i int) int { // the byte of piece i at depth, or -1 past its end
			if from := v.Start[i] + uint32(depth); from < v.Start[i+1] {
				return int(v.Text[from])
			}
			return -1
		}
		start := low
		low = start + sort.Search(high-start, func(i int) bool { return at(start+i) >= int(c) })
		begin := low
		high = begin + sort.Search(high-begin, func(i int) bool { return at(begin+i) > int(c) })
		if low == high {
			return
		}
		if int(v.Start[low+1]-v.Start[low]) == depth+1 {
			found(low)
		}
	}
}

// Prepare brings a text to the form in which the model's vocabulary was made:
// NFKC, white space of any kind as single marks, nothing that cannot be seen.
func prepare(text string) string {
	if len(text) > MaxText {
		n := MaxText
		for n > MaxText-utf8.UTFMax && !utf8.RuneStart(text[n]) {
			n-- // a character is read whole or not at all
		}
		text = text[:n]
	}
	text = norm.NFKC.String(strings.ToValidUTF8(text, "\ufffd"))
	var b strings.Builder
	gap := true
	for _, r := range text {
		switch {
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
			gap = true
			continue
		case unicode.Is(unicode.C, r):
			continue
		}
		if gap {
			b.WriteString(wordStart)
			gap = false
		}
		b.WriteRune(r)
	}
	return b.String()
}
