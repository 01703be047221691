package quote

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	ellipsisPattern = regexp.MustCompile(`[\[(]\s*(?:…|\.\s?\.\s?\.)\.?\s*[\])]`)
	// editedLetter is "[T]he".
	editedLetter = regexp.MustCompile(`\[(\pL)\]`)
	// remark is an editor's, not part of what is quoted.
	remark = regexp.MustCompile(`(?i)\s*[\[(](?:sic!?|(?:my |our )?(?:emphasis|italics)(?: (?:is )?(?:added|mine|ours|in (?:the )?original))?)[\])]`)
	// lineStart is what Markdown and Discord set before a line: quotation,
	// heading, small print; and a rule that is all of its line. A list's mark
	// can be a dash of the brief's: see [listMark].
	lineStart = regexp.MustCompile(`(?m)^[ \t]*(?:(?:>+|#{1,6}|-#)[ \t]+|>+|#{1,6}$|(?:-{3,}|\*{3,}|_{3,})[ \t\r]*$)*`)
	// tag is HTML's for how words are set; a raised number is a footnote mark
	// and is told by its place.
	tag      = regexp.MustCompile(`(?i)</?(?:sup|sub|b|i|em|strong|u|s|q|mark|span|p|blockquote)(?:\s[^<>]{0,200})?>`)
	breakTag = regexp.MustCompile(`(?i)<br\s*/?>`)
	link     = regexp.MustCompile(`!?\[([^\[\]]*)\]\(<?(?:https?://|mailto:|#|/)[^\s()]*(?:\([^\s()]*\)[^\s()]*)*>?\)`)
	// linkEnd is what a link leaves whose beginning was not copied.
	linkEnd  = regexp.MustCompile(`\]\((?:https?://|#)[^\s()]*\)`)
	autolink = regexp.MustCompile(`<((?:https?://|mailto:)[^\s<>]+)>`)
	// struck words are the writer's way of taking them back.
	struck     = regexp.MustCompile(`~~[^~\n]+~~`)
	brokenWord = regexp.MustCompile(`(\pL)[-‐\x{ad}][ \t]*\r?\n[ \t]*(\p{Ll})`)
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
	text = link.ReplaceAllString(text, "$1")
	text = linkEnd.ReplaceAllString(text, "")
	text = autolink.ReplaceAllString(text, "$1")
	text = breakTag.ReplaceAllString(text, " ")
	text = tag.ReplaceAllString(text, "")
	text = struck.ReplaceAllString(text, " ")
	text = remark.ReplaceAllString(text, "")
	text = editedLetter.ReplaceAllString(text, "$1")
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
