package corpus

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/util"

	"briefbot/corpus/pattern"
)

// square reads what begins with "[": a footnote mark, a Pandoc citation, a
// link, a bracketed number, or nothing.
func (in *inline) square(i int) int {
	end, ok := in.bracket[i]
	if !ok {
		return 0
	}
	text := in.buf[i+1 : end]
	switch {
	case i == 0 && (string(text) == " " || string(text) == "x" || string(text) == "X") && end+1 < len(in.buf) && in.buf[end+1] == ' ':
		in.skip(i, end+2) // the box of a task list
		return end + 2 - i
	case len(text) > 2 && text[0] == '^' && text[len(text)-1] == '^' && end+1 < len(in.buf) && in.buf[end+1] == '(':
		// "[^1^](#fn1)": a superscript that is linked
	case len(text) > 1 && text[0] == '^' && len(text) < 100 && !bytes.ContainsAny(text, " \t\n["):
		in.put(i, end+1, run{kind: markRun, form: caretMark, label: string(text[1:])})
		return end + 1 - i
	case isCiteGroup(text) && (end+1 == len(in.buf) || in.buf[end+1] != '('): // "[@name](address)" is a link
		in.put(i, end+1, run{kind: citeRun})
		return end + 1 - i
	case in.stop >= 0:
		return 0 // no link stands in another
	}
	url, resume, ok := in.destination(end + 1)
	if ok {
		if r, ok := markOf(text, url); ok {
			in.put(i, resume, r)
			return resume - i
		}
	} else {
		url, resume, ok = in.definition(text, end)
	}
	if ok {
		in.skip(i, i+1)
		in.open(url, end, resume)
		return 1
	}
	if label := string(text); len(label) < 40 && (isLabel(label) || labelList.MatchString(label)) {
		if labelsOf(label) != nil {
			return in.mark(i, end+1, label, bracketMark, "")
		}
		if isLabel(label) {
			in.put(i, end+1, run{kind: markRun, form: bracketMark, label: label, text: "[" + label + "]", decoded: true})
			return end + 1 - i
		}
	}
	if end+1 < len(in.buf) && in.buf[end+1] == '{' {
		// "[words]{.class}"
		if n := bytes.IndexAny(in.buf[end+1:min(len(in.buf), end+200)], "}\n"); n > 1 && in.buf[end+1+n] == '}' {
			in.skip(i, i+1)
			in.stop, in.resume = end, end+n+2
			return 1
		}
	}
	return 0
}

// destination reads "(address)" or "(address "title")" at i.
func (in *inline) destination(i int) (url string, after int, ok bool) {
	if i >= len(in.buf) || in.buf[i] != '(' {
		return "", 0, false
	}
	end, ok := in.paren[i]
	if !ok {
		return "", 0, false
	}
	inner := bytes.TrimSpace(in.buf[i+1 : end])
	if len(inner) > 0 && inner[0] == '<' {
		if j := bytes.IndexByte(inner, '>'); j > 0 {
			return unescape(inner[1:j]), end + 1, true
		}
	}
	if j := bytes.IndexAny(inner, " \t\n"); j >= 0 {
		rest := bytes.TrimSpace(inner[j:])
		if c := rest[0]; c != '"' && c != '\'' && c != '(' {
			return "", 0, false
		}
		inner = inner[:j]
	}
	return unescape(inner), end + 1, true
}

// definition finds the target of "[text][label]", "[label][]" or "[label]".
func (in *inline) definition(text []byte, end int) (url string, after int, ok bool) {
	if len(in.defs) == 0 || len(text) > 999 {
		return "", 0, false
	}
	label, resume := text, end+1
	if resume < len(in.buf) && in.buf[resume] == '[' {
		if close, ok := in.bracket[resume]; ok && close-resume < 999 {
			if inner := in.buf[resume+1 : close]; len(bytes.TrimSpace(inner)) > 0 {
				label = inner
			}
			resume = close + 1
		}
	}
	url, ok = in.defs[util.ToLinkReference(label)]
	return url, resume, ok
}

func unescape(b []byte) string { return string(util.UnescapePunctuations(b)) }

// image leaves out "![...](...)", and remembers its words.
func (in *inline) image(i int) int {
	end, ok := in.bracket[i+1]
	if !ok {
		return 0
	}
	_, after, ok := in.destination(end + 1)
	if !ok {
		_, after, ok = in.definition(in.buf[i+2:end], end)
	}
	if !ok || in.stop >= 0 && after > in.stop {
		return 0
	}
	r := run{kind: imageRun, text: string(in.buf[i+2 : end])}
	if alt := bytes.TrimSpace(in.buf[i+2 : end]); len(alt) > 0 && !bytes.ContainsAny(alt, "\n\\[]&<*_`") { // words without markup of their own
		at := i + 2 + bytes.Index(in.buf[i+2:end], alt)
		r.inner = []run{{kind: textRun, src: in.span(at, at+len(alt)), link: -1}}
	}
	in.put(i, after, r)
	return after - i
}

// addressStart begins an address, perhaps one that a blank has broken; "http://" alone
// speaks of addresses.
var addressStart = pattern.New(`^(?:https?://|www\.)(?:\S{0,9}[\pL\d]|\s[\w-]{1,63}\.\w)`)

// bareURL reads an address that stands in the text without any markup.
func (in *inline) bareURL(i int) int {
	if !addressStart.Match(in.buf[i:min(len(in.buf), i+100)]) {
		return 0
	}
	limit := len(in.buf)
	if in.stop >= 0 {
		limit = in.stop
	}
	address := in.buf[i:limit]
	if n := bytes.IndexFunc(address, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("<>\"“”»|`", r) }); n >= 0 {
		address = address[:n]
	}
	address, _, _ = bytes.Cut(address, []byte("[^"))
	j := i + trimAddress(address)
	url := unescape(in.buf[i:j])
	if strings.HasPrefix(url, "www.") {
		url = "https://" + url
	}
	in.linked(i, j, url)
	return j - i
}

// trimAddress returns how much of b is the address: the stop, comma or bracket
// that ends a sentence is not.
func trimAddress(b []byte) int {
	n := len(b)
	excess := bytes.Count(b, []byte(")")) - bytes.Count(b, []byte("("))
	for n > 0 {
		switch c := b[n-1]; c {
		case '.', ',', ';', ':', '!', '?', '\'', '*', '_', ']', '}', '\\':
		case ')':
			if excess <= 0 {
				return n
			}
			excess--
		default:
			return n
		}
		n--
	}
	return n
}
