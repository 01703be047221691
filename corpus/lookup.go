package corpus

import (
	"slices"
	"strconv"
	"strings"
)

// Passage returns the passage with the given ID.
func (b *Brief) Passage(id string) (*Passage, bool) {
	if i := slices.IndexFunc(b.Passages, func(p Passage) bool { return p.ID == id }); i >= 0 {
		return &b.Passages[i], true
	}
	return nil, false
}

// At returns the passage or sentence with an address, as links have it: a
// passage's ID ("introduction.2"), with the sentence's number from 1 after it
// ("introduction.2.s3").
func (b *Brief) At(address string) (Place, bool) {
	id, place := address, Place{Kind: PassagePlace}
	if i := strings.LastIndex(address, ".s"); i >= 0 {
		if n, err := strconv.Atoi(address[i+2:]); err == nil && n > 0 && strconv.Itoa(n) == address[i+2:] {
			id, place = address[:i], Place{Kind: SentencePlace, Sentence: n - 1}
		}
	}
	for i := range b.Passages {
		if b.Passages[i].ID == id && place.Sentence < max(1, len(b.Passages[i].Sentences)) {
			place.Index = i
			return place, true
		}
	}
	return Place{}, false
}

// FootnotesOf returns the footnotes whose marks stand in the text, each once,
// in the order of their first mark. Marks without a note are left out.
func (b *Brief) FootnotesOf(p Prose) []*Footnote {
	return pick(b.Footnotes, p.Marks, func(m Mark) int { return m.Footnote })
}

// ReferencesOf returns the references that the text itself cites, each once,
// in the order of their first citation. What only a footnote cites is not
// among them: ask for the footnote's.
func (b *Brief) ReferencesOf(p Prose) []*Reference {
	return pick(b.References, p.Citations, func(c Citation) int { return c.Reference })
}

// pick returns those of all that some uses are of, each once; -1 is none.
func pick[T, U any](all []T, uses []U, of func(U) int) []*T {
	var out []*T
	seen := make(map[int]bool)
	for _, u := range uses {
		if i := of(u); i >= 0 && !seen[i] {
			seen[i] = true
			out = append(out, &all[i])
		}
	}
	return out
}

// Within reports whether a section is another or stands under it.
func (b *Brief) Within(section, other int) bool {
	for ; section >= 0; section = b.Sections[section].Parent {
		if section == other {
			return true
		}
	}
	return false
}
