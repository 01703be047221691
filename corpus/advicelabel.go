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

// otherLabel reports whether a text is nothing but a label of the less certain
// kind: "Proposal 1".
func otherLabel(s string) bool {
	m := adviceLabel.FindString(s)
	return m != "" && len(m) == len(s)
}

// A labelPlace is where the brief prints a recommendation's label.
type labelPlace struct {
	number  int
	label   string
	heading int // the section whose heading it is, or -1
	passage int // the passage that it begins or ends, or -1
	trail   bool
	quote   bool // it stands in a block quote
	sure    bool
	rest    string // the text after the label
}

// labelled finds the recommendations that the brief labels by number.
func (a *advice) labelled() []proposal {
	runs := splitRuns(a.ownLabels(a.labels()))
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

// ownLabels leaves out the labels in block quotes where the brief has others,
// or where the text before says whose they are: those are quoted. A brief may
// also set its own in boxes, each in a quote of its own.
func (a *advice) ownLabels(places []labelPlace) []labelPlace {
	plain, boxed := 0, 0
	for _, p := range places {
		if p.quote {
			boxed++
		} else if p.sure {
			plain++
		}
	}
	if boxed == 0 {
		return places
	}
	var out []labelPlace
	for _, p := range places {
		if p.quote && (plain > 0 || a.announced(p.passage)) {
			continue
		}
		out = append(out, p)
	}
	return out
}

// announced reports whether the text before a block quote ends in a colon, as
// it does before another's words.
func (a *advice) announced(passage int) bool {
	for i := passage - 1; i >= 0; i-- {
		if p := a.b.Passages[i]; p.Kind != Quote {
			return strings.HasSuffix(strings.TrimSpace(p.Text), ":") && p.Section == a.b.Passages[passage].Section
		}
		if adviceLabel.MatchString(a.b.Passages[i].Text) {
			continue
		}
		return false
	}
	return false
}

// boldLabel matches a label that only its bold type sets off: "**R2** The".
func boldLabel(p Passage) []string {
	for _, e := range p.Emphasis {
		if !e.Strong || e.Start > 0 {
			continue
		}
		m := adviceLabel.FindStringSubmatch(strings.TrimRight(e.In(p.Text), " .:"))
		if m != nil && len(m[1]) >= len(strings.TrimRight(e.In(p.Text), " .:")) {
			return m
		}
		return nil
	}
	return nil
}

// labels lists the places in source order.
func (a *advice) labels() []labelPlace {
	var out []labelPlace
	b := a.b
	next := 0 // the next section to enter
	for i := 0; i <= len(b.Passages); i++ {
		for next < len(b.Sections) && (i == len(b.Passages) || b.Passages[i].Lines.First >= b.Sections[next].Lines.First && b.Sections[next].Lines.First <= b.Passages[i].Lines.First) {
			s := b.Sections[next]
			if m := adviceLabel.FindStringSubmatch(s.Name); m != nil && a.isAdvice(next) {
				n, _ := strconv.Atoi(m[2])
				out = append(out, labelPlace{number: n, label: m[1], heading: next, passage: -1, sure: sureLabel.MatchString(s.Name), rest: s.Name[len(m[0]):]})
			}
			next++
		}
		if i == len(b.Passages) {
			break
		}
		p := b.Passages[i]
		if p.Part != Body {
			continue
		}
		if m := boldLabel(p); m != nil {
			n, _ := strconv.Atoi(m[2])
			out = append(out, labelPlace{number: n, label: m[1], heading: -1, passage: i, sure: sureLabel.MatchString(p.Text), rest: p.Text[len(m[1]):], quote: p.Kind == Quote})
		} else if m := adviceLabel.FindStringSubmatch(p.Text); m != nil && a.isLabel(p, m[0]) {
			n, _ := strconv.Atoi(m[2])
			out = append(out, labelPlace{number: n, label: m[1], heading: -1, passage: i, sure: sureLabel.MatchString(p.Text), rest: p.Text[len(m[0]):], quote: p.Kind == Quote})
		} else if m := trailLabel.FindStringSubmatchIndex(p.Text); m != nil && p.Kind != Quote {
			n, _ := strconv.Atoi(p.Text[m[4]:m[5]])
			out = append(out, labelPlace{number: n, label: p.Text[m[2]:m[3]], heading: -1, passage: i, trail: true, sure: true, rest: p.Text[:m[0]]})
		}
	}
	return out
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
	return !isContentsLine(p.Text)
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
		if strings.Trim(p.rest, " .:–—-") == "" && len(f.passages) > 1 {
			f.passages = f.passages[1:] // the label alone states nothing
		}
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
		if adviceLabel.MatchString(q.Text) || trailLabel.MatchString(q.Text) {
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
		case it != nil, a.d.passageBlock[j].term: // a list or description under the label
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
