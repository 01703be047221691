package quote

import (
	"html"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus/pattern"
)

var (
	ellipsisPattern = pattern.New(`[\[(]\s*(?:…|\.\s?\.\s?\.)\.?\s*[\])]`)
	// remark is an editor's, not part of what is quoted.
	remark = pattern.New(`(?i)\s*[\[(](?:sic!?|(?:my |our )?(?:emphasis|italics)(?: (?:is )?(?:added|mine|ours|in (?:the )?original))?)[\])]`)
	// lineStart is what Markdown and Discord set before a line: quotation,
	// heading, small print; and a rule that is all of its line. A list's mark
	// can be a dash of the brief's: see [listMark].
	lineStart = pattern.New(`(?m)^[ \t]*(?:(?:>+|#{1,6}|-#)[ \t]+|>+|#{1,6}$|(?:-{3,}|\*{3,}|_{3,})[ \t\r]*$)*`)
	// tag is HTML's for how words are set; a raised number is a footnote mark
	// and is told by its place.
	tag      = pattern.New(`(?i)</?(?:sup|sub|b|i|em|strong|u|s|q|mark|span|p|blockquote)(?:\s[^<>]{0,200})?>`)
	breakTag = pattern.New(`(?i)<br\s*/?>`)
	link     = pattern.New(`!?\[([^\[\]]*)\]\(<?(?:https?://|mailto:|#|/)[^\s()]*(?:\([^\s()]*\)[^\s()]*)*>?\)`)
	// linkEnd is what a link leaves whose beginning was not copied.
	linkEnd  = pattern.New(`\]\((?:https?://|#)[^\s()]*\)`)
	autolink = pattern.New(`<((?:https?://|mailto:)[^\s<>]+)>`)
	// struck words are the writer's way of taking them back.
	struck     = pattern.New(`~~[^~\n]+~~`)
	brokenWord = pattern.New(`(\pL)[-‐\x{ad}](?:[ \t]*\r?\n[ \t]*|[ \t]+)(\p{Ll})`)
	// power is an exponent as HTML or a keyboard has it: 10<sup>6</sup>, 10^6.
	power  = pattern.New(`(?i)<sup>([-−+]?\d{1,3})</sup>|([\pL\d)])\^\{?([-−+]?\d{1,3})\}?`)
	powers = strings.NewReplacer("-", "⁻", "−", "⁻", "+", "⁺", "0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")
	// smiley is a picture as Discord writes it: ":flag_eu:", "<:eu:123>".
	smiley = pattern.New(`<a?:\w{2,40}:\d{5,20}>|:[a-z_]\w{1,40}:`)
	// lineNumber is a number that can be a line's in the margin.
	lineNumber = pattern.New(`\b\d{1,4}\b`)
	// bracketed is what stands in square brackets.
	bracketed = pattern.New(`\[[^\[\]\n]{0,200}\pL[^\[\]\n]{0,200}\]`)
)

// tidy takes off what people's quoting adds to the quoted words: markup,
// marks of a list, an editor's brackets. known reports whether a word is the
// brief's.
func tidy(text string, known func(word string) bool) string {
	text = strings.ToValidUTF8(text, " ")
	if strings.ContainsRune(text, '&') {
		text = html.UnescapeString(text)
	}
	text = lineStart.ReplaceAllString(text, "")
	text = power.ReplaceAllStringFunc(text, func(s string) string {
		m := power.FindStringSubmatch(s)
		return m[2] + powers.Replace(m[1]+m[3])
	})
	text = smiley.ReplaceAllString(text, "")
	text = link.ReplaceAllString(text, "$1")
	text = linkEnd.ReplaceAllString(text, "")
	text = autolink.ReplaceAllString(text, "$1")
	text = breakTag.ReplaceAllString(text, " ")
	text = tag.ReplaceAllString(text, "")
	text = struck.ReplaceAllString(text, " ")
	text = remark.ReplaceAllString(text, "")
	text = ellipsisPattern.ReplaceAllString(text, ellipsis)
	return joinBroken(text, known)
}

// joinBroken joins words that a line's end cut in two, if the whole word is
// one of the brief's.
func joinBroken(text string, known func(string) bool) string {
	var out strings.Builder
	last := 0
	notLetter := func(r rune) bool { return !unicode.IsLetter(r) }
	for _, m := range brokenWord.FindAllStringSubmatchIndex(text, -1) {
		left, right := text[:m[3]], text[m[4]:]
		head, tail := left, right
		if i := strings.LastIndexFunc(left, notLetter); i >= 0 {
			_, size := utf8.DecodeRuneInString(left[i:])
			head = left[i+size:]
		}
		if i := strings.IndexFunc(right, notLetter); i >= 0 {
			tail = right[:i]
		}
		out.WriteString(text[last:m[3]])
		if !known(strings.ToLower(head + tail)) {
			out.WriteString(text[m[3]:m[4]])
		}
		last = m[4]
	}
	out.WriteString(text[last:])
	return out.String()
}

// unnumbered takes the numbers off that a margin has for its lines: each is
// greater by one than the one before, or by five. It returns "" if there are
// none.
func unnumbered(text string) string {
	at := lineNumber.FindAllStringIndex(text, -1)
	for _, step := range []int{1, 5} {
		for i := range at {
			chain := [][]int{at[i]}
			last, _ := strconv.Atoi(text[at[i][0]:at[i][1]])
			for _, m := range at[i+1:] {
				if n, _ := strconv.Atoi(text[m[0]:m[1]]); n == last+step {
					chain, last = append(chain, m), n
				}
			}
			if len(chain) < 2 {
				continue
			}
			for _, m := range slices.Backward(chain) {
				text = text[:m[0]] + text[m[1]:]
			}
			return text
		}
	}
	return ""
}

// withoutInsertions takes out what stands in square brackets, or sets by in its
// place, unless it denies or strengthens something; "" if there is nothing to take out.
func withoutInsertions(text, by string) string {
	if !bracketed.MatchString(text) {
		return ""
	}
	for _, in := range bracketed.FindAllString(text, -1) {
		if words := tokenize(in); denials(words, false) > 0 || slices.ContainsFunc(words, func(t token) bool { return strengtheners[t.folded] }) {
			return ""
		}
	}
	return bracketed.ReplaceAllString(text, by)
}

// strengtheners say more than was said; no explanation has one.
var strengtheners = wordSet("ever always all every everybody everyone only very must toujours tous immer alle siempre todos всегда все")
