package index

import (
	"regexp"
	"slices"
	"strings"

	"briefbot/corpus"
)

var (
	// summaryName finds the section that sums a document up, by the names it
	// has in the languages that briefs come in.
	summaryName = regexp.MustCompile(`\b(?:summary|abstract|overview|at a glance|in brief|synthese|resume|zusammenfassung|kurzfassung|uberblick)\b`)
	// rightsLine finds a line about copyright and licence.
	rightsLine = regexp.MustCompile(`©|\(c\) \d|copyright|licen[cs]e|creative commons|rights reserved|lizenz|urheberrecht|droits (?:d'auteur|reserves)|rechte vorbehalten`)
	// addressees finds text that says for whom a document is.
	addressees = regexp.MustCompile(`(?:aimed|targeted|directed|addressed|intended) (?:at|for|to|towards)|(?:is|was) (?:written|meant) for|target audience|readership|its readers|s'adresse a|destinee? aux?|(?:richtet|wendet) sich an|zielgruppe`)
	// selfMention finds text in which a document speaks of itself.
	selfMention = regexp.MustCompile(`\b(?:this|the|ce|cette|le|dieses|das|dieser|der) (?:policy )?(?:brief|paper|report|study|note|rapport|document|papier|bericht|positionspapier)\b`)
)

// lead brings the passages that state what a question asks of the document to
// the front, in the order of their scores, and returns how many there are.
// Each gets the best score of all on top of its own, so that the hits stay in
// the order of their scores.
func (x *Index) lead(t Topic, named []int, hits []Hit, explain bool) ([]Hit, int) {
	stating := x.stating(t, named)
	if len(stating) == 0 {
		return hits, 0
	}
	best := 0.0
	if len(hits) > 0 {
		best = hits[0].Score
	}
	var first, rest []Hit
	for _, h := range hits {
		if i := slices.Index(stating, h.Passage); i >= 0 {
			stating = slices.Delete(stating, i, i+1)
			first = append(first, h)
		} else {
			rest = append(rest, h)
		}
	}
	for _, p := range stating { // those that share no word with the question
		first = append(first, Hit{Passage: p, Sentence: spans(p)[0], SameAs: -1})
	}
	for i := range first {
		first[i].Score += best
		if explain {
			first[i].Explanation = append(first[i].Explanation, Reason{Signal: "states what was asked", Value: best})
		}
		if t == OneFootnote {
			first[i].Sentence = x.marked(first[i].Passage, named)
		}
	}
	return append(first, rest...), len(first)
}

// marked is the sentence of a passage that carries the mark of one of the
// footnotes.
func (x *Index) marked(p *corpus.Passage, notes []int) corpus.Span {
	for _, m := range p.Marks {
		if !slices.Contains(notes, m.Footnote) {
			continue
		}
		for _, s := range p.Sentences {
			if s.Start < m.At && m.At <= s.End { // a mark stands after its words
				return s
			}
		}
	}
	return spans(p)[0]
}

// stating returns the passages that state what a topic asks, in the order in
// which they stand in the brief; nil where the brief is silent, or where its
// words are not in a passage (the title).
func (x *Index) stating(t Topic, named []int) []*corpus.Passage {
	info := x.brief.Info
	switch t {
	case AboutAuthor:
		return x.naming(info.Authors...)
	case AboutEditor:
		return x.naming(info.Editor)
	case AboutDate, AboutCurrency:
		return x.naming(info.Date)
	case AboutPublisher:
		return x.naming(info.Publisher)
	case AboutDisclaimer:
		return x.naming(info.Disclaimer)
	case AboutCiting:
		imprint := x.naming(append(slices.Clone(info.Authors), info.Publisher, info.Date)...)
		return slices.DeleteFunc(imprint, func(p *corpus.Passage) bool { return p.Part != corpus.Front })
	case AboutLicence:
		return x.having(func(p *corpus.Passage) bool {
			return x.aroundText(p) && rightsLine.MatchString(strings.ToLower(fold(p.Text)))
		})
	case AboutAudience:
		return x.having(func(p *corpus.Passage) bool {
			text := strings.ToLower(fold(p.Text))
			return selfMention.MatchString(text) && addressees.MatchString(text)
		})
	case AboutSections:
		return x.summary()
	case AboutAdvice:
		return x.advice()
	case AboutSources:
		return x.having(func(p *corpus.Passage) bool { return p.Kind == corpus.Entry })
	case AboutNotes:
		return x.having(func(p *corpus.Passage) bool {
			return slices.ContainsFunc(p.Marks, func(m corpus.Mark) bool { return m.Footnote >= 0 })
		})
	case OneRecommendation, OneFootnote, OneReference, OneSection:
		return x.itemPassages(t, named)
	}
	return nil
}

// itemPassages returns the passages of the items that a question names: a
// footnote's are those that carry its mark, a reference's its entry, or where
// it has none in a passage of its own, those that cite it.
func (x *Index) itemPassages(t Topic, named []int) []*corpus.Passage {
	var places []int
	for _, i := range named {
		switch t {
		case OneRecommendation:
			places = append(places, x.brief.Recommendations[i].Passages...)
		case OneFootnote:
			places = append(places, x.brief.Footnotes[i].Passages...)
		case OneReference:
			if r := x.brief.References[i]; r.Passage >= 0 {
				places = append(places, r.Passage)
			} else {
				places = append(places, r.CitedBy...)
			}
		case OneSection:
			places = append(places, x.brief.Sections[i].Passages...)
		}
	}
	slices.Sort(places)
	var out []*corpus.Passage
	for _, i := range slices.Compact(places) {
		out = append(out, &x.brief.Passages[i])
	}
	return out
}

// states reports whether the brief has passages or items that answer a question
// on a topic. None answers how long it is: that has to be counted.
func (x *Index) states(t Topic, named []int) bool {
	b := x.brief
	switch t {
	case AboutAuthor:
		return len(b.Info.Authors) > 0
	case AboutEditor:
		return b.Info.Editor != ""
	case AboutDate:
		return b.Info.Date != ""
	case AboutPublisher:
		return b.Info.Publisher != ""
	case AboutDisclaimer:
		return b.Info.Disclaimer != ""
	case AboutSources:
		return len(b.References) > 0
	case AboutNotes:
		return len(b.Footnotes) > 0
	case AboutAdvice:
		return len(b.Recommendations) > 0
	case AboutTitle, AboutCiting:
		return true
	case AboutSections:
		return len(b.Passages) > 0
	case AboutLicence, AboutAudience:
		return len(x.stating(t, nil)) > 0
	case OneRecommendation, OneFootnote, OneReference, OneSection:
		return len(named) > 0
	}
	return false
}

// aroundText reports whether a passage is front or back matter, which says
// what the document is and not what it argues.
func (x *Index) aroundText(p *corpus.Passage) bool {
	return p.Part == corpus.Front || p.Part == corpus.Back
}

// naming returns the front and back matter that has one of the values.
func (x *Index) naming(values ...string) []*corpus.Passage {
	return x.having(func(p *corpus.Passage) bool {
		return x.aroundText(p) &&
			slices.ContainsFunc(values, func(v string) bool {
				return v != "" && strings.Contains(strings.ToLower(fold(p.Text)), strings.ToLower(fold(v)))
			})
	})
}

// summary returns what the summary says of the document as a document, or all
// of the summary where it does not speak of itself.
func (x *Index) summary() []*corpus.Passage {
	for i := range x.brief.Sections {
		s := &x.brief.Sections[i]
		if s.Part != corpus.Body || !summaryName.MatchString(strings.ToLower(fold(s.Name))) {
			continue
		}
		in := func(p *corpus.Passage) bool { return p.Section == i }
		said := x.having(func(p *corpus.Passage) bool {
			return in(p) && selfMention.MatchString(strings.ToLower(fold(p.Text)))
		})
		if len(said) > 0 {
			return said
		}
		return x.having(in)
	}
	return nil
}

// advice returns the passages that state the recommendations.
func (x *Index) advice() []*corpus.Passage {
	var out []*corpus.Passage
	for _, r := range x.brief.Recommendations {
		if len(r.Passages) > 0 {
			out = append(out, &x.brief.Passages[r.Passages[0]])
		}
	}
	return out
}

func (x *Index) having(keep func(*corpus.Passage) bool) []*corpus.Passage {
	var out []*corpus.Passage
	for i := range x.brief.Passages {
		if p := &x.brief.Passages[i]; keep(p) {
			out = append(out, p)
		}
	}
	return out
}
