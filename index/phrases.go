package index

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// phrases are how people put questions of one topic: expressions that fit a
// whole saying.
type phrases struct {
	topic    Topic
	patterns []string
}

// A phraseTable finds the topic of a saying. There are some hundred phrases
// and every question goes through them, so they are sorted by the two words
// that they begin with, and each is compiled when the first question begins
// with those and has no more words than the phrase can have: of a question
// about the argument, none or one is.
type phraseTable struct {
	starting map[string][]phrase // by the first two words, or by all of a saying of one
	first    map[string][]phrase // by the first word, where the second may be any
	open     []phrase            // those that may begin with any word
}

type phrase struct {
	topic   Topic
	place   int      // among all phrases of the table: the first that fits counts
	most    int      // words
	needs   []string // of which what it fits has at least one; nil if that cannot be said
	pattern func() *regexp.Regexp
}

func newPhraseTable(lists ...[]phrases) *phraseTable {
	t := &phraseTable{starting: map[string][]phrase{}, first: map[string][]phrase{}}
	place := 0
	for _, list := range slices.Concat(lists...) {
		for _, source := range list.patterns {
			source = `^(?:` + source + `)$`
			place++
			p := phrase{list.topic, place, unbounded, nil, sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(source) })}
			tree, err := syntax.Parse(source, syntax.Perl)
			if err != nil {
				t.open = append(t.open, p) // MustCompile says so, with the expression
				continue
			}
			p.most, p.needs = mostSpaces(tree)+1, needed(tree)
			b := beginningsOf(tree)
			if b.any {
				t.open = append(t.open, p)
				continue
			}
			for w := range b.whole {
				t.starting[w] = append(t.starting[w], p)
			}
			for w := range b.first {
				t.first[w] = append(t.first[w], p)
			}
		}
	}
	return t
}

// topic returns the topic of the phrase that a saying is, or [Argument].
func (t *phraseTable) topic(said string) Topic {
	first, starting := firstWords(said)
	words := strings.Count(said, " ") + 1
	fits := func(p *phrase) bool {
		return words <= p.most &&
			(p.needs == nil || slices.ContainsFunc(p.needs, func(text string) bool { return strings.Contains(said, text) })) &&
			p.pattern().MatchString(said)
	}
	one, two := t.first[first], t.starting[starting]
	for len(one) > 0 || len(two) > 0 {
		from := &two
		if len(two) == 0 || len(one) > 0 && one[0].place < two[0].place {
			from = &one
		}
		if p := &(*from)[0]; fits(p) {
			return p.topic
		}
		*from = (*from)[1:]
	}
	for i := range t.open {
		if p := &t.open[i]; fits(p) {
			return p.topic
		}
	}
	return Argument
}

// firstWords returns the first word of a saying, and the first two.
func firstWords(said string) (first, two string) {
	first, rest, more := strings.Cut(said, " ")
	if !more {
		return first, first
	}
	second, _, _ := strings.Cut(rest, " ")
	return first, said[:len(first)+1+len(second)]
}

// unbounded is more words than any saying has.
const unbounded = 1 << 20

// mostSpaces is how many spaces what an expression fits has at most.
func mostSpaces(e *syntax.Regexp) int {
	n := 0
	switch e.Op {
	case syntax.OpLiteral:
		for _, r := range e.Rune {
			n += btoi(r == ' ')
		}
	case syntax.OpCharClass:
		for i := 0; i+1 < len(e.Rune); i += 2 {
			if e.Rune[i] <= ' ' && ' ' <= e.Rune[i+1] {
				n = 1
			}
		}
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		n = 1
	case syntax.OpAlternate:
		for _, sub := range e.Sub {
			n = max(n, mostSpaces(sub))
		}
	case syntax.OpStar, syntax.OpPlus, syntax.OpRepeat:
		n = mostSpaces(e.Sub[0])
		switch {
		case n == 0:
		case e.Op == syntax.OpRepeat && e.Max >= 0:
			n *= e.Max
		default:
			n = unbounded
		}
	default: // a concatenation, what stands in brackets, and what takes no room
		for _, sub := range e.Sub {
			n += mostSpaces(sub)
		}
	}
	return min(n, unbounded)
}

// needed returns texts of which what an expression fits has at least one: of
// those in a row, the ones whose shortest is longest. It returns nil where it
// cannot tell.
func needed(e *syntax.Regexp) []string {
	switch e.Op {
	case syntax.OpLiteral:
		return []string{string(e.Rune)}
	case syntax.OpCapture, syntax.OpPlus:
		return needed(e.Sub[0])
	case syntax.OpRepeat:
		if e.Min > 0 {
			return needed(e.Sub[0])
		}
	case syntax.OpConcat:
		var best []string
		longest := 0
		for _, sub := range e.Sub {
			texts := needed(sub)
			if len(texts) == 0 {
				continue
			}
			if n := len(slices.MinFunc(texts, func(a, b string) int { return len(a) - len(b) })); n > longest {
				best, longest = texts, n
			}
		}
		return best
	case syntax.OpAlternate:
		var all []string
		for _, sub := range e.Sub {
			texts := needed(sub)
			if texts == nil {
				return nil
			}
			all = append(all, texts...)
		}
		return all
	}
	return nil
}

// beginnings are the words that what an expression fits can begin with,
// gathered while it is walked.
type beginnings struct {
	whole map[string]bool // the first two words, or one that is all
	first map[string]bool // first words after which any other may stand
	any   bool            // the first word cannot be listed
}

func beginningsOf(tree *syntax.Regexp) beginnings {
	b := beginnings{whole: map[string]bool{}, first: map[string]bool{}}
	for _, w := range b.after(tree, []string{""}) {
		b.whole[w] = true
	}
	for w := range b.whole {
		b.any = b.any || w == "" || w[0] == ' '
	}
	return b
}

// fewRunes is how many characters a class may have to be spelled out: "[sz]".
const fewRunes = 4

// after returns what has been read of the first two words, after an expression
// that follows each of the given beginnings of them.
func (b *beginnings) after(e *syntax.Regexp, open []string) []string {
	if len(open) == 0 || b.any {
		return nil
	}
	switch e.Op {
	case syntax.OpLiteral:
		return b.add(open, string(e.Rune))
	case syntax.OpConcat:
		for _, sub := range e.Sub {
			open = b.after(sub, open)
		}
		return open
	case syntax.OpAlternate:
		var out []string
		for _, sub := range e.Sub {
			out = append(out, b.after(sub, open)...)
		}
		return out
	case syntax.OpCapture:
		return b.after(e.Sub[0], open)
	case syntax.OpQuest:
		return append(b.after(e.Sub[0], open), open...)
	case syntax.OpStar, syntax.OpPlus, syntax.OpRepeat:
		var out []string
		if e.Op == syntax.OpStar || e.Op == syntax.OpRepeat && e.Min == 0 {
			out = open
		}
		for range 3 { // each time ends a word, or could go on for ever
			open = b.after(e.Sub[0], open)
			out = slices.Concat(out, open)
		}
		b.unlisted(open)
		return out
	case syntax.OpCharClass:
		var out []string
		n := 0
		for i := 0; i+1 < len(e.Rune); i += 2 {
			for r := e.Rune[i]; r <= e.Rune[i+1]; r++ {
				if n++; n > fewRunes || unicode.IsDigit(r) {
					b.unlisted(open)
					return nil
				}
				out = append(out, b.add(open, string(r))...)
			}
		}
		return out
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpEndText, syntax.OpBeginLine, syntax.OpEndLine:
		return open
	}
	b.unlisted(open)
	return nil
}

// add puts text after each beginning; where it ends the second word, they are
// whole.
func (b *beginnings) add(open []string, text string) []string {
	out := make([]string, 0, len(open))
	for _, w := range open {
		w += text
		if _, two := firstWords(w); len(two) < len(w) {
			b.whole[two] = true
			continue
		}
		out = append(out, w)
	}
	return out
}

// unlisted gives up on what follows the given beginnings.
func (b *beginnings) unlisted(open []string) {
	for _, w := range open {
		first, _, second := strings.Cut(w, " ")
		if !second || first == "" {
			b.any = true
			return
		}
		b.first[first] = true
	}
}
