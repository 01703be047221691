package index

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// questionWords are those that a second question begins with. What follows the
// Russian ones must be a space: to a pattern their letters are no words.
var (
	questionWords = strings.Fields("who what why how when where which whose is are does do did can will should" +
		" qui pourquoi comment quand quel quelle quels quelles wer was warum wie wann wo welche")
	russianQuestionWords = strings.Fields("кто что почему как когда где какие какой")
)

// secondQuestion finds an "and" that a question word follows. It is compiled
// when the first question needs it.
var secondQuestion = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i),?\s+(?:and|und|et|и)(?:\s+(?:also|auch|aussi))?\s+(?:(?:` +
		strings.Join(slices.Concat(questionWords, russianQuestionWords), "|") + `)\b|(?:` +
		strings.Join(russianQuestionWords, "|") + `)\s)`)
})

// partBreak returns the first place where a second question may begin, or nil:
// white space after question marks or a semicolon, with these, or an "and" that
// a question word follows.
func partBreak(text string) []int {
	var at []int
	if mayJoin(text) {
		at = secondQuestion().FindStringIndex(text)
	}
	for i := 0; i < len(text) && (at == nil || i < at[0]); i++ {
		if text[i] != '?' && text[i] != ';' {
			continue
		}
		end := i + 1
		for text[i] == '?' && end < len(text) && text[end] == '?' {
			end++
		}
		if after := strings.TrimLeft(text[end:], " \t\n\f\r"); len(after) < len(text)-end {
			return []int{i, len(text) - len(after)}
		}
		i = end - 1
	}
	return at
}

// mayJoin reports whether a text may have such an "and": few have, and to look
// for the pattern takes as long as half of a search.
func mayJoin(text string) bool {
	joined := false
	for w := range strings.FieldsSeq(text) {
		is := func(word string) bool { return len(w) == len(word) && strings.EqualFold(w, word) }
		begins := func(word string) bool { return len(w) >= len(word) && strings.EqualFold(w[:len(word)], word) }
		switch {
		case is("and") || is("und") || is("et") || is("и"):
			joined = true
		case joined && (is("also") || is("auch") || is("aussi")):
		case joined && (slices.ContainsFunc(questionWords, begins) || slices.ContainsFunc(russianQuestionWords, begins)):
			return true
		default:
			joined = false
		}
	}
	return false
}

// maxParts is how many questions in one are told apart.
const maxParts = 3

// wholeQuestions cuts a text at the breaks between whole questions.
func wholeQuestions(text string) []string {
	var parts []string
	rest := text
	for len(parts) < maxParts-1 {
		at := partBreak(rest)
		if at == nil {
			break
		}
		// The question word stays with the second part.
		cut := at[1]
		if w := strings.LastIndexAny(strings.TrimRight(rest[:cut], " "), " \t\n"); rest[at[0]] != '?' && rest[at[0]] != ';' && w > at[0] {
			cut = w + 1
		}
		end := at[0]
		for end < len(rest) && rest[end] == '?' {
			end++
		}
		parts = append(parts, strings.TrimSpace(rest[:end]))
		rest = rest[cut:]
	}
	return append(parts, strings.TrimSpace(rest))
}
