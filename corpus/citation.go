package corpus

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus/pattern"
)

// cite finds the in-text citations of every passage, note and heading and ties
// each to its entry.
func (d *draft) cite() {
	b := d.brief
	c := newCiter(d)
	for _, t := range d.texts {
		if t.Kind == PassagePlace && b.Passages[t.Index].Kind == Entry || t.Kind == NotePlace && d.notes[t.Index].entry != nil {
			continue // it is the work, and cites none
		}
		t.Citations = c.all(*t.Prose)
		for _, ct := range t.Citations {
			if ct.Reference < 0 {
				continue
			}
			r := &b.References[ct.Reference]
			t.enter(&r.CitedBy, &r.CitedByNotes, &r.CitedBySections)
		}
	}
	c.dangling()
	d.spellOut()
	d.citedByMark()
}

// A citer finds citations by the years, names and numbers of the bibliography.
type citer struct {
	d        *draft
	byYear   map[string][]int // year with its letter, and without
	byNumber map[string]int
	known    int             // citations that were resolved
	unclear  map[string]bool // citations that fit several entries
}

func newCiter(d *draft) *citer {
	c := &citer{d: d, byYear: map[string][]int{}, byNumber: map[string]int{}, unclear: map[string]bool{}}
	for i, e := range d.entries {
		if e.number != "" {
			c.byNumber[e.number] = i
		}
		c.byYear[e.year] = append(c.byYear[e.year], i)
		if plain := strings.TrimRightFunc(e.year, unicode.IsLower); plain != e.year && len(plain) == 4 {
			c.byYear[plain] = append(c.byYear[plain], i)
		}
	}
	return c
}

// all finds the citations of one text.
func (c *citer) all(p Prose) []Citation {
	out := append(c.byNames(p), c.numbered(p)...)
	slices.SortStableFunc(out, func(x, y Citation) int { return cmp.Compare(x.Start, y.Start) })
	// Citations do not overlap: the first one counts.
	kept := out[:0]
	end := -1
	for _, ct := range out {
		if ct.Start < end {
			continue
		}
		if kept, end = append(kept, ct), ct.End; ct.Reference >= 0 {
			c.known++
		}
	}
	return kept
}

// noYears stand where a citation's year is unknown or to come, in lower case.
var noYears = []string{"n.d.", "n. d.", "s.d.", "s. d.", "o.j.", "o. j.", "forthcoming", "in press", "in preparation", "under review", "draft",
	"à paraître", "im erscheinen", "im druck", "en prensa", "no prelo", "в печати"}

// yearsIn finds the years from 1500 to 2099, each with the letter that may
// follow it, and what stands in their place. Texts hold few: looking for the
// first byte is many times faster than a regular expression.
func yearsIn(text string) [][]int {
	var out [][]int
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= '0' && c <= '9' {
			j := i + len(text[i:]) - len(strings.TrimLeft(text[i:], "0123456789"))
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
		if strings.IndexByte("nsofiduNSOFIDU\xc3\xd0", c) < 0 || i > 0 && wordByte(text[i-1]) {
			continue
		}
		for _, w := range noYears {
			if end := i + len(w); end <= len(text) && strings.EqualFold(text[i:end], w) && (end == len(text) || !wordByte(text[end])) {
				out = append(out, []int{i, end})
				i = end - 1
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
	var out []Citation
	text := p.Text
	floor := 0   // where the last citation ended
	scanned := 0 // how far brackets were counted
	same := -1   // the entry cited last in this bracket
	var stack []int
	for _, m := range yearsIn(text) {
		for ; scanned < m[0]; scanned++ {
			switch text[scanned] {
			case '(', '[':
				stack, same = append(stack, scanned), -1
			case ')', ']':
				stack, same = stack[:max(0, len(stack)-1)], -1
			}
		}
		open := -1 // the innermost open bracket before the year
		if n := len(stack); n > 0 {
			open = stack[n-1]
		}
		year := plainYear(text[m[0]:m[1]])
		from := max(floor, m[0]-maxNames)
		narrative := open >= from && strings.TrimSpace(text[open+1:m[0]]) == ""
		inside := open >= 0 && !narrative
		end := m[1]
		if !narrative {
			from = max(from, open+1, strings.LastIndexByte(text[:m[0]], ';')+1)
		} else if strings.HasPrefix(text[end:], ")") {
			end++
		}
		cited := func(start, end, ref int) {
			out = append(out, Citation{Span: Span{start, end}, Reference: ref})
			floor = m[1]
		}
		lead := strings.TrimRight(text[from:m[0]], " ,:(\u00a0")
		if inside && strings.Trim(lead, " ,") == "" && same >= 0 {
			// "Smith 2019, 2020": the same authors again.
			if ref := c.again(same, year); ref >= 0 {
				cited(m[0], m[1], ref)
			}
			continue
		}
		ref, start, near := c.match(lead, year, narrative || inside)
		if ref == ambiguous {
			cited(from+start, m[1], -1)
			c.unclear[text[from+start:m[1]]] = true
			continue
		}
		if ref < 0 && narrative {
			if ref = c.earlier(p, open, year); ref >= 0 {
				// "Smith expects a second round (2019, 62)": the year stands apart.
				cited(m[0], m[1], ref)
				continue
			}
		}
		if ref < 0 {
			if at, ok := looksCited(lead, text[m[1]:], narrative, inside); ok && isNumber(year[:1]) {
				cited(from+at, end, -1)
			}
			continue
		}
		cited(from+start, end, ref)
		if !near { // it differs from its entry by a letter or two
			c.d.problem(Problem{Line: c.d.lineOf(p, from+start), Kind: SpeltOtherwise, Passage: -1, Words: text[from+start : end]})
		}
		same = ref
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
	letterList = pattern.New(`^(?:,\s?[b-z]\b)+`)
	oneLetter  = pattern.New(`,\s?[b-z]`)
)

// again finds another work of the same authors.
func (c *citer) again(ref int, year string) int {
	same := func(i int) bool { return slices.Equal(c.d.entries[i].surnames, c.d.entries[ref].surnames) }
	if k := slices.IndexFunc(c.byYear[year], same); k >= 0 {
		return c.byYear[year][k]
	}
	return -1
}

var (
	numericCite = pattern.New(`\[\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*\]`)
	figures     = pattern.New(`\d+`)
)

// numbered finds "[3]" and "[3, 5–7]", where the bibliography is numbered.
func (c *citer) numbered(p Prose) []Citation {
	if len(c.byNumber) == 0 {
		return nil
	}
	var out []Citation
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

// dangling reports what looks like a citation without an entry. Where the
// brief hardly cites by author and year, only names that stand with a year as
// in no other use are believed.
func (c *citer) dangling() {
	stray := func(text string, ct Citation) bool {
		return ct.Reference < 0 && c.known < 2 && !c.unclear[ct.In(text)] &&
			!surelyCited.MatchString(text[max(0, ct.Start-1):min(len(text), ct.End+1)]) && !citingVerb.MatchString(text[ct.End:])
	}
	for _, t := range c.d.texts {
		if t.Kind == SectionPlace {
			continue
		}
		if !c.d.usesKeys {
			t.Citations = slices.DeleteFunc(t.Citations, func(ct Citation) bool { return stray(t.Text, ct) })
		}
		if len(t.Citations) == 0 {
			t.Citations = nil
		}
		for _, ct := range t.Citations {
			if ct.Reference >= 0 {
				continue
			}
			words, kind := ct.In(t.Text), DanglingCitation
			if c.unclear[words] {
				kind = AmbiguousCitation
			}
			c.d.problem(Problem{Line: c.d.lineOf(*t.Prose, ct.Start), Kind: kind, Passage: t.passage(), Words: words})
		}
	}
}

var (
	citeLead  = pattern.New(`^(?:see( also)?|cf\.?|e\.g\.,?|i\.e\.,?|also|siehe( auch)?|vgl\.|voir( aussi)?|s\.|in|by|and)\s+`)
	notCited  = pattern.New(`(?i)^(january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|early|late|mid|since|until|from|between|before|after|during|by|in|on|at|as|of|the|and|figure|table|box|section|chapter|article|act|regulation|directive|no|q[1-4]|janvier|f[eé]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[eé]cembre|januar|februar|m[aä]rz|juni|juli|oktober|dezember|seit|bis|ab|stand|depuis|d[eè]s|entre)\b`)
	citedName = pattern.New(`^\p{Lu}[\p{L}'’.-]+(?:[ ,&/]+(?:\p{Lu}[\p{L}'’.-]*|and|et|al\.?|und|of|the|for|on|de|du|des|la|le|van|von|der|den|u\.|a\.))*$`)
	jointName = pattern.New(`\p{Lu}[\p{L}'’-]+(?: et al\.?| (?:and|&|und|et) \p{Lu}[\p{L}'’-]+)$`)
	oneName   = pattern.New(`\p{Lu}[\p{L}'’-]+$`)
	// citingVerb is how a sentence goes on after "Brown (2015)".
	citingVerb = pattern.New(`^\s+(also |has |have |rightly )?(shows?|showed|shown|argues?|argued|finds?|found|notes?|noted|reports?|reported|claims?|claimed|writes?|wrote|suggests?|suggested|states?|stated|estimates?|estimated|observes?|observed|concludes?|concluded|points? out|describes?|described|zeigt|zeigen|schreibt|montre|montrent|soutient)\b`)
	// surelyCited is one surname, or several, with a year alone in brackets.
	surelyCited = pattern.New(`^\(\p{Lu}\p{Ll}[\p{L}'’-]+(,? (and|&|und|et|y) \p{Lu}[\p{L}'’-]+| et al\.?)?,? (1[5-9]|20)\d\d[a-z]?\)$`)
	pageAfter   = pattern.New(`^\s*(?:[);]|,\s*(?:pp?\.|S\.|§|chap|ch\.|sec|para|\d)|:\s*\d)`)
)

// looksCited reports whether names before a year that no entry fits are
// nevertheless a citation, and where they begin.
func looksCited(lead, after string, narrative, inside bool) (int, bool) {
	if narrative {
		if !strings.HasPrefix(after, ")") {
			return 0, false
		}
		if m := jointName.FindStringIndex(lead); m != nil {
			return m[0], true
		}
		if m := oneName.FindStringIndex(lead); m != nil && citingVerb.MatchString(after[1:]) && !notCited.MatchString(lead[m[0]:]) {
			return m[0], true
		}
		return 0, false
	}
	if !inside || !pageAfter.MatchString(after) {
		return 0, false
	}
	name := strings.TrimSpace(lead)
	for m := citeLead.FindString(name); m != ""; m = citeLead.FindString(name) {
		name = name[len(m):]
	}
	if notCited.MatchString(name) || !citedName.MatchString(name) || wordCount(name) > 8 || utf8.RuneCountInString(name) < 3 {
		return 0, false
	}
	return strings.LastIndex(lead, name), true
}
