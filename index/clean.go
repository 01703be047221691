package index

import (
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

// WithoutMarkup takes out "<@1>", "<#1>", "<:name:1>", "<t:1:R>", "</ask:1>",
// "@everyone" and pictures [Discord: Message Formatting].
func WithoutMarkup(text string) string {
	if isASCII(text) && !strings.ContainsAny(text, "<@") { // as most is
		return strings.TrimSpace(text)
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		if end := markup(text[i:]); end > 0 {
			b.WriteByte(' ')
			i += end
			continue
		}
		b.WriteByte(text[i])
		i++
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		// U+200D and U+FE0F join the parts of a picture, U+1F3FB and the next four are skins.
		if unicode.Is(unicode.So, r) && r > 0x2100 || r == 0x200d || r == 0xfe0f || r >= 0x1f3fb && r <= 0x1f3ff {
			return ' '
		}
		return r
	}, b.String()))
}

// maxMarkup is more bytes than a name of 32 characters and an ID of 20 digits
// take with the signs around them.
const maxMarkup = 160

// markup returns how many bytes of a chat's markup a text begins with.
func markup(text string) int {
	for _, all := range []string{"@everyone", "@here"} {
		if strings.HasPrefix(text, all) {
			return len(all)
		}
	}
	if len(text) < 4 || text[0] != '<' || !strings.ContainsRune("@#:at/i", rune(text[1])) {
		return 0
	}
	end := strings.IndexByte(text[:min(len(text), maxMarkup)], '>')
	if end < 0 {
		return 0
	}
	digits := 0
	for _, c := range text[1:end] {
		if c >= '0' && c <= '9' {
			digits++
		}
	}
	if digits < 6 { // "<a href>" is none
		return 0
	}
	return end + 1
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
	// "Thanks, you saved my life": a person's thanks go on.
	if from > 0 && thanking(text, words) {
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
