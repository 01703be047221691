package convert

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus/pattern"
)

// A text is a paragraph while its runs are read.
type text struct {
	pieces []piece
	before int // page breaks before the first letter
	size   int // of the first letter's type, in half points
	boxes  []*node
}

type piece struct {
	text                 string // escaped
	bold, italic, struck bool
}

// plainText is a text without its marks of emphasis.
func plainText(s string) string {
	return strings.NewReplacer(`\`, "", "**", "", "*", "", "~~", "").Replace(s)
}

// runs reads what stands in a paragraph.
func (w *word) runs(n *node, t *text, st style) {
	for _, k := range n.kids {
		switch k.name {
		case "r":
			w.run(k, t, st)
		case "hyperlink", "ins", "smartTag", "sdt", "sdtContent", "fldSimple", "moveTo", "customXml", "AlternateContent", "Choice", "bdo", "dir",
			"oMath", "oMathPara", "e", "num", "den", "sup", "sub", "sSup", "sSub", "f", "d", "rad", "nary", "deg", "fName", "func":
			w.runs(k, t, st) // del, moveFrom, Fallback: not the text as it is now
		case "t": // of a formula
			t.add(piece{text: escape(k.text)})
			w.letters += lettersIn([]byte(k.text))
		}
	}
}

func (w *word) run(r *node, t *text, st style) {
	props := r.kid("rPr")
	if hiddenRun(props) || hiddenRun(st.charset) && props.kid("color") == nil {
		return
	}
	form := piece{bold: props.kid("b").on(), italic: props.kid("i").on(), struck: props.kid("strike").on() || props.kid("dstrike").on()}
	raised := props.kid("vertAlign").get("val")
	if up, size := props.kid("position").size(), props.kid("sz").size(); raised == "" && up > 0 && size > 0 && 5*size < 4*cmp.Or(st.size, w.size) {
		raised = "superscript" // in smaller type above the line, as converters of PDF write it
	}
	for _, k := range r.kids {
		p := form
		switch k.name {
		case "t":
			w.letters += lettersIn([]byte(k.text))
			p.text = escape(k.text)
			if t.size == 0 {
				t.size = cmp.Or(props.kid("sz").size(), st.size, w.size)
			}
			if s := strings.TrimSpace(p.text); s != "" && (raised == "superscript" || raised == "subscript") {
				p = piece{text: strings.Replace(p.text, s, "<"+raised[:3]+">"+s+"</"+raised[:3]+">", 1)}
			}
		case "tab":
			p = piece{text: " "}
		case "br", "cr":
			if k.get("type") == "page" {
				continue // the layout's own mark follows
			}
			p = piece{text: "\n"}
		case "noBreakHyphen":
			p.text = "-"
		case "lastRenderedPageBreak":
			if len(t.pieces) == 0 {
				t.before++
				continue
			}
			w.page++
			p = piece{text: fmt.Sprintf("<!-- page %d --> ", w.page+1)}
		case "footnoteReference", "endnoteReference":
			p = piece{text: w.mark(strings.TrimSuffix(k.name, "Reference") + " " + k.get("id"))}
		case "drawing", "pict", "AlternateContent", "object":
			w.drawing(k, t)
			continue
		default:
			continue
		}
		t.add(p)
	}
}

// hiddenRun reports whether nobody can see characters: vanish, or white
// without a background.
func hiddenRun(props *node) bool {
	if props.kid("vanish").on() || props.kid("webHidden").on() {
		return true
	}
	paper := props.kid("shd").get("fill")
	return strings.EqualFold(props.kid("color").get("val"), "FFFFFF") && props.kid("highlight") == nil && (paper == "" || paper == "auto" || strings.EqualFold(paper, "FFFFFF"))
}

// mark is the mark of a note, which is written below.
func (w *word) mark(id string) string {
	if w.notes[id] == nil {
		return ""
	}
	n := slices.Index(w.keys, id)
	if n < 0 {
		n = len(w.keys)
		w.keys = append(w.keys, id)
	}
	return fmt.Sprintf("[^%d]", n+1)
}

// drawing keeps a picture's description and the text of text boxes.
func (w *word) drawing(n *node, t *text) {
	for _, k := range n.kids {
		switch k.name {
		case "txbxContent":
			t.boxes = append(t.boxes, k)
		case "Fallback": // the same again for old programs
		case "docPr":
			if d := strings.Join(strings.Fields(k.get("descr")), " "); d != "" && len(d) < 300 {
				t.add(piece{text: "![" + escape(d) + "](picture)"})
			}
		default:
			w.drawing(k, t)
		}
	}
}

func (t *text) add(p piece) {
	if p.text == "" {
		return
	}
	if n := len(t.pieces) - 1; n >= 0 {
		last := &t.pieces[n]
		if blank := strings.TrimSpace(p.text) == ""; blank || last.bold == p.bold && last.italic == p.italic && last.struck == p.struck {
			last.text += p.text
			return
		}
	}
	t.pieces = append(t.pieces, p)
}

// markdown is the text with its emphasis; a heading has none.
func (t *text) markdown(heading bool) string {
	var b strings.Builder
	last := ' '
	for i, p := range t.pieces {
		core := strings.TrimSpace(p.text)
		next := ' '
		if i+1 < len(t.pieces) {
			next, _ = utf8.DecodeRuneInString(t.pieces[i+1].text)
		}
		before, after, _ := strings.Cut(p.text, core)
		if heading || core == "" || before == "" && !flanks(core, last, false) || after == "" && !flanks(core, next, true) {
			p.bold, p.italic, p.struck = false, false, false
		}
		for _, s := range []struct {
			on   bool
			sign string
		}{{p.struck, "~~"}, {p.italic, "*"}, {p.bold, "**"}} {
			if s.on {
				core = s.sign + core + s.sign
			}
		}
		b.WriteString(before + core + after)
		if p.text != "" {
			last, _ = utf8.DecodeLastRuneInString(p.text)
		}
	}
	lines := strings.Split(strings.TrimSpace(oneRaised.ReplaceAllString(b.String(), "<$1>$2$3")), "\n")
	for i := range lines {
		lines[i] = strings.Join(strings.Fields(lines[i]), " ")
	}
	if heading {
		return strings.Join(lines, " ")
	}
	return strings.Join(lines, "  \n")
}

// oneRaised is a number that is raised in two pieces.
var oneRaised = pattern.New(`<(su[bp])>(\d)</su[bp]><su[bp]>(\d)`)

// flanks reports whether a sign of emphasis works at the end of a text, or at
// its start: not between a punctuation mark and a letter (CommonMark 6.2).
func flanks(core string, neighbour rune, end bool) bool {
	r, _ := utf8.DecodeRuneInString(core)
	if end {
		r, _ = utf8.DecodeLastRuneInString(core)
	}
	return !unicode.IsPunct(r) && !unicode.IsSymbol(r) || !unicode.IsLetter(neighbour) && !unicode.IsDigit(neighbour)
}

var markup = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", "&", "&amp;",
	"[", `\[`, "]", `\]`, "|", `\|`, "^", `\^`, "~", `\~`, "$", `\$`, "\n", " ")

// escape takes from characters the meaning that they have in Markdown.
func escape(s string) string { return markup.Replace(s) }
