package index

import (
	"strings"
)

// Idle reports whether a word says nothing of what a question is about: one that
// questions are asked with, in any of the languages that are understood.
func Idle(word string) bool {
	l, w := builtinLittle(), plainWord(word)
	return l.hollow[w] || l.saying[w] || l.frame[w] || l.asking[w] || l.wh[w]
}

// English reports whether a word of four letters or more is in the list of
// English words, which has no names.
func English(word string) bool { return isEnglish(strings.ToLower(word)) }
