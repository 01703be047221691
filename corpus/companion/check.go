package companion

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"briefbot/corpus"
)

// minAsks is how many questions a sentence of the body should have. One
// wording is easily too near the sentence's own; two careful ones are the least
// that paraphrases it.
const minAsks = 2

// Coverage says how much of a brief its companion file speaks of.
type Coverage struct {
	Passages  int // of the brief
	Worded    int // those with at least one wording under "also"
	Sentences int // of the body's passages
	Asked     int // those with at least two questions
	Questions int // in all, whatever sentence they belong to
	OffTopic  int // lines
	Silent    int // lines of questions that the brief does not answer
}

// Coverage counts what fits the brief.
func (c *File) Coverage(b *corpus.Brief) Coverage {
	fit := c.For(b)
	v := Coverage{
		Passages: len(b.Passages),
		OffTopic: len(c.OffTopic()),
		Silent:   len(c.Unanswered()),
	}
	for _, p := range b.Passages {
		if len(fit.Also(p.ID)) > 0 {
			v.Worded++
		}
		for i := range p.Sentences {
			n := len(fit.Asks(p.ID, i))
			v.Questions += n
			if p.Part == corpus.Body {
				v.Sentences++
				if n >= minAsks {
					v.Asked++
				}
			}
		}
	}
	return v
}

// Check compares the companion with a brief. First come entries that do not
// fit it, in the file's order: such an entry is not used. Then come gaps, in
// the brief's order: passages without an entry and body sentences with fewer
// than two questions.
func (c *File) Check(b *corpus.Brief) []Problem {
	problems := c.misfits(b)
	if c == nil {
		return problems
	}
	fit := c.For(b)
	for _, p := range b.Passages {
		e := c.entry(p.ID)
		if e == nil {
			problems = append(problems, Problem{File: c.name, Passage: p.ID, Gap: true, Text: "this passage has no entry"})
			continue
		}
		for i, s := range p.Sentences {
			if n := len(fit.Asks(p.ID, i)); n < minAsks && p.Part == corpus.Body {
				problems = append(problems, Problem{File: c.name, Line: e.line, Passage: p.ID, Gap: true,
					Text: fmt.Sprintf("sentence %d (%q) has %d of the %d questions it should have", i+1, opening(s.In(p.Text)), n, minAsks)})
			}
		}
	}
	return problems
}

// For returns the companion without the entries that do not fit the brief, so
// that no sentence is found by another one's questions.
func (c *File) For(b *corpus.Brief) *File {
	if len(c.misfits(b)) == 0 {
		return c
	}
	passages := byID(b)
	fit := &File{name: c.name, at: map[string]int{}, offTopic: c.offTopic, unanswered: c.unanswered, builtin: c.builtin}
	for _, e := range c.entries {
		p := passages[e.id]
		if p == nil {
			continue
		}
		kept := entry{id: e.id, line: e.line, also: e.also}
		misfits := func(a asked) bool { return a.misfit(p) != "" }
		kept.asks = slices.DeleteFunc(slices.Clone(e.asks), misfits)
		kept.denies = slices.DeleteFunc(slices.Clone(e.denies), misfits)
		fit.at[e.id] = len(fit.entries)
		fit.entries = append(fit.entries, kept)
	}
	return fit
}

func (c *File) misfits(b *corpus.Brief) []Problem {
	var problems []Problem
	passages := byID(b)
	for _, e := range c.orEmpty().entries {
		p := passages[e.id]
		if p == nil {
			problems = append(problems, Problem{File: c.name, Line: e.line, Passage: e.id,
				Text: "the brief has no passage with this ID"})
			continue
		}
		for _, a := range slices.Concat(e.asks, e.denies) {
			if why := a.misfit(p); why != "" {
				problems = append(problems, Problem{File: c.name, Line: a.line, Passage: e.id, Text: why})
			}
		}
	}
	return problems
}

// misfit says why the questions do not belong to a sentence of the passage,
// or "".
func (a asked) misfit(p *corpus.Passage) string {
	if a.number > len(p.Sentences) {
		return fmt.Sprintf("there is no sentence %d: the passage has %d", a.number, len(p.Sentences))
	}
	text := p.Sentences[a.number-1].In(p.Text)
	if !strings.HasPrefix(text, a.opening) {
		return fmt.Sprintf("sentence %d begins with %q, not with %q", a.number, opening(text), a.opening)
	}
	return ""
}

func byID(b *corpus.Brief) map[string]*corpus.Passage {
	m := make(map[string]*corpus.Passage, len(b.Passages))
	for i := range b.Passages {
		m[b.Passages[i].ID] = &b.Passages[i]
	}
	return m
}

// The opening of a sentence is its first six words, or as much of them as a
// key in YAML is comfortable with.
const (
	openingLength = 6
	openingBytes  = 120
)

var firstWords = regexp.MustCompile(fmt.Sprintf(`^\s*\S+(?:\s+\S+){0,%d}`, openingLength-1))

// opening returns the first words of a sentence: enough to know it by.
func opening(sentence string) string {
	words := firstWords.FindString(sentence)
	if len(words) > openingBytes {
		words = strings.TrimSpace(strings.ToValidUTF8(words[:openingBytes], ""))
	}
	return words
}
