package convert

import (
	"strconv"
	"strings"
	"unicode"

	"briefbot/corpus"
	"briefbot/corpus/pattern"
)

// An opening is a paragraph before the running text.
type opening struct {
	at, end int // where it stands in the output
	size    int // of its type, in half points
	text    string
}

// size is a size of type in half points; 0 if there is none.
func (n *node) size() int {
	half, _ := strconv.Atoi(n.get("val"))
	return half
}

// opens notes a paragraph that may be the title: until running text or a heading
// comes.
func (w *word) opens(o opening, heading bool) {
	const running = 25 // words
	if w.opened = w.opened || heading || len(strings.Fields(o.text)) > running; !w.opened {
		w.openings = append(w.openings, o)
	}
	w.sizes[o.size] += len(o.text)
}

// memoField is a line at the head of a memo, whose subject is its title.
var memoField = pattern.New(`^\*{0,2}\p{Lu}\pL{1,12}\*{0,2}: ?\*{0,2}\S`)

// titleBySize makes a heading of the paragraph in the largest type before the running
// text, where no style says which the title is.
func (w *word) titleBySize(body []byte) []byte {
	usual, largest := 0, 0
	for size, n := range w.sizes {
		if n > w.sizes[usual] || n == w.sizes[usual] && size > usual {
			usual = size
		}
	}
	fields := 0
	for i, o := range w.openings {
		if memoField.MatchString(o.text) {
			fields++
		}
		if o.size > w.openings[largest].size {
			largest = i
		}
	}
	if len(w.meta["title"]) > 0 || !w.opened || len(w.openings) == 0 || fields > 1 || 10*w.openings[largest].size < 11*usual {
		return body
	}
	title := w.openings[largest]
	for _, o := range w.openings[largest+1:] {
		if o.size != title.size || o.at != title.end || !goesOn(title.text, o.text) {
			break
		}
		title.end, title.text = o.end, strings.Trim(title.text, "*")+" "+strings.Trim(o.text, "*")
	}
	rest := "" // what its paragraph says on further lines, in other type
	if first, below, ok := strings.Cut(title.text, "  \n"); ok && !allBold.MatchString(strings.ReplaceAll(title.text, "\n", "")) && strings.Contains(title.text, "*") {
		title.text, rest = first, below+"\n\n"
	}
	title.text = strings.Join(strings.Fields(title.text), " ")
	if !corpus.IsTitle(plainText(title.text)) || strings.HasSuffix(title.text, ".") {
		return body
	}
	return append(append(append([]byte{}, body[:title.at]...), "# "+strings.Trim(title.text, "*")+"\n\n"+rest...), body[title.end:]...)
}

// goesOn reports whether a line of a title goes on with the one above.
func goesOn(above, below string) bool {
	first := strings.IndexFunc(below, unicode.IsLetter)
	return first >= 0 && (unicode.IsLower([]rune(below[first:])[0]) && first == 0 || strings.ToUpper(above+below) == above+below)
}
