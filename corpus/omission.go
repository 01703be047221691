package corpus

import "strings"

// findOmissions leaves out what is no part of the words.
func (d *draft) findOmissions() {
	for _, b := range d.blocks {
		switch {
		case b.omit != "" || b.def != nil:
		case b.kind == ruleBlock:
			b.omit = "rule"
		case b.kind != headingBlock && d.plain(b) == "" && len(b.runs) > 0:
			b.omit = "image"
		}
	}
	d.findLogos()
}

// findLogos leaves out the short lines that a publisher's mark leaves after
// the bibliography: two or more in a row, without a sentence.
func (d *draft) findLogos() {
	part := Body
	h := 0
	run := []*block{}
	flush := func() {
		if len(run) >= 2 {
			for _, b := range run {
				b.omit = "logo"
			}
		}
		run = run[:0]
	}
	for _, b := range d.blocks {
		if h < len(d.heads) && d.heads[h].block == b {
			part = d.heads[h].part
			h++
			flush()
			continue
		}
		if b.omit != "" || b.def != nil {
			continue
		}
		text := d.plain(b)
		if part == References && b.kind == paraBlock && b.item == nil && wordCount(text) <= 8 &&
			!finished(text) && !strings.ContainsAny(text, "0123456789") {
			run = append(run, b)
			continue
		}
		flush()
	}
	flush()
}

// omissions lists what was left out.
func (d *draft) omissions() {
	b := d.brief
	b.Omissions = append(b.Omissions, d.blanked...)
	for _, bl := range d.blocks {
		if bl.omit != "" {
			sp := d.whole(bl.span())
			b.Omissions = append(b.Omissions, Omission{Lines: d.lines(sp), Source: sp, Reason: bl.omit})
		}
	}
}

// whole widens a span to whole lines.
func (d *draft) whole(sp Span) Span {
	l := d.lines(sp)
	return Span{d.lineSpan(l.First).Start, d.lineSpan(l.Last).End}
}
