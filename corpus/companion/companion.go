package companion

import (
	"path/filepath"
	"slices"
	"strings"
)

// A File is a brief's companion file: plain-language wordings of each
// passage and the questions that each sentence answers. It helps to find
// passages and is never shown. It is not changed after it was read and is safe
// for concurrent use; a nil File is empty.
//
// The file is YAML, written by hand and reviewed like code:
//
//	passages:
//	  barriers-to-cooperation.2:
//	    also:
//	      - no confidence in one another
//	    asks:
//	      1 First, despite the ongoing dialogue:
//	        - Why don't they trust each other?
//	        - What undermines every attempt to work together?
//	    denies:
//	      1 First, despite the ongoing dialogue:
//	        - Why do they trust each other so much?
//	off-topic:
//	  - What's the weather like?
//	unanswered:
//	  - How much money does the EU spend on border posts?
//
// Passages go by their IDs ([corpus.Passage]), sentences by number and opening
// words, so that a brief that was edited since is noticed. A sentence denies what
// a question takes for granted, or says it of another. Off-topic lines have
// nothing to do with the brief; unanswered ones are in its words, but it is
// silent on them.
type File struct {
	name       string
	entries    []entry        // in the file's order
	at         map[string]int // by passage ID: index into entries
	offTopic   []string
	unanswered []string
	builtin    bool
}

// An entry is what the companion says about one passage.
type entry struct {
	id   string
	line int
	also []string
	asks []asked
	// denies are the questions whose presumption a sentence contradicts.
	denies []asked
}

// An asked is the questions that one sentence answers, or denies.
type asked struct {
	line      int
	number    int    // the sentence's place in its passage, from 1
	opening   string // the words it begins with
	questions []string
}

// IsBuiltin reports whether it is the companion of the built-in brief.
func (c *File) IsBuiltin() bool { return c != nil && c.builtin }

// Path returns where the companion of a brief's file is looked for:
// beside it, NAME.companion.yaml for NAME.md.
func Path(brief string) string {
	return strings.TrimSuffix(brief, filepath.Ext(brief)) + ".companion.yaml"
}

// Also returns the wordings of a passage.
func (c *File) Also(id string) []string {
	if e := c.entry(id); e != nil {
		return e.also
	}
	return nil
}

// Asks returns the questions that a sentence answers. Sentences are counted
// from 0, as in [corpus.Prose].
func (c *File) Asks(id string, sentence int) []string {
	if e := c.entry(id); e != nil {
		if i := slices.IndexFunc(e.asks, func(a asked) bool { return a.number == sentence+1 }); i >= 0 {
			return e.asks[i].questions
		}
	}
	return nil
}

func (c *File) entry(id string) *entry {
	c = c.orEmpty()
	if i, ok := c.at[id]; ok {
		return &c.entries[i]
	}
	return nil
}

// orEmpty is an empty file in the place of none.
func (c *File) orEmpty() *File {
	if c == nil {
		return &File{}
	}
	return c
}

// OffTopic returns lines that have nothing to do with the brief.
func (c *File) OffTopic() []string {
	return c.orEmpty().offTopic
}

// Unanswered returns questions in the brief's words on which it is silent, and
// after them those of Denials.
func (c *File) Unanswered() []string {
	lines := slices.Clone(c.orEmpty().unanswered)
	for _, d := range c.Denials() {
		lines = append(lines, d.Question)
	}
	return lines
}

// A Denial is a question, and the sentence that contradicts what it takes for
// granted.
type Denial struct {
	Question string
	Passage  string // its ID
	Sentence int    // from 0
}

// Denials returns the questions that sentences of the brief deny.
func (c *File) Denials() (out []Denial) {
	for _, e := range c.orEmpty().entries {
		for _, a := range e.denies {
			for _, l := range a.questions {
				out = append(out, Denial{l, e.id, a.number - 1})
			}
		}
	}
	return out
}
