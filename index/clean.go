package index

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// clean returns what a person typed without what is no word of it: a chat's
// markup for people, channels, times, commands and little pictures, the pictures
// themselves, and the greeting and the thanks around a question.
func clean(text string) string {
	return unwrapped(WithoutMarkup(text))
}

// markup is what a chat writes for "@anna", "#news" and the like, with a number of
// its own [Discord: Message Formatting]: "<@1>", "<#1>", "<:name:1>", "<t:1:R>",
// "</ask:1>". "<a href>" has none.
var markup = regexp.MustCompile(`@everyone|@here|<[@#:at/][^<>]*\d{6,}[^<>]*>`)

// WithoutMarkup takes a chat's markup and pictures out of a text.
func WithoutMarkup(text string) string {
	if isASCII(text) && !strings.ContainsAny(text, "<@") { // as most is
		return strings.TrimSpace(text)
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		// U+200D and U+FE0F join the parts of a picture, U+1F3FB and the next four are skins.
		if unicode.Is(unicode.So, r) && r > 0x2100 || r == 0x200d || r == 0xfe0f || r >= 0x1f3fb && r <= 0x1f3ff {
			return ' '
		}
		return r
	}, markup.ReplaceAllString(text, " ")))
}

// unwrapped is a text without the politeness around it, unless it has nothing
// else.
func unwrapped(text string) string {
	words, l := saidWords(text), builtinLittle()
	from, to := 0, len(words)
	all := func(p []string) bool { return len(p) == len(words) && begins(words, p) }
	if slices.ContainsFunc(l.before, all) || slices.ContainsFunc(l.after, all) {
		return text // "hi there": that is all
	}
	for again := true; again; {
		again = false
		for _, p := range l.before {
			if to-from > len(p) && begins(words[from:to], p) {
				from, again = from+len(p), true
			}
		}
		for _, p := range l.after {
			if to-from > len(p) && begins(words[to-len(p):to], p) {
				to, again = to-len(p), true
			}
		}
	}
	if from == 0 && to == len(words) {
		return text
	}
	// "Thanks, you saved my life": a person's thanks go on. "Hello there", "ok thanks a
	// lot": all of it is politeness.
	if from > 0 && (thanking(text, words) || !asks(text, words[from:to]) && builtinSayings().polite(words[from:to])) {
		return text
	}
	start, end := 0, len(text)
	if from > 0 {
		start = words[from].Start
		// A quotation mark or bracket before the first word is its own.
		for start > 0 && strings.ContainsRune("\"'([", rune(text[start-1])) {
			start--
		}
	}
	if to < len(words) {
		end = words[to].Start
	}
	return strings.TrimRight(text[start:end], " ,;-–—")
}

// maxThanks is how many words thanks have at most.
const maxThanks = 6

// thanking reports whether a text thanks and then asks nothing.
func thanking(text string, words []said) bool {
	for n := 1; n < min(len(words), maxThanks+1); n++ {
		if builtinSayings().says(words[:n], "thanks") && !asks(text, words[n:]) {
			return true
		}
	}
	return false
}

// begins reports whether words begin with others.
func begins(words []said, with []string) bool {
	return len(words) >= len(with) && slices.EqualFunc(words[:len(with)], with, func(w said, plain string) bool { return w.plain == plain })
}
