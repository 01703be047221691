package commands

import (
	"context"
	"strings"

	"briefbot/corpus"
)

func (s *Set) citeCommand() Command {
	return Command{
		Name:        "cite",
		Description: "A reference of the brief: its entry, and every place where the brief cites it",
		Options: []Option{
			{Name: "work", Description: "Author, author and year, or part of the title", Required: true, Complete: s.completeReference},
		},
		Run: s.cite,
	}
}

func (s *Set) cite(_ context.Context, r Request) (Reply, error) {
	v := speak(r.Locale)
	typed := r.Options["work"]
	if len(s.brief.References) == 0 {
		return refuse(v.say("The brief lists no references.")), nil
	}
	if strings.TrimSpace(typed) == "" {
		return refuse(v.say("Please name a work, for example: %s", s.brief.References[0].Key)), nil
	}
	found := s.findReferences(typed)
	switch len(found) {
	case 0:
		return refuse(v.say("No reference matches “%s”. Try an author or a word of the title, for example: %s", echo(typed), s.brief.References[0].Key)), nil
	case 1:
		return s.referenceReply(v, found[0]), nil
	}
	reply := Reply{Outcome: Answered, Blocks: []Block{plain(Say, v.say("%d references match “%s”. Name one with its year to see where it is cited.", len(found), echo(typed)))}}
	for _, ref := range found {
		reply.Blocks = append(reply.Blocks, s.reference(v, ref, 0)...)
	}
	return reply, nil
}

// referenceReply is one reference: its entry, its address, every place where
// the brief cites it.
func (s *Set) referenceReply(v voice, r *corpus.Reference) Reply {
	reply := Reply{Outcome: Answered, Blocks: s.reference(v, r, 0)}
	if sound(r.URL) && !strings.Contains(r.Text, r.URL) {
		b := plain(Item, v.say("Address: "))
		b.Runs = append(b.Runs, Run{Text: r.URL, URL: r.URL})
		reply.Blocks = append(reply.Blocks, b)
	}
	var places []Block
	for _, i := range r.CitedBy {
		places = append(places, Block{Kind: Item, Passage: s.brief.Passages[i].ID, Runs: []Run{{Text: s.where(v, i)}}})
	}
	for _, n := range r.CitedByNotes {
		f := &s.brief.Footnotes[n]
		for _, i := range f.Passages {
			places = append(places, Block{Kind: Item, Passage: s.brief.Passages[i].ID,
				Runs: []Run{{Text: v.say("footnote %s (%s)", f.Label, s.where(v, i))}}})
		}
		if len(f.Passages) == 0 {
			places = append(places, plain(Item, v.say("footnote %s", f.Label)))
		}
	}
	if len(places) == 0 {
		reply.Blocks = append(reply.Blocks, plain(Note, v.say("The text of the brief never cites it.")))
	} else {
		reply.Blocks = append(append(reply.Blocks, plain(Say, v.say("Cited in:"))), places...)
	}
	if r.Passage >= 0 {
		w := view{verb: showCite, passage: r.Passage}
		reply.Actions = []Action{{Kind: CiteThis, Label: v.say("Cite this"), State: s.state(w)}}
	}
	return reply
}

// allReferences lists the whole bibliography.
func (s *Set) allReferences(v voice) Reply {
	if len(s.brief.References) == 0 {
		return Reply{Outcome: Silent, Blocks: []Block{plain(Say, v.say("The brief lists no references."))}}
	}
	reply := Reply{Outcome: Answered, Blocks: []Block{plain(Say, v.say("The brief lists these references (%d):", len(s.brief.References)))}}
	for i := range s.brief.References {
		reply.Blocks = append(reply.Blocks, s.reference(v, &s.brief.References[i], 0)...)
	}
	return reply
}

// citePassage says how to cite a passage of the brief, or the reference whose
// entry the passage is.
func (s *Set) citePassage(v voice, i int) Reply {
	if r := s.entryOf(i); r != nil {
		return Reply{Outcome: Answered, Blocks: s.reference(v, r, 0)}
	}
	b := Block{Kind: Note, Passage: s.brief.Passages[i].ID, Runs: s.briefCitation()}
	return Reply{Outcome: Answered, Blocks: []Block{b, s.place(v, i)}}
}
