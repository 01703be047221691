// Package attribution says whose words a part of a brief is where that is not
// the brief itself: what stands in reported speech, in the brief's own quotation
// marks, beside a citation or a note of an interview, in a question, under a
// condition or behind a "not".
//
// It reads the sentence by its words (words.txt, by language) and by where the
// part stands among them, and never guesses: where it is unclear nothing is
// said. What it is judged by is testdata/table.txt.
package attribution

import (
	"slices"
	"strings"

	"briefbot/commands/quote"
	"briefbot/corpus"
)

// A Kind says what an attribution is.
type Kind string

// The kinds of attributions, in the order in which they are returned.
const (
	Reported  Kind = "reported"  // somebody says, thinks or is said to
	Quoted    Kind = "quoted"    // in the brief's own quotation marks
	Cited     Kind = "cited"     // beside a citation
	Interview Kind = "interview" // with a note of an interview
	Question  Kind = "question"  // asked, not said
	Condition Kind = "condition" // said with an "if"
	Negated   Kind = "negated"   // behind a "not" that stands before it
)

// An Attribution is one thing that a sentence says about whose its words are.
type Attribution struct {
	Kind Kind `json:"kind"`
	// Words are those of the sentence that show it, exact; the citation; for an
	// interview the label of the note. Empty for Quoted and Question.
	Words string `json:"words,omitempty"`
}

// Of says whose words the part of p at span is. A span over several sentences
// has none: each says itself what it reports.
func Of(b *corpus.Brief, p corpus.Prose, span corpus.Span) []Attribution {
	at := slices.IndexFunc(p.Sentences, func(s corpus.Span) bool { return s.Start <= span.Start && span.Start < s.End })
	if at < 0 || span.End > p.Sentences[at].End || span.Start >= span.End || strings.Contains(p.Sentences[at].In(p.Text), " | ") {
		return nil // a row of a table is no sentence
	}
	r := newReader(b, p, p.Sentences[at], span)
	if len(r.tokens) == 0 {
		return nil
	}
	var out []Attribution
	reported, ok := r.reported()
	if ok {
		out = append(out, Attribution{Reported, reported})
	}
	if r.quoted() {
		out = append(out, Attribution{Kind: Quoted})
	}
	if c := r.cited(); c != "" {
		out = append(out, Attribution{Cited, c})
	}
	if label := r.interview(); label != "" {
		out = append(out, Attribution{Interview, label})
	}
	if r.whole() {
		return out
	}
	if r.question() {
		return append(out, Attribution{Kind: Question})
	}
	if c := r.condition(); c != "" {
		out = append(out, Attribution{Condition, c})
	}
	if n := r.negated(); n != "" && !strings.Contains(reported, n) {
		out = append(out, Attribution{Negated, n})
	}
	return out
}

// quoted reports whether the span is in quotation marks of the brief, and those
// are not all of what it is in.
func (r *reader) quoted() bool {
	from, to := r.first, r.last
	for from < to && r.tokens[from].mark {
		from++ // the marks may be quoted with the words
	}
	for to > from && r.tokens[to-1].mark {
		to--
	}
	open := -1
	for i, t := range r.tokens {
		switch {
		case !t.mark || !isQuote(t.text):
		case open >= 0:
			if open < from && to <= i {
				return true
			}
			open = -1
		case open < 0 && r.opens(i):
			open = i
		}
	}
	return false
}

func isQuote(mark string) bool {
	for _, c := range mark {
		return quote.IsMark(c)
	}
	return false
}

// opens reports whether the mark i stands before a word and not inside or after
// one.
func (r *reader) opens(i int) bool {
	t := r.tokens[i]
	return (i == 0 || r.tokens[i-1].end < t.start || r.tokens[i-1].mark) && i+1 < len(r.tokens)
}

// cited is the citations that follow the span in one pair of brackets, or the
// one in the text before it.
func (r *reader) cited() string {
	var before *corpus.Citation
	var group []corpus.Citation
	for i, c := range r.p.Citations {
		switch {
		case c.Start < r.sentence.Start || c.End > r.sentence.End:
		case c.Start < r.span.End && !r.whole():
			if c.End <= r.span.Start {
				before = &r.p.Citations[i]
			}
		case len(group) == 0 || !strings.ContainsAny(r.p.Text[group[len(group)-1].End:c.Start], ")."):
			group = append(group, c)
		}
	}
	if len(group) == 0 && before != nil {
		group = append(group, *before)
	}
	if len(group) == 0 {
		return ""
	}
	return r.p.Text[group[0].Start:group[len(group)-1].End]
}

// interview is the label of the first note after the span, if that is one of an
// interview.
func (r *reader) interview() string {
	for _, m := range r.p.Marks {
		if m.At < r.span.End || m.At > r.sentence.End {
			continue
		}
		if m.Footnote < 0 {
			return ""
		}
		for _, w := range strings.FieldsFunc(r.b.Footnotes[m.Footnote].Text, notLetter) {
			if slices.Contains(r.listsOf(strings.ToLower(w)), "interview") {
				return m.Label
			}
		}
		return ""
	}
	return ""
}
