package companion

import (
	"testing"

	"go.yaml.in/yaml/v4"

	"briefbot/corpus"
)

// The built-in brief's companion is complete, so that a passage that is added
// or reworded asks for an editor.
func TestBuiltinCompanionFitsTheBuiltinBrief(t *testing.T) {
	c, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	b := corpus.Builtin()
	for _, p := range c.Check(b) {
		t.Error(p)
	}
	for _, p := range b.Passages {
		if len(c.Also(p.ID)) == 0 {
			t.Errorf("%s has no other wordings", p.ID)
		}
		for i, s := range p.Sentences {
			if len(c.Asks(p.ID, i)) < minAsks {
				t.Errorf("%s: sentence %d (%q) has fewer than %d questions", p.ID, i+1, opening(s.In(p.Text)), minAsks)
			}
		}
	}
	if len(c.OffTopic()) == 0 || len(c.Unanswered()) == 0 {
		t.Error("lines that the brief does not answer are missing")
	}
}

// The built-in files keep the rules of a companion file in YAML, which are not
// looked at when the program starts: lines are plain, short and never twice the
// same, and every one is under a heading that counts.
func TestBuiltinLines(t *testing.T) {
	c, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	r := companionReader{c: c, seen: map[string]int{}}
	for _, l := range append(lists(builtinOffTopic), lists(builtinCompanion)...) {
		for _, text := range l.lines {
			r.line(&yaml.Node{Kind: yaml.ScalarNode, Value: text, Line: l.line}, l.head)
		}
	}
	if err := r.err(); err != nil {
		t.Error(err)
	}
	v := c.Coverage(corpus.Builtin())
	used := v.Questions + v.Silent + v.OffTopic
	for _, e := range c.entries {
		used += len(e.also)
	}
	if used != len(r.seen) {
		t.Errorf("%d of %d lines are used", used, len(r.seen))
	}
}

func TestBuiltinHeadings(t *testing.T) {
	for _, head := range []string{"", "introduction.2", "introduction.2 0", "introduction.2 Two words"} {
		if _, _, err := (list{head: head, line: 3}).sentence("x.txt"); err == nil {
			t.Errorf("%q is no error", head)
		}
	}
}

func BenchmarkBuiltinCompanion(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(int64(len(builtinCompanion)))
	for b.Loop() {
		if _, err := Builtin(); err != nil {
			b.Fatal(err)
		}
	}
}
