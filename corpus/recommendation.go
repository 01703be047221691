package corpus

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// recommend finds the brief's recommendations: those it labels itself
// ("Recommendation 3"), else the items of the sections that hold them, else
// the list after "we recommend". Recommendations that it quotes from others
// are not counted; where it gives a list twice, the fuller one counts.
func (d *draft) recommend() {
	a := &advice{d: d, b: d.brief}
	a.children()
	found := a.labelled()
	if len(found) == 0 {
		found = a.sections()
	}
	if len(found) == 0 {
		found = a.afterLead()
	}
	found = a.once(found)
	d.brief.RecommendationsNumbered = len(found) > 0
	for _, f := range found {
		if f.number == 0 {
			d.brief.RecommendationsNumbered = false
		}
	}
	seen := map[int]bool{}
	for _, f := range found {
		if seen[f.number] {
			// Numbers that come again name nothing: the order does.
			d.brief.RecommendationsNumbered = false
		}
		seen[f.number] = true
	}
	for i, f := range found {
		r := Recommendation{Number: i + 1, Label: f.label, Passages: f.passages}
		if d.brief.RecommendationsNumbered {
			r.Number = f.number
		}
		d.brief.Recommendations = append(d.brief.Recommendations, r)
	}
	slices.SortStableFunc(d.brief.Recommendations, func(x, y Recommendation) int { return cmp.Compare(x.Number, y.Number) })
}

// A proposal is what may be a recommendation.
type proposal struct {
	number   int // as printed, or 0
	label    string
	passages []int
	text     string
	run      int // which list it belongs to
}

// advice looks for recommendations.
type advice struct {
	d    *draft
	b    *Brief
	kids [][]int // the sections under each section
	runs int
	// mixed is set in a section that holds findings and recommendations.
	mixed bool
}

func (a *advice) children() {
	a.kids = make([][]int, len(a.b.Sections))
	for i, s := range a.b.Sections {
		if s.Parent >= 0 {
			a.kids[s.Parent] = append(a.kids[s.Parent], i)
		}
	}
}

// under returns all passages of a section and of those under it, in order.
func (a *advice) under(section int) []int {
	out := slices.Clone(a.b.Sections[section].Passages)
	for _, k := range a.kids[section] {
		out = append(out, a.under(k)...)
	}
	slices.Sort(out)
	return out
}

// isAdvice reports whether passages of a section can be recommendations of the
// brief's own.
func (a *advice) isAdvice(section int) bool {
	return a.b.Sections[section].Part == Body
}

// afterLead takes the list after a paragraph that says "we recommend:".
func (a *advice) afterLead() []proposal {
	var out []proposal
	for i := 0; i+1 < len(a.b.Passages); i++ {
		p := a.b.Passages[i]
		if p.Part != Body || p.Kind == Quote || !strings.HasSuffix(strings.TrimRight(p.Text, " *"), ":") || !leadIn.MatchString(lastSentence(p)) {
			continue
		}
		a.runs++
		out = append(out, a.items(a.listAfter(i))...)
	}
	return out
}

var leadIn = regexp.MustCompile(`(?i)\b(we|authors?|paper|brief|report|commission|committee|institute) (also |therefore |thus |strongly |further )?(recommends?|proposes?|urges?|calls? (up)?on|suggests?|advises?|propose that)\b|\b(recommendations?|recommended|key asks)\b|\b(we|government|council|board) (will|should|must) .{0,40}\bfollowing( \p{L}+)? (actions|measures|steps|proposals)\b|\b(devrai\p{L}+|devra|doi(t|vent)|faut|convient) .{0,40}\b(mesures|actions) suivantes\b|\b(sollten?|m(ü|u)ss(en)?) .{0,40}\bfolgende\p{L}* (ma(ß|ss)nahmen|schritte)\b|\bnous (recommandons|proposons|pr[eé]conisons)\b|\bwir (empfehlen|fordern|schlagen)\b|\b(empfehlungen|recommandations|forderungen)\b`)

func lastSentence(p Passage) string {
	if len(p.Sentences) == 0 {
		return p.Text
	}
	return p.Sentences[len(p.Sentences)-1].In(p.Text)
}

// listAfter returns the list items right after a passage, in its section.
func (a *advice) listAfter(i int) []int {
	var out []int
	for j := i + 1; j < len(a.b.Passages); j++ {
		p := a.b.Passages[j]
		if p.Section != a.b.Passages[i].Section || a.d.passageBlock[j].item == nil {
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
	depth := 0
	for _, p := range passages {
		if it := a.d.passageBlock[p].item; it != nil && (depth == 0 || it.list.depth < depth) {
			depth = it.list.depth
		}
	}
	for _, p := range passages {
		bl := a.d.passageBlock[p]
		it := bl.item
		if it == nil {
			last = nil
			continue
		}
		for it.parent != nil && it.list.depth > depth {
			it = it.parent
		}
		if it == last {
			out[len(out)-1].passages = append(out[len(out)-1].passages, p)
			continue
		}
		last = it
		f := proposal{passages: []int{p}, text: a.b.Passages[p].Text, run: a.runs}
		if it.list.ordered {
			f.number = it.number
		}
		out = append(out, f)
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
			length[f.run] += len(a.b.Passages[p].Text)
		}
	}
	better := func(x, y int) bool {
		return cmp.Or(cmp.Compare(size[x], size[y]), cmp.Compare(length[x], length[y]), cmp.Compare(x, y)) > 0
	}
	drop := make([]bool, len(found))
	sets := make([]map[string]bool, len(found))
	for i, f := range found {
		sets[i] = contentWords(f.text)
	}
	// Lists of recommendations hold some dozens of items; the limit keeps
	// hostile input from costing more than that.
	const most = 400
	for i := range found[:min(len(found), most)] {
		for j := range found[:i] {
			if drop[i] || drop[j] || found[i].run == found[j].run || !alike(sets[i], sets[j]) && !(found[i].number > 0 && found[i].number == found[j].number && overlap(sets[i], sets[j])) {
				continue
			}
			if better(found[i].run, found[j].run) {
				drop[j] = true
			} else {
				drop[i] = true
			}
		}
	}
	var out []proposal
	for i, f := range found {
		if !drop[i] {
			out = append(out, f)
		}
	}
	return out
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

// overlap reports whether half of the shorter text's words are in the longer.
// For two recommendations of one number that is enough.
func overlap(x, y map[string]bool) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	n := 0
	for w := range x {
		if y[w] {
			n++
		}
	}
	return len(x) > 0 && n*2 >= len(x)
}

// alike reports whether two texts say the same: most of the shorter one's
// words are in the longer.
func alike(x, y map[string]bool) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 3 {
		return false
	}
	n := 0
	for w := range x {
		if y[w] {
			n++
		}
	}
	return n*10 >= len(x)*7
}
