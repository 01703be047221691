package commands

import (
	"slices"

	"briefbot/commands/claim"
	"briefbot/commands/own"
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
	shown := mapped(stated, func(m match) int { return m.passage })
	slices.Sort(shown) // a summary is read from its beginning
	shown = shown[:min(maxStated, len(shown))]
	blocks := []Block{outline.Blocks[0]} // the title
	for _, p := range shown {
		blocks = append(blocks, s.quotation(p), s.place(v, p))
	}
	blocks = append(blocks, s.sourcesOf(v, shown...)...)
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
	return s.each(v, Item, s.document.Imprint(Byline(s.brief)))
}

// statedReply quotes the front and back matter that states one of the values,
// or gives them where no passage does.
func (s *Set) statedReply(v voice, asked index.Part) Reply {
	if unfound := s.document.Unfound(asked.Entry); unfound.Says() {
		reply := s.silent(v, unfound)
		if near := s.quoted(v, asked); len(near) > 0 { // an institute in the front matter may be the publisher
			reply.Blocks = append(append(reply.Blocks, s.claimed(v, Headline, claim.Nearest(len(near)))...), near...)
		}
		return reply
	}
	if found := s.stated(asked); len(found) > 0 {
		return s.statedPassages(v, found)
	}
	return Reply{Outcome: Answered, Blocks: append([]Block{s.title()}, s.imprint(v)...)}
}

// statedPassages shows what the brief says about itself, the best first.
func (s *Set) statedPassages(v voice, stated []match) Reply {
	stated = stated[:min(maxStated, len(stated))]
	return Reply{Outcome: Answered, Share: s.state(view{verb: showStated, matches: stated}), Blocks: s.placed(v, stated)}
}

// quoted are the first passages that state what was asked, each with its place.
func (s *Set) quoted(v voice, asked index.Part) []Block {
	found := s.stated(asked)
	return s.placed(v, found[:min(maxStated, len(found))])
}

// placed are passages, each with its place.
func (s *Set) placed(v voice, passages []match) []Block {
	var blocks []Block
	for _, m := range passages {
		blocks = append(blocks, s.quotation(m.passage), s.place(v, m.passage))
	}
	return blocks
}

// currencyReply says that no brief knows what came after it, and its date.
func (s *Set) currencyReply(v voice, asked index.Part) Reply {
	reply := Reply{Outcome: Silent, Blocks: []Block{plain(Say, v.say(own.UpToDate))}}
	if dated := s.quoted(v, asked); len(dated) > 0 {
		reply.Blocks = append(append(reply.Blocks, s.claimed(v, Headline, claim.Nearest(len(dated)))...), dated...)
	}
	return reply
}

// licenceReply quotes what the brief says about its licence and copyright.
func (s *Set) licenceReply(v voice, asked index.Part) Reply {
	rights := s.quoted(v, asked)
	switch {
	case s.brief.Info.Licence != "":
		return Reply{Outcome: Answered, Blocks: append(s.claimed(v, Item, s.document.Licence()), rights...)}
	case len(rights) > 0:
		rights = append(s.claimed(v, Headline, claim.Nearest(len(rights))), rights...)
	}
	return s.saidReply(v, asked, rights)
}

// saidReply is what the brief says of what was asked, or that it was not found.
func (s *Set) saidReply(v voice, asked index.Part, said []Block) Reply {
	if len(said) > 0 {
		return Reply{Outcome: Answered, Blocks: said}
	}
	return s.silent(v, s.document.Unfound(asked.Entry))
}

// quotedReply quotes what the brief says of what was asked, where it does.
func (s *Set) quotedReply(v voice, asked index.Part) Reply {
	return s.saidReply(v, asked, s.quoted(v, asked))
}

// referencesReply says something of references and shows them.
func (s *Set) referencesReply(v voice, about func() (claim.Claim, []*corpus.Reference)) Reply {
	said, refs := about()
	reply := s.silent(v, said)
	for _, r := range refs {
		reply.Outcome = Answered
		reply.Blocks = append(reply.Blocks, s.reference(v, r, 0)...)
	}
	return reply
}

// interviewsReply quotes the notes that name interviews, and where no note does
// the passages.
func (s *Set) interviewsReply(v voice, asked index.Part) Reply {
	var said []Block
	for _, m := range s.stated(asked) {
		p := &s.brief.Passages[m.passage]
		for _, span := range p.Sentences {
			if index.SpeaksOfInterviews(span.In(p.Text)) {
				said = append(said, Block{Kind: Quotation, Passage: p.ID, Runs: runs(p.Prose, span)}, s.place(v, m.passage))
			}
		}
	}
	for i := range s.brief.Footnotes {
		if f := &s.brief.Footnotes[i]; index.SpeaksOfInterviews(f.Text) {
			said = append(said, s.footnote(f))
		}
	}
	return s.saidReply(v, asked, said)
}

// thanksReply quotes whom the brief thanks, all of them where they are a list.
func (s *Set) thanksReply(v voice, asked index.Part) Reply {
	return s.saidReply(v, asked, s.placed(v, s.stated(asked)))
}

// downloadReply quotes what gives an address of the brief, or says that it does not
// know where it is published.
func (s *Set) downloadReply(v voice, asked index.Part) Reply {
	if said := s.quoted(v, asked); len(said) > 0 {
		return Reply{Outcome: Answered, Blocks: said}
	}
	return Reply{Outcome: Silent, Blocks: []Block{plain(Say, v.say(own.Download))}}
}

// allSections counts and lists the sections.
func (s *Set) allSections(v voice) Reply {
	reply := s.outlineReply(v)
	reply.Blocks = slices.Insert(reply.Blocks, 1, s.claimed(v, Item, s.document.Sections())...)
	return reply
}
