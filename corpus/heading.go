package corpus

import (
	"regexp"
	"strings"
)

// A headed is a heading of the brief.
type headed struct {
	block   *block
	printed string
	name    string // without number
	number  string
	level   int
	role    role
	part    Part
}

// full is the heading as printed, with its number.
func (h *headed) full() string { return h.printed }

// findHeadings decides which blocks are headings and which of them is the
// title.
func (d *draft) findHeadings() {
	d.loneNumbers()
	d.demote()
	d.promote()
	var number *headed // a heading that is only a number
	for _, b := range d.blocks {
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
		h := &headed{block: b, level: b.level, printed: name}
		if number != nil && number.level <= h.level {
			// "## 1" and "## Introduction" are one heading.
			number.block.omit = "heading number"
			h.number, h.level = number.number, number.level
			h.name = name
			d.heads = d.heads[:len(d.heads)-1]
			number = nil
		} else {
			number = nil
			h.number, h.name = splitNumber(name)
			if bareNumber.MatchString(name) {
				h.number, h.name = strings.TrimRight(name, ".):"), name
				number = h
			}
		}
		h.role = roleOf(h.name)
		d.heads = append(d.heads, h)
	}
	d.findTitle()
}

var (
	captionName = regexp.MustCompile(`(?i)^(figure|fig\.|table|tab\.|chart|graph|map|box|abbildung|abb\.|tabelle|grafik|karte|kasten|infobox|graphique|tableau|schaubild|carte|encadr[eé]|exhibit)\s*(n°\s*)?[\dIVX]+(\.\d+)*([.:–—|-]|\s|$)`)
	captionLine = regexp.MustCompile(`(?i)^(figure|fig\.|table|tab\.|chart|graph|map|abbildung|abb\.|tabelle|grafik|karte|graphique|tableau|schaubild|carte|exhibit)\s*(n°\s*)?[\dIVX]+(\.\d+)*\s?([.:–—|-]\s|$)`)
	sourceLine  = regexp.MustCompile(`(?i)^(sources?|notes?|quellen?|anmerkung|lecture|champ|photo|crédit photo)\s?: `)
	attribution = regexp.MustCompile(`^[–—-]\s*\p{Lu}`)
)

// demote makes text of headings that are none: pull quotes, captions, and
// sentences that a converter took for a heading because of their size.
func (d *draft) demote() {
	var before *block
	for i, b := range d.blocks {
		if b.kind == headingBlock {
			text := d.plain(b)
			switch {
			case text == "":
			case captionName.MatchString(text):
				b.kind = captionBlock
			case labelled(text):
			case isPullQuote(text) || wordCount(text) > 30:
				b.kind = paraBlock
			case finished(text) && strings.HasSuffix(text, ".") && wordCount(text) > 12:
				b.kind = paraBlock
			case startsLower(text) && before != nil && before.kind == paraBlock && wordCount(d.plain(before)) > 8 && !finished(d.plain(before)):
				b.kind = paraBlock
			case roleOf(text) == plainRole && before != nil && before.kind == paraBlock && d.cutBy(i, d.plain(before)):
				// A sentence runs from before to after it: it is the name of
				// a figure or box, not of a section.
				b.kind = captionBlock
			}
		}
		if text := d.plain(b); b.kind == paraBlock && b.item == nil && wordCount(text) <= 40 &&
			(captionLine.MatchString(text) || sourceLine.MatchString(text) || captionName.MatchString(text) && d.allStrong(b)) {
			b.kind = captionBlock
		}
		if b.kind != ruleBlock && d.plain(b) != "" {
			before = b
		}
	}
}

// cutBy reports whether the block at i cuts the sentence that a text breaks
// off: the next paragraph goes on in lower case.
func (d *draft) cutBy(i int, before string) bool {
	if wordCount(before) < 8 || finished(before) || strings.HasSuffix(before, ";") {
		return false
	}
	for _, b := range d.blocks[i+1 : min(len(d.blocks), i+8)] {
		if text := d.plain(b); text != "" && b.kind != ruleBlock {
			return b.kind == paraBlock && b.item == nil && startsLower(text)
		}
	}
	return false
}

// isPullQuote reports whether a heading is a sentence in quotation marks that
// the layout shows large.
func isPullQuote(s string) bool {
	if wordCount(s) < 6 || !strings.ContainsAny(string([]rune(s)[0]), `"“„«‘`) {
		return false
	}
	end := strings.TrimRight(s, " .,!?…")
	return strings.HasSuffix(end, `"`) || strings.HasSuffix(end, "”") || strings.HasSuffix(end, "»") || strings.HasSuffix(end, "“") ||
		strings.HasSuffix(end, "’") || attribution.MatchString(s[strings.LastIndexAny(s, `"”»“’`)+1:]) || finished(s)
}

// promote makes headings of one-line paragraphs in bold, and of lines that
// are nothing but the name of a part every brief has ("References").
func (d *draft) promote() {
	level := 1
	real := 0
	for _, b := range d.blocks {
		if b.kind == headingBlock {
			real++
		}
	}
	seen := false // a real heading
	for i, b := range d.blocks {
		if b.kind == headingBlock {
			level, seen = b.level, true
			continue
		}
		if b.kind != paraBlock || b.item != nil || b.quote > 0 || b.note != nil || b.omit != "" {
			continue
		}
		text := d.plain(b)
		if text == "" || wordCount(text) > 16 || len(text) > 140 {
			continue
		}
		if r := roleOf(text); len(b.segs) == 1 && isPlainName(r, text) && !finished(partName(r, text)) && i+1 < len(d.blocks) && (d.allStrong(b) || wordCount(text) <= 4) {
			b.kind, b.level, b.soft = headingBlock, d.softLevel(r, level), true
			continue
		}
		if !d.allStrong(b) || !d.boldHeading(i, text, seen || real == 0) {
			continue
		}
		b.kind, b.level, b.soft = headingBlock, min(level+1, 6), true
	}
}

// loneNumbers leaves out headings that are only a number and open nothing: the
// marks of notes and pages that a converter took for headings.
func (d *draft) loneNumbers() {
	for i, b := range d.blocks {
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
func (d *draft) nextBlock(i int) *block {
	for _, b := range d.blocks[i+1:] {
		if b.kind != ruleBlock && d.plain(b) != "" {
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
	case adviceRole:
		return plainAdvice.MatchString(strings.ToLower(text))
	}
	return false
}

var plainAdvice = regexp.MustCompile(`^((key |policy |our |main )?recommendations|(nos |les )?recommandations|(handlungs)?empfehlungen)$`)

// softLevel is the level of a heading without markup: a part of the whole
// brief stands beside its chapters.
func (d *draft) softLevel(r role, level int) int {
	switch r {
	case notesRole, referencesRole, backRole, contentsRole:
		for _, b := range d.blocks {
			if b.kind == headingBlock && !b.soft && b.level > 1 {
				return b.level
			}
		}
		return 2
	}
	return min(max(level, 2), 6)
}

var notHeading = regexp.MustCompile(`(?i)^(source|sources|note|notes|nb|quelle|quellen|anmerkung|photo|crédit|credit|copyright|©|tel|phone|e-?mail|www\.|https?:)\b`)

// boldHeading reports whether a line in bold is a heading: text follows it,
// and it is neither a sentence nor a name on the title page.
func (d *draft) boldHeading(i int, text string, afterHeading bool) bool {
	b := d.blocks[i]
	switch {
	case len(b.segs) > 2 || !afterHeading && i < 12:
		return false
	case strings.HasSuffix(text, ".") && !headingNumber.MatchString(text) || strings.HasSuffix(text, ",") || strings.HasSuffix(text, ";"):
		return false
	case captionName.MatchString(text) || notHeading.MatchString(text) || frontLine.MatchString(text):
		return false
	case strings.HasSuffix(text, ":") && roleOf(strings.TrimSuffix(text, ":")) == plainRole && !labelled(text):
		return false
	case startsLower(text) || strings.ContainsAny(text, "@|") || bylineText.MatchString(text) && wordCount(text) <= 14:
		return false
	}
	return d.followed(i)
}

// followed reports whether running text, and not another short line, comes
// after a block.
func (d *draft) followed(i int) bool {
	for _, b := range d.blocks[i+1:] {
		if b.kind == ruleBlock || d.plain(b) == "" {
			continue
		}
		if b.kind == paraBlock && b.item == nil {
			text := d.plain(b)
			if roleOf(text) != plainRole || labelled(text) {
				return true
			}
			return wordCount(text) > 25 || finished(text) && !d.allStrong(b)
		}
		if b.kind == headingBlock && !b.soft {
			return false
		}
		return true
	}
	return false
}

// classify gives each heading its part. What stands under a heading of the
// back matter is back matter too, down to the next heading of its level.
func (d *draft) classify() {
	within, level := Body, 0
	for _, h := range d.heads {
		if level > 0 && h.level <= level {
			within, level = Body, 0
		}
		h.part = within
		switch h.role {
		case referencesRole:
			h.part = References
		case backRole:
			h.part = Back
		default:
			continue
		}
		within, level = h.part, h.level
	}
}
