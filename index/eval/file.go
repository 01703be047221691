package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
)

// ReadFile reads a file of either form: questions, one JSON object a line, or
// a public question set. The set is nil for questions, which are asked of the
// brief at hand.
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
	return q, nil, nil
}

// isSet reports whether the first JSON object of a file has passages of its
// own.
func isSet(data []byte) bool {
	var first struct{ Passages []json.RawMessage }
	return json.NewDecoder(bytes.NewReader(data)).Decode(&first) == nil && len(first.Passages) > 0
}
