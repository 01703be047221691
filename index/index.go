package index

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"briefbot/corpus"
)

// An Index searches one brief. It is safe for concurrent use.
type Index struct {
	brief    *corpus.Brief
	analyzer *analyzer
	// For a brief in English, what policy briefs call everyday words, and
	// words of other languages; nil for any other.
	everyday   *phrasebook
	translator *translator

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
	// answers is the sentence that each of the companion's questions is about,
	// lengths its idf vector's length.
	answers []int
	lengths []float64
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
}

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
	x := &Index{brief: b, analyzer: a, frequency: map[string]int{}, told: map[string]int{}}
	if a.english {
		if x.everyday, err = readEveryday("builtin/everyday.yaml", builtinEveryday); err != nil {
			return nil, err
		}
		var words []string
		for i := range b.Passages {
			words = append(words, b.Passages[i].Text)
		}
		for i := range b.Footnotes {
			words = append(words, b.Footnotes[i].Text)
		}
		x.translator = newTranslator(words)
	}
	a.roots = map[string]string{}
	defer func() { a.roots = nil }()
	if err := x.build(o.Companion.For(b)); err != nil {
		return nil, errors.Join(err, x.Close())
	}
	return x, nil
}

// build fills the three Bleve indexes.
func (x *Index) build(c *Companion) error {
	n := len(x.brief.Passages)
	text, note, also := make([][]string, n), make([][]string, n), make([][]string, n)
	var sentences, asks, questions [][]string
	for i := range x.brief.Passages {
		p := &x.brief.Passages[i]
		words := x.analyzer.words(p.Text)
		text[i] = x.analyzer.termsOf(words)
		plain := plainText(words)
		for _, f := range x.brief.FootnotesOf(p.Prose) {
			plain += plainText(x.analyzer.words(f.Text))
			note[i] = append(note[i], x.analyzer.terms(f.Text)...)
		}
		x.plain = append(x.plain, plain)
		count(x.frequency, text[i], note[i])
		for _, s := range c.also(p.ID) {
			also[i] = append(also[i], x.analyzer.terms(s)...)
		}
		x.first = append(x.first, len(sentences))
		for j, s := range spans(p) {
			own := within(words, s)
			sentences = append(sentences, x.analyzer.termsOf(own))
			x.facts = append(x.facts, describe(p.Text, own))
			var all []string
			for _, ask := range c.asks(p.ID, j) {
				terms := x.analyzer.terms(ask)
				all = append(all, terms...)
				questions = append(questions, terms)
				x.answers = append(x.answers, len(sentences)-1)
			}
			asks = append(asks, all)
			also[i] = append(also[i], all...)
		}
		count(x.told, also[i])
	}
	x.first = append(x.first, len(sentences))
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
	asked, err := x.ask(q.Text)
	if err != nil {
		return Result{}, fmt.Errorf("translating the question: %w", err)
	}
	hits, err := x.rank(ctx, &asked, q.Explain)
	if err != nil {
		return Result{}, err
	}
	limit := q.Limit
	if limit <= 0 {
		limit = 10
	}
	r := Result{Hits: hits[:min(limit, len(hits))]}
	x.judge(&asked, &r)
	return r, nil
}
