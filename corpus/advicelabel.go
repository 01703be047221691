package corpus

import (
	"regexp"
	"strconv"
	"strings"
)

// label words in English, French and German. The first group names nothing
// but recommendations; the second needs a series to be believed.
const (
	sureLabels  = `recommendations?|rec\.?|recommandations?|pr[eé]conisations?|handlungsempfehlung(?:en)?|empfehlung(?:en)?`
	otherLabels = `propositions?|proposals?|vorschlag|forderung|ma(?:ß|ss)nahme|actions?|measure|mesure|asks?|policy option|priority action|R`
)

var (
	adviceLabel = regexp.MustCompile(`(?i)^((?:(?:key|policy|main|priority|overarching|strategic|specific)\s+)?(?:` + sureLabels + `|` + otherLabels + `)\s*(?:n[°ºo]\s?\.?|n\.\s?°|no\.|nr\.?|number|#)?\s*(\d{1,3})(?:\.\d{1,2})?[a-z]?)\s*(?:[:.)–—|-]|$)`)
	bareLabel   = regexp.MustCompile(`(?i)^((?:(?:key|policy|our|main)\s+)?(?:` + sureLabels + `))\s*(?::|[–—]\s|\.\s|$)`)
	trailLabel  = regexp.MustCompile(`(?i)[(\[]\s*((?:` + sureLabels + `)\s*(?:n[°º]\s?|no\.\s?|nr\.?\s?)?(\d{1,3}))\b[^()\[\]]{0,40}[)\]]\s*\.?$`)
	sureLabel   = regexp.MustCompile(`(?i)^(?:(?:key|policy|main|priority|overarching|strategic|specific)\s+)?(?:` + sureLabels + `)`)
)

// labelled reports whether a text begins with the label of a numbered
// recommendation.
func labelled(s string) bool { return adviceLabel.MatchString(s) && sureLabel.MatchString(s) }

// A labelPlace is where the brief prints a recommendation's label.
type labelPlace struct {
	number  int
	label   string
	heading int // the section whose heading it is, or -1
	passage int // the passage that it begins or ends, or -1
	trail   bool
	sure    bool
	rest    string // the text after the label
}

// labelled finds the recommendations that the brief labels by number.
func (a *advice) labelled() []proposal {
	places := a.labels(false)
	if boxed := a.labels(true); len(boxed) > len(places) && boxed[0].number == 1 && boxed[0].sure {
		// Nobody quotes more from others than they say themselves: these are
		// boxes.
		places = boxed
	}
	runs := splitRuns(places)
	var out []proposal
	for _, run := range runs {
		sure := false
		for _, p := range run {
			sure = sure || p.sure
		}
		if !sure && !(len(run) >= 2 && run[0].number == 1) {
			continue
		}
		// A lone "(recommendation 3)" at the end of a sentence speaks of
		// another list.
		if len(run) == 1 && run[0].trail {
			continue
		}
		a.runs++
		for _, p := range run {
			if f, ok := a.atLabel(p); ok {
				out = append(out, f)
			}
		}
	}
	if len(out) == 1 && out[0].number > 1 {
		return nil // a lone number 3 is somebody else's
	}
	return a.byNumber(out)
}

// labels lists the places in source order: those in block quotes or all the
// others.
func (a *advice) labels(quoted bool) []labelPlace {
	var out []labelPlace
	b := a.b
	next := 0 // the next section to enter
	for i := 0; i <= len(b.Passages); i++ {
		for next < len(b.Sections) && (i == len(b.Passages) || b.Passages[i].Lines.First >= b.Sections[next].Lines.First && b.Sections[next].Lines.First <= b.Passages[i].Lines.First) {
			s := b.Sections[next]
			if m := adviceLabel.FindStringSubmatch(s.Name); m != nil && a.isAdvice(next) && !quoted {
				n, _ := strconv.Atoi(m[2])
				out = append(out, labelPlace{number: n, label: m[1], heading: next, passage: -1, sure: sureLabel.MatchString(s.Name), rest: s.Name[len(m[0]):]})
			}
			next++
		}
		if i == len(b.Passages) {
			break
		}
		p := b.Passages[i]
		if p.Part != Body || (p.Kind == Quote) != quoted {
			continue
		}
		if m := labelOf(p); m != nil && a.isLabel(p, m[0]) {
			n, _ := strconv.Atoi(m[2])
			out = append(out, labelPlace{number: n, label: m[1], heading: -1, passage: i, sure: sureLabel.MatchString(p.Text), rest: p.Text[len(m[0]):]})
		} else if m := trailLabel.FindStringSubmatchIndex(p.Text); m != nil {
			n, _ := strconv.Atoi(p.Text[m[4]:m[5]])
			out = append(out, labelPlace{number: n, label: p.Text[m[2]:m[3]], heading: -1, passage: i, trail: true, sure: true, rest: p.Text[:m[0]]})
		}
	}
	return out
}

// labelOf returns the label that a passage begins with and its parts; nil if
// it has none. In bold it needs no stop: "**R2** The council should act."
func labelOf(p Passage) []string {
	if m := adviceLabel.FindStringSubmatch(p.Text); m != nil {
		return m
	}
	if len(p.Emphasis) == 0 || !p.Emphasis[0].Strong || p.Emphasis[0].Start != 0 {
		return nil
	}
	return adviceLabel.FindStringSubmatch(p.Emphasis[0].In(p.Text))
}

// isLabel tells a label from a sentence that only begins with the word:
// "Recommendation 3 of the report" is no label, nor is a contents line.
func (a *advice) isLabel(p Passage, label string) bool {
	rest := strings.TrimSpace(p.Text[len(label):])
	if p.Kind == Row {
		return true
	}
	if rest == "" {
		return true
	}
	return !contentsLine.MatchString(p.Text)
}

// splitRuns cuts the places where numbering starts again or jumps back.
func splitRuns(places []labelPlace) [][]labelPlace {
	var out [][]labelPlace
	start := 0
	for i := 1; i <= len(places); i++ {
		if i == len(places) || places[i].number <= places[i-1].number {
			out = append(out, places[start:i])
			start = i
		}
	}
	return out
}

// atLabel gathers what belongs to the recommendation that a label opens.
func (a *advice) atLabel(p labelPlace) (proposal, bool) {
	f := proposal{number: p.number, label: p.label, run: a.runs, text: p.rest}
	b := a.b
	switch {
	case p.heading >= 0:
		f.passages = a.under(p.heading)
		if len(f.passages) == 0 {
			if i := a.d.headingPassage(p.heading); i >= 0 {
				f.passages = []int{i}
			}
		}
		for _, i := range f.passages {
			f.text += " " + b.Passages[i].Text
			if len(f.text) > 300 {
				break
			}
		}
	case p.trail:
		f.passages = []int{p.passage}
	default:
		f.passages = append(f.passages, p.passage)
		f.passages = append(f.passages, a.belonging(p)...)
		if len(strings.TrimSpace(p.rest)) < 20 && len(f.passages) > 1 {
			f.text += " " + b.Passages[f.passages[1]].Text
		}
	}
	return f, len(f.passages) > 0
}

// belonging are the passages after a label that are part of its
// recommendation: the text, if the label stands alone, and the list under it.
func (a *advice) belonging(p labelPlace) []int {
	b := a.b
	var out []int
	first := b.Passages[p.passage]
	alone := len(strings.TrimSpace(p.rest)) == 0
	bl := a.d.passageBlock[p.passage]
	for j := p.passage + 1; j < len(b.Passages) && b.Passages[j].Section == first.Section; j++ {
		q := b.Passages[j]
		if labelOf(q) != nil || trailLabel.MatchString(q.Text) {
			break
		}
		it := a.d.passageBlock[j].item
		switch {
		case bl.item != nil:
			// What stands in the same item.
			for it != nil && it != bl.item {
				it = it.parent
			}
			if it == nil {
				return out
			}
		case it != nil: // a list under the label
		case bl.quote > 0 && q.Kind == Quote:
		case alone && len(out) == 0: // the text itself
		default:
			return out
		}
		out = append(out, j)
	}
	return out
}

// byNumber settles numbers that several runs have. Alike texts are one
// recommendation given twice; unlike ones are recommendations of chapters
// that number each for themselves.
func (a *advice) byNumber(found []proposal) []proposal {
	byRun := map[int][]proposal{}
	var order []int
	for _, f := range found {
		if len(byRun[f.run]) == 0 {
			order = append(order, f.run)
		}
		byRun[f.run] = append(byRun[f.run], f)
	}
	if len(order) < 2 {
		return found
	}
	// A lone mention beside a full series is a reference to it.
	best := 0
	for _, r := range order {
		best = max(best, len(byRun[r]))
	}
	numbers := map[int]bool{}
	for _, r := range order {
		if len(byRun[r]) == best {
			for _, f := range byRun[r] {
				numbers[f.number] = true
			}
			break
		}
	}
	var out []proposal
	for _, f := range found {
		if len(byRun[f.run]) == 1 && best >= 3 && numbers[f.number] {
			continue
		}
		out = append(out, f)
	}
	return out
}
