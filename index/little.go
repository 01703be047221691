package index

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
)

//go:embed builtin/little.txt
var littleFile string

// littleWords are the words that carry no content of their own, by what they do
// instead, and what people put around a question.
type littleWords struct {
	about, to, closing, empty, saying, frame, and, or, part, order, asking, wh, aux, preposition, listed, address map[string]bool
	// pronoun and plural are what stands for something, each with its languages.
	pronoun, plural map[string][]string
	// hollow are the words that say nothing of what a question is about.
	hollow                 map[string]bool
	before, after, joining [][]string // the longest first
	around                 []string   // the same of a language without blanks
	topics, citedOn        []topicFrame
	genres                 []genre
}

// builtinLittle reads the file for the first question.
var builtinLittle = sync.OnceValue(func() *littleWords {
	_, lists := readLists(littleFile)
	set := func(heading string) map[string]bool {
		out := map[string]bool{}
		for _, w := range strings.Fields(strings.Join(lists[heading], " ")) {
			out[plainWord(w)] = true
		}
		return out
	}
	standing := func(heading string) map[string][]string {
		out := map[string][]string{}
		for _, line := range lists[heading] {
			language, words, _ := strings.Cut(line, ":")
			for _, w := range strings.Fields(words) {
				out[plainWord(w)] = append(out[plainWord(w)], language)
			}
		}
		return out
	}
	l := &littleWords{pronoun: standing("pronoun"), plural: standing("plural"), about: set("about"), to: set("to"), closing: set("closing"), empty: set("empty"), saying: set("saying"), frame: set("frame"), and: set("and"), or: set("or"), part: set("part"), asking: set("asking"), wh: set("wh"), aux: set("aux"), preposition: set("preposition"), listed: set("listed"), address: set("address"), order: set("order"), hollow: set("little")}
	for _, words := range []map[string]bool{l.empty, l.order} {
		maps.Copy(l.hollow, words)
	}
	for _, words := range []map[string][]string{l.pronoun, l.plural} {
		for w := range words {
			l.hollow[w] = true
		}
	}
	l.before, l.after = phrases(lists["before"]), phrases(lists["after"])
	l.joining = phrases(lists["joining"])
	l.topics, l.citedOn = topicFrames(lists["topic"]), topicFrames(lists["cited on"])
	l.genres = genres()
	l.around = slices.Clone(lists["around"])
	slices.SortStableFunc(l.around, func(a, b string) int { return len(b) - len(a) })
	return l
})

// phrases are the words of lines, those of most words first.
func phrases(lines []string) [][]string {
	var out [][]string
	for _, line := range lines {
		out = append(out, plains(lowerWords(line)))
	}
	slices.SortStableFunc(out, func(a, b []string) int { return len(b) - len(a) })
	return out
}

// isContent reports whether a word says what a question is about.
func (l *littleWords) isContent(w said) bool {
	return !l.hollow[w.plain] && !l.ordinal(w.plain)
}

// ordinal reports whether a word is a number, or a place in an order in digits:
// "2", "3rd", and not a share.
func (l *littleWords) ordinal(plain string) bool {
	return plain != "" && unicode.IsDigit(rune(plain[0])) && !strings.HasSuffix(plain, "%") && len(plain) <= 4 && (len(plain) < 4 || plain[1:] != strings.TrimLeft(plain[1:], "0123456789"))
}

// addresses reports whether some word speaks to the program or of whoever asks.
func (l *littleWords) addresses(words []said) bool {
	return slices.ContainsFunc(words, func(w said) bool { return l.address[w.plain] })
}

// content are the words that say what a question is about.
func (l *littleWords) content(words []said) []said {
	var out []said
	for _, w := range words {
		if l.isContent(w) {
			out = append(out, w)
		}
	}
	return out
}

// contents is how many of the words say what a question is about.
func (l *littleWords) contents(words []said) int {
	n := 0
	for _, w := range words {
		n += btoi(l.isContent(w))
	}
	return n
}

// named is how many words say what a text is about: of a script without blanks two
// signs are one.
func (l *littleWords) named(text string) int {
	n := l.contents(saidWords(text))
	if strings.ContainsFunc(text, paired) {
		n = (n + 1) / 2
	}
	return n
}

// besides is how many words of the rest of a text that names a place say what it is
// about, what stands around works in a list aside.
func (l *littleWords) besides(text string) int {
	n := l.named(text)
	for _, w := range saidWords(text) {
		n -= btoi(l.isContent(w) && l.listed[w.plain])
	}
	return n
}

// ofPart reports whether words speak of a part on something: "la parte sobre …".
func (l *littleWords) ofPart(words []said) bool {
	for i := 1; i < len(words); i++ {
		if l.part[words[i-1].plain] && l.about[words[i].plain] {
			return true
		}
	}
	return false
}

// asksToSee reports whether words beside the name of a part only ask to see it:
// "show me", "what does … say", "the … article", or nothing.
func (l *littleWords) asksToSee(words []said) bool {
	asks := len(words) == 0
	for _, w := range words {
		if l.isContent(w) && !l.frame[w.plain] {
			return false
		}
		asks = asks || l.empty[w.plain] || l.frame[w.plain]
	}
	return asks
}

// follows reports whether what was said can only be understood from what it
// follows: it has no content of its own ("why?", "the second one"), or a
// pronoun stands for what it asks of ("is it effective?"). Of what a document
// does, "it" is the document: "what does it say about trade?".
func (l *littleWords) follows(words []said) bool { return l.refers(words, l.pronoun) }

// refers reports the same of words in which one of the given words stands for
// something in the language of the others.
func (l *littleWords) refers(words []said, stands ...map[string][]string) bool {
	switch n := l.contents(words); {
	case len(words) == 0:
		return false
	case n == 0:
		return true
	case n > 1:
		return false
	}
	return l.stands(words, stands...)
}

// stands reports whether one of the given words stands for something in the language
// of the others, and not for the document, which says something.
func (l *littleWords) stands(words []said, stands ...map[string][]string) bool {
	if slices.ContainsFunc(words, func(w said) bool { return l.saying[w.plain] }) {
		return false
	}
	times, most := map[string]int{}, 0
	for _, w := range words {
		for _, language := range languagesOf()[w.plain] {
			times[language]++
			most = max(most, times[language])
		}
	}
	there := strings.Join(plains(words), " ")
	for _, is := range []string{"ya t il", "y a t il", "il y a", "gibt es", "es gibt"} { // where "il" is nobody
		if strings.Contains(there, is) {
			return false
		}
	}
	return slices.ContainsFunc(words, func(w said) bool {
		return slices.ContainsFunc(stands, func(set map[string][]string) bool {
			return slices.ContainsFunc(set[w.plain], func(language string) bool { return !isASCII(w.plain) || times[language] == most })
		})
	})
}
