package claim

import (
	"bytes"
	"slices"
	"strings"

	"briefbot/corpus"
)

// An Uncertainty is what a document's writer should look at: something that the
// reading did not find, or a kind of problem.
type Uncertainty struct {
	Claim // of the first of its kind
	// Of is what it is about: "title", "author", "date", "recommendations", "section of
	// recommendations", or the
	// kind of problem.
	Of string
	// Lines are where all of the kind stand in the source.
	Lines []int
	Times int
}

// uncertain are the kinds of problems that a writer can mend, in the order in which
// they are said.
var uncertain = []corpus.ProblemKind{corpus.DanglingMark, corpus.DanglingCitation, corpus.UnmarkedFootnote, corpus.AmbiguousCitation,
	corpus.SpeltOtherwise, corpus.DamagedAddress, corpus.MalformedMetadata, corpus.Erratum}

// Uncertain are what was not found or looks wrong, a kind each.
func (d *Document) Uncertain() []Uncertainty {
	var out []Uncertainty
	add := func(of string, c Claim) {
		if c.Says() {
			out = append(out, Uncertainty{Claim: c, Of: of, Times: 1})
		}
	}
	add("title", d.untitled())
	add("author", d.Unfound("author"))
	add("date", d.Unfound("date"))
	if section := d.AdviceSection(); section.Says() {
		add("section of recommendations", section)
	} else if len(d.brief.Recommendations) == 0 {
		add("recommendations", d.Recognised(corpus.RecommendationPlace))
	}
	for _, kind := range uncertain {
		of := Uncertainty{Of: string(kind)}
		for _, p := range d.brief.Problems {
			if p.Kind != kind {
				continue
			}
			if !of.Says() { // one is enough: a long text can have thousands
				of.Claim = d.Problem(p)
			}
			of.Times++
			if n := len(of.Lines); p.Line > 0 && (n == 0 || of.Lines[n-1] != p.Line) {
				of.Lines = append(of.Lines, p.Line)
			}
		}
		if of.Says() {
			out = append(out, of)
		}
	}
	return out
}

// longestHead is how many bytes of a source a title stands in.
const longestHead = 64 << 10

// untitled says that no title was found: the one that the document goes by does
// not stand at its head.
func (d *Document) untitled() Claim {
	head := string(d.brief.Source[:min(len(d.brief.Source), longestHead)])
	if strings.Contains(onlyLetters(head), onlyLetters(d.brief.Title)) {
		return Claim{}
	}
	return say(Unfound, "I found no title: the file’s name stands for it.")
}

// Problem says what a problem is, if the words that it is about are the document's.
func (d *Document) Problem(p corpus.Problem) Claim {
	// Most stand in the source as they are; folding all of a long document takes seconds.
	if !bytes.Contains(d.brief.Source, []byte(p.Words)) && !strings.Contains(d.text().letters, onlyLetters(p.Words)) {
		return Claim{}
	}
	switch p.Kind {
	case corpus.DanglingMark:
		return say(Unfound, "I found no footnote for the mark %s.", p.Words)
	case corpus.DanglingCitation:
		return say(Unfound, "I could link “%s” to no reference.", p.Words)
	case corpus.AmbiguousCitation:
		return say(Recognised, "“%s” fits several references: I linked it to none.", p.Words)
	case corpus.UnmarkedFootnote:
		return say(Unfound, "I found no mark in the text that points to footnote %s.", p.Words)
	case corpus.UncitedReference:
		if slices.ContainsFunc(d.brief.References, func(r corpus.Reference) bool { return r.Key == p.Words && r.Uncited() }) {
			return say(Unfound, "I found no place in the text that cites %s.", p.Words)
		}
	case corpus.SpeltOtherwise:
		return say(Recognised, "“%s” is spelt otherwise in its reference.", p.Words)
	case corpus.DamagedAddress:
		return say(Sourced, "The address %s looks damaged.", p.Words)
	case corpus.MalformedMetadata:
		return say(Recognised, "The field “%s” is not valid YAML: I read it as plain text.", p.Words)
	case corpus.DamagedText:
		return say(Sourced, "Part of this text looks damaged in the source.")
	case corpus.Erratum:
		return say(Sourced, "%s", p.Why)
	}
	return Claim{}
}
