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
// and every question goes through them, so they are sorted by the word that
// they begin with, and each is compiled when the first question begins with
// it.
type phraseTable struct {
	starting map[string][]phrase
	open     []phrase // those that may begin with any word
}

type phrase struct {
	topic   Topic
	pattern func() *regexp.Regexp
}

func newPhraseTable(lists ...[]phrases) *phraseTable {
	t := &phraseTable{starting: map[string][]phrase{}}
	for _, p := range slices.Concat(lists...) {
		for _, source := range p.patterns {
			source = `^(?:` + source + `)$`
			p := phrase{p.topic, sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(source) })}
			words, ok := firstWords(source)
			if !ok {
				t.open = append(t.open, p)
				continue
			}
			for _, w := range words {
				t.starting[w] = append(t.starting[w], p)
			}
		}
	}
	return t
}

// topic returns the topic of the phrase that a saying is, or [Argument].
func (t *phraseTable) topic(said string) Topic {
	first, _, _ := strings.Cut(said, " ")
	for _, list := range [][]phrase{t.starting[first], t.open} {
		for _, p := range list {
			if p.pattern().MatchString(said) {
				return p.topic
			}
		}
	}
	return Argument
}

// firstWords returns the words that what an expression fits can begin with. It
// reports false where they cannot be listed.
func firstWords(source string) ([]string, bool) {
	tree, err := syntax.Parse(source, syntax.Perl)
	if err != nil {
		return nil, false // MustCompile says so, with the expression
	}
	b := beginnings{whole: map[string]bool{}}
	for _, w := range b.after(tree, []string{""}) {
		b.whole[w] = true
	}
	var out []string
	for w := range b.whole {
		out = append(out, w)
	}
	slices.Sort(out)
	return out, !b.any && !b.whole[""]
}

// beginnings gathers first words while an expression is walked.
type beginnings struct {
	whole map[string]bool // those that a space has ended
	any   bool
}

// fewRunes is how many characters a class may have to be spelled out: "[sz]".
const fewRunes = 4

// after returns what has been read of the first word, after an expression that
// follows each of the given beginnings of it.
func (b *beginnings) after(e *syntax.Regexp, open []string) []string {
	if len(open) == 0 || b.any {
		return nil
	}
	switch e.Op {
	case syntax.OpLiteral:
		text, _, ended := strings.Cut(string(e.Rune), " ")
		return b.add(open, ended, text)
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
		// What is repeated begins with a space, or with any letter.
		more := b.after(e.Sub[0], open)
		if len(more) > 0 && e.Sub[0].Op != syntax.OpLiteral {
			b.any = true
		}
		if e.Op == syntax.OpPlus || e.Op == syntax.OpRepeat && e.Min > 0 {
			return more
		}
		return append(more, open...)
	case syntax.OpCharClass:
		var out []string
		for i := 0; i+1 < len(e.Rune); i += 2 {
			for r := e.Rune[i]; r <= e.Rune[i+1]; r++ {
				if len(out) >= fewRunes*len(open) || unicode.IsDigit(r) {
					b.any = true
					return nil
				}
				out = append(out, b.add(open, r == ' ', string(r))...)
			}
		}
		return out
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpEndText, syntax.OpBeginLine, syntax.OpEndLine:
		return open
	}
	b.any = true
	return nil
}

// add puts text after each beginning; where it ends the word, they are whole.
func (b *beginnings) add(open []string, ended bool, text string) []string {
	var out []string
	for _, w := range open {
		if ended {
			b.whole[w+strings.TrimSuffix(text, " ")] = true
			continue
		}
		out = append(out, w+text)
	}
	return out
}
