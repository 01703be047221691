package corpus

import (
	"maps"
	"slices"
	"strings"

	"briefbot/corpus/pattern"
)

// findFurniture leaves out what is no part of the words: rules, images, page
// numbers, contents lists, running titles, the ways around a web page.
func (d *document) findFurniture() {
	for _, b := range d.elements {
		if b.omit != "" || b.def != nil || b.titled || b.note != nil {
			continue
		}
		text := d.plain(b)
		switch {
		case b.kind == ruleBlock:
			b.omit = "rule"
		case b.kind == headingBlock:
		case strings.TrimSpace(text) == "" && !hasMark(b):
			b.omit = "empty"
			if slices.ContainsFunc(b.runs, func(r run) bool { return r.kind == imageRun }) {
				b.omit = "image"
			}
		case b.kind != paraBlock:
		case backToTop.MatchString(text):
			b.omit = "link within the page"
		case b.item != nil:
		case pageNumber.MatchString(text):
			b.omit = "page number"
		case tocCommand.MatchString(text):
			b.omit = contentsOmitted
		case strings.IndexFunc(text, isWord) < 0 && len(text) < 40:
			b.omit = "ornament"
		}
	}
	d.findRunningTitles()
}

func hasMark(b *element) bool {
	return slices.ContainsFunc(b.runs, func(r run) bool { return r.kind == markRun || r.kind == noteRun || r.kind == citeRun })
}

var (
	pageNumber   = pattern.New(`(?i)^[-–—|·•\s]*(?:page|p\.|seite|pg\.?)?\s*(?:\d{1,4}(?: \d{1,4}){0,3}|[ivxl]{1,6})\s*(?:(?:of|/|sur|von|\|)\s*\d{1,4})?[-–—|·•\s]*$`)
	tocCommand   = pattern.New(`(?i)^(\[\[?_?toc_?\]?\]|\{\{.*toc.*\}\}|\\tableofcontents|\$\{toc\})$`)
	backToTop    = pattern.New(`(?i)^[↑^⬆\s]*(skip to (the )?(main )?(content|navigation)|print( this page)?|share( this( page)?)?|aller au contenu( principal)?|zum (haupt)?inhalt( springen)?|download( the)? (pdf|report|publication)|back to (top|contents)|return to (top|contents)|top of page|haut de page|retour (en haut|au sommaire)|nach oben|zum seitenanfang|zur[uü]ck zum (anfang|inhalt))[↑^⬆\s.]*$`)
	contentsLine = pattern.New(`(\.\s?){4,}\s*\d{0,4}\s*$|…\s*\d{1,4}$|\t\d{1,4}$`)
	endsInPage   = pattern.New(`\S\s+\|?\s*(\d{1,3}|[ivxl]{1,5})\s*\|?$`)
)

// isContentsLine reports whether a text ends in leaders or a page number set
// off by a tab, as the lines of a contents list do.
func isContentsLine(text string) bool {
	end := text[max(0, len(text)-60):]
	return (strings.ContainsAny(end, "…\t") || strings.Contains(end, "..") || strings.Contains(end, ". .")) && contentsLine.MatchString(end)
}

// findRunningTitles leaves out short lines that come again on each page: the
// same words three times at page boundaries, or the title itself once more.
func (d *document) findRunningTitles() {
	groups := map[string][]int{} // places of the lines
	title := fold(d.printedTitle)
	for i, b := range d.elements {
		if b.omit != "" || b.def != nil || b.titled || b.item != nil || b.kind != paraBlock && b.kind != headingBlock {
			continue
		}
		text := d.plain(b)
		if n := wordCount(text); n == 0 || n > 20 || hasMark(b) || strings.HasSuffix(text, ".") || endsInColon(text) || labelOnly(text) {
			continue
		}
		if key := fold(strings.Trim(text, "0123456789 |–-—·•")); key != "" {
			groups[key] = append(groups[key], i)
		}
	}
	d.continuedHeads()
	for _, key := range slices.Sorted(maps.Keys(groups)) { // one group's omission counts for the next
		lines := groups[key]
		boundary, numbered := 0, 0
		for _, i := range lines {
			if d.atPageBoundary(i) {
				boundary++
			}
			if fold(d.plain(d.elements[i])) != key {
				numbered++
			}
		}
		again := key == title && title != ""
		_, short, _ := strings.Cut(title, key)
		shortTitle := len(key) > 12 && title != key && strings.HasPrefix(title, key) && short != ""
		atBoundary := boundary*2 >= len(lines)
		if !again && !(len(lines) >= 3 && (atBoundary || numbered*2 >= len(lines))) &&
			!(shortTitle && lines[0] > 0 && d.elements[lines[0]-1].omit == "page number") {
			continue
		}
		for _, i := range lines {
			if d.elements[i].kind != headingBlock || again || atBoundary {
				d.elements[i].omit = "running title"
			}
		}
	}
	d.dropHeads()
}

// continuedHeads leaves out lines in bold that repeat the heading they stand
// under, as each page of a long section has it, and headings that repeat the
// last one on the next page.
func (d *document) continuedHeads() {
	under, level, page := "", 0, 0
	for _, b := range d.elements {
		if b.omit != "" || b.kind != headingBlock && !(b.kind == paraBlock && b.item == nil && d.allStrong(b)) {
			continue
		}
		name := fold(d.plain(b))
		switch {
		case name == "" || b.titled:
		case name == under && (b.soft || b.kind == paraBlock):
			b.omit = "running title"
		case name == under && b.level == level && d.pageAt(b.span().Start) > page:
			b.omit, page = "running title", d.pageAt(b.span().Start)
		case b.kind == headingBlock:
			under, level, page = name, b.level, d.pageAt(b.span().Start)
		}
	}
}

// atPageBoundary reports whether a rule, page number or footnote stands right
// before or after a block.
func (d *document) atPageBoundary(i int) bool {
	return slices.ContainsFunc(d.elements[max(0, i-1):min(len(d.elements), i+2)], func(b *element) bool {
		return b != d.elements[i] && (b.def != nil || b.omit == "rule" || b.omit == "page number" || b.omit == "running title" || b.omit == "image")
	})
}

// findLogos leaves out the short lines that a publisher's mark leaves after
// the bibliography: two or more in a row, without a sentence.
func (d *document) findLogos() {
	var run []*element
	flush := func() {
		for _, b := range run {
			if len(run) >= 2 {
				b.omit = "logo"
			}
		}
		run = nil
	}
	for head, b := range d.underHeadings() {
		text := d.plain(b)
		switch {
		case b.omit != "" || b.def != nil:
		case head.opens(References) && b.kind == paraBlock && b.item == nil && wordCount(text) <= 8 &&
			!finished(text) && !strings.ContainsAny(text, "0123456789"):
			run = append(run, b)
		default:
			flush()
		}
	}
	flush()
}

// listOmissions lists what was left out.
func (d *document) listOmissions() {
	d.omissions = append(d.omissions, d.blanked...)
	for _, bl := range d.elements {
		if bl.omit != "" {
			sp := bl.span()
			if !bl.html {
				sp = d.whole(sp) // with its marker
			}
			d.omissions = append(d.omissions, Omission{Lines: d.lines(sp), Source: sp, Reason: bl.omit})
			continue
		}
		for _, r := range bl.runs {
			reason := r.why
			if r.kind == imageRun {
				reason = "image"
			} else if r.kind == dropRun && r.target != "" {
				reason = "link back to the text"
			}
			if reason != "" {
				d.omissions = append(d.omissions, Omission{Lines: d.lines(r.src), Source: r.src, Reason: reason})
			}
		}
	}
}

// whole widens a span to whole lines.
func (d *document) whole(sp Span) Span {
	l := d.lines(sp)
	return Span{d.lineSpan(l.First).Start, d.lineSpan(l.Last).End}
}
