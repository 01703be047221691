package commands

import (
	"context"
	"strings"

	"briefbot/commands/claim"
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
	reading := s.read(typed, corpus.RecommendationPlace)
	if len(reading.Places)+len(reading.Missing) == 0 {
		return s.refused(v, s.document.Unmatched(corpus.RecommendationPlace, reading, claim.Typed(echo(typed))), s.document.Recognised(corpus.RecommendationPlace)), nil
	}
	return s.placesReply(v, reading, typed), nil
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
		return s.silent(v, recognised)
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

// recommendationList is several recommendations, then where the first stands,
// then the sources of all.
func (s *Set) recommendationList(v voice, recs []*corpus.Recommendation) []Block {
	var blocks []Block
	var all []int
	for _, rec := range recs {
		blocks = append(blocks, s.recommendationWords(v, rec)...)
		all = append(all, rec.Passages...)
	}
	first := all[0]
	place := plain(Place, s.sectionPath(v, s.brief.Passages[first].Section))
	place.Passage = s.brief.Passages[first].ID
	return append(append(blocks, place), s.sourcesOf(v, all...)...)
}
