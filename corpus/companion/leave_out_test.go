package companion

import (
	"slices"
	"testing"

	"briefbot/corpus"
)

// Each line of the companion is left out once, and then it is not in the rest.
func TestLeaveOut(t *testing.T) {
	c, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	v := c.Coverage(corpus.Builtin())
	kinds := map[LineKind]int{}
	const folds = 7
	for fold := range folds {
		rest, out := c.LeaveOut(fold, folds)
		if left := rest.Coverage(corpus.Builtin()); left.Questions+left.Silent+left.OffTopic+len(out) != v.Questions+v.Silent+v.OffTopic {
			t.Errorf("fold %d: %d lines are left out, and the rest has %+v", fold, len(out), left)
		}
		for _, l := range out {
			kinds[l.Kind]++
			if l.Kind == Answered && slices.Contains(rest.Asks(l.Passage, l.Sentence), l.Text) {
				t.Errorf("%q is left out and still there", l.Text)
			}
		}
	}
	if kinds[Answered] != v.Questions || kinds[Unanswered] != v.Silent || kinds[OffTopic] != v.OffTopic {
		t.Errorf("left out %v of %+v", kinds, v)
	}
}
