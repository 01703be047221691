package commands

import (
	"context"
	"regexp"

	"briefbot/corpus"
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
var rightsPattern = regexp.MustCompile(`^(?:©|\([cC]\) |Copyright\b)`)

// about is what the brief is: what it says of itself, how to cite it, what is
// in it.
func (s *Set) about(_ context.Context, r Request) (Reply, error) {
	v := speak(r.Locale)
	reply := Reply{Outcome: Answered, Blocks: append([]Block{s.title()}, s.imprint(v)...)}
	for i := range s.brief.Passages {
		p := &s.brief.Passages[i]
		if p.Part == corpus.Front && (rightsPattern.MatchString(p.Text) && s.brief.Info.Licence == "" || foldContains(p.Text, s.brief.Info.Disclaimer)) {
			reply.Blocks = append(reply.Blocks, s.quotation(i))
		}
	}
	cite := s.citeReply(v, view{verb: citeBrief})
	reply.Blocks = append(reply.Blocks, plain(Headline, v.say("How to cite it:")))
	reply.Blocks = append(reply.Blocks, cite.Blocks...)
	reply.Blocks = append(reply.Blocks, s.outlineReply(v).Blocks[1:]...) // the title stands above
	reply.Actions = []Action{{Kind: CiteThis, Label: v.say("Cite this"), State: s.state(view{verb: citeBrief})}}
	return reply, nil
}
