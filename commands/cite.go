package commands

import (
	"context"
	"slices"
	"strings"

	"briefbot/commands/claim"
	"briefbot/commands/own"
	"briefbot/corpus"
)

func (s *Set) citeCommand() Command {
	return Command{
		Name:        "cite",
		Description: "A reference of the brief: its entry, and every place where the brief cites it",
		Options: []Option{
			{Name: "work", Description: "Author, author and year, or part of the title", Required: true, Complete: s.completes(corpus.ReferencePlace)},
			{Name: "style", Description: "Give a citation ready to copy, in this style", Choices: styleChoices()},
		},
		Run: s.cite,
	}
}

func (s *Set) cite(_ context.Context, r Request) (Reply, error) {
	v := speak(r.Locale)
	typed := r.Options["work"]
	if len(s.brief.References) == 0 {
		return s.refused(v, s.document.Recognised(corpus.ReferencePlace)), nil
	}
	if strings.TrimSpace(typed) == "" {
		return refuse(v.say(own.NoWork, s.brief.References[0].Key)), nil
	}
	style := -1
	if value := r.Options["style"]; value != "" {
		style = slices.IndexFunc(citationStyles, func(c citationStyle) bool {
			return corpus.Fold(c.value) == corpus.Fold(value) || corpus.Fold(c.label) == corpus.Fold(value)
		})
		if style < 0 {
			return refuse(v.say(own.NoStyle, echo(value), styleNames())), nil
		}
	}
	reading := s.read(typed, corpus.ReferencePlace)
	whole := slices.Equal(reading.Places, []corpus.Place{{Kind: corpus.BriefPlace}})
	if none := len(reading.Places)+len(reading.Missing) == 0; whole || none && s.meansBrief(typed) {
		return s.citeReply(v, view{verb: citeBrief, cursor: max(style, 0)}), nil
	} else if none {
		return s.refused(v, s.document.Unmatched(corpus.ReferencePlace, reading, claim.Typed(echo(typed)))), nil
	}
	var found []*corpus.Reference
	for _, p := range reading.Places {
		if p.Kind == corpus.ReferencePlace {
			found = append(found, &s.brief.References[p.Index])
		}
	}
	if style >= 0 && len(found) > 0 {
		reply := Reply{Outcome: Answered}
		for _, m := range reading.Missing {
			reply.Blocks = append(reply.Blocks, s.claimed(v, Say, s.absent(m)...)...)
		}
		for _, ref := range found {
			reply.Blocks = append(reply.Blocks, citationBlock(v, referenceWork(ref), style))
			reply.Blocks = append(reply.Blocks, s.damageIn(v, ref, style)...)
		}
		return reply, nil
	}
	reply := s.placesReply(v, reading, typed)
	if len(found) > 1 && !reading.Explicit {
		reply.Blocks = append(s.claimed(v, Headline, claim.Matching(corpus.ReferencePlace, len(found), claim.Typed(echo(typed)))), reply.Blocks...)
	}
	return reply, nil
}

// meansBrief reports whether a person means the brief itself.
func (s *Set) meansBrief(typed string) bool {
	words := corpus.FoldedWords(Clip(typed, 300))
	own := append(corpus.FoldedWords(s.brief.Title+" "+strings.Join(s.brief.Info.Authors, " ")+" "+s.brief.Info.Year()), "this", "policy", "brief", "itself")
	for _, w := range words {
		if !slices.Contains(own, w) {
			return false
		}
	}
	return len(words) > 0
}

// referenceReply is one reference: its entry, its address, every place where
// the brief cites it.
func (s *Set) referenceReply(v voice, r *corpus.Reference) Reply {
	reply := Reply{Outcome: Answered, Blocks: append([]Block{plain(Headline, r.Key)}, s.reference(v, r, 0)...)}
	if sound(r.URL) && !strings.Contains(r.Text, r.URL) {
		b := plain(Item, v.say(own.Address))
		b.Runs = append(b.Runs, Run{Text: r.URL, URL: r.URL})
		reply.Blocks = append(reply.Blocks, b)
	}
	if cited := s.citedIn(v, r); len(cited) == 0 {
		reply.Blocks = append(reply.Blocks, s.claimed(v, Note, s.document.Uncited(r))...)
	} else {
		reply.Blocks = append(append(reply.Blocks, plain(Headline, v.say(own.CitedIn))), cited...)
	}
	if r.Passage >= 0 {
		w := view{verb: citePassage, passage: r.Passage}
		reply.Actions = []Action{{Kind: CiteThis, Label: v.say(own.CiteThis), State: s.state(w)}}
	}
	return reply
}

// maxCited is how many places that cite a work are shown with the sentence
// that cites it: what one message holds. Of further ones only the place is.
const maxCited = 8

// citedIn are the sentences that cite a work, in bold, each with its place, the
// headings and the footnotes that do.
func (s *Set) citedIn(v voice, r *corpus.Reference) []Block {
	var blocks []Block
	n := len(r.CitedBySections)
	for _, i := range r.CitedBy {
		if n++; n > maxCited {
			blocks = append(blocks, Block{Kind: Item, Passage: s.brief.Passages[i].ID, Runs: []Run{{Text: s.where(v, i)}}})
			continue
		}
		blocks = append(blocks, s.columns(i)...)
		for _, span := range s.citing(s.brief.Passages[i].Prose, r) {
			blocks = append(blocks, Block{Kind: Quotation, Passage: s.brief.Passages[i].ID, Runs: runs(s.brief.Passages[i].Prose, span, span)})
		}
		blocks = append(blocks, s.place(v, i))
	}
	for _, i := range r.CitedBySections {
		b, heading := s.sectionHeading(i), s.brief.Sections[i].Heading
		b.Runs = runs(heading, whole(heading), whole(heading))
		blocks = append(blocks, b)
	}
	for _, k := range r.CitedByNotes {
		f := &s.brief.Footnotes[k]
		if len(f.Passages) == 0 {
			blocks = append(blocks, plain(Item, v.say(own.InFootnote, f.Label)))
		}
		for _, i := range f.Passages {
			where := v.say(own.FootnoteAt, f.Label, s.where(v, i))
			if n++; n > maxCited {
				blocks = append(blocks, Block{Kind: Item, Passage: s.brief.Passages[i].ID, Runs: []Run{{Text: where}}})
				continue
			}
			marked := s.markedSentence(i, f)
			for j := range marked.Runs {
				if marked.Runs[j].Style&Superscript == 0 {
					marked.Runs[j].Style |= Bold
				}
			}
			blocks = append(append(append(blocks, s.footnote(f)), s.columns(i)...), marked, Block{Kind: Place, Passage: s.brief.Passages[i].ID, Runs: []Run{{Text: where}}})
		}
	}
	return blocks
}

// citing are the sentences of a text that cite a work.
func (s *Set) citing(p corpus.Prose, r *corpus.Reference) []corpus.Span {
	var out []corpus.Span
	for _, c := range p.Citations {
		if c.Reference < 0 || &s.brief.References[c.Reference] != r {
			continue
		}
		span := sentencesAround(p, c.Span)
		if len(out) == 0 || out[len(out)-1] != span {
			out = append(out, span)
		}
	}
	if len(out) == 0 { // an entry of another kind: its mark is its citation
		out = []corpus.Span{whole(p)}
	}
	return out
}

// styleIn is the citation style that a question names, or the first.
func styleIn(question string) int {
	words := corpus.FoldedWords(Clip(question, 300))
	return max(0, slices.IndexFunc(citationStyles, func(c citationStyle) bool {
		return slices.Contains(words, corpus.Fold(c.value)) || slices.Contains(words, corpus.Fold(c.label))
	}))
}

// allReferences lists the whole bibliography.
func (s *Set) allReferences(v voice) Reply {
	if len(s.brief.References) == 0 {
		return s.silent(v, s.document.Recognised(corpus.ReferencePlace))
	}
	reply := Reply{Outcome: Answered, Share: s.state(view{verb: showSources}), Blocks: s.claimed(v, Headline, s.document.Listed(corpus.ReferencePlace))}
	for i := range s.brief.References {
		reply.Blocks = append(reply.Blocks, s.reference(v, &s.brief.References[i], 0)...)
	}
	return reply
}

// citeReply says how to cite what w shows (the brief, a passage of it, or the
// reference whose entry the passage is) in one style; its actions lead to the
// others.
func (s *Set) citeReply(v voice, w view) Reply {
	work := s.briefWork(-1)
	var remarks []Block
	if w.verb == citePassage {
		work = s.briefWork(w.passage)
		if r := s.entryOf(w.passage); r != nil {
			work, remarks = referenceWork(r), s.damageIn(v, r, w.cursor)
		}
	}
	reply := Reply{Outcome: Answered, Share: s.state(w), Blocks: append([]Block{citationBlock(v, work, w.cursor)}, remarks...)}
	reply.State = reply.Share
	for i, style := range citationStyles {
		if i != w.cursor {
			to := view{verb: w.verb, passage: w.passage, cursor: i}
			reply.Actions = append(reply.Actions, Action{Kind: ActionKind(style.value), Label: style.in(v), State: s.state(to)})
		}
	}
	return reply
}

// damageIn says what becomes of a damaged address in a citation: only the entry
// as printed has it.
func (s *Set) damageIn(v voice, r *corpus.Reference, style int) []Block {
	return s.damage(v, r, citationStyles[style].value == "printed", 0)
}

// citationBlock is a citation to copy.
func citationBlock(v voice, w work, style int) Block {
	return Block{Kind: Code, Label: citationStyles[style].in(v), Runs: []Run{{Text: citationStyles[style].write(w)}}}
}
