package corpus

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	strongAdvice = regexp.MustCompile(`(?i)\b(recommend(ations?|ed)?|recommandations?|pr[eé]conisations?|\p{L}*empfehlung(en)?|reformvorschl[aä]ge|handlungsvorschl[aä]ge)\b`)
	foreign      = regexp.MustCompile(`(?i)\b(previous|earlier|past|prior|progress|follow[- ]?up|implementation of|implementing|status|response to|reading|made by|from the|of the .* (report|review|committee|commission)|pr[eé]c[eé]dentes?|suivi des|fr[uü]here|umsetzung der|stand der)\b`)
	// counted are headings that say how many there are: "four actions".
	counted     = regexp.MustCompile(`(?i)\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|zwei|drei|vier|f[uü]nf|sechs|sieben|acht|neun|zehn|zw[oö]lf) (priority |key |concrete |policy |urgent )?(actions?|proposals?|measures|steps|asks|demands|propositions|mesures|actions|vorschl[aä]ge|forderungen|ma(ß|ss)nahmen|punkte)\b`)
	findings    = regexp.MustCompile(`(?i)\b(findings?|conclusions?|lessons|messages|constats?|enseignements?|erkenntnisse|ergebnisse|schlussfolgerungen|fazit|analysis|discussion)\b`)
	modal       = regexp.MustCompile(`(?i)\b(should|must|shall|ought|needs? to|recommend\p{L}*|urges?|calls? (up)?on|sollten?|muss|müssen|empf[ei]\p{L}+|doit|doivent|devrai\p{L}+|il (faut|convient|est recommand\p{L}+)|recommand\p{L}+)\b`)
	audience    = regexp.MustCompile(`(?i)^(for|to|towards?|by|recommendations? (for|to)|pour|aux?|[aà] l['’](attention|intention|adresse) d|f[uü]r|an (die|den|das)|(in the )?(short|medium|long)[- ]term|(at )?(the )?(eu|national|local|regional|international|federal|member state)s?( level| governments?)?|governments?|policy ?makers|donors|member states|civil society|researchers|business(es)?|industry|court terme|moyen terme|long terme|kurzfristig|mittelfristig|langfristig)\b`)
	weakEnd     = regexp.MustCompile(`(?i)\b(actions|proposals|propositions|ma(ß|ss)nahmen|forderungen|vorschl[aä]ge|next steps|asks)$`)
	ordinalLead = regexp.MustCompile(`(?i)^(first(ly)?|second(ly)?|third(ly)?|fourth(ly)?|fifth(ly)?|sixth(ly)?|finally|lastly|premi[eè]rement|deuxi[eè]mement|troisi[eè]mement|enfin|erstens|zweitens|drittens|viertens|f[uü]nftens|schlie(ß|ss)lich)\b[,: ]`)
	numberLead  = regexp.MustCompile(`^\(?(?:R|Rec\.?\s?)?(\d{1,3})[.):]\s+\S`)
	cellNumber  = regexp.MustCompile(`^(?i:(?:` + sureLabels + `|` + otherLabels + `|n[°º.]|no\.?|nr\.?)\s*)?(\d{1,3})\.?$`)
)

// sections takes the items of the sections that hold recommendations. A
// section whose heading says so outright goes before one that speaks of
// proposals or actions.
func (a *advice) sections() []proposal {
	for _, strong := range []bool{true, false} {
		var out []proposal
		inside := map[int]bool{}
		for i, s := range a.b.Sections {
			if s.Parent >= 0 && inside[s.Parent] {
				inside[i] = true
				continue
			}
			name := s.Name
			if roleOf(name) != adviceRole || strongAdvice.MatchString(name) != strong || foreign.MatchString(name) || !a.isAdvice(i) {
				continue
			}
			if !strong && (wordCount(name) > 5 && !weakEnd.MatchString(name) && !counted.MatchString(name) || findings.MatchString(name)) {
				continue
			}
			inside[i] = true
			a.runs++
			a.mixed = findings.MatchString(name)
			out = append(out, a.section(i, 0)...)
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// section takes the recommendations of one section: its numbered list, its
// sub-headings, its bullets, its terms, its rows, its numbered or ordinal
// paragraphs - the first of these that it has.
func (a *advice) section(i, depth int) []proposal {
	b := a.b
	own := b.Sections[i].Passages
	kids := a.kids[i]
	mixed := findings.MatchString(b.Sections[i].Name) || a.mixed
	ordered, bullets := a.lists(own)
	if len(ordered) >= 2 {
		return a.pick(a.items(ordered), mixed)
	}
	if len(kids) > 0 && depth < 3 {
		if out := a.subsections(kids, depth); len(out) > 0 {
			return append(a.pick(a.items(bullets), true), out...)
		}
	}
	if out := a.terms(own); len(out) > 0 {
		return out
	}
	if out := a.rows(own); len(out) > 0 {
		return out
	}
	if out := a.leads(own); len(out) >= 2 {
		return out
	}
	if len(bullets)+len(ordered) > 0 {
		return a.pick(a.items(append(ordered, bullets...)), mixed)
	}
	return a.leads(own)
}

// lists parts the list items of a section into those of ordered and those of
// other lists, judged by their outermost list.
func (a *advice) lists(passages []int) (ordered, bullets []int) {
	for _, p := range passages {
		bl := a.d.passageBlock[p]
		if bl.item == nil || bl.quote > 0 {
			continue
		}
		it := bl.item
		for it.parent != nil {
			it = it.parent
		}
		if it.list.ordered {
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
	var out []proposal
	for _, f := range found {
		if modal.MatchString(f.text) {
			out = append(out, f)
		}
	}
	return out
}

// subsections takes sub-headings: groups ("For governments") hold
// recommendations, others are recommendations.
func (a *advice) subsections(kids []int, depth int) []proposal {
	groups, numbered := 0, 0
	kids = slices.DeleteFunc(slices.Clone(kids), func(k int) bool { return a.b.Sections[k].Part != Body })
	if len(kids) == 0 {
		return nil
	}
	for _, k := range kids {
		s := a.b.Sections[k]
		if audience.MatchString(s.Name) || roleOf(s.Name) == adviceRole || a.opensWithRow(k) {
			groups++
		}
		if s.Number != "" {
			numbered++
		}
	}
	if groups*2 > len(kids) || a.runsOn(kids) {
		return a.groups(kids, depth)
	}
	var out []proposal
	for _, k := range kids {
		s := a.b.Sections[k]
		if s.Part != Body || roleOf(s.Name) == summaryRole || genericTitle.MatchString(s.Name) {
			continue
		}
		f := proposal{label: s.Name, text: s.Name, passages: a.under(k), run: a.runs}
		if n, err := strconv.Atoi(s.Number[strings.LastIndexByte(s.Number, '.')+1:]); err == nil && numbered == len(kids) {
			f.number = n
		}
		if len(f.passages) == 0 {
			if i := a.d.headingPassage(k); i >= 0 {
				f.passages = []int{i}
			}
		}
		if len(f.passages) > 0 {
			out = append(out, f)
		}
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
		own := a.b.Sections[k].Passages
		if len(own) == 0 {
			return false
		}
		for n, p := range own {
			it := a.d.passageBlock[p].item
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

// opensWithRow reports whether the first thing in a section is a table.
func (a *advice) opensWithRow(section int) bool {
	own := a.b.Sections[section].Passages
	return len(own) > 0 && a.d.passageBlock[own[0]].kind == rowBlock
}

// terms takes a definition list: the term names, its description explains.
func (a *advice) terms(passages []int) []proposal {
	var out []proposal
	for _, p := range passages {
		if a.d.passageBlock[p].kind == termBlock {
			out = append(out, proposal{passages: []int{p}, text: a.b.Passages[p].Text, run: a.runs})
		} else if n := len(out); n > 0 && a.d.passageBlock[p].term {
			out[n-1].passages = append(out[n-1].passages, p)
		}
	}
	return out
}

// rows takes the rows of a table, without its header.
func (a *advice) rows(passages []int) []proposal {
	var out []proposal
	for _, p := range passages {
		bl := a.d.passageBlock[p]
		if bl.kind != rowBlock || bl.head {
			continue
		}
		f := proposal{passages: []int{p}, text: a.b.Passages[p].Text, run: a.runs}
		first, _, _ := strings.Cut(f.text, " | ")
		if m := cellNumber.FindStringSubmatch(strings.TrimSpace(first)); m != nil {
			f.number, _ = strconv.Atoi(m[1])
			if !isNumber(strings.TrimRight(first, ".")) {
				f.label = first
			}
		}
		out = append(out, f)
	}
	return out
}

// leads takes paragraphs that begin with a number, an ordinal, or a lead in
// bold, each with the list under it.
func (a *advice) leads(passages []int) []proposal {
	var out []proposal
	kind := ""
	for _, p := range passages {
		bl := a.d.passageBlock[p]
		text := a.b.Passages[p].Text
		if bl.item != nil {
			if n := len(out); n > 0 {
				out[n-1].passages = append(out[n-1].passages, p)
			}
			continue
		}
		if bl.kind != paraBlock || bl.quote > 0 {
			continue
		}
		this := ""
		number := 0
		switch m := numberLead.FindStringSubmatch(text); {
		case m != nil:
			this = "number"
			number, _ = strconv.Atoi(m[1])
		case bareLabel.MatchString(text):
			this = "label"
		case ordinalLead.MatchString(text):
			this = "ordinal"
		case boldLead(a.b.Passages[p]):
			this = "bold"
		}
		if this == "" || kind != "" && this != kind && !(kind == "ordinal" && this == "bold") {
			if n := len(out); n > 0 && this == "" {
				out[n-1].passages = append(out[n-1].passages, p)
			}
			continue
		}
		kind = this
		f := proposal{number: number, passages: []int{p}, text: text, run: a.runs}
		out = append(out, f)
	}
	if kind == "ordinal" && len(out) < 2 {
		return nil
	}
	return out
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
