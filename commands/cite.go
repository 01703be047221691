package commands

import (
	"context"
	"slices"
	"strings"

	"briefbot/corpus"
)

func (s *Set) citeCommand() Command {
	return Command{
		Name:        "cite",
		Description: "A reference of the brief: its entry, and every place where the brief cites it",
		Options: []Option{
			{Name: "work", Description: "Author, author and year, or part of the title", Required: true, Complete: s.completeReference},
			{Name: "style", Description: "Give a citation ready to copy, in this style", Choices: styleChoices()},
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
	style := -1
	if value := r.Options["style"]; value != "" {
		style = slices.IndexFunc(citationStyles, func(c citationStyle) bool { return fold(c.value) == fold(value) || fold(c.label) == fold(value) })
		if style < 0 {
			return refuse(v.say("There is no style “%s”. The styles are: %s.", echo(value), styleNames())), nil
		}
	}
	found := s.findReferences(typed)
	if s.meansBrief(typed) && (len(found) == 0 || s.datesBrief(typed, found)) {
		return s.citeReply(v, view{verb: citeBrief, cursor: max(style, 0)}), nil
	}
	if len(found) == 0 {
		keys := meant(s.referenceCandidates(), typed)
		for i := range s.brief.References {
			if r := &s.brief.References[i]; slices.Contains(keys, clip(r.Key, maxLabel)) {
				found = append(found, r)
			}
		}
	}
	if style >= 0 && len(found) > 0 {
		reply := Reply{Outcome: Answered}
		for _, ref := range found {
			reply.Blocks = append(reply.Blocks, citationBlock(v, referenceWork(ref), style))
			reply.Blocks = append(reply.Blocks, s.damageIn(v, ref, style)...)
		}
		return reply, nil
	}
	switch len(found) {
	case 0:
		return refuse(v.say("No reference matches “%s”. Try an author or a word of the title, for example: %s", echo(typed), s.brief.References[0].Key)), nil
	case 1:
		return s.referenceReply(v, found[0]), nil
	}
	reply := Reply{Outcome: Answered, Blocks: []Block{plain(Say, v.say("%d references match “%s”. Add a name, a year or a word of the title to see where one is cited.", len(found), echo(typed)))}}
	for _, ref := range found {
		reply.Blocks = append(reply.Blocks, s.reference(v, ref, 0)...)
	}
	return reply, nil
}

// meansBrief reports whether a person means the brief itself.
func (s *Set) meansBrief(typed string) bool {
	words := tokens(clip(typed, 300))
	own := append(tokens(s.brief.Title+" "+strings.Join(s.brief.Info.Authors, " ")+" "+s.brief.Info.Year()), "this", "policy", "brief", "itself")
	for _, w := range words {
		if !slices.Contains(own, w) {
			return false
		}
	}
	return len(words) > 0
}

// datesBrief reports whether a person typed the year of the brief, and of none
// of the works that were found: "Bossuyt 2020" is not "Bossuyt and Bolgova 2019".
func (s *Set) datesBrief(typed string, found []*corpus.Reference) bool {
	year := s.brief.Info.Year()
	return slices.Contains(tokens(clip(typed, 300)), fold(year)) &&
		!slices.ContainsFunc(found, func(r *corpus.Reference) bool { return r.Year == year })
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
		w := view{verb: citePassage, passage: r.Passage}
		reply.Actions = []Action{{Kind: CiteThis, Label: v.say("Cite this"), State: s.state(w)}}
	}
	return reply
}

// referenceCount is the one sentence for a reference that does not exist.
func (s *Set) referenceCount(v voice) string {
	n := len(s.brief.References)
	switch n {
	case 0:
		return v.say("The brief lists no references.")
	case 1:
		return v.say("The brief lists one reference: %s.", s.brief.References[0].Key)
	}
	return v.say("The brief lists %s references, from %s to %s.", v.count(n), s.brief.References[0].Key, s.brief.References[n-1].Key)
}

// styleIn is the citation style that a question names, or the first.
func styleIn(question string) int {
	words := tokens(clip(question, 300))
	return max(0, slices.IndexFunc(citationStyles, func(c citationStyle) bool {
		return slices.Contains(words, fold(c.value)) || slices.Contains(words, fold(c.label))
	}))
}

// allReferences lists the whole bibliography.
func (s *Set) allReferences(v voice) Reply {
	if len(s.brief.References) == 0 {
		return Reply{Outcome: Silent, Blocks: []Block{plain(Say, v.say("The brief lists no references."))}}
	}
	reply := Reply{Outcome: Answered, Share: s.state(view{verb: showSources}), Blocks: []Block{
		plain(Say, v.say("The brief lists these references (%d):", len(s.brief.References)))}}
	for i := range s.brief.References {
		reply.Blocks = append(reply.Blocks, s.reference(v, &s.brief.References[i], 0)...)
	}
	return reply
}

// citeReply says how to cite what w shows (the brief, a passage of it, or the
// reference whose entry the passage is) in one style; its actions lead to the
// others.
func (s *Set) citeReply(v voice, w view) Reply {
	work := s.briefWork(-1)
	var remarks []Block
	if w.verb == citePassage {
		work = s.briefWork(w.passage)
		if r := s.entryOf(w.passage); r != nil {
			work, remarks = referenceWork(r), s.damageIn(v, r, w.cursor)
		}
	}
	reply := Reply{Outcome: Answered, Share: s.state(w), Blocks: append([]Block{citationBlock(v, work, w.cursor)}, remarks...)}
	for i, style := range citationStyles {
		to := view{verb: w.verb, passage: w.passage, cursor: i}
		reply.Actions = append(reply.Actions, Action{Kind: ActionKind(style.value), Label: v.say(style.label), State: s.state(to), Disabled: i == w.cursor})
	}
	return reply
}

// damageIn says what becomes of a damaged address in a citation: only the entry
// as printed has it.
func (s *Set) damageIn(v voice, r *corpus.Reference, style int) []Block {
	if citationStyles[style].value == "printed" {
		return s.damage(v, r, 0)
	}
	return damageNote(r, v.say("Address damaged in the source: left out here."), 0)
}

// citationBlock is a citation to copy.
func citationBlock(v voice, w work, style int) Block {
	return Block{Kind: Code, Label: v.say(citationStyles[style].label), Runs: []Run{{Text: citationStyles[style].write(w)}}}
}
