package index

import (
	"slices"
	"testing"

	"briefbot/corpus"
)

// leftOutFolds is how many times the companion is read without a share of its lines.
const leftOutFolds = 10

// A leftOut is a line of the companion, and an index that does not know it.
type leftOut struct {
	index    *Index
	text     string
	passage  int // its place in the brief; -1 for a line that has no answer
	sentence int // the number of the sentence that answers it, from 0
}

// leaveOut puts the companion's own lines to the test: a tenth of them at a
// time are taken out of the companion, and become questions to an index that
// has only the others. A hundred people's questions could not be had; these are
// some thousands, by several authors.
func leaveOut(t *testing.T, b *corpus.Brief, meaning bool) (questions, silent, idle []leftOut) {
	t.Helper()
	whole := builtinCompanionFor(t)
	fold, next := map[string]int{}, 0
	deal := func(lines []string) {
		for _, l := range lines {
			fold[l] = next % leftOutFolds
			next++
		}
	}
	for _, e := range whole.entries {
		for _, a := range e.asks {
			deal(a.questions)
		}
	}
	deal(whole.unanswered)
	deal(whole.offTopic)
	for k := range leftOutFolds {
		out := func(lines []string) []string {
			return slices.DeleteFunc(slices.Clone(lines), func(l string) bool { return fold[l] != k })
		}
		x := fitIndex(t, b, whole.keep(func(line string) bool { return fold[line] != k }), meaning, "builtin")
		for _, e := range whole.entries {
			passage := slices.IndexFunc(b.Passages, func(p corpus.Passage) bool { return p.ID == e.id })
			for _, a := range e.asks {
				for _, l := range out(a.questions) {
					questions = append(questions, leftOut{x, l, passage, a.number - 1})
				}
			}
		}
		for _, l := range out(whole.unanswered) {
			silent = append(silent, leftOut{x, l, -1, -1})
		}
		for _, l := range out(whole.offTopic) {
			idle = append(idle, leftOut{x, l, -1, -1})
		}
	}
	return questions, silent, idle
}

// keep returns the companion with those of its lines that are to be kept.
func (c *Companion) keep(kept func(line string) bool) *Companion {
	only := func(lines []string) []string {
		return slices.DeleteFunc(slices.Clone(lines), func(l string) bool { return !kept(l) })
	}
	d := &Companion{name: c.name, at: c.at, unanswered: only(c.unanswered), offTopic: only(c.offTopic)}
	for _, e := range c.entries {
		entry := e
		entry.asks = nil
		for _, a := range e.asks {
			a.questions = only(a.questions)
			entry.asks = append(entry.asks, a)
		}
		d.entries = append(d.entries, entry)
	}
	return d
}
