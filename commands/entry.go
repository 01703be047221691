package commands

import (
	"briefbot/commands/claim"
	"briefbot/commands/own"
	"briefbot/corpus"
	"briefbot/index"
)

// A writer writes the reply for one of the index's entries, from the brief and
// what was asked.
type writer func(*Set, voice, index.Part) Reply

// sentence is a writer of one sentence about the program.
func sentence(t own.Text) writer {
	return says(func(_ *Set, v voice) Block { return plain(Say, v.say(t)) })
}

// says is a writer of one sentence about the program that has more than words.
func says(block func(*Set, voice) Block) writer {
	return func(s *Set, v voice, _ index.Part) Reply {
		return Reply{Outcome: Answered, Blocks: []Block{block(s, v)}}
	}
}

// writers are the writers by the names of their entries. A test sees to it that
// every entry has one.
var writers = map[string]writer{
	"title": func(s *Set, v voice, _ index.Part) Reply {
		return Reply{Outcome: Answered, Blocks: append([]Block{s.title()}, s.imprint(v)...)}
	},
	"author":     (*Set).statedReply,
	"editor":     (*Set).statedReply,
	"date":       (*Set).statedReply,
	"publisher":  (*Set).statedReply,
	"disclaimer": (*Set).statedReply,
	"currency":   (*Set).currencyReply,
	"licence":    (*Set).licenceReply,
	"audience":   (*Set).quotedReply,
	"funding":    (*Set).quotedReply,
	"reception":  (*Set).quotedReply,
	"interviews": (*Set).interviewsReply,
	"citing": func(s *Set, v voice, p index.Part) Reply {
		return s.citeReply(v, view{verb: citeBrief, cursor: styleIn(p.Rest)})
	},
	"length": func(s *Set, v voice, _ index.Part) Reply {
		blocks := []Block{s.title(), plain(Headline, v.say(own.AsCounted))}
		return Reply{Outcome: Answered, Blocks: append(blocks, s.each(v, Item, s.document.Length())...)}
	},
	"language": func(s *Set, v voice, _ index.Part) Reply {
		return Reply{Outcome: Answered, Blocks: s.claimed(v, Say, s.document.Language())}
	},
	"about":           func(s *Set, v voice, p index.Part) Reply { return s.contentsReply(v, s.stated(p)) },
	"sections":        func(s *Set, v voice, _ index.Part) Reply { return s.allSections(v) },
	"recommendations": func(s *Set, v voice, _ index.Part) Reply { return s.allRecommendations(v) },
	"notes":           (*Set).allFootnotes,
	"references":      func(s *Set, v voice, _ index.Part) Reply { return s.allReferences(v) },
	"uncited":         func(s *Set, v voice, _ index.Part) Reply { return s.referencesReply(v, s.document.NeverCited) },
	"noted":           (*Set).allFootnotes,
	"subsections":     func(s *Set, v voice, _ index.Part) Reply { return s.allSections(v) },
	"acknowledged":    (*Set).thanksReply,
	"most-cited":      func(s *Set, v voice, _ index.Part) Reply { return s.referencesReply(v, s.document.MostCited) },
	"download":        (*Set).downloadReply,

	"greeting": says(func(s *Set, v voice) Block {
		return s.withTitle(v.say(own.Hello), v.say(own.HelloGoesOn))
	}),
	"remark":   sentence(own.Remark),
	"thanks":   sentence(own.Welcome),
	"farewell": sentence(own.Farewell),
	"praise":   sentence(own.Praised),
	"complaint": says(func(_ *Set, v voice) Block {
		return plain(Say, v.say(own.Sorry, v.say(own.NextMatch)))
	}),
	"bot":       sentence(own.Program),
	"maker":     (*Set).maker,
	"languages": sentence(own.ISpeak),
	"help": says(func(s *Set, v voice) Block {
		return s.withTitle(v.say(own.IAnswer), v.say(own.IAnswerGoesOn))
	}),
	"opinion":   sentence(own.NoOpinion),
	"reword":    sentence(own.NoRewording),
	"translate": sentence(own.NoTranslation),
	"errand":    sentence(own.NoErrand),
	"prompt":    sentence(own.NoPrompt),
	"privacy":   (*Set).privacyReply,

	"source": (*Set).sourceReply,
	"where":  (*Set).whereReply,
	"why":    (*Set).aroundReply,
	"more":   (*Set).aroundReply,

	"mention":         (*Set).mentioned,
	"how-often":       (*Set).mentioned,
	"where-mentioned": (*Set).mentioned,
}

// entryReply is the reply to a question that is no question for passages, at
// whatever door.
func (s *Set) entryReply(v voice, asked index.Part) (Reply, bool) {
	switch asked.Kind {
	case index.PassageKind:
		return Reply{}, false
	case index.AskAgain:
		return Reply{Outcome: Silent, Blocks: []Block{plain(Say, v.say(own.RefersToNothing))}}, true
	case index.PlaceKind:
		if w, ok := writers[asked.Entry]; ok && len(asked.Reading.Places) > 0 && asked.Entry != "reword" && asked.Entry != "translate" {
			return w(s, v, asked), true
		}
		reply := s.placesReply(v, asked.Reading, asked.Text)
		if w, ok := writers[asked.Entry]; ok { // to be translated or put in other words
			reply.Blocks, reply.Share = append(w(s, v, asked).Blocks, reply.Blocks...), ""
		}
		return reply, true
	}
	if asked.Listed != nil {
		return s.listReply(v, *asked.Listed), true
	}
	if asked.Kind != index.MentionKind && len(asked.Reading.Places) > 0 {
		return s.partReply(v, asked), true
	}
	w, ok := writers[asked.Entry]
	if !ok {
		return Reply{}, false
	}
	return w(s, v, asked), true
}

// withTitle is a sentence around the brief's title.
func (s *Set) withTitle(before, after string) Block {
	b := plain(Say, before)
	b.Runs = append(b.Runs, Run{Text: s.brief.Title, Style: Italic}, Run{Text: after})
	return b
}

// maker says who made the program, and who wrote what it quotes.
func (s *Set) maker(v voice, _ index.Part) Reply {
	made := s.withTitle(v.say(own.MadeBy), ".")
	return Reply{Outcome: Answered, Blocks: append([]Block{made}, s.imprint(v)...)}
}

// sourceReply shows a place again with what it rests on: the notes and
// references of its passages.
func (s *Set) sourceReply(v voice, asked index.Part) Reply {
	reply := Reply{Outcome: Answered}
	for _, m := range s.stated(asked) {
		reply.Blocks = append(reply.Blocks, s.passageBlocks(v, m.passage, s.span(m))...)
		reply.Actions = nil
		reply = s.walkable(v, view{verb: showPassage, passage: m.passage}, reply)
	}
	if len(reply.Blocks) == 0 {
		return s.silent(v, claim.Answer(index.None))
	}
	return reply
}

// whereReply shows a place again with where it stands; of a reference or a note where
// it is cited.
func (s *Set) whereReply(v voice, asked index.Part) Reply {
	if kind := asked.Reading.Places[0].Kind; kind == corpus.ReferencePlace || kind == corpus.NotePlace {
		return s.placesReply(v, asked.Reading, asked.Text)
	}
	return s.sourceReply(v, asked)
}

// aroundReply shows a passage again and the one after it: what the brief says
// more of a matter, and why, stands there if anywhere.
func (s *Set) aroundReply(v voice, asked index.Part) Reply {
	found := s.stated(asked)
	if len(found) == 0 {
		return s.silent(v, claim.Answer(index.None))
	}
	at := found[0].passage
	reply := Reply{Outcome: Answered, Blocks: []Block{plain(Headline, v.say(own.SaysThere))}}
	reply.Blocks = append(reply.Blocks, s.passageBlocks(v, at)...)
	if next := at + 1; next < len(s.brief.Passages) && s.brief.Passages[next].Section == s.brief.Passages[at].Section {
		reply.Blocks = append(reply.Blocks, s.passageBlocks(v, next)...)
	}
	return s.walkable(v, view{verb: showPassage, passage: at}, reply)
}

// likeAbsentReply says that a word of another language is not in the brief, and
// in which language that is, and shows the sentences nearest in meaning.
func (s *Set) likeAbsentReply(v voice, m index.Mention, asked index.Part) Reply {
	w := view{verb: showMatch, verdict: asked.Verdict, matches: s.matches(asked.Hits)}
	reply := s.closestReply(v, w, claim.Claim{})
	absent := append(s.document.Mention(m), s.document.Language())
	reply.Blocks = append(s.claimed(v, Say, absent...), reply.Blocks...)
	return reply
}

// mentioned says whether, how often and where a word stands in the brief.
func (s *Set) mentioned(v voice, asked index.Part) Reply {
	words, err := s.words()
	if err != nil { // which an index over the same brief would have met before
		return refuse(v.say(own.NoQuestion))
	}
	m, _ := words.Mentions(asked.Rest)
	sections := asked.Reading.Places
	if asked.Verdict == index.Closest && len(m.Occurrences) == 0 && len(asked.Hits) > 0 {
		return s.likeAbsentReply(v, m, asked)
	}
	if len(sections) == 0 || len(m.Occurrences) == 0 {
		return s.mentionReply(v, m, false) // what is not in the brief is in none of its sections
	}
	in := m.Within(s.brief, sections)
	claims := s.document.MentionIn(m, in, sections)
	if len(in.Occurrences) == 0 {
		return s.silent(v, claims...)
	}
	reply := s.mentionReply(v, in, false)
	reply.Blocks[0] = s.claimed(v, Headline, claims...)[0]
	return reply
}
