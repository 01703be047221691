package pdf

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"briefbot/corpus/pattern"
)

var (
	digits    = pattern.New(`\d+`)
	labelStop = pattern.New(`^\d{1,2}\.$`)
	romanPage = pattern.New(`^[ivxl]+$|^[–—|·-]+$`)
)

// dropRunning removes running heads and page numbers: what stands at the same
// height in the margin of several pages, whatever its numbers.
func (b *Builder) dropRunning(first int) {
	height := func(l line) int { return int(math.Round(l.y / 6)) }
	key := func(l line) string { return fmt.Sprintf("%s@%d", digits.ReplaceAllString(l.text, "#"), height(l)) }
	counts := func(l line) bool { // as a page number does
		_, ok := number(strings.Trim(l.text, "-–— |"))
		return ok || romanPage.MatchString(l.text)
	}
	seen, heights := map[string]int{}, map[int]int{} // on how many pages
	for _, p := range b.pages {
		here := map[string]bool{}
		for _, l := range p.lines {
			if k := key(l); p.margin(l) && !here[k] {
				here[k] = true
				seen[k]++
				if counts(l) {
					heights[height(l)]++
				}
			}
		}
	}
	often := 3
	if len(b.pages) < 5 {
		often = 2 // a title page goes without
	}
	for i := range b.pages {
		p := &b.pages[i]
		top, bottom := math.Inf(1), 0.0
		for _, l := range p.lines {
			top, bottom = min(top, l.y), max(bottom, l.y)
		}
		p.lines = slices.DeleteFunc(p.lines, func(l line) bool {
			n, num := number(strings.Trim(l.text, "-–— |"))
			if labels(p.lines, l) || l.raised || strings.HasPrefix(l.text, markOpen) { // a note can say what others say
				return false
			}
			gone := num && n == i+first && (l.y == top || l.y == bottom) ||
				p.margin(l) && l.tag.Cell == 0 && (seen[key(l)] >= often || counts(l) && heights[height(l)] >= 2)
			if gone {
				if len(strings.Fields(l.text)) > 1 && !slices.Contains(b.heads, l.text) {
					b.heads = append(b.heads, l.text)
				}
				if i == 0 && l.y < p.height/2 && len(strings.Fields(l.text)) > 1 && 2*seen[key(l)] >= len(b.pages) {
					b.runningHead = l.text
				}
				b.left(l)
			}
			return gone
		})
	}
}

// labels reports whether a line is only a number that labels the one at its right
// and is no page number: "1." before a heading, a small raised one before a note.
func labels(lines []line, l line) bool {
	return slices.ContainsFunc(lines, func(m line) bool {
		return m.left > l.right && m.left-l.right < 4*m.size && letters(m.text) > 1 &&
			(labelStop.MatchString(l.text) && math.Abs(m.y-l.y) < 0.3*l.size || ofNote(l, m))
	})
}

// margin reports whether a line stands where running heads do.
func (p *sheet) margin(l line) bool { return l.y < 0.11*p.height || l.y > 0.9*p.height }

// firstNumber is the printed number of the first page: what most numbers in
// the margins agree on, else 1. The file's own labels are often wrong.
func (b *Builder) firstNumber() int {
	votes, numbered := map[int]int{}, 0
	for i, p := range b.pages {
		here := map[int]bool{}
		for _, l := range p.lines {
			if n, ok := number(strings.Trim(l.text, "-–— |")); ok && (l.y < 0.12*p.height || l.y > 0.8*p.height) {
				here[n-i] = true
			}
		}
		for f := range here {
			votes[f]++
		}
		if len(here) > 0 {
			numbered++
		}
	}
	if best := most(votes); numbered >= 2 && 2*votes[best] > numbered {
		return best
	}
	return 1
}
