package terminal

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"briefbot/commands"
	"briefbot/corpus"
	"briefbot/index"
)

// What a receipt says that a document can answer it answers, with the words that
// the receipt has.
func TestReceiptHolds(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	files, _ := filepath.Glob("../../corpus/testdata/documents/*.txtar")
	asked := 0
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == "brief.md" })
		if i < 0 {
			continue
		}
		b := corpus.Parse(a.Files[i].Data, corpus.Options{})
		x, err := index.New(b, index.Options{})
		if err != nil {
			t.Fatal(err)
		}
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
				t.Errorf("%s: %q is %s, not %s:\n%s", filepath.Base(file), q.Question, r.Outcome, q.Answer, all.String())
			}
		}
		x.Close()
	}
	if asked < 100 {
		t.Errorf("only %d questions", asked)
	}
}
