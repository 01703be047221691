package companion

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
)

// twoTalks is a brief of two passages in the body and one reference.
func twoTalks() *corpus.Brief {
	return &corpus.Brief{Passages: []corpus.Passage{
		{ID: "talks.1", Part: corpus.Body, Prose: sentences("The envoys meet twice a year.", "They like it.")},
		{ID: "talks.2", Part: corpus.Body, Prose: sentences("Nobody else does.")},
		{ID: "references.1", Part: corpus.References, Prose: sentences("Bossuyt (2019).")},
	}}
}

func sentences(all ...string) corpus.Prose {
	var p corpus.Prose
	for i, s := range all {
		if i > 0 {
			p.Text += " "
		}
		start := len(p.Text)
		p.Text += s
		p.Sentences = append(p.Sentences, corpus.Span{Start: start, End: len(p.Text)})
	}
	return p
}

func TestCompanionCheck(t *testing.T) {
	gap := func(line int, id, text string) Problem {
		return Problem{File: "x.yaml", Line: line, Passage: id, Text: text, Gap: true}
	}
	misfit := func(line int, id, text string) Problem {
		return Problem{File: "x.yaml", Line: line, Passage: id, Text: text}
	}
	for name, tc := range map[string]struct {
		in   string
		want []Problem
		fits Coverage
	}{
		"complete": {
			in: `
passages:
  talks.1:
    also: [envoys]
    asks:
      1 The envoys meet: [a, b]
      2 They like it.: [c, d]
  talks.2:
    asks:
      1 Nobody: [e, f]
  references.1:
    asks:
      1 Bossuyt (2019): [g]
off-topic: [hi]
unanswered: [h]
`,
			fits: Coverage{Passages: 3, Worded: 1, Sentences: 3, Asked: 3, Questions: 7, OffTopic: 1, Silent: 1},
		},
		"misfits": {
			in: `
passages:
  talks.1:
    asks:
      1 The envoys met: [a, b]
      2 They like it: [c]
      3 They like it: [d, e]
  talks.9:
    asks:
      1 Nobody: [f, g]
  references.1:
`,
			want: []Problem{
				misfit(5, "talks.1", `sentence 1 begins with "The envoys meet twice a year.", not with "The envoys met"`),
				misfit(7, "talks.1", `there is no sentence 3: the passage has 2`),
				misfit(8, "talks.9", `the brief has no passage with this ID`),
				gap(3, "talks.1", `sentence 1 ("The envoys meet twice a year.") has 0 of the 2 questions it should have`),
				gap(3, "talks.1", `sentence 2 ("They like it.") has 1 of the 2 questions it should have`),
				gap(0, "talks.2", `this passage has no entry`),
			},
			fits: Coverage{Passages: 3, Sentences: 3, Questions: 1},
		},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := Read("x.yaml", []byte(tc.in))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tc.want, c.Check(twoTalks())); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tc.fits, c.Coverage(twoTalks())); diff != "" {
				t.Errorf("coverage (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCompanionForLeavesOutMisfits(t *testing.T) {
	c, err := Read("x.yaml", []byte("passages:\n  talks.1:\n    also: [x]\n    asks:\n      1 Other words: [a]\n      2 They like: [b]\n  gone.1:\n    also: [y]\n"))
	if err != nil {
		t.Fatal(err)
	}
	fit := c.For(twoTalks())
	got := [][]string{fit.Also("talks.1"), fit.Asks("talks.1", 0), fit.Asks("talks.1", 1), fit.Also("gone.1")}
	if diff := cmp.Diff([][]string{{"x"}, nil, {"b"}, nil}, got); diff != "" {
		t.Errorf("what fits (-want +got):\n%s", diff)
	}
}
