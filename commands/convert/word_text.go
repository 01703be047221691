package convert

import (
	"bytes"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"briefbot/corpus/pattern"
)

// block writes a child of the body.
func (w *word) block(n *node) {
	switch n.name {
	case "p":
		w.paragraph(n)
	case "tbl":
		w.table(n)
	case "sdt", "sdtContent", "customXml", "ins", "moveTo", "AlternateContent", "Choice":
		if n.name == "sdt" && n.kid("sdtPr", "docPartObj", "docPartGallery").get("val") == "Table of Contents" {
			return
		}
		for _, k := range n.kids {
			w.block(k)
		}
	}
}

// frontStyles are the styles at the start that say what a document is.
var frontStyles = map[string]string{"title": "title", "author": "author", "date": "date", "subtitle": "subtitle",
	"titre": "title", "titel": "title", "título": "title", "titolo": "title", "название": "title"}

// paragraph writes a paragraph.
func (w *word) paragraph(p *node) {
	props := p.kid("pPr")
	st := w.style(props.kid("pStyle").get("val"))
	if st.vanish || strings.HasPrefix(st.name, "toc ") || strings.HasPrefix(st.name, "table of ") {
		return
	}
	level := st.level
	if l := props.kid("outlineLvl").get("val"); len(l) == 1 && l < "9" {
		level = int(l[0]-'0') + 1
	}
	var t text
	w.runs(p, &t, st)
	content := t.markdown(level > 0)
	numPr := props.kid("numPr")
	if numPr == nil {
		numPr = st.numPr
	}
	var item *label
	if numPr != nil && content != "" {
		item = w.lists.next(numPr)
	}
	if st.looks && (item != nil && item.bullet || 5*t.size < 6*w.size) {
		level, content = 0, t.markdown(false)
	}
	if content != "" {
		w.settle(numPr)
	}
	w.pages(t.before)
	at := w.out.Len()
	switch field := frontStyles[st.name]; {
	case content == "":
	case field != "" && (!w.begun || field == "title" && !w.headed):
		w.meta = put(w.meta, field, strings.Join(strings.Fields(plainText(content)), " "))
	case level > 0 || st.name == "title":
		w.begun, w.headed = true, true
		if item != nil && !item.bullet {
			content = item.text + " " + content
		}
		fmt.Fprintf(&w.out, "%s %s\n\n", strings.Repeat("#", min(max(level, 1), 6)), content)
	default:
		w.begun = true
		w.out.WriteString(item.prefix(content) + "\n\n")
		if m := allBold.FindStringSubmatch(content); m != nil && item != nil && !item.bullet && len(strings.Fields(content)) <= longestBold {
			w.numbered = &numberedBold{at: at, end: w.out.Len(), line: "**" + item.text + " " + m[1] + "**", list: numPr.kid("numId").get("val")}
		}
	}
	if content != "" {
		w.opens(opening{at, w.out.Len(), t.size, content}, level > 0 || item != nil)
	}
	for _, b := range t.boxes {
		for _, k := range b.kids {
			w.block(k)
		}
	}
}

// allBold is a paragraph in bold from its first word to its last; longestBold
// is how many words a heading set so has at most.
var allBold = pattern.New(`^\*\*([^*\n]+)\*\*$`)

const longestBold = 20

// A numberedBold is a numbered paragraph in bold, which is a heading where the
// next paragraph is not of its list: many files number their headings so.
type numberedBold struct {
	at, end    int // where it stands in the output
	line, list string
}

// settle writes the last numbered paragraph in bold as a line in bold, if the
// next one does not go on with its list.
func (w *word) settle(next *node) {
	n := w.numbered
	w.numbered = nil
	if n == nil || n.end != w.out.Len() || next != nil && next.kid("numId").get("val") == n.list {
		return
	}
	w.out.Truncate(n.at)
	w.out.WriteString(n.line + "\n\n")
}

func put(m map[string][]string, key, value string) map[string][]string {
	if m == nil {
		m = map[string][]string{}
	}
	m[key] = append(m[key], value)
	return m
}

// listNumber is a label that is a number in Markdown too.
var listNumber = pattern.New(`^\d{1,9}[.)]$`)

// lineStart is what would be a list or heading at the start of a paragraph
// that is none.
var lineStart = pattern.New(`^([#>+=-]|\d{1,9}[.)]\s)`)

// prefix is a paragraph with its label.
func (l *label) prefix(content string) string {
	switch {
	case l == nil:
		if m := lineStart.FindString(content); m != "" && !strings.HasSuffix(m, " ") {
			return `\` + content
		}
		return content
	case l.bullet:
		return strings.Repeat("  ", l.level) + "- " + content
	case listNumber.MatchString(l.text):
		return strings.Repeat("   ", l.level) + l.text + " " + content
	}
	return l.text + " " + content // a label that Markdown has no list for
}

// pages writes the marks of pages that were begun.
func (w *word) pages(n int) {
	for range n {
		w.page++
		fmt.Fprintf(&w.out, "<!-- page %d -->\n\n", w.page+1)
	}
}

// markdown is the whole document.
func (w *word) markdown() []byte {
	var head bytes.Buffer
	if len(w.meta) > 0 {
		meta := map[string]string{}
		for k, v := range w.meta {
			sep := " "
			if k == "author" {
				sep = ", "
			}
			meta[k] = strings.Join(v, sep)
		}
		if y, err := yaml.Marshal(meta); err == nil {
			fmt.Fprintf(&head, "---\n%s---\n\n", y)
		}
	}
	if w.page > 0 {
		head.WriteString("<!-- page 1 -->\n\n")
	}
	body := w.titleBySize(w.out.Bytes())
	w.out = bytes.Buffer{}
	for i := 0; i < len(w.keys); i++ { // a note may mark another
		fmt.Fprintf(&w.out, "[^%d]: %s\n\n", i+1, w.noteText(w.notes[w.keys[i]]))
	}
	return append(append(head.Bytes(), body...), w.out.Bytes()...)
}

func (w *word) noteText(n *node) string {
	var all []string
	for _, p := range n.all("p") {
		var t text
		w.runs(p, &t, style{})
		if s := t.markdown(false); s != "" {
			all = append(all, strings.ReplaceAll(s, "\n", "\n    "))
		}
	}
	return strings.Join(all, "\n\n    ")
}

// table writes a table. One of a single column is a frame around paragraphs.
func (w *word) table(n *node) {
	var rows [][]*node
	wide := 0
	for _, tr := range n.all("tr") {
		cells := tr.all("tc")
		wide = max(wide, len(cells))
		rows = append(rows, cells)
	}
	if wide < 2 || len(rows) == 1 && wide < 3 {
		for _, r := range rows {
			for _, c := range r {
				for _, k := range c.kids {
					w.block(k)
				}
			}
		}
		return
	}
	w.begun, w.opened = true, true
	for i, r := range rows {
		w.out.WriteByte('|')
		for _, c := range r {
			w.out.WriteString(" " + w.cell(c) + " |")
			var span int
			fmt.Sscan(c.kid("tcPr", "gridSpan").get("val"), &span)
			w.out.WriteString(strings.Repeat("  |", max(0, min(span, 60)-1)))
		}
		w.out.WriteByte('\n')
		if i == 0 {
			w.out.WriteString("|" + strings.Repeat(" --- |", wide) + "\n")
		}
	}
	w.out.WriteByte('\n')
}

// cell is the text of a cell in one line.
func (w *word) cell(c *node) string {
	var parts []string
	for _, k := range c.kids {
		switch k.name {
		case "p":
			var t text
			w.runs(k, &t, style{})
			w.page += t.before
			if s := t.markdown(false); s != "" {
				parts = append(parts, strings.ReplaceAll(s, "  \n", " "))
			}
		case "tbl", "sdt", "sdtContent", "tr", "tc":
			if s := w.cell(k); s != "" {
				parts = append(parts, s)
			}
		}
	}
	return strings.Join(parts, " ")
}
