package corpus

import (
	"slices"
	"strings"

	"briefbot/corpus/pattern"
)

var (
	looseBullet = pattern.New(`^[•▪◦‣●■□➢➤✓✔▶►◆❖❑∙·]\s*`)
	looseDash   = pattern.New(`^[–—]\s+`)
	looseLetter = pattern.New(`^\(?([a-z]|[ivx]{1,4}|\d{1,2})\)\s+`)
)

// looseLists makes list items of paragraphs and lines that begin with a
// marker that Markdown does not know: "•", "–", "a)". A dash or a letter counts
// only where two or more follow each other.
func (d *document) looseLists() {
	var open *list                // the loose list that goes on
	var openedBy *pattern.Pattern // and the pattern of its markers
	place := -1
	d.cutEach(func(_ *headed, b *element) []*element {
		place++
		if b.kind != paraBlock || b.note != nil || b.item != nil {
			if b.kind == paraBlock && b.note == nil {
				d.dropMarker(b, looseBullet) // "- • text": one marker is enough
			}
			if d.plain(b) != "" {
				open = nil
			}
			return []*element{b}
		}
		parts := d.markedLines(b)
		for _, part := range parts {
			text, _ := d.textStart(part)
			pattern := looseMarker(text)
			if pattern != openedBy {
				open = nil
			}
			if pattern == nil || pattern != looseBullet && len(parts) == 1 && open == nil && !d.looseFollows(place, pattern) {
				continue
			}
			if open == nil {
				open, openedBy = &list{depth: 1}, pattern
			}
			part.item, part.first = &item{list: open}, true
			if pattern == looseLetter {
				part.item.printed = looseLetter.FindStringSubmatch(text)[1]
			}
			part.item.marker = d.dropMarker(part, pattern)
		}
		return parts
	})
}

// looseMarker is the pattern of the marker that a text begins with, or nil.
func looseMarker(text string) *pattern.Pattern {
	for _, p := range []*pattern.Pattern{looseBullet, looseDash, looseLetter} {
		if p.MatchString(text) {
			return p
		}
	}
	return nil
}

// looseFollows reports whether the next paragraph begins with a like marker.
func (d *document) looseFollows(i int, pattern *pattern.Pattern) bool {
	for _, b := range d.elements[i+1 : min(len(d.elements), i+4)] {
		if b.kind == paraBlock && d.plain(b) != "" {
			text, _ := d.textStart(b)
			return b.item == nil && looseMarker(text) == pattern
		}
	}
	return false
}

// dropMarker takes the marker off a block's text and returns where it stood.
func (d *document) dropMarker(b *element, pattern *pattern.Pattern) Span {
	text, i := d.textStart(b)
	if m := pattern.FindString(text); m != "" && (len(m) < len(text) || len(b.runs) > i+1) && strings.TrimSpace(m) != "" {
		at := b.runs[i].src.Start
		b.dropLead(i, len(m))
		return Span{at, at + len(m)}
	}
	return Span{}
}

// markedLines cuts a paragraph before each line that begins with a bullet, or
// with a dash or letter if several lines do.
func (d *document) markedLines(b *element) []*element {
	kinds, counts := map[int]*pattern.Pattern{}, map[*pattern.Pattern]int{}
	for _, i := range d.lineRuns(b) {
		if r := b.runs[i]; r.kind == textRun && !r.decoded {
			kinds[i] = looseMarker(r.words(d.view))
			counts[kinds[i]]++
		}
	}
	start := 0
	return d.cut(b, slices.DeleteFunc(d.lineRuns(b), func(i int) bool {
		if kinds[i] == nil || kinds[i] != looseBullet && counts[kinds[i]] < 2 || d.plainRuns(b.runs[start:i]) == "" {
			return true
		}
		start = i
		return false
	}))
}
