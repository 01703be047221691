package commands

import (
	"context"
	"regexp"
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
	quotes := quotations(r.Options["message"])
	if len(quotes) == 0 {
		return refuse(v.say("There is no quotation of three words or more in this message. Put the words in quotation marks, or use /verify.")), nil
	}
	reply := Reply{Outcome: Silent, Private: true}
	rest := max(len(quotes)-maxQuotes, 0)
	for _, q := range quotes[:len(quotes)-rest] {
		found := s.quotes().Check(q)
		reply.Blocks = append(reply.Blocks, Block{Kind: Say, Runs: []Run{{Text: "“" + echoQuote(q) + "”"}}})
		if found.Verdict == quote.Absent || found.Verdict == quote.TooShort {
			reply.Blocks = append(reply.Blocks, plain(Note, v.say("Absent: these words are not in the brief.")))
			continue
		}
		reply.Outcome = Answered
		judged := s.judgement(v, found)
		judged[0].Kind = Note
		reply.Blocks = append(reply.Blocks, judged...)
		first := found.Places[0][0]
		if found.Verdict == quote.Differs {
			var bold []quote.Slice
			for _, ch := range found.Changes {
				bold = append(bold, ch.Slices...)
			}
			for _, slice := range found.Places[0] {
				b, _ := s.context(slice, bold)
				reply.Blocks = append(reply.Blocks, b)
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

// echoQuote is a quotation as typed, fit to be repeated.
func echoQuote(q string) string {
	q = quotedLine.ReplaceAllString(strings.ToValidUTF8(q, "�"), "")
	return clip(strings.Join(strings.Fields(q), " "), maxEchoQuote)
}

var (
	// quotePattern finds text between quotation marks of one kind. A straight
	// single quote opens a quotation only after a space and closes it only
	// before one or a mark: elsewhere it is an apostrophe.
	quotePattern = regexp.MustCompile(`“([^“”]+)”|"([^"\n]+)"|«([^«»]+)»|„([^„“”"]+)[“”"]|(?:^|[\s(])['‘]([^\n]+?)['’](?:$|[\s).,;:!?])`)
	quotedLine   = regexp.MustCompile(`(?m)^[ \t]*>+`)
	// blockQuote finds Markdown's quoted lines.
	blockQuote = regexp.MustCompile(`(?m)(?:^[ \t]*>[^\n]*(?:\n|$))+`)
)

// quotations are the quotations of a message, in order: what stands in
// quotation marks, and quoted lines. Those too short to judge are left out.
func quotations(message string) []string {
	var out []string
	add := func(q string) {
		if len(strings.FieldsFunc(q, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '>' })) >= quote.MinWords {
			out = append(out, strings.TrimSpace(q))
		}
	}
	message = strings.ToValidUTF8(message, "�")
	last := 0
	inline := func(text string) {
		for _, m := range quotePattern.FindAllStringSubmatch(text, -1) {
			add(strings.Join(m[1:], ""))
		}
	}
	for _, at := range blockQuote.FindAllStringIndex(message, -1) {
		inline(message[last:at[0]])
		add(message[at[0]:at[1]])
		last = at[1]
	}
	inline(message[last:])
	return out
}
