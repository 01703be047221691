package commands

import (
	"briefbot/corpus"
)

// listReply shows what the brief lists: the sentence that announces it, and
// every member word for word with its place, then the sources of all.
func (s *Set) listReply(v voice, list corpus.Enumeration) Reply {
	b := s.brief
	reply := Reply{Outcome: Answered, Actions: s.passageActions(v, list.Members[0].Passage)}
	say := func(blocks ...Block) { reply.Blocks = append(reply.Blocks, blocks...) }
	var texts []corpus.Prose
	if at := list.Announcing; at.Kind == corpus.SentencePlace {
		p := &b.Passages[at.Index]
		sentence := p.Sentences[at.Sentence]
		var bold []corpus.Span
		for _, m := range list.Members {
			if m.Passage == at.Index && within(m.Span, sentence) {
				bold = append(bold, m.Span)
			}
		}
		say(Block{Kind: Quotation, Passage: p.ID, Runs: runs(p.Prose, sentence, bold...)})
		if texts = append(texts, part(p.Prose, sentence)); len(bold) == len(list.Members) {
			say(s.place(v, at.Index))
			say(s.sourcesIn(v, texts)...)
			return reply
		}
		say(s.place(v, at.Index))
	} else if at.Kind == corpus.SectionPlace {
		say(s.sectionHeading(list.Section))
	}
	for k, m := range list.Members {
		p := &b.Passages[m.Passage]
		say(Block{Kind: Quotation, Label: itoa(k + 1), Passage: p.ID, Runs: runs(p.Prose, m.Span)})
		if k+1 == len(list.Members) || list.Members[k+1].Passage != m.Passage {
			say(s.place(v, m.Passage))
		}
		texts = append(texts, part(p.Prose, m.Span))
	}
	say(s.sourcesIn(v, texts)...)
	return reply
}
