package index

import (
	"slices"
	"sync"
)

// Prepare reads the lists that come with the program. An index does it by itself;
// a program that has a brief to read first has it done meanwhile.
func Prepare() {
	builtinSayings()
	builtinLittle()
	languagesOf()
}

// build reads the brief and its companion and indexes their terms.
func (x *Index) build(o Options) error {
	x.companion = o.Companion.For(x.brief)
	c := x.companion
	if v := c.Coverage(x.brief); v.Sentences > 0 {
		x.asked = float64(v.Asked) / float64(v.Sentences)
	}
	sentences, questions := 0, 0
	for i := range x.brief.Passages {
		p := &x.brief.Passages[i]
		x.numbers[p] = i
		x.first = append(x.first, sentences)
		for j := range spans(p) {
			x.firstAsk = append(x.firstAsk, questions)
			questions += len(c.Asks(p.ID, j))
			sentences++
		}
	}
	x.first, x.firstAsk = append(x.first, sentences), append(x.firstAsk, questions)
	idle, silent := x.unanswered(c)
	x.idle.texts, x.silent.texts = idle, silent
	x.found = x.findVectors(o)
	if err := x.fill(o.Folder); err != nil {
		return err
	}
	idleTerms, silentTerms := x.numberedLines(idle), x.numberedLines(silent)

	// From here on all terms have their numbers.
	x.terms.weigh(len(x.brief.Passages))
	x.learn()
	x.idle, x.silent = x.newLines(idle, idleTerms), x.newLines(silent, silentTerms)
	for _, d := range c.Denials() {
		x.silent.denials = append(x.silent.denials, denies(x.analyzer.words(d.Question)))
	}
	return nil
}

// numbered appends the numbers of the terms of words.
func (x *Index) numbered(to []termID, ws []word) []termID {
	for term := range x.analyzer.termsOf(ws) {
		to = append(to, x.terms.terms.number(term))
	}
	return to
}

func (x *Index) numberedLines(texts []string) [][]termID {
	var out [][]termID
	var words []word
	for _, text := range texts {
		words = x.analyzer.wordsIn(words, text)
		out = append(out, x.numbered(nil, words))
	}
	return out
}

// learn prepares what reading a question needs.
func (x *Index) learn() {
	for plain, r := range x.analyzer.roots {
		r.id, r.printed = x.terms.id(r.term), x.terms.words.of[plain]
		x.analyzer.roots[plain] = r
	}
	for _, w := range x.terms.words.texts[1:] {
		if len(w) >= minMisspelt && letters(w) {
			x.forms = append(x.forms, spelling{w, lettersOf(w)})
		}
	}
	slices.SortFunc(x.forms, func(a, b spelling) int { return len(a.word) - len(b.word) })
	x.lists = sync.OnceValue(x.listings)
}
