package commands

import (
	"slices"
	"strings"
	"unicode"

	"briefbot/commands/attribution"
	"briefbot/commands/claim"
	"briefbot/commands/quote"
	"briefbot/corpus"
)

// whose says in one line whose words parts of a text are, where they are not the
// brief's own; nothing where that is unclear.
func (s *Set) whose(v voice, p corpus.Prose, spans ...corpus.Span) []Block {
	ofWords, ofSources := s.whoseClaims(p, spans)
	return s.claimed(v, Note, append(ofWords, ofSources...)...)
}

// whoseClaims are what the words show of whose they are, and what their sources
// do: a citation, the note of an interview.
func (s *Set) whoseClaims(p corpus.Prose, spans []corpus.Span) (ofWords, ofSources []claim.Claim) {
	for _, span := range spans {
		for _, c := range s.document.Whose(p, span, func(words string) string { return Clip(words, maxEchoQuote) }) {
			if c.Kind() == claim.Sourced {
				ofSources = append(ofSources, c)
			} else {
				ofWords = append(ofWords, c)
			}
		}
	}
	return ofWords, ofSources
}

// attributions are those of parts of a text, each once.
func (s *Set) attributions(p corpus.Prose, spans ...corpus.Span) []attribution.Attribution {
	out := []attribution.Attribution{}
	for _, span := range spans {
		out = withNew(out, attribution.Of(s.brief, p, span))
	}
	return out
}

// attributed are the attributions of a quotation: of its parts, where it leaves
// words out.
func (s *Set) attributed(found quote.Finding) (p corpus.Prose, spans []corpus.Span) {
	if len(found.Places) == 0 || len(found.Places[0]) != 1 {
		return corpus.Prose{}, nil
	}
	slice := found.Places[0][0]
	if slice.Of.Kind != corpus.PassagePlace && slice.Of.Kind != corpus.NotePlace {
		return corpus.Prose{}, nil
	}
	p = slice.Prose(s.brief)
	for _, part := range found.Parts {
		if len(part) == 1 {
			spans = append(spans, part[0].Span)
		}
	}
	if len(spans) == 0 {
		spans = []corpus.Span{slice.Span}
	}
	return p, spans
}

// A Misplacement is something that stands beside a quotation and does not hold, or
// cannot be looked at.
type Misplacement struct {
	// Given is what was typed: "Sattarov 2018", "p. 12", "Putin".
	Given string `json:"given"`
	// Has is where the brief has the words instead; "" if they are its own and
	// not those of who is named.
	Has string `json:"has,omitempty"`
	// Unpaged is set for a page where no page numbers were found: whether it holds
	// is not known.
	Unpaged bool `json:"unpaged,omitempty"`
}

// misplaced is what does not hold of what somebody typed beside a quotation: the
// work, page, paragraph or speaker.
func (s *Set) misplaced(v voice, around string, found quote.Finding) (out []Misplacement) {
	if strings.TrimSpace(around) == "" || len(found.Places) == 0 {
		return nil
	}
	at := s.passagesOf(found)
	if len(at) == 0 {
		return nil
	}
	here := corpus.Place{Kind: corpus.PassagePlace, Index: at[0]}
	has := func(passages []int) bool {
		return slices.ContainsFunc(passages, func(i int) bool { return slices.Contains(at, i) })
	}
	g := s.places()
	reading := g.Read(around, corpus.ReadOptions{})
	explicit := reading.Explicit || !strings.ContainsFunc(reading.Rest, unicode.IsLetter)
	for _, p := range reading.Places {
		switch p.Kind {
		case corpus.BriefPlace:
		case corpus.ReferencePlace:
			ref := &s.brief.References[p.Index]
			if !s.cites(found, ref) && explicit && !(s.namesAuthor(around) && !strings.Contains(around, ref.Year)) {
				out = append(out, Misplacement{Given: ref.Key})
			}
		default:
			if passages := g.Passages(p); explicit && len(passages) > 0 && !has(passages) {
				out = append(out, Misplacement{Given: g.Name(p, v.Lang), Has: g.Name(here, v.Lang)})
			}
		}
	}
	for _, m := range reading.Missing {
		switch {
		case m.Kind == corpus.ReferencePlace:
			out = append(out, Misplacement{Given: m.Asked})
		case m.Kind == corpus.PagePlace && len(m.Have) == 0:
			out = append(out, Misplacement{Given: m.Asked, Unpaged: true})
		default:
			out = append(out, Misplacement{Given: withWord(around, m.Asked), Has: g.Name(here, v.Lang)})
		}
	}
	said := around
	if slices.ContainsFunc(reading.Places, func(p corpus.Place) bool { return p.Kind != corpus.ReferencePlace }) {
		said = reading.Rest // "Recommendation 2: …" is said by nobody of that name
	}
	name := attribution.Speaker(said)
	for _, p := range reading.Places {
		if p.Kind != corpus.ReferencePlace || name == "" {
			continue
		}
		for _, a := range s.brief.References[p.Index].Authors {
			if family, _, _ := strings.Cut(a, ","); strings.HasPrefix(family, name+" ") || strings.HasSuffix(family, " "+name) {
				name = family // "Van der Togt"
			}
		}
	}
	if name != "" && len(out) == 0 && len(reading.Missing) == 0 && !s.speaks(name, found) {
		out = append(out, Misplacement{Given: name})
	}
	return slices.DeleteFunc(out, func(m Misplacement) bool { return !s.misplacement(found, m).Says() })
}

// passagesOf are the passages that have the words of a finding or the mark of
// the note that has.
func (s *Set) passagesOf(found quote.Finding) (out []int) {
	for _, slice := range slices.Concat(found.Places...) {
		out = append(out, slice.Passages(s.brief)...)
	}
	return out
}

// misplacement says what does not hold.
func (s *Set) misplacement(found quote.Finding, m Misplacement) claim.Claim {
	has := corpus.Place{}
	switch {
	case m.Unpaged:
		return s.document.Unrecognised(corpus.Missing{Kind: corpus.PagePlace}, "")[0]
	case m.Has != "":
		has = corpus.Place{Kind: corpus.PassagePlace, Index: s.passagesOf(found)[0]}
	}
	return s.document.Misplaced(found, claim.Typed(Clip(m.Given, maxEcho)), has)
}

// cites reports whether a work is cited where the words of a finding stand: in
// their sentence and its notes, or in their passage if the sentence cites none.
func (s *Set) cites(found quote.Finding, ref *corpus.Reference) bool {
	b := s.brief
	for _, slice := range slices.Concat(found.Places...) {
		p := slice.Prose(b)
		p = part(p, sentencesAround(p, slice.Span))
		refs := b.ReferencesOf(p)
		for _, f := range b.FootnotesOf(p) {
			refs = append(refs, b.ReferencesOf(f.Prose)...)
		}
		if slices.Contains(refs, ref) || len(refs) == 0 && slice.Of.Kind == corpus.PassagePlace && (ref.Passage == slice.Of.Index || slices.Contains(ref.CitedBy, slice.Of.Index)) {
			return true
		}
	}
	return false
}

// withWord is a number as text has it, with the word before it: "footnote 9" for
// "9". What is no number, or is not in text as a word, is returned as it is.
func withWord(text, number string) string {
	if strings.Trim(number, "-0123456789") != "" {
		return number
	}
	words := strings.Fields(text)
	for i, w := range words[min(1, len(words)):] {
		if strings.TrimFunc(w, func(r rune) bool { return !unicode.IsDigit(r) }) == number {
			if before := strings.TrimFunc(words[i], unicode.IsPunct); before != "" {
				return before + " " + number
			}
		}
	}
	return number
}

// namesAuthor reports whether text has the surname of an author of the brief.
func (s *Set) namesAuthor(text string) bool {
	return slices.ContainsFunc(s.brief.Info.Authors, func(a string) bool {
		f := strings.Fields(a)
		return len(f) > 0 && strings.Contains(strings.ToLower(text), strings.ToLower(f[len(f)-1]))
	})
}

// speaks reports whether a name can be that of who says the words of a finding:
// an author of the brief, its publisher, who they are reported of or, where they
// are not, whom their sentence cites or names before them in their clause.
func (s *Set) speaks(name string, found quote.Finding) bool {
	texts := append([]string{s.brief.Info.Publisher}, s.brief.Info.Authors...)
	p, spans := s.attributed(found)
	reported := false
	for _, a := range s.attributions(p, spans...) {
		if a.Kind == attribution.Reported {
			texts, reported = append(texts, a.Words), true
		}
	}
	for _, slice := range found.Places[0] {
		if reported {
			break
		}
		p := slice.Prose(s.brief)
		sentence := sentencesAround(p, slice.Span)
		for _, c := range part(p, sentence).Citations {
			texts = append(texts, c.In(p.Text))
		}
		before := p.Text[sentence.Start:slice.Span.Start]
		texts = append(texts, before[strings.LastIndexAny(before, ",;:")+1:])
	}
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.ContainsFunc(texts, func(t string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(strings.ToLower(t), strings.ToLower(w)) })
	})
}
