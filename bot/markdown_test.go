package bot

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// A shownLine is one line of a message as Discord shows it.
type shownLine struct {
	Kind   string // "text", "quote", "subtext", "heading", "item" or "code"
	Indent int    // of an item, in spaces
	Spans  []shownSpan
}

// Text is the line's words, without any styling.
func (l shownLine) Text() string {
	var b strings.Builder
	for _, s := range l.Spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// A shownSpan is text in one style.
type shownSpan struct {
	Text                       string
	Bold, Italic, Struck, Code bool
	URL                        string // what it links to, or ""
	// Odd names what the bot never means to write: "mention", "emoji",
	// "spoiler", "underline", "timestamp", "bare address".
	Odd string
}

// readMarkdown reads a message's content by Discord's rules, which are those
// of its simple-markdown parser and not CommonMark's: emphasis may begin and
// end inside a word, a backslash escapes any character but letters, digits and
// white space, and addresses, mentions and emoji names are found anywhere.
func readMarkdown(content string) []shownLine {
	var out []shownLine
	lines := strings.Split(content, "\n")
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		if strings.HasPrefix(line, "```") {
			// A fence ends at the next three backticks, wherever they are.
			rest := strings.Join(lines[i:], "\n")[3:]
			body, _, closed := strings.Cut(rest, "```")
			if closed {
				for _, l := range strings.Split(strings.Trim(body, "\n"), "\n") {
					out = append(out, shownLine{Kind: "code", Spans: []shownSpan{{Text: l, Code: true}}})
				}
				i += strings.Count(body, "\n")
				continue
			}
		}
		out = append(out, readLine(line))
	}
	return out
}

var (
	headingStart = regexp.MustCompile(`^#{1,3} +`)
	itemStart    = regexp.MustCompile(`^( *)(?:[-*]|\d+\.) +`)
	quoteStart   = regexp.MustCompile(`^ *>(?:>>)? `)
)

func readLine(line string) shownLine {
	l := shownLine{Kind: "text"}
	if m := quoteStart.FindString(line); m != "" {
		l.Kind, line = "quote", line[len(m):]
		inner := readLine(line)
		if inner.Kind != "text" {
			l.Kind = "quoted " + inner.Kind
		}
		l.Spans = inner.Spans
		return l
	}
	switch {
	case strings.HasPrefix(line, "-# "):
		l.Kind, line = "subtext", line[3:]
	case headingStart.MatchString(line):
		l.Kind, line = "heading", line[len(headingStart.FindString(line)):]
	case itemStart.MatchString(line):
		m := itemStart.FindStringSubmatch(line)
		l.Kind, l.Indent, line = "item", len(m[1]), line[len(m[0]):]
	}
	l.Spans = mergedSpans(inlineSpans(line, shownSpan{}))
	return l
}

var (
	backslashed    = regexp.MustCompile(`^\\[^0-9A-Za-z\s]`)
	autolinked     = regexp.MustCompile(`^<(https?://[^ >]+)>`)
	unfolded       = regexp.MustCompile(`^https?://[^\s<]+[^<.,:;"')\]\s]`)
	mentionFound   = regexp.MustCompile(`^<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|/[^>]+:\d+|id:\w+)>`)
	massPing       = regexp.MustCompile(`^@(?:everyone|here)`)
	timestampFound = regexp.MustCompile(`^<t:-?\d+(?::\w)?>`)
	emojiFound     = regexp.MustCompile(`^:[A-Za-z0-9_+\-~]*[A-Za-z_][A-Za-z0-9_+\-~]*:`)
	namedLink      = regexp.MustCompile(`^\[((?:\[[^\]]*\]|[^\[\]])*)\]\(\s*<?((?:\([^)]*\)|[^\s\\()>]|\\.)*)>?\s*\)`)
	backticks      = regexp.MustCompile("^`+")
)

// neverMeant are what the bot never means to write.
var neverMeant = []struct {
	what string
	is   *regexp.Regexp
}{{"mention", mentionFound}, {"mention", massPing}, {"timestamp", timestampFound}, {"bare address", unfolded}, {"emoji", emojiFound}}

// inlineSpans reads text in the style of around.
func inlineSpans(s string, around shownSpan) []shownSpan {
	var out []shownSpan
	for s != "" {
		spans, n := nextSpans(s, around)
		out = append(out, spans...)
		s = s[n:]
	}
	return out
}

// nextSpans reads what a text begins with, and returns how many bytes that is.
func nextSpans(s string, now shownSpan) ([]shownSpan, int) {
	one := func(text string, n int) ([]shownSpan, int) { now.Text = text; return []shownSpan{now}, n }
	if m := backslashed.FindString(s); m != "" {
		return one(m[1:], len(m))
	}
	if m := autolinked.FindStringSubmatch(s); m != nil {
		now.URL = m[1]
		return one(m[1], len(m[0]))
	}
	if m := namedLink.FindStringSubmatch(s); m != nil {
		now.URL = m[2]
		return inlineSpans(m[1], now), len(m[0])
	}
	for _, o := range neverMeant {
		if m := o.is.FindString(s); m != "" {
			now.Odd = o.what
			return one(m, len(m))
		}
	}
	body, rest, isCode := inlineCode(s)
	em, strong := emphasisLength(s), boldLength(s)
	struckEnd, struck := closingSign(s, "~~")
	spoilerEnd, spoiler := closingSign(s, "||")
	switch {
	case isCode:
		now.Code = true
		return one(body, len(s)-len(rest))
	case em > 0 && em >= strong: // the longer wins, and emphasis among equals
		now.Italic = true
		return inlineSpans(s[1:em-1], now), em
	case strong > 0:
		now.Bold = true
		return inlineSpans(s[2:strong-2], now), strong
	case s[0] == '_':
		now.Odd = "underline" // it depends on what is around it; the bot escapes every one
	case struck:
		now.Struck = true
		return inlineSpans(s[2:struckEnd], now), struckEnd + 2
	case spoiler:
		now.Odd = "spoiler"
		return one(s[2:spoilerEnd], spoilerEnd+2)
	}
	_, n := utf8.DecodeRuneInString(s)
	return one(s[:n], n)
}

// closingSign is where the text between a double sign, which s begins with, and its
// next one ends.
func closingSign(s, sign string) (end int, ok bool) {
	if !strings.HasPrefix(s, sign) || len(s) < 3 {
		return 0, false
	}
	end = 3 + strings.Index(s[3:], sign)
	return end, end >= 3
}

// inlineCode reads inline code: as many backticks as it begins with end it.
func inlineCode(s string) (body, rest string, ok bool) {
	fence := backticks.FindString(s)
	if fence == "" {
		return "", "", false
	}
	for at := len(fence); at < len(s); {
		i := strings.Index(s[at:], "`")
		if i < 0 {
			return "", "", false
		}
		run := backticks.FindString(s[at+i:])
		if len(run) == len(fence) && at+i > len(fence) {
			return s[len(fence) : at+i], s[at+i+len(run):], true
		}
		at += i + len(run)
	}
	return "", "", false
}

// boldLength is the length of the bold text that s begins with, or 0: up to the
// first two asterisks that no third follows.
func boldLength(s string) int {
	if !strings.HasPrefix(s, "**") {
		return 0
	}
	for i := 2; i < len(s); {
		if i > 2 && strings.HasPrefix(s[i:], "**") && !strings.HasPrefix(s[i+2:], "*") {
			return i + 2
		}
		if s[i] == '\\' {
			i++
			if i == len(s) {
				return 0
			}
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		i += n
	}
	return 0
}

// emphasisLength is the length of the italic text that s begins with, or 0.
func emphasisLength(s string) int {
	if len(s) < 3 || s[0] != '*' || s[1] == ' ' {
		return 0
	}
	for i := 1; i < len(s); {
		switch {
		case s[i] == '*' && i > 1 && !strings.HasPrefix(s[i:], "**"):
			return i + 1
		case strings.HasPrefix(s[i:], "**"):
			i += 2
		case s[i] == '*':
			return 0
		case s[i] == '\\':
			if i+1 == len(s) {
				return 0
			}
			_, n := utf8.DecodeRuneInString(s[i+1:])
			i += 1 + n
		case s[i] == ' ':
			for i < len(s) && s[i] == ' ' {
				i++
			}
			if i == len(s) || s[i] == '*' && !strings.HasPrefix(s[i:], "**") {
				return 0
			}
		default:
			_, n := utf8.DecodeRuneInString(s[i:])
			i += n
		}
	}
	return 0
}

// mergedSpans joins neighbours of one style.
func mergedSpans(spans []shownSpan) []shownSpan {
	var out []shownSpan
	for _, s := range spans {
		if n := len(out); n > 0 {
			last := out[n-1]
			last.Text = s.Text
			if last == s {
				out[n-1].Text += s.Text
				continue
			}
		}
		out = append(out, s)
	}
	return slices.DeleteFunc(out, func(s shownSpan) bool { return s.Text == "" })
}

func TestReadMarkdown(t *testing.T) {
	tests := map[string][]shownLine{
		"plain":                 {{Kind: "text", Spans: []shownSpan{{Text: "plain"}}}},
		"**a** *b* ~~c~~":       {{Kind: "text", Spans: []shownSpan{{Text: "a", Bold: true}, {Text: " "}, {Text: "b", Italic: true}, {Text: " "}, {Text: "c", Struck: true}}}},
		"**a *b***":             {{Kind: "text", Spans: []shownSpan{{Text: "a ", Bold: true}, {Text: "b", Bold: true, Italic: true}}}},
		`\*\*a\*\* \<@1>`:       {{Kind: "text", Spans: []shownSpan{{Text: "**a** <@1>"}}}},
		"**a***b*":              {{Kind: "text", Spans: []shownSpan{{Text: "a*", Bold: true}, {Text: "b*"}}}},
		"> q **b**\n-# s":       {{Kind: "quote", Spans: []shownSpan{{Text: "q "}, {Text: "b", Bold: true}}}, {Kind: "subtext", Spans: []shownSpan{{Text: "s"}}}},
		"# h":                   {{Kind: "heading", Spans: []shownSpan{{Text: "h"}}}},
		"  - i":                 {{Kind: "item", Indent: 2, Spans: []shownSpan{{Text: "i"}}}},
		"> 1. i":                {{Kind: "quoted item", Spans: []shownSpan{{Text: "i"}}}},
		"[a b](<https://x.y>)":  {{Kind: "text", Spans: []shownSpan{{Text: "a b", URL: "https://x.y"}}}},
		"<https://x.y/a_b>":     {{Kind: "text", Spans: []shownSpan{{Text: "https://x.y/a_b", URL: "https://x.y/a_b"}}}},
		"see https://x.y/z.":    {{Kind: "text", Spans: []shownSpan{{Text: "see "}, {Text: "https://x.y/z", Odd: "bare address"}, {Text: "."}}}},
		"@everyone <@1> :ok: a": {{Kind: "text", Spans: []shownSpan{{Text: "@everyone", Odd: "mention"}, {Text: " "}, {Text: "<@1>", Odd: "mention"}, {Text: " "}, {Text: ":ok:", Odd: "emoji"}, {Text: " a"}}}},
		"`a*b`":                 {{Kind: "text", Spans: []shownSpan{{Text: "a*b", Code: true}}}},
		"``a`b``":               {{Kind: "text", Spans: []shownSpan{{Text: "a`b", Code: true}}}},
		"||s||":                 {{Kind: "text", Spans: []shownSpan{{Text: "s", Odd: "spoiler"}}}},
		"```\na\n> b\n```\nc":   {{Kind: "code", Spans: []shownSpan{{Text: "a", Code: true}}}, {Kind: "code", Spans: []shownSpan{{Text: "> b", Code: true}}}, {Kind: "text", Spans: []shownSpan{{Text: "c"}}}},
	}
	for content, want := range tests {
		if diff := cmp.Diff(want, readMarkdown(content)); diff != "" {
			t.Errorf("%q: %s", content, diff)
		}
	}
}
