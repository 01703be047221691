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
	// selfMention finds text in which a document speaks of itself.
	selfMention = regexp.MustCompile(`\b(?:this|the|ce|cette|le|dieses|das|dieser|der) (?:policy )?(?:brief|paper|report|study|note|rapport|document|papier|bericht|positionspapier)\b`)
)

// lead brings the passages that state what a question asks of the document to
// the front, in the order of their scores, and returns how many there are.
// Each gets the best score of all on top of its own, so that the hits stay in
// the order of their scores.
func (x *Index) lead(t Topic, hits []Hit, explain bool) ([]Hit, int) {
	stating := x.stating(t)
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
		h := Hit{Passage: p, SameAs: -1}
		if len(p.Sentences) > 0 {
			h.Sentence = p.Sentences[0]
		}
		first = append(first, h)
	}
	for i := range first {
		first[i].Score += best
		if explain {
			first[i].Explanation = append(first[i].Explanation, Reason{Signal: "states what was asked", Value: best})
		}
	}
	return append(first, rest...), len(first)
}

// stating returns the passages that state what a topic asks, in the order in
// which they stand in the brief; nil where the brief is silent, or where its
// words are not in a passage (the title).
func (x *Index) stating(t Topic) []*corpus.Passage {
	info := x.brief.Info
	switch t {
	case AboutAuthor:
		return x.naming(info.Authors...)
	case AboutDate:
		return x.naming(info.Date)
	case AboutPublisher:
		return x.naming(info.Publisher)
	case AboutDisclaimer:
		return x.naming(info.Disclaimer)
	case AboutSections:
		return x.summary()
	case AboutAdvice:
		return x.advice()
	case AboutSources:
		return x.having(func(p *corpus.Passage) bool { return p.Kind == corpus.Entry })
	}
	return nil
}

// naming returns the front and back matter that has one of the values.
func (x *Index) naming(values ...string) []*corpus.Passage {
	return x.having(func(p *corpus.Passage) bool {
		return (p.Part == corpus.Front || p.Part == corpus.Back) &&
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
