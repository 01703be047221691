package quote

import (
	"slices"
	"strings"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// A ChangeKind says what was done to the words.
type ChangeKind string

// The kinds of changes.
const (
	LeftOut ChangeKind = "left out" // the brief has words that the quotation lacks
	Added   ChangeKind = "added"    // the quotation has words that the brief lacks
	Changed ChangeKind = "changed"  // other words in the same place
	Moved   ChangeKind = "moved"    // the brief's words, in another order
)

// A Change is one difference between a quotation and the true words.
type Change struct {
	Kind ChangeKind
	// Typed is the quotation's words, "" if they are left out.
	Typed string
	// Printed is the brief's words, "" if they are added. Slices is where
	// they stand.
	Printed string
	Slices  Place
	// Negation is set where the change drops or adds a word such as "not".
	Negation bool
}

// A step is a run of tokens that both texts have (DiffEqual), that only the
// brief has (DiffDelete) or that only the quotation has (DiffInsert).
type step struct {
	op diffmatchpatch.Operation
	n  int
}

// align compares the place with the quotation, token by token.
func (c *Checker) align(quoted []token, start, end int) []step {
	// The library compares characters: each different token gets one, from
	// the private use planes, which have more than any comparison needs.
	const private = 0xF0000
	names := make(map[string]rune)
	name := func(s string) rune {
		if _, ok := names[s]; !ok {
			names[s] = private + rune(len(names))
		}
		return names[s]
	}
	var printed, typed []rune
	for _, l := range c.stream[start:end] {
		printed = append(printed, name(l.text))
	}
	for i, t := range quoted {
		text := t.text
		if i == 0 {
			for _, l := range c.stream[start:end] {
				if sameButFirst(l.text, text) {
					text = l.text
					break
				}
			}
		}
		typed = append(typed, name(text))
	}
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0 // the same input gives the same output
	var steps []step
	for _, d := range dmp.DiffMainRunes(printed, typed, false) {
		steps = append(steps, step{d.Type, len([]rune(d.Text))})
	}
	return steps
}

// changes names the differences.
func (c *Checker) changes(text string, quoted []token, steps []step, start int) []Change {
	var out []Change
	at, q := start, 0
	for i := 0; i < len(steps); {
		if steps[i].op == diffmatchpatch.DiffEqual {
			at, q = at+steps[i].n, q+steps[i].n
			i++
			continue
		}
		from, typedFrom := at, q
		for ; i < len(steps) && steps[i].op != diffmatchpatch.DiffEqual; i++ {
			if steps[i].op == diffmatchpatch.DiffDelete {
				at += steps[i].n
			} else {
				q += steps[i].n
			}
		}
		typed := c.unmarked(quoted[typedFrom:q], at)
		if len(typed) == 0 && from == at {
			continue
		}
		out = append(out, c.change(text, typed, from, at))
	}
	return moved(out)
}

// unmarked leaves out footnote labels that were copied with the words.
func (c *Checker) unmarked(typed []token, at int) []token {
	if len(typed) == 1 && typed[0].text == c.markBefore(at) {
		return nil
	}
	return typed
}

func (c *Checker) change(text string, typed []token, from, to int) Change {
	ch := Change{Kind: Changed}
	lost, gained := 0, 0
	for _, l := range c.stream[from:to] {
		if negation(l.token) {
			lost++
		}
	}
	for _, t := range typed {
		if negation(t) {
			gained++
		}
	}
	ch.Negation = lost != gained
	// Marks beside changed words are not worth a mention of their own.
	for len(typed) > 1 && !typed[0].word {
		typed = typed[1:]
	}
	for n := len(typed); n > 1 && !typed[n-1].word; n = len(typed) {
		typed = typed[:n-1]
	}
	for from+1 < to && !c.stream[from].word {
		from++
	}
	for from+1 < to && !c.stream[to-1].word {
		to--
	}
	if len(typed) > 0 {
		ch.Typed = strings.Join(strings.Fields(text[typed[0].start:typed[len(typed)-1].end]), " ")
	} else {
		ch.Kind = LeftOut
	}
	if to > from {
		ch.Printed, ch.Slices = c.text(from, to), c.place(from, to)
	} else {
		ch.Kind = Added
	}
	return ch
}

// moved joins words that are left out in one place and added in another into
// one change of order.
func moved(changes []Change) []Change {
	key := func(s string) string {
		var words []string
		for _, t := range tokenize(s) {
			if t.word {
				words = append(words, t.folded)
			}
		}
		slices.Sort(words)
		return strings.Join(words, " ")
	}
	for i := range changes {
		if changes[i].Kind != Added || key(changes[i].Typed) == "" {
			continue
		}
		for j := range changes {
			if changes[j].Kind == LeftOut && key(changes[j].Printed) == key(changes[i].Typed) {
				changes[i].Kind, changes[i].Printed, changes[i].Slices = Moved, changes[j].Printed, changes[j].Slices
				changes[i].Negation = false
				changes = slices.Delete(changes, j, j+1)
				return moved(changes)
			}
		}
	}
	return changes
}
