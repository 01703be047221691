package corpus

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"briefbot/corpus/pattern"
)

// Resolutions, treaties and laws are cited by what they print: operative paragraph
// 4, clause 4(b), section 2 (b)(4), the third recital. Each paragraph or list item
// that has such a number or letter is a provision; what is numbered otherwise
// below it belongs to it.

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

// recitalEnd ends a paragraph of the preamble of a resolution or law: each is a
// part of one long sentence. It is looked for behind the last stop, for it has none.
var recitalEnd = pattern.New(`[,;](?:\s*(?:and|et|und|y|e|и|та))?(?:[;,]?\s*NOW,? THEREFORE,?[^.]*)?$`)

const (
	leastRecitals = 2 // one comma at a paragraph's end is a slip
	leastRecital  = 5 // words: "The General Assembly," is who speaks
)

// whereas leads to recitals that are numbered.
var whereas = pattern.New(`(?i)^(?:whereas|considérant(?: ce qui suit)?|in erwägung nachstehender gründe|considerando(?: lo siguiente| o seguinte)?|учитывая(?: следующее)?|принимая во внимание)\s*:$`)

// recitals are the paragraphs of a preamble: those that are numbered after "Whereas:",
// or else end in a comma or semicolon, between who speaks and what is decided.
func recitals(b *Brief) []int {
	var out []int
	for i := range b.Passages {
		if !whereas.MatchString(b.Passages[i].Text) {
			continue
		}
		for k := i + 1; k < len(b.Passages) && (len(out) == 0 || b.Passages[k].continues(&b.Passages[out[len(out)-1]])); k++ {
			out = append(out, k)
		}
		return out
	}
	for i := range b.Passages {
		p := &b.Passages[i]
		if p.Kind == Paragraph && p.Part == Body && p.ownLabel() == "" && recitalEnd.MatchString(p.Text[strings.LastIndexByte(p.Text, '.')+1:]) {
			if wordCount(p.Text) >= leastRecital {
				out = append(out, i)
			}
			continue
		}
		if len(out) >= leastRecitals {
			return out
		}
		out = nil
	}
	return out
}

// operative are the passages of the one list of figures that a document decides in:
// one with a preamble, or else without sections; nil for any other.
func operative(b *Brief, all []provision, recitals []int) []int {
	if named := func(s Section) bool { return s.Name != "" }; len(recitals) == 0 && slices.ContainsFunc(b.Sections, named) {
		return nil
	}
	var out []int
	for _, p := range all {
		if len(p.path) != 1 || countOf(p.path[0], '1') == 0 {
			continue
		}
		if countOf(p.path[0], '1') != len(out)+1 {
			return nil
		}
		out = append(out, p.passages[0])
	}
	if len(recitals) == 0 && len(out) < leastSeries {
		return nil
	}
	return out
}

// clauses takes the preamble of a resolution or law, and what it decides.
func (e *enumerator) clauses() {
	preamble := recitals(e.b)
	add := func(members []int, nouns map[string]bool) {
		if len(members) == 0 {
			return
		}
		n := Enumeration{Announcing: Place{Kind: BriefPlace}, Section: e.b.Passages[members[0]].Section, Nouns: slices.Sorted(maps.Keys(nouns)), Beside: slices.Sorted(maps.Keys(clauseNouns))}
		for _, i := range members {
			n.Members = append(n.Members, Member{i, Span{0, len(e.b.Passages[i].Text)}})
		}
		e.add(n)
	}
	add(preamble, recitalNouns)
	add(operative(e.b, provisions(e.b), preamble), provisionNouns)
}

// numbersAll reports whether what some sections have is numbered from the first
// paragraph on, or without a section what the document decides.
func (g *Gazetteer) numbersAll(sections []Place) bool {
	if len(sections) == 0 {
		return len(g.operative) > 0
	}
	return !slices.ContainsFunc(sections, func(s Place) bool {
		own := g.brief.Sections[s.Index].Passages
		return len(own) == 0 || countOf(g.brief.Passages[own[0]].ownLabel(), '1') == 0
	})
}

// numberedFromOne reports whether the first paragraph of each of some sections prints
// the number one: then what is not printed there is missing.
func (g *Gazetteer) numberedFromOne(sections []Place) bool {
	return !slices.ContainsFunc(sections, func(s Place) bool {
		own := g.brief.Sections[s.Index].Passages
		return len(own) == 0 || g.brief.Passages[own[0]].ownLabel() != "1"
	})
}

// printedOnce is the provision that prints a number under no other, if only one does:
// a summary may have the same words again.
func (g *Gazetteer) printedOnce(label string) *provision {
	var found *provision
	for i := range g.provisions {
		p := &g.provisions[i]
		switch {
		case len(p.path) != 1 || p.path[0] != label:
		case found == nil:
			found = p
		case g.brief.Passages[found.passages[0]].Text != g.brief.Passages[p.passages[0]].Text:
			return nil
		}
	}
	return found
}

// counts reports whether what leads to a list counts what a noun, or its plural,
// stands for: "We will take 20 actions:".
func (g *Gazetteer) counts(noun string) bool {
	number := func(t placeToken) bool { return t.kind == numberToken || cardinals.has(t.text) }
	return slices.ContainsFunc(g.brief.Passages, func(p Passage) bool {
		if !endsInColon(p.Text) {
			return false
		}
		t := placeTokens(p.Text)
		for i := range t {
			if strings.HasPrefix(t[i].text, noun) && len(t[i].text) <= len(noun)+2 && (i > 0 && number(t[i-1]) || i+1 < len(t) && number(t[i+1])) {
				return true
			}
		}
		return false
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
