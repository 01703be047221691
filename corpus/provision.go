package corpus

import (
	"slices"
	"strconv"
	"strings"

	"briefbot/corpus/pattern"
)

// Laws and the like are cited by what they print: clause 4(b), section 2 (b)(4).
// Each paragraph or list item that has such a number or letter is a provision; what
// is numbered otherwise below it belongs to it.

// A provision is a paragraph that prints a number or letter.
type provision struct {
	path    []string // of the numbers and letters that it stands under, and its own: "4", "b"
	section int
	// passages are its own and those of the provisions under it.
	passages []int
}

// printedLabel begins a paragraph whose number or letter stands in its text.
var printedLabel = pattern.New(`^[\[(]?(\d{1,3}|[a-z]{1,4}|[IVX]{1,6})[.)\]]\s`)

// ownLabel is the number or letter that a passage prints, or ""; a Roman figure in
// capitals as a number, which small ones share with letters.
func (p *Passage) ownLabel() string {
	switch {
	case len(p.Enumerators) > 0:
		return p.Enumerators[len(p.Enumerators)-1]
	case p.Label != "":
		return p.Label
	case p.Kind != Paragraph && p.Kind != ListItem && p.Kind != Quote || p.Part == References:
		return ""
	}
	m := printedLabel.FindStringSubmatch(p.Text)
	if m != nil {
		if n := roman(strings.ToLower(m[1])); n > 0 && m[1] != strings.ToLower(m[1]) {
			return strconv.Itoa(n)
		}
	}
	if m == nil || !slices.ContainsFunc([]rune("1ia"), func(style rune) bool { return countOf(m[1], style) > 0 }) {
		return "" // "etc. "
	}
	return m[1]
}

// A tally is what a list counts with: figures, letters or Roman figures, and how
// deep in other lists it stands.
type tally struct {
	style rune
	depth int
	last  int
}

// countOf is the place in its order of a label in some style; 0 where it is none
// of that style.
func countOf(label string, style rune) int {
	switch style {
	case '1':
		if strings.Trim(label, "0123456789") == "" {
			return figure(label)
		}
	case 'i':
		return roman(label)
	case 'a':
		if len(label) > 0 && len(label) < 3 && 'a' <= label[0] && label[0] <= 'z' && label[0] == label[len(label)-1] { // "z", "aa"
			return int(label[0]-'a') + 1 + 26*(len(label)-1)
		}
	}
	return 0
}

// provisions are those of a brief, in its order.
func provisions(b *Brief) []provision {
	var out []provision
	var open []tally // what the last provision stands in
	var path []string
	var under []int // by level: the provision's index in out
	section := -1
	for i := range b.Passages {
		p := &b.Passages[i]
		if p.Section != section {
			section, open, path, under = p.Section, nil, nil, nil
		}
		label := strings.ToLower(p.ownLabel())
		if label == "" {
			if p.Kind == ListItem {
				for _, u := range under { // more of an item, or a point below it
					out[u].passages = append(out[u].passages, i)
				}
			}
			continue
		}
		level, n, style := -1, 0, rune(0)
		depth := len(p.Enumerators)
		for k := len(open) - 1; k >= 0 && level < 0; k-- { // the list that it goes on
			if n = countOf(label, open[k].style); n == open[k].last+1 && open[k].depth == depth {
				level, style = k, open[k].style
			}
		}
		if level < 0 {
			level = len(open)
			for _, style = range "1ia" {
				if n = countOf(label, style); n == 1 || n > 0 && style != 'i' {
					break
				}
			}
			if n != 1 { // of no list that is open
				level = 0
			}
			for k := range open { // it begins again
				if open[k].style == style && open[k].depth == depth {
					level = k
					break
				}
			}
		}
		open = append(open[:level], tally{style, depth, n})
		path = append(slices.Clone(path[:level]), label)
		under = append(under[:level], len(out))
		out = append(out, provision{path: path, section: section})
		for _, u := range under {
			out[u].passages = append(out[u].passages, i)
		}
	}
	return out
}

// numberedFromOne reports whether the first paragraph of each of some sections prints
// the number one: then what is not printed there is missing.
func (g *Gazetteer) numberedFromOne(sections []Place) bool {
	return !slices.ContainsFunc(sections, func(s Place) bool {
		own := g.brief.Sections[s.Index].Passages
		return len(own) == 0 || g.brief.Passages[own[0]].ownLabel() != "1"
	})
}

// continues reports whether a passage is the next of the list that another is of.
func (p *Passage) continues(before *Passage) bool {
	own, last := p.ownLabel(), before.ownLabel()
	return own != "" && len(p.Enumerators) == len(before.Enumerators) && slices.ContainsFunc([]rune("1ia"), func(style rune) bool {
		n := countOf(last, style)
		return n > 0 && countOf(own, style) == n+1
	})
}
