package commands

import (
	"slices"
	"strings"

	"briefbot/corpus"
	"briefbot/index"
)

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

// statedReply quotes the front and back matter that states one of the values,
// or gives them where no passage does. Where the brief states none of them, it
// says so with silent.
func (s *Set) statedReply(v voice, asked index.Part, values []string, silent string) Reply {
	values = slices.DeleteFunc(slices.Clone(values), func(s string) bool { return s == "" })
	switch found := s.stated(asked); {
	case len(values) == 0:
		return Reply{Outcome: Silent, Blocks: []Block{plain(Say, silent)}}
	case len(found) > 0:
		return s.statedPassages(v, found)
	}
	return Reply{Outcome: Answered, Blocks: append([]Block{s.title()}, s.imprint(v)...)}
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
	reply := Reply{Outcome: Silent, Blocks: []Block{plain(Say, v.say("I cannot tell whether the brief is still up to date."))}}
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
		return Reply{Outcome: Answered, Blocks: append([]Block{plain(Say, v.say("I found no licence named. This is what the brief says about its copyright:"))}, rights...)}
	}
	return Reply{Outcome: Silent, Blocks: []Block{plain(Say, v.say("I found no licence or copyright notice."))}}
}

// audienceReply quotes for whom the brief is, where it says so.
func (s *Set) audienceReply(v voice, asked index.Part) Reply {
	if said := s.quoted(v, asked); len(said) > 0 {
		return Reply{Outcome: Answered, Blocks: said}
	}
	reply := Reply{Outcome: Silent, Blocks: []Block{plain(Say, v.say("I found nothing about whom the brief is written for."))}}
	if len(s.brief.Recommendations) > 0 {
		reply.Blocks = append(reply.Blocks, plain(Say, v.say("Its recommendations say who should act: see /recommendation.")))
	}
	return reply
}

// wordsAMinute is how fast adults read, silently and in English: 238 [Brysbaert
// 2019, "How many words do we read per minute?"].
const wordsAMinute = 238

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
	add("Reading time in minutes, about: %d", (words+wordsAMinute-1)/wordsAMinute)
	add("Sections: %d", len(s.brief.Sections))
	add("Paragraphs: %d", paragraphs)
	add("Recommendations: %d", len(s.brief.Recommendations))
	add("Footnotes: %d", len(s.brief.Footnotes))
	add("References: %d", len(s.brief.References))
	return reply
}

// languageReply names the language that the brief is printed in.
func (s *Set) languageReply(v voice) Reply {
	return Reply{Outcome: Answered, Blocks: []Block{plain(Say, v.say("The brief is printed in this language: %s. I do not translate it.", corpus.LanguageName(s.brief.Language)))}}
}

// mostCitedReply shows the references that are cited in most places.
func (s *Set) mostCitedReply(v voice) Reply {
	most := 0
	places := func(r *corpus.Reference) int { return len(r.CitedBy) + len(r.CitedByNotes) }
	for i := range s.brief.References {
		most = max(most, places(&s.brief.References[i]))
	}
	if most == 0 {
		return Reply{Outcome: Silent, Blocks: []Block{plain(Say, v.say("I found no reference cited in the text."))}}
	}
	reply := Reply{Outcome: Answered, Blocks: []Block{plain(Say, v.say("Cited most often, in paragraphs and notes: %d times.", most))}}
	for i := range s.brief.References {
		if r := &s.brief.References[i]; places(r) == most {
			reply.Blocks = append(reply.Blocks, s.reference(v, r, 0)...)
		}
	}
	return reply
}

// interviewsReply quotes the notes that name interviews, and where no note does
// the passages.
func (s *Set) interviewsReply(v voice, asked index.Part) Reply {
	found := s.stated(asked)
	reply := Reply{Outcome: Answered}
	for _, m := range found {
		p := &s.brief.Passages[m.passage]
		for _, span := range p.Sentences {
			if index.SpeaksOfInterviews(span.In(p.Text)) {
				reply.Blocks = append(reply.Blocks, Block{Kind: Quotation, Passage: p.ID, Runs: runs(p.Prose, span)}, s.place(v, m.passage))
			}
		}
	}
	for i := range s.brief.Footnotes {
		if f := &s.brief.Footnotes[i]; index.SpeaksOfInterviews(f.Text) {
			reply.Blocks = append(reply.Blocks, s.footnote(f))
		}
	}
	if len(reply.Blocks) == 0 {
		return Reply{Outcome: Silent, Blocks: []Block{plain(Say, v.say("I found no mention of interviews."))}}
	}
	return reply
}

// fundingReply quotes what the brief says of who paid for it or reviewed it.
func (s *Set) fundingReply(v voice, asked index.Part) Reply {
	if said := s.quoted(v, asked); len(said) > 0 {
		return Reply{Outcome: Answered, Blocks: said}
	}
	return Reply{Outcome: Silent, Blocks: []Block{plain(Say, v.say("I found nothing in the brief about who paid for it or reviewed it."))}}
}

// downloadReply says that a brief does not know where it is published.
func (s *Set) downloadReply(v voice) Reply {
	return Reply{Outcome: Silent, Blocks: []Block{plain(Say, v.say("I do not know where the brief can be downloaded. /section shows it here, section by section."))}}
}

// allSections counts and lists the sections.
func (s *Set) allSections(v voice) Reply {
	reply := s.outlineReply(v)
	reply.Blocks = slices.Insert(reply.Blocks, 1, plain(Item, v.say("Sections: %d", len(s.brief.Sections))))
	return reply
}
