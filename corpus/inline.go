package corpus

import (
	"bytes"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// An inline scans the text of one block. It works on a copy of the block's
// lines, joined by "\n", and knows where each byte came from. Every step looks
// ahead by tables made once or by a bounded number of bytes, so that the time
// is linear whatever the text holds.
type inline struct {
	s     *source
	defs  map[string]string
	buf   []byte
	segs  []Span // of the source
	begin []int  // where each seg begins in buf
	seg   int    // the seg of the last position asked for

	bracket map[int]int   // "[" to its "]"
	paren   map[int]int   // "(" to its ")"
	ticks   map[int][]int // length of a run of "`" to its positions

	runs   []run
	links  []link
	delims []delim
	strong int // open <b>
	em     int // open <i>
	ins    int // open <ins>
	lined  int // open <u>
	inLink int // index into links, or -1
	stop   int // where the open link's text ends in buf, or -1
	resume int // where the text after that link goes on
	pend   int // start of text not yet made a run
	// unclosed is how far a deletion's closing mark was sought in vain.
	unclosed map[string]int
}

// A link is where a run of text points.
type link struct{ url string }

// scanInline reads the inline content of a block's lines.
func scanInline(s *source, segs []Span, defs map[string]string) ([]run, []link) {
	in := &inline{s: s, defs: defs, segs: segs, inLink: -1, stop: -1, unclosed: map[string]int{}}
	for i, sp := range segs {
		if i > 0 {
			in.buf = append(in.buf, '\n')
		}
		in.begin = append(in.begin, len(in.buf))
		in.buf = append(in.buf, s.view[sp.Start:sp.End]...)
	}
	in.match()
	in.scan(0)
	return in.runs, in.links
}

// src returns where in the source a byte of buf came from.
func (in *inline) src(i int) int {
	for in.seg > 0 && in.begin[in.seg] > i {
		in.seg--
	}
	for in.seg+1 < len(in.begin) && in.begin[in.seg+1] <= i {
		in.seg++
	}
	return min(in.segs[in.seg].Start+i-in.begin[in.seg], in.segs[in.seg].End)
}

func (in *inline) span(i, j int) Span {
	return Span{in.src(i), in.src(j-1) + 1}
}

// match pairs brackets, and notes where runs of back-ticks stand.
func (in *inline) match() {
	in.bracket, in.paren, in.ticks = map[int]int{}, map[int]int{}, map[int][]int{}
	pairs, open := [2]map[int]int{in.bracket, in.paren}, [2][]int{}
	for i := 0; i < len(in.buf); i++ {
		kind := 0
		if in.buf[i] == '(' || in.buf[i] == ')' {
			kind = 1
		}
		switch in.buf[i] {
		case '\\':
			i++
		case '[', '(':
			open[kind] = append(open[kind], i)
		case ']', ')':
			if n := len(open[kind]); n > 0 {
				pairs[kind][open[kind][n-1]] = i
				open[kind] = open[kind][:n-1]
			}
		case '`':
			j := i
			for j < len(in.buf) && in.buf[j] == '`' {
				j++
			}
			in.ticks[j-i] = append(in.ticks[j-i], i)
			i = j - 1
		}
	}
}

// scan reads the text from i on.
func (in *inline) scan(i int) {
	for i < len(in.buf) {
		if i == in.stop {
			in.flush(i)
			i = in.resume
			in.inLink, in.stop, in.pend = -1, -1, i
			continue
		}
		i += max(in.step(i), 1)
	}
	in.flush(len(in.buf))
	in.emphasise()
}

// step handles what stands at i. It returns how many bytes it has read, or 0
// if they are plain text.
func (in *inline) step(i int) int {
	switch c := in.buf[i]; c {
	case '\\':
		return in.escape(i)
	case '\n':
		return in.newline(i)
	case '`':
		return in.code(i)
	case '<':
		return in.angle(i)
	case '&':
		return in.entity(i)
	case '!':
		if i+1 < len(in.buf) && in.buf[i+1] == '[' {
			return in.image(i)
		}
	case '[':
		return in.square(i)
	case '^':
		return in.caret(i)
	case '*', '_':
		return in.delimiter(i)
	case '{':
		return in.attributes(i)
	case '$':
		return in.math(i)
	case 'h', 'w':
		return in.bareURL(i)
	case '@':
		return in.bareKey(i)
	case '~':
		if i+1 < len(in.buf) && in.buf[i+1] == '~' {
			if to := in.closed(i+2, "~~"); to > 0 {
				return in.struck(i, to)
			}
			in.skip(i, i+2)
			return 2
		}
		return in.subscript(i)
	default:
		if r, _ := utf8.DecodeRune(in.buf[i:]); r == '†' || r == '‡' {
			return in.signMark(i, string(r))
		}
		if c >= utf8.RuneSelf {
			return in.superscripts(i)
		}
	}
	return 0
}

// maxStruck is how far a deletion is followed, in bytes: some paragraphs.
const maxStruck = 4000

// closed is where a deletion that begins at i ends, after its closing mark, or
// 0. Where none was found is not searched again.
func (in *inline) closed(i int, mark string) int {
	from := max(i, in.unclosed[mark])
	end := min(len(in.buf), i+maxStruck)
	if j := bytes.Index(bytes.ToLower(in.buf[from:end]), []byte(mark)); j >= 0 {
		return from + j + len(mark)
	}
	in.unclosed[mark] = max(from, end-len(mark))
	return 0
}

// struckText is the reason why struck words are left out.
const struckText = "struck text"

// struck leaves out the bytes from i to j: what is struck through is no longer
// said. It is listed.
func (in *inline) struck(i, j int) int {
	if in.stop >= 0 {
		j = min(j, in.stop)
	}
	in.put(i, j, run{kind: dropRun, why: struckText})
	return j - i
}

// flush makes a run of the text gathered before i.
func (in *inline) flush(i int) {
	if i > in.pend {
		in.emit(run{kind: textRun, src: in.span(in.pend, i)})
	}
	in.pend = i
}

// skip leaves out the bytes from i to j: they are markup.
func (in *inline) skip(i, j int) {
	in.flush(i)
	in.pend = j
}

func (in *inline) emit(r run) {
	r.link = in.inLink
	r.strong, r.em, r.ins = in.strong > 0, in.em > 0, in.ins > 0
	r.lined = in.lined > 0 || r.ins
	in.runs = append(in.runs, r)
}

func (in *inline) put(i, j int, r run) {
	in.flush(i)
	r.src = in.span(i, j)
	in.emit(r)
	in.pend = j
}

func (in *inline) escape(i int) int {
	if i+1 >= len(in.buf) {
		return 0
	}
	switch c := in.buf[i+1]; {
	case c == '\n':
		in.put(i, i+2, run{kind: breakRun})
		return 2
	case c == '[':
		// "\[1\]" is how converters write a bracketed mark.
		if end := bytes.Index(in.buf[i:min(len(in.buf), i+12)], []byte(`\]`)); end > 2 && isLabel(string(in.buf[i+2:i+end])) {
			in.put(i, i+end+2, run{kind: markRun, form: bracketMark, label: string(in.buf[i+2 : i+end]),
				text: "[" + string(in.buf[i+2:i+end]) + "]", decoded: true})
			return end + 2
		}
		fallthrough
	case c == '(':
		if n := in.math(i); n > 0 {
			return n
		}
		fallthrough
	case c == '*':
		if n := in.signMark(i, `\*`); n > 0 {
			return n
		}
		fallthrough
	case util.IsPunct(c):
		in.skip(i, i+1)
		return 2 // the character itself is text
	}
	return 0
}

func (in *inline) newline(i int) int {
	kind := spaceRun
	if i >= 2 && in.buf[i-1] == ' ' && in.buf[i-2] == ' ' {
		kind = breakRun
	}
	in.flush(i)
	at := in.src(i)
	in.emit(run{kind: kind, src: Span{at, at}})
	in.pend = i + 1
	return 1
}

func (in *inline) code(i int) int {
	j := i
	for j < len(in.buf) && in.buf[j] == '`' {
		j++
	}
	at := in.ticks[j-i]
	for len(at) > 0 && at[0] <= i {
		at = at[1:]
	}
	in.ticks[j-i] = at
	if len(at) == 0 {
		return j - i
	}
	end := at[0]
	in.skip(i, j)
	in.flush(end)
	in.pend = end + j - i
	return in.pend - i
}

func (in *inline) entity(i int) int {
	end := bytes.IndexByte(in.buf[i:min(len(in.buf), i+34)], ';')
	if end < 2 {
		return 0
	}
	raw := string(in.buf[i : i+end+1])
	text := html.UnescapeString(raw)
	if text == raw || strings.HasSuffix(text, ";") && text != ";" {
		return 0
	}
	in.put(i, i+end+1, run{kind: textRun, text: text, decoded: true})
	return end + 1
}

// angle reads a tag, an automatic link, or nothing.
func (in *inline) angle(i int) int {
	rest := in.buf[i:]
	if t, ok := scanTag(rest); ok {
		return in.tag(i, t)
	}
	end := bytes.IndexAny(rest[:min(len(rest), maxTag)], ">\n ")
	if end < 0 || rest[end] != '>' {
		return 0
	}
	url := string(rest[1:end])
	if !strings.Contains(url, "://") {
		if !strings.Contains(url, "@") {
			return 0
		}
		url = "mailto:" + url
	}
	in.skip(i, i+1)
	in.linked(i+1, i+end, url)
	in.pend = i + end + 1
	return end + 1
}

// linked emits the bytes from i to j as the text of a link.
func (in *inline) linked(i, j int, url string) {
	in.flush(i)
	within := in.inLink >= 0 // whose target says where the address really points
	if !within {
		in.links = append(in.links, link{url: url})
		in.inLink = len(in.links) - 1
		defer func() { in.inLink = -1 }()
	}
	for k := i; k < j; k++ {
		if in.buf[k] == '\\' && k+1 < j && (within || util.IsPunct(in.buf[k+1])) {
			in.flush(k)
			in.pend = k + 1
			if !within {
				k++ // the character itself is text
			}
		}
	}
	in.flush(j)
}

// attributes leaves out "{#id .class key=value}", in Pandoc's way.
func (in *inline) attributes(i int) int {
	rest := in.buf[i:min(len(in.buf), i+200)]
	end := bytes.IndexAny(rest, "}\n")
	if end < 2 || rest[end] != '}' {
		return 0
	}
	if bytes.IndexByte([]byte("#.:"), rest[1]) < 0 && string(rest[:end+1]) != "{-}" &&
		(bytes.IndexByte(rest[:end], '=') < 0 || bytes.ContainsAny(rest[:end], " \t")) {
		return 0
	}
	in.skip(i, i+end+1)
	return end + 1
}

// before and after return the characters around a place in buf.
func (in *inline) before(i int) rune {
	if i == 0 {
		return ' '
	}
	r, _ := utf8.DecodeLastRune(in.buf[:i])
	return r
}

func (in *inline) after(i int) rune {
	if i >= len(in.buf) {
		return ' '
	}
	r, _ := utf8.DecodeRune(in.buf[i:])
	return r
}

// isWord reports whether a character is of a word: a letter, with the accents
// that stand by themselves, or a figure.
func isWord(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.Nd) }
