package corpus

// findParts gives each heading its part. What stands under a heading of the
// back matter is back matter too, down to the next heading of its level. So is
// what a bibliography of works is followed by that names none: a list of links.
func (d *document) findParts() {
	within, level := Body, 0
	works := map[*headed]bool{} // what names some by author or year
	for head, b := range d.underHeadings() {
		text := d.plain(b)
		works[head] = works[head] || !head.is(b) && b.omit == "" && (entryYear.MatchString(text) || entryStart.MatchString(text) || noYearWord.MatchString(text))
	}
	listed := false // the open bibliography has some
	for _, h := range d.heads {
		if level > 0 && h.level <= level {
			within, level, listed = Body, 0, false
		}
		if h.part = within; within == References && h.role == plainRole && listed && !works[h] {
			h.part = Back
		}
		listed = listed || works[h]
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
