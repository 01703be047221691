package reader

import (
	"net/url"

	"briefbot/commands"
)

// An answer is a reply as the page shows it.
type answer struct {
	Outcome commands.Outcome
	Blocks  []replyBlock
	Steps   []step
}

// A replyBlock is a block of a reply, with the passage's anchor.
type replyBlock struct {
	Kind    commands.BlockKind
	Label   string
	Passage string
	Level   int
	Spans   []span
}

// A step is an action: a link that shows another reply.
type step struct {
	Label, Href string // without Href there is nothing in that direction
}

// newAnswer turns a reply to a question into what the page shows. The question
// goes into the steps' addresses, so that it stays in the box.
func newAnswer(r commands.Reply, question string) *answer {
	a := &answer{Outcome: r.Outcome}
	for _, b := range r.Blocks {
		a.Blocks = append(a.Blocks, replyBlock{b.Kind, b.Label, b.Passage, b.Level, runSpans(b.Runs)})
	}
	for _, act := range r.Actions {
		s := step{Label: act.Label}
		if !act.Disabled {
			v := url.Values{"step": {act.State}}
			if question != "" {
				v.Set("q", question)
			}
			s.Href = "?" + v.Encode() + "#" + answerID
		}
		a.Steps = append(a.Steps, s)
	}
	return a
}

// answerID is the anchor of the answer.
const answerID = "_answer"
