package commands

import (
	"errors"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
	"briefbot/index"
)

// One set answers many people at once, each the same as alone.
func TestSetIsSafeForConcurrentUse(t *testing.T) {
	b := corpus.Builtin()
	s := New(b, searchFunc(func(index.Query) (index.Result, error) { return hitsOn(b, index.Answers, 3, 20), nil }))
	ask := func() []string {
		var out []string
		for _, c := range s.Commands() {
			r := Request{Options: make(map[string]string), Locale: "fr"}
			for _, o := range c.Options {
				if !o.Flag && o.Choices == nil {
					r.Options[o.Name] = "the EU does want to cooperate with Russia"
				}
			}
			reply, err := c.Run(t.Context(), r)
			if err != nil {
				t.Error(err)
			}
			out = append(out, prose(reply))
		}
		return out
	}
	want := ask()
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if diff := cmp.Diff(want, ask()); diff != "" {
				t.Errorf("(-alone +together):\n%s", diff)
			}
		})
	}
	group.Wait()
}

var errBroken = errors.New("broken")

// A failing index is the program's failure, never an answer.
func TestSearchFails(t *testing.T) {
	b := corpus.Builtin()
	s := New(b, searchFunc(func(index.Query) (index.Result, error) { return index.Result{}, errBroken }))
	for _, name := range []string{"ask", "nearest", "verify"} {
		c, _ := s.Command(name)
		r := Request{Options: map[string]string{"question": "what?", "message": "what?", "quote": "nothing of the sort at all"}}
		if _, err := c.Run(t.Context(), r); err == nil {
			t.Errorf("%s has no error", name)
		}
	}
	if _, err := s.Answer(t.Context(), index.Query{Text: "what?"}); err == nil {
		t.Error("Answer has no error")
	}
}
