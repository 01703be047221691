package index

import (
	"context"
	"fmt"
	"math"
	"slices"

	"briefbot/corpus"
	"briefbot/index/encoder"
)

// build reads the brief and its companion and indexes their terms.
func (x *Index) build(o Options) error {
	c := o.Companion.For(x.brief)
	if v := c.Coverage(x.brief); v.Sentences > 0 {
		x.asked = float64(v.Asked) / float64(v.Sentences)
	}
	n := len(x.brief.Passages)
	text, also := make([][]termID, n), make([][]termID, n)
	var sentences, asks [][]termID
	questions := 0
	for i := range x.brief.Passages {
		p := &x.brief.Passages[i]
		words := x.analyzer.words(p.Text)
		text[i] = x.numbered(words)
		x.printed.open()
		x.printed.write(words)
		x.acronyms = append(x.acronyms, x.analyzer.acronyms(p.Text, words)...)
		for _, f := range x.brief.FootnotesOf(p.Prose) {
			words := x.analyzer.words(f.Text)
			x.printed.write(words)
			text[i] = append(text[i], x.numbered(words)...)
		}
		for _, s := range c.also(p.ID) {
			also[i] = append(also[i], x.told(s)...)
		}
		x.first = append(x.first, len(sentences))
		for j, s := range spans(p) {
			own := within(words, s)
			x.firstAsk = append(x.firstAsk, questions)
			var all []termID
			for _, ask := range c.asks(p.ID, j) {
				all = append(all, x.told(ask)...)
				questions++
			}
			sentences, asks = append(sentences, x.numbered(own)), append(asks, all)
			x.facts = append(x.facts, x.terms.describe(p.Text, own))
			x.sentenceTerms = append(x.sentenceTerms, distinct(slices.Concat(sentences[len(sentences)-1], all)))
			also[i] = append(also[i], all...)
		}
		x.passageTerms = append(x.passageTerms, distinct(slices.Concat(text[i], also[i])))
		x.numbers[p] = i
	}
	x.first, x.firstAsk = append(x.first, len(sentences)), append(x.firstAsk, questions)
	x.printed.close()
	idle, silent := x.unanswered(c)
	idleTerms, silentTerms := x.numberedLines(idle), x.numberedLines(silent)

	// From here on all terms have their numbers.
	x.terms.count(text, also)
	x.learn(c)
	x.idle, x.silent = x.newLines(idle, idleTerms), x.newLines(silent, silentTerms)
	size := len(x.terms.names)
	x.sentences, x.asks, x.also = newTermLists(size, sentences), newTermLists(size, asks), newTermLists(size, also)
	if err := x.encode(o, c); err != nil {
		return err
	}
	var err error
	x.passages, err = newPostings(x.terms, text)
	return err
}

// numbered returns the numbers of the terms of words.
func (x *Index) numbered(ws []word) []termID { return x.terms.numbers(x.analyzer.termsOf(ws)) }

// told returns the numbers of the terms of a line of the companion, and learns
// its words.
func (x *Index) told(line string) []termID {
	words := x.analyzer.words(line)
	x.printed.know(words)
	return x.numbered(words)
}

func (x *Index) numberedLines(texts []string) [][]termID {
	var out [][]termID
	for _, text := range texts {
		out = append(out, x.numbered(x.analyzer.words(text)))
	}
	return out
}

// learn prepares what reading a question needs.
func (x *Index) learn(c *Companion) {
	for plain, r := range x.analyzer.roots {
		r.id, r.printed = x.terms.id(r.term), x.printed.ids[plain]
		x.analyzer.roots[plain] = r
	}
	for w := range x.printed.ids {
		if len(w) >= minMisspelt && letters(w) {
			x.forms = append(x.forms, spelling{w, lettersOf(w)})
		}
	}
	slices.SortFunc(x.forms, func(a, b spelling) int { return len(a.word) - len(b.word) })
	if !x.analyzer.english {
		return
	}
	x.places = x.readPlaces()
	if c == nil || c.languages == nil {
		return
	}
	x.everyday = c.everyday
	var printed []string
	for i := range x.brief.Passages {
		printed = append(printed, x.brief.Passages[i].Text)
	}
	for i := range x.brief.Footnotes {
		printed = append(printed, x.brief.Footnotes[i].Text)
	}
	x.translator = newTranslator(printed, c.languages)
}

// encode makes the vectors of the sentences.
func (x *Index) encode(o Options, c *Companion) error {
	if o.Encoder == nil {
		return nil
	}
	x.encoder = o.Encoder
	var texts, asks []string
	for i := range x.brief.Passages {
		p := &x.brief.Passages[i]
		for j, s := range spans(p) {
			texts = append(texts, s.In(p.Text))
			asks = append(asks, c.asks(p.ID, j)...)
		}
	}
	n, m := len(texts), len(asks)
	texts = slices.Concat(texts, asks, x.idle.texts, x.silent.texts)
	if o.KeptOnly && o.Encoder.Missing(texts, o.Vectors) > MostMade {
		x.encoder = nil
		return nil
	}
	all, err := o.Encoder.EncodeAll(context.Background(), texts, o.Vectors)
	if err != nil {
		return fmt.Errorf("encoding the sentences: %w", err)
	}
	x.idle.senses = n + m
	x.silent.senses = x.idle.senses + len(x.idle.texts)
	for i := range x.brief.Passages {
		// The length of a sum of vectors, from their cosines.
		var square float64
		own := all[x.first[i]:x.first[i+1]]
		for j := range own {
			for k := range own {
				square += float64(own[j].Cosine(&own[k]))
			}
		}
		x.spread = append(x.spread, math.Sqrt(max(1, square)))
	}
	x.senses = encoder.NewTable(all)
	return nil
}

// within returns the words inside a span.
func within(ws []word, s corpus.Span) []word {
	i := slices.IndexFunc(ws, func(w word) bool { return w.Start >= s.Start })
	if i < 0 {
		return nil
	}
	n := slices.IndexFunc(ws[i:], func(w word) bool { return w.End > s.End })
	if n < 0 {
		return ws[i:]
	}
	return ws[i : i+n]
}

// spans are the passage's sentences: at least one.
func spans(p *corpus.Passage) []corpus.Span {
	if len(p.Sentences) == 0 {
		return []corpus.Span{{Start: 0, End: len(p.Text)}}
	}
	return p.Sentences
}
