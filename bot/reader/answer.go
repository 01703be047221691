package reader

import (
	"net/url"
	"strings"

	"briefbot/commands"
	"briefbot/corpus"
)

// An answer is a reply as the page shows it.
type answer struct {
	Outcome commands.Outcome
	Blocks  []replyBlock
	Steps   []step
	More    []step // those that are shown when asked for
	Card    *card  // nil for none
	Picture bool   // of the argument: it has a page of its own
	Menu    *menu  // nil for none
}

// A menu is what a panel leads to, to choose one: its values are the states of
// replies, which are sent to the page Href.
type menu struct {
	Label, Href string
	Choices     []commands.Action
}

// A card is a picture that the page shows, and what stands on it.
type card struct{ Src, Alt string }

// A replyBlock is a block of a reply, with the passage's anchor.
type replyBlock struct {
	Kind    commands.BlockKind
	Label   string
	Passage string
	Href    string // where the passage stands, or ""
	Level   int
	Spans   []span
}

// A step is an action: a link that shows another reply.
type step struct {
	Label, Href string
}

// answer turns a reply to a question into what the page shows. The question
// goes into the steps' addresses, so that it stays in the box.
func (l *layout) answer(r commands.Reply, question string) *answer {
	a := &answer{Outcome: r.Outcome}
	blocks := r.Blocks
	if r.Panel != nil && len(r.Panel.Menu) > 0 {
		blocks = r.Panel.Blocks
		a.Menu = &menu{r.Panel.Label, l.steps + "#" + answerID, r.Panel.Menu}
	}
	for _, b := range blocks {
		block := replyBlock{Kind: b.Kind, Label: b.Label, Level: b.Level, Spans: runSpans(b.Runs)}
		if at, found := readAddress(l.brief, b.Passage); found {
			block.Passage, block.Href = b.Passage, l.href(at.passage)
		}
		a.Blocks = append(a.Blocks, block)
	}
	switch {
	case r.Image != nil && r.Image.Passage != "":
		a.Card = &card{"card/" + r.Image.Passage + ".png", r.Image.Alt}
	case r.Image != nil:
		a.Picture = true
	}
	for _, act := range r.Actions {
		v := url.Values{"step": {act.State}}
		if question != "" {
			v.Set("q", question)
		}
		to := step{act.Label, l.steps + "?" + v.Encode() + "#" + answerID}
		if act.More {
			a.More = append(a.More, to)
		} else {
			a.Steps = append(a.Steps, to)
		}
	}
	return a
}

// answerID is the anchor of the answer.
const answerID = "_answer"

// litSentences are the sentences in bold of the passages that a reply quotes;
// where none is bold, all that is quoted.
func litSentences(b *corpus.Brief, r commands.Reply) []address {
	var out []address
	for _, block := range r.Blocks {
		a, found := readAddress(b, block.Passage)
		if block.Kind != commands.Quotation || !found {
			continue
		}
		p := b.Passages[a.passage]
		quoted, bold := block.String(), ""
		for _, run := range block.Runs {
			if run.Style&commands.Bold != 0 && run.Style&commands.Superscript == 0 {
				bold += run.Text
			}
		}
		for i, s := range p.Sentences {
			words := s.In(p.Text)
			if bold != "" && strings.Contains(bold, words) || bold == "" && strings.Contains(quoted, words) {
				out = append(out, address{a.passage, i})
			}
		}
		if len(out) == 0 || out[len(out)-1].passage != a.passage {
			out = append(out, address{a.passage, -1}) // a part of a sentence: its section is shown
		}
	}
	return out
}
