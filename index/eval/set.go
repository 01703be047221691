package eval

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"briefbot/corpus"
)

// A Set is a public question set: questions and the passages that they are
// asked of.
type Set struct {
	Name      string
	Questions []Question
	// Briefs are the documents by name. A set whose passages all compete with
	// each other is one brief under the name "".
	Briefs map[string]*corpus.Brief
}

// ReadSet reads a question set from one JSON object:
//
//	{"name": "...", "passages": [{"id": 0, "doc": "...", "head": "...", "text": "..."}],
//	 "questions": [{"id": "...", "q": "...", "gold": [0], "ans": ["..."], "doc": "...", "answerable": true}]}
//
// Where a question names a document, only that document's passages compete.
func ReadSet(r io.Reader) (*Set, error) {
	var in struct {
		Name     string
		Passages []struct {
			ID        int
			Doc, Head string
			Text      string
		}
		Questions []struct {
			ID         string
			Q          string
			Gold       []int
			Ans        []string
			Doc        string
			Answerable bool
		}
	}
	if err := json.NewDecoder(r).Decode(&in); err != nil {
		return nil, fmt.Errorf("reading the question set: %w", err)
	}
	if len(in.Questions) == 0 {
		return nil, ErrNoQuestions
	}
	s := &Set{Name: in.Name, Briefs: map[string]*corpus.Brief{}}
	for _, q := range in.Questions {
		out := Question{ID: q.ID, Text: q.Q, Kind: "answerable", Answer: q.Ans,
			Answerable: q.Answerable, document: q.Doc}
		if !q.Answerable {
			out.Kind, out.Answer = "unanswerable", nil
		} else {
			for _, g := range q.Gold {
				out.passages = append(out.passages, strconv.Itoa(g))
			}
		}
		s.Questions = append(s.Questions, out)
		if s.Briefs[q.Doc] == nil {
			s.Briefs[q.Doc] = &corpus.Brief{Title: in.Name, Language: "en", Fingerprint: fingerprint(in.Name, q.Doc),
				Sections: []corpus.Section{{ID: "set", Parent: -1, Part: corpus.Body}}}
		}
	}
	for _, p := range in.Passages {
		passage := corpus.Passage{ID: strconv.Itoa(p.ID), Kind: corpus.Paragraph, Part: corpus.Body}
		passage.Text = strings.Join(strings.Fields(p.Text), " ")
		passage.Sentences = corpus.Sentences(passage.Text)
		for _, doc := range []string{p.Doc, ""} {
			if b := s.Briefs[doc]; b != nil {
				b.Passages = append(b.Passages, passage)
				if doc == "" {
					break
				}
			}
		}
	}
	return s, nil
}

// fingerprint names the cache of a document's vectors.
func fingerprint(set, doc string) string {
	sum := sha256.Sum256([]byte(set + "\x00" + doc))
	return hex.EncodeToString(sum[:16])
}
