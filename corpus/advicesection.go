package corpus

import (
	"slices"
	"strings"

	"briefbot/corpus/pattern"
)

var (
	foreign  = pattern.New(`(?i)\b(previous|earlier|past|prior|progress|follow[- ]?up|implementation of|implementing|status|response to|reading|made by|from the|of the .* (report|review|committee|commission)|pr[eé]c[eé]dentes?|suivi des|fr[uü]here|umsetzung der|stand der)\b`)
	findings = pattern.New(`(?i)\b(findings?|conclusions?|lessons|messages|constats?|enseignements?|erkenntnisse|ergebnisse|schlussfolgerungen|fazit|analysis|discussion)\b`)
	// counting are headings that say how many there are: "four actions".
	counting = pattern.New(`(?i)\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|zwei|drei|vier|f[uü]nf|sechs|sieben|acht|neun|zehn|zw[oö]lf) (priority |key |concrete |policy |urgent )?(actions?|proposals?|measures|steps|asks|demands|propositions|mesures|actions|vorschl[aä]ge|forderungen|ma(ß|ss)nahmen|punkte)\b`)
	modal    = pattern.New(`(?i)\b(should|must|shall|ought|needs? to|recommend\p{L}*|urges?|calls? (up)?on|sollten?|muss|müssen|empf[ei]\p{L}+|doit|doivent|devrai\p{L}+|il (faut|convient|est recommand\p{L}+)|recommand\p{L}+)\b`)
	audience = pattern.New(`(?i)^(for|to|towards?|by|recommendations? (for|to)|pour|aux?|[aà] l['’](attention|intention|adresse) d|f[uü]r|an (die|den|das)|(in the )?(short|medium|long)[- ]term|(at )?(the )?(eu|national|local|regional|international|federal|member state)s?( level| governments?)?|governments?|policy ?makers|donors|member states|civil society|researchers|business(es)?|industry|court terme|moyen terme|long terme|kurzfristig|mittelfristig|langfristig)\b`)
	// happened is how a text begins that tells what was done.
	happened = pattern.New(`(?i)^(\P{L}*\p{L}+\s+){0,4}(was|were|had|did|has|have|\p{L}*[^e\P{L}]ed)\b`)
	// partLead is a number of several parts, which needs no stop: "3.1 The".
	partLead = pattern.New(`^(\d{1,3}(?:\.\d{1,2}){1,3}[a-z]?)\s+\p{Lu}`)
	// describes is how English items begin that say how things are: "Supports
	// many", "The interface becomes".
	describes     = pattern.New(`^(?i:the|an?|it|this|these|that|we|they|our|its|there|most|some|all)\b|^[A-Z][a-z]*[a-rt-z]s\b`)
	ordinalAdverb = pattern.New(`(?i)^(first(ly)?|second(ly)?|third(ly)?|fourth(ly)?|fifth(ly)?|sixth(ly)?|finally|lastly|premi[eè]rement|deuxi[eè]mement|troisi[eè]mement|enfin|erstens|zweitens|drittens|viertens|f[uü]nftens|schlie(ß|ss)lich)\b[,: ]`)
	numberLead    = pattern.New(`^\(?(?:R|Rec\.?\s?)?([\d٠-٩۰-۹]{1,3}(?:\.\d{1,2}){0,3}[a-z]?|[A-Z]|[ivx]{1,5}|[IVX]{1,5})[.):]\s+\S`)
	cellNumber    = pattern.New(`^(?:n[°º.]|no\.?|nr\.?|#|№)?\s*(\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?)\.?$`)
)

// sections takes the items of the sections that hold recommendations: those
// whose heading says so outright, or those that speak of proposals or actions.
// The latter have to prescribe something, for actions may also have happened.
func (a *advice) sections(outright bool) []proposal {
	words := structure()
	var out []proposal
	inside := map[int]bool{}
	for i, s := range a.d.sections {
		if s.Parent >= 0 && inside[s.Parent] {
			inside[i] = true
			continue
		}
		name := s.Name
		r, names := roleOf(name), words.namesAdvice(fold(name))
		if r != adviceRole && !(r == annexRole && names) || names != outright || foreign.MatchString(name) || !a.isAdvice(i) {
			continue
		}
		if !outright && (wordCount(name) > 5 && !counting.MatchString(name) || findings.MatchString(name)) {
			continue
		}
		inside[i] = true
		a.runs++
		a.mixed = findings.MatchString(name)
		found := a.section(i, 0)
		if !outright && !prescribes(found) {
			continue
		}
		out = append(out, found...)
	}
	return out
}

// prescribes reports whether most of some texts say what should be done, and
// not what was: a heading as text has to say so, a list may just name it, but
// no people.
func prescribes(found []proposal) bool {
	n := 0
	for _, f := range found {
		who, _, _ := strings.Cut(f.text, ",")
		if modal.MatchString(f.text) || f.heading < 0 && !happened.MatchString(f.text) && !describes.MatchString(f.text) && len(names(who)) == 0 {
			n++
		}
	}
	return n*2 > len(found)
}

// section takes the recommendations of one section: its numbered list, its
// sub-headings, its terms, its numbered rows, its numbered, ordinal or bold
// paragraphs, its bullets, its other rows - the first of these that it has.
func (a *advice) section(i, depth int) []proposal {
	b := a.d
	own := b.sections[i].Passages
	kids := a.kids[i]
	mixed := findings.MatchString(b.sections[i].Name) || a.mixed
	ordered, bullets := a.lists(own)
	if len(ordered) >= 2 {
		return a.explained(a.pick(a.items(ordered), mixed), own)
	}
	if len(kids) > 0 && depth < 3 {
		if out := a.subsections(kids, depth); len(out) > 0 {
			return append(a.pick(a.items(bullets), true), out...)
		}
	}
	if out := a.terms(own); len(out) > 0 {
		return out
	}
	rows := a.rows(own)
	if len(rows) > 0 && rows[0].number != "" {
		return rows
	}
	leads := a.leads(own)
	if len(leads) >= 2 {
		return leads
	}
	if len(bullets)+len(ordered) > 0 {
		return a.pick(a.items(append(ordered, bullets...)), mixed)
	}
	if len(rows) > 0 {
		return rows
	}
	return leads
}

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
			at[p] = i
		}
	}
	after := make([][]int, len(found))
	current := -1
	for _, p := range own {
		if i, ok := at[p]; ok {
			current = i
			continue
		}
		bl := a.d.passageElement[p]
		if current < 0 || bl.item != nil || bl.kind != paraBlock || a.overGroup(p) {
			continue
		}
		after[current] = append(after[current], p)
	}
	gaps, most := 0, 0
	for _, ps := range after[:len(after)-1] {
		if len(ps) > 0 {
			gaps++
		}
		most = max(most, len(ps))
	}
	for i := range found {
		ps := after[i]
		if i == len(found)-1 {
			ps = ps[:min(len(ps), max(most, 1))] // what follows the list is the text's own
		}
		if gaps > 0 && gaps*2 >= len(found)-1 || strings.HasSuffix(found[i].text, ":") {
			found[i].passages = append(found[i].passages, ps...)
		}
	}
	return found
}

// overGroup reports whether a paragraph is a short line in bold, or one that
// announces what follows: it stands over a group of items.
func (a *advice) overGroup(p int) bool {
	text := a.d.passages[p].Text
	return strings.HasSuffix(text, ":") || len(a.d.passages[p].Emphasis) > 0 && a.d.passages[p].Emphasis[0].Start == 0 && wordCount(text) <= 10 && !finished(text)
}

// lists parts the list items of a section into those of ordered and those of
// other lists, judged by their outermost list.
func (a *advice) lists(passages []int) (ordered, bullets []int) {
	for _, p := range passages {
		bl := a.d.passageElement[p]
		if bl.item == nil || bl.quote > 0 {
			continue
		}
		it := bl.item
		for it.parent != nil {
			it = it.parent
		}
		if it.label() != "" {
			ordered = append(ordered, p)
		} else {
			bullets = append(bullets, p)
		}
	}
	return ordered, bullets
}

// pick leaves out the findings of a section that holds both, if it can tell.
func (a *advice) pick(found []proposal, mixed bool) []proposal {
	if !mixed {
		return found
	}
	return slices.DeleteFunc(found, func(f proposal) bool { return !modal.MatchString(f.text) })
}

// subsections takes sub-headings: groups ("For governments") hold
// recommendations, others are recommendations.
func (a *advice) subsections(kids []int, depth int) []proposal {
	groups, numbered := 0, 0
	kids = slices.DeleteFunc(slices.Clone(kids), func(k int) bool { return a.d.sections[k].Part != Body })
	// Of "Conclusions" and "Recommendations" under one heading only the latter counts.
	named := slices.DeleteFunc(slices.Clone(kids), func(k int) bool { return !structure().isAdvice(a.d.sections[k].Name) })
	if len(named) > 0 && len(named) < len(kids) {
		return a.groups(named, depth)
	}
	for _, k := range kids {
		s := a.d.sections[k]
		if audience.MatchString(s.Name) || roleOf(s.Name) == adviceRole || a.opensWithRow(k) {
			groups++
		}
		if s.Number != "" {
			numbered++
		}
	}
	if groups*2 > len(kids) || a.runsOn(kids) || a.countsWithin(kids) {
		return a.groups(kids, depth)
	}
	var out []proposal
	for _, k := range kids {
		s := a.d.sections[k]
		if s.Part != Body || roleOf(s.Name) == summaryRole || genericTitle.MatchString(s.Name) {
			continue
		}
		f := proposal{label: s.Name, text: s.Name, heading: k, passages: a.under(k), run: a.runs}
		if numbered == len(kids) {
			// In chapter 5, "5.1" is the first.
			f.number = strings.TrimPrefix(s.Number, a.d.sections[s.Parent].Number+".")
		}
		for _, p := range f.passages {
			if f.text += " " + a.d.passages[p].Text; len(f.text) > 2000 {
				break
			}
		}
		out = append(out, f)
	}
	if len(out) < 2 && groups > 0 {
		return a.groups(kids, depth)
	}
	return out
}

// groups takes what the sub-headings hold.
func (a *advice) groups(kids []int, depth int) []proposal {
	var out []proposal
	for _, k := range kids {
		out = append(out, a.section(k, depth+1)...)
	}
	return out
}

// runsOn reports whether one numbered list runs on under several
// sub-headings: they group its items.
func (a *advice) runsOn(kids []int) bool {
	next := 0
	for _, k := range kids {
		own := a.d.sections[k].Passages
		if len(own) == 0 {
			return false
		}
		for n, p := range own {
			it := a.d.passageElement[p].item
			switch {
			case it == nil || it.parent != nil || !it.list.ordered:
				if n == 0 {
					return false
				}
				continue
			case n == 0 && next > 0 && it.number != next:
				return false
			}
			next = it.number + 1
		}
	}
	return len(kids) > 1
}

// countsWithin reports whether the text under each sub-heading counts in
// parts, "1.1" and "1.2" under the first and "2.1" under the second: they
// group what is recommended.
func (a *advice) countsWithin(kids []int) bool {
	for i, k := range kids {
		n := 0
		for _, p := range a.d.sections[k].Passages {
			if m := partLead.FindStringSubmatch(a.d.passages[p].Text); m != nil && counted(m[1])[0] == i+1 {
				n++
			}
		}
		if n == 0 {
			return false
		}
	}
	return len(kids) > 1
}

// opensWithRow reports whether the first thing in a section is a table.
func (a *advice) opensWithRow(section int) bool {
	own := a.d.sections[section].Passages
	return len(own) > 0 && a.d.passageElement[own[0]].kind == rowBlock
}

// terms takes a definition list: the term and its description are one passage.
func (a *advice) terms(passages []int) []proposal {
	var out []proposal
	for _, p := range passages {
		if a.d.passageElement[p].kind == termBlock {
			out = append(out, proposal{heading: -1, passages: []int{p}, text: a.d.passages[p].Text, run: a.runs})
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
		f := proposal{heading: -1, passages: []int{p}, text: a.d.passages[p].Text, run: a.runs}
		cells := a.d.passages[p].Cells
		first := ""
		if len(cells) > 0 {
			first = cells[0].In(f.text)
		}
		if m := cellNumber.FindStringSubmatch(first); m != nil {
			f.number = m[1]
		} else if m, ok := readLabel(first); ok && m.rest == len(first) {
			f.number, f.label = m.number, m.printed
		}
		for _, c := range cells {
			if c := c.In(f.text); wordCount(c) >= 3 && strings.IndexAny(c, "0123456789") != 0 {
				wordy++
				break
			}
		}
		out = append(out, f)
	}
	if wordy*3 < len(out)*2 {
		return nil
	}
	return out
}

// leads takes paragraphs that begin with a number, an ordinal, or a lead in
// bold, each with the list under it.
func (a *advice) leads(passages []int) []proposal {
	var out []proposal
	kind := ""
	for _, p := range passages {
		bl := a.d.passageElement[p]
		text := a.d.passages[p].Text
		if bl.item != nil {
			if n := len(out); n > 0 {
				out[n-1].passages = append(out[n-1].passages, p)
			}
			continue
		}
		if bl.kind != paraBlock || bl.quote > 0 {
			continue
		}
		this, number := a.lead(p, out)
		if this == "" || kind != "" && this != kind && !(kind == "ordinal" && this == "bold") {
			if n := len(out); n > 0 && this == "" {
				out[n-1].passages = append(out[n-1].passages, p)
			}
			continue
		}
		kind = this
		out = append(out, proposal{number: number, heading: -1, passages: []int{p}, text: text, run: a.runs})
	}
	if kind == "ordinal" && len(out) < 2 {
		return nil
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
		m[1] = strings.Map(westernDigit, m[1])
		letter := !strings.ContainsAny(m[1], "0123456789")
		before := ""
		if n := len(found); n > 0 {
			before = found[n-1].number
		}
		if !letter || before == "" && opensSeries(m[1]) || before != "" && follows(before, m[1]) {
			return "number", m[1]
		}
	}
	switch {
	case ordinalAdverb.MatchString(text) || a.ordinalLead(text) == len(found)+1:
		return "ordinal", ""
	case boldLead(a.d.passages[p]):
		return "bold", ""
	}
	return "", ""
}

// westernDigit is the Western form of an Arabic or Persian figure.
func westernDigit(r rune) rune {
	switch {
	case r >= '٠' && r <= '٩':
		return r - '٠' + '0'
	case r >= '۰' && r <= '۹':
		return r - '۰' + '0'
	}
	return r
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
		if n == 0 && i+1 < len(words) {
			n = s.ordinal(a.d.language, w+" "+words[i+1])
		}
		if n == 0 {
			continue
		}
		near := strings.Join(words[max(0, i-2):min(len(words), i+4)], " ")
		if comma && leading <= 4 && i < leading || s.namesAdvice(near) {
			return n
		}
	}
	return 0
}

// boldLead reports whether a paragraph begins with a sentence or phrase in
// bold and goes on in plain type.
func boldLead(p Passage) bool {
	for _, e := range p.Emphasis {
		if e.Strong {
			return e.Start <= 1 && e.End < len(p.Text)-10 && wordCount(e.In(p.Text)) >= 2
		}
	}
	return false
}

// AdviceSection is the section whose heading says that it holds recommendations, or
// else -1: they may stand in its paragraphs where none is recognised by itself. Of
// several it is the last, which concludes.
func (b *Brief) AdviceSection() int {
	for i, s := range slices.Backward(b.Sections) {
		if s.Part == Body && roleOf(s.Name) == adviceRole && len(s.Passages) > 0 {
			return i
		}
	}
	return -1
}
