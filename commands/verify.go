package commands

import (
	"context"
	"fmt"
	"slices"

	"briefbot/commands/claim"
	"briefbot/commands/own"
	"briefbot/commands/quote"
	"briefbot/corpus"
	"briefbot/index"
)

func (s *Set) verifyCommand() Command {
	return Command{
		Name:        "verify",
		Description: "Check whether the brief really says this, and what was changed",
		Options: []Option{
			{Name: "quote", Description: "The words to check", Required: true, Long: true},
			{Name: "private", Description: "Show the result only to you", Flag: true},
		},
		Run: s.verify,
	}
}

func (s *Set) verify(ctx context.Context, r Request) (Reply, error) {
	v := speak(r.Locale)
	typed := r.Options["quote"]
	checked := s.checkTyped(v, typed)
	var reply Reply
	switch checked.found.Verdict {
	case quote.TooShort:
		return refuse(v.say(own.NoThreeWords)), nil
	case quote.Absent:
		var err error
		if reply, err = s.absentReply(ctx, v, typed); err != nil {
			return Reply{}, err
		}
	default:
		reply = s.foundReply(v, checked)
	}
	reply.Private = r.private()
	return reply, nil
}

// foundReply shows how a quotation relates to the brief, whose words it is,
// where it stands and what differs.
func (s *Set) foundReply(v voice, checked checked) Reply {
	found := checked.found
	judged, cited := s.judgement(v, checked)
	reply := Reply{Outcome: Answered, Blocks: judged}
	bold := inPlace(found.Changes)
	if found.Verdict == quote.Exact {
		bold = found.Places[0]
	}
	var texts []corpus.Prose
	var shown []int
	place, hidden := shownOf(found.Places[0], inPlace(found.Changes))
	for _, slice := range place {
		b, text := s.context(slice, bold)
		i := slice.Of.Index
		switch slice.Of.Kind {
		case corpus.PassagePlace:
			reply.Blocks = append(append(reply.Blocks, s.columns(i)...), b, s.place(v, i))
			shown = append(shown, i)
			if s.entryOf(i) == nil {
				texts = append(texts, text)
			}
		case corpus.NotePlace:
			reply.Blocks, cited = append(append(reply.Blocks, b), cited...), nil // its references stand here
			for _, ref := range s.brief.ReferencesOf(text) {
				reply.Blocks = append(reply.Blocks, s.reference(v, ref, 1)...)
			}
			for _, i := range s.brief.Footnotes[i].Passages {
				reply.Blocks = append(reply.Blocks, s.place(v, i))
			}
		default:
			reply.Blocks = append(reply.Blocks, b)
		}
	}
	if hidden > 0 {
		reply.Blocks = append(reply.Blocks, plain(Note, v.say(own.MoreParagraphs, hidden)))
	}
	reply.Blocks = append(reply.Blocks, cited...)
	if len(texts) > 0 {
		reply.Blocks = append(reply.Blocks, s.sourcesIn(v, texts)...)
	}
	for _, place := range found.Places[1:] {
		reply.Blocks = append(reply.Blocks, s.alsoIn(v, place[0]))
	}
	if len(shown) > 0 {
		reply.Actions = s.passageActions(v, shown[0])
	}
	return reply
}

// maxParagraphs is how many paragraphs of one quotation are shown: who pastes
// whole pages has them already.
const maxParagraphs = 3

// shownOf is the part of a place that is shown, first what was changed, and
// how many paragraphs are not.
func shownOf(place quote.Place, changed []quote.Slice) (shown quote.Place, hidden int) {
	if len(place) <= maxParagraphs {
		return place, 0
	}
	for _, slice := range place {
		if len(shown) < maxParagraphs && slices.ContainsFunc(changed, func(c quote.Slice) bool { return c.Of == slice.Of }) {
			shown = append(shown, slice)
		}
	}
	if len(shown) == 0 {
		shown = place[:maxParagraphs]
	}
	return shown, len(place) - len(shown)
}

// passageActions lead from a slice of passage i to the whole and to its
// citation.
func (s *Set) passageActions(v voice, i int) []Action {
	show, cite := view{verb: showPassage, passage: i}, view{verb: citePassage, passage: i}
	return []Action{
		{Kind: ShowPassage, Label: v.say(own.WholeParagraph), State: s.state(show)},
		{Kind: CiteThis, Label: v.say(own.CiteThis), State: s.state(cite)},
	}
}

// context is the text around a slice, from the sentence it begins in to the
// one it ends in, with the parts in bold that lie in it; and that text alone,
// for its sources.
func (s *Set) context(slice quote.Slice, bold []quote.Slice) (Block, corpus.Prose) {
	var spans []corpus.Span
	for _, b := range bold {
		if b.Of == slice.Of {
			spans = append(spans, b.Span)
		}
	}
	if slice.Of.Kind == corpus.PassagePlace {
		p := &s.brief.Passages[slice.Of.Index]
		span := sentencesAround(p.Prose, slice.Span)
		return Block{Kind: Quotation, Passage: p.ID, Runs: runs(p.Prose, span, spans...)}, part(p.Prose, span)
	}
	return s.printed(slice.Of, spans), slice.Prose(s.brief)
}

// printed is a text that is no passage, whole: a footnote, an entry, a heading or
// the title, with parts of it in bold.
func (s *Set) printed(of corpus.Place, bold []corpus.Span) Block {
	b := Block{Kind: Heading}
	p := corpus.Prose{Text: s.brief.Title}
	switch of.Kind {
	case corpus.NotePlace:
		f := &s.brief.Footnotes[of.Index]
		b.Kind, b.Label, p = Footnote, f.Label, f.Prose
	case corpus.ReferencePlace:
		r := &s.brief.References[of.Index]
		b.Kind, b.Label, p = Reference, r.Key, r.Prose
	case corpus.SectionPlace:
		sec := &s.brief.Sections[of.Index]
		b.Label, b.Level, p = sec.Number, max(sec.Level-1, 0), corpus.Prose{Text: sec.Name}
	}
	b.Runs = runs(p, whole(p), bold...)
	return b
}

// sentencesAround widens a span to whole sentences.
func sentencesAround(p corpus.Prose, span corpus.Span) corpus.Span {
	out := span
	for _, sentence := range p.Sentences {
		if sentence.Start <= span.Start && span.Start < sentence.End {
			out.Start = sentence.Start
		}
		if sentence.Start < span.End && span.End <= sentence.End {
			out.End = sentence.End
		}
	}
	return out
}

// part is what stands in a span of p: its marks and citations.
func part(p corpus.Prose, span corpus.Span) corpus.Prose {
	p.Marks = slices.DeleteFunc(slices.Clone(p.Marks), func(m corpus.Mark) bool {
		return m.At > span.End || m.At < span.Start || m.At == span.Start && span.Start > 0
	})
	p.Citations = slices.DeleteFunc(slices.Clone(p.Citations), func(c corpus.Citation) bool { return !within(c.Span, span) })
	return p
}

// alsoIn names another place of the same words.
func (s *Set) alsoIn(v voice, slice quote.Slice) Block {
	b := Block{Kind: Item, Runs: []Run{{Text: v.say(own.AlsoIn) + s.whereSlice(v, slice)}}}
	if slice.Of.Kind == corpus.PassagePlace {
		b.Passage = s.brief.Passages[slice.Of.Index].ID
	}
	return b
}

// whereSlice is the place of a slice in words.
func (s *Set) whereSlice(v voice, slice quote.Slice) string {
	switch slice.Of.Kind {
	case corpus.NotePlace:
		return v.say(own.InFootnote, s.brief.Footnotes[slice.Of.Index].Label)
	case corpus.SectionPlace:
		return v.say(own.HeadingOf, s.sectionName(v, slice.Of.Index))
	}
	return s.places().Name(slice.Of, v.Lang)
}

// absentReply says that a quotation is not in the brief and shows the nearest
// passage.
func (s *Set) absentReply(ctx context.Context, v voice, typed string) (Reply, error) {
	result, err := s.search.Search(ctx, index.Query{Text: typed, Limit: maxMatches})
	if err != nil {
		return Reply{}, fmt.Errorf("searching: %w", err)
	}
	reply := s.silent(v, s.document.Lacks(typed, claim.Typed(echoQuote(unmarked(typed)))))
	w := view{verb: showMatch, verdict: index.Closest, matches: s.matches(result.Hits)}
	if len(w.matches) == 0 {
		return reply, nil
	}
	w.passage = w.matches[0].passage
	reply.Blocks = append(reply.Blocks, s.claimed(v, Headline, claim.Nearest(len(w.matches)))...)
	reply.Blocks = append(reply.Blocks, s.passageBlocks(v, w.passage)...)
	return s.walkable(v, w, reply), nil
}
