package eval

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"briefbot/index"
)

// A Change is what one rule is worth on one set: how many questions are lost
// without it, and how many won.
type Change struct {
	Rule, Set               string
	Hit1, Sentence, Verdict Balance
}

// A Balance counts questions.
type Balance struct{ Lost, Won int }

// Compare returns the change from all outcomes to those without a rule, of the
// same questions in the same order.
func Compare(rule, set string, with, without []Outcome) Change {
	c := Change{Rule: rule, Set: set}
	count := func(b *Balance, before, after bool) {
		switch {
		case before && !after:
			b.Lost++
		case after && !before:
			b.Won++
		}
	}
	for i, o := range with {
		p := without[i]
		count(&c.Hit1, o.Rank == 1, p.Rank == 1)
		count(&c.Sentence, o.Marked, p.Marked)
		count(&c.Verdict, o.judgedRight(), p.judgedRight())
	}
	return c
}

// judgedRight reports whether the verdict is the right one.
func (o Outcome) judgedRight() bool { return (o.Verdict == index.Answers) == o.Question.Answerable }

// String returns "-3/+1", or a dot where nothing changes.
func (b Balance) String() string {
	if b == (Balance{}) {
		return "."
	}
	return fmt.Sprintf("-%d/+%d", b.Lost, b.Won)
}

// ChangesText returns the changes as a table for people.
func ChangesText(changes []Change) string {
	var b strings.Builder
	t := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "without\tset\thit@1\tsentence\tverdict")
	for _, c := range changes {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", c.Rule, c.Set, c.Hit1, c.Sentence, c.Verdict)
	}
	t.Flush()
	return b.String()
}
