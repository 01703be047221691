package reader

import (
	"net/url"
	"slices"

	"briefbot/commands"
	"briefbot/corpus"
)

// A span is a run of text in one style, or a footnote mark.
type span struct {
	Text                        string
	Bold, Italic, Mono, Deleted bool
	Raised                      bool   // a footnote mark that leads nowhere
	Aside                       bool   // the program's own words on what is not shown
	Href                        string // "" if it is no link
	Outside                     bool   // whether Href leads away from the page
	Damaged                     bool   // an address that cannot be used
	Mark                        *mark  // then Text is empty
	at                          int    // where it begins in the prose
}

// A mark is a footnote mark that leads to its note. Side is the anchor of the
// note's copy beside the text.
type mark struct{ ID, Href, Label, Side string }

// A sentence is one sentence of a passage, with the white space after it.
type sentence struct {
	ID    string // "" where sentences have no addresses
	Lit   bool   // whether it is the answer
	Spans []span
}

// sentences are a passage's sentences, each with its address. Lit are the
// numbers of those that answer; cells those of a table row.
func (l *layout) sentences(id string, p corpus.Prose, cells []corpus.Span, lit map[int]bool) []sentence {
	out := []sentence{{}}
	next := 0
	for _, s := range l.spans(p, cells...) {
		if next < len(p.Sentences) && s.at >= p.Sentences[next].Start && s.Mark == nil && !s.Raised && !(s.Aside && s.at == len(p.Text)) {
			if next > 0 || out[0].Spans != nil {
				out = append(out, sentence{})
			}
			out[len(out)-1].ID, out[len(out)-1].Lit = sentenceID(id, next), lit[next]
			next++
		}
		out[len(out)-1].Spans = append(out[len(out)-1].Spans, s)
	}
	return out
}

// spans cuts prose where a style, a link, a mark, a sentence or one of parts
// begins or ends.
func (l *layout) spans(p corpus.Prose, parts ...corpus.Span) []span {
	cuts := p.Cuts(slices.Concat(parts, p.Sentences)...)
	var out []span
	marks := p.Marks
	for i, at := range cuts {
		for len(marks) > 0 && marks[0].At <= at {
			out = append(out, l.mark(marks[0]))
			marks = marks[1:]
		}
		for _, a := range p.Asides {
			if a.End == at && a.Start < at {
				out = append(out, span{Text: a.Close, Aside: true, at: at})
			}
		}
		for _, a := range p.Asides {
			if a.Start == at {
				out = append(out, span{Text: a.Open, Aside: true, at: at})
			}
		}
		if i+1 < len(cuts) {
			out = append(out, l.span(p, corpus.Span{Start: at, End: cuts[i+1]}))
		}
	}
	return out
}

// span is a part of the text in which nothing changes.
func (l *layout) span(p corpus.Prose, part corpus.Span) span {
	s := span{Text: part.In(p.Text), at: part.Start}
	inside := func(outer corpus.Span) bool { return outer.Start <= part.Start && part.End <= outer.End }
	for _, e := range p.Emphasis {
		if inside(e.Span) {
			s.Bold = s.Bold || e.Strong
			s.Italic = s.Italic || !e.Strong
		}
	}
	for _, a := range p.Links {
		if inside(a.Span) {
			s.Damaged = a.Damage != ""
			if a.Damage == "" && sound(a.URL) {
				s.Href, s.Outside = a.URL, true
			}
			return s
		}
	}
	for _, c := range p.Citations {
		if inside(c.Span) && c.Reference >= 0 {
			if entry := l.brief.References[c.Reference].Passage; entry >= 0 {
				s.Href = l.href(entry)
			}
		}
	}
	return s
}

func (l *layout) mark(m corpus.Mark) span {
	if m.Footnote < 0 {
		return span{Text: m.Label, Raised: true, at: m.At}
	}
	l.marks[m.Footnote]++
	id := markID(m.Footnote, l.marks[m.Footnote])
	return span{Mark: &mark{ID: id, Href: l.noteHref(m.Footnote), Label: m.Label, Side: id + "-side"}, at: m.At}
}

// sound reports whether an address may be linked.
func sound(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http" || u.Scheme == "mailto") && (u.Host != "" || u.Opaque != "")
}

// runSpans are a reply's runs.
func runSpans(runs []commands.Run) []span {
	out := make([]span, len(runs))
	for i, r := range runs {
		out[i] = span{
			Text: r.Text, Bold: r.Style&commands.Bold != 0, Italic: r.Style&commands.Italic != 0,
			Raised: r.Style&commands.Superscript != 0, Mono: r.Style&commands.Monospace != 0,
			Deleted: r.Style&commands.Struck != 0, Aside: r.Style&commands.Aside != 0,
		}
		if sound(r.URL) {
			out[i].Href, out[i].Outside = r.URL, true
		}
	}
	return out
}
