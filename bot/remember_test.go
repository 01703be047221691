package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/time/rate"

	"briefbot/corpus"
	"briefbot/index"
)

// searches is a searcher made of a function.
type searches func(q index.Query) (index.Result, error)

func (f searches) Search(_ context.Context, q index.Query) (index.Result, error) { return f(q) }

func TestMemory(t *testing.T) {
	asked := 0
	m := Remember(searches(func(q index.Query) (index.Result, error) {
		asked++
		r := index.Result{Verdict: index.Answers, Hits: make([]index.Hit, q.Limit)}
		switch q.Text {
		case "any Penguins there":
			r.Missing = []string{"Penguins"}
		case "what is it and why":
			r.Parts = []index.Part{{Text: "what is it", Result: index.Result{Verdict: index.None}}, {Text: "why", Result: index.Result{Verdict: index.Answers}}}
		case "words changed":
			r.Missing = []string{"altered"}
		case "error":
			return index.Result{}, errors.New("broken")
		}
		return r, nil
	}))
	ask := func(q index.Query) index.Result {
		r, _ := m.Search(t.Context(), q) // the error case is asked twice below
		return r
	}
	cases := []struct {
		name string
		q    index.Query
		want int // searches for asking it twice
	}{
		{"a question", index.Query{Text: "what is it"}, 1},
		{"another", index.Query{Text: "what was it"}, 1},
		{"with another limit", index.Query{Text: "what is it", Limit: 3}, 1},
		{"with a reason", index.Query{Text: "what is it", Explain: true}, 2},
		{"whose result repeats words", index.Query{Text: "any Penguins there"}, 1},
		{"whose result repeats its parts", index.Query{Text: "what is it and why"}, 1},
		{"whose result has other words", index.Query{Text: "words changed"}, 2},
		{"that fails", index.Query{Text: "error"}, 2},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			asked = 0
			first, second := ask(c.q), ask(c.q)
			if asked != c.want {
				t.Errorf("%d searches, want %d", asked, c.want)
			}
			if diff := cmp.Diff(first, second); diff != "" {
				t.Errorf("the second answer differs:\n%s", diff)
			}
		})
	}

	t.Run("holds no words", func(t *testing.T) {
		for key, f := range m.recent {
			if held := fmt.Sprintf("%s %v %+v", key[:], f.result.Missing, f.result.Parts); strings.Contains(held, "Penguins") || strings.Contains(held, "what") {
				t.Errorf("words of a question are kept: %s", held)
			}
		}
	})

	t.Run("is bounded and keeps what is asked often", func(t *testing.T) {
		m.meanings.SetLimit(rate.Inf) // this is not about haste
		often := index.Query{Text: "often"}
		ask(often)
		asked = 0
		for i := range 10 * maxRemembered {
			ask(index.Query{Text: fmt.Sprint(i)})
			if i%100 == 0 {
				ask(often)
			}
		}
		if asked != 10*maxRemembered {
			t.Errorf("%d searches, want %d: one for each new question", asked, 10*maxRemembered)
		}
		if n := len(m.recent) + len(m.older); n > maxRemembered {
			t.Errorf("%d results are kept, want at most %d", n, maxRemembered)
		}
	})
}

func TestManyNewQuestionsAreSearchedByWords(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		byWords := 0
		m := Remember(searches(func(q index.Query) (index.Result, error) {
			if q.Words {
				byWords++
			}
			return index.Result{}, nil
		}))
		ask := func(from, to int) {
			for i := from; i < to; i++ {
				if _, err := m.Search(t.Context(), index.Query{Text: fmt.Sprint(i)}); err != nil {
					t.Fatal(err)
				}
			}
		}
		steps := []struct {
			name           string
			wait           time.Duration
			from, to, want int
		}{
			{"a moment's haste", 0, 0, meaningsBurst, 0},
			{"what was found is kept", 0, 0, meaningsBurst, 0},
			{"more haste", 0, 100, 200, 100},
			{"what was found by words is not kept", time.Second, 100, 100 + meaningsPerSecond, 0},
			{"and comes back as the time does", time.Second, 300, 300 + meaningsPerSecond + 3, 3},
			{"at the pace", time.Minute, 400, 400 + meaningsBurst + 1, 1},
		}
		for _, s := range steps {
			time.Sleep(s.wait) // in the bubble
			byWords = 0
			if ask(s.from, s.to); byWords != s.want {
				t.Errorf("%s: %d of %d by words, want %d", s.name, byWords, s.to-s.from, s.want)
			}
		}
	})
}

// TestMemoryOnTheBrief checks that a reply from memory is the reply.
func TestMemoryOnTheBrief(t *testing.T) {
	x, err := index.New(corpus.Builtin(), index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	m := Remember(x)
	for _, question := range []string{
		"What stands in the way of cooperation?", "What is the capital of Peru?", "Who wrote it and when?", "Is China a partner? And Iran?", "", "hello",
	} {
		q := index.Query{Text: question}
		want, err := x.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			got, err := m.Search(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%q (-index +memory):\n%s", question, diff)
			}
		}
	}
}
