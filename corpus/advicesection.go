package corpus

import (
	"slices"
	"strings"

	"briefbot/corpus/pattern"
)

var (
	foreign  = pattern.New(`(?i)\b(previous|earlier|past|prior|progress|follow[- ]?up|implementation of|implementing|status|response to|reading|made by|from the|of the .* (report|review|committee|commission)|of (the|this) (proposal|action)|de la (présente )?proposition|des vorschlags|de la propuesta|da proposta|della proposta|pr[eé]c[eé]dentes?|suivi des|fr[uü]here|umsetzung der|stand der)\b`)
	findings = pattern.New(`(?i)\b(findings?|conclusions?|lessons|messages|constats?|enseignements?|erkenntnisse|ergebnisse|schlussfolgerungen|fazit|analysis|discussion)\b`)
	// counting are headings that say how many there are: "four actions".
	counting = pattern.New(`(?i)\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|zwei|drei|vier|f[uü]nf|sechs|sieben|acht|neun|zehn|zw[oö]lf) (priority |key |concrete |policy |urgent )?(actions?|proposals?|measures|steps|asks|demands|propositions|mesures|actions|vorschl[aä]ge|forderungen|ma(ß|ss)nahmen|punkte)\b`)
	modal    = pattern.New(`(?i)\b(should|must|shall|ought|needs? to|recommend\p{L}*|urges?|calls? (up)?on|sollten?|muss|müssen|empf[ei]\p{L}+|doit|doivent|devrai\p{L}+|il (faut|convient|est recommand\p{L}+)|recommand\p{L}+)\b`)
	audience = pattern.New(`(?i)^(for|to|towards?|by|recommendations? (for|to)|pour|aux?|[aà] l['’](attention|intention|adresse) d|f[uü]r|an (die|den|das)|(in the )?(short|medium|long)[- ]term|(at )?(the )?(eu|national|local|regional|international|federal|member state)s?( level| governments?)?|governments?|policy ?makers|donors|member states|civil society|researchers|business(es)?|industry|court terme|moyen terme|long terme|kurzfristig|mittelfristig|langfristig)\b`)
	// happened is how a text begins that tells what was done.
	happened = pattern.New(`(?i)^(\P{L}*\p{L}+\s+){0,4}(was|were|had|did|has|have|\p{L}*[^e\P{L}]ed)\b`)
	// describes is how English items begin that say how things are: "Supports
	// many", "The interface becomes".
	describes = pattern.New(`^(?i:the|an?|it|this|these|that|we|they|our|its|there|most|some|all)\b|^[A-Z][a-z]*[a-rt-z]s\b`)
)

// sections takes the items of the sections that hold recommendations.
func (a *advice) sections(outright bool) []proposal {
	var out []proposal
	inside := map[int]bool{}
	for i, s := range a.d.sections {
		within := inside[s.Parent]
		inside[i] = within || holdsAdvice(s, outright)
		if within || !inside[i] || !outright && a.answered(i) {
			continue
		}
		a.runs++
		a.mixed = findings.MatchString(s.Name)
		found := a.section(i, 0)
		if !outright && !prescribes(found) {
			continue // actions may also have happened
		}
		out = append(out, found...)
	}
	return out
}

// answer is a heading over what somebody else answers: "Answer of the Greens".
var answer = pattern.New(`(?i)^([\d.]+\s+)?(answers?|antwort(en)?|r[eé]ponses?|respuestas?|respostas?|rispost[ae]|antwoord(en)?|odpowied[zź]i?|ответы?)\s(of|by|from|de[rsl]?|von|des|du|do|da|d['’]\p{L}+|van|от|на)\b`)

// answered reports whether a section is part of what somebody else answers, whose
// measures the brief does not recommend.
func (a *advice) answered(i int) bool {
	for i = a.d.sections[i].Parent; i >= 0; i = a.d.sections[i].Parent {
		if answer.MatchString(a.d.sections[i].Name) {
			return true
		}
	}
	return false
}

// holdsAdvice reports whether a section's heading says outright that it holds
// recommendations of the brief's own, or else that it holds proposals or actions.
func holdsAdvice(s Section, outright bool) bool {
	r, names := roleOf(s.Name), structure().advice.in(fold(s.Name))
	return s.Part == Body && (r == adviceRole || r == annexRole && names) && names == outright && !foreign.MatchString(s.Name) &&
		(outright || (shortly(s.Name) || counting.MatchString(s.Name)) && !findings.MatchString(s.Name))
}

// shortly reports whether a name or what stands behind its colon says in a few words
// that there are measures: "From concepts to action: next steps".
func shortly(name string) bool {
	_, last, colon := strings.Cut(name, ": ")
	return wordCount(name) <= 5 || colon && wordCount(last) <= 5 && structure().measures.in(fold(last))
}

// AdviceSection is the section whose heading says that it holds recommendations, or
// else -1: they may stand in its paragraphs where none is recognised by itself. One
// that says so outright goes before one of proposals or actions; of several it is the
// last, which concludes, with all that is under it.
func (b *Brief) AdviceSection() int {
	for _, outright := range []bool{true, false} {
		for i, s := range slices.Backward(b.Sections) {
			filled := len(s.Passages) > 0 || i+1 < len(b.Sections) && b.Sections[i+1].Parent == i
			if filled && holdsAdvice(s, outright) && (s.Parent < 0 || !holdsAdvice(b.Sections[s.Parent], outright)) {
				return i
			}
		}
	}
	return -1
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
// sub-headings, its terms, its numbered, ordinal or bold paragraphs, its bullets,
// the rows of its table - the first of these that it has.
func (a *advice) section(i, depth int) []proposal {
	own, kids := a.d.sections[i].Passages, a.kids[i]
	mixed := findings.MatchString(a.d.sections[i].Name) || a.mixed
	ordered, bullets := a.lists(own)
	if len(ordered) >= 2 && !a.announces(ordered, bullets) {
		return a.explained(a.pick(a.items(ordered), mixed), own)
	} else if len(ordered) >= 2 {
		return a.pick(a.items(bullets), mixed)
	}
	if len(kids) > 0 && depth < 3 {
		if out := a.subsections(kids, depth); len(out) > 0 {
			return append(a.pick(a.items(bullets), true), out...)
		}
	}
	if out := a.terms(own); len(out) > 0 {
		return out
	}
	leads := a.leads(own)
	if len(leads) >= 2 {
		return leads
	}
	if len(bullets)+len(ordered) > 0 {
		return a.pick(a.items(append(ordered, bullets...)), mixed)
	}
	if rows := a.rows(own); len(rows) > 0 {
		return rows
	}
	if len(leads)+len(kids) == 0 && len(own) == 1 && len(Sentences(a.d.passages[own[0]].Text)) == 1 {
		if only := a.pick([]proposal{a.stated(own[0], "")}, mixed); prescribes(only) {
			return only
		}
	}
	return leads
}

// announces reports whether numbered paragraphs lead to a longer list of bullets,
// which the last of them breaks off to give: "we recommend the following:".
func (a *advice) announces(ordered, bullets []int) bool {
	last := ordered[len(ordered)-1]
	return len(bullets) > len(ordered) && last < bullets[0] && (!finished(a.d.passages[last].Text) || endsInColon(a.d.passages[last].Text))
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
		if audience.MatchString(s.Name) || roleOf(s.Name) == adviceRole {
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
		if roleOf(s.Name) == summaryRole || genericTitle.MatchString(s.Name) {
			continue
		}
		f := proposal{label: s.Name, heading: k, passages: a.under(k), run: a.runs}
		if numbered == len(kids) {
			f.number = s.Number
		}
		if f.number != "" && s.Parent >= 0 { // in chapter 5, "5.1" is the first
			f.number = strings.TrimPrefix(f.number, a.d.sections[s.Parent].Number+".")
		}
		f.text = a.withText(s.Name, f.passages)
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
		for n, p := range a.d.sections[k].Passages {
			it := a.d.passageElement[p].item
			listed := it != nil && it.parent == nil && it.list.ordered
			if n == 0 && !(listed && (next == 0 || it.number == next)) {
				return false
			}
			if listed {
				next = it.number + 1
			}
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
