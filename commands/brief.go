package commands

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"briefbot/commands/own"
	"briefbot/corpus"
	"briefbot/corpus/pattern"
	"briefbot/index"
)

func (s *Set) briefCommand() Command {
	return Command{
		Name:        "brief",
		Description: "About the brief: title, author, edition, licence, how to cite it, outline",
		Run:         s.about,
	}
}

// rightsPattern finds a line that says whose rights the text is under, where it
// gives no licence.
var rightsPattern = pattern.New(`^(?:©|\([cC]\) |Copyright\b)`)

func (s *Set) about(ctx context.Context, r Request) (Reply, error) {
	return s.aboutReply(ctx, speak(r.Locale))
}

// aboutReply is what the brief is: what it says of itself, how to cite it, what is
// in it, and questions that lead into it.
func (s *Set) aboutReply(ctx context.Context, v voice) (Reply, error) {
	reply := Reply{Outcome: Answered, State: s.state(view{verb: showBrief}), Blocks: append([]Block{s.title()}, s.imprint(v)...)}
	for i := range s.brief.Passages {
		p := &s.brief.Passages[i]
		if p.Part == corpus.Front && (rightsPattern.MatchString(p.Text) && s.brief.Info.Licence == "" || s.brief.Info.Disclaimer != "" && strings.Contains(corpus.Fold(p.Text), corpus.Fold(s.brief.Info.Disclaimer))) {
			reply.Blocks = append(reply.Blocks, s.quotation(i))
		}
	}
	reply.Panel = s.panel(v, reply.Blocks)
	cite := s.citeReply(v, view{verb: citeBrief})
	reply.Blocks = append(reply.Blocks, plain(Headline, v.say(own.HowToCite)))
	reply.Blocks = append(reply.Blocks, cite.Blocks...)
	reply.Blocks = append(reply.Blocks, s.outlineReply(v).Blocks[1:]...) // the title stands above
	questions, err := s.questions(ctx, v)
	if err != nil {
		return Reply{}, err
	}
	reply.Actions = append(questions,
		Action{Kind: CiteThis, Label: v.say(own.CiteThis), State: s.state(view{verb: citeBrief}), More: true},
		Action{Kind: ArgumentPicture, Label: v.say(own.ArgumentPicture), State: s.state(view{verb: showPicture, verdict: index.Answers}), More: true})
	return reply, nil
}

// panel is the brief in short: what it says of itself, how long it takes to read,
// and a menu of its sections.
func (s *Set) panel(v voice, itself []Block) *Panel {
	p := &Panel{Label: v.say(own.ReadSection)}
	items := slices.IndexFunc(itself[1:], func(b Block) bool { return b.Kind != Item })
	if items++; items == 0 {
		items = len(itself)
	}
	p.Blocks = slices.Concat(itself[:items], s.claimed(v, Item, s.document.ReadingTime()), itself[items:])
	deepest := 0 // of the levels that fit
	for level := 0; level <= maxLevel; level++ {
		n := 0
		for i := range s.brief.Sections {
			if sec := &s.brief.Sections[i]; sec.Level <= level && len(sec.Passages) > 0 {
				n++
			}
		}
		if n <= maxMenu {
			deepest = level
		}
	}
	for i := range s.brief.Sections {
		if sec := &s.brief.Sections[i]; len(p.Menu) < maxMenu && len(sec.Passages) > 0 && (sec.Level <= deepest || deepest == 0) {
			p.Menu = append(p.Menu, Action{Kind: WholeSection, Label: s.sectionName(v, i), State: s.state(view{verb: showSection, passage: sec.Passages[0]})})
		}
	}
	return p
}

const (
	maxMenu  = 25 // what Discord takes [Components: String Select]
	maxLevel = 6  // of a heading
)

// maxQuestions is how many questions lead into the brief; maxButton is how many
// letters a button may have in Discord.
const maxQuestions, maxButton = 3, 80

// questions are some that any brief answers from what it states and lists: the
// first of its headings that is one, what it recommends, what it is about, and
// which works it uses.
func (s *Set) questions(ctx context.Context, v voice) ([]Action, error) {
	var out []Action
	for i := range s.brief.Sections {
		if sec := &s.brief.Sections[i]; strings.HasSuffix(sec.Name, "?") && utf8.RuneCountInString(sec.Name) <= maxButton && len(sec.Passages) > 0 && len(out) == 0 {
			out = append(out, Action{Kind: WholeSection, Label: sec.Name, State: s.state(view{verb: showSection, passage: sec.Passages[0]})})
		}
	}
	if len(s.brief.Recommendations) > 0 {
		out = append(out, Action{Kind: Recommends, Label: v.say(own.AskAdvice), State: s.state(view{verb: showAdvice})})
	}
	const about = "What is the brief about?"
	result, err := s.search.Search(ctx, index.Query{Text: about, Limit: maxMatches})
	if err != nil {
		return nil, fmt.Errorf("searching: %w", err)
	}
	if stated := s.stated(index.Part{Result: result}); len(stated) > 0 {
		out = append(out, Action{Kind: Contents, Label: v.say(own.AskContents), State: s.state(view{verb: showOutline, matches: stated})})
	}
	if len(s.brief.References) > 0 {
		out = append(out, Action{Kind: Sources, Label: v.say(own.AskSources), State: s.state(view{verb: showSources})})
	}
	return out[:min(maxQuestions, len(out))], nil
}
