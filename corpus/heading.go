package corpus

import "strings"

// A headed is a heading of the brief.
type headed struct {
	block  *block
	name   string
	number string
	level  int
	role   role
	part   Part
}

// findHeadings decides which blocks are headings and which of them is the
// title.
func (d *draft) findHeadings() {
	for _, b := range d.blocks {
		if b.kind != headingBlock {
			continue
		}
		name := d.plain(b)
		if name == "" {
			b.omit = "empty heading"
			continue
		}
		h := &headed{block: b, level: b.level}
		h.number, h.name = splitNumber(name)
		h.role = roleOf(h.name)
		d.heads = append(d.heads, h)
	}
	d.findTitle()
}

// findTitle takes the title out of the headings.
func (d *draft) findTitle() {
	pick := -1
	for i, h := range d.heads {
		if h.level == 1 && h.role == plainRole {
			pick = i
			break
		}
	}
	if pick < 0 && len(d.heads) > 0 && d.heads[0].role == plainRole && d.heads[0].block == d.firstText() {
		pick = 0
	}
	d.brief.Title = d.meta.title
	if pick >= 0 {
		h := d.heads[pick]
		if d.brief.Title == "" {
			d.brief.Title = d.plain(h.block)
		}
		if d.meta.title == "" || sameWords(d.meta.title, d.plain(h.block)) {
			d.title = h.block
			d.heads = append(d.heads[:pick:pick], d.heads[pick+1:]...)
		}
	}
	if d.brief.Title == "" {
		d.brief.Title = d.options.Name
	}
	if d.brief.Title == "" {
		d.brief.Title = "Untitled brief"
	}
}

func (d *draft) firstText() *block {
	for _, b := range d.blocks {
		if b.kind != ruleBlock && b.omit == "" && d.plain(b) != "" {
			return b
		}
	}
	return nil
}

func sameWords(a, b string) bool {
	fold := func(s string) string {
		return strings.ToLower(strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !isWord(r) }), " "))
	}
	return fold(a) == fold(b)
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
		case contentsRole:
			h.part = Front
		default:
			continue
		}
		within, level = h.part, h.level
	}
}
