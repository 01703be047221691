package attribution

import (
	_ "embed" // the words
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus"
)

//go:embed words.txt
var wordsText string

// A lexicon has the lists of a language. A word in one has its own sense; "*"
// stands for any ending. Phrases are apart.
type lexicon struct {
	lists    map[string][]string // by word, or by its beginning and "*"
	phrases  map[string][][]string
	language string
}

var lexicons = sync.OnceValue(func() map[string]*lexicon {
	all := make(map[string]*lexicon)
	var l *lexicon
	for line := range strings.Lines(wordsText) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "= "); ok {
			l = &lexicon{make(map[string][]string), make(map[string][][]string), name}
			all[name] = l
			continue
		}
		list, words, ok := strings.Cut(line, ":")
		if !ok || line[0] == '#' {
			continue
		}
		if phrases := strings.Split(words, "|"); len(phrases) > 1 || list == "by" || list == "needs" || list == "ifs" {
			for _, p := range phrases {
				if f := fields(p); len(f) > 0 {
					l.phrases[list] = append(l.phrases[list], f)
				}
			}
			continue
		}
		for _, w := range strings.Fields(strings.ToLower(words)) {
			l.lists[w] = append(l.lists[w], list)
		}
	}
	return all
})

// fields are the words of a phrase, folded, as tokens are.
func fields(phrase string) []string {
	var out []string
	for _, t := range tokenize(phrase, 0) {
		if !t.mark {
			out = append(out, t.folded)
		}
	}
	return out
}

// A token is a word or a mark of a sentence.
type token struct {
	text, folded string
	start, end   int // in the prose
	mark         bool
	lists        []string // of the language that have the word
}

// is reports whether a token is a word of a list.
func (t token) is(list string) bool { return slices.Contains(t.lists, list) }

// A reader reads one sentence for one span in it.
type reader struct {
	*lexicon
	b              *corpus.Brief
	p              corpus.Prose
	sentence, span corpus.Span
	tokens         []token
	first, last    int // of the tokens of the span, one past
}

func newReader(b *corpus.Brief, p corpus.Prose, sentence, span corpus.Span) *reader {
	r := &reader{lexicon: lexicons()[b.Language], b: b, p: p, sentence: sentence, span: span}
	if r.lexicon == nil {
		r.lexicon = &lexicon{}
	}
	r.tokens = r.listed(tokenize(sentence.In(p.Text), sentence.Start))
	r.first, r.last = -1, 0
	for i, t := range r.tokens {
		if t.end > span.Start && t.start < span.End {
			if r.first < 0 {
				r.first = i
			}
			r.last = i + 1
		}
	}
	r.first = max(r.first, 0)
	return r
}

func notLetter(c rune) bool { return !unicode.IsLetter(c) }

// tokenize splits text into words and marks; an apostrophe is one of its own,
// so that "l'idée" is two words and "Russia's" too.
func tokenize(text string, offset int) []token {
	var out []token
	for at := 0; at < len(text); {
		c, size := utf8.DecodeRuneInString(text[at:])
		end := at + size
		word := unicode.IsLetter(c) || unicode.IsDigit(c)
		for word && end < len(text) {
			n, size := utf8.DecodeRuneInString(text[end:])
			if !unicode.IsLetter(n) && !unicode.IsDigit(n) && !unicode.Is(unicode.Mn, n) && !(n == '-' && end+1 < len(text) && text[end+1] != ' ') {
				break
			}
			end += size
		}
		if !unicode.IsSpace(c) {
			out = append(out, token{text: text[at:end], folded: strings.ToLower(text[at:end]), start: offset + at, end: offset + end, mark: !word})
		}
		at = end
	}
	return out
}

// listsOf are the lists that have a folded word.
func (l *lexicon) listsOf(word string) []string {
	const longest = 5 // letters that a "*" stands for
	out := l.lists[word]
	for n, stem := 0, word; n <= longest && stem != ""; n++ {
		if more := l.lists[stem+"*"]; len(more) > 0 {
			out = slices.Concat(out, more)
		}
		_, size := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-size]
	}
	return out
}

// listed are tokens with the lists that have them.
func (l *lexicon) listed(tokens []token) []token {
	out := slices.Clone(tokens)
	for i := range out {
		if !out[i].mark {
			out[i].lists = l.listsOf(out[i].folded)
		}
	}
	return out
}

// at reports whether token i is a word of a list.
func (r *reader) at(list string, i int) bool {
	return i >= 0 && i < len(r.tokens) && r.tokens[i].is(list)
}

// phrase is how many tokens a phrase of a list has that begins at token i.
func (r *reader) phrase(list string, i int) int {
	for _, p := range r.phrases[list] {
		k := i
		n := 0
		for n < len(p) && k < len(r.tokens) && (r.tokens[k].folded == p[n] || r.tokens[k].mark && isQuote(r.tokens[k].text)) {
			if !r.tokens[k].mark {
				n++
			}
			k++
		}
		if n == len(p) {
			return k - i
		}
	}
	return 0
}

// whole reports whether the span has all words of the sentence.
func (r *reader) whole() bool {
	outside := func(t token) bool { return !t.mark }
	return !slices.ContainsFunc(r.tokens[:r.first], outside) && !slices.ContainsFunc(r.tokens[r.last:], outside)
}

// text is tokens from a to b as printed.
func (r *reader) text(a, b int) string { return r.p.Text[r.tokens[a].start:r.tokens[b-1].end] }

// clauseMark reports whether token i ends a clause.
func (r *reader) clauseMark(i int) bool {
	t := r.tokens[i]
	return t.mark && strings.Contains(",;:–—", t.text) || t.text == "-" && i > 0 && r.tokens[i-1].end < t.start
}

// clauseStart is where the clause of token i begins: what stands in brackets
// is no clause of its own.
func (r *reader) clauseStart(i int) int {
	depth := 0
	for j := i - 1; j >= 0; j-- {
		switch {
		case r.tokens[j].text == ")":
			depth++
		case r.tokens[j].text == "(":
			depth--
		case depth <= 0 && r.clauseMark(j):
			return j + 1
		}
	}
	return 0
}
