package corpus

import (
	"cmp"
	"slices"
	"strings"

	"briefbot/corpus/pattern"
)

// A memoField is what a line at the head of a memorandum says, in the order of
// structure.txt.
type memoField int

const (
	memoTo memoField = iota
	memoFrom
	memoSubject
)

// memoKind is a heading that only says that the paper is a memorandum.
var memoKind = pattern.New(`(?i)\bm[eé]mo(s|rand\p{L}+)?\b`)

// longestMemoHead is how many blocks the head of a memorandum may begin and
// take: letterhead, addressees, date.
const longestMemoHead = 14

// listedBelow are the first lines of the list's items below an element.
func (d *document) listedBelow(at int) string {
	var lines []string
	for _, b := range d.elements[at+1:] {
		if b.item == nil {
			break
		}
		starts := append(d.lineRuns(b), len(b.runs), len(b.runs))
		lines = append(lines, d.plainRuns(b.runs[starts[0]:starts[1]]))
	}
	return strings.Join(lines, ", ")
}

// readMemo reads the head of a memorandum, line by line or in a table: who wrote
// it and when, unless the metadata say, and what it is on, or "" if the document
// begins otherwise, and the place of its last line. Its lines and a heading over it
// that names the kind of paper are no sections.
func (d *document) readMemo() (subject string, end int) {
	found := map[memoField]string{}
	var head []*element // its lines, and what says that it is a memorandum
	date := ""
	for at, b := range d.elements[:min(len(d.elements), longestMemoHead)] {
		if memoKind.MatchString(d.plain(b)) && wordCount(d.plain(b)) <= 5 {
			head = append(head, b)
		}
		lines := append(d.lineRuns(b), len(b.runs))
		for i := range lines[:len(lines)-1] {
			label, rest, _ := strings.Cut(strings.Replace(d.plainRuns(b.runs[lines[i]:lines[i+1]]), "：", ":", 1), ":")
			field, known := structure().memo[fold(label)]
			if rest == "" && b.kind == rowBlock && i == 0 { // "From | Anna Pell"
				rest = d.plainRuns(b.runs[lines[1]:])
			} else if rest == "" && known {
				rest = d.listedBelow(at)
			}
			if known && found[field] == "" {
				found[field] = strings.TrimSpace(rest)
				head = append(head, b)
			}
			if b.kind == rowBlock {
				date = cmp.Or(date, d.dateIn(rest))
			}
		}
	}
	if found[memoSubject] == "" || found[memoTo] == "" && found[memoFrom] == "" {
		return "", 0
	}
	d.meta.date = cmp.Or(d.meta.date, date)
	for _, b := range head {
		if b.kind == headingBlock {
			b.kind = paraBlock
		}
	}
	if len(d.meta.authors) == 0 {
		d.meta.authors = names(found[memoFrom])
	}
	return found[memoSubject], slices.Index(d.elements, head[len(head)-1])
}
