package corpus

import (
	"strings"

	"briefbot/corpus/pattern"
)

// join finds paragraphs that the layout cut in two. The second piece is added
// to the first; what stood between keeps its own place.
func (d *document) join() {
	var last *element        // the paragraph that may go on
	between := ""            // what was passed since
	var before, own *element // the block right before
	for head, b := range d.underHeadings() {
		before, own = own, b
		switch {
		case b.def != nil:
			between = "footnotes"
			continue
		case b.omit != "":
			if between == "" {
				between = b.omit
			}
			continue
		case b.term && before != nil && before.kind == termBlock && !labelled(d.plain(before)) && !labelOnly(d.plain(before)):
			b.into, last = before, nil
			continue
		case b.kind == captionBlock && last != nil && head.opens(References) && d.sameEntry(last, b): // "Source: …"
			b.kind = paraBlock
		case b.kind == captionBlock || b.kind == rowBlock || b.kind == headingBlock && b.across:
			between = "caption"
			continue
		case b.kind != paraBlock:
			last = nil
			continue
		}
		label := between == "caption" && last != nil && d.allStrong(last) // over a table
		if last != nil && !label && (d.continues(last, b) || head.opens(References) && d.sameEntry(last, b)) {
			b.into, b.joined = d.root(last), joinReason(between)
		}
		last, between = b, ""
	}
}

// sameEntry reports whether a paragraph of a bibliography goes on with the one
// before it: a field of a numbered work ("Source: …"); an address alone; names
// without a year, broken off, before a text with one; or a work broken off before
// one that begins no entry; or a title in quotation marks before the journal and
// its pages.
func (d *document) sameEntry(a, b *element) bool {
	head, tail := d.plain(a), d.plain(b)
	if it := d.root(a).item; it != nil || b.item != nil {
		return b.item == nil && it.list.ordered && entryField.MatchString(tail)
	}
	if d.onlyLinks(b) && len(a.links) == 0 && entryYear.MatchString(head) {
		return true // "Retrieved from:", and the address on a line of its own
	}
	if volumePages.MatchString(tail) && quoteEnd.MatchString(head) && !entryYear.MatchString(tail) && !entryStart.MatchString(tail) {
		return true
	}
	if finished(head) || sameAuthor.MatchString(tail) || imprint(tail) {
		return false
	}
	if !entryYear.MatchString(head) && !noYearWord.MatchString(head) {
		return strings.Contains(head, ",") && wordCount(head) >= 4 && entryStart.MatchString(head) && entryYear.MatchString(tail)
	}
	return len(a.links) == 0 && !entryYear.MatchString(tail) && !entryStart.MatchString(tail) && wordCount(head) >= 5 && !endsEntry(head)
}

var (
	entryField  = pattern.New(`^\p{Lu}\p{L}*(?: \p{L}+){0,3}: \S`)
	quoteEnd    = pattern.New(`[.,?!]["”»]$`)
	volumePages = pattern.New(`\d{1,4} ?\(\d{1,3}\)[,:] ?\d+`)
)

func (d *document) root(b *element) *element {
	for b.into != nil {
		b = b.into
	}
	return b
}

func joinReason(between string) string {
	cut := map[string]string{"footnotes": "footnotes at the foot of a page", "rule": "a page break", "page break": "a page break",
		"caption": "a table, figure or misplaced heading", "": "a blank line"}[between]
	if cut == "" {
		return "the sentence goes on after what was left out (" + between + ")"
	}
	return cut + " cut the sentence"
}

// clauseEnd ends a clause before the last of several.
var clauseEnd = pattern.New(`;\s*(?:and|et|und|y|e|и|та)$`)

// continues reports whether b goes on with the sentence that a breaks off.
func (d *document) continues(a, b *element) bool {
	if b.item != nil && (a.item != b.item || b.first) || a.quote != b.quote || a.part != b.part {
		return false
	}
	head, tail := d.plain(a), d.plain(b)
	if head == "" || tail == "" || finished(head) || strings.HasSuffix(head, ";") {
		return false
	}
	if startsLower(tail) {
		return true
	}
	if clauseEnd.MatchString(head) { // before the next "Whereas"
		return false
	}
	if openEnd.MatchString(head) && wordCount(head) >= 5 && (wordCount(tail) >= 4 || finished(tail)) {
		return true
	}
	// Before a capital, a name tells that the brief has whole elsewhere.
	words := strings.Fields(head)
	next := trimWord(strings.Fields(tail)[0])
	lastWord := words[len(words)-1]
	return len(words) >= 8 && lastWord == trimWord(lastWord) && d.words.has(lastWord+" "+next) && len(strings.Fields(tail)) >= 4
}
