package commands

import (
	"context"
	"fmt"
	"slices"
	"strings"

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
	// maxMissing is how many words that the brief never uses are named.
	maxMissing = 3
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
		return refuse(v.say("Please type a question, for example: What does the brief recommend?")), nil
	}
	result, err := s.search.Search(ctx, index.Query{Text: question, Limit: maxMatches, About: r.About})
	if err != nil {
		return Reply{}, fmt.Errorf("searching: %w", err)
	}
	reply := s.resultReply(v, question, result)
	reply.Asked = index.WithoutMarkup(question)
	reply.Private = reply.Private || r.private()
	return reply, nil
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
	case len(w.matches) == 0 && len(result.Missing) > 0:
		return Reply{Outcome: Silent, Blocks: []Block{plain(Say, v.silent("The brief does not answer this", result.Missing))}}
	case len(w.matches) == 0:
		return Reply{Outcome: Silent, Blocks: []Block{plain(Say, v.say("The brief does not answer this. Try other or fewer words, or look at the outline with /section."))}}
	}
	w.passage = w.matches[0].passage
	switch result.Verdict {
	case index.None:
		w.verb = showNearest
		return Reply{
			Outcome: Silent,
			Blocks:  []Block{plain(Say, v.silent("The brief does not answer this", result.Missing))},
			Actions: []Action{{Kind: Nearest, Label: v.say("Nearest passages"), State: s.state(w)}},
		}
	case index.Closest:
		return s.closestReply(v, w, result.Missing)
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
		blocks[at].Label = v.say("match %d of %d", w.cursor+1, len(w.matches))
	}
	if m.sameAs >= 0 {
		blocks = append(blocks, plain(Note, v.say("The marked sentence says the same as match %d, in the same words.", m.sameAs+1)))
	}
	return blocks
}

// silent is a sentence that says that the brief does not answer, and which
// words of the question it never uses. They are what a person typed: data.
func (v voice) silent(sentence string, missing []string) string {
	sentence = v.say(sentence)
	var words []string
	for _, m := range missing {
		m = "“" + echoed(Clip(strings.Join(strings.Fields(m), " "), maxEcho)) + "”"
		if m != "“"+echoed("")+"”" && len(words) < maxMissing && !slices.ContainsFunc(words, func(w string) bool { return fold(w) == fold(m) }) {
			words = append(words, m)
		}
	}
	if len(words) == 0 {
		return sentence + "."
	}
	return sentence + v.say(": it never mentions %s.", strings.Join(words, ", "))
}

// partsReply answers a question that asks several things: each as if it had
// been asked alone.
func (s *Set) partsReply(v voice, w view, parts []index.Part) Reply {
	reply := Reply{Outcome: Silent}
	shown := -1
	for _, part := range parts {
		reply.Blocks = append(reply.Blocks, plain(Say, "“"+echoed(Clip(strings.Join(strings.Fields(part.Text), " "), 200))+"”"))
		if own, ok := s.entryReply(v, part); ok {
			reply.Blocks = append(reply.Blocks, own.Blocks...)
			if own.Outcome == Answered {
				reply.Outcome = Answered
			}
			continue
		}
		hits := s.matches(part.Hits)
		if part.Verdict == index.None || len(hits) == 0 {
			reply.Blocks = append(reply.Blocks, plain(Say, v.silent("The brief does not answer this", nil)))
			continue
		}
		if part.Verdict == index.Closest {
			reply.Blocks = append(reply.Blocks, plain(Say, v.say("Closest sentences; the brief may not answer this")+"."))
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
		reply.Blocks = append(reply.Blocks, plain(Say, v.silent("Closest passage; the brief may not answer this", nil)))
	}
	reply.Blocks = append(reply.Blocks, s.matchBlocks(v, w)...)
	return s.walkable(v, w, reply)
}
