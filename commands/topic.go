package commands

import (
	"slices"
	"strings"

	"briefbot/corpus"
	"briefbot/index"
)

// topicReply answers a question about the brief as a document, or a part of
// one, from its structure. It reports false where the structure has nothing to
// say and the hits of the search are the better answer.
func (s *Set) topicReply(v voice, asked index.Part) (Reply, bool) {
	info := s.brief.Info
	if asked.Topic.SmallTalk() {
		return s.talkReply(v, asked.Topic), true
	}
	switch asked.Topic {
	case index.AboutTitle:
		return Reply{Outcome: Answered, Blocks: append([]Block{s.title()}, s.imprint(v)...)}, true
	case index.AboutAuthor:
		return s.statedReply(v, asked, info.Authors, v.say("The brief does not name its author."))
	case index.AboutEditor:
		return s.statedReply(v, asked, []string{info.Editor}, v.say("The brief does not name an editor."))
	case index.AboutDate:
		return s.statedReply(v, asked, []string{info.Date}, v.say("The brief does not say when it was published."))
	case index.AboutPublisher:
		return s.statedReply(v, asked, []string{info.Publisher}, v.say("The brief does not name its publisher."))
	case index.AboutDisclaimer:
		return s.statedReply(v, asked, []string{info.Disclaimer}, v.say("The brief says nothing about whose views it expresses."))
	case index.AboutCurrency:
		return s.currencyReply(v, asked), true
	case index.AboutLicence:
		return s.licenceReply(v, asked), true
	case index.AboutAudience:
		return s.audienceReply(v, asked), true
	case index.AboutCiting:
		return s.citeReply(v, view{verb: citeBrief, cursor: styleIn(asked.Text)}), true
	case index.AboutLength:
		return s.lengthReply(v), true
	case index.AboutSources:
		return s.allReferences(v), true
	case index.AboutNotes:
		return s.allFootnotes(v), true
	case index.AboutSections:
		return s.contentsReply(v, s.stated(asked)), true
	case index.AboutAdvice:
		return s.allRecommendations(v), true
	case index.OneRecommendation, index.OneFootnote, index.OneReference, index.OneSection:
		return s.itemReply(v, asked), true
	}
	return Reply{}, false
}

// itemReply shows the items of the structure that a question names, as the
// command for them does.
func (s *Set) itemReply(v voice, asked index.Part) Reply {
	kind := map[index.Topic]corpus.PlaceKind{index.OneRecommendation: corpus.RecommendationPlace, index.OneFootnote: corpus.NotePlace,
		index.OneReference: corpus.ReferencePlace, index.OneSection: corpus.SectionPlace}[asked.Topic]
	reading := s.places().Read(asked.Text, corpus.ReadOptions{})
	if len(reading.Places)+len(reading.Missing) == 0 {
		for _, i := range asked.Named {
			reading.Places = append(reading.Places, corpus.Place{Kind: kind, Index: i})
		}
	}
	if len(reading.Places)+len(reading.Missing) == 0 {
		return refuse(v.say("No section matches “%s”. See the outline with /section.", echo(asked.Text)))
	}
	return s.placesReply(v, reading, asked.Text)
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

// stated are the passages that state what was asked of the document, the best
// for the question first.
func (s *Set) stated(asked index.Part) []match { return s.matches(asked.Hits[:asked.Stated]) }

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
func (s *Set) statedReply(v voice, asked index.Part, values []string, silent string) (Reply, bool) {
	values = slices.DeleteFunc(slices.Clone(values), func(s string) bool { return s == "" })
	if len(values) == 0 {
		return Reply{Outcome: Silent, Blocks: []Block{plain(Say, silent)}}, true
	}
	found := s.stated(asked)
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

// quoted are the passages that state what was asked, and where they stand.
func (s *Set) quoted(v voice, asked index.Part) []Block {
	var blocks []Block
	found := s.stated(asked)
	for _, m := range found[:min(maxStated, len(found))] {
		blocks = append(blocks, s.quotation(m.passage), s.place(v, m.passage))
	}
	return blocks
}

// currencyReply says that no brief knows what came after it, and its date.
func (s *Set) currencyReply(v voice, asked index.Part) Reply {
	reply := Reply{Outcome: Silent, Blocks: []Block{plain(Say, v.say("The brief does not say whether it is still up to date."))}}
	if dated := s.quoted(v, asked); len(dated) > 0 {
		reply.Blocks = append(append(reply.Blocks, plain(Say, v.say("Its date:"))), dated...)
	}
	return reply
}

// licenceReply quotes what the brief says about its licence and copyright.
func (s *Set) licenceReply(v voice, asked index.Part) Reply {
	rights := s.quoted(v, asked)
	switch {
	case s.brief.Info.Licence != "":
		return Reply{Outcome: Answered, Blocks: append([]Block{plain(Item, v.say("Licence: %s", s.brief.Info.Licence))}, rights...)}
	case len(rights) > 0:
		return Reply{Outcome: Answered, Blocks: append([]Block{plain(Say, v.say("The brief names no licence. This is what it says about its copyright:"))}, rights...)}
	}
	return Reply{Outcome: Silent, Blocks: []Block{plain(Say, v.say("The brief says nothing about its licence or copyright."))}}
}

// audienceReply quotes for whom the brief is, where it says so.
func (s *Set) audienceReply(v voice, asked index.Part) Reply {
	if said := s.quoted(v, asked); len(said) > 0 {
		return Reply{Outcome: Answered, Blocks: said}
	}
	reply := Reply{Outcome: Silent, Blocks: []Block{plain(Say, v.say("The brief does not say for whom it is written."))}}
	if len(s.brief.Recommendations) > 0 {
		reply.Blocks = append(reply.Blocks, plain(Say, v.say("Its recommendations say who should act: see /recommendation.")))
	}
	return reply
}

// lengthReply counts what the brief has.
func (s *Set) lengthReply(v voice) Reply {
	words, paragraphs, pages := 0, 0, 0
	for i := range s.brief.Passages {
		p := &s.brief.Passages[i]
		pages = max(pages, p.Page)
		if p.Kind != corpus.Entry {
			paragraphs++
		}
		if p.Part == corpus.Body {
			words += len(strings.Fields(p.Text))
		}
	}
	reply := Reply{Outcome: Answered, Blocks: []Block{s.title()}}
	add := func(format string, n int) {
		if n > 0 {
			reply.Blocks = append(reply.Blocks, plain(Item, v.say(format, n)))
		}
	}
	add("Last printed page: %d", pages)
	add("Words in the text: %d", words)
	add("Sections: %d", len(s.brief.Sections))
	add("Paragraphs: %d", paragraphs)
	add("Recommendations: %d", len(s.brief.Recommendations))
	add("Footnotes: %d", len(s.brief.Footnotes))
	add("References: %d", len(s.brief.References))
	return reply
}
