package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// write writes the Markdown.
func (b *Builder) write(first int) string {
	w := writer{b: b, keys: map[string]bool{}, done: map[string]int{}}
	for _, p := range b.blocks {
		for _, q := range p {
			for _, k := range q.keys {
				w.keys[k] = true
			}
		}
	}
	if names := b.authors(); names != "" {
		fmt.Fprintf(&w.out, "---\nauthor: %s\n---\n\n", quoted.Replace(names))
	}
	if b.title != "" {
		fmt.Fprintf(&w.out, "# %s\n\n", w.marks(b.title))
	}
	labelled := false
	for i, p := range b.pages {
		labelled = labelled || p.label != "" && p.label != strconv.Itoa(i+1)
	}
	for i, p := range b.blocks {
		label := strconv.Itoa(i + first)
		if n, ok := number(b.pages[i].label); labelled && (first == 1 || i+first < 1 && !ok && n == 0) {
			label = b.pages[i].label
		}
		if !strings.HasPrefix(label, "-") && label != "0" && label != "" {
			fmt.Fprintf(&w.out, "<!-- page %s -->\n\n", comment(label))
		}
		for j := range p {
			w.block(i, j)
		}
	}
	return w.out.String()
}

// quoted makes a text safe in a line of YAML.
var quoted = strings.NewReplacer(": ", " ", " #", " ", `"`, "", "'", "’", "[", "(", "]", ")", "{", "(", "}", ")")

// comment is a page label that can stand in a comment.
func comment(label string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("<>\n\r", r) || r < ' ' {
			return -1
		}
		return r
	}, strings.ReplaceAll(label, "--", ""))
}

// A writer writes blocks as Markdown.
type writer struct {
	b    *Builder
	out  strings.Builder
	keys map[string]bool // of the notes that have bodies
	done map[string]int  // how many bodies of a number were passed
}

func (w *writer) block(i, j int) {
	p := w.b.blocks[i]
	q := &p[j]
	if q.kind != gone && (q.kind != more || j == 0 || p[j-1].kind != note && p[j-1].kind != more) {
		w.count(q)
	}
	text := w.marks(q.text)
	l := q.lines[0]
	switch q.kind {
	case gone:
	case heading:
		fmt.Fprintf(&w.out, "%s %s\n\n", strings.Repeat("#", min(q.level+1, 6)), text)
	case quote:
		fmt.Fprintf(&w.out, "> %s\n\n", text)
	case item:
		n, ok := labelNumber(l.label)
		switch {
		case l.labelBare: // and no note: "14 November 2023"
			fmt.Fprintf(&w.out, "%s %s\n\n", l.label, text)
		case ok && l.labelRaised && w.b.lawful:
			fmt.Fprintf(&w.out, "%d %s\n\n", n, text)
		case ok && !l.labelRaised:
			fmt.Fprintf(&w.out, "%d. %s\n\n", n, text)
		case isBullet(l.label):
			fmt.Fprintf(&w.out, "- %s\n\n", text)
		default:
			fmt.Fprintf(&w.out, "%s %s\n\n", w.marks(l.label), text)
		}
	case row:
		w.row(p, j)
	case note:
		w.note(i, j)
	case more:
		if j == 0 || p[j-1].kind != note && p[j-1].kind != more {
			fmt.Fprintf(&w.out, "%s\n\n", text)
		}
	default:
		if lead := escape(l.lead); lead != "" && strings.HasPrefix(text, lead) && l.label == "" && !strings.Contains(lead, markOpen) {
			text = "**" + lead + "**" + text[len(lead):]
		}
		fmt.Fprintf(&w.out, "%s\n\n", text)
	}
}

// count counts the letters of a block as written.
func (w *writer) count(q *block) {
	if q.kind == row {
		w.b.pages[q.lines[0].page].out += letters(q.text)
		return
	}
	for _, l := range q.lines {
		w.b.pages[l.page].out += letters(l.text) + letters(l.label)
	}
}

func (w *writer) row(p []block, j int) {
	cells := p[j].lines[0].cells
	w.out.WriteByte('|')
	for _, c := range cells {
		w.out.WriteString(" " + w.marks(c.text) + " |")
	}
	w.out.WriteByte('\n')
	if j == 0 || p[j-1].kind != row {
		w.out.WriteString("|" + strings.Repeat(" --- |", len(cells)) + "\n")
	}
	if j+1 == len(p) || p[j+1].kind != row {
		w.out.WriteByte('\n')
	}
}

// note writes a note with what belongs to it, also overleaf.
func (w *writer) note(i, j int) {
	p := w.b.blocks[i]
	text := w.marks(p[j].text)
	for _, k := range p[j].keys {
		n, _, _ := strings.Cut(k, "-")
		w.done[n]++
	}
	add := func(q *block) {
		text += " " + w.marks(q.text)
		w.count(q)
		q.kind = gone
	}
	rest := p[j+1:]
	for k := range rest {
		if rest[k].kind != more {
			break
		}
		add(&rest[k])
	}
	if !slices.ContainsFunc(rest, func(q block) bool { return q.kind != gone }) && i+1 < len(w.b.blocks) {
		after := w.b.blocks[i+1]
		for k := range after {
			if after[k].kind != more {
				break
			}
			add(&after[k])
		}
	}
	for _, k := range p[j].keys {
		fmt.Fprintf(&w.out, "[^%s]: %s\n\n", k, strings.TrimSpace(text))
	}
}

// marks is a text as Markdown: its raised numbers as marks of the notes that
// have bodies, others raised.
func (w *writer) marks(s string) string {
	return markIn.ReplaceAllStringFunc(escape(s), func(m string) string {
		m = strings.Trim(m, markOpen+markClose)
		known := digits.MatchString(m)
		linked := digits.ReplaceAllStringFunc(m, func(d string) string {
			n, _ := strconv.Atoi(d)
			key := strconv.Itoa(n)
			if k := w.done[key]; k > 0 && w.keys[fmt.Sprintf("%s-%d", key, k+1)] {
				key = fmt.Sprintf("%s-%d", key, k+1)
			}
			known = known && w.keys[key]
			return "[^" + key + "]"
		})
		if !known {
			return "<sup>" + m + "</sup>"
		}
		return strings.NewReplacer("],[", "][", "], [", "][", ",", "", ".", "").Replace(linked)
	})
}

var markup = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", "&", "&amp;",
	"[", `\[`, "]", `\]`, "|", `\|`, "^", `\^`, "~", `\~`, "$", `\$`)

// escape takes from characters the meaning that they have in Markdown.
func escape(s string) string {
	s = markup.Replace(s)
	if len(s) > 0 && strings.ContainsRune("#>+-=", rune(s[0])) {
		s = `\` + s
	}
	return s
}
