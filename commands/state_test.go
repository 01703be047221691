package commands

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
	"briefbot/index"
)

func TestStateRoundTrip(t *testing.T) {
	b := corpus.Builtin()
	s := New(b, nil)
	ten := make([]match, 10)
	for i := range ten {
		ten[i] = match{passage: 40 - i, sentence: i % 3, sameAs: -1}
	}
	ten[4].sameAs = 2
	for name, w := range map[string]view{
		"match":   {verb: showMatch, passage: 40, cursor: 3, verdict: index.Closest, matches: ten},
		"passage": {verb: showPassage, passage: 7, verdict: index.Answers},
		"section": {verb: showSection, passage: 12, verdict: index.Answers},
		"cite":    {verb: citePassage, passage: 12, cursor: 7, verdict: index.Answers},
		"nearest": {verb: showNearest, verdict: index.None, matches: ten[:1]},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := s.view(s.state(w))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(w, got, cmp.AllowUnexported(view{}, match{})); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A state stays within its length for the largest brief and the longest list;
// matches that do not fit are left out from the end.
func TestStateOfLargeBrief(t *testing.T) {
	s := New(&corpus.Brief{Fingerprint: "0123abcd", Passages: make([]corpus.Passage, 20000)}, nil)
	w := view{verb: showMatch, passage: 19999, cursor: 0, verdict: index.Answers}
	for i := range 10 {
		w.matches = append(w.matches, match{passage: 19999 - i, sentence: 300, sameAs: i - 1})
	}
	state := s.state(w)
	if len(state) > maxState {
		t.Errorf("%d bytes", len(state))
	}
	got, err := s.view(state)
	if err != nil || len(got.matches) < 7 {
		t.Errorf("%d matches, %v", len(got.matches), err)
	}
}

// What is not a state of this brief is refused in a sentence, never obeyed.
func TestActRefuses(t *testing.T) {
	b := corpus.Builtin()
	s := New(b, nil)
	good := s.state(view{verb: showPassage, passage: 7, verdict: index.Answers})
	other := New(&corpus.Brief{Fingerprint: "00000000", Passages: b.Passages}, nil)
	for name, state := range map[string]string{
		"empty":         "",
		"short":         "a",
		"another brief": other.state(view{verb: showPassage, passage: 7, verdict: index.Answers}),
		"version":       "z" + good[1:],
		"verb":          good[:1] + "?" + good[2:],
		"cut":           good[:len(good)-1],
		"not base64":    good + "!",
		"far passage":   s.state(view{verb: showPassage, passage: 41, verdict: index.Answers}),
		"no match":      s.state(view{verb: showMatch, cursor: 3, verdict: index.Answers}),
		"nothing said":  s.state(view{verb: showStated, verdict: index.Answers}),
		"style":         s.state(view{verb: citePassage, cursor: 99, verdict: index.Answers}),
		"too long":      good + good + good + good + good,
	} {
		t.Run(name, func(t *testing.T) {
			r, err := s.Act(t.Context(), state, Request{})
			if err != nil {
				t.Fatal(err)
			}
			checkReply(t, b, r)
			if r.Outcome != Refused {
				t.Errorf("outcome %s", r.Outcome)
			}
		})
	}
}

func FuzzAct(f *testing.F) {
	b := corpus.Builtin()
	s := New(b, searchFunc(func(index.Query) (index.Result, error) { return index.Result{}, nil }))
	f.Add("")
	for _, verb := range []verb{showMatch, showPassage, showSection, citePassage, citeBrief, showNothing, showNearest, showAdvice, showSources, showOutline, showStated, showCard, showPicture, showBrief} {
		f.Add(s.state(view{verb: verb, verdict: index.Answers}))
		f.Add(s.state(view{verb: verb, passage: 3, cursor: 1, verdict: index.Closest, matches: []match{{3, 0, -1}, {9, 1, 0}}}))
	}
	f.Fuzz(func(t *testing.T, state string) {
		r, err := s.Act(t.Context(), state, Request{Locale: "fr"})
		if err != nil {
			t.Fatal(err)
		}
		checkReply(t, b, r)
	})
}
