package commands

import (
	"context"
	"errors"

	"briefbot/index"
)

// Act carries out an [Action] by its State. A state of another brief, or one
// that cannot be read, gives a Reply with Outcome Refused that says to ask
// again. Of r only Locale is used.
func (s *Set) Act(_ context.Context, state string, r Request) (Reply, error) {
	v := speak(r.Locale)
	w, err := s.view(state)
	switch {
	case errors.Is(err, errOtherBrief):
		return refuse(v.say("The brief has changed since this reply. Please ask again.")), nil
	case err != nil:
		return refuse(v.say("This button cannot be read. Please ask again.")), nil
	}
	reply := s.viewReply(v, w)
	reply.Share = state
	return reply, nil
}

// viewReply is what a view shows.
func (s *Set) viewReply(v voice, w view) Reply {
	switch w.verb {
	case showMatch:
		return s.matchReply(v, w)
	case showPassage:
		return Reply{Outcome: Answered, Blocks: s.passageBlocks(v, w.passage), Actions: s.steps(v, w)}
	case showSection:
		return s.sectionReply(v, s.brief.Passages[w.passage].Section)
	case citePassage, citeBrief:
		return s.citeReply(v, w)
	case showNearest:
		return s.closestReply(v, w, nil)
	case showAdvice:
		return s.allRecommendations(v)
	case showSources:
		return s.allReferences(v)
	case showOutline:
		return s.contentsReply(v, w.matches)
	case showStated:
		return s.statedPassages(v, w.matches)
	case showNothing:
		return refuse(v.say("There is nothing further in that direction."))
	}
	return refuse(v.say("This button cannot be read. Please ask again."))
}

// refuse is a reply that could not be met: one sentence, only for the asker.
func refuse(sentence string) Reply {
	return Reply{Outcome: Refused, Private: true, Blocks: []Block{plain(Say, sentence)}}
}

// steps are the actions from the passage that w shows: along the matches,
// along the text, and what can be done with the passage itself.
func (s *Set) steps(v voice, w view) []Action {
	// The state of a step that leads nowhere has to be unique like any other.
	ends := 0
	end := func(kind ActionKind, label string) Action {
		ends++
		return Action{Kind: kind, Label: label, State: s.state(view{verb: showNothing, cursor: ends, verdict: w.verdict}), Disabled: true}
	}
	along := func(kind ActionKind, label string, to int) Action {
		if to < 0 || to >= len(w.matches) {
			return end(kind, label)
		}
		w := w
		w.verb, w.cursor, w.passage = showMatch, to, w.matches[to].passage
		return Action{Kind: kind, Label: label, State: s.state(w)}
	}
	beside := func(kind ActionKind, label string, to int) Action {
		if to < 0 || to >= len(s.brief.Passages) {
			return end(kind, label)
		}
		w := w
		w.verb, w.passage = showPassage, to
		return Action{Kind: kind, Label: label, State: s.state(w)}
	}
	var actions []Action
	if len(w.matches) > 1 || w.verb == showPassage && len(w.matches) > 0 {
		back, on := w.cursor-1, w.cursor+1
		if w.verb == showPassage && (w.cursor >= len(w.matches) || w.matches[w.cursor].passage != w.passage) {
			back = w.cursor // the way back leads to the match one came from
		}
		actions = append(actions,
			along(PreviousMatch, v.say("Previous match"), back),
			along(NextMatch, v.say("Next match"), on))
	}
	own := view{passage: w.passage, verdict: index.Answers}
	section, cite := own, own
	section.verb, cite.verb = showSection, citePassage
	return append(actions,
		beside(ParagraphBefore, v.say("Paragraph before"), w.passage-1),
		beside(ParagraphAfter, v.say("Paragraph after"), w.passage+1),
		Action{Kind: WholeSection, Label: v.say("Whole section"), State: s.state(section)},
		Action{Kind: CiteThis, Label: v.say("Cite this"), State: s.state(cite)})
}
