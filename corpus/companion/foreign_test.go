package companion

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
)

func TestForeignQuestions(t *testing.T) {
	got, err := foreignQuestions("fr.txt", "# French\n== introduction.2 3\nPourquoi ?\n\n== summary.1 1\nQui ?\nQui donc ?\n")
	if err != nil {
		t.Fatal(err)
	}
	want := []Foreign{{"Pourquoi ?", "introduction.2", 2}, {"Qui ?", "summary.1", 0}, {"Qui donc ?", "summary.1", 0}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, text := range []string{"Qui ?\n", "== introduction.2\nQui ?\n", "== introduction.2 0\nQui ?\n"} {
		if _, err := foreignQuestions("fr.txt", text); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}

// Every language asks for every sentence of the text, and none twice the same.
func TestBuiltinForeign(t *testing.T) {
	c, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	b := corpus.Builtin()
	languages, err := c.Foreign()
	if all, _ := builtinForeign.ReadDir("builtin/foreign"); err != nil || len(languages) != len(all) {
		t.Fatalf("%d languages of %d: %v", len(languages), len(all), err)
	}
	for _, language := range languages {
		type place struct {
			passage  string
			sentence int
		}
		asked, seen := map[place]bool{}, map[string]bool{}
		for _, q := range language {
			asked[place{q.Passage, q.Sentence}] = true
			if seen[plainKey(q.Text)] {
				t.Errorf("%q stands twice", q.Text)
			}
			seen[plainKey(q.Text)] = true
		}
		for _, p := range b.Passages {
			for i := range p.Sentences {
				if p.Part == corpus.Body && !asked[place{p.ID, i}] {
					t.Errorf("nothing like %q asks for sentence %d of %s", language[0].Text, i+1, p.ID)
				}
				delete(asked, place{p.ID, i})
			}
		}
		for at := range asked {
			t.Errorf("%q: there is no sentence %d of %s", language[0].Text, at.sentence+1, at.passage)
		}
	}
	// Nothing of a sentence that the brief no longer has.
	other := corpus.Parse([]byte("# Another\n\n## Introduction\n\nOne sentence.\n"), corpus.Options{})
	of, err := c.For(other).Foreign()
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range of {
		if len(language) > 0 {
			t.Errorf("another brief is asked for by %q", language[0].Text)
		}
	}
}
