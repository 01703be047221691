package corpus

import (
	"bytes"
	"html"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"briefbot/corpus/pattern"
)

var (
	// A label is what a note is numbered by in print: figures, or figures
	// with a letter. Pages with more than four figures of notes do not exist.
	labelPattern = pattern.New(`^[1-9]\d{0,3}[a-z]?$`)
	signPattern  = pattern.New(`^(\*{1,4}|[†‡§¶]{1,2}|[a-zA-Z]|[ivx]{1,6})$`)
	labelList    = pattern.New(`^\d{1,4}(\s*[,;–-]\s*\d{1,4})+$`)
	tagPattern   = pattern.New(`<[^<>]*>`)
	noteTarget   = pattern.New(`(?i)^#(.*(fn|ftn|edn|note|ref|cite|anm)|[a-z]?\d+$)`)
	pageTarget   = pattern.New(`^#page-\d+-\d+$`)
	exponent     = pattern.New(`^[−–+-]\d{1,3}$`)
)

func isLabel(s string) bool { return labelPattern.MatchString(s) }

// bare takes brackets, tags and markup off what may be a mark.
func bare(b []byte) string {
	if len(b) > 300 {
		return ""
	}
	if bytes.IndexByte(b, '<') >= 0 {
		b = tagPattern.ReplaceAll(b, nil)
	}
	s := strings.NewReplacer(`\`, "", "^", "", "&nbsp;", "", "\u00a0", "").Replace(string(b))
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	s = strings.Map(plainDigit, s)
	return strings.TrimSpace(strings.Trim(strings.TrimSpace(s), "[]() "))
}

var raisedDigits = []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")

// plainDigit turns superscript figures into plain ones.
func plainDigit(r rune) rune {
	if i := slices.Index(raisedDigits, r); i >= 0 {
		return '0' + rune(i)
	}
	if r == 'ⁿ' || r == '\ufe0e' || r == '\ufe0f' {
		return -1
	}
	return r
}

// markOf reads a link that is a footnote mark or the way back from a note.
func markOf(text []byte, url string) (run, bool) {
	if !strings.Contains(url, "#") {
		return run{}, false
	}
	label := bare(text)
	anchor := url[strings.IndexByte(url, '#'):]
	switch {
	case strings.ContainsAny(label, "↩↑⏎⤴⬆←") && strings.Trim(label, "↩↑⏎⤴⬆←^ 0123456789") == "", label == "" && string(bytes.TrimSpace(text)) == "^":
		return run{kind: dropRun, target: anchor}, true
	case !isLabel(label) && !(signPattern.MatchString(label) && noteTarget.MatchString(anchor)):
		return run{}, false
	case noteTarget.MatchString(anchor), pageTarget.MatchString(anchor), bytes.Contains(text, []byte("<sup")), bytes.IndexByte(text, '^') >= 0, bytes.IndexByte(text, '[') >= 0:
		return run{kind: markRun, form: linkedMark, label: label, target: anchor, text: label, decoded: true}, true
	}
	return run{}, false
}

// superscript reads "<sup>...</sup>" from i, whose content begins at end. It
// returns 0 if the content is not a mark: ordinals and powers are text.
func (in *inline) superscript(i, end int) int {
	rest := in.buf[end:min(len(in.buf), end+400)]
	j := bytes.Index(rest, []byte("</sup>"))
	if j < 0 {
		return 0
	}
	content := rest[:j]
	after := end + j + len("</sup>")
	label := bare(content)
	target := ""
	if k := bytes.Index(content, []byte("href=")); k >= 0 {
		if t, ok := scanTag(content[max(0, bytes.LastIndexByte(content[:k], '<')):]); ok {
			target = t.href
		}
	}
	if exponent.MatchString(label) && target == "" {
		in.put(i, after, run{kind: textRun, text: raised(label), decoded: true})
		return after - i
	}
	form := supMark
	if target != "" {
		form = linkedMark
	}
	return in.mark(i, after, label, form, target)
}

// mark emits what is written in superscript as one mark or several. It
// returns 0 where the words cannot be a label.
func (in *inline) mark(i, after int, label string, form markForm, target string) int {
	labels := labelsOf(label)
	if len(labels) < 2 {
		if !isLabel(label) && !signPattern.MatchString(label) {
			return 0
		}
		in.put(i, after, run{kind: markRun, form: form, label: label, target: target, text: label, decoded: true, sup: true})
		return after - i
	}
	text := label
	if form == bracketMark {
		text = string(in.buf[i:after])
	}
	in.put(i, after, run{kind: markRun, form: form, label: labels[0], target: target, text: text, decoded: true})
	at := in.src(after - 1)
	for _, l := range labels[1:] {
		in.emit(run{kind: markRun, form: form, label: l, target: target, src: Span{at, at}, decoded: true})
	}
	return after - i
}

// labelsOf are the labels of a list of marks, "3, 5-7".
func labelsOf(s string) []string {
	if !labelList.MatchString(s) {
		return nil
	}
	var out []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' }) {
		part = strings.TrimSpace(part)
		from, to, ok := strings.Cut(strings.ReplaceAll(part, "–", "-"), "-")
		a, _ := strconv.Atoi(strings.TrimSpace(from))
		z, _ := strconv.Atoi(strings.TrimSpace(to))
		if !ok {
			z = a
		}
		if a < 1 || z < a || z-a > 30 {
			return nil
		}
		for ; a <= z; a++ {
			out = append(out, strconv.Itoa(a))
		}
	}
	return out
}

// signMark reads "\*", "†" or several of them, where they touch a word
// before them, open a line or end the text.
func (in *inline) signMark(i int, sign string) int {
	j := i
	for bytes.HasPrefix(in.buf[j:], []byte(sign)) {
		j += len(sign)
	}
	if j == i {
		return 0
	}
	before, after := in.before(i), in.after(j)
	opens := i == 0 || in.buf[i-1] == '\n'
	if !opens && (before == ' ' && j < len(in.buf) || isWord(after) || after == '*') || opens && after != ' ' {
		return 0
	}
	label := strings.ReplaceAll(string(in.buf[i:j]), "\\", "")
	in.put(i, j, run{kind: markRun, form: signMark, label: label, text: label, decoded: true})
	return j - i
}

var mathMark = pattern.New(`^(?:\$\s*\^\{?\s*(\d{1,3}(?:\s*,\s*\d{1,3})*)\s*\}?\s*\$|\\\(\s*\^\{?\s*(\d{1,3})\s*\}?\s*\\\))`)

// math reads "$^{1}$", which is how text recognition writes a superscript.
func (in *inline) math(i int) int {
	m := mathMark.FindSubmatch(in.buf[i:min(len(in.buf), i+40)])
	if m == nil {
		return 0
	}
	return in.mark(i, i+len(m[0]), strings.ReplaceAll(string(m[1])+string(m[2]), " ", ""), supMark, "")
}

// caret reads "^[inline note]" and "^1^".
func (in *inline) caret(i int) int {
	if i+1 >= len(in.buf) {
		return 0
	}
	if in.buf[i+1] == '[' {
		end, ok := in.bracket[i+1]
		if !ok || in.stop >= 0 {
			return 0
		}
		in.flush(i)
		sub := &inline{s: in.s, defs: in.defs, segs: in.segs, begin: in.begin, buf: in.buf[:end],
			bracket: in.bracket, paren: in.paren, ticks: in.ticks, unclosed: map[string]int{}, inLink: -1, stop: -1, pend: i + 2}
		delete(in.bracket, i+1) // no note stands in itself
		sub.scan(i + 2)
		shift := len(in.links)
		in.links = append(in.links, sub.links...)
		for k := range sub.runs {
			if sub.runs[k].link >= 0 {
				sub.runs[k].link += shift
			}
		}
		in.emit(run{kind: noteRun, form: inlineMark, src: in.span(i, end+1), inner: sub.runs})
		in.pend = end + 1
		return end + 1 - i
	}
	rest := in.buf[i+1 : min(len(in.buf), i+16)]
	j := bytes.IndexByte(rest, '^')
	if j < 1 {
		return 0
	}
	if label := bare(rest[:j]); isLabel(label) || labelList.MatchString(label) {
		return in.mark(i, i+j+2, label, supMark, "")
	}
	if bytes.IndexByte(rest[:j], ' ') >= 0 {
		return 0
	}
	in.skip(i, i+1) // "21^st^": the words stay, the carets go
	in.flush(i + 1 + j)
	in.pend = i + j + 2
	return j + 2
}

// superscripts reads superscript figures of Unicode, "¹²".
func (in *inline) superscripts(i int) int {
	j := i
	for j < len(in.buf) && j < i+16 {
		r, n := utf8.DecodeRune(in.buf[j:])
		if d := plainDigit(r); d == r || d < '0' {
			break
		}
		j += n
	}
	if j == i {
		_, n := utf8.DecodeRune(in.buf[i:])
		return n
	}
	label := bare(in.buf[i:j])
	if !isLabel(label) {
		return 0
	}
	in.put(i, j, run{kind: markRun, form: rawMark, label: label, sup: true, text: string(in.buf[i:j]), decoded: true})
	return j - i
}

var citeKey = pattern.New(`^-?@\{?[\p{L}\p{N}_][^\s\],;@]*`)

// isCiteGroup reports whether the text between brackets is a Pandoc citation.
func isCiteGroup(b []byte) bool {
	if bytes.IndexByte(b, '@') < 0 || len(b) > 1000 {
		return false
	}
	for _, part := range bytes.Split(b, []byte(";")) {
		i := bytes.IndexByte(part, '@')
		if i < 0 || i > 0 && part[i-1] != ' ' && part[i-1] != '-' || !citeKey.Match(part[i:]) {
			return false
		}
	}
	return true
}

// bareKey reads "@key" in the text. It becomes a citation only if the brief
// cites by keys elsewhere, which pandoc.go decides.
func (in *inline) bareKey(i int) int {
	if r := in.before(i); isWord(r) || r == '.' || r == '_' {
		return 0
	}
	m := bareKeyPattern.Find(in.buf[i:min(len(in.buf), i+100)])
	if m == nil {
		return 0
	}
	j := i + len(m)
	if j+1 < len(in.buf) && in.buf[j] == ' ' && in.buf[j+1] == '[' {
		if end, ok := in.bracket[j+1]; ok && end-j < 60 {
			j = end + 1
		}
	}
	in.put(i, j, run{kind: citeRun, text: string(in.buf[i:j]), decoded: true})
	return j - i
}

var bareKeyPattern = pattern.New(`^@[\p{L}_][\p{L}\p{N}_:-]*\d{2,4}[\p{L}\p{N}_]*`)

// subscript reads Pandoc's "H~2~O": the words stay, the tildes go.
func (in *inline) subscript(i int) int {
	rest := in.buf[i+1 : min(len(in.buf), i+12)]
	j := bytes.IndexByte(rest, '~')
	if j < 1 || bytes.ContainsAny(rest[:j], " \t\n") {
		return 0
	}
	in.skip(i, i+1)
	in.flush(i + 1 + j)
	in.pend = i + j + 2
	return j + 2
}
