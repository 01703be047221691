package index

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"briefbot/corpus"
	"briefbot/index/encoder"
)

// An Index searches one brief. It is safe for concurrent use.
type Index struct {
	brief    *corpus.Brief
	analyzer *analyzer
	everyday *phrasebook // nil unless the brief is in English

	passages  *postings // a document for each passage
	sentences *postings // for each sentence
	questions *postings // for each of the companion's questions
	// first is the number of each passage's first sentence among all
	// sentences; one more entry holds their count.
	first []int
	// facts are what the signals need of each sentence.
	facts []sentence
	// plain are the words of each passage and then of its footnotes, as
	// [plainText] has them.
	plain []string
	// forms are the words of the brief and its companion, as printed but in
	// lower case; formList has the longer ones in order.
	forms    map[string]bool
	formList []string
	acronyms []acronym
	// places has the other names of places and peoples by each of them; nil
	// for briefs that are not in English, as is translator.
	places     map[string][]string
	translator *translator
	// encoder is nil if questions are found by their words alone; senses are
	// then nil too, or else the sentences' vectors.
	encoder   *encoder.Encoder
	senses    []encoder.Compact
	spread    []float64         // by passage: the length of the sum of its sentences' vectors
	askSenses []encoder.Compact // of the companion's questions
	// idle are lines that have nothing to do with the brief, silent those in
	// its words on which it is silent.
	idle, silent lines
	// answers is the sentence that each of the companion's questions is about,
	// lengths its idf vector's length.
	answers []int
	lengths []float64
	// passageTerms and sentenceTerms are all terms of each, those of their
	// companion entries included.
	passageTerms, sentenceTerms [][]string
	// number is each passage's place in the brief by its ID.
	numbers map[string]int
	// frequency is how many passages use a term, their footnotes included;
	// told how many passages' companion entries do.
	frequency map[string]int
	told      map[string]int
}

// Options tune [New]. The zero value works for any brief.
type Options struct {
	// Companion is the brief's companion file, or nil. Entries that do not
	// fit the brief are left out.
	Companion *Companion
	// Encoder compares meanings: it finds what shares no words with the
	// question. nil means that words alone count. A question takes some 20 ms
	// more with it.
	Encoder *encoder.Encoder
	// Vectors is where the vectors of the brief's sentences are kept from one
	// run to the next; the zero value keeps them nowhere. Making them takes
	// some 20 ms a sentence.
	Vectors encoder.Cache
	// KeptOnly leaves the encoder out where more than [MostMade] vectors would
	// have to be made first: a person who asks one question does not want to
	// wait for them.
	KeptOnly bool
}

// MostMade is how many vectors are made in about a second.
const MostMade = 40

// The fields of the indexes.
const (
	fieldText = "text" // the words of the passage, sentence or question
	fieldNote = "note" // the words of the passage's footnotes
	fieldAlso = "also" // a passage's wordings and questions from the companion
	fieldAsks = "asks" // a sentence's questions from the companion
)

// New indexes the brief's passages. Building takes some milliseconds for a
// brief of ordinary length. The caller closes the index.
func New(b *corpus.Brief, o Options) (*Index, error) {
	a, err := newAnalyzer(b.Language)
	if err != nil {
		return nil, err
	}
	x := &Index{brief: b, analyzer: a, frequency: map[string]int{}, told: map[string]int{}, forms: map[string]bool{}, numbers: map[string]int{}}
	if a.english {
		if x.everyday, err = readEveryday("builtin/everyday.txt", builtinEveryday); err != nil {
			return nil, err
		}
	}
	a.roots = map[string]string{}
	defer func() { a.roots = nil }()
	if err := x.build(o); err != nil {
		return nil, errors.Join(err, x.Close())
	}
	return x, nil
}

// build fills the three Bleve indexes.
func (x *Index) build(o Options) error {
	c := o.Companion.For(x.brief)
	n := len(x.brief.Passages)
	text, note, also := make([][]string, n), make([][]string, n), make([][]string, n)
	var sentences, asks, questions [][]string
	for i := range x.brief.Passages {
		p := &x.brief.Passages[i]
		words := x.analyzer.words(p.Text)
		text[i] = x.analyzer.termsOf(words)
		x.keep(words)
		x.acronyms = append(x.acronyms, x.analyzer.acronyms(p.Text)...)
		plain := plainText(words)
		for _, f := range x.brief.FootnotesOf(p.Prose) {
			words := x.analyzer.words(f.Text)
			x.keep(words)
			plain += plainText(words)
			note[i] = append(note[i], x.analyzer.termsOf(words)...)
		}
		x.plain = append(x.plain, plain)
		count(x.frequency, text[i], note[i])
		for _, s := range c.also(p.ID) {
			words := x.analyzer.words(s)
			x.keep(words)
			also[i] = append(also[i], x.analyzer.termsOf(words)...)
		}
		x.first = append(x.first, len(sentences))
		for j, s := range spans(p) {
			own := within(words, s)
			sentences = append(sentences, x.analyzer.termsOf(own))
			x.facts = append(x.facts, describe(p.Text, own))
			var all []string
			for _, ask := range c.asks(p.ID, j) {
				words := x.analyzer.words(ask)
				x.keep(words)
				terms := x.analyzer.termsOf(words)
				all = append(all, terms...)
				questions = append(questions, terms)
				x.answers = append(x.answers, len(sentences)-1)
			}
			asks = append(asks, all)
			x.sentenceTerms = append(x.sentenceTerms, slices.Concat(sentences[len(sentences)-1], all))
			also[i] = append(also[i], all...)
		}
		count(x.told, also[i])
		x.passageTerms = append(x.passageTerms, slices.Concat(text[i], note[i], also[i]))
		x.numbers[p.ID] = i
	}
	x.first = append(x.first, len(sentences))
	x.learn()
	if err := x.learnLines(c); err != nil {
		return err
	}
	if err := x.encode(o, c); err != nil {
		return err
	}
	var err error
	if x.passages, err = newPostings(map[string][][]string{fieldText: text, fieldNote: note, fieldAlso: also}); err != nil {
		return err
	}
	if x.sentences, err = newPostings(map[string][][]string{fieldText: sentences, fieldAsks: asks}); err != nil {
		return err
	}
	if len(questions) == 0 {
		return nil
	}
	for _, terms := range questions {
		x.lengths = append(x.lengths, x.length(terms))
	}
	x.questions, err = newPostings(map[string][][]string{fieldText: questions})
	return err
}

// keep remembers words as they are printed, for [Index.correct].
func (x *Index) keep(ws []word) {
	for _, w := range ws {
		x.forms[w.plain] = true
	}
}

// learn prepares what reading a question needs.
func (x *Index) learn() {
	for w := range x.forms {
		if len(w) >= minMisspelt && letters(w) {
			x.formList = append(x.formList, w)
		}
	}
	slices.Sort(x.formList)
	if !x.analyzer.english {
		return
	}
	x.places = readPlaces()
	var printed []string
	for i := range x.brief.Passages {
		printed = append(printed, x.brief.Passages[i].Text)
	}
	for i := range x.brief.Footnotes {
		printed = append(printed, x.brief.Footnotes[i].Text)
	}
	x.translator = newTranslator(printed)
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
	x.senses, x.askSenses, all = all[:n], all[n:n+m], all[n+m:]
	x.idle.senses, x.silent.senses = all[:len(x.idle.texts)], all[len(x.idle.texts):]
	for i := range x.brief.Passages {
		// The length of a sum of vectors, from their cosines.
		var square float64
		own := x.senses[x.first[i]:x.first[i+1]]
		for j := range own {
			for k := range own {
				square += float64(own[j].Cosine(&own[k]))
			}
		}
		x.spread = append(x.spread, math.Sqrt(max(1, square)))
	}
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

// count adds one for each distinct term.
func count(frequency map[string]int, lists ...[]string) {
	seen := map[string]bool{}
	for _, t := range slices.Concat(lists...) {
		if !seen[t] {
			seen[t] = true
			frequency[t]++
		}
	}
}

// Brief returns the brief that is searched.
func (x *Index) Brief() *corpus.Brief { return x.brief }

// Close releases the index.
func (x *Index) Close() error {
	var err error
	for _, p := range []*postings{x.passages, x.sentences, x.questions} {
		if p != nil {
			err = errors.Join(err, p.close())
		}
	}
	return err
}

// Search answers a query. Any text gives a result; an error means that ctx
// ended or that the index failed.
func (x *Index) Search(ctx context.Context, q Query) (Result, error) {
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	if q.Words && x.encoder != nil {
		words := *x // which shares everything, and changes nothing
		words.encoder = nil
		x = &words
	}
	asked, found, hits, err := x.find(ctx, q.Text, q.Explain)
	if err != nil {
		return Result{}, err
	}
	limit := q.Limit
	if limit <= 0 {
		limit = 10
	}
	r := Result{Hits: hits, Topic: asked.topic()}
	r.Hits, r.Stated = x.lead(r.Topic, hits, q.Explain)
	r.Hits = r.Hits[:min(limit, len(r.Hits))]
	r.Stated = min(r.Stated, len(r.Hits))
	x.judge(&asked, found, &r)
	if r.Topic == Argument && len(r.Hits) > 1 {
		if parts := x.split(asked.text); parts != nil {
			if err := x.answerParts(ctx, parts, q.Explain, hits, &r); err != nil {
				return Result{}, err
			}
		}
	}
	x.markSame(r.Hits)
	for i := range r.Parts {
		x.markSame(r.Parts[i].Hits)
	}
	return r, nil
}

// find reads a question and ranks the passages.
func (x *Index) find(ctx context.Context, text string, explain bool) (question, matches, []Hit, error) {
	q, err := x.read(text)
	if err != nil {
		return q, matches{}, nil, err
	}
	x.understand(&q)
	f, err := x.match(ctx, &q)
	if err != nil {
		return q, f, nil, err
	}
	hits := x.rank(&q, f, explain)
	x.preferSourced(hits, explain)
	return q, f, hits, nil
}

// understand gives the question its meaning; signs alone have none.
func (x *Index) understand(q *question) {
	if x.encoder != nil && len(q.words) > 0 {
		v := x.encoder.Encode(q.english)
		c := v.Compact()
		q.sense = &c
	}
}
