package commands

import (
	"regexp"
	"slices"

	"briefbot/corpus"
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
		return s.contentsReply(v), true
	case index.AboutAdvice:
		return s.allRecommendations(v), true
	}
	return Reply{}, false
}

// maxSummary is how many paragraphs of the summary say what the brief is about:
// what a message holds beside the outline.
const maxSummary = 2

var (
	// summaryName finds the section that sums a document up, by the names it
	// has in the languages that briefs come in.
	summaryName = regexp.MustCompile(`\b(?:summary|abstract|overview|at a glance|in brief|synthese|resume|zusammenfassung|kurzfassung|uberblick)\b`)
	// selfMention finds sentences in which a document speaks of itself.
	selfMention = regexp.MustCompile(`\b(?:this|the|ce|cette|le|dieses|das|dieser|der) (?:policy )?(?:brief|paper|report|study|note|rapport|document|papier|bericht|positionspapier)\b`)
)

// contentsReply says what the brief is about in its own words, as far as it
// has a summary, and how it is organised.
func (s *Set) contentsReply(v voice) Reply {
	outline := s.outlineReply(v)
	var said, others []int
	for i := range s.brief.Sections {
		sec := &s.brief.Sections[i]
		if sec.Part != corpus.Body || !summaryName.MatchString(fold(sec.Name)) {
			continue
		}
		for _, p := range sec.Passages {
			if selfMention.MatchString(fold(s.brief.Passages[p].Text)) {
				said = append(said, p)
			} else {
				others = append(others, p)
			}
		}
		break
	}
	shown := append(said, others...)
	if len(shown) == 0 {
		return outline
	}
	shown = shown[:min(maxSummary, len(shown))]
	slices.Sort(shown)
	blocks := []Block{outline.Blocks[0]} // the title
	for _, p := range shown {
		blocks = append(blocks, s.quotation(p))
	}
	blocks = append(blocks, s.sourcesOf(v, shown...)...)
	for _, p := range shown {
		blocks = append(blocks, s.place(v, p))
	}
	outline.Blocks = append(blocks, outline.Blocks[1:]...)
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
	var found []int
	for i := range s.brief.Passages {
		p := &s.brief.Passages[i]
		if p.Part != corpus.Front && p.Part != corpus.Back {
			continue
		}
		for _, value := range values {
			if foldContains(p.Text, value) {
				found = append(found, i)
				break
			}
		}
	}
	if len(found) == 0 {
		return Reply{}, false
	}
	// The search knows which of them the question is about: its order goes
	// before the order in print.
	rank := func(i int) int {
		for k, h := range result.Hits {
			if s.passageIndex(h.Passage) == i {
				return k
			}
		}
		return len(result.Hits)
	}
	slices.SortStableFunc(found, func(a, b int) int { return rank(a) - rank(b) })
	reply := Reply{Outcome: Answered}
	for _, i := range found[:min(2, len(found))] {
		reply.Blocks = append(reply.Blocks, s.quotation(i), s.place(v, i))
	}
	return reply, true
}
