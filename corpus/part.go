package corpus

// findParts gives each heading its part. What stands under a heading of the
// back matter is back matter too, down to the next heading of its level.
func (d *document) findParts() {
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
