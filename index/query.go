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
	// Words asks to compare words alone, as an index without an encoder does:
	// for a door that has no 20 ms to spare for each of many questions.
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

// A Topic is what a question is about, where that is not the brief's argument.
type Topic string

// The topics. Questions about the document are answered from its structure.
const (
	Argument        Topic = ""                // anything in the text
	AboutAuthor     Topic = "author"          // who wrote it, who is the author
	AboutEditor     Topic = "editor"          // who edited it
	AboutDate       Topic = "date"            // when was it published
	AboutCurrency   Topic = "currency"        // is it up to date
	AboutPublisher  Topic = "publisher"       // who published it
	AboutTitle      Topic = "title"           // what is it called
	AboutSources    Topic = "sources"         // list the references
	AboutNotes      Topic = "footnotes"       // how many, list them
	AboutSections   Topic = "sections"        // what is it about, how is it organised
	AboutLength     Topic = "length"          // how long is it
	AboutAdvice     Topic = "recommendations" // how many, list them
	AboutDisclaimer Topic = "disclaimer"      // whose opinion is it
	AboutCiting     Topic = "citing"          // how do I cite it
	AboutLicence    Topic = "licence"         // may I reuse it, who has the rights
	AboutAudience   Topic = "audience"        // for whom is it

	// Questions that name one item of the structure: Result.Named has it.
	OneRecommendation Topic = "recommendation" // recommendation 3, the last one
	OneFootnote       Topic = "footnote"       // what does note 2 say
	OneReference      Topic = "reference"      // Sattarov 2018
	OneSection        Topic = "section"        // show me the introduction

	// Small talk: what people say to the program and not to the brief.
	Greeting    Topic = "greeting"  // hello, how are you
	Remark      Topic = "remark"    // ok, lol, hmm
	Thanks      Topic = "thanks"    // thank you
	Farewell    Topic = "farewell"  // bye
	Praise      Topic = "praise"    // good bot, nice
	Complaint   Topic = "complaint" // bad bot, that's wrong
	AboutBot    Topic = "bot"       // are you a bot, an AI, human
	AboutMaker  Topic = "maker"     // who made you
	AboutTongue Topic = "languages" // do you speak Russian
	AboutHelp   Topic = "help"      // what can you do
	Errand      Topic = "errand"    // tell me a joke, write me a speech
	FollowUp    Topic = "follow-up" // really? why? can you explain?
)

// SmallTalk reports whether something was said to the program and asks nothing
// of the brief.
func (t Topic) SmallTalk() bool {
	switch t {
	case Greeting, Remark, Thanks, Farewell, Praise, Complaint, AboutBot, AboutMaker, AboutTongue, AboutHelp, Errand, FollowUp:
		return true
	}
	return false
}

// A Result is what a search found.
type Result struct {
	Verdict Verdict
	Topic   Topic
	// Named are the items of the structure that the question names, as indices
	// into the brief's recommendations, footnotes, references or sections,
	// whichever the topic is about; empty if the brief has no such item.
	Named []int
	// Confidence is how sure the index is that the first hit answers, from 0
	// to 1. The verdict is read off it.
	Confidence float64
	// Hits are ranked, best first, ties broken by passage ID. They are filled
	// whatever the verdict is, unless nothing in the question can be searched.
	Hits []Hit
	// Stated is how many of the first hits state what a question about the
	// document asks, in the brief's own words; 0 for any other question.
	Stated int
	// Missing are the words, names and numbers of the question, as typed,
	// that the brief never uses and that speak against an answer.
	Missing []string
	// Parts are the results of each part of a question that asks two things;
	// nil for any other question. Hits then holds the two best first.
	Parts []Part
}

// A Part is one of the questions in a question that asks several.
type Part struct {
	Text    string // as typed
	Verdict Verdict
	Topic   Topic
	Named   []int // as in Result
	Stated  int   // as in Result
	Hits    []Hit
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
