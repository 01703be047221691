package commands

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"briefbot/commands/own"
	"briefbot/commands/quote"
	"briefbot/corpus"
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
	message := strings.ToValidUTF8(r.Options["message"], "�")
	quotes := s.toCheck(message)
	seen := make(map[string]bool)
	quotes = slices.DeleteFunc(quotes, func(q corpus.Span) bool {
		words := q.In(message)
		again := seen[words]
		seen[words] = true
		return again
	})
	if len(quotes) == 0 {
		return refuse(v.say(own.NoQuotation)), nil
	}
	reply := Reply{Outcome: Silent, Private: true}
	rest := max(len(quotes)-maxQuotes, 0)
	for i, q := range quotes[:len(quotes)-rest] {
		found := s.quotes().Check(q.In(message))
		if found.Verdict != quote.Absent {
			reply.Outcome = Answered
		}
		reply.Blocks = append(reply.Blocks, s.judgedQuote(v, message, quotes, i, found, true)...)
	}
	if short := tooShort(v, message); len(short) > 0 {
		reply.Blocks = append(reply.Blocks, plain(Note, v.say(own.TooShort, strings.Join(short, ", "))))
	}
	if rest > 0 {
		reply.Blocks = append(reply.Blocks, plain(Note, v.say(own.MoreQuotations, rest)))
	}
	return reply, nil
}

// tooShort are the quotations of a message, in their marks, that have too few
// words to be checked, the first few.
func tooShort(v voice, message string) []string {
	var out []string
	for _, q := range inMarks(message, corpus.Span{End: len(message)}, 1) {
		words := v.quoted(echoed(echoQuote(q.In(message))))
		if quote.Words(q.In(message)) < quote.MinWords && len(out) < maxQuotes && !slices.Contains(out, words) {
			out = append(out, words)
		}
	}
	return out
}

// toCheck are the quotations of a message that are checked. One that is not in
// the brief may be somebody's who quotes the brief in turn: then the quotations
// in it are checked.
func (s *Set) toCheck(message string) []corpus.Span {
	var out []corpus.Span
	for _, q := range quotations(message) {
		inner := inMarks(message, q, quote.MinWords)
		if len(inner) == 0 || s.quotes().Check(q.In(message)).Verdict != quote.Absent {
			inner = []corpus.Span{q}
		}
		out = append(out, inner...)
	}
	return out
}

// maxAround is how many bytes before and after a quotation are read.
const maxAround = 80

// beside is what stands beside quotation i of a message: from the sentence's
// beginning or the quotation before, up to the next one.
func beside(message string, quotes []corpus.Span, i int) string {
	q, from, to := quotes[i], 0, len(message)
	if i > 0 {
		from = min(quotes[i-1].End, q.Start)
	}
	if i+1 < len(quotes) {
		to = max(quotes[i+1].Start, q.End)
	}
	before := strings.TrimRightFunc(message[max(from, q.Start-maxAround):q.Start], quote.IsMark)
	after := strings.TrimLeftFunc(message[q.End:min(to, q.End+maxAround)], quote.IsMark)
	ends := func(r rune) bool {
		return quote.IsMark(r) && r != '\'' && r != '’' || strings.ContainsRune("\n?!;", r)
	}
	if i := strings.LastIndexFunc(before, ends); i >= 0 {
		_, size := utf8.DecodeRuneInString(before[i:])
		before = before[i+size:]
	}
	if i := strings.LastIndex(before, ". "); i >= 0 {
		before = before[i+2:]
	}
	if i := strings.IndexFunc(after, ends); i >= 0 {
		after = after[:i]
	}
	if next, ended := strings.CutPrefix(after, ". "); ended && !strings.HasPrefix(next, "(") && !strings.HasPrefix(next, "[") {
		after = "" // a sentence of its own, which is no source in brackets
	} else if i := strings.Index(after, ". "); i > 0 {
		after = after[:i]
	}
	return strings.ToValidUTF8(before+" "+after, "")
}

// quotationMarks are the marks that people set around a quotation.
const quotationMarks = "\"“”„‟«»‹›"

// unmarked is a quotation without the marks around it, which the sentence that
// names it has too.
func unmarked(q string) string {
	bare := strings.TrimSpace(strings.Trim(strings.TrimSpace(q), quotationMarks))
	if strings.ContainsAny(bare, quotationMarks) {
		return q // “one” and “another”
	}
	return bare
}

// echoQuote is a quotation as typed, fit to be repeated.
func echoQuote(q string) string {
	q = quotedLine.ReplaceAllString(strings.ToValidUTF8(q, "�"), "")
	return Clip(strings.Join(strings.Fields(q), " "), maxEchoQuote)
}
