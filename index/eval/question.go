package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A Question is one question and what a right answer to it is.
type Question struct {
	// ID names the question; it is unique in its file.
	ID string `json:"id"`
	// Text is the question as a person types it.
	Text string `json:"question"`
	// Kind groups questions: "direct", "paraphrase", ...
	Kind string `json:"kind"`
	// Gold are quotes: a passage that contains any of them is correct.
	Gold []string `json:"gold"`
	// Answer are substrings of the right sentences: a sentence that contains
	// any of them is the right one.
	Answer []string `json:"answer"`
	// Footnotes are the labels of the footnotes of the gold passages.
	Footnotes []int `json:"footnotes"`
	// Refs are the in-text citations of the gold passages, as "Author 2019".
	Refs []string `json:"refs"`
	// Answerable is false if the brief does not answer the question.
	Answerable bool `json:"answerable"`
	// Document is the Markdown file that the question is asked of, from the
	// folder of the question file; "" for the brief at hand.
	Document string `json:"document,omitempty"`

	// passages are the IDs of the correct passages, where the file gives
	// those instead of quotes.
	passages []string
	// document names the only document that is searched, in a set of several.
	document string
}

// ErrNoQuestions is returned by [ReadQuestions] for a file without any.
var ErrNoQuestions = errors.New("no questions in the file")

// ReadQuestions reads questions, one JSON object a line. Empty lines are
// skipped. An error names the line.
func ReadQuestions(r io.Reader) ([]Question, error) {
	var out []Question
	seen := map[string]int{}
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20) // a question with its quotes takes some hundred bytes
	for n := 1; in.Scan(); n++ {
		line := bytes.TrimSpace(in.Bytes())
		if len(line) == 0 {
			continue
		}
		d := json.NewDecoder(bytes.NewReader(line))
		d.DisallowUnknownFields()
		var q Question
		if err := d.Decode(&q); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if err := q.check(); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if first, ok := seen[q.ID]; ok {
			return nil, fmt.Errorf("line %d: the id %q is that of line %d too", n, q.ID, first)
		}
		seen[q.ID] = n
		out = append(out, q)
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("reading questions: %w", err)
	}
	if len(out) == 0 {
		return nil, ErrNoQuestions
	}
	return out, nil
}

// check says what is wrong with a question that cannot be scored.
func (q Question) check() error {
	switch {
	case q.ID == "":
		return errors.New("the question has no id")
	case strings.TrimSpace(q.Text) == "":
		return fmt.Errorf("question %s has no text", q.ID)
	case q.Answerable && len(q.Gold) == 0:
		return fmt.Errorf("question %s is answerable but quotes no passage in gold", q.ID)
	case q.Answerable && len(q.Answer) == 0:
		return fmt.Errorf("question %s is answerable but has no answer strings", q.ID)
	case !q.Answerable && len(q.Gold)+len(q.Answer) > 0:
		return fmt.Errorf("question %s is not answerable but has gold or answer strings", q.ID)
	}
	return nil
}
