package commands

import (
	"slices"

	"briefbot/index"
)

// topicReply answers a question about the brief as a document from its
// structure. It reports false where the structure has nothing to say and the
// hits of the search are the better answer.
func (s *Set) topicReply(v voice, result index.Result) (Reply, bool) {
	info := s.brief.Info
	switch result.Topic {
	case index.SmallTalk:
		return Reply{Outcome: Answered, Blocks: []Block{s.greeting(v)}}, true
	case index.AboutTitle:
		return Reply{Outcome: Answered, Blocks: append([]Block{s.title()}, s.imprint(v)...)}, true
	case index.AboutAuthor:
		return s.statedReply(v, result, info.Authors, v.say("The brief does not name its author."))
	case index.AboutDate:
		return s.statedReply(v, result, []string{info.Date}, v.say("The brief does not say when it was published."))
	case index.AboutPublisher:
		return s.statedReply(v, result, []string{info.Publisher}, v.say("The brief does not name its publisher."))
	case index.AboutDisclaimer:
		return s.statedReply(v, result, []string{info.Disclaimer}, v.say("The brief says nothing about whose views it expresses."))
	case index.AboutSources:
		return s.allReferences(v), true
	case index.AboutSections:
		return s.contentsReply(v, s.matches(result.Hits[:result.Stated])), true
	case index.AboutAdvice:
		return s.allRecommendations(v), true
	}
	return Reply{}, false
}

// maxStated is how many passages answer a question about the document: what a
// message holds beside the outline.
const maxStated = 2

// contentsReply says what the brief is about in its own words, as far as it
// has a summary that states it, and how it is organised.
func (s *Set) contentsReply(v voice, stated []match) Reply {
	outline := s.outlineReply(v)
	if len(stated) == 0 {
		return outline
	}
	var shown []int
	for _, m := range stated {
		shown = append(shown, m.passage)
	}
	slices.Sort(shown) // a summary is read from its beginning
	shown = shown[:min(maxStated, len(shown))]
	blocks := []Block{outline.Blocks[0]} // the title
	for _, p := range shown {
		blocks = append(blocks, s.quotation(p))
	}
	blocks = append(blocks, s.sourcesOf(v, shown...)...)
	for _, p := range shown {
		blocks = append(blocks, s.place(v, p))
	}
	outline.Blocks = append(blocks, outline.Blocks[1:]...)
	outline.Share = s.state(view{verb: showOutline, matches: stated})
	return outline
}

// greeting says what the program is for.
func (s *Set) greeting(v voice) Block {
	b := plain(Say, v.say("Hello! I answer questions about the policy brief "))
	b.Runs = append(b.Runs, Run{Text: s.brief.Title, Style: Italic},
		Run{Text: v.say(" with its own words and sources. I quote; I do not make anything up. Ask me something, or see /help.")})
	return b
}

// title is the brief's title as printed.
func (s *Set) title() Block {
	return Block{Kind: Heading, Runs: []Run{{Text: s.brief.Title}}}
}

// imprint says who wrote and published the brief, in the program's words.
func (s *Set) imprint(v voice) []Block {
	info := s.brief.Info
	var blocks []Block
	add := func(format, value string) {
		if value != "" {
			blocks = append(blocks, plain(Item, v.say(format, value)))
		}
	}
	add("Author: %s", full(people(info.Authors), false))
	add("Editor: %s", info.Editor)
	add("Publisher: %s", info.Publisher)
	add("Date: %s", info.Date)
	add("Licence: %s", info.Licence)
	return blocks
}

// statedReply quotes the front and back matter that states one of the values.
// Where the brief states none of them, it says so with silent.
func (s *Set) statedReply(v voice, result index.Result, values []string, silent string) (Reply, bool) {
	values = slices.DeleteFunc(slices.Clone(values), func(s string) bool { return s == "" })
	if len(values) == 0 {
		return Reply{Outcome: Silent, Blocks: []Block{plain(Say, silent)}}, true
	}
	found := s.matches(result.Hits[:result.Stated])
	if len(found) == 0 {
		return Reply{}, false
	}
	return s.statedPassages(v, found), true
}

// statedPassages shows what the brief says about itself, the best first.
func (s *Set) statedPassages(v voice, stated []match) Reply {
	stated = stated[:min(maxStated, len(stated))]
	reply := Reply{Outcome: Answered, Share: s.state(view{verb: showStated, matches: stated})}
	for _, m := range stated {
		reply.Blocks = append(reply.Blocks, s.quotation(m.passage), s.place(v, m.passage))
	}
	return reply
}
