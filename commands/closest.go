package commands

import (
	"slices"

	"briefbot/commands/claim"
	"briefbot/commands/own"
	"briefbot/corpus"
	"briefbot/index"
)

// maxNearest is how many passages are offered where the brief does not answer:
// of the right ones on unseen documents, two in three are the first hit and four
// in five among three.
const maxNearest = 3

// closestReply shows the sentences nearest to what the brief may not answer,
// each from a passage of its own, and the way to that passage. Said is what
// stands above them.
func (s *Set) closestReply(v voice, w view, said ...claim.Claim) Reply {
	w.verb, w.cursor = showNearest, 0
	w.passage = w.matches[0].passage
	reply := Reply{Outcome: Silent, Blocks: s.claimed(v, Headline, said...), Share: s.state(w)}
	shown := apart(w.matches)
	for n, at := range shown {
		m, number := w.matches[at], ""
		if len(shown) > 1 {
			number = itoa(n + 1)
		}
		reply.Blocks = append(reply.Blocks, s.sentenceBlocks(v, m, number)...)
		to := w
		to.verb, to.cursor, to.passage = showMatch, at, m.passage
		reply.Actions = append(reply.Actions, Action{Kind: ActionKind(itoa(n + 1)), Label: joined(" ", v.say(own.WholeParagraph), number), State: s.state(to)})
	}
	return reply
}

// corrected are hits with the one first that may say otherwise than the question
// takes for granted.
func corrected(hits []index.Hit, correction *index.Hit) []index.Hit {
	if correction == nil {
		return hits
	}
	out := []index.Hit{*correction}
	for _, h := range hits {
		if h.Passage != correction.Passage {
			h.SameAs = -1 // it counts the hits as they were
			out = append(out, h)
		}
	}
	return out
}

// apart are the places of the first matches that do not say the same as one
// before them, at most maxNearest.
func apart(matches []match) []int {
	var out []int
	for i, m := range matches {
		if m.sameAs < 0 && len(out) < maxNearest {
			out = append(out, i)
		}
	}
	return out
}

// sentenceBlocks shows a match's sentence alone: its words, what they introduce
// if they end in a colon, where they stand, whose they are, and the notes and
// citations that stand in them. A bibliography entry, and what has no sentences,
// is shown whole.
func (s *Set) sentenceBlocks(v voice, m match, number string) []Block {
	p := &s.brief.Passages[m.passage]
	span := s.span(m)
	if span.Start == span.End || p.Kind == corpus.Entry {
		span = whole(p.Prose)
	}
	blocks := append(s.columns(m.passage), Block{Kind: Quotation, Label: number, Passage: p.ID, Runs: runs(p.Prose, span)})
	texts := []corpus.Prose{part(p.Prose, span)}
	var introduced []int
	if span.End == len(p.Text) {
		introduced = s.brief.Introduced(m.passage)
	}
	for _, i := range introduced[:min(maxNearest, len(introduced))] {
		blocks = append(blocks, s.quotation(i))
		texts = append(texts, s.brief.Passages[i].Prose)
	}
	blocks = append(blocks, s.place(v, m.passage))
	if more := len(introduced) - maxNearest; more > 0 {
		blocks = append(blocks, plain(Note, v.say(own.MoreInSection, more)))
	}
	blocks = append(blocks, s.whose(v, p.Prose, span)...)
	if span == whole(p.Prose) { // which sentence they are about is not known
		blocks = append(blocks, s.remarks(v, m.passage)...)
	}
	sourced := func(p corpus.Prose) bool { return len(s.brief.FootnotesOf(p))+len(s.brief.ReferencesOf(p)) > 0 }
	switch {
	case s.entryOf(m.passage) != nil:
		blocks = append(blocks, s.sources(v, m.passage)...)
	case slices.ContainsFunc(texts, sourced): // else nothing is said: the paragraph may have a note
		blocks = append(blocks, s.sourcesIn(v, texts)...)
	}
	return blocks
}
