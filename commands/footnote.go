package commands

import (
	"context"
	"strings"

	"briefbot/commands/own"
	"briefbot/corpus"
	"briefbot/index"
)

func (s *Set) footnoteCommand() Command {
	return Command{
		Name:        "footnote",
		Description: "A footnote of the brief, word for word, and the sentence that it stands by",
		Options: []Option{
			{Name: "number", Description: "The footnote's number", Required: true, Complete: s.completes(corpus.NotePlace)},
		},
		Run: s.footnoteReply,
	}
}

func (s *Set) footnoteReply(_ context.Context, r Request) (Reply, error) {
	v := speak(r.Locale)
	typed := r.Options["number"]
	if strings.EqualFold(strings.TrimSpace(typed), "all") {
		return s.allFootnotes(v, index.Part{}), nil
	}
	return s.lookUp(v, typed, corpus.NotePlace), nil
}

// notesReply shows footnotes and the sentences that they stand by.
func (s *Set) notesReply(v voice, notes []*corpus.Footnote) Reply {
	reply := Reply{Outcome: Answered}
	marked := -1
	for _, f := range notes {
		reply.Blocks = append(append(reply.Blocks, plain(Headline, v.say(own.Footnote, f.Label))), s.noteBlocks(v, f)...)
		if marked < 0 && len(f.Passages) > 0 {
			marked = f.Passages[0]
		}
	}
	if marked >= 0 {
		reply.Actions = s.passageActions(v, marked)
	}
	return reply
}

// allFootnotes lists every footnote, and under each what it names or, where
// that was asked, the sentences that it stands by too.
func (s *Set) allFootnotes(v voice, asked index.Part) Reply {
	blocks := s.namingBlocks
	if asked.Entry == "noted" {
		blocks = s.noteBlocks
	}
	reply := Reply{Outcome: Answered, Blocks: s.claimed(v, Headline, s.document.Recognised(corpus.NotePlace))}
	if len(s.brief.Footnotes) == 0 {
		reply.Outcome = Silent
	}
	for i := range s.brief.Footnotes {
		reply.Blocks = append(reply.Blocks, blocks(v, &s.brief.Footnotes[i])...)
	}
	return reply
}

// namingBlocks is a footnote and what it names.
func (s *Set) namingBlocks(v voice, f *corpus.Footnote) []Block {
	blocks := []Block{s.footnote(f)}
	for _, ref := range s.brief.ReferencesOf(f.Prose) {
		blocks = append(blocks, s.reference(v, ref, 1)...)
	}
	return blocks
}

// noteBlocks is a footnote, what it names, and the sentences that it stands by.
func (s *Set) noteBlocks(v voice, f *corpus.Footnote) []Block {
	blocks := s.namingBlocks(v, f)
	for _, i := range f.Passages {
		blocks = append(append(blocks, s.columns(i)...), s.markedSentence(i, f), s.place(v, i))
	}
	for _, i := range f.Sections {
		blocks = append(blocks, s.sectionHeading(i))
	}
	if f.OnTitle {
		blocks = append(blocks, s.title())
	}
	return append(blocks, s.claimed(v, Note, s.document.Unmarked(f))...)
}

// markedSentence is the sentence of passage i that carries the mark of f.
func (s *Set) markedSentence(i int, f *corpus.Footnote) Block {
	p := &s.brief.Passages[i]
	span := whole(p.Prose)
	for _, m := range p.Marks {
		if m.Footnote < 0 || &s.brief.Footnotes[m.Footnote] != f {
			continue
		}
		for _, sentence := range p.Sentences {
			// A mark stands after the words that it supports.
			if sentence.Start < m.At && m.At <= sentence.End {
				span = sentence
			}
		}
		break
	}
	return Block{Kind: Quotation, Passage: p.ID, Runs: runs(p.Prose, span)}
}
