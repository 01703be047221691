package claim

import (
	"slices"

	"briefbot/commands/attribution"
	"briefbot/corpus"
	"briefbot/corpus/pattern"
)

// citing finds what may be a note's mark or a citation that was not recognised:
// a year or number in brackets, a raised figure, a sign, an address.
var citing = pattern.New(`[\(\[][^()\[\]]*\d[^()\[\]]*[\)\]]|[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡§]|\pL\d|[.,;:!?”"’»]\d|https?:|www\.|\b[12]\d{3}[a-z]?\b`)

// quoting finds a quotation mark: an apostrophe opens no word.
var quoting = pattern.New(`["“”„«»‘]|(?:^|[\s(])['’]`)

// Sourceless says that texts are the author's own words, where they have no note,
// citation or quotation and no sentence of them is somebody else's; that they have
// no note or citation of their own; or that none was recognised.
func (d *Document) Sourceless(texts []corpus.Prose) Claim {
	proven, own := true, true
	for _, p := range texts {
		if len(p.Marks)+len(p.Citations)+len(p.Links) > 0 && len(d.brief.FootnotesOf(p))+len(d.brief.ReferencesOf(p)) > 0 {
			return Claim{}
		}
		s := d.sources(p)
		proven, own = proven && s.none, own && s.own
	}
	switch {
	case len(texts) == 0:
		return Claim{}
	case !proven:
		return say(Unfound, "I recognised no note or citation here.")
	case own && len(d.brief.Info.Authors) == 1:
		return say(Sourced, "The author’s own words: no note or citation.")
	case own && len(d.brief.Info.Authors) > 1:
		return say(Sourced, "The authors’ own words: no note or citation.")
	case len(texts) > 1:
		return say(Sourced, "No note or citation of their own.")
	}
	return say(Sourced, "No note or citation of its own.")
}

// A prose tells the brief's texts from each other.
type prose struct {
	text                    string
	marks, citations, links int
}

func proseOf(p corpus.Prose) prose {
	return prose{p.Text, len(p.Marks), len(p.Citations), len(p.Links)}
}

// A sourcing is what is proven of a text.
type sourcing struct {
	none bool // it has no note or citation, recognised or not
	own  bool // nor are its words anybody else's
}

func (d *Document) sources(p corpus.Prose) sourcing {
	key := proseOf(p)
	if known, ok := d.sourceless.Load(key); ok {
		return known.(sourcing)
	}
	var s sourcing
	s.none = len(p.Marks)+len(p.Citations)+len(p.Links) == 0 && !citing.MatchString(p.Text)
	s.own = s.none && d.own(p)
	d.sourceless.Store(key, s)
	return s
}

// own reports whether the words of a text are nobody else's: nothing in quotation
// marks, and no sentence that the reading attributes.
func (d *Document) own(p corpus.Prose) bool {
	return !quoting.MatchString(p.Text) && len(attribution.Of(d.brief, p, corpus.Span{End: len(p.Text)})) == 0 &&
		!slices.ContainsFunc(p.Sentences, func(s corpus.Span) bool { return len(d.attributions(p, s)) > 0 })
}

// remarked are the kinds of problems that are said beside a passage.
var remarked = []corpus.ProblemKind{corpus.DanglingMark, corpus.DanglingCitation, corpus.AmbiguousCitation, corpus.DamagedText, corpus.Erratum}

// Remarks say what is wrong in passage i: marks and citations that were resolved
// to nothing, damage, and what the errata note. A guess at what was meant stays
// out.
func (d *Document) Remarks(i int) []Claim {
	var out []Claim
	for _, p := range d.brief.Problems {
		if p.Passage == i && slices.Contains(remarked, p.Kind) {
			out = append(out, d.Problem(p))
		}
	}
	return out
}

// Unmarked says that no mark was found that points to a footnote.
func (d *Document) Unmarked(f *corpus.Footnote) Claim {
	if len(f.Passages)+len(f.Sections) > 0 || f.OnTitle {
		return Claim{}
	}
	return say(Unfound, "I found no mark in the text that points to this footnote.")
}

// Uncited says that no place was found that cites a reference.
func (d *Document) Uncited(r *corpus.Reference) Claim {
	if !r.Uncited() {
		return Claim{}
	}
	return say(Unfound, "I found no place in the text that cites it.")
}

// Damaged says that an address looks damaged, and what becomes of it: shown as
// printed, or left out.
func Damaged(r *corpus.Reference, shown bool) Claim {
	switch {
	case r.Damage == "":
		return Claim{}
	case shown:
		return say(Sourced, "This address looks damaged: shown as printed, not linked.")
	}
	return say(Sourced, "This address looks damaged: left out here.")
}

// Repeats says that a sentence says the same as match n, if its words are the
// same.
func Repeats(sentence, other string, n int) Claim {
	if len(corpus.FoldedWords(sentence)) == 0 || !slices.Equal(corpus.FoldedWords(sentence), corpus.FoldedWords(other)) {
		return Claim{}
	}
	return say(Sourced, "The marked sentence says the same as match %d, in the same words.", n)
}
