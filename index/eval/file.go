package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"briefbot/corpus"
)

// ReadFile reads a file of either form: questions, one JSON object a line, or
// a public question set. The set is nil for questions that are asked of the brief
// at hand; where they name documents it has those.
func ReadFile(path string) ([]Question, *Set, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, fmt.Errorf("reading the questions: %w", err)
	}
	if isSet(data) {
		s, err := ReadSet(bytes.NewReader(data))
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", path, err)
		}
		return s.Questions, s, nil
	}
	q, err := ReadQuestions(bytes.NewReader(data))
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	s := &Set{Name: filepath.Base(path), Questions: q, Briefs: map[string]*corpus.Brief{}}
	for i := range q {
		switch name := q[i].Document; {
		case name == "" && len(s.Briefs) > 0, name != "" && i > 0 && len(s.Briefs) == 0:
			return nil, nil, fmt.Errorf("%s: some questions name a document and some do not; put them into two files", path)
		case name == "":
		default:
			q[i].document = filepath.Base(name)
			if s.Briefs[q[i].document] != nil {
				continue
			}
			text, err := os.ReadFile(filepath.Join(filepath.Dir(path), name))
			if err != nil {
				return nil, nil, fmt.Errorf("reading the document of %s: %w", q[i].ID, err)
			}
			s.Briefs[q[i].document] = corpus.Parse(text, corpus.Options{})
		}
	}
	if len(s.Briefs) == 0 {
		return q, nil, nil
	}
	return q, s, nil
}

// isSet reports whether the first JSON object of a file has passages of its
// own.
func isSet(data []byte) bool {
	var first struct{ Passages []json.RawMessage }
	return json.NewDecoder(bytes.NewReader(data)).Decode(&first) == nil && len(first.Passages) > 0
}
