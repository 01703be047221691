package corpus

import (
	"strconv"
	"strings"
)

// Passage returns the passage with the given ID.
func (b *Brief) Passage(id string) (*Passage, bool) {
	for i := range b.Passages {
		if b.Passages[i].ID == id {
			return &b.Passages[i], true
		}
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
	var out []*Footnote
	seen := make(map[int]bool)
	for _, m := range p.Marks {
		if m.Footnote >= 0 && !seen[m.Footnote] {
			seen[m.Footnote] = true
			out = append(out, &b.Footnotes[m.Footnote])
		}
	}
	return out
}

// ReferencesOf returns the references that the text itself cites, each once,
// in the order of their first citation. What only a footnote cites is not
// among them: ask for the footnote's.
func (b *Brief) ReferencesOf(p Prose) []*Reference {
	var out []*Reference
	seen := make(map[int]bool)
	for _, c := range p.Citations {
		if c.Reference >= 0 && !seen[c.Reference] {
			seen[c.Reference] = true
			out = append(out, &b.References[c.Reference])
		}
	}
	return out
}
