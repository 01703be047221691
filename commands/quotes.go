package commands

import (
	"context"
	"slices"
	"strings"

	"briefbot/commands/quote"
)

// maxQuotes is how many quotations of one message are checked: what one reply
// can hold.
const maxQuotes = 6

func (s *Set) quotesCommand() Command {
	return Command{
		Name:        "quotes",
		Menu:        "Check quotes",
		Description: "Check every quotation in a message against the brief",
		Options:     []Option{{Name: "message", Description: "The message", Required: true}},
		Run:         s.checkQuotes,
	}
}

func (s *Set) checkQuotes(_ context.Context, r Request) (Reply, error) {
	v := speak(r.Locale)
	quotes := s.toCheck(r.Options["message"])
	if len(quotes) == 0 {
		return refuse(v.say("There is no quotation of three words or more in this message. Put the words in quotation marks, or use /verify.")), nil
	}
	reply := Reply{Outcome: Silent, Private: true}
	rest := max(len(quotes)-maxQuotes, 0)
	for _, q := range quotes[:len(quotes)-rest] {
		found := s.quotes().Check(q)
		asked := echoQuote(q)
		if found.Verdict != quote.Exact {
			asked = echoed(asked)
		}
		reply.Blocks = append(reply.Blocks, plain(Say, "“"+asked+"”"))
		if found.Verdict == quote.Absent {
			reply.Blocks = append(reply.Blocks, plain(Note, v.say("Absent: these words are not in the brief.")))
			continue
		}
		reply.Outcome = Answered
		judged := s.judgement(v, found)
		judged[0].Kind = Note
		reply.Blocks = append(reply.Blocks, judged...)
		first := found.Places[0][0]
		if found.Verdict == quote.Differs {
			bold := inPlace(found.Changes)
			place, hidden := shownOf(found.Places[0], bold)
			for _, slice := range place {
				b, _ := s.context(slice, bold)
				reply.Blocks = append(reply.Blocks, b)
			}
			if hidden > 0 {
				reply.Blocks = append(reply.Blocks, plain(Note, v.say("Paragraphs that are not shown: %d.", hidden)))
			}
		}
		if first.Passage >= 0 {
			reply.Blocks = append(reply.Blocks, s.place(v, first.Passage))
		} else if first.Footnote >= 0 {
			reply.Blocks = append(reply.Blocks, plain(Place, v.say("footnote %s", s.brief.Footnotes[first.Footnote].Label)))
		}
	}
	if rest > 0 {
		reply.Blocks = append(reply.Blocks, plain(Note, v.say("The message has %d more quotations, which were not checked.", rest)))
	}
	return reply, nil
}

// toCheck are the quotations of a message that are checked, each once. One that
// is not in the brief may be somebody's who quotes the brief in turn: then the
// quotations in it are checked.
func (s *Set) toCheck(message string) []string {
	var out []string
	add := func(q string) {
		if !slices.Contains(out, q) {
			out = append(out, q)
		}
	}
	for _, q := range quotations(message) {
		inner := inMarks(quotedLine.ReplaceAllString(q, ""))
		if len(inner) == 0 || s.quotes().Check(q).Verdict != quote.Absent {
			add(q)
			continue
		}
		for _, q := range inner {
			add(q)
		}
	}
	return out
}

// echoQuote is a quotation as typed, fit to be repeated.
func echoQuote(q string) string {
	q = quotedLine.ReplaceAllString(strings.ToValidUTF8(q, "�"), "")
	return clip(strings.Join(strings.Fields(q), " "), maxEchoQuote)
}
