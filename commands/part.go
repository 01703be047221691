package commands

import (
	"slices"

	"briefbot/corpus"
	"briefbot/index"
)

// partReply counts and shows what sections have of what was asked for: their
// subsections, recommendations, notes, references or paragraphs.
func (s *Set) partReply(v voice, asked index.Part) Reply {
	reply := Reply{Outcome: Answered}
	for _, at := range asked.Reading.Places {
		reply.Blocks = append(reply.Blocks, s.sectionHeading(at.Index))
		reply.Blocks = append(reply.Blocks, s.partBlocks(v, at.Index, asked.Entry)...)
	}
	return reply
}

// partBlocks are the count and the items of one section and those under it.
func (s *Set) partBlocks(v voice, section int, entry string) []Block {
	b := s.brief
	passageIn := func(i int) bool { return i >= 0 && b.Within(b.Passages[i].Section, section) }
	var blocks []Block
	kind, n := corpus.PassagePlace, 0
	switch entry {
	case "sections", "subsections":
		kind = corpus.SectionPlace
		for i := range b.Sections {
			if b.Sections[i].Parent == section {
				n++
				blocks = append(blocks, s.outlineItem(v, i, 1))
			}
		}
	case "recommendations":
		kind = corpus.RecommendationPlace
		var recs []*corpus.Recommendation
		for i := range b.Recommendations {
			if r := &b.Recommendations[i]; slices.ContainsFunc(r.Passages, passageIn) {
				recs = append(recs, r)
			}
		}
		if n = len(recs); n > 0 {
			blocks = s.recommendationList(v, recs)
		}
	case "notes", "noted":
		kind = corpus.NotePlace
		for i := range b.Footnotes {
			if f := &b.Footnotes[i]; slices.ContainsFunc(f.Passages, passageIn) {
				n++
				blocks = append(blocks, s.noteBlocks(v, f)...)
			}
		}
	case "references":
		kind = corpus.ReferencePlace
		for i := range b.References {
			r := &b.References[i]
			cited := slices.ContainsFunc(r.CitedBy, passageIn) || passageIn(r.Passage) ||
				slices.ContainsFunc(r.CitedByNotes, func(f int) bool { return slices.ContainsFunc(b.Footnotes[f].Passages, passageIn) })
			if cited {
				n++
				blocks = append(blocks, s.reference(v, r, 0)...)
			}
		}
	default:
		for i := range b.Passages {
			if passageIn(i) {
				n++
			}
		}
	}
	return append(s.claimed(v, Item, s.document.InPart(kind, n)), blocks...)
}
