package commands

import (
	"context"
	"fmt"
	"strings"

	"briefbot/commands/claim"
	"briefbot/commands/own"
	"briefbot/index"
)

func (s *Set) nearestCommand() Command {
	return Command{
		Name:        "nearest",
		Menu:        "Find in brief",
		Description: "The passages of the brief that are nearest to a message",
		Options:     []Option{{Name: "message", Description: "The message", Required: true}},
		Run:         s.nearest,
	}
}

// nearest shows the passage nearest to a message and names the next ones. A
// message is no question: nothing is said of whether the brief answers.
func (s *Set) nearest(ctx context.Context, r Request) (Reply, error) {
	v := speak(r.Locale)
	message := r.Options["message"]
	if strings.TrimSpace(message) == "" {
		return refuse(v.say(own.NoText)), nil
	}
	result, err := s.search.Search(ctx, index.Query{Text: message, Limit: maxMatches})
	if err != nil {
		return Reply{}, fmt.Errorf("searching: %w", err)
	}
	w := view{verb: showMatch, verdict: index.Answers, matches: s.matches(result.Hits)}
	if len(w.matches) == 0 {
		reply := s.silent(v, claim.Nearest(0))
		reply.Private = true
		return reply, nil
	}
	w.passage = w.matches[0].passage
	reply := Reply{Outcome: Answered, Private: true, Blocks: s.claimed(v, Headline, claim.Nearest(len(w.matches)))}
	reply.Blocks = append(reply.Blocks, s.passageBlocks(v, w.passage, s.span(w.matches[0]))...)
	if more := w.matches[1:min(maxNearest, len(w.matches))]; len(more) > 0 {
		reply.Blocks = append(reply.Blocks, plain(Headline, v.say(own.NextNearest)))
		for _, m := range more {
			reply.Blocks = append(reply.Blocks, Block{Kind: Item, Passage: s.brief.Passages[m.passage].ID, Runs: []Run{{Text: s.where(v, m.passage)}}})
		}
	}
	return s.walkable(v, w, reply), nil
}
