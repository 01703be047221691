package bot

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/commands"
)

// This file writes plain runs as Discord's Markdown. Discord's rules are not
// CommonMark's: a backslash escapes any character but letters, digits and
// white space; emphasis may begin and end inside a word; addresses, emoji
// names and mentions are found in running text; lists, headings, quotations
// and subtext begin a line. Escapes are used only where they do something,
// because "Copy text" on a phone copies them too.

// inline writes runs as one line.
func inline(runs []commands.Run, verbatim bool) string {
	runs = prepared(runs, verbatim)
	e := escaper{verbatim: verbatim, brackets: mayLink(runs)}
	return escapeStart(e.styled(inContext(runs), styleOrder[:]))
}

// styleOrder is the order of markers from the outside inwards.
var styleOrder = [...]commands.Style{commands.Bold, commands.Struck, commands.Italic}

// mayLink reports whether an opening bracket in the runs could begin a link.
func mayLink(runs []commands.Run) bool {
	bracket := false
	for _, r := range runs {
		if r.URL != "" {
			return true
		}
		bracket = bracket || strings.Contains(r.Text, "]")
	}
	if !bracket { // most text has none, and need not be joined to look
		return false
	}
	var all strings.Builder
	for _, r := range runs {
		all.WriteString(r.Text)
	}
	return strings.Contains(all.String(), "](")
}

// A piece is a run and the text around it: what means something to Discord may
// begin in one run and end in the next.
type piece struct {
	commands.Run
	before, after string
}

// lookAhead is how many bytes of what follows are looked at: no emoji's name
// is longer.
const lookAhead = 64

func inContext(runs []commands.Run) []piece {
	out := make([]piece, len(runs))
	var before string
	for i, r := range runs {
		out[i] = piece{Run: r, before: before}
		before = r.Text
	}
	var after string
	for i := len(runs) - 1; i >= 0; i-- {
		out[i].after = after
		if text := runs[i].Text; len(text) < lookAhead {
			after = text + after
		} else {
			after = text
		}
		after = after[:min(len(after), lookAhead)]
	}
	return out
}

// prepared returns the runs with white space and control characters made
// single spaces, pieces of one link joined, and superscripts inside a styled
// stretch set like it, so that the stretch stays whole.
func prepared(runs []commands.Run, verbatim bool) []commands.Run {
	out := make([]commands.Run, 0, len(runs))
	for _, r := range runs {
		r.Text = commands.OneLine(r.Text, verbatim)
		if r.Text == "" {
			continue
		}
		if r.URL != "" && !linkable(r.URL) {
			r.URL = ""
		}
		if strings.Contains(r.Text, "`") {
			r.Style &^= commands.Monospace // it would end there, or begin a block
		}
		if r.URL == "" && r.Style&commands.Monospace != 0 || strings.ContainsAny(r.URL, "*~") {
			// Discord looks for the end of an emphasis inside code and addresses.
			r.Style &^= commands.Bold | commands.Italic | commands.Struck
		}
		if n := len(out); n > 0 && (r.URL != "" || r.Style == commands.Monospace && out[n-1].Style == r.Style) && out[n-1].URL == r.URL && (out[n-1].Style|r.Style)&commands.Superscript == 0 {
			out[n-1].Text += r.Text
			out[n-1].Style &= r.Style
			continue
		}
		out = append(out, r)
	}
	for i := 1; i+1 < len(out); i++ {
		if out[i].Style&commands.Superscript != 0 {
			out[i].Style |= out[i-1].Style & out[i+1].Style &^ (commands.Superscript | commands.Monospace)
		}
	}
	return out
}

type escaper struct {
	verbatim bool
	// brackets is set where an opening bracket could begin a link.
	brackets bool
}

var markers = map[commands.Style]string{commands.Bold: "**", commands.Struck: "~~", commands.Italic: "*"}

// styled writes the runs, with one pair of markers around each stretch of runs
// that share the first of styles, and so on inwards.
func (e escaper) styled(runs []piece, styles []commands.Style) string {
	var b strings.Builder
	if len(styles) == 0 {
		if len(runs) == 1 {
			return e.run(runs[0])
		}
		size := 0
		for _, r := range runs {
			size += len(r.Text)
		}
		b.Grow(size + size/16)
		for i, r := range runs {
			if i > 0 && r.Style&runs[i-1].Style&commands.Superscript != 0 {
				b.WriteByte(',') // two marks side by side are not one number
			}
			b.WriteString(e.run(r))
		}
		return b.String()
	}
	for len(runs) > 0 {
		n, on := 1, runs[0].Style&styles[0] != 0
		for n < len(runs) && (runs[n].Style&styles[0] != 0) == on {
			n++
		}
		text := e.styled(runs[:n], styles[1:])
		if on {
			text = wrap(text, markers[styles[0]])
		}
		if n == len(runs) && b.Len() == 0 {
			return text // one stretch: nothing to join
		}
		if end := b.String(); strings.HasSuffix(end, "*") && strings.HasPrefix(text, "*") || strings.HasSuffix(end, "~") && strings.HasPrefix(text, "~") {
			b.WriteRune('\u200b') // two emphases side by side
		}
		b.WriteString(text)
		runs = runs[n:]
	}
	return b.String()
}

// wrap puts markers around text, inside its outer spaces.
func wrap(text, marker string) string {
	inner := strings.Trim(text, " ")
	if inner == "" {
		return text
	}
	at := len(text) - len(strings.TrimLeft(text, " "))
	tail := text[at+len(inner):]
	if marker == "~~" && strings.HasSuffix(inner, "~") {
		inner += "\u200b" // the strike would end one character early
	}
	return text[:at] + marker + inner + marker + tail
}

// run writes one run without its bold, italics and strike.
func (e escaper) run(r piece) string {
	switch {
	case r.Style&commands.Superscript != 0:
		return e.escape(commands.Raised(r.Text), r.before, r.after)
	case r.URL != "":
		return e.link(r.Text, r.URL)
	case r.Style&commands.Monospace != 0:
		return monospace(r.Text)
	}
	return e.escape(r.Text, r.before, r.after)
}

// linkable reports whether an address can be linked as it is.
func linkable(address string) bool {
	u, err := url.Parse(address)
	return err == nil && utf8.ValidString(address) && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" &&
		!strings.ContainsFunc(address, func(r rune) bool {
			return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune("<>\\`", r)
		})
}

// link writes an address without a preview: as itself where the text is the
// address, and as a named link otherwise.
func (e escaper) link(text, address string) string {
	if text == address {
		return "<" + address + ">"
	}
	if strings.ContainsAny(text, "[]`") || strings.Contains(text, "://") {
		return e.escape(text, "", " ") + " <" + address + ">"
	}
	address = strings.NewReplacer("(", "%28", ")", "%29").Replace(address)
	return "[" + e.escape(text, "", "") + "](<" + address + ">)"
}

// monospace sets text that has no backticks of its own.
func monospace(text string) string {
	if strings.TrimSpace(text) == "" {
		return text
	}
	return "`" + text + "`"
}

var (
	emojiName   = regexp.MustCompile(`^:[A-Za-z0-9_+\-~]*[A-Za-z_][A-Za-z0-9_+\-~]*:`)
	bareAddress = regexp.MustCompile(`^:/[^\s]`)
	massMention = regexp.MustCompile(`^@(everyone|here)`)
)

// special are the characters that escape looks at.
const special = "\\*_`<~|[:@"

// escape writes text, which stands between two others, so that Discord shows
// it as it is.
func (e escaper) escape(text, before, after string) string {
	at := strings.IndexAny(text, special)
	if at < 0 {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + 16)
	b.WriteString(text[:at])
	for at < len(text) {
		here, c := text[at:], text[at]
		if len(here) < lookAhead && strings.IndexByte("~|:@", c) >= 0 {
			here += after
		}
		sign := here[:1]
		switch c {
		case '\\', '*', '_', '`', '<':
			b.WriteByte('\\')
		case '~', '|':
			if strings.HasPrefix(here[1:], sign) || strings.HasSuffix(text[:at], sign) || at == 0 && strings.HasSuffix(before, sign) {
				b.WriteByte('\\')
			}
		case '[':
			if e.brackets {
				b.WriteByte('\\')
			}
		case ':':
			if strings.HasPrefix(here, ":/") && bareAddress.MatchString(here) || strings.IndexByte(here[1:], ':') > 0 && emojiName.MatchString(here) {
				b.WriteByte('\\')
			}
		case '@':
			if massMention.MatchString(here) {
				if e.verbatim {
					b.WriteByte('\\')
				} else {
					sign = "@\u200b"
				}
			}
		}
		b.WriteString(sign)
		at++
		next := strings.IndexAny(text[at:], special)
		if next < 0 {
			next = len(text) - at
		}
		b.WriteString(text[at : at+next])
		at += next
	}
	return b.String()
}

// escapeStart keeps the beginning of a line from being read as a heading, a
// list, a quotation or subtext.
func escapeStart(line string) string {
	at := len(line) - len(strings.TrimLeft(line, " "))
	if at == len(line) {
		return line
	}
	// An ordered list: digits and a dot.
	if rest := strings.TrimLeft(line[at:], "0123456789"); len(rest) < len(line)-at && strings.HasPrefix(rest, ".") {
		return line[:len(line)-len(rest)] + "\\" + rest
	}
	switch line[at] {
	case '#', '-', '>', '+':
		return line[:at] + "\\" + line[at:]
	}
	return line
}
