package convert

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// layout puts the lines of all pages together as Markdown.
func layout(sheets []sheet) []byte {
	pages := make([][]line, len(sheets))
	letters := make(map[int]int) // by size
	for i, s := range sheets {
		pages[i] = s.lines()
		for _, l := range pages[i] {
			letters[l.size] += len(l.plain)
		}
	}
	body := 0
	for size, n := range letters {
		if n > letters[body] || n == letters[body] && size > body {
			body = size
		}
	}
	titles := runningTitles(pages, sheets)
	first := firstNumber(pages, sheets)
	w := writer{body: body, levels: headingLevels(pages, body)}
	for i, lines := range pages {
		var kept []line
		for _, l := range lines {
			if inMargin(l, sheets[i].height) && titles[digits.ReplaceAllString(l.plain, "#")] {
				continue
			}
			kept = append(kept, l)
		}
		fmt.Fprintf(&w.out, "<!-- page %d -->\n\n", sheets[i].number+first-1)
		for _, p := range paragraphs(kept) {
			w.paragraph(p)
		}
	}
	return []byte(w.out.String())
}

// firstNumber is the number that the first page has in print, as far as the
// numbers in the margins tell: most of them have to agree.
func firstNumber(pages [][]line, sheets []sheet) int {
	votes := make(map[int]int)
	numbered := 0
	for i, lines := range pages {
		found := make(map[int]bool)
		for _, l := range margin(lines, sheets[i].height) {
			all := digits.FindAllString(l.plain, -1)
			for _, d := range all {
				if n, err := strconv.Atoi(d); err == nil && n < 10000 {
					found[n-sheets[i].number+1] = true
				}
			}
		}
		for f := range found {
			votes[f]++
		}
		if len(found) > 0 {
			numbered++
		}
	}
	best := 1
	for f, n := range votes {
		if n > votes[best] || n == votes[best] && f < best {
			best = f
		}
	}
	if 2*votes[best] <= numbered || numbered < 2 {
		return 1
	}
	return best
}

// headingLevels gives a level to each size of letters above the body's that
// stands on lines of its own: the largest is 1.
func headingLevels(pages [][]line, body int) map[int]int {
	var sizes []int
	for _, lines := range pages {
		for _, l := range lines {
			if 100*l.size >= 112*body && !slices.Contains(sizes, l.size) {
				sizes = append(sizes, l.size)
			}
		}
	}
	slices.Sort(sizes)
	slices.Reverse(sizes)
	levels := make(map[int]int)
	for i, s := range sizes {
		levels[s] = min(i+1, 5)
	}
	return levels
}

var (
	bullet    = regexp.MustCompile(`^[•●▪■◦○‣–—▶►] ?`)
	numbered  = regexp.MustCompile(`^\(?\d{1,2}[.)] `)
	lineStart = regexp.MustCompile(`^(#{1,6} |[-+>] |=+$|-+$|\d{1,9}[.)] )`)
)

// paragraphs are runs of lines that belong together: of one size and weight,
// without a gap, an indent or a sign of a list between them.
func paragraphs(lines []line) [][]line {
	var out [][]line
	for i, l := range lines {
		if i > 0 && continues(out[len(out)-1], l) && !ended(lines[i-1], l, margins(lines, lines[i-1])) {
			out[len(out)-1] = append(out[len(out)-1], l)
			continue
		}
		out = append(out, []line{l})
	}
	return out
}

func continues(p []line, l line) bool {
	last := p[len(p)-1]
	height := max(last.bottom-last.top, 1)
	advance := l.top - last.top
	switch {
	case l.note, bullet.MatchString(l.plain), numbered.MatchString(l.plain):
		return false
	case abs(l.size-last.size) > 1, l.bold != last.bold:
		return false
	case advance < 0: // the next column
		return last.right > p[0].left && !strings.HasSuffix(last.plain, ".")
	case 10*advance > 17*height: // more than a line and a half below
		return false
	}
	// A line that is further in than the one before begins a paragraph, but
	// for the second line of one that hangs.
	if len(p) > 1 && l.left > last.left+4 && l.left < last.left+6*last.size {
		return false
	}
	return true
}

// margins is the right margin of the column that a line stands in, judged by
// the lines near it that begin at the same place or a little further in.
func margins(lines []line, l line) int {
	right := l.right
	for _, m := range lines {
		if m.left < l.right && m.left > l.left-3*l.size && m.left < l.left+3*l.size {
			right = max(right, m.right)
		}
	}
	return right
}

// ended reports whether a sentence ends on the line well before the right
// margin, although the next word would have had room.
func ended(l, next line, right int) bool {
	word, _, _ := strings.Cut(next.plain, " ")
	room := right - l.right
	text := strings.TrimRight(l.plain, "0123456789,* ")
	return text != "" && strings.ContainsAny(text[len(text)-1:], ".:;?!”\"»") && room > (len(word)+2)*l.size
}

// A writer writes paragraphs as Markdown.
type writer struct {
	body   int
	levels map[int]int
	out    strings.Builder
}

// longestHeading is how many words a heading has at most; a longer text in
// large letters is a quotation or an introduction.
const longestHeading = 25

func (w *writer) paragraph(p []line) {
	var texts []string
	words := 0
	for _, l := range p {
		texts = append(texts, l.text)
		words += len(strings.Fields(l.plain))
	}
	level := w.levels[p[0].size]
	lastChar := p[len(p)-1].plain
	short := words <= longestHeading && !strings.HasSuffix(lastChar, ",") && !strings.HasSuffix(lastChar, ";")
	switch {
	case level > 0 && short:
		fmt.Fprintf(&w.out, "%s %s\n\n", strings.Repeat("#", level), strings.Join(texts, " "))
		return
	case p[0].bold && !p[0].cells && len(p) <= 2 && short && p[0].size >= w.body && !strings.HasSuffix(lastChar, "."):
		fmt.Fprintf(&w.out, "%s %s\n\n", strings.Repeat("#", min(len(w.levels)+1, 6)), strings.Join(texts, " "))
		return
	}
	if mark := bullet.FindString(texts[0]); mark != "" && len(texts[0]) > len(mark) && !strings.HasPrefix(mark, "–") && !strings.HasPrefix(mark, "—") || mark == "– " {
		texts[0] = "- " + texts[0][len(mark):]
	} else if m := lineStart.FindString(texts[0]); m != "" && !numbered.MatchString(texts[0]) {
		texts[0] = `\` + texts[0]
	}
	for i := range texts {
		if i == 0 {
			continue
		}
		// A line that goes on must not turn into a list or heading.
		if m := lineStart.FindString(texts[i]); m != "" {
			if d := digits.FindString(m); d != "" {
				texts[i] = d + `\` + texts[i][len(d):]
			} else {
				texts[i] = `\` + texts[i]
			}
		}
	}
	w.out.WriteString(strings.Join(texts, "\n"))
	w.out.WriteString("\n\n")
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
