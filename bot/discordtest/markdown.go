package discordtest

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Line is one line of a message as Discord shows it.
type Line struct {
	Kind   string // "text", "quote", "subtext", "heading", "item" or "code"
	Indent int    // of an item, in spaces
	Spans  []Span
}

// Text is the line's words, without any styling.
func (l Line) Text() string {
	var b strings.Builder
	for _, s := range l.Spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// A Span is text in one style.
type Span struct {
	Text                       string
	Bold, Italic, Struck, Code bool
	URL                        string // what it links to, or ""
	// Odd names what the bot never means to write: "mention", "emoji",
	// "spoiler", "underline", "timestamp", "bare address".
	Odd string
}

// ReadMarkdown reads a message's content by Discord's rules, which are those
// of its simple-markdown parser and not CommonMark's: emphasis may begin and
// end inside a word, a backslash escapes any character but letters, digits and
// white space, and addresses, mentions and emoji names are found anywhere.
func ReadMarkdown(content string) []Line {
	var out []Line
	lines := strings.Split(content, "\n")
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		if strings.HasPrefix(line, "```") {
			// A fence ends at the next three backticks, wherever they are.
			rest := strings.Join(lines[i:], "\n")[3:]
			body, _, closed := strings.Cut(rest, "```")
			if closed {
				for _, l := range strings.Split(strings.Trim(body, "\n"), "\n") {
					out = append(out, Line{Kind: "code", Spans: []Span{{Text: l, Code: true}}})
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
	heading   = regexp.MustCompile(`^#{1,3} +`)
	listItem  = regexp.MustCompile(`^( *)(?:[-*]|\d+\.) +`)
	quoteMark = regexp.MustCompile(`^ *>(?:>>)? `)
)

func readLine(line string) Line {
	l := Line{Kind: "text"}
	if m := quoteMark.FindString(line); m != "" {
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
	case heading.MatchString(line):
		l.Kind, line = "heading", line[len(heading.FindString(line)):]
	case listItem.MatchString(line):
		m := listItem.FindStringSubmatch(line)
		l.Kind, l.Indent, line = "item", len(m[1]), line[len(m[0]):]
	}
	l.Spans = merged(inlineSpans(line, Span{}))
	return l
}

var (
	escape      = regexp.MustCompile(`^\\[^0-9A-Za-z\s]`)
	autolink    = regexp.MustCompile(`^<(https?://[^ >]+)>`)
	bareAddress = regexp.MustCompile(`^https?://[^\s<]+[^<.,:;"')\]\s]`)
	special     = regexp.MustCompile(`^<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|/[^>]+:\d+|id:\w+)>`)
	everyone    = regexp.MustCompile(`^@(?:everyone|here)`)
	timestamp   = regexp.MustCompile(`^<t:-?\d+(?::\w)?>`)
	emoji       = regexp.MustCompile(`^:[A-Za-z0-9_+\-~]*[A-Za-z_][A-Za-z0-9_+\-~]*:`)
	link        = regexp.MustCompile(`^\[((?:\[[^\]]*\]|[^\[\]])*)\]\(\s*<?((?:\([^)]*\)|[^\s\\()>]|\\.)*)>?\s*\)`)
	ticks       = regexp.MustCompile("^`+")
)

// odd are what the bot never means to write.
var odd = []struct {
	what string
	is   *regexp.Regexp
}{{"mention", special}, {"mention", everyone}, {"timestamp", timestamp}, {"bare address", bareAddress}, {"emoji", emoji}}

// inlineSpans reads text in the style of around.
func inlineSpans(s string, around Span) []Span {
	var out []Span
	for s != "" {
		spans, n := nextSpans(s, around)
		out = append(out, spans...)
		s = s[n:]
	}
	return out
}

// nextSpans reads what a text begins with, and returns how many bytes that is.
func nextSpans(s string, now Span) ([]Span, int) {
	one := func(text string, n int) ([]Span, int) { now.Text = text; return []Span{now}, n }
	if m := escape.FindString(s); m != "" {
		return one(m[1:], len(m))
	}
	if m := autolink.FindStringSubmatch(s); m != nil {
		now.URL = m[1]
		return one(m[1], len(m[0]))
	}
	if m := link.FindStringSubmatch(s); m != nil {
		now.URL = m[2]
		return inlineSpans(m[1], now), len(m[0])
	}
	for _, o := range odd {
		if m := o.is.FindString(s); m != "" {
			now.Odd = o.what
			return one(m, len(m))
		}
	}
	body, rest, isCode := code(s)
	em, strong := emphasis(s), bold(s)
	struckEnd, struck := closing(s, "~~")
	spoilerEnd, spoiler := closing(s, "||")
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

// closing is where the text between a double sign, which s begins with, and its
// next one ends.
func closing(s, sign string) (end int, ok bool) {
	if !strings.HasPrefix(s, sign) || len(s) < 3 {
		return 0, false
	}
	end = 3 + strings.Index(s[3:], sign)
	return end, end >= 3
}

// code reads inline code: as many backticks as it begins with end it.
func code(s string) (body, rest string, ok bool) {
	fence := ticks.FindString(s)
	if fence == "" {
		return "", "", false
	}
	for at := len(fence); at < len(s); {
		i := strings.Index(s[at:], "`")
		if i < 0 {
			return "", "", false
		}
		run := ticks.FindString(s[at+i:])
		if len(run) == len(fence) && at+i > len(fence) {
			return s[len(fence) : at+i], s[at+i+len(run):], true
		}
		at += i + len(run)
	}
	return "", "", false
}

// bold is the length of the bold text that s begins with, or 0: up to the
// first two asterisks that no third follows.
func bold(s string) int {
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

// emphasis is the length of the italic text that s begins with, or 0.
func emphasis(s string) int {
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

// merged joins neighbours of one style.
func merged(spans []Span) []Span {
	var out []Span
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
	return slices.DeleteFunc(out, func(s Span) bool { return s.Text == "" })
}
