package commands

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"briefbot/corpus"
	"briefbot/index"
)

// The share of such questions that get the right reply may not fall. The golden
// file has it by kind, by words alone, for the odd lines and the even ones.
func TestStructure(t *testing.T) {
	file, err := os.ReadFile("testdata/structure/structure.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	questions, err := ReadStructured(file)
	if err != nil || len(questions) < 300 {
		t.Fatalf("%d questions, %v", len(questions), err)
	}
	sets := map[string]*Set{"brief": realSet(t)}
	for _, name := range []string{"water", "rail"} {
		raw, err := os.ReadFile("testdata/structure/" + name + ".md")
		if err != nil {
			t.Fatal(err)
		}
		b := corpus.Parse(raw, corpus.Options{})
		x, err := index.New(b, index.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { x.Close() })
		sets[name] = New(b, x)
	}
	type score struct{ right, of int }
	scores := map[string]*[2]score{}
	var kinds []string
	for n, q := range questions {
		right, _, err := sets[q.Document].Right(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if scores[q.Kind] == nil {
			scores[q.Kind], kinds = new([2]score), append(kinds, q.Kind)
		}
		c := &scores[q.Kind][n%2]
		if c.of++; right {
			c.right++
		}
	}
	var out strings.Builder
	var sum [2]score
	for _, k := range kinds {
		c := scores[k]
		fmt.Fprintf(&out, "%-10s odd %d of %d, even %d of %d\n", k, c[0].right, c[0].of, c[1].right, c[1].of)
		for i := range sum {
			sum[i].right, sum[i].of = sum[i].right+c[i].right, sum[i].of+c[i].of
		}
	}
	fmt.Fprintf(&out, "%-10s odd %d of %d, even %d of %d\n", "all", sum[0].right, sum[0].of, sum[1].right, sum[1].of)
	golden(t, "structure/scores", out.String())
}

// Every entry of the index has its writer.
func TestEveryEntryHasAWriter(t *testing.T) {
	for _, e := range index.Entries() {
		if writers[e.Name] == nil {
			t.Errorf("nothing writes the reply for %s %q", e.Kind, e.Name)
		}
	}
}

// A public question set is one long line.
func TestOtherQuestionsAreNotStructured(t *testing.T) {
	for _, file := range []string{"", `{"id":"d001","question":"Why?"}`, `{"passages":[{"text":"` + strings.Repeat("x", 100_000) + `"}]}`, "no JSON"} {
		if got, err := ReadStructured([]byte(file)); got != nil || err != nil {
			t.Errorf("%.20q: %d questions, %v", file, len(got), err)
		}
	}
	if _, err := ReadStructured([]byte(`{"id":"a","want":{"entry":"title"}}` + "\n" + `{"id":"b"}`)); err == nil || !strings.Contains(err.Error(), "question 2") {
		t.Errorf("a question that wants nothing: %v", err)
	}
}
