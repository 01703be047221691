package commands

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"briefbot/commands/attribution"
	"briefbot/corpus"
	"briefbot/index"
)

// An Answer is what `ask --json` prints: the contract that tools build on.
type Answer struct {
	Question string        `json:"question"`
	Answered bool          `json:"answered"`
	Verdict  index.Verdict `json:"verdict"`
	// Kind is what the question turned out to be: "passage", "fact", "list",
	// "mention", "place", "talk" or "ask-again".
	Kind index.Kind `json:"kind"`
	// Entry is the name of the fact, list or talk that it is: "title".
	Entry string `json:"entry,omitempty"`
	// States is what the reply to any other question than a passage's says, a
	// line for each thing: the title, each recommendation, each place.
	States []string `json:"states,omitempty"`
	// Doubt says why the first passage may not answer, where that is known:
	// "otherwise" (Correction may say otherwise) or "only named".
	Doubt      index.Doubt    `json:"doubt,omitempty"`
	Correction *AnswerPassage `json:"correction,omitempty"`
	// Parts are the answers to each question of a text that asks several.
	Parts []Answer `json:"parts,omitempty"`
	// Passages are ranked, best first, and filled whatever the verdict is.
	Passages []AnswerPassage `json:"passages"`
}

// An AnswerPassage is one passage of an [Answer] with its own sources.
type AnswerPassage struct {
	ID        string `json:"id"`
	Section   string `json:"section"`
	Paragraph int    `json:"paragraph"`
	// Text is the passage as printed, without footnote marks and markup;
	// Sentence an exact part of it.
	Text     string `json:"text"`
	Sentence string `json:"sentence"`
	// Whose says whose words the sentence is, where not the brief's own.
	Whose      []attribution.Attribution `json:"whose"`
	Score      float64                   `json:"score"`
	Footnotes  []AnswerFootnote          `json:"footnotes"`
	References []AnswerReference         `json:"references"`
	// Explanation is there when it was asked for.
	Explanation []index.Reason `json:"explanation,omitempty"`
}

// An AnswerFootnote is a footnote of a passage. References are those that the
// footnote names and the passage does not.
type AnswerFootnote struct {
	Number     Label             `json:"number"`
	Text       string            `json:"text"`
	References []AnswerReference `json:"references,omitempty"`
}

// An AnswerReference is a reference that a passage or footnote cites.
type AnswerReference struct {
	Key  string `json:"key"`
	Text string `json:"text"`
	// URL is the address if it is sound, else "".
	URL string `json:"url"`
}

// A Label is a footnote's number or sign. In JSON a number is a number.
type Label string

// MarshalJSON writes "3" as 3 and "a" as "a".
func (l Label) MarshalJSON() ([]byte, error) {
	if n, err := strconv.Atoi(string(l)); err == nil && strconv.Itoa(n) == string(l) {
		return []byte(l), nil
	}
	return json.Marshal(string(l))
}

// Answer searches for a question as a tool asks it. The query's zero Limit
// means 10 passages.
func (s *Set) Answer(ctx context.Context, q index.Query) (Answer, error) {
	result, err := s.search.Search(ctx, q)
	if err != nil {
		return Answer{}, fmt.Errorf("searching: %w", err)
	}
	return s.answerOf(q.Text, result), nil
}

// answerOf is a result as JSON, from the reply that every door shows.
func (s *Set) answerOf(question string, result index.Result) Answer {
	a := Answer{
		Question: question,
		Answered: result.Verdict == index.Answers,
		Verdict:  result.Verdict,
		Kind:     result.Kind,
		Entry:    result.Entry,
		Passages: []AnswerPassage{},
	}
	for _, p := range result.Parts {
		a.Parts = append(a.Parts, s.answerOf(p.Text, p.Result))
	}
	if reply, ok := s.entryReply(voice{}, index.Part{Text: question, Result: result}); ok && len(result.Parts) == 0 {
		for _, b := range reply.Blocks {
			if label := b.Kind == Headline && len(b.Claims) == 0; b.Kind != Place && b.Kind != Note && !label {
				a.States = append(a.States, b.String())
			}
		}
	}
	for _, h := range result.Hits {
		a.Passages = append(a.Passages, s.answerPassage(h))
	}
	a.Doubt = result.Doubt
	if result.Correction != nil {
		p := s.answerPassage(*result.Correction)
		a.Correction = &p
	}
	return a
}

// answerPassage is a hit as JSON.
func (s *Set) answerPassage(h index.Hit) AnswerPassage {
	p := h.Passage
	ap := AnswerPassage{
		ID:          p.ID,
		Section:     s.sectionName(voice{}, p.Section),
		Paragraph:   p.Number,
		Text:        p.Text,
		Sentence:    h.Sentence.In(p.Text),
		Whose:       s.attributions(p.Prose, h.Sentence),
		Score:       h.Score,
		Footnotes:   []AnswerFootnote{},
		References:  []AnswerReference{},
		Explanation: h.Explanation,
	}
	own := make(map[*corpus.Reference]bool)
	for _, r := range s.brief.ReferencesOf(p.Prose) {
		own[r] = true
		ap.References = append(ap.References, answerReference(r))
	}
	for _, f := range s.brief.FootnotesOf(p.Prose) {
		af := AnswerFootnote{Number: Label(f.Label), Text: f.Text}
		for _, r := range s.brief.ReferencesOf(f.Prose) {
			if !own[r] {
				af.References = append(af.References, answerReference(r))
			}
		}
		ap.Footnotes = append(ap.Footnotes, af)
	}
	return ap
}

func answerReference(r *corpus.Reference) AnswerReference {
	return AnswerReference{Key: r.Key, Text: r.Text, URL: r.URL}
}
