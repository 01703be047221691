package commands

import (
	"context"
	"errors"

	"briefbot/commands/claim"
	"briefbot/commands/own"
	"briefbot/index"
)

// Act carries out an [Action] by its State. A state of another brief, or one
// that cannot be read, gives a Reply with Outcome Refused that says to ask
// again. Of r only Locale is used.
func (s *Set) Act(ctx context.Context, state string, r Request) (Reply, error) {
	v := speak(r.Locale)
	w, err := s.view(state)
	switch {
	case errors.Is(err, errOtherBrief):
		return refuse(v.say(own.BriefChanged)), nil
	case err != nil:
		return refuse(v.say(own.ButtonUnread)), nil
	}
	reply := s.passageView(v, w)
	if w.verb == showBrief {
		reply, err = s.aboutReply(ctx, v)
	}
	if err != nil {
		return Reply{}, err
	}
	reply.Share = state
	return reply, nil
}

// passageView is what a view shows, but for that of the brief itself.
func (s *Set) passageView(v voice, w view) Reply {
	switch w.verb {
	case showMatch:
		return s.matchReply(v, w)
	case showPassage:
		return s.walkable(v, w, Reply{Outcome: Answered, Blocks: s.passageBlocks(v, w.passage)})
	case showSection:
		return s.sectionReply(v, s.brief.Passages[w.passage].Section)
	case citePassage, citeBrief:
		return s.citeReply(v, w)
	case showNearest:
		return s.closestReply(v, w, claim.Answer(index.Closest))
	case showAdvice:
		return s.allRecommendations(v)
	case showSources:
		return s.allReferences(v)
	case showOutline:
		return s.contentsReply(v, w.matches)
	case showStated:
		return s.statedPassages(v, w.matches)
	case showCard:
		return s.cardReply(v, w)
	case showPicture:
		return s.argumentReply(v)
	case showNothing:
		return refuse(v.say(own.NothingFurther))
	}
	return refuse(v.say(own.ButtonUnread))
}

// refuse is a reply that could not be met: one sentence, only for the asker.
func refuse(sentence string) Reply {
	return Reply{Outcome: Refused, Private: true, Blocks: []Block{plain(Say, sentence)}}
}

// walkable is a reply from which one can go on: along the matches, along the
// text from the passage that w shows, and to what can be done with that. A step
// that leads nowhere is none.
func (s *Set) walkable(v voice, w view, r Reply) Reply {
	r.State = s.state(w)
	along := func(kind ActionKind, label string, to int) {
		if to >= 0 && to < len(w.matches) {
			w := w
			w.verb, w.cursor, w.passage = showMatch, to, w.matches[to].passage
			r.Actions = append(r.Actions, Action{Kind: kind, Label: label, State: s.state(w)})
		}
	}
	beside := func(kind ActionKind, label string, to int) {
		if to >= 0 && to < len(s.brief.Passages) {
			w := w
			w.verb, w.passage = showPassage, to
			r.Actions = append(r.Actions, Action{Kind: kind, Label: label, State: s.state(w), More: true})
		}
	}
	if len(w.matches) > 1 || w.verb == showPassage && len(w.matches) > 0 {
		back, on := w.cursor-1, w.cursor+1
		if w.verb == showPassage && (w.cursor >= len(w.matches) || w.matches[w.cursor].passage != w.passage) {
			back = w.cursor // the way back leads to the match one came from
		}
		along(PreviousMatch, v.say(own.PreviousMatch), back)
		along(NextMatch, v.say(own.NextMatch), on)
		if len(r.Actions) == 2 {
			r.Actions[0].More = true // who is at the last one goes back
		}
	}
	section := view{passage: w.passage, verdict: index.Answers}
	cite := section
	section.verb, cite.verb = showSection, citePassage
	beside(ParagraphBefore, v.say(own.ParagraphBefore), w.passage-1)
	beside(ParagraphAfter, v.say(own.ParagraphAfter), w.passage+1)
	r.Actions = append(r.Actions,
		Action{Kind: WholeSection, Label: v.say(own.WholeSection), State: s.state(section)},
		Action{Kind: CiteThis, Label: v.say(own.CiteThis), State: s.state(cite)},
		Action{Kind: QuoteCard, Label: v.say(own.QuoteCard), State: s.state(s.cardOf(w)), More: true},
		Action{Kind: ArgumentPicture, Label: v.say(own.ArgumentPicture), State: s.state(view{verb: showPicture, verdict: index.Answers}), More: true})
	return r
}
