package index

import "briefbot/corpus"

// MaxQuestion is how many bytes of a question are read; the rest is ignored.
// The longest question Discord can send has 6,000 characters.
const MaxQuestion = 6000

// A Query is a question to the brief. The zero value of each field but Text
// works.
type Query struct {
	// Text is the question as the person typed it: any bytes at all.
	Text string
	// Limit is the greatest number of hits; 0 means 10.
	Limit int
	// Explain asks for Hit.Explanation.
	Explain bool
	// About is what the question follows, or nil.
	About *About
	// Words asks to compare words alone, as an index without an encoder does:
	// for a door that has no 7 ms to spare for each of many questions.
	Words bool
}

// A Verdict says whether the brief answers a question.
type Verdict string

// The verdicts.
const (
	// Answers means that the first hit answers the question.
	Answers Verdict = "answers"
	// Closest means that the first hit is worth showing, but that the brief
	// may not answer.
	Closest Verdict = "closest"
	// None means that the brief does not answer.
	None Verdict = "none"
)

// A Doubt says why a first hit that has the words of the question may not answer
// it, where that is known.
type Doubt string

// The doubts.
const (
	// Otherwise means that what the question takes for granted may be denied in
	// the brief, or said of another: by [Result.Correction].
	Otherwise Doubt = "otherwise"
	// OnlyNamed means that of the things that the question names no more was found
	// than their names.
	OnlyNamed Doubt = "only named"
)

// A Result is what a search found.
type Result struct {
	// Kind is what the question turned out to be.
	Kind Kind
	// Entry is the name of the entry that it asks for ("title", "greeting"), or
	// of a place what is asked of it ("source", "translate"); "" if it asks for
	// none.
	Entry string
	// Rest is what the question says beyond that: the word whose mention is
	// asked for; of a citation the question, which may name a style.
	Rest string
	// InFull is the question with what it follows, where it follows something: what
	// the next may follow in turn. "" for any other.
	InFull string
	// Reading are the places that the question names; of a mention the sections
	// in which it is asked for.
	Reading corpus.Reading
	// Listed is what the brief lists that the question asks for: set where Entry
	// is "listed".
	Listed  *corpus.Enumeration
	Verdict Verdict
	// Confidence is how sure the index is that the first hit answers, from 0
	// to 1. The verdict is read off it.
	Confidence float64
	// Hits are ranked, best first, ties broken by passage ID. They are filled
	// whatever the verdict is, unless nothing in the question can be searched.
	Hits []Hit
	// Stated is how many of the first hits state what a question of another
	// kind than a passage's asks, in the brief's own words.
	Stated int
	// Missing are the words, names and numbers of the question, as typed,
	// that the brief never uses and that speak against an answer.
	Missing []string
	// Doubt is set where the verdict is [Closest] and the reason is known.
	Doubt Doubt
	// Correction is what may say otherwise; nil for other doubts.
	Correction *Hit
	// Parts are the results of each part of a question that asks several
	// things; nil for any other question. Hits then holds the best of each
	// first.
	Parts []Part
}

// A Part is one of the questions in a question that asks several.
type Part struct {
	Text string // as typed, without the politeness around it
	Result
}

// A Hit is a passage that fits a query.
type Hit struct {
	// Passage points into the brief.
	Passage *corpus.Passage
	// Sentence is the part of Passage.Text that answers best: one of its
	// sentences.
	Sentence corpus.Span
	// Score is 0 or more, and can be compared between questions.
	Score float64
	// SameAs is the index in Hits of an earlier hit whose answering sentence
	// says the same in the same words (a summary repeats the text), or -1.
	SameAs int
	// Explanation is filled when the query asks for it.
	Explanation []Reason
}

// A Reason is one part of a hit's score. The parts add up to it.
type Reason struct {
	Signal string   // "passage words", "sentence words", "companion wording", ...
	Terms  []string // what matched, if words did
	Value  float64
}
