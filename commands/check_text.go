package commands

import (
	"strings"

	"briefbot/commands/claim"
	"briefbot/commands/own"
	"briefbot/commands/quote"
	"briefbot/corpus"
)

// MaxText is how many bytes of a text are checked.
const MaxText = 200_000

// CheckText judges every quotation of a text, in order: what stands in quotation
// marks or quoted lines and has three words or more. The reply says first how
// many there are of each kind.
func (s *Set) CheckText(text, locale string) Reply {
	v := speak(locale)
	text = strings.ToValidUTF8(text[:min(len(text), MaxText)], "\ufffd")
	known := make(map[string]quote.Finding) // who writes quotes one thing often
	spans := s.toCheck(text)
	var kinds []string
	var blocks []Block
	for i, span := range spans {
		words := span.In(text)
		found, ok := known[words]
		if !ok {
			found = s.quotes().Check(words)
			known[words] = found
		}
		kinds = append(kinds, kindOf(found))
		blocks = append(blocks, s.judgedQuote(v, text, spans, i, found, false)...)
	}
	return Reply{Outcome: Answered, Private: true, Blocks: append(s.claimed(v, Headline, claim.Tally(kinds)), blocks...)}
}

// kindOf is the verdict on a quotation, or the kind of difference.
func kindOf(found quote.Finding) string {
	if found.Verdict == quote.Differs {
		return found.Gravity().String()
	}
	return string(found.Verdict)
}

// judgedQuote is quotation i of a text with what was found of it: how it relates to
// the brief, where it stands, and what it is cited from. Around is set where the
// brief's sentences around a changed one are shown too.
func (s *Set) judgedQuote(v voice, text string, quotes []corpus.Span, i int, found quote.Finding, around bool) []Block {
	words := quotes[i].In(text)
	asked := echoQuote(words)
	if found.Verdict != quote.Exact {
		asked = echoed(asked)
	}
	blocks := []Block{plain(Say, v.quoted(asked))}
	if found.Verdict == quote.Absent {
		return append(blocks, s.claimed(v, Headline, s.document.Lacks(words))...)
	}
	judged, cited := s.judgement(v, checked{found: found, misplaced: s.misplaced(v, beside(text, quotes, i), found)})
	blocks = append(blocks, judged...)
	if around && found.Verdict == quote.Differs {
		bold := inPlace(found.Changes)
		place, hidden := shownOf(found.Places[0], bold)
		for _, slice := range place {
			b, _ := s.context(slice, bold)
			blocks = append(blocks, b)
		}
		if hidden > 0 {
			blocks = append(blocks, plain(Note, v.say(own.MoreParagraphs, hidden)))
		}
	}
	place := plain(Place, s.whereSlice(v, found.Places[0][0]))
	if of := found.Places[0][0].Of; of.Kind == corpus.PassagePlace {
		place = s.place(v, of.Index)
	}
	return append(append(blocks, place), cited...)
}
