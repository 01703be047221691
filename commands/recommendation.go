package commands

import (
	"context"
	"slices"
	"strings"

	"briefbot/corpus"
)

func (s *Set) recommendationCommand() Command {
	return Command{
		Name:        "recommendation",
		Description: "A recommendation of the brief, word for word; all of them without a number",
		Options: []Option{
			{Name: "number", Description: "Which one: 2, R2, second", Complete: s.completes(corpus.RecommendationPlace)},
		},
		Run: s.recommendation,
	}
}

func (s *Set) recommendation(_ context.Context, r Request) (Reply, error) {
	v := speak(r.Locale)
	typed := r.Options["number"]
	if word := strings.TrimSpace(typed); word == "" || strings.EqualFold(word, "all") {
		return s.allRecommendations(v), nil
	}
	return s.lookUp(v, typed, corpus.RecommendationPlace), nil
}

// recommendationReply is one recommendation word for word, with its sources.
func (s *Set) recommendationReply(v voice, rec *corpus.Recommendation) Reply {
	reply := Reply{Outcome: Answered, Blocks: append(s.claimed(v, Headline, s.document.Numbered(rec)), s.recommendationWords(v, rec)...)}
	reply.Blocks[1].Label = "" // the headline says it
	reply.Blocks = append(reply.Blocks, s.place(v, rec.Passages[0]))
	reply.Blocks = append(reply.Blocks, s.sourcesOf(v, rec.Passages...)...)
	reply.Blocks = append(reply.Blocks, s.claimed(v, Note, s.document.Unnumbered())...)
	return s.walkable(v, view{verb: showPassage, passage: rec.Passages[0]}, reply)
}

// recommendationWords is one recommendation word for word, all its paragraphs;
// the first is labelled with its number.
func (s *Set) recommendationWords(v voice, rec *corpus.Recommendation) []Block {
	var blocks []Block
	for k, i := range rec.Passages {
		b := s.quotation(i)
		if k == 0 {
			b.Label = rec.Number
		}
		blocks = append(append(blocks, b), s.remarks(v, i)...)
	}
	return blocks
}

// allRecommendations shows every recommendation, then the sources of all.
func (s *Set) allRecommendations(v voice) Reply {
	recognised := s.document.Recognised(corpus.RecommendationPlace)
	if len(s.brief.Recommendations) == 0 {
		i := s.brief.AdviceSection()
		if i < 0 {
			return s.silent(v, recognised)
		}
		reply := s.sectionReply(v, i)
		reply.Blocks = append(s.claimed(v, Headline, s.document.AdviceSection()), reply.Blocks...)
		return reply
	}
	reply := Reply{Outcome: Answered, Share: s.state(view{verb: showAdvice}), Blocks: s.claimed(v, Headline, recognised)}
	reply.Blocks = append(reply.Blocks, s.claimed(v, Note, s.document.Unnumbered())...)
	var all []*corpus.Recommendation
	for i := range s.brief.Recommendations {
		all = append(all, &s.brief.Recommendations[i])
	}
	reply.Blocks = append(reply.Blocks, s.recommendationList(v, all)...)
	return reply
}

// recommendationList is several recommendations, then the section that holds them
// all, or after each run its own where none does, then the sources of all.
func (s *Set) recommendationList(v voice, recs []*corpus.Recommendation) []Block {
	var blocks []Block
	var all []int
	for _, rec := range recs {
		all = append(all, rec.Passages...)
	}
	holds := s.holding(all)
	of := func(rec *corpus.Recommendation) int { return s.brief.Passages[rec.Passages[0]].Section }
	for i, rec := range recs {
		blocks = append(blocks, s.recommendationWords(v, rec)...)
		if holds < 0 && (i+1 == len(recs) || of(recs[i+1]) != of(rec)) {
			blocks = append(blocks, s.sectionPlace(v, rec.Passages[0], of(rec)))
		}
	}
	if holds >= 0 {
		at := all[0]
		if own := s.places().Passages(corpus.Place{Kind: corpus.SectionPlace, Index: holds}); len(own) > 0 && !slices.Contains(own, at) {
			at = own[0]
		}
		blocks = append(blocks, s.sectionPlace(v, at, holds))
	}
	return append(blocks, s.sourcesOf(v, all...)...)
}

// sectionPlace is a section as the place of a passage.
func (s *Set) sectionPlace(v voice, passage, section int) Block {
	place := plain(Place, s.sectionPath(v, section))
	place.Passage = s.brief.Passages[passage].ID
	return place
}

// holding is the innermost section that all of some passages stand in or under,
// or -1 if there is none but the brief itself.
func (s *Set) holding(passages []int) int {
	b := s.brief
	section := b.Passages[passages[0]].Section
	for section >= 0 && (b.Sections[section].Name == b.Title || slices.ContainsFunc(passages, func(i int) bool { return !b.Within(b.Passages[i].Section, section) })) {
		section = b.Sections[section].Parent
	}
	return section
}
