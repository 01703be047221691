package corpus

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// cite finds the in-text citations of every passage and note and ties each to
// its entry.
func (d *draft) cite() {
	b := d.brief
	c := newCiter(d)
	for i := range b.Passages {
		p := &b.Passages[i]
		if p.Kind == Entry {
			continue
		}
		p.Citations = c.all(p.Prose, d.passageProse[i])
		for _, ct := range p.Citations {
			if ct.Reference >= 0 {
				addOnce(&b.References[ct.Reference].CitedBy, i)
			}
		}
	}
	for i := range b.Footnotes {
		f := &b.Footnotes[i]
		f.Citations = c.all(f.Prose, d.noteProse[i])
		for _, ct := range f.Citations {
			if ct.Reference >= 0 {
				addOnce(&b.References[ct.Reference].CitedByNotes, i)
			}
		}
	}
	c.dangling()
	d.citedByMark()
}

// addOnce appends an index unless it is the last one already.
func addOnce(to *[]int, i int) {
	if n := len(*to); n == 0 || (*to)[n-1] != i {
		*to = append(*to, i)
	}
}

// A citer finds citations by the years, names, numbers and keys of the
// bibliography.
type citer struct {
	d        *draft
	byYear   map[string][]int // year with its letter, and without
	byNumber map[string]int
	known    int // citations that were resolved
}

func newCiter(d *draft) *citer {
	c := &citer{d: d, byYear: map[string][]int{}, byNumber: map[string]int{}}
	for i, e := range d.entries {
		if e.number != "" {
			c.byNumber[e.number] = i
		}
		if e.year == "" {
			continue
		}
		c.byYear[e.year] = append(c.byYear[e.year], i)
		if plain := strings.TrimRightFunc(e.year, unicode.IsLower); plain != e.year && len(plain) == 4 {
			c.byYear[plain] = append(c.byYear[plain], i)
		}
	}
	return c
}

// all finds the citations of one text.
func (c *citer) all(p Prose, pr *prose) []Citation {
	out := c.keyed(pr)
	out = append(out, c.byNames(p)...)
	out = append(out, c.numbered(p)...)
	slices.SortStableFunc(out, func(x, y Citation) int { return cmp.Compare(x.Start, y.Start) })
	// Citations do not overlap: the first one counts.
	kept := out[:0]
	end := -1
	for _, ct := range out {
		if ct.Start < end {
			continue
		}
		kept = append(kept, ct)
		end = ct.End
	}
	for _, ct := range kept {
		if ct.Reference >= 0 {
			c.known++
		}
	}
	if len(kept) == 0 {
		return nil
	}
	return kept
}

// noYears stand where a citation's year is unknown or to come.
var noYears = []string{"n.d.", "s.d.", "o.J.", "o. J.", "forthcoming", "in press", "à paraître", "im Erscheinen"}

// yearsIn finds the years from 1500 to 2099, each with the letter that may
// follow it, and what stands in their place. Texts hold few: looking for the
// first byte is many times faster than a regular expression.
func yearsIn(text string) [][]int {
	var out [][]int
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= '0' && c <= '9' {
			j := i
			for j < len(text) && text[j] >= '0' && text[j] <= '9' {
				j++
			}
			if j-i == 4 && (i == 0 || !wordByte(text[i-1])) && (c == '1' && text[i+1] >= '5' || c == '2' && text[i+1] == '0') {
				if j < len(text) && text[j] >= 'a' && text[j] <= 'z' && (j+1 == len(text) || !wordByte(text[j+1])) {
					j++
				}
				if j == len(text) || !wordByte(text[j]) {
					out = append(out, []int{i, j})
				}
			}
			i = j - 1
			continue
		}
		if c != 'n' && c != 's' && c != 'o' && c != 'f' && c != 'i' && c != 0xc3 || i > 0 && wordByte(text[i-1]) {
			continue
		}
		for _, w := range noYears {
			if strings.HasPrefix(text[i:], w) {
				out = append(out, []int{i, i + len(w)})
				i += len(w) - 1
				break
			}
		}
	}
	return out
}

// wordByte reports whether a byte is part of a word; all bytes of letters
// beyond ASCII count.
func wordByte(c byte) bool {
	return c >= '0' && c <= '9' || isLetter(c) || c >= 0x80 || c == '_'
}

// maxNames is how far before the year the authors' names can begin, in bytes:
// four long names of institutions.
const maxNames = 200

// byNames finds citations by author and year.
func (c *citer) byNames(p Prose) []Citation {
	if len(c.byYear) == 0 {
		return nil
	}
	var out []Citation
	text := p.Text
	links := 0
	floor := 0   // where the last citation ended
	open := -1   // the innermost open bracket before the year
	scanned := 0 // how far brackets were counted
	same := -1   // the entry cited last in this bracket
	var stack []int
	for _, m := range yearsIn(text) {
		for links < len(p.Links) && p.Links[links].End <= m[0] {
			links++
		}
		if links < len(p.Links) && p.Links[links].Start < m[0] && strings.Contains(p.Links[links].In(text), "://") {
			continue // a year in an address
		}
		for ; scanned < m[0]; scanned++ {
			switch text[scanned] {
			case '(', '[':
				stack = append(stack, scanned)
				same = -1
			case ')', ']':
				if len(stack) > 0 {
					stack = stack[:len(stack)-1]
				}
				same = -1
			}
		}
		open = -1
		if n := len(stack); n > 0 {
			open = stack[n-1]
		}
		year := text[m[0]:m[1]]
		from := max(floor, m[0]-maxNames)
		narrative := open >= from && strings.TrimSpace(text[open+1:m[0]]) == ""
		inside := open >= 0 && !narrative
		lead := text[from:m[0]]
		switch {
		case narrative:
			lead = text[from:open]
		case inside && open+1 > from:
			lead, from = text[open+1:m[0]], open+1
		}
		if !narrative {
			if k := strings.LastIndexByte(lead, ';'); k >= 0 {
				from += k + 1
				lead = lead[k+1:]
			}
		}
		trimmed := strings.TrimRight(lead, " ,:(\u00a0")
		if inside && strings.Trim(trimmed, " ,") == "" && same >= 0 {
			// "Smith 2019, 2020": the same authors again.
			if ref := c.again(same, year); ref >= 0 {
				out = append(out, Citation{Span: Span{m[0], m[1]}, Reference: ref})
				floor = m[1]
			}
			continue
		}
		ref, start := c.match(trimmed, year, narrative || inside)
		if ref < 0 {
			if at, ok := looksCited(trimmed, text[m[1]:], narrative, inside); ok {
				end := m[1]
				if narrative && strings.HasPrefix(text[end:], ")") {
					end++
				}
				out = append(out, Citation{Span: Span{from + at, end}, Reference: -1})
				floor = m[1]
			}
			continue
		}
		end := m[1]
		if narrative && strings.HasPrefix(text[end:], ")") {
			end++
		}
		out = append(out, Citation{Span: Span{from + start, end}, Reference: ref})
		floor, same = m[1], ref
		// "2016a,b": one more work for each further letter.
		for _, l := range oneLetter.FindAllStringIndex(letterList.FindString(text[m[1]:]), -1) {
			if ref := c.again(same, strings.TrimRightFunc(year, unicode.IsLower)+text[m[1]+l[1]-1:m[1]+l[1]]); ref >= 0 {
				out = append(out, Citation{Span: Span{m[1] + l[1] - 1, m[1] + l[1]}, Reference: ref})
			}
		}
	}
	return out
}

var (
	letterList = regexp.MustCompile(`^(?:,\s?[b-z]\b)+`)
	oneLetter  = regexp.MustCompile(`,\s?[b-z]`)
)

// again finds another work of the same authors.
func (c *citer) again(ref int, year string) int {
	for _, i := range c.byYear[year] {
		if slices.Equal(c.d.entries[i].surnames, c.d.entries[ref].surnames) {
			return i
		}
	}
	return -1
}

var (
	numericCite = regexp.MustCompile(`\[\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*\]`)
	figures     = regexp.MustCompile(`\d+`)
)

// numbered finds "[3]" and "[3, 5–7]", where the bibliography is numbered.
func (c *citer) numbered(p Prose) []Citation {
	if len(c.byNumber) == 0 {
		return nil
	}
	var out []Citation
	if strings.IndexByte(p.Text, '[') < 0 {
		return nil
	}
	for _, m := range numericCite.FindAllStringIndex(p.Text, -1) {
		for _, part := range figures.FindAllStringIndex(p.Text[m[0]:m[1]], -1) {
			n := p.Text[m[0]+part[0] : m[0]+part[1]]
			ref, ok := c.byNumber[n]
			if !ok {
				continue
			}
			at := m[0] + part[0]
			// A range cites what lies between as well.
			if k := len(out); k > 0 && out[k-1].End > m[0] && strings.ContainsAny(p.Text[out[k-1].End:at], "–-") {
				first, _ := strconv.Atoi(out[k-1].In(p.Text))
				last, _ := strconv.Atoi(n)
				for v := first + 1; v < last && v < first+30; v++ {
					if r, ok := c.byNumber[strconv.Itoa(v)]; ok {
						out = append(out, Citation{Span: Span{at - 1, at - 1}, Reference: r})
					}
				}
			}
			out = append(out, Citation{Span: Span{at, m[0] + part[1]}, Reference: ref})
		}
	}
	return out
}

// dangling keeps what looks like a citation without an entry only where the
// brief cites by author and year, and reports it.
func (c *citer) dangling() {
	b := c.d.brief
	keep := c.known >= 2
	clean := func(in []Citation) []Citation {
		out := in[:0]
		for _, ct := range in {
			if ct.Reference >= 0 || keep || ct.Start < 0 {
				out = append(out, ct)
			}
		}
		if len(out) == 0 {
			return nil
		}
		return out
	}
	report := func(p Prose, keys []keyed, passage int, where string) {
		for _, ct := range p.Citations {
			if ct.Reference < 0 {
				text := fmt.Sprintf("%s cites %q, which the bibliography does not list.", where, ct.In(p.Text))
				for _, k := range keys {
					if k.Span == ct.Span {
						text = fmt.Sprintf("%s cites the key %q, which no entry of the bibliography has.", where, k.key)
					}
				}
				c.d.problem(Problem{Line: c.d.lineOf(p, ct.Start), Kind: DanglingCitation, Passage: passage, Text: text})
			}
		}
	}
	for i := range b.Passages {
		p := &b.Passages[i]
		if len(p.Citations) > 0 && len(c.d.passageProse[i].keys) == 0 {
			p.Citations = clean(p.Citations)
		}
		report(p.Prose, c.d.passageProse[i].keys, i, "The text")
	}
	for i := range b.Footnotes {
		f := &b.Footnotes[i]
		if len(f.Citations) > 0 && len(c.d.noteProse[i].keys) == 0 {
			f.Citations = clean(f.Citations)
		}
		report(f.Prose, c.d.noteProse[i].keys, -1, "Footnote "+f.Label)
	}
}

var (
	citeLead  = regexp.MustCompile(`^(?:see( also)?|cf\.?|e\.g\.,?|i\.e\.,?|also|siehe( auch)?|vgl\.|voir( aussi)?|s\.|in|by|and)\s+`)
	notCited  = regexp.MustCompile(`(?i)^(january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|early|late|mid|since|until|from|between|before|after|during|by|in|on|at|as|of|the|and|figure|table|box|section|chapter|article|act|regulation|directive|no|q[1-4]|janvier|f[eé]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[eé]cembre|januar|februar|m[aä]rz|juni|juli|oktober|dezember|seit|bis|ab|stand|depuis|d[eè]s|entre)\b`)
	citedName = regexp.MustCompile(`^\p{Lu}[\p{L}'’.-]+(?:[ ,&/]+(?:\p{Lu}[\p{L}'’.-]*|and|et|al\.?|und|of|the|for|on|de|du|des|la|le|van|von|der|den|u\.|a\.))*$`)
	jointName = regexp.MustCompile(`\p{Lu}[\p{L}'’-]+(?: et al\.?| (?:and|&|und|et) \p{Lu}[\p{L}'’-]+)$`)
	pageAfter = regexp.MustCompile(`^\s*(?:[);]|,\s*(?:pp?\.|S\.|§|chap|ch\.|sec|para|\d)|:\s*\d)`)
)

// looksCited reports whether names before a year that no entry fits are
// nevertheless a citation, and where they begin.
func looksCited(lead, after string, narrative, inside bool) (int, bool) {
	if narrative {
		if m := jointName.FindStringIndex(lead); m != nil && strings.HasPrefix(after, ")") {
			return m[0], true
		}
		return 0, false
	}
	if !inside || !pageAfter.MatchString(after) {
		return 0, false
	}
	name := strings.TrimSpace(lead)
	for {
		m := citeLead.FindString(name)
		if m == "" {
			break
		}
		name = name[len(m):]
	}
	if notCited.MatchString(name) || !citedName.MatchString(name) || wordCount(name) > 8 || utf8.RuneCountInString(name) < 3 {
		return 0, false
	}
	return strings.LastIndex(lead, name), true
}
