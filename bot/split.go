package bot

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/commands"
)

// split cuts a block that is too long in two: as late as fits allows, after a
// sentence where one ends in the second half, or else after a word. The first
// piece holds at least one character.
func split(b commands.Block, fits func(commands.Block) bool) (first, rest commands.Block) {
	var all strings.Builder
	for _, r := range b.Runs {
		all.WriteString(r.Text)
	}
	text := all.String()
	words, sentences := cuts(text)
	at := last(words, b, fits)
	if at > 0 {
		if s := last(sentences, b, fits); s > at/2 {
			at = s
		}
	} else {
		// One word fills a whole message: cut it between two characters.
		var any []int
		for i := range text {
			any = append(any, i)
		}
		at = last(any, b, fits)
	}
	if at <= 0 {
		_, at = utf8.DecodeRuneInString(text)
	}
	return cutBlock(b, at)
}

// last is the greatest of the ascending offsets whose first piece fits, or 0.
func last(offsets []int, b commands.Block, fits func(commands.Block) bool) int {
	n := sort.Search(len(offsets), func(i int) bool {
		first, _ := cutBlock(b, offsets[i])
		return !fits(first)
	})
	if n == 0 {
		return 0
	}
	return offsets[n-1]
}

// cuts are the offsets after which a text can be cut: after each space, and
// after each space that follows the end of a sentence. A line break counts as
// both.
func cuts(text string) (words, sentences []int) {
	var before, beforeThat rune
	for i, r := range text {
		if unicode.IsSpace(r) {
			end := i + utf8.RuneLen(r)
			words = append(words, end)
			if r == '\n' || strings.ContainsRune(".!?…", before) || strings.ContainsRune("”\"’)", before) && strings.ContainsRune(".!?…", beforeThat) {
				sentences = append(sentences, end)
			}
		}
		beforeThat, before = before, r
	}
	return words, sentences
}

// cutBlock cuts a block's runs at a byte offset of their joined text.
func cutBlock(b commands.Block, at int) (first, rest commands.Block) {
	first, rest = b, b
	first.Runs, rest.Runs = nil, nil
	rest.Label = ""
	for _, r := range b.Runs {
		n := min(at, len(r.Text))
		head, tail := r, r
		head.Text, tail.Text = r.Text[:n], r.Text[n:]
		if head.Text != "" {
			first.Runs = append(first.Runs, head)
		}
		if tail.Text != "" {
			rest.Runs = append(rest.Runs, tail)
		}
		at -= n
	}
	return first, rest
}
