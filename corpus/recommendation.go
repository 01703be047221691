package corpus

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"briefbot/corpus/pattern"
)

// recommend finds the brief's recommendations: those it labels itself
// ("Recommendation 3"), the items of the sections that hold them, the list
// after "we recommend". The longest run that counts from one wins; where none
// counts, labels go before sections and sections before lists. Recommendations
// that it quotes from others are not counted; where it gives a list twice, the
// fuller one counts.
func (d *document) recommend() {
	a := &advice{d: d}
	a.children()
	found := a.once(a.choose())
	for i := range found {
		own := found[i].passages
		if k := slices.IndexFunc(own[min(1, len(own)):], func(p int) bool { return contactLine.MatchString(d.passages[p].Text) }); k >= 0 {
			found[i].passages = own[: k+1 : k+1]
		}
	}
	d.headingPassages(found)
	d.numbered = len(found) > 0
	seen := map[string]bool{"": true}
	for _, f := range found { // numbers that come again name nothing: the order does
		d.numbered = d.numbered && !seen[f.number]
		seen[f.number] = true
	}
	if d.numbered {
		slices.SortStableFunc(found, func(x, y proposal) int { return slices.Compare(counted(x.number), counted(y.number)) })
	}
	for i, f := range found {
		r := Recommendation{Number: strconv.Itoa(i + 1), Label: f.label, Passages: f.passages}
		if d.numbered {
			r.Number = f.number
		}
		d.recommendations = append(d.recommendations, r)
	}
}

// contactLine is how the lines begin that say whom to write to.
var contactLine = pattern.New(`(?i)^(for (further|more) (information|details)\b|please contact\b|(press |media )?contacts?( us)?\s*:|stay in touch\b|get in touch\b|follow us\b|pour (plus d['’]informations?|en savoir plus)\b|weitere informationen\b|kontakt\s*:|para (más|mais|obtener) .{0,12}informa|contacto\s*:|контакты?\s*:|за (дополнительной|более подробной) информацией|@\w+$|\S+@\S+\.\w+$)`)

// choose picks among the places where recommendations may stand.
func (a *advice) choose() []proposal {
	labels, listed := a.labelled(), a.sections(true)
	if len(labels) > 0 && !(len(listed) > len(labels) && (len(labels) == 1 || counts(listed))) {
		return labels
	}
	tabled := a.tabled()
	if len(tabled) > len(listed) && len(listed) > 0 && !counts(listed) {
		listed = tabled
	}
	for _, found := range [][]proposal{listed, a.unnumbered(), a.sections(false), a.afterLead(), tabled, a.urged()} {
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// unnumbered takes the passages that begin with the word alone,
// "Recommendation: …", or with the same words each, "Operational
// recommendation: …", where there are two or more.
func (a *advice) unnumbered() []proposal {
	var found []proposal
	leads := map[string]int{}
	for i, p := range a.d.passages {
		if p.Part != Body || p.Kind == Quote || p.Kind == Heading {
			continue
		}
		if lead := bareLabel(p.Text); lead != "" && wordCount(p.Text) > 3 {
			f := a.stated(i, "")
			f.label = lead
			found = append(found, f)
			leads[lead]++
		}
	}
	var out []proposal
	for _, f := range found {
		if leads[f.label] > 1 || wordCount(f.label) == 1 {
			f.label = ""
			out = append(out, f)
		}
	}
	if len(out) > 1 {
		return out
	}
	return nil
}

// counts reports whether proposals are numbered one after the other from the
// first.
func counts(found []proposal) bool {
	for i, f := range found {
		if f.number == "" || i == 0 && !opensSeries(f.number) || i > 0 && !follows(found[i-1].number, f.number) {
			return false
		}
	}
	return len(found) > 0
}

// headingPassages makes passages of the headings that state a recommendation,
// so that they can be found and quoted with it. Each stands before the text of
// its section.
func (d *document) headingPassages(found []proposal) {
	stating := map[int]int{} // section to proposal
	for i, f := range found {
		if f.heading >= 0 {
			stating[f.heading] = i
		}
	}
	if len(stating) == 0 {
		return
	}
	moved := make([]int, len(d.passages)) // old index to new
	added := map[int]int{}                // section to its heading's index
	var passages []Passage
	var proses []*prose
	var blocks []*element
	put := func(p Passage, pr *prose, bl *element) int {
		s := &d.sections[p.Section]
		s.Passages = append(s.Passages, len(passages))
		p.Number = len(s.Passages)
		p.ID = s.ID + "." + strconv.Itoa(p.Number)
		passages, proses, blocks = append(passages, p), append(proses, pr), append(blocks, bl)
		return len(passages) - 1
	}
	for i := range d.sections {
		d.sections[i].Passages = nil
	}
	next := 0 // the passage to move
	move := func(before int) {
		for ; next < len(d.passages) && d.passages[next].Section < before; next++ {
			moved[next] = put(d.passages[next], d.passageProse[next], d.passageElement[next])
		}
	}
	for i, s := range d.sections {
		move(i)
		if _, ok := stating[i]; ok {
			bl, pr := d.sectionElement[i], d.newProse()
			pr.add(bl)
			sp := bl.span()
			added[i] = put(Passage{Kind: Heading, Part: s.Part, Section: i, Page: d.pageAt(sp.Start), Lines: d.lines(sp), Prose: pr.finish()}, pr, bl)
		}
	}
	move(len(d.sections))
	d.passages, d.passageProse, d.passageElement = passages, proses, blocks
	for i := range d.joins {
		d.joins[i].Passage = moved[d.joins[i].Passage]
	}
	for i := range found {
		for k, p := range found[i].passages {
			found[i].passages[k] = moved[p]
		}
		if h := found[i].heading; h >= 0 && stating[h] == i {
			found[i].passages = append([]int{added[h]}, found[i].passages...)
		}
	}
}

// A proposal is what may be a recommendation.
type proposal struct {
	number   string // as printed, or ""
	label    string
	heading  int // the section whose heading states it, or -1
	passages []int
	text     string
	run      int // which list it belongs to
}

// stated is a proposal that a passage states, with a number or "".
func (a *advice) stated(passage int, number string) proposal {
	return proposal{number: number, heading: -1, passages: []int{passage}, text: a.d.passages[passage].Text, run: a.runs}
}

// advice looks for recommendations.
type advice struct {
	d    *document
	kids [][]int // the sections under each section
	runs int
	// mixed is set in a section that holds findings and recommendations.
	mixed bool
}

// children gives each section those under it. A converter may set a heading
// without text and the numbered ones that it opens on one level.
func (a *advice) children() {
	a.kids = make([][]int, len(a.d.sections))
	opened, n := -1, 0 // the heading without text, and how many it has
	for i, s := range a.d.sections {
		if s.Parent >= 0 {
			a.kids[s.Parent] = append(a.kids[s.Parent], i)
		}
		switch {
		case opened >= 0 && s.Parent == a.d.sections[opened].Parent && strings.TrimRight(s.Number, ".)") == strconv.Itoa(n+1):
			n++
			a.kids[opened] = append(a.kids[opened], i)
		case opened < 0 || s.Level <= a.d.sections[opened].Level:
			opened, n = -1, 0
			if s.Number == "" && len(s.Passages) == 0 {
				opened = i
			}
		}
	}
}

// under returns all passages of a section and of those under it, in order.
func (a *advice) under(section int) []int {
	out := slices.Clone(a.d.sections[section].Passages)
	for _, k := range a.kids[section] {
		out = append(out, a.under(k)...)
	}
	slices.Sort(out)
	return out
}

// afterLead takes the list after a paragraph that says "we recommend:", or after
// a line that is nothing but "Recommended actions".
func (a *advice) afterLead() []proposal {
	var out []proposal
	for i := 0; i+1 < len(a.d.passages); i++ {
		p := a.d.passages[i]
		colon := endsInColon(p.Text)
		if p.Part != Body || p.Kind == Quote || !(colon && leadsIn(lastSentence(p)) || !colon && len(p.Text) < longestLine && leadLine.MatchString(p.Text)) {
			continue
		}
		a.runs++
		out = append(out, a.items(a.listAfter(i))...)
	}
	return out
}

// leadsIn reports whether a sentence that ends in a colon says that somebody
// recommends what follows.
func leadsIn(sentence string) bool {
	s, folded := structure(), fold(sentence)
	return s.urging.in(folded) || s.advice.in(folded) || leadIn.MatchString(sentence)
}

var leadIn = pattern.New(`(?i)\b(we|authors?|paper|brief|report|commission|committee|institute) (also |therefore |thus |strongly |further )?(recommends?|proposes?|urges?|calls? (up)?on|suggests?|advises?|propose that)\b|\b(recommended|to recommend)\b|\b(we|government|council|board) (will|should|must) .{0,40}\bfollowing( \p{L}+)? (actions|measures|steps|proposals)\b|\b(devrai\p{L}+|devra|doi(t|vent)|faut|convient) .{0,40}\b(mesures|actions) suivantes\b|\b(sollten?|m(ü|u)ss(en)?) .{0,40}\bfolgende\p{L}* (ma(ß|ss)nahmen|schritte)\b|\bforderungen\b`)

// longestLine is how many bytes such a line has at most.
const longestLine = 60

var leadLine = pattern.New(`(?i)^recommended( \p{L}+)? (actions|measures|steps)$`)

func lastSentence(p Passage) string {
	if len(p.Sentences) == 0 {
		return p.Text
	}
	return p.Sentences[len(p.Sentences)-1].In(p.Text)
}

// listAfter returns the list items right after a passage, in its section.
func (a *advice) listAfter(i int) []int {
	var out []int
	for j := i + 1; j < len(a.d.passages); j++ {
		p := a.d.passages[j]
		if p.Section != a.d.passages[i].Section || a.d.passageElement[j].item == nil {
			break
		}
		out = append(out, j)
	}
	return out
}

// items makes a proposal of each item of the outermost list; what stands in
// an item belongs to it. An ordered list's numbers are the printed ones.
func (a *advice) items(passages []int) []proposal {
	var out []proposal
	var last *item
	depth := maxNesting
	for _, p := range passages {
		depth = min(depth, a.d.passageElement[p].item.list.depth)
	}
	for _, p := range passages {
		it := a.d.passageElement[p].item
		for it.parent != nil && it.list.depth > depth {
			it = it.parent
		}
		if it == last {
			out[len(out)-1].passages = append(out[len(out)-1].passages, p)
			continue
		}
		last = it
		out = append(out, a.stated(p, it.label()))
	}
	return out
}

// once takes out what the brief gives twice: a summary's list that the text
// repeats. The fuller list stays.
func (a *advice) once(found []proposal) []proposal {
	size := map[int]int{}
	length := map[int]int{}
	for _, f := range found {
		size[f.run]++
		for _, p := range f.passages {
			length[f.run] += len(a.d.passages[p].Text)
		}
	}
	better := func(x, y int) bool {
		return cmp.Or(cmp.Compare(size[x], size[y]), cmp.Compare(length[x], length[y]), cmp.Compare(x, y)) > 0
	}
	drop := make([]bool, len(found))
	sets := make([]map[string]bool, len(found))
	named := map[string]int{} // a number that each of several lists has tells nothing
	for i, f := range found {
		sets[i] = contentWords(f.text)
		named[f.number]++
	}
	// Lists of recommendations hold some dozens of items; the limit keeps
	// hostile input from costing more than that.
	const most = 400
	for i := range found[:min(len(found), most)] {
		for j := range found[:i] {
			if drop[i] || drop[j] || found[i].run == found[j].run || !alike(sets[i], sets[j], found[i].number != "" && found[i].number == found[j].number && named[found[i].number] == 2) {
				continue
			}
			k := i
			if better(found[i].run, found[j].run) {
				k = j
			}
			drop[k] = true
		}
	}
	i := -1
	return slices.DeleteFunc(found, func(proposal) bool { i++; return drop[i] })
}

// contentWords are the longer words of a text, folded.
func contentWords(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(fold(s)) {
		if len(w) > 3 {
			out[w] = true
		}
	}
	return out
}

// alike reports whether two texts say the same: most of the shorter one's words are
// in the longer. For two recommendations of one number half of them are enough.
func alike(x, y map[string]bool, oneNumber bool) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	n := 0
	for w := range x {
		if y[w] {
			n++
		}
	}
	return len(x) >= 3 && n*10 >= len(x)*7 || oneNumber && len(x) > 0 && n*2 >= len(x)
}
