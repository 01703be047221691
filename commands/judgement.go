package commands

import (
	"slices"
	"strings"
	"unicode"

	"briefbot/commands/claim"
	"briefbot/commands/own"
	"briefbot/commands/quote"
	"briefbot/corpus"
)

// judgement says in words how a quotation relates to the brief: what matters
// first, then whose words it is, and what differs in its place. Cited is what it
// is cited from, which stands with its sources.
func (s *Set) judgement(v voice, checked checked) (blocks, cited []Block) {
	blocks = s.verdict(v, checked.found)
	p, spans := s.attributed(checked.found)
	ofWords, ofSources := s.whoseClaims(p, spans)
	beside := mapped(checked.misplaced, func(m Misplacement) claim.Claim { return s.misplacement(checked.found, m) })
	whose := append(s.claimed(v, Note, beside...), s.claimed(v, Note, ofWords...)...)
	switch {
	case checked.marked:
		whose = append(whose, plain(Note, v.say(own.CheckedMarked)))
	case checked.part:
		whose = append(whose, plain(Note, v.say(own.Checked, echoed(echoQuote(checked.quotation)))))
	}
	return slices.Insert(blocks, 1, whose...), s.claimed(v, Note, ofSources...)
}

// verdict says how a quotation relates to the brief, and what differs.
func (s *Set) verdict(v voice, found quote.Finding) []Block {
	blocks := s.claimed(v, Headline, s.document.Verdict(found, func(words string) string { return Clip(words, maxNamed) })...)
	if found.Verdict == quote.Exact {
		return blocks
	}
	blocks = append(blocks, Block{Kind: Comparison, Runs: s.comparison(found)})
	if n := len(found.Changes) - maxChanges; n > 0 {
		blocks = append(blocks, plain(Note, v.say(own.MoreDifferences, n)))
	}
	return blocks
}

// maxChanges is how many differences are shown: a reader has seen by then that
// this is no quotation, and they fit one message.
const maxChanges = 12

// maxNamed is how many characters of a difference its sentence has.
const maxNamed = 60

// maxContext is how many characters of unchanged words stand beside a
// difference.
const maxContext = 40

// minSkipped is how many characters of a comparison are worth leaving out: fewer
// look as if the brief had gone on otherwise.
const minSkipped = 30

// comparison is the place a quotation was made from: the brief's words that
// differ in bold, the quotation's struck out before them, and some of the
// words around.
func (s *Set) comparison(found quote.Finding) []Run {
	changes := found.Changes[:min(len(found.Changes), maxChanges)]
	bold := inPlace(changes)
	var out []Run
	var gaps []quote.Slice // what begins behind an "…"
	place := found.Places[0]
	if len(found.Parts) > 0 {
		place = slices.Concat(found.Parts...)
		for _, p := range found.Parts[1:] {
			gaps = append(gaps, p[0])
		}
	}
	for i, slice := range place {
		switch {
		case slices.Contains(gaps, slice):
			out = append(out, Run{Text: " … "})
		case i > 0:
			out = append(out, Run{Text: " "})
		}
		here := func(o quote.Slice) bool {
			return o.Of == slice.Of && within(o.Span, slice.Span)
		}
		cuts := []int{slice.Span.Start, slice.Span.End}
		for _, b := range bold {
			if here(b) {
				cuts = append(cuts, b.Span.Start, b.Span.End)
			}
		}
		for _, ch := range changes {
			if here(ch.At) {
				cuts = append(cuts, ch.At.Span.Start)
			}
		}
		slices.Sort(cuts)
		cuts = slices.Compact(cuts)
		for k, at := range cuts {
			for _, ch := range changes {
				if here(ch.At) && ch.At.Span.Start == at && ch.Typed != "" {
					out = append(out, struck(Clip(ch.Typed, maxEchoQuote), ch.Kind == quote.Added && at > slice.Span.Start)...)
				}
			}
			if k+1 == len(cuts) {
				break
			}
			part := slice
			part.Span = corpus.Span{Start: at, End: cuts[k+1]}
			run := Run{Text: part.In(s.brief)}
			if slices.ContainsFunc(bold, func(b quote.Slice) bool { return here(b) && within(part.Span, b.Span) }) {
				run.Style = Bold
			}
			out = append(out, run)
		}
	}
	return shortened(out)
}

// struck is what was typed, struck out, before the brief's words that stand
// there or after those that it was added to.
func struck(typed string, after bool) []Run {
	run, space := Run{Text: typed, Style: Struck | Typed}, Run{Text: " "}
	switch {
	case quote.Words(typed) == 0:
		return []Run{run} // a mark
	case after:
		return []Run{space, run}
	}
	return []Run{run, space}
}

// shortened leaves out what stands far from a difference.
func shortened(all []Run) []Run {
	var out []Run
	for i := 0; i < len(all); i++ {
		r := all[i]
		for r.Style == 0 && i+1 < len(all) && all[i+1].Style == 0 {
			i++
			r.Text += all[i].Text
		}
		if text := []rune(r.Text); r.Style == 0 {
			from, to := 0, len(text)
			if i+1 < len(all) {
				from = max(0, len(text)-maxContext)
			}
			if len(out) > 0 {
				to = min(len(text), maxContext)
			}
			skipped := from - to // between two differences
			switch {
			case len(out) == 0:
				skipped = from
			case i+1 == len(all):
				skipped = len(text) - to
			}
			switch head, tail := cutAfter(string(text[:to])), cutBefore(string(text[from:])); {
			case skipped < minSkipped:
			case len(out) == 0:
				r.Text = "… " + tail
			case i+1 == len(all):
				r.Text = head + " …"
			default:
				r.Text = head + " … " + tail
			}
		}
		out = append(out, r)
	}
	return out
}

// cutAfter is text up to the end of its last whole word, cutBefore from the
// beginning of its first.
func cutAfter(text string) string {
	return strings.TrimRightFunc(text[:max(strings.LastIndexByte(text, ' '), 0)], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func cutBefore(text string) string { return text[strings.IndexByte(text, ' ')+1:] }

// inPlace are the brief's words that were changed.
func inPlace(changes []quote.Change) []quote.Slice {
	var out []quote.Slice
	for _, ch := range changes {
		out = append(out, ch.Slices...)
	}
	return out
}

// maxEchoQuote is how many characters of a quotation are repeated.
const maxEchoQuote = 200
