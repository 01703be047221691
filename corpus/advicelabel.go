package corpus

import (
	"slices"
	"strings"
)

// A labelPlace is where the brief prints a recommendation's label.
type labelPlace struct {
	number  string
	label   string
	heading int  // the section whose heading it is, or -1
	passage int  // the passage that it begins or ends, or -1
	line    int  // on which it stands
	quote   bool // it stands in a block quote
	sure    bool
	rest    string // the text after the label
}

// labelled finds the recommendations that the brief labels by number.
func (a *advice) labelled() []proposal {
	runs := splitRuns(a.ownLabels(a.labels()))
	var out []proposal
	for _, run := range runs {
		sure := slices.ContainsFunc(run, func(p labelPlace) bool { return p.sure })
		if !sure && !(len(run) >= 2 && opensSeries(run[0].number)) {
			continue
		}
		a.runs++
		for i, p := range run {
			f := a.atLabel(p)
			if i+1 < len(run) && run[i+1].heading > p.heading {
				// A converter may set one heading of a series above the rest.
				next := run[i+1].heading
				f.passages = slices.DeleteFunc(f.passages, func(k int) bool { return a.d.passages[k].Section >= next })
			}
			out = append(out, f)
		}
	}
	if len(out) == 1 && !opensSeries(out[0].number) {
		return nil // a lone number 3 is somebody else's
	}
	return out
}

// ownLabels leaves out the labels in block quotes where the brief has others:
// those are quoted. A brief may also set its own in boxes, each in a quote of its
// own.
func (a *advice) ownLabels(places []labelPlace) []labelPlace {
	own := slices.ContainsFunc(places, func(p labelPlace) bool { return !p.quote && p.sure })
	return slices.DeleteFunc(places, func(p labelPlace) bool { return p.quote && own })
}

// boldLabel reads a label that only its bold type sets off: "**R2** The".
func boldLabel(p Passage) (adviceMark, bool) {
	end := p.boldEnd()
	label := strings.TrimRight(p.Text[:end], " .:")
	m, ok := readLabel(label)
	ok = ok && m.rest == len(label)
	m.rest = end
	return m, ok
}

// labels lists the places in source order.
func (a *advice) labels() []labelPlace {
	var out []labelPlace
	for i, s := range a.d.sections {
		if m, ok := readLabel(s.Name); ok && s.Part == Body {
			out = append(out, labelPlace{number: m.number, label: m.printed, heading: i, passage: -1, line: s.Lines.First, sure: m.sure, rest: s.Name[m.rest:]})
		}
	}
	for i, p := range a.d.passages {
		m, ok := boldLabel(p)
		if !ok {
			m, ok = readLabel(p.Text)
			ok = ok && !isContentsLine(p.Text)
		}
		rest := p.Text[m.rest:]
		if !ok && p.Kind != Quote {
			var open int
			m, open, ok = trailLabel(p.Text)
			rest = p.Text[:open]
		}
		if ok && p.Part == Body {
			out = append(out, labelPlace{number: m.number, label: m.printed, heading: -1, passage: i, line: p.Lines.First, sure: m.sure, rest: rest, quote: p.Kind == Quote})
		}
	}
	slices.SortStableFunc(out, func(x, y labelPlace) int { return x.line - y.line })
	return out
}

// splitRuns cuts the places where numbering starts again or jumps back.
func splitRuns(places []labelPlace) [][]labelPlace {
	var out [][]labelPlace
	start := 0
	for i := 1; i <= len(places); i++ {
		if i == len(places) || !follows(places[i-1].number, places[i].number) {
			out = append(out, places[start:i])
			start = i
		}
	}
	return out
}

// atLabel gathers what belongs to the recommendation that a label opens.
func (a *advice) atLabel(p labelPlace) proposal {
	f := proposal{number: p.number, label: p.label, run: a.runs, text: p.rest, heading: -1}
	if p.heading >= 0 {
		f.passages = a.under(p.heading)
		if p.rest != "" || len(f.passages) == 0 {
			f.heading = p.heading // it says what is recommended
		} else if len(a.d.sections[p.heading].Passages) == 0 {
			f.heading = a.kids[p.heading][0] // "Measure 3", and what it is called
		}
	} else if f.passages = append([]int{p.passage}, a.belonging(p)...); strings.Trim(p.rest, " .:–—-") == "" {
		// The label alone states nothing.
		if len(f.passages) > 1 {
			f.passages = f.passages[1:]
		} else if s := a.headed(p); s >= 0 {
			f.heading, f.text, f.passages = s, a.d.sections[s].Name, a.untilLabel(a.under(s))
		}
	}
	f.text = a.withText(f.text, f.passages)
	return f
}

// withText is a text with those of some passages behind it, as far as it takes to
// tell what is said.
func (a *advice) withText(text string, passages []int) string {
	const enough = 2000 // bytes
	for _, p := range passages {
		if len(text) > enough {
			break
		}
		text += " " + a.d.passages[p].Text
	}
	return text
}

// headed is the section right after a label that stands alone, whose heading says
// what is recommended: "RECOMMENDATION 1", and below it "Audit the routes". It is
// -1 if there is none beside or below the label's own section.
func (a *advice) headed(p labelPlace) int {
	own := a.d.passages[p.passage].Section
	i := slices.IndexFunc(a.d.sections, func(s Section) bool { return s.Lines.First > a.d.passages[p.passage].Lines.First })
	if i < 0 || !slices.Contains(a.d.sections[i].Passages, p.passage+1) || a.d.sections[i].Parent != own && a.d.sections[i].Parent != a.d.sections[own].Parent {
		return -1
	}
	if _, labelled := readLabel(a.d.sections[i].Name); labelled {
		return -1
	}
	return i
}

// untilLabel are the passages before the next label among them.
func (a *advice) untilLabel(passages []int) []int {
	for i, p := range passages {
		if _, ok := readLabel(a.d.passages[p].Text); ok {
			return passages[:i:i]
		}
	}
	return passages
}

// belonging are the passages after a label that are part of its
// recommendation: the text, if the label stands alone, and the list under it.
func (a *advice) belonging(p labelPlace) []int {
	var out []int
	alone := strings.TrimSpace(p.rest) == ""
	own := a.d.passageElement[p.passage].item
	for j := p.passage + 1; j < len(a.d.passages) && a.d.passages[j].Section == a.d.passages[p.passage].Section; j++ {
		if _, ok := readLabel(a.d.passages[j].Text); ok {
			break
		}
		it := a.d.passageElement[j].item
		for own != nil && it != nil && it != own {
			it = it.parent
		}
		// What stands in the same item, a list under the label, or the text itself.
		if it == nil && !(own == nil && alone && len(out) == 0) {
			break
		}
		out = append(out, j)
	}
	return out
}
