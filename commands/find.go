package commands

import (
	"context"
	"fmt"
	"strings"

	"briefbot/commands/own"
	"briefbot/corpus"
	"briefbot/index"
)

func (s *Set) findCommand() Command {
	return Command{
		Name:        "find",
		Description: "A word or phrase in the brief: how often it stands there, and each place",
		Options: []Option{
			{Name: "word", Description: "The word or phrase to look up", Required: true},
			{Name: "all", Description: "Show every place, however many", Flag: true},
		},
		Run: s.find,
	}
}

func (s *Set) find(_ context.Context, r Request) (Reply, error) {
	v := speak(r.Locale)
	words, err := s.words()
	if err != nil {
		return Reply{}, fmt.Errorf("reading the brief's words: %w", err)
	}
	m, ok := words.Mentions(r.Options["word"])
	if !ok {
		return refuse(v.say(own.NoWord)), nil
	}
	return s.mentionReply(v, m, r.Options["all"] == "true"), nil
}

// maxFound is how many places of a word are shown unless all are asked for:
// what one message holds.
const maxFound = 5

// mentionReply says how often a word or phrase stands in the brief, in which
// forms, and shows the sentences and their places.
func (s *Set) mentionReply(v voice, m index.Mention, all bool) Reply {
	if len(m.Occurrences) == 0 {
		return s.silent(v, s.document.Mention(m)...)
	}
	reply := Reply{Outcome: Answered, Blocks: s.claimed(v, Headline, s.document.Mention(m)...)}
	shown := m.Occurrences
	if !all {
		shown = shown[:min(maxFound, len(shown))]
	}
	for i := 0; i < len(shown); {
		n := i + 1
		for n < len(shown) && shown[n].Place == shown[i].Place {
			n++
		}
		reply.Blocks = append(reply.Blocks, s.occurrences(v, shown[i:n])...)
		i = n
	}
	if more := len(m.Occurrences) - len(shown); more > 0 {
		reply.Blocks = append(reply.Blocks, plain(Note, v.say(own.MoreToFind, more)))
	}
	if p := shown[0].Place; p.Kind == corpus.PassagePlace {
		reply.Actions = s.passageActions(v, p.Index)
	}
	return reply
}

// quoted is words in the quotation marks of the voice's language.
func (v voice) quoted(words string) string { return v.say(own.InQuotes, words) }

// list is words in quotation marks, the first few.
func (v voice) list(words []string) string {
	const most = 6
	out := mapped(words[:min(most, len(words))], v.quoted)
	if len(words) > most {
		out = append(out, "…")
	}
	return strings.Join(out, ", ")
}

// occurrences are the sentences of one place in which a word stands, with the
// word in bold, and the place.
func (s *Set) occurrences(v voice, found []index.Occurrence) []Block {
	bold := mapped(found, func(o index.Occurrence) corpus.Span { return o.Span })
	at := found[0].Place
	if at.Kind != corpus.PassagePlace {
		return []Block{s.printed(at, bold)}
	}
	p := &s.brief.Passages[at.Index]
	return append(append(s.columns(at.Index), sentencesWith(p.ID, p.Prose, bold)...), s.place(v, at.Index))
}

// sentencesWith are the sentences of a text that have parts in bold.
func sentencesWith(id string, p corpus.Prose, bold []corpus.Span) []Block {
	var out []Block
	for i := 0; i < len(bold); {
		span := sentencesAround(p, bold[i])
		n := i + 1
		for n < len(bold) && bold[n].Start < span.End {
			n++
		}
		out = append(out, Block{Kind: Quotation, Passage: id, Runs: runs(p, span, bold[i:n]...)})
		i = n
	}
	return out
}
