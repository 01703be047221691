package commands

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"briefbot/commands/claim"
	"briefbot/commands/own"
	"briefbot/commands/quote"
	"briefbot/index"
)

const (
	// maxMatches is how many hits a reply's buttons lead through. Ten fit a
	// state whatever the brief's length, and nobody presses further.
	maxMatches = 10
	// answering is the share of the first hit's score that another has at least
	// which answers too. In the sets questions to fifth and seventh, of 9 more
	// hits to a question 3.9 have it, and 81 % of those that the sets count as
	// right (without a companion 4.5 and 97 %); at 0.8 it would be 59 %.
	answering = 0.7
	// maxEcho is how many characters of a typed word are repeated.
	maxEcho = 40
)

func (s *Set) askCommand() Command {
	return Command{
		Name:        "ask",
		Description: "Ask a question; get the matching passage word for word, with its sources",
		Options: []Option{
			{Name: "question", Description: "What you want to know, in your own words", Required: true},
			{Name: "private", Description: "Show the answer only to you", Flag: true},
		},
		Run: s.ask,
	}
}

func (s *Set) ask(ctx context.Context, r Request) (Reply, error) {
	v := speak(r.Locale)
	question := r.Options["question"]
	if strings.TrimSpace(question) == "" {
		return refuse(v.say(own.NoQuestion)), nil
	}
	result, err := s.search.Search(ctx, index.Query{Text: question, Limit: maxMatches, About: r.About})
	if err != nil {
		return Reply{}, fmt.Errorf("searching: %w", err)
	}
	if a := r.About; a != nil && a.Message != "" && result.InFull == a.Message { // "is this right?"
		if reply, ok, err := s.checkMessage(ctx, r, v); ok || err != nil {
			return reply, err
		}
	}
	reply := s.resultReply(v, question, result)
	reply.Asked, reply.InFull = index.WithoutMarkup(question), result.InFull
	reply.Aside = result.Kind == index.AskAgain || result.Kind == index.TalkKind
	reply.Private = reply.Private || r.private()
	return reply, nil
}

// checkMessage checks a message that a question is about: its quotations, or else
// the whole of it. It reports false if that is too short.
func (s *Set) checkMessage(ctx context.Context, r Request, v voice) (Reply, bool, error) {
	message := r.About.Message
	if len(s.toCheck(message)) > 0 {
		r.Options = map[string]string{"message": message, "private": r.Options["private"]}
		reply, err := s.checkQuotes(ctx, r)
		reply.Private = r.private()
		return reply, true, err
	}
	switch checked := s.checkTyped(v, message); checked.found.Verdict {
	case quote.TooShort:
		return Reply{}, false, nil
	case quote.Absent:
		reply, err := s.absentReply(ctx, v, message)
		return reply, true, err
	default:
		return s.foundReply(v, checked), true, nil
	}
}

// resultReply shows what a search found. It is the one answer of all doors.
func (s *Set) resultReply(v voice, question string, result index.Result) Reply {
	if reply, ok := s.entryReply(v, index.Part{Text: question, Result: result}); ok && len(result.Parts) == 0 {
		return reply
	}
	w := view{verb: showMatch, verdict: result.Verdict, matches: s.matches(result.Hits)}
	switch {
	case len(result.Parts) > 1:
		return s.partsReply(v, w, result.Parts)
	case len(w.matches) == 0:
		reply := s.silent(v, claim.Answer(index.None), s.document.NeverMentions(question, result.Missing))
		lead := &reply.Blocks[0]
		lead.Runs = append(lead.Runs, Run{Text: " " + v.say(own.TryOthers)})
		return reply
	}
	w.passage = w.matches[0].passage
	switch result.Verdict {
	case index.None:
		w.verb = showNearest
		return Reply{
			Outcome: Silent,
			Blocks:  s.claimed(v, Say, claim.Answer(index.None), s.document.NeverMentions(question, result.Missing)),
			Actions: []Action{{Kind: Nearest, Label: v.say(own.NearestPassages), State: s.state(w)}},
		}
	case index.Closest:
		w.matches = s.matches(corrected(result.Hits, result.Correction))
		return s.closestReply(v, w, claim.Doubt(result.Doubt), s.document.NeverMentions(question, result.Missing))
	}
	w.matches = s.matches(answers(result.Hits))
	return s.walkable(v, w, Reply{Outcome: Answered, Blocks: s.matchBlocks(v, w), Share: s.state(w)})
}

// answers are the first hits that answer a question which the first one answers.
func answers(hits []index.Hit) []index.Hit {
	for i, h := range hits {
		if h.Score < answering*hits[0].Score {
			return hits[:i]
		}
	}
	return hits
}

// matchBlocks shows the match at the cursor, and which of how many it is.
func (s *Set) matchBlocks(v voice, w view) []Block {
	m := w.matches[w.cursor]
	blocks := s.passageBlocks(v, m.passage, s.span(m))
	at := slices.IndexFunc(blocks, func(b Block) bool { return b.Kind == Place })
	if at >= 0 && len(w.matches) > 1 && w.verdict == index.Answers {
		blocks[at].Label = v.say(own.MatchOf, w.cursor+1, len(w.matches))
	}
	if m.sameAs >= 0 {
		same := w.matches[m.sameAs]
		blocks = append(blocks, s.claimed(v, Note, claim.Repeats(s.sentence(m), s.sentence(same), m.sameAs+1))...)
	}
	return blocks
}

// partsReply answers a question that asks several things: each as if it had
// been asked alone.
func (s *Set) partsReply(v voice, w view, parts []index.Part) Reply {
	reply := Reply{Outcome: Silent}
	shown := -1
	for _, part := range parts {
		reply.Blocks = append(reply.Blocks, plain(Headline, v.say(own.Asked, echoed(Clip(strings.Join(strings.Fields(part.Text), " "), 200)))))
		if own, ok := s.entryReply(v, part); ok {
			reply.Blocks = append(reply.Blocks, own.Blocks...)
			if own.Outcome == Answered {
				reply.Outcome = Answered
			}
			continue
		}
		hits := s.matches(part.Hits)
		if part.Verdict == index.None || len(hits) == 0 {
			reply.Blocks = append(reply.Blocks, s.claimed(v, Say, claim.Answer(index.None))...)
			continue
		}
		if part.Verdict == index.Closest {
			reply.Blocks = append(reply.Blocks, s.claimed(v, Say, claim.Answer(part.Verdict))...)
			for _, at := range apart(hits) {
				reply.Blocks = append(reply.Blocks, s.sentenceBlocks(v, hits[at], "")...)
			}
		} else {
			reply.Outcome = Answered
			reply.Blocks = append(reply.Blocks, s.passageBlocks(v, hits[0].passage, s.span(hits[0]))...)
		}
		for i, m := range w.matches {
			if m.passage == hits[0].passage && i > shown {
				shown = i
			}
		}
	}
	if shown >= 0 { // else all of it came from the structure: there are no matches to go through
		w.cursor, w.passage = shown, w.matches[shown].passage
		reply = s.walkable(v, w, reply)
	}
	return reply
}

// matchReply shows the match at the cursor.
func (s *Set) matchReply(v voice, w view) Reply {
	w.passage = w.matches[w.cursor].passage
	reply := Reply{Outcome: Answered}
	if w.verdict != index.Answers {
		reply.Outcome = Silent
		reply.Blocks = append(reply.Blocks, s.claimed(v, Headline, claim.Near())...)
	}
	reply.Blocks = append(reply.Blocks, s.matchBlocks(v, w)...)
	return s.walkable(v, w, reply)
}
