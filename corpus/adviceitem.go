package corpus

import (
	"slices"
	"strings"

	"briefbot/corpus/pattern"
)

var (
	// partLead is a number of several parts, which needs no stop: "3.1 The".
	partLead      = pattern.New(`^(\d{1,3}(?:\.\d{1,2}){1,3}[a-z]?)\s+\p{Lu}`)
	ordinalAdverb = pattern.New(`(?i)^(first(ly)?|second(ly)?|third(ly)?|fourth(ly)?|fifth(ly)?|sixth(ly)?|finally|lastly|premi[eè]rement|deuxi[eè]mement|troisi[eè]mement|enfin|erstens|zweitens|drittens|viertens|f[uü]nftens|schlie(ß|ss)lich)\b[,: ]`)
	numberLead    = pattern.New(`^\(?(?:R|Rec\.?\s?)?([\d٠-٩۰-۹]{1,3}(?:\.\d{1,2}){0,3}[a-z]?|[A-Z]|[ivx]{1,5}|[IVX]{1,5})[.):]\s+\S`)
	cellNumber    = pattern.New(`^(?:n[°º.]|no\.?|nr\.?|#|№)?\s*(\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?)\.?$`)
)

// explained gives items the paragraphs that stand between them: the text of
// an item that is only a label ("1) Fix a minimum:"), and all where most items
// have one. The line over a group of items is none.
func (a *advice) explained(found []proposal, own []int) []proposal {
	if len(found) == 0 {
		return found
	}
	at := map[int]int{}
	for i, f := range found {
		for _, p := range f.passages {
			at[p] = i + 1
		}
	}
	after := make([][]int, len(found)+1)
	current := 0
	for _, p := range own {
		if at[p] > 0 {
			current = at[p]
		} else if bl := a.d.passageElement[p]; bl.item == nil && bl.kind == paraBlock && !a.overGroup(p) {
			after[current] = append(after[current], p)
		}
	}
	after = after[1:] // without what goes before the first
	gaps, most := 0, 0
	for _, ps := range after[:len(after)-1] {
		gaps += min(len(ps), 1)
		most = max(most, len(ps))
	}
	for i := range found {
		ps := after[i]
		if i == len(found)-1 {
			ps = ps[:min(len(ps), max(most, 1))] // what follows the list is the text's own
		}
		if gaps > 0 && gaps*2 >= len(found)-1 || endsInColon(found[i].text) {
			found[i].passages = append(found[i].passages, ps...)
		}
	}
	return found
}

// overGroup reports whether a paragraph is a short line in bold, or one that
// announces what follows: it stands over a group of items.
func (a *advice) overGroup(p int) bool {
	text := a.d.passages[p].Text
	return endsInColon(text) || a.d.passages[p].boldEnd() > 0 && wordCount(text) <= 10 && !finished(text)
}

// lists parts the list items of a section into those of ordered and those of
// other lists, judged by their outermost list.
func (a *advice) lists(passages []int) (ordered, bullets []int) {
	for _, p := range passages {
		bl := a.d.passageElement[p]
		if bl.item == nil || bl.quote > 0 {
			continue
		}
		if bl.item.root().label() != "" {
			ordered = append(ordered, p)
		} else {
			bullets = append(bullets, p)
		}
	}
	return ordered, bullets
}

// pick leaves out the findings of a section that holds both, if it can tell.
func (a *advice) pick(found []proposal, mixed bool) []proposal {
	return slices.DeleteFunc(found, func(f proposal) bool { return mixed && !modal.MatchString(f.text) })
}

// terms takes a definition list: the term and its description are one passage.
func (a *advice) terms(passages []int) []proposal {
	var out []proposal
	for _, p := range passages {
		if a.d.passageElement[p].kind == termBlock {
			out = append(out, a.stated(p, ""))
		}
	}
	return out
}

// rows takes the rows of a table, without its header, where most say something
// in words: a table of costs recommends nothing.
func (a *advice) rows(passages []int) []proposal {
	var out []proposal
	wordy := 0
	for _, p := range passages {
		bl := a.d.passageElement[p]
		if bl.kind != rowBlock || bl.head {
			continue
		}
		f := a.stated(p, "")
		cells := a.d.passages[p].Cells
		led := false // the number stands before the words of the first cell
		if len(cells) > 0 {
			first := cells[0].In(f.text)
			if m := cellNumber.FindStringSubmatch(first); m != nil {
				f.number = m[1]
			} else if m := numberLead.FindStringSubmatch(first); m != nil {
				f.number, led = m[1], wordCount(first) >= 4
			}
		}
		if led || slices.ContainsFunc(cells, func(c Span) bool {
			return wordCount(c.In(f.text)) >= 3 && strings.IndexAny(c.In(f.text), "0123456789") != 0
		}) {
			wordy++
		}
		out = append(out, f)
	}
	if wordy*3 < len(out)*2 {
		return nil
	}
	return out
}

// reports are the columns of a table on what became of earlier recommendations.
var reports = pattern.New(`(?i)\b(status|progress|response|accepted|rejected|implemented|implementation|umsetzung\p{L}*|stand|r[eé]ponse|suivi|respuesta|estado|stato)\b`)

// tabled takes the rows of the tables of recommendations, wherever they stand: a
// column or a row over the others says that they are some, or the section's heading
// where they are numbered.
func (a *advice) tabled() []proposal {
	var out []proposal
	var table []int // the rows of recommendations of the last one
	said, headed, last := false, false, 0
	end := func() {
		a.runs++
		found := a.rows(table)
		if said || len(found) > 0 && found[0].number != "" {
			out = append(out, found...)
		}
		table = nil
	}
	for i, p := range a.d.passages {
		if p.Kind != Row || p.Part != Body {
			continue
		}
		b := a.d.passageElement[i]
		if b.table != last {
			end()
			said, headed, last = false, holdsAdvice(a.d.sections[p.Section], true), b.table
		}
		filled := slices.DeleteFunc(slices.Clone(p.Cells), func(c Span) bool { return c.In(p.Text) == "" })
		wide := func(words int) bool {
			return slices.ContainsFunc(filled, func(c Span) bool { return wordCount(c.In(p.Text)) > words })
		}
		names := slices.ContainsFunc(filled, func(c Span) bool {
			cell := c.In(p.Text)
			return (wordCount(cell) <= 3 || len(filled) == 1 && wordCount(cell) <= 14) && structure().advice.in(fold(cell))
		})
		switch {
		case b.head && reports.MatchString(p.Text):
			headed = false
		case (b.head || len(filled) == 1) && names:
			end() // what stands above is something else
			said = true
		case b.head || len(table) == 0 && !wide(2): // names of columns
		case said || headed:
			table = append(table, i)
		}
	}
	end()
	if len(out) < 2 {
		return nil
	}
	return out
}

// leads takes paragraphs that begin with a number, an ordinal, or a lead in
// bold, each with the list under it.
func (a *advice) leads(passages []int) []proposal {
	var out []proposal
	belongs := func(p int) {
		if n := len(out); n > 0 {
			out[n-1].passages = append(out[n-1].passages, p)
		}
	}
	kind := ""
	for _, p := range passages {
		bl := a.d.passageElement[p]
		if bl.item != nil {
			belongs(p)
			continue
		}
		if bl.kind != paraBlock || bl.quote > 0 {
			continue
		}
		this, number := a.lead(p, out)
		if this == "" {
			if kind != "verb" { // which has all in its own paragraph
				belongs(p)
			}
			continue
		}
		if kind != "" && this != kind && !(kind == "ordinal" && this == "bold") {
			continue
		}
		kind = this
		out = append(out, a.stated(p, number))
	}
	if kind == "ordinal" && len(out) == 1 {
		return nil // "Finally" comes after others, which say no number
	}
	return out
}

// recommending is how a paragraph begins that says who recommends: "We therefore recommend".
var recommending = pattern.New(`(?i)^(\p{L}+ ){1,4}(recommends?|urges?|proposes?|suggests?|calls? (up)?on|recommand(e|ons|ent)|propos(e|ons|ent)|préconis(e|ons|ent)|empfiehlt|empfehlen|fordert|fordern|recom(ienda|endamos|iendan|enda|endam)|propon(e|emos|en)|propomos|raccomand(a|iamo|ano))\b`)

// urges reports whether a text begins with a sentence of those who ask for something:
// "We demand a timetable".
func urges(text string) bool {
	const opening = 6 // words, a number among them
	words := strings.Fields(fold(text[:min(len(text), 120)]))
	return structure().urging.in(strings.Join(words[:min(opening, len(words))], " "))
}

// urged takes the paragraphs and sub-headings of a section that say themselves that
// something is asked for, three or more.
func (a *advice) urged() []proposal {
	const enough = 3
	roots := []int{}
	for i, s := range a.d.sections {
		if s.Parent < 0 && s.Part == Body {
			roots = append(roots, i)
		}
	}
	var out []proposal
	take := func(found []proposal) {
		found = slices.DeleteFunc(found, func(f proposal) bool { return !urges(f.text) })
		if len(found) < enough {
			return
		}
		most := 1
		for _, f := range found[:len(found)-1] {
			most = max(most, len(f.passages))
		}
		last := &found[len(found)-1] // what follows it is the text's own
		last.passages = last.passages[:min(len(last.passages), most)]
		out = append(out, found...)
	}
	headed := func(kids []int) {
		var found []proposal
		a.runs++
		for _, k := range kids {
			s := a.d.sections[k]
			found = append(found, proposal{number: s.Number, label: s.Name, heading: k, passages: a.under(k), text: s.Name, run: a.runs})
		}
		take(found)
	}
	headed(roots)
	for i, s := range a.d.sections {
		if s.Part == Body {
			headed(a.kids[i])
			a.runs++
			take(a.leads(s.Passages))
		}
	}
	return out
}

// lead says how a paragraph begins, and with which number, after the ones that
// were found.
func (a *advice) lead(p int, found []proposal) (kind, number string) {
	text := a.d.passages[p].Text
	m := numberLead.FindStringSubmatch(text)
	if m == nil {
		m = partLead.FindStringSubmatch(text)
	}
	if m != nil {
		number = strings.Map(latinDigit, m[1])
		goesOn := opensSeries(number)
		if n := len(found); n > 0 && found[n-1].number != "" {
			goesOn = follows(found[n-1].number, number)
		}
		if goesOn || strings.ContainsAny(number, "0123456789") { // a letter has to
			return "number", number
		}
	}
	switch {
	case ordinalAdverb.MatchString(text) || a.ordinalLead(text) == len(found)+1:
		return "ordinal", ""
	case boldLead(a.d.passages[p]):
		return "bold", ""
	case recommending.MatchString(text) || urges(text):
		return "verb", ""
	}
	return "", ""
}

// ordinalLead reads an ordinal near the beginning of a text that counts
// recommendations ("Finally, the third recommendation is", "La primera
// recomendación") or stands before a comma ("En segundo lugar, "), from 1; or
// it returns 0.
func (a *advice) ordinalLead(text string) int {
	s := structure()
	head, _, comma := strings.Cut(text[:min(len(text), 120)], ",")
	words := strings.Fields(fold(text[:min(len(text), 120)]))
	words = words[:min(len(words), 7)]
	leading := wordCount(fold(head))
	for i, w := range words {
		n := s.ordinal(a.d.language, w)
		if n == 0 {
			continue
		}
		near := strings.Join(words[max(0, i-2):min(len(words), i+4)], " ")
		if comma && leading <= 4 && i < leading || s.advice.in(near) {
			return n
		}
	}
	return 0
}

// boldLead reports whether a paragraph begins with a sentence or phrase in
// bold and goes on in plain type.
func boldLead(p Passage) bool {
	end := p.boldEnd()
	return end > 0 && end < len(p.Text)-10 && wordCount(p.Text[:end]) >= 2
}
