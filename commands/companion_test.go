package commands

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"briefbot/corpus"
	"briefbot/corpus/companion"
	"briefbot/index"
)

// Nothing that was written to help finding can be taken for the brief's words:
// no line of the companion file or of the word tables appears in any reply,
// its actions' labels or its explanations.
func TestNothingOfTheCompanionReachesAReply(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	b := corpus.Builtin()
	c, err := companion.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.New(b, index.Options{Companion: c})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	secret := companionLines(t, b)
	set := New(b, x)
	for _, question := range goldenQuestions(t) {
		r, err := x.Search(t.Context(), index.Query{Text: question, Explain: true})
		if err != nil {
			t.Fatal(err)
		}
		said := []string{}
		for _, h := range r.Hits {
			for _, e := range h.Explanation {
				said = append(said, e.Signal)
				said = append(said, e.Terms...)
			}
		}
		ask, ok := set.Command("ask")
		if !ok {
			t.Fatal("there is no command ask")
		}
		reply, err := ask.Run(t.Context(), Request{Options: map[string]string{"question": question}})
		if err != nil {
			t.Fatal(err)
		}
		for _, block := range reply.Blocks {
			said = append(said, block.Label, block.String())
		}
		for _, a := range reply.Actions {
			said = append(said, a.Label)
		}
		slices.Sort(said)
		for _, s := range slices.Compact(said) {
			words := plainWords(s)
			for _, line := range secret {
				if strings.Contains(words, line) && !strings.Contains(plainWords(question), line) {
					t.Errorf("%q gets %q, which has the companion's %q", question, s, line)
				}
			}
		}
	}
}

// fewWords is the length up to which a line may be anybody's words ("thank you
// very much").
const fewWords = 3

// companionLines reads the lines of the companion file and the word tables as
// text, without the packages that use them.
func companionLines(t *testing.T, b *corpus.Brief) []string {
	t.Helper()
	own := plainWords(string(b.Source))
	var lines []string
	for _, name := range []string{"../corpus/companion/builtin/companion.txt", "../index/builtin/phrases.txt"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(data), "\n") {
			text := strings.TrimSpace(line)
			words := plainWords(text)
			// Keys are the brief's words, comments nobody's.
			if strings.HasPrefix(text, "#") || strings.HasPrefix(text, "== ") ||
				len(strings.Fields(words)) <= fewWords || strings.Contains(own, words) {
				continue
			}
			lines = append(lines, words)
		}
	}
	if len(lines) < 500 {
		t.Fatalf("only %d lines were read", len(lines))
	}
	return lines
}

// goldenQuestions are the questions of index/eval, in four languages.
func goldenQuestions(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, name := range []string{"questions", "second", "ru", "fr", "de"} {
		f, err := os.Open("../index/eval/testdata/" + name + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for in := bufio.NewScanner(f); in.Scan(); {
			var q struct{ Question string }
			if err := json.Unmarshal(in.Bytes(), &q); err != nil {
				t.Fatal(err)
			}
			out = append(out, q.Question)
		}
	}
	return out
}

// plainWords is text in lower case without anything but its words, with a
// space at both ends.
func plainWords(s string) string {
	return " " + strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ") + " "
}
