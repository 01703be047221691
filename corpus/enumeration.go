package corpus

import (
	"maps"
	"slices"
	"strings"

	"briefbot/corpus/pattern"
)

// An Enumeration is a place where a brief lists things: items under a lead-in,
// paragraphs that begin with "First", "Moreover", "Finally", the parts of a
// sentence after a colon, the rows of a table, or the sections under a heading.
type Enumeration struct {
	// Announcing is the sentence that says what is listed, the section whose
	// heading does, or the brief, if only the headings of what is listed do.
	Announcing Place
	// Sections are those that are listed, by their indices, if sections are.
	Sections []int
	// Section is the index of the section in which the members stand.
	Section int
	// Number is how many there are by its own account, or 0.
	Number int
	// Nouns are what people call the members, where the text has no word for
	// them, and Beside what they may say after such a noun.
	Nouns, Beside []string
	// Members are what is listed, in order: two or more.
	Members []Member
}

// A Member is one thing of an enumeration: a part of a passage's text.
type Member struct {
	Passage int // index into Brief.Passages
	Span
}

// Enumerations finds the places where the brief lists things, in order of
// their first members.
func (b *Brief) Enumerations() []Enumeration {
	e := enumerator{b: b}
	for s := range b.Sections {
		if b.Sections[s].Part != Body {
			continue
		}
		own := b.Sections[s].Passages
		e.lists(s, own)
		e.tables(s, own)
		if !e.paragraphs(s, own) {
			e.counted(s, own)
		}
		for _, i := range own {
			e.sentences(s, i)
			e.inline(s, i)
		}
		e.subsections(s)
	}
	e.series()
	e.clauses()
	slices.SortStableFunc(e.found, func(a, b Enumeration) int { return a.Members[0].Passage - b.Members[0].Passage })
	return e.found
}

// MemberPlaces are the places of what an enumeration lists, each once: the paragraph
// of a member that opens it and shares it with no other, or else the sentence.
func (b *Brief) MemberPlaces(e Enumeration) []Place {
	var out []Place
	for _, m := range e.Members {
		p := &b.Passages[m.Passage]
		place := Place{Kind: PassagePlace, Index: m.Passage}
		if m.Start > 0 || slices.ContainsFunc(e.Members, func(o Member) bool { return o != m && o.Passage == m.Passage }) {
			at := slices.IndexFunc(p.Sentences, func(s Span) bool { return s.Start <= m.Start && m.Start < s.End })
			place = Place{Kind: SentencePlace, Index: m.Passage, Sentence: max(at, 0)}
		}
		if !slices.Contains(out, place) {
			out = append(out, place)
		}
	}
	return out
}

// Introduced returns the passages that a passage leads to whose text ends in a
// colon: the items after it, or the paragraph; of a heading those of the
// recommendation that it states. It is nil for any other.
func (b *Brief) Introduced(passage int) []int {
	p := &b.Passages[passage]
	if p.Kind == Heading {
		for _, r := range b.Recommendations {
			if r.Passages[0] == passage {
				return r.Passages[1:]
			}
		}
	}
	if !endsInColon(p.Text) {
		return nil
	}
	var out []int
	for i := passage + 1; i < len(b.Passages) && b.Passages[i].Section == p.Section; i++ {
		if b.Passages[i].continues(p) || len(out) > 0 && (b.Passages[i].Kind != b.Passages[out[0]].Kind || b.Passages[i].Kind == Paragraph) {
			break
		}
		out = append(out, i)
	}
	return out
}

// endsInColon reports whether a text ends in a colon, perhaps with a dash behind it
// as typists set it.
func endsInColon(text string) bool {
	text = strings.TrimRight(text, " *_—–-")
	return strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：")
}

// enumerator collects enumerations.
type enumerator struct {
	b     *Brief
	found []Enumeration
}

func (e *enumerator) add(n Enumeration) {
	if len(n.Members) > 1 {
		e.found = append(e.found, n)
	}
}

// list is a list without members yet that passage i of a section begins, with what
// announces it: the last sentence of the passage before, if that is a paragraph,
// else the heading.
func (e *enumerator) list(section, i int) Enumeration {
	list := e.headed(section)
	if i > 0 {
		if p := &e.b.Passages[i-1]; p.Section == section && (p.Kind == Paragraph || p.Kind == Quote) {
			e.lastOf(i-1, &list)
		}
	}
	return list
}

// headed is a list that a section's heading announces.
func (e *enumerator) headed(section int) Enumeration {
	return Enumeration{Announcing: Place{Kind: SectionPlace, Index: section}, Section: section, Number: saidNumber(e.b.Sections[section].Name)}
}

// lastOf has the last sentence of a passage announce a list.
func (e *enumerator) lastOf(passage int, list *Enumeration) {
	if n := len(e.b.Passages[passage].Sentences); n > 0 {
		list.Announcing, list.Number = Place{Kind: SentencePlace, Index: passage, Sentence: n - 1}, saidNumber(lastSentence(e.b.Passages[passage]))
	}
}

// lists takes the runs of list items, and the paragraphs after a colon that are
// made alike.
func (e *enumerator) lists(section int, own []int) {
	for k := 0; k < len(own); k++ {
		n := e.items(own, k)
		if n == k {
			continue
		}
		list := e.list(section, own[k])
		list.Members = e.whole(own[k:n])
		// A list with paragraphs between its items is read as several.
		single, bold := n == k+1, e.opensBold(own[k])
		for {
			next := n
			for next < len(own) && e.b.Passages[own[next]].Kind == Paragraph {
				next++
			}
			to := e.items(own, next)
			single = single && to == next+1
			if next == n || to == next || endsInColon(e.b.Passages[own[next-1]].Text) || !single && !(bold && e.opensBold(own[next])) {
				break // which another list is
			}
			list.Members = append(list.Members, e.whole(own[next:to])...)
			n = to
		}
		e.add(list)
		k = n - 1
	}
	for k := 1; k < len(own); k++ {
		if !endsInColon(e.b.Passages[own[k-1]].Text) {
			continue
		}
		from, form := k, partForm(e.b.Passages[own[k]])
		for form != "" && k+1 < len(own) && (partForm(e.b.Passages[own[k+1]]) == form || strings.HasSuffix(e.b.Passages[own[k]].Text, ";")) {
			k++
		}
		list := e.list(section, own[from])
		list.Members = e.whole(own[from : k+1])
		e.add(list)
	}
}

// items is where the run of list items ends that begins at k: after one that leads
// to others, what is not in bold as it is belongs to those.
func (e *enumerator) items(own []int, k int) int {
	n := k
	for n < len(own) && e.b.Passages[own[n]].Kind == ListItem {
		if n > k && e.opensBold(own[k]) && !e.opensBold(own[n]) && endsInColon(e.b.Passages[own[n-1]].Text) {
			break
		}
		n++
	}
	return n
}

// opensBold reports whether a passage begins with some words in bold.
func (e *enumerator) opensBold(i int) bool {
	end := e.b.Passages[i].boldEnd()
	return end > 0 && end < len(e.b.Passages[i].Text)
}

// partForm is how such a part is made, or "": a question, or with a semicolon at its end.
func partForm(p Passage) string {
	if end := p.Text[max(0, len(p.Text)-1):]; (p.Kind == Paragraph || p.Kind == Quote) && (end == "?" || end == ";") {
		return end
	}
	return ""
}

// whole are passages as members, all of each.
func (e *enumerator) whole(passages []int) []Member {
	var out []Member
	for _, i := range passages {
		out = append(out, Member{i, Span{0, len(e.b.Passages[i].Text)}})
	}
	return out
}

// tables takes the rows under a header, which says what they are of.
func (e *enumerator) tables(section int, own []int) {
	for k := 0; k < len(own); k++ {
		head := &e.b.Passages[own[k]]
		if head.Kind != Row || head.Columns != nil || len(head.Sentences) == 0 {
			continue
		}
		from := k + 1
		for k+1 < len(own) && e.b.Passages[own[k+1]].Kind == Row && e.b.Passages[own[k+1]].Columns != nil {
			k++
		}
		list := Enumeration{Announcing: Place{Kind: SentencePlace, Index: own[from-1]}, Section: section, Members: e.whole(own[from : k+1])}
		e.add(list)
	}
}

// paragraphs takes paragraphs that begin with the words of an order, or with a
// few words in bold; it reports whether there were any.
func (e *enumerator) paragraphs(section int, own []int) bool {
	text := func(i int) bool { return e.b.Passages[i].Kind == Paragraph || e.b.Passages[i].Kind == Heading }
	var members []int
	for _, i := range own {
		s := noStep
		if text(i) {
			s = stepOf(e.b.Passages[i].Text)
		}
		if s == firstStep || s != noStep && members != nil {
			members = append(members, i)
		}
		if s == lastStep && members != nil {
			break
		}
	}
	for k := 0; k < len(own) && len(members) < 2; k++ {
		n := k
		for n < len(own) && text(own[n]) && e.opensBold(own[n]) {
			n++
		}
		members = own[k:n]
		k = max(k, n)
	}
	if len(members) < 2 {
		return false
	}
	e.addParagraphs(section, members)
	return true
}

// addParagraphs makes an enumeration of some of a section's passages: of each
// the first sentence, which says what the paragraph is about.
func (e *enumerator) addParagraphs(section int, passages []int) {
	list := e.list(section, passages[0])
	for _, i := range passages {
		list.Members = append(list.Members, Member{i, e.opening(i)})
	}
	e.add(list)
}

// opening is the first sentence of a passage, with the one after it if the
// first is a name in bold: "Old pipes. Mains laid before …".
func (e *enumerator) opening(i int) Span {
	p := &e.b.Passages[i]
	if len(p.Sentences) == 0 {
		return Span{0, len(p.Text)}
	}
	span := p.Sentences[0]
	if len(p.Sentences) > 1 && e.opensBold(i) && p.boldEnd()+1 >= span.End {
		span.End = p.Sentences[1].End
	}
	return span
}

// counted takes the paragraphs or sections that follow a sentence which says
// how many there are: "There are five barriers." and five paragraphs.
func (e *enumerator) counted(section int, own []int) {
	for k := range own {
		p := &e.b.Passages[own[k]]
		if p.Kind != Paragraph || len(p.Sentences) == 0 {
			continue
		}
		number, rest := saidNumber(lastSentence(*p)), own[k+1:]
		if number > 1 && len(rest) == number && !slices.ContainsFunc(rest, func(i int) bool { return e.b.Passages[i].Kind != Paragraph }) {
			e.addParagraphs(section, rest)
			return
		}
	}
}

// sentences takes the sentences of one passage that begin with the words of an
// order.
func (e *enumerator) sentences(section, i int) {
	p := &e.b.Passages[i]
	begin := -1
	var members []Member
	for k, s := range p.Sentences {
		switch stepOf(s.In(p.Text)) {
		case firstStep:
			begin, members = k, []Member{{i, s}}
		case nextStep, lastStep:
			if begin >= 0 {
				members = append(members, Member{i, s})
			}
		}
	}
	if len(members) < 2 {
		return
	}
	list := e.list(section, i)
	if list.Members = members; begin > 0 {
		list.Announcing, list.Number = Place{Kind: SentencePlace, Index: i, Sentence: begin - 1}, saidNumber(p.Sentences[begin-1].In(p.Text))
	}
	e.add(list)
}

// inline takes the parts of a sentence after a colon: "Four areas stand out:
// border management, …". Where it says how many there are, so many they must
// be; else they are three or more.
func (e *enumerator) inline(section, i int) {
	p := &e.b.Passages[i]
	for k, s := range p.Sentences {
		text := s.In(p.Text)
		colon := strings.Index(text, ": ")
		if colon < 0 {
			continue
		}
		number := saidNumber(text[:colon])
		parts := splitParts(text[colon+2:], number)
		if len(parts) < 2 || number == 0 && len(parts) < 3 {
			continue
		}
		list := Enumeration{Announcing: Place{Kind: SentencePlace, Index: i, Sentence: k}, Section: section, Number: number}
		for _, part := range parts {
			list.Members = append(list.Members, Member{i, Span{s.Start + colon + 2 + part.Start, s.Start + colon + 2 + part.End}})
		}
		e.add(list)
	}
}

var (
	semicolons = pattern.New(`;\s+(?:(?:and|or|et|ou|und|oder|y|o|и|или|та|або|ve|veya)\s+)?`)
	commas     = pattern.New(`,\s+(?:(?:and|or|et|ou|und|oder|y|o|и|или|та|або|ve|veya)\s+)?|\s+(?:and|et|und|y|e|и|та|ve)\s+`)
	joiner     = pattern.New(`\pL`) // in a cut: "and"
	// added begins what belongs to the part before it.
	added = pattern.New(`^(?:including|which|who|whose|that|such as|e\.g\.|i\.e\.|notably|especially|in particular|not least|y compris|dont|qui|notamment|einschließlich|darunter|die|der|das|wie|incluid\w+|como|включая|который|которая|которые|зокрема|включно)\b`)
)

// maxPart is how many words a part between commas has at most: longer ones are
// clauses.
const maxPart = 14

// splitParts cuts the end of a sentence into the things it lists; nil if it
// lists none, or not as many as it says.
func splitParts(text string, number int) []Span {
	if parts := cutAt(text, semicolons); len(parts) > 1 && (number == 0 || len(parts) == number) {
		return parts
	}
	for _, cuts := range []*pattern.Pattern{commas, pattern.New(`,\s+`)} {
		parts := cutAt(text, cuts)
		for k := len(parts) - 1; k > 0; k-- {
			if added.MatchString(parts[k].In(text)) {
				parts[k-1].End = parts[k].End
				parts = slices.Delete(parts, k, k+1)
			}
		}
		long := func(p Span) bool { return wordCount(p.In(text)) > maxPart }
		if n := len(parts); number > 0 && n == number || number == 0 && n > 2 && joiner.MatchString(text[parts[n-2].End:parts[n-1].Start]) && !slices.ContainsFunc(parts, long) {
			return parts
		}
	}
	return nil
}

// cutAt are the parts of a text between the matches of a pattern, without the
// full stop at the end.
func cutAt(text string, at *pattern.Pattern) []Span {
	end := len(strings.TrimRight(text, " .!?"))
	var out []Span
	from := 0
	for _, m := range append(at.FindAllStringIndex(text[:end], -1), []int{end, end}) {
		if m[0] > from {
			out = append(out, Span{from, m[0]})
		}
		from = m[1]
	}
	return out
}

// subsections takes the sections right under a section that has two or more:
// their headings say what is listed.
func (e *enumerator) subsections(section int) {
	if e.b.Sections[section].Name == "" || e.b.Sections[section].Name == e.b.Title {
		return
	}
	list := e.headed(section)
	if own := e.b.Sections[section].Passages; len(own) > 0 && endsInColon(e.b.Passages[own[len(own)-1]].Text) { // "… four themes:"
		e.lastOf(own[len(own)-1], &list)
	}
	for i, s := range e.b.Sections {
		if s.Parent == section && s.Name != "" {
			e.part(&list, i)
		}
	}
	e.add(list)
}

// part adds what a section says first to a list of sections.
func (e *enumerator) part(list *Enumeration, section int) {
	first := slices.IndexFunc(e.b.Passages, func(p Passage) bool { return e.b.Within(p.Section, section) })
	if first < 0 {
		return
	}
	list.Members = append(list.Members, Member{first, e.opening(first)})
	list.Sections = append(list.Sections, section)
}

// series takes the sections that are headed with one noun and a number each, wherever
// they stand: "Phase 1: …", "Phase 2: …".
func (e *enumerator) series() {
	lists := map[string]*Enumeration{}
	for i, s := range e.b.Sections {
		name := numberedName.FindStringSubmatch(s.Name)
		if name == nil || s.Part != Body {
			continue
		}
		if lists[name[1]] == nil {
			lists[name[1]] = &Enumeration{Announcing: Place{Kind: BriefPlace}, Section: i}
		}
		e.part(lists[name[1]], i)
	}
	for _, noun := range slices.Sorted(maps.Keys(lists)) {
		list := *lists[noun]
		if !slices.ContainsFunc(e.found, func(o Enumeration) bool { return slices.Equal(o.Sections, list.Sections) }) {
			e.add(list)
		}
	}
}

// numberedName is a heading of one of several parts: "Phase 1: Research".
var numberedName = pattern.New(`^(\p{L}[\p{L}\s]*?)\s+\d{1,2}[a-z]?\b`)
