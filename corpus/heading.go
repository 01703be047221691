package corpus

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefbot/corpus/pattern"
)

// A headed is a heading of the brief.
type headed struct {
	block   *element
	at      int    // its place among the blocks when it was found
	printed string // with its number
	name    string // without it
	number  string
	level   int
	role    role
	part    Part
}

// findHeadings decides which blocks are headings and which of them is the
// title.
func (d *document) findHeadings() {
	d.navigation()
	d.loneNumbers()
	d.pullQuotes()
	d.demote()
	subject, headEnd := d.readMemo()
	d.promote()
	d.promoteLines()
	var number *headed // a heading that is only a number
	for i, b := range d.elements {
		if b.kind != headingBlock {
			if d.plain(b) != "" {
				number = nil
			}
			continue
		}
		if b.omit != "" {
			continue
		}
		name := strings.TrimRight(d.plain(b), "# ")
		if strings.IndexFunc(name, isWord) < 0 {
			b.omit = "empty heading"
			continue
		}
		h := &headed{block: b, at: i, level: b.level, printed: name}
		h.number, h.name = splitNumber(strings.TrimSuffix(name, ":"))
		before := number
		if number = nil; before != nil && before.level <= h.level {
			// "## 1" and "## Introduction" are one heading, as are the typed lines
			// "PART I" and "INTRODUCTION".
			before.block.omit = headingNumberOmitted
			h.number, h.level, h.name = before.number, before.level, name
			d.heads = d.heads[:len(d.heads)-1]
		} else if bareNumber.MatchString(name) {
			h.number, h.name, number = strings.TrimRight(name, ".):"), name, h
		} else if b.soft && partAlone.MatchString(name) {
			h.number, number = name, h
		}
		h.role = roleOf(h.name)
		if t := structure().byCode[d.language]; h.role == plainRole && t != nil && slices.Contains(t.notes, fold(h.name)) {
			h.role = notesRole
		}
		d.heads = append(d.heads, h)
	}
	d.listContents()
	d.titlePage()
	d.findTitle(subject, headEnd)
}

// listContents takes down what the contents list names and leaves it out: what stands
// under a contents heading up to the next heading or to text that begins without
// one, headings too that a converter made of its lines, and lines with leaders and
// page numbers wherever they stand.
func (d *document) listContents() {
	d.listed = map[string]bool{}
	inside := false
	for head, b := range d.underHeadings() {
		text := d.plain(b)
		paged := endsInPage.MatchString(text)
		switch {
		case head.is(b) && !(inside && paged):
			if inside = head.role == contentsRole; inside {
				b.omit = contentsOmitted
			}
			continue
		case b.omit != "" || text == "" || b.note != nil:
			continue
		}
		line := isContentsLine(text)
		inside = inside && (b.item != nil || b.kind == rowBlock || wordCount(text) <= 20 || paged || d.onlyLinks(b) || line)
		if inside || line && wordCount(text) <= 60 && !head.is(b) {
			b.omit = contentsOmitted
		}
		if inside && (paged || b.item != nil || b.kind == rowBlock) {
			name := strings.TrimRight(text, " .0123456789|…\t")
			d.listed[fold(name)] = true
			_, name = splitNumber(name)
			d.listed[fold(name)] = true
		}
	}
	d.dropHeads()
}

const contentsOmitted = "contents list"

// demote makes text of headings that are none: pull quotes, captions, and
// sentences that a converter took for a heading because of their size.
func (d *document) demote() {
	var before *element
	stopped := map[int]int{} // headings that end in a full stop, by level
	for _, b := range d.elements {
		if b.kind == headingBlock && strings.HasSuffix(d.plain(b), ".") && wordCount(d.plain(b)) > 5 {
			stopped[b.level]++
		}
	}
	level := 0
	for i, b := range d.elements {
		if b.kind == headingBlock {
			text := d.plain(b)
			switch {
			case captioned(text):
				b.kind = captionBlock
			case labelled(text):
			case d.marksItem(b, text):
			case strings.Contains(text, "://"), strings.HasSuffix(text, ";") && d.amongItems(i): // where to read more, an item of a list
				b.kind = paraBlock
			case isPullQuote(text):
				b.kind = paraBlock
			case wordCount(text) <= 60 && strings.HasSuffix(text, ".") && (inCapitals(text) || stopped[b.level] > 1):
				// A sentence as heading: its words have capitals, or others
				// of its level are sentences too.
			case wordCount(text) > 30 && !((numbered(text) || level == 0 && b.level == 1 && !finished(text)) && wordCount(text) <= 80):
				b.kind = paraBlock
			case finished(text) && strings.HasSuffix(text, ".") && wordCount(text) > 12 && !headLabel.MatchString(text):
				b.kind = paraBlock
			case roleOf(text) == plainRole && before != nil && before.kind == paraBlock && d.cutBy(i, d.plain(before)):
				// A sentence runs from before to after it: it is the name of
				// a figure or box, or of a section that a page puts too early.
				if b.across = b.level <= level && d.textAfterCut(i); !b.across {
					b.kind = captionBlock
				}
			}
			if b.kind == headingBlock {
				level = b.level
			}
		}
		if text := d.plain(b); b.kind == paraBlock && b.item == nil && wordCount(text) <= 40 &&
			(captionLine(text) || sourceLine.MatchString(text) || captioned(text) && d.allStrong(b)) {
			b.kind = captionBlock
		}
		if d.plain(b) != "" {
			before = b
		}
	}
}

// headLabel is a label before what a heading says: "Finding 1: Nobody counts them."
var headLabel = pattern.New(`^\p{Lu}[^\s:]*(?: [^\s:]+){0,3}: \p{Lu}`)

// numbered reports whether a heading prints a number.
func numbered(heading string) bool {
	number, _ := splitNumber(heading)
	return number != ""
}

// amongItems reports whether a list's item or a heading comes after a block.
func (d *document) amongItems(i int) bool {
	next := d.nextBlock(i)
	return next != nil && (next.item != nil || next.kind == headingBlock)
}

// itemMark is the letter or Roman figure of an item: "a)", "f.5 )", "IV".
var itemMark = pattern.New(`^\(?((?:[a-z]|[ivx]{1,5}|[IVX]{1,5})(?:\.\d{1,2})?)\s?[.):]?$`)

// marksItem reports whether a heading is nothing but the mark that a web page sets
// before the text of a list's item, and gives it to the item.
func (d *document) marksItem(b *element, text string) bool {
	m := itemMark.FindStringSubmatch(text)
	if m == nil || b.item == nil {
		return false
	}
	b.item.printed, b.omit = m[1], headingNumberOmitted
	return true
}

// cutBy reports whether the block at i cuts the sentence that a text breaks
// off: the next paragraph goes on in lower case.
func (d *document) cutBy(i int, before string) bool {
	if wordCount(before) < 8 || finished(before) || strings.HasSuffix(before, ";") {
		return false
	}
	b := d.nextBlock(i)
	return b != nil && b.kind == paraBlock && b.item == nil && startsLower(d.plain(b))
}

// textAfterCut reports whether, after the paragraph that goes on with a
// sentence, there is text that begins anew before the next heading.
func (d *document) textAfterCut(i int) bool {
	n := 0
	for _, b := range d.elements[i+1 : min(len(d.elements), i+12)] {
		if b.kind == headingBlock {
			return false
		}
		if text := d.plain(b); text != "" {
			if n++; n == 2 {
				return b.kind == paraBlock && !startsLower(text)
			}
		}
	}
	return false
}

// inCapitals reports whether most of the longer words of a line have capitals,
// as titles in English have.
func inCapitals(s string) bool {
	long, capital := 0, 0
	for _, w := range strings.Fields(s) {
		if w = trimWord(w); utf8.RuneCountInString(w) > 3 {
			long++
			if isCapital(w) {
				capital++
			}
		}
	}
	return long >= 4 && capital*4 >= long*3
}

// navigation leaves out the lines of a web page or repository that lead to
// other pages: two links or more and no other words. Three in a row that lead
// to places of the page itself are its contents list.
func (d *document) navigation() {
	var within []*element // the last lines that lead into the page
	leave := func() {
		if len(within) >= 3 {
			for _, b := range within {
				b.omit = contentsOmitted
			}
		}
		within = within[:0]
	}
	for _, b := range d.elements {
		if d.plain(b) == "" {
			continue
		}
		if b.kind != paraBlock || b.note != nil || !d.onlyLinks(b) {
			leave()
			continue
		}
		if !slices.ContainsFunc(b.links, func(l link) bool { return !strings.HasPrefix(l.url, "#") }) {
			within = append(within, b)
			continue
		}
		leave()
		if b.item == nil && len(b.links) > 1 && strings.ContainsAny(d.plain(b), "|·•»←→<>") {
			b.omit = "navigation"
		}
	}
	leave()
}

// onlyLinks reports whether a block has links and no words beside them.
func (d *document) onlyLinks(b *element) bool {
	return len(b.links) > 0 && !slices.ContainsFunc(b.runs, func(r run) bool {
		return r.kind == textRun && r.link < 0 && strings.IndexFunc(r.words(d.view), isWord) >= 0 || r.kind == markRun
	})
}

// near is how many blocks away from its sentence a pull quote stands at most:
// on the same page or the next.
const near = 12

// pullQuotes leaves out headings, block quotes and lines in bold that only
// repeat words of a paragraph near them. A few words in bold that end without a stop
// are a heading whose words the text below takes up.
func (d *document) pullQuotes() {
	for i, b := range d.elements {
		text := d.plain(b)
		n := wordCount(text)
		heading := b.kind == headingBlock && (startsLower(text) || b.level >= 5)
		if n < 4 || n > 60 || b.omit != "" || b.quote == 0 && n < 7 && !finished(text) && !startsLower(text) || b.item != nil || !heading && (b.kind != paraBlock || b.quote == 0 && !d.allStrong(b)) {
			continue
		}
		words := fold(text)
		for k := max(0, i-near); k < min(len(d.elements), i+near); k++ {
			x := d.elements[k]
			if x != b && x.kind == paraBlock && x.quote == 0 && wordCount(d.plain(x)) >= n+4 && strings.Contains(" "+fold(d.plain(x))+" ", " "+words+" ") {
				b.omit = "pull quote"
				break
			}
		}
	}
}

// isPullQuote reports whether a heading is a sentence in quotation marks that
// the layout shows large. A question is what its section answers.
func isPullQuote(s string) bool {
	if wordCount(s) < 6 || strings.Contains(s, "?") || !strings.ContainsAny(string([]rune(s)[0]), `"“„«‘`) {
		return false
	}
	return strings.TrimRight(s, "\"”»“’ .,!?…") != strings.TrimRight(s, " ")
}

// promote makes headings of one-line paragraphs in bold or underlined, and of
// lines that are nothing but the name of a part every brief has ("References").
func (d *document) promote() {
	level, colons, marked := 1, 0, false
	for _, b := range d.elements {
		marked = marked || b.kind == headingBlock
		if b.kind == paraBlock && b.item == nil && strings.HasSuffix(d.plain(b), ":") && wordCount(d.plain(b)) <= 6 && d.allStrong(b) {
			colons++ // "**Results:**", where no heading is marked as such
		}
	}
	for i, b := range d.elements {
		if b.kind == headingBlock {
			level = b.level
			continue
		}
		if b.kind != paraBlock || b.item != nil || b.quote > 0 || b.note != nil || b.omit != "" {
			continue
		}
		text := d.plain(b)
		if text == "" || wordCount(text) > 16 || utf8.RuneCountInString(text) > 140 {
			continue
		}
		if r := roleOf(text); len(b.segs) == 1 && (isPlainName(r, text) || r == adviceRole && !d.allStrong(b) && structure().advice.in(fold(text)) && !strings.ContainsAny(text, "0123456789")) && !finished(partName(r, text)) && i+1 < len(d.elements) && (d.allStrong(b) || wordCount(text) <= 4) {
			b.kind, b.level, b.soft = headingBlock, min(max(level, 2), 6), true
			if slices.Contains([]role{notesRole, referencesRole, backRole, contentsRole}, r) {
				b.level = 2 // a part of the whole brief stands beside its chapters
			}
			continue
		}
		if !d.allStrong(b) && !d.allWords(b, func(r run) bool { return r.lined }) || !d.boldHeading(i, text, !marked && colons > 1) {
			continue
		}
		b.kind, b.level, b.soft = headingBlock, min(level+1, 6), true
		if i > 0 && d.elements[i-1].soft && labelOnly(d.plain(d.elements[i-1])) && !labelOnly(text) {
			b.level = min(level+2, 6) // "MEASURE 3", and what it is called
		}
	}
}

// promoteLines makes headings of short lines between long paragraphs where a
// brief has no heading but its title and such as are known by their words, and three such
// lines or more: its styles were lost on the way. Lines in capitals are headings
// then, whatever follows.
func (d *document) promoteLines() {
	var titled *element
	if len(d.elements) > 0 && d.elements[0].level == 1 {
		titled = d.elements[0]
	}
	var lines, typed []*element
	for i, b := range d.elements {
		if b.kind == headingBlock && (!b.soft || d.allStrong(b)) {
			if b == titled {
				continue
			}
			return
		}
		text := d.plain(b)
		if b.kind != paraBlock || b.item != nil || b.quote > 0 || b.note != nil || b.omit != "" || len(b.segs) > 1 || hasMark(b) ||
			wordCount(text) == 0 || wordCount(text) > 10 && strings.ToUpper(text) != text || !isCapital(text) || finished(text) || strings.ContainsAny(text[len(text)-1:], ",;:") ||
			frontLine.MatchString(text) || byline(text) != nil || d.dateIn(text) != "" || isNumber(text) || d.onlyLinks(b) {
			continue
		}
		next := d.nextBlock(i)
		switch {
		case next == nil || next.kind != paraBlock || next.item != nil:
		case wordCount(d.plain(next)) >= 25 && finished(d.plain(next)):
			lines = append(lines, b)
		case strings.ToUpper(text) == text:
			typed = append(typed, b)
		}
	}
	if len(lines) < 3 {
		return
	}
	for _, b := range append(lines, typed...) {
		b.kind, b.level, b.soft = headingBlock, 2, true
	}
}

// loneNumbers leaves out headings that are only a number and open nothing: the
// marks of notes and pages that a converter took for headings.
func (d *document) loneNumbers() {
	for i, b := range d.elements {
		if b.kind != headingBlock || !bareNumber.MatchString(d.plain(b)) {
			continue
		}
		next := d.nextBlock(i)
		if next == nil || next.kind == headingBlock && (next.level < b.level || bareNumber.MatchString(d.plain(next))) || pageNumber.MatchString(d.plain(next)) {
			b.omit = "number alone"
		}
	}
}

// nextBlock is the next block with words, or nil.
func (d *document) nextBlock(i int) *element {
	for _, b := range d.elements[i+1:] {
		if d.plain(b) != "" {
			return b
		}
	}
	return nil
}

// partName is the name of a part without the colon that notes and references
// often have: "Notes:".
func partName(r role, text string) string {
	if r == notesRole || r == referencesRole && !strings.HasPrefix(strings.ToLower(text), "source") {
		return strings.TrimSuffix(text, ":")
	}
	return text
}

// isPlainName reports whether a line is nothing but the name of a part.
func isPlainName(r role, text string) bool {
	switch r {
	case notesRole, referencesRole, contentsRole, summaryRole:
		return true
	case backRole:
		return wordCount(text) <= 4
	}
	return false
}

// boldHeading reports whether a line in bold is a heading: text follows it,
// and it is neither a sentence nor a name on the title page.
func (d *document) boldHeading(i int, text string, colons bool) bool {
	b := d.elements[i]
	switch {
	case len(b.segs) > 2:
		return false
	case strings.HasSuffix(text, ".") && !headingNumber.MatchString(text) || strings.HasSuffix(text, ",") || strings.HasSuffix(text, ";"):
		return false
	case strings.HasSuffix(text, ":") && !colons && roleOf(strings.TrimSuffix(text, ":")) == plainRole && !labelled(text):
		return false
	case startsLower(text) || strings.ContainsAny(text, "@|") || bylineText.MatchString(text) && wordCount(text) <= 14:
		return false
	}
	return labelOnly(text) || d.followed(i)
}

// followed reports whether running text, and not another short line, comes
// after a block.
func (d *document) followed(i int) bool {
	b := d.nextBlock(i)
	if b == nil || b.kind != paraBlock || b.item != nil {
		return b != nil && (b.kind != headingBlock || b.soft)
	}
	text := d.plain(b)
	return roleOf(text) != plainRole || labelled(text) || wordCount(text) > 25 || finished(text) && !d.allStrong(b)
}
