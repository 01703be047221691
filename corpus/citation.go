package corpus

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// cite finds the in-text citations of every passage and note and ties each to
// its entry.
func (d *draft) cite() {
	b := d.brief
	if len(b.References) == 0 {
		return
	}
	c := newCiter(d)
	for i := range b.Passages {
		p := &b.Passages[i]
		if p.Kind == Entry {
			continue
		}
		p.Citations = c.find(p.Prose)
		for _, ct := range p.Citations {
			if ct.Reference >= 0 {
				by := &b.References[ct.Reference].CitedBy
				if n := len(*by); n == 0 || (*by)[n-1] != i {
					*by = append(*by, i)
				}
			}
		}
	}
	for i := range b.Footnotes {
		f := &b.Footnotes[i]
		f.Citations = c.find(f.Prose)
		for _, ct := range f.Citations {
			if ct.Reference >= 0 {
				by := &b.References[ct.Reference].CitedByNotes
				if n := len(*by); n == 0 || (*by)[n-1] != i {
					*by = append(*by, i)
				}
			}
		}
	}
}

// A citer finds citations by the years and names of the bibliography.
type citer struct {
	d      *draft
	byYear map[string][]int // year with its letter, and without
}

func newCiter(d *draft) *citer {
	c := &citer{d: d, byYear: map[string][]int{}}
	for i, e := range d.entries {
		if e.year == "" {
			continue
		}
		c.byYear[e.year] = append(c.byYear[e.year], i)
		if plain := strings.TrimRightFunc(e.year, unicode.IsLower); plain != e.year && plain != "" {
			c.byYear[plain] = append(c.byYear[plain], i)
		}
	}
	return c
}

var citedYear = regexp.MustCompile(`\b(?:1[5-9]|20)\d\d[a-z]?\b|\bn\.d\.|\bs\.d\.|\bo\.J\.|\bforthcoming\b|\bin press\b|\bà paraître\b`)

// maxNames is how far before the year the authors' names can begin, in bytes:
// four long names of institutions.
const maxNames = 200

func (c *citer) find(p Prose) []Citation {
	var out []Citation
	text := p.Text
	links := 0
	floor := 0      // where the last citation ended
	inside := false // it ended inside brackets
	for _, m := range citedYear.FindAllStringIndex(text, -1) {
		for links < len(p.Links) && p.Links[links].End <= m[0] {
			links++
		}
		if links < len(p.Links) && p.Links[links].Start < m[0] && strings.Contains(p.Links[links].In(text), "://") {
			continue // a year in an address
		}
		from := max(floor, m[0]-maxNames)
		before := text[from:m[0]]
		lead := strings.TrimRight(before, " ")
		// "(2019" after names, or "names 2019" inside brackets.
		narrative := strings.HasSuffix(lead, "(")
		if narrative {
			lead = strings.TrimRight(strings.TrimSuffix(lead, "("), " ")
		} else {
			i := strings.LastIndexByte(lead, '(')
			if j := strings.LastIndexByte(lead, ')'); j > i || i < 0 && !inside {
				inside = false
				continue
			}
			if k := strings.LastIndexByte(lead, ';'); k > i {
				i = k
			}
			lead = strings.TrimRight(lead[i+1:], " ,")
			if len(out) > 0 && lead == "" && inside {
				// "Smith 2019, 2020": the same authors again.
				if ref := c.again(out[len(out)-1].Reference, text[m[0]:m[1]]); ref >= 0 {
					out = append(out, Citation{Span: Span{m[0], m[1]}, Reference: ref})
					floor = m[1]
				}
				continue
			}
		}
		ref, start := c.match(lead, text[m[0]:m[1]], narrative)
		if ref < 0 {
			continue
		}
		at := m[0] - len(before) + strings.LastIndex(before, lead) + start
		end := m[1]
		if narrative && strings.HasPrefix(text[end:], ")") {
			end++
		}
		out = append(out, Citation{Span: Span{at, end}, Reference: ref})
		floor = m[1]
		inside = !strings.HasPrefix(text[floor:], ")")
	}
	return out
}

// again finds another work of the same authors.
func (c *citer) again(ref int, year string) int {
	if ref < 0 {
		return -1
	}
	for _, i := range c.byYear[year] {
		if slices.Equal(c.d.entries[i].surnames, c.d.entries[ref].surnames) {
			return i
		}
	}
	return -1
}

// match finds the entry whose authors the lead names at its end, and where in
// the lead they begin.
func (c *citer) match(lead, year string, narrative bool) (ref, start int) {
	best, bestAt := -1, -1
	for _, i := range c.byYear[year] {
		e := c.d.entries[i]
		if len(e.surnames) == 0 {
			continue
		}
		at := lastName1(lead, e.surnames)
		if at < 0 {
			continue
		}
		if best < 0 || at < bestAt {
			best, bestAt = i, at
		}
	}
	return best, bestAt
}

// lastName1 returns where the names begin that stand at the end of the lead,
// or -1 if they are not these authors'.
func lastName1(lead string, surnames []string) int {
	at := strings.LastIndex(lead, surnames[0])
	if at < 0 {
		return -1
	}
	rest := lead[at+len(surnames[0]):]
	for _, s := range surnames[1:] {
		if s != "" {
			rest = strings.Replace(rest, s, "", 1)
		}
	}
	for _, w := range strings.FieldsFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch strings.ToLower(w) {
		case "and", "et", "al", "und", "u", "a", "s", "others", "colleagues":
		default:
			return -1
		}
	}
	return at
}
