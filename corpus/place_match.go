package corpus

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"
)

// bare reads a text that names a place of the default kind without its noun: a
// number, a label, an ordinal, or words of it.
func (r *placeReader) bare() {
	i := 0
	for i+1 < len(r.tokens) && (ofWords[r.at(i).text] || numberSigns[r.at(i).text] || slices.Contains([]string{"#", "№", ".", "°"}, r.at(i).text)) {
		i++
	}
	kind := r.opts.Default
	if l, to, ok := r.label(i, kind); ok && !r.yearLike(kind, l) {
		labels, to := r.list([]placeLabel{l}, to, kind)
		it := placeItem{from: 0, to: to, kind: kind, explicit: true}
		it.to = r.total(to)
		it.counted = it.to > to
		r.labelled(&it, labels)
		for oneWords[r.at(it.to).text] || r.at(it.to).kind == signToken {
			it.to++
		}
		if len(it.places) == 0 && kind == ReferencePlace { // a number of the entry: "7042/16"
			if places, _ := r.g.match(kind, r.text); len(places) > 0 {
				r.add(0, len(r.tokens), places, nil)
				return
			}
		}
		figures := i < len(r.tokens) && r.tokens[i].kind != wordToken || l.ordinal
		if it.to == len(r.tokens) || figures && !r.tokens[it.to].glued {
			r.resolve([]placeItem{it})
			return
		}
	}
	places, missing := r.g.match(kind, r.text)
	if len(places)+len(missing) > 0 {
		r.add(0, len(r.tokens), places, missing)
	}
}

// maxTyped is how many bytes of what was typed are compared with names.
const maxTyped = 300

// fillers are words that say nothing about which work is meant.
var fillers = wordSetFolded(wordLists["fillers"])

// match are the places of a kind that a person means who typed words of them. Of a
// reference they may stand among others, "that Carnegie piece by Sattarov 2018": then
// the names and years count. A name with a year of none of its works is missing.
func (g *Gazetteer) match(kind PlaceKind, typed string) ([]Place, []Missing) {
	typed = clipped(typed, maxTyped)
	words := placeWords(typed)
	if kind == ReferencePlace {
		if kept := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return fillers[w] }); len(kept) > 0 {
			words = kept
		}
	}
	if found := g.meant(kind, words); len(found) > 0 || kind != ReferencePlace {
		return found, nil
	}
	words = slices.DeleteFunc(words, func(w string) bool { return !isYear(w) && !g.nearSurname(w) })
	names := slices.DeleteFunc(slices.Clone(words), isYear)
	if len(names) == 0 {
		return nil, nil
	}
	if found := g.meant(kind, words); len(found) > 0 {
		return found, nil
	}
	if have := g.meant(kind, names); len(have) > 0 && len(names) < len(words) {
		return nil, []Missing{{Kind: ReferencePlace, Asked: strings.Join(strings.Fields(typed), " "), In: Place{Kind: BriefPlace}, Have: have}}
	}
	return nil, nil
}

// nearSurname reports whether a word is an author's name or a misspelling of one.
func (g *Gazetteer) nearSurname(word string) bool {
	if g.surnames[word] {
		return true
	}
	for name := range g.surnames {
		if nearWord(word, name) {
			return true
		}
	}
	return false
}

// A candidate is a place and what it is found by.
type placeCandidate struct {
	Place
	called string // its number, label or key
	text   string // its own words, whole
	rank   int    // how well it fits what was typed: 0 is best
}

// candidates are the places of a kind.
func (g *Gazetteer) candidates(kind PlaceKind) []placeCandidate {
	b := g.brief
	var out []placeCandidate
	for _, p := range g.row(kind) {
		c := placeCandidate{Place: p}
		switch i := p.Index; kind {
		case RecommendationPlace:
			r := b.Recommendations[i]
			if c.called = r.Number; len(r.Passages) > 0 {
				c.text = b.Passages[r.Passages[0]].Text
			}
		case NotePlace:
			c.called, c.text = b.Footnotes[i].Label, b.Footnotes[i].Text
		case ReferencePlace:
			r := &b.References[i]
			c.called, c.text = r.Key, cmp.Or(r.Title, r.Text)+" "+r.Text
		case SectionPlace:
			c.called, c.text = b.Sections[i].Number, g.Heading(i, "en")+" "+g.section(i, "en")
		default:
			return nil
		}
		out = append(out, c)
	}
	return out
}

// Suggest are the places of a kind that fit what somebody has typed so far, the
// best kind of match first and each kind in the brief's order: its number, its
// opening words, words anywhere in it, words misspelt. With nothing typed they
// are all.
func (g *Gazetteer) Suggest(kind PlaceKind, typed string) []Place {
	var out []Place
	for _, f := range g.fitting(kind, typed) {
		out = append(out, f.Place)
	}
	return out
}

func (g *Gazetteer) fitting(kind PlaceKind, typed string) []placeCandidate {
	typed = clipped(typed, maxTyped)
	want := placeWords(typed)
	var named []Place
	if r := (&placeReader{g: g, text: typed, tokens: placeTokens(typed), opts: ReadOptions{Default: kind}}); len(want) > 0 {
		r.used = make([]bool, len(r.tokens))
		for _, it := range r.items() {
			if it.kind == kind && it.explicit {
				named = append(named, it.places...)
			}
		}
		if l, to, ok := r.label(0, kind); ok && to == len(r.tokens) && len(named) == 0 {
			named = g.labelledPlaces(kind, l)
		}
	}
	var found []placeCandidate
	for _, c := range g.candidates(kind) {
		called, words := placeWords(c.called), placeWords(c.text)
		all := slices.Concat(called, words)
		rank := 0
		switch {
		case len(want) == 0, slices.Contains(named, c.Place):
		case opens(want, called), opens(want, all): // the second as a suggestion shows it
			rank = 1
		case opens(want, words):
			rank = 2
		case begins(want, all), len(want) > 1 && strings.Contains(strings.Join(all, ""), strings.Join(want, "")): // "co-operation"
			rank = 3
		case likelyBegins(want, all):
			rank = 4
		default:
			continue
		}
		c.rank = rank
		found = append(found, c)
	}
	slices.SortStableFunc(found, func(a, b placeCandidate) int { return cmp.Compare(a.rank, b.rank) })
	return found
}

// meant are the places of a kind that somebody means who typed words of them. But of
// references, words that fit more than a few, or all, mean none of them, and so does
// a number that none has.
func (g *Gazetteer) meant(kind PlaceKind, words []string) []Place {
	const few = 3
	if len(words) == 0 || kind != ReferencePlace && !slices.ContainsFunc(words, func(w string) bool { return len(w) > 1 && !strings.ContainsFunc(w, unicode.IsDigit) }) {
		return nil
	}
	var out []Place
	found := g.fitting(kind, strings.Join(words, " "))
	within := func(p, q Place) bool { return kind == SectionPlace && g.brief.Within(p.Index, q.Index) }
	for _, f := range found {
		if f.rank == found[0].rank && !slices.ContainsFunc(out, func(q Place) bool { return within(f.Place, q) }) {
			out = append(out, f.Place)
		}
	}
	if kind != ReferencePlace && (len(out) > few || len(out) == len(g.candidates(kind)) && len(out) > 1) {
		return nil
	}
	return out
}

// opens reports whether the typed words open a text; the last of them may be
// unfinished.
func opens(want, have []string) bool {
	if len(want) > len(have) {
		return false
	}
	for i, w := range want {
		if have[i] != w && (i < len(want)-1 || !strings.HasPrefix(have[i], w)) {
			return false
		}
	}
	return true
}

// begins reports whether every typed word begins some word of a text.
func begins(want, have []string) bool {
	return !slices.ContainsFunc(want, func(w string) bool {
		return !slices.ContainsFunc(have, func(h string) bool { return strings.HasPrefix(h, w) })
	})
}

// likelyBegins reports whether every typed word is a word of a text or a
// misspelling of one. The last may be unfinished.
func likelyBegins(want, have []string) bool {
	last := len(want) - 1
	if last < 0 || !allNear(want[:last], have) {
		return false
	}
	typed := []rune(want[last])
	return slices.ContainsFunc(have, func(h string) bool {
		if strings.HasPrefix(h, want[last]) || nearWord(want[last], h) {
			return true
		}
		word := []rune(h)
		for n := len(typed) - 1; n <= len(typed)+1; n++ { // a letter too many, a wrong one, one too few
			if n < len(word) && nearWord(want[last], string(word[:max(n, 0)])) {
				return true
			}
		}
		return false
	})
}

// allNear reports whether every typed word is a word of the name, or a
// misspelling of one.
func allNear(typed, name []string) bool {
	return !slices.ContainsFunc(typed, func(t string) bool {
		return !slices.ContainsFunc(name, func(n string) bool { return t == n || nearWord(t, n) || len(t) >= 4 && strings.HasPrefix(n, t) })
	})
}

// nearWord reports whether a typed word is a small misspelling of word: one
// wrong letter from four letters on, two from eight, or two neighbours that
// changed places. Numbers are never near.
func nearWord(typed, word string) bool {
	n := len([]rune(typed))
	if n < 4 || strings.ContainsAny(typed, "0123456789") {
		return false
	}
	limit := 1
	if n >= 8 {
		limit = 2
	}
	if d := len([]rune(word)) - n; d > limit || d < -limit {
		return false
	}
	return levenshtein.ComputeDistance(typed, word) <= limit || swapped(typed, word)
}

// swapped reports whether two words differ by two neighbouring letters that
// changed places, the commonest slip of all.
func swapped(a, b string) bool {
	x, y := []rune(a), []rune(b)
	for i := 0; i+1 < min(len(x), len(y)); i++ {
		if x[i] != y[i] {
			return x[i] == y[i+1] && x[i+1] == y[i] && string(x[i+2:]) == string(y[i+2:])
		}
	}
	return false
}
