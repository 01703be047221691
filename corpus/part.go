package corpus

// findParts gives each heading its part. What stands under a heading of the
// back matter is back matter too, down to the next heading of its level. So is
// a list of links that a bibliography of works is followed by.
func (d *document) findParts() {
	within, level := Body, 0
	content := d.entriesAndLinks()
	works := false // the open bibliography has some
	for _, h := range d.heads {
		if level > 0 && h.level <= level {
			within, level, works = Body, 0, false
		}
		h.part = within
		c := content[h]
		if within == References && h.role == plainRole && works && c.works == 0 && c.links > c.other {
			h.part = Back
		}
		works = works || c.works > 0
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

// listedUnder counts the blocks under a heading that name a work by its author
// or year, those that are bulleted links and nothing else, and the others.
type listedUnder struct{ works, links, other int }

// entriesAndLinks counts what stands under each heading.
func (d *document) entriesAndLinks() map[*headed]listedUnder {
	out := map[*headed]listedUnder{}
	for head, b := range d.underHeadings() {
		if head == nil || head.is(b) || b.omit != "" || b.kind == ruleBlock || b.note != nil {
			continue
		}
		c := out[head]
		switch text := d.plain(b); {
		case text == "":
		case entryYear.MatchString(text) || entryStart.MatchString(text) || noYearWord.MatchString(text):
			c.works++
		case b.item != nil && !b.item.list.ordered && d.onlyLinks(b):
			c.links++
		default:
			c.other++
		}
		out[head] = c
	}
	return out
}
