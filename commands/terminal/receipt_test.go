package terminal

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"briefbot/commands"
	"briefbot/corpus"
	"briefbot/corpus/corpustest"
	"briefbot/index"
)

// What a receipt says that a document can answer it answers, with the words that
// the receipt has.
func TestReceiptHolds(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	asked, looked := 0, 0
	for name, source := range corpustest.Documents(t) {
		b := corpus.Parse(source, corpus.Options{})
		x, err := index.New(b, index.Options{})
		if err != nil {
			t.Fatal(err)
		}
		looked += toLookAt(t, name, b)
		s := commands.New(b, x)
		ask, _ := s.Command("ask")
		for _, q := range newReceipt(b).Questions {
			asked++
			r, err := ask.Run(t.Context(), commands.Request{Options: map[string]string{"question": q.Question}})
			if err != nil {
				t.Fatal(err)
			}
			var all strings.Builder
			for _, block := range r.Blocks {
				all.WriteString(block.String() + "\n")
			}
			words, _, quoted := strings.Cut(strings.TrimPrefix(q.Answer, "“"), "”")
			if words = strings.TrimSuffix(words, " …"); r.Outcome != commands.Answered || quoted && !strings.Contains(all.String(), strings.TrimSuffix(words, "…")) {
				t.Errorf("%s: %q is %s, not %s:\n%s", name, q.Question, r.Outcome, q.Answer, all.String())
			}
		}
		x.Close()
	}
	if asked < 100 || looked == 0 {
		t.Errorf("only %d questions and %d problems", asked, looked)
	}
}

// toLookAt looks at the source for what the receipt of a document says of it.
func toLookAt(t *testing.T, name string, b *corpus.Brief) (looked int) {
	source := strings.Split(string(b.Source), "\n")
	for _, p := range b.Problems {
		if p.Kind != corpus.DanglingMark && p.Kind != corpus.UnmarkedFootnote || p.Line == 0 {
			continue
		}
		if looked++; !strings.Contains(source[p.Line-1], p.Words) {
			t.Errorf("%s: %q is not in line %d: %s", name, p.Words, p.Line, source[p.Line-1])
		}
	}
	r := newReceipt(b)
	for what, printed := range map[string]bool{"I found no author": regexp.MustCompile(`(?m)^Authors?: `).Match(b.Source), "I found no date": regexp.MustCompile(`(?m)^Date: `).Match(b.Source)} {
		if printed && slices.ContainsFunc(r.Uncertain, func(u uncertain) bool { return strings.HasPrefix(u.What, what) }) {
			t.Errorf("%s: %s is printed", name, what)
		}
	}
	for _, found := range r.Found {
		var n, linked int
		if _, err := fmt.Sscanf(found, "%d notes, %d linked", &n, &linked); err == nil && n != linked && !slices.ContainsFunc(b.Problems, func(p corpus.Problem) bool { return p.Kind == corpus.UnmarkedFootnote }) {
			t.Errorf("%s: %s", name, found)
		}
	}
	return looked
}
