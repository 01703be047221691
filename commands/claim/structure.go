package claim

import (
	"slices"
	"strconv"
	"strings"

	"briefbot/commands/locale"
	"briefbot/corpus"
)

// Recognised says how many recommendations, footnotes or references were
// recognised, and from which to which.
func (d *Document) Recognised(kind corpus.PlaceKind) Claim {
	b := d.brief
	several := func(none, one, many locale.Text, n int, name func(int) string) Claim {
		switch n {
		case 0:
			return say(Unfound, none)
		case 1:
			return say(Recognised, one, name(0))
		}
		return say(Recognised, many, Number(n), name(0), name(n-1))
	}
	switch kind {
	case corpus.RecommendationPlace:
		return several("I recognised no recommendations.", "I recognised one recommendation: %s.", "I recognised %s recommendations: %s to %s.",
			len(b.Recommendations), func(i int) string { return b.Recommendations[i].Number })
	case corpus.NotePlace:
		return several("I recognised no footnotes.", "I recognised one footnote: %s.", "I recognised %s footnotes: %s to %s.",
			len(b.Footnotes), func(i int) string { return b.Footnotes[i].Label })
	case corpus.ReferencePlace:
		return several("I recognised no list of references.", "I recognised one reference: %s.", "I recognised %s references, from %s to %s.",
			len(b.References), func(i int) string { return b.References[i].Key })
	}
	return Claim{}
}

// AdviceSection says that no recommendation was recognised by itself, but a section
// of them.
func (d *Document) AdviceSection() Claim {
	if i := d.brief.AdviceSection(); len(d.brief.Recommendations) == 0 && i >= 0 {
		return say(Recognised, "I recognised no recommendations one by one. This section is headed “%s”.", d.brief.Sections[i].Name)
	}
	return Claim{}
}

// mostNear is how many places are named that are near one that is missing.
const mostNear = 5

// Unrecognised says that a place that somebody asked for was not recognised,
// and what was of its kind. Asked is how it is repeated.
func (d *Document) Unrecognised(m corpus.Missing, asked Typed) []Claim {
	one := func(format locale.Text, args ...any) []Claim {
		return []Claim{say(Unfound, format, append([]any{asked}, args...)...)}
	}
	number := strings.Trim(string(asked), "-0123456789") == ""
	switch m.Kind {
	case corpus.RecommendationPlace, corpus.NotePlace:
		format := locale.Text("I recognised no recommendation %s.")
		if m.Kind == corpus.NotePlace {
			format = "I recognised no footnote %s."
		}
		if len(m.Have) == 0 {
			return []Claim{d.Recognised(m.Kind)}
		}
		return append(one(format), d.Recognised(m.Kind))
	case corpus.SectionPlace:
		return one("I recognised no section %s. See the outline with /section.")
	case corpus.PagePlace:
		if !slices.ContainsFunc(d.brief.Passages, func(p corpus.Passage) bool { return p.Page > 0 }) {
			return []Claim{say(Unfound, "I found no printed page numbers.")}
		}
		return one("I recognised no page %s: the pages that I found are %d to %d.", m.Have[0].Index, m.Have[len(m.Have)-1].Index)
	case corpus.PassagePlace:
		if m.In.Kind == corpus.BriefPlace && !number { // "table 2"
			return one("I recognised no %s.")
		}
		return one("I recognised no paragraph %s in %s: I counted %d.", m.In, len(m.Have))
	case corpus.SentencePlace:
		return one("I recognised no sentence %s in %s: I counted %d.", m.In, len(m.Have))
	}
	switch {
	case number:
		return append(one("I recognised no reference %s."), d.Recognised(corpus.ReferencePlace))
	case len(m.Have) == 0, len(m.Have) > mostNear:
		return append(one("I found no %s among the references."), d.Recognised(corpus.ReferencePlace))
	}
	return one("I found no %s among the references, but this: %s.", Places(m.Have))
}

// Unmatched says that nothing of a kind matches what a person typed, given what
// was read in it.
func (d *Document) Unmatched(kind corpus.PlaceKind, r corpus.Reading, typed Typed) Claim {
	switch {
	case len(r.Places) > 0:
	case kind == corpus.SectionPlace:
		return say(Unfound, "I found no section that matches “%s”. See the outline with /section.", typed)
	case kind == corpus.NotePlace && len(d.brief.Footnotes) > 0:
		return say(Unfound, "I read no footnote’s number in “%s”.", typed)
	case kind == corpus.RecommendationPlace && len(d.brief.Recommendations) > 0:
		return say(Unfound, "I read no recommendation’s number in “%s”.", typed)
	case kind == corpus.ReferencePlace && len(d.brief.References) > 0:
		return say(Unfound, "I found no reference that matches “%s”. Try an author or a word of the title, for example: %s", typed, d.brief.References[0].Key)
	}
	return Claim{}
}

// Matching says that several places of a kind match what a person typed.
func Matching(kind corpus.PlaceKind, n int, typed Typed) Claim {
	switch {
	case n < 2:
	case kind == corpus.SectionPlace:
		return say(Recognised, "Several sections match “%s”:", typed)
	case kind == corpus.ReferencePlace:
		return say(Recognised, "%d references match “%s”. Add a name, a year or a word of the title to see where one is cited.", n, typed)
	}
	return Claim{}
}

// Numbered is what a recommendation is called above its words: by its number, and
// by its place among all where the number does not say it.
func (d *Document) Numbered(r *corpus.Recommendation) Claim {
	all := d.brief.Recommendations
	at := 1 + slices.IndexFunc(all, func(o corpus.Recommendation) bool { return o.Number == r.Number })
	if r.Number == strconv.Itoa(at) {
		return say(Recognised, "Recommendation %d of %d", at, len(all))
	}
	return say(Recognised, "Recommendation %s (%d of %d)", r.Number, at, len(all))
}

// Unnumbered says that the recommendations' numbers are not printed ones.
func (d *Document) Unnumbered() Claim {
	if d.brief.RecommendationsNumbered || len(d.brief.Recommendations) == 0 {
		return Claim{}
	}
	return say(Unfound, "I recognised no printed numbers of the recommendations; these follow their order.")
}

// Listed stands over the list of what was recognised.
func (d *Document) Listed(kind corpus.PlaceKind) Claim {
	switch {
	case kind == corpus.SectionPlace:
		return say(Recognised, "The sections that I recognised, with the number of paragraphs in each:")
	case kind == corpus.ReferencePlace && len(d.brief.References) > 0:
		return say(Recognised, "The references that I recognised (%d):", len(d.brief.References))
	}
	return d.Recognised(kind)
}
