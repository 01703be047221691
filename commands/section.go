package commands

import (
	"context"
	"slices"
	"strings"

	"briefbot/commands/claim"
	"briefbot/commands/own"
	"briefbot/corpus"
)

func (s *Set) sectionCommand() Command {
	return Command{
		Name:        "section",
		Description: "A section of the brief, word for word; the outline without a name",
		Options: []Option{
			{Name: "name", Description: "The section's name, or part of it", Complete: s.completes(corpus.SectionPlace)},
		},
		Run: s.section,
	}
}

func (s *Set) section(_ context.Context, r Request) (Reply, error) {
	v := speak(r.Locale)
	typed := strings.TrimSpace(r.Options["name"])
	if typed == "" {
		return s.outlineReply(v), nil
	}
	return s.lookUp(v, typed, corpus.SectionPlace), nil
}

// sectionsReply lists the sections among which a person can choose.
func (s *Set) sectionsReply(v voice, found []corpus.Place, typed string) Reply {
	reply := Reply{Outcome: Answered, Blocks: s.claimed(v, Headline, claim.Matching(corpus.SectionPlace, len(found), claim.Typed(echo(typed))))}
	for _, p := range found {
		reply.Blocks = append(reply.Blocks, s.outlineItem(v, p.Index, 0))
	}
	return reply
}

// echo is what a person typed, fit to be repeated in a sentence.
func echo(typed string) string {
	return Clip(strings.Join(strings.Fields(strings.ToValidUTF8(typed, "�")), " "), maxEcho)
}

// sectionReply is a section word for word, then the sources of all its
// paragraphs, then the sections under it.
func (s *Set) sectionReply(v voice, i int) Reply {
	sec := &s.brief.Sections[i]
	reply := Reply{Outcome: Answered}
	if sec.Name != "" {
		reply.Blocks = append(reply.Blocks, s.sectionHeading(i))
	} else {
		reply.Blocks = append(reply.Blocks, plain(Note, s.sectionName(v, i)))
	}
	for _, p := range sec.Passages {
		reply.Blocks = append(reply.Blocks, s.quotation(p))
		reply.Blocks = append(reply.Blocks, s.remarks(v, p)...)
	}
	texts := make([]corpus.Prose, 0, len(sec.Passages)+1)
	for _, p := range sec.Passages {
		texts = append(texts, s.brief.Passages[p].Prose)
	}
	if len(sec.Heading.Marks) > 0 {
		texts = append([]corpus.Prose{sec.Heading}, texts...)
	}
	reply.Blocks = append(reply.Blocks, s.sourcesIn(v, texts)...)
	for j := range s.brief.Sections {
		if s.brief.Sections[j].Parent == i {
			reply.Blocks = append(reply.Blocks, s.outlineItem(v, j, 0))
		}
	}
	if len(sec.Passages) > 0 {
		w := view{verb: citePassage, passage: sec.Passages[0]}
		reply.Actions = []Action{{Kind: CiteThis, Label: v.say(own.CiteThis), State: s.state(w)}}
		reply.Share = s.state(view{verb: showSection, passage: sec.Passages[0]})
	}
	return reply
}

// sectionHeading is the heading of a section with its footnote marks.
func (s *Set) sectionHeading(i int) Block {
	sec := &s.brief.Sections[i]
	b := Block{Kind: Heading, Label: sec.Number, Level: max(sec.Level-1, 0), Runs: []Run{{Text: sec.Name}}}
	for _, m := range sec.Heading.Marks {
		b.Runs = append(b.Runs, Run{Text: m.Label, Style: Superscript})
	}
	return b
}

// outlineReply lists the sections.
func (s *Set) outlineReply(v voice) Reply {
	reply := Reply{Outcome: Answered, Share: s.state(view{verb: showOutline}), Blocks: append([]Block{s.title()}, s.claimed(v, Headline, s.document.Listed(corpus.SectionPlace))...)}
	lowest := 6
	for _, sec := range s.brief.Sections {
		if sec.Level > 0 {
			lowest = min(lowest, sec.Level)
		}
	}
	for i, sec := range s.brief.Sections {
		reply.Blocks = append(reply.Blocks, s.outlineItem(v, i, max(sec.Level-lowest, 0)))
	}
	return reply
}

// outlineItem is a section's line in a list.
func (s *Set) outlineItem(v voice, i, level int) Block {
	sec := &s.brief.Sections[i]
	name := s.sectionName(v, i)
	if slices.ContainsFunc(s.brief.Sections, func(o corpus.Section) bool { return o.ID != sec.ID && o.Name == sec.Name }) {
		name = s.sectionPath(v, i) // the "Background" of each chapter
	}
	b := plain(Item, v.say(own.Several, name, len(sec.Passages)))
	b.Level = level
	if len(sec.Passages) > 0 {
		b.Passage = s.brief.Passages[sec.Passages[0]].ID
	}
	return b
}
