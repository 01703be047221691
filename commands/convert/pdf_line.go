package convert

import (
	"regexp"
	"slices"
	"strings"
)

// A line is a printed line of text, in Markdown.
type line struct {
	top, bottom, left, right int
	size                     int // of most of its letters
	bold                     bool
	text                     string // in Markdown
	plain                    string // the same without markup
	note                     bool   // begins with a raised number
	cells                    bool   // has wide gaps, as a row of a table has
}

var raisedNumber = regexp.MustCompile(`^\d{1,3}([,;] ?\d{1,3})*$|^[*†‡§]$`)

// lines puts the fragments of a page into lines. The order is pdftohtml's,
// which follows columns.
func (s sheet) lines() []line {
	var out []line
	for i := 0; i < len(s.fragments); {
		end := i + 1
		for end < len(s.fragments) && sameLine(s.fragments[i:end], s.fragments[end]) {
			end++
		}
		out = append(out, newLine(s.fragments[i:end]))
		i = end
	}
	return out
}

// sameLine reports whether f goes on where the fragments end.
func sameLine(line []fragment, f fragment) bool {
	last := line[len(line)-1]
	tall := last
	for _, g := range line {
		if g.height > tall.height {
			tall = g
		}
	}
	overlap := min(tall.top+tall.height, f.top+f.height) - max(tall.top, f.top)
	return 2*overlap >= min(tall.height, f.height) && f.left >= last.left+last.width-3
}

func newLine(fragments []fragment) line {
	letters := make(map[int]int) // by size
	bold := 0
	total := 0
	for _, f := range fragments {
		n := len(strings.TrimSpace(f.text))
		letters[f.size] += n
		total += n
		if f.bold {
			bold += n
		}
	}
	l := line{top: fragments[0].top, left: fragments[0].left, bold: bold == total}
	for size, n := range letters {
		if n > letters[l.size] || n == letters[l.size] && size > l.size {
			l.size = size
		}
	}
	main := fragments[0]
	for _, f := range fragments {
		if f.height > main.height {
			main = f
		}
	}
	var text, plain strings.Builder
	end := 0
	for i, f := range fragments {
		t := strings.Join(strings.Fields(f.text), " ")
		gap := i > 0 && (f.left > end+1 || strings.HasPrefix(f.text, " ") || strings.HasSuffix(fragments[i-1].text, " "))
		raised := raisedNumber.MatchString(t) && f.height < main.height && len(fragments) > 1 &&
			f.top+f.height <= main.top+main.height-1
		if i > 0 && f.left > end+2*main.size {
			l.cells = true
		}
		if gap && !(raised && f.left <= end+1) {
			text.WriteByte(' ')
			plain.WriteByte(' ')
		}
		switch {
		case raised:
			if i == 0 {
				l.note = true
			}
			text.WriteString("<sup>" + t + "</sup>")
			if i == 0 && !strings.HasPrefix(fragments[1].text, " ") {
				text.WriteByte(' ')
			}
		case f.italic && !f.bold && !l.bold:
			text.WriteString("*" + escape(t) + "*")
		default:
			text.WriteString(escape(t))
		}
		plain.WriteString(t)
		end = f.left + f.width
		l.right = max(l.right, end)
		l.bottom = max(l.bottom, f.top+f.height)
	}
	l.text = strings.ReplaceAll(text.String(), "**", "") // italics that touch are one
	l.plain = plain.String()
	return l
}

// escape takes from characters the meaning that they have in Markdown. Those
// that mean something only at the start of a line are left to paragraphs.
func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", "&", "&amp;",
		"[", `\[`, "]", `\]`, "|", `\|`, "^", `\^`, "~", `\~`, "$", `\$`).Replace(s)
}

var digits = regexp.MustCompile(`\d+`)

// runningTitles are the texts that stand in the upper or lower margin of
// several pages, with "#" for any number.
func runningTitles(pages [][]line, sheets []sheet) map[string]bool {
	seen := make(map[string]int)
	for i, lines := range pages {
		var here []string
		for _, l := range margin(lines, sheets[i].height) {
			here = append(here, digits.ReplaceAllString(l.plain, "#"))
		}
		slices.Sort(here)
		for _, t := range slices.Compact(here) {
			seen[t]++
		}
	}
	// A title page and first pages of chapters go without.
	least := max(2, len(pages)/4)
	titles := make(map[string]bool)
	for t, n := range seen {
		if n >= least {
			titles[t] = true
		}
	}
	return titles
}

// margin are the lines of a page that may be running titles: in its first or
// last tenth.
func margin(lines []line, height int) []line {
	var out []line
	for _, l := range lines {
		if inMargin(l, height) {
			out = append(out, l)
		}
	}
	return out
}

func inMargin(l line, height int) bool {
	return 10*l.bottom < height || 10*l.top > 9*height
}
