package index

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A topicFrame is a way to ask what a document says of something, or whom it cites
// on it: "what does the brief say about …". What stands at the dots is what is
// asked.
type topicFrame struct{ before, after []alternatives }

// alternatives stand for each other in a frame.
type alternatives struct {
	words   [][]string // the longest first
	missing bool       // none of them need be there
}

// topicFrames reads lines as builtin/little.txt describes them.
func topicFrames(lines []string) []topicFrame {
	side := func(text string) (out []alternatives) {
		for _, token := range strings.Fields(text) {
			var a alternatives
			token, a.missing = strings.CutSuffix(token, "?")
			for _, phrase := range strings.Split(token, "|") {
				a.words = append(a.words, plains(lowerWords(strings.ReplaceAll(phrase, "_", " "))))
			}
			slices.SortStableFunc(a.words, func(a, b []string) int { return len(b) - len(a) })
			out = append(out, a)
		}
		return out
	}
	var out []topicFrame
	for _, line := range lines {
		before, after, _ := strings.Cut(line, "…")
		out = append(out, topicFrame{side(before), side(after)})
	}
	return out
}

func plains(words []said) []string {
	out := make([]string, 0, len(words))
	for _, w := range words {
		out = append(out, w.plain)
	}
	return out
}

// opens is how many of the words, from the first, are the alternatives in order;
// -1 if they are not.
func opens(words []string, all []alternatives) int {
	at := 0
	for _, a := range all {
		i := slices.IndexFunc(a.words, func(phrase []string) bool {
			return len(words) >= at+len(phrase) && slices.Equal(words[at:at+len(phrase)], phrase)
		})
		switch {
		case i >= 0:
			at += len(a.words[i])
		case !a.missing:
			return -1
		}
	}
	return at
}

// topic is what a text asks for in one of the frames, if that is all that it asks:
// "what does the brief say about water" asks for water. Its other words say
// nothing of what is sought, and are in too many sentences of the brief.
func (l *littleWords) topic(frames []topicFrame, text string) (string, bool) {
	said := saidWords(text)
	words := plains(said)
	for _, f := range frames {
		from := opens(words, f.before)
		if from < 0 {
			continue
		}
		for to := len(words); to > from; to-- {
			if n := opens(words[to:], f.after); n != len(words)-to {
				continue
			}
			if l.contents(said[from:to]) == 0 {
				break // of nothing: "what does it say about this?"
			}
			rest := text[said[from].Start:said[to-1].End]
			return rest, utf8.ValidString(rest)
		}
	}
	return "", false
}
