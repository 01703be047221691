package index

import (
	"slices"
	"strings"

	"briefbot/corpus"
	"briefbot/corpus/pattern"
)

// A figure is no word that may have another in its place: who asks of the 87 % means
// the sentence that has it.

// figurePattern is a number with what makes it one of amount: more than a digit, or
// a share.
var figurePattern = pattern.New(`\d+(?:[.,]\d+)*\s?%|\d+(?:[.,]\d+)*`)

// leastFigure is the least number that is looked up where nothing says that it is a
// share: smaller ones count things and stand anywhere.
const leastFigure = "13"

// mostFigured is how many sentences may have a figure that is meant to tell one.
const mostFigured = 3

// figures are those of a question: neither years nor small numbers.
func figures(text string) []string {
	var out []string
	for _, f := range figurePattern.FindAllString(text, -1) {
		digits, share := strings.CutSuffix(f, "%")
		digits = strings.TrimSpace(digits)
		whole := strings.TrimLeft(digits, "0123456789") == ""
		year := whole && len(digits) == 4 && digits[0] <= '2'
		small := whole && (len(digits) < 2 || len(digits) == 2 && digits < leastFigure)
		if share || !year && !small {
			out = append(out, digits)
		}
	}
	return out
}

// figured are the sentences of the text that have a question's figures; nil if more
// have them than would tell which is meant.
func (x *Index) figured(text string) []corpus.Place {
	asked := figures(text)
	if len(asked) == 0 {
		return nil
	}
	lacks := func(text string, has func(text, figure string) bool) bool {
		return slices.ContainsFunc(asked, func(f string) bool { return !has(text, f) })
	}
	var out []corpus.Place
	for i := range x.brief.Passages {
		p := &x.brief.Passages[i]
		if p.Part != corpus.Body || lacks(p.Text, strings.Contains) { // hardly any has them
			continue
		}
		for k, s := range spans(p) {
			if !lacks(s.In(p.Text), hasFigure) {
				out = append(out, corpus.Place{Kind: corpus.SentencePlace, Index: i, Sentence: k})
			}
		}
	}
	if len(out) > mostFigured {
		return nil
	}
	return out
}

// hasFigure reports whether a text has a figure, and not only its digits.
func hasFigure(text, figure string) bool {
	return slices.ContainsFunc(figurePattern.FindAllString(text, -1), func(f string) bool { return strings.TrimRight(f, " %") == figure })
}

// byFigure brings the passages of some sentences before the others, with those
// sentences.
func (x *Index) byFigure(places []corpus.Place, hits []Hit) []Hit {
	if len(places) == 0 {
		return hits
	}
	var first, rest []Hit
	for _, h := range hits {
		at := slices.IndexFunc(places, func(p corpus.Place) bool { return p.Index == x.number(h.Passage) })
		if at < 0 {
			rest = append(rest, h)
			continue
		}
		h.Sentence = spans(h.Passage)[places[at].Sentence]
		first = append(first, h)
	}
	for _, p := range places {
		passage := &x.brief.Passages[p.Index]
		if !slices.ContainsFunc(first, func(h Hit) bool { return h.Passage == passage }) {
			first = append(first, Hit{Passage: passage, Sentence: spans(passage)[p.Sentence], SameAs: -1})
		}
	}
	if len(hits) > 0 {
		for i := range first { // the hits stay in the order of their scores
			first[i].Score += hits[0].Score
		}
	}
	return append(first, rest...)
}

// sourceOfFigure is what a question asks of the sentence with a figure, its source
// or where it stands, if it asks that.
func sourceOfFigure(words []said) string {
	asks := slices.DeleteFunc(slices.Clone(words), func(w said) bool { return isNumber(strings.TrimRight(w.plain, "%")) })
	e, like := builtinSayings().byWords(asks, PlaceKind)
	if like < ofTheBrief || e.Name != "source" && e.Name != "where" {
		return ""
	}
	return e.Name
}
