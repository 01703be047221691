package corpus

import (
	"regexp"
	"strings"
)

// lineEntry is how a line begins that is an entry of its own: a name turned
// round or an institution, with the year not far.
var lineEntry = regexp.MustCompile(`^(?:[—–-]{2,}|(?:[\[(]?\d{1,4}[\].)]\s+)?(?:\p{Lu}|d[’']|van |von |de |di |al-)[^()]{1,180}?(?:\(|\s|,)(?:(?:1[5-9]|20)\d\d|n\.d\.|o\.\s?J\.|s\.d\.|forthcoming))`)

// splitEntries splits the paragraphs of a bibliography that hold an entry a
// line. A line that only goes on with an entry stays with it: an entry begins
// where the line before has ended.
func (d *draft) splitEntries() {
	part := Body
	h := 0
	var out []*block
	for _, b := range d.blocks {
		if h < len(d.heads) && d.heads[h].block == b {
			part = d.heads[h].part
			h++
		}
		if part != References || b.kind != paraBlock || b.omit != "" || b.def != nil || b.item != nil {
			out = append(out, b)
			continue
		}
		start := 0
		for i := 1; i < len(b.runs); i++ {
			if k := b.runs[i-1].kind; k != spaceRun && k != breakRun {
				continue
			}
			before := d.plainRuns(b.runs[start : i-1])
			line := d.plainRuns(b.runs[i:min(len(b.runs), i+12)])
			if before == "" || !lineEntry.MatchString(line) || !ended(before) && b.runs[i-1].kind != breakRun {
				continue
			}
			out = append(out, d.part(b, start, i))
			start = i
		}
		if start == 0 {
			out = append(out, b)
			continue
		}
		out = append(out, d.part(b, start, len(b.runs)))
	}
	d.blocks = out
}

// ended reports whether an entry can end so: with a stop, an address or a
// number.
func ended(s string) bool {
	last := s[strings.LastIndexByte(s, ' ')+1:]
	return finished(s) || strings.Contains(last, "/") || strings.ContainsAny(last[len(last)-1:], "0123456789)")
}
