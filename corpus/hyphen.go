package corpus

import "strings"

// wordEndings are syllables that end words and are no words that a compound
// is made with. A line that begins with one goes on with a word.
var wordEndings = wordSet(wordLists["wordEndings"])

// wholeWords are common words that nobody writes with a hyphen.
var wholeWords = wordSet(wordLists["wholeWords"])

// sureWord reports whether the halves of a word cut at a line's end make one
// word: a common one, or one whose second half is an ending and whose first is
// no word that the brief uses.
func sureWord(half, tail string, words vocabulary) bool {
	half, tail = strings.ToLower(half), strings.ToLower(tail)
	return wholeWords[half+tail] || wordEndings[tail] && len(half) >= 3 && !words.has(half)
}
