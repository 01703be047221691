package commands

import (
	"context"
	"strings"

	"briefbot/corpus"
)

func (s *Set) sectionCommand() Command {
	return Command{
		Name:        "section",
		Description: "A section of the brief, word for word; the outline without a name",
		Options: []Option{
			{Name: "name", Description: "The section's name, or part of it", Complete: s.completeSection},
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
	found := s.findSections(v, typed)
	if len(found) == 0 {
		for _, value := range meant(s.sectionCandidates(), typed) {
			found = append(found, s.findSections(v, value)...)
		}
	}
	return s.sectionsReply(v, found, typed), nil
}

// sectionsReply is the section that was found for what a person typed, or the
// list of those among which they can choose.
func (s *Set) sectionsReply(v voice, found []int, typed string) Reply {
	switch len(found) {
	case 0:
		return refuse(v.say("No section matches “%s”. See the outline with /section.", echo(typed)))
	case 1:
		return s.sectionReply(v, found[0])
	}
	reply := Reply{Outcome: Answered, Blocks: []Block{plain(Say, v.say("Several sections match “%s”:", echo(typed)))}}
	for _, i := range found {
		item := s.outlineItem(v, i, 0)
		if s.namesakes(i) {
			item.Runs = []Run{{Text: v.say("%s (%d)", s.sectionPath(v, i), len(s.brief.Sections[i].Passages))}}
		}
		reply.Blocks = append(reply.Blocks, item)
	}
	return reply
}

// namesakes reports whether another section has the name of section i, such as
// the "Background" of each chapter.
func (s *Set) namesakes(i int) bool {
	for j := range s.brief.Sections {
		if j != i && s.sectionName(voice{}, j) == s.sectionName(voice{}, i) {
			return true
		}
	}
	return false
}

// echo is what a person typed, fit to be repeated in a sentence.
func echo(typed string) string {
	return clip(strings.Join(strings.Fields(strings.ToValidUTF8(typed, "�")), " "), maxEcho)
}

// findSections are the sections that a name means, best kind of match only:
// the whole name, its beginning, a part of it, then its words misspelt.
func (s *Set) findSections(v voice, typed string) []int {
	want := strings.Join(tokens(clip(typed, 300)), " ")
	if want == "" {
		return nil
	}
	kinds := []func(name string, i int) bool{
		func(name string, i int) bool {
			return name == want || s.brief.Sections[i].ID == typed || s.brief.Sections[i].Number == strings.TrimRight(typed, ".")
		},
		func(name string, i int) bool { return strings.HasPrefix(name, want) },
		func(name string, i int) bool { return strings.Contains(name, want) },
		// "co-operation" is "cooperation"
		func(name string, i int) bool { return strings.Contains(unspaced(name), unspaced(want)) },
		func(name string, i int) bool { return allNear(strings.Fields(want), strings.Fields(name)) },
	}
	for _, kind := range kinds {
		var found []int
		for i := range s.brief.Sections {
			sec := &s.brief.Sections[i]
			names := []string{s.sectionName(v, i), sec.Name, s.sectionName(voice{}, i), s.sectionPath(voice{}, i)}
			for _, n := range names {
				if n = strings.Join(tokens(n), " "); n != "" && kind(n, i) {
					found = append(found, i)
					break
				}
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

func unspaced(s string) string { return strings.ReplaceAll(s, " ", "") }

// allNear reports whether every typed word is a word of the name, or a
// misspelling of one.
func allNear(typed, name []string) bool {
	for _, t := range typed {
		ok := false
		for _, n := range name {
			ok = ok || t == n || near(t, n) || len(t) >= 4 && strings.HasPrefix(n, t)
		}
		if !ok {
			return false
		}
	}
	return true
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
		reply.Blocks = append(reply.Blocks, s.remarks(p)...)
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
		reply.Actions = []Action{{Kind: CiteThis, Label: v.say("Cite this"), State: s.state(w)}}
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
	reply := Reply{Outcome: Answered, Share: s.state(view{verb: showOutline}), Blocks: []Block{s.title(), plain(Say, v.say("The sections, with the number of paragraphs in each:"))}}
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
	b := plain(Item, v.say("%s (%d)", s.sectionName(v, i), len(sec.Passages)))
	b.Level = level
	if len(sec.Passages) > 0 {
		b.Passage = s.brief.Passages[sec.Passages[0]].ID
	}
	return b
}
