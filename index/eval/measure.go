package eval

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"briefbot/corpus"
	"briefbot/index"
)

// Depth is how many ranks are looked at: MRR@10 counts no further.
const Depth = 10

// A Searcher answers queries. [index.Index] is one.
type Searcher interface {
	Search(ctx context.Context, q index.Query) (index.Result, error)
	Brief() *corpus.Brief
}

// An Outcome is what came of one question.
type Outcome struct {
	Question Question
	// Rank is the rank of the first correct passage among the first [Depth],
	// counted from 1; 0 if there is none, or no correct passage at all.
	Rank int
	// Marked is true if the sentence highlighted in the first passage is the
	// right one.
	Marked bool
	// Verdict is the search's; anything but [index.Answers] is abstention.
	Verdict    index.Verdict
	Confidence float64
	Missing    []string
	// First is the ID of the first passage, or "".
	First string
	// Sentence is the text of the sentence highlighted in it.
	Sentence string
	// SourcesWrong says what is wrong with the sources shown with a correct
	// first passage, or "".
	SourcesWrong string
	// SourcesChecked is true if the first passage is correct and the question
	// says which sources it has.
	SourcesChecked bool
}

// Abstained reports whether the search did not claim to answer.
func (o Outcome) Abstained() bool { return o.Verdict != index.Answers }

// Run asks every question and says what came of each, in order. Searchers has
// the documents by name; questions that name none are asked of "".
func Run(ctx context.Context, searchers map[string]Searcher, questions []Question) ([]Outcome, error) {
	out := make([]Outcome, 0, len(questions))
	for _, q := range questions {
		s := searchers[q.document]
		if s == nil {
			return nil, fmt.Errorf("question %s: there is no document %q", q.ID, q.document)
		}
		r, err := s.Search(ctx, index.Query{Text: q.Text, Limit: Depth})
		if err != nil {
			return nil, fmt.Errorf("question %s: %w", q.ID, err)
		}
		out = append(out, outcome(s.Brief(), q, r))
	}
	return out, nil
}

func outcome(b *corpus.Brief, q Question, r index.Result) Outcome {
	o := Outcome{Question: q, Verdict: r.Verdict, Confidence: r.Confidence, Missing: r.Missing}
	if len(r.Hits) == 0 {
		return o
	}
	first := r.Hits[0]
	o.First = first.Passage.ID
	o.Sentence = first.Sentence.In(first.Passage.Text)
	if !q.Answerable {
		return o
	}
	o.Rank = 1 + slices.IndexFunc(r.Hits, func(h index.Hit) bool { return q.correct(h.Passage) })
	o.Marked = q.marked(first)
	if o.Rank == 1 && q.Gold != nil {
		o.SourcesChecked = true
		o.SourcesWrong = compareSources(q.expected(b, first.Passage), shown(b, first.Passage))
	}
	return o
}

// compareSources says in words how the sources shown differ from those
// expected, or returns "".
func compareSources(want, got Sources) string {
	var wrong []string
	for _, n := range want.Footnotes {
		if !slices.Contains(got.Footnotes, n) {
			wrong = append(wrong, fmt.Sprintf("footnote %d is not shown", n))
		}
	}
	for _, n := range got.Footnotes {
		if !slices.Contains(want.Footnotes, n) {
			wrong = append(wrong, fmt.Sprintf("footnote %d is shown and not the passage's", n))
		}
	}
	for _, r := range want.Refs {
		if !slices.Contains(got.Refs, r) {
			wrong = append(wrong, r+" is not shown")
		}
	}
	for _, r := range got.Refs {
		if !slices.Contains(want.Refs, r) {
			wrong = append(wrong, r+" is shown and not the passage's")
		}
	}
	return strings.Join(wrong, "; ")
}
