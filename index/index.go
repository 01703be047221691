package index

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2"

	"briefbot/corpus"
	"briefbot/corpus/companion"
	"briefbot/index/encoder"
)

// An Index searches one brief. It is safe for concurrent use.
type Index struct {
	brief    *corpus.Brief
	analyzer *analyzer

	companion *companion.File  // what of it fits the brief
	lists     func() []listing // found when a question first asks for several things
	terms     *vocabulary
	bleve     bleve.Index // a document for each passage; nil for a short brief
	averages  averages
	described []*described // of a short brief, in their order
	packed    packed       // of a longer one
	// first is the number of each passage's first sentence among all
	// sentences; one more entry holds their count.
	first []int
	// forms are the longer words of the brief and its companion, as printed but
	// in lower case, the shortest first.
	forms []spelling
	// encoder is nil if questions are found by their words alone; senses are
	// then nil too, or else the vectors of the sentences, the companion's
	// questions, and the idle and silent lines.
	encoder *encoder.Encoder
	senses  []encoder.Compact
	// headings are the vectors of the sections' names; nil without an encoder.
	headings []encoder.Compact
	spread   []float64 // by passage: the length of the sum of its sentences' vectors
	tokensOf *sentenceTokens
	readings *readings
	// idle are lines that have nothing to do with the brief, silent those in
	// its words on which it is silent.
	idle, silent lines
	// firstAsk is the number of each sentence's first question among the
	// companion's, as first is.
	firstAsk []int
	foreign  func() (*foreignQuestions, error) // the companion's, made when the first is asked
	numbers  map[*corpus.Passage]int           // each one's place in the brief
	// asked is the share of the body's sentences that the companion has enough
	// questions for, from 0 to 1.
	asked     float64
	genre     genre // the words for a document of the brief's kind
	gazetteer *corpus.Gazetteer
	lookup    func() (*Lookup, error) // made when a word's mention is first asked for
	meanings  *meanings               // of the sayings; nil without an encoder
	spare     *sync.Pool              // of *matches
	words     *Index                  // the same without encoder
	meaning   *meaning
	found     func() *encoder.Batch // its texts; nil where words alone count
	weighing  weighings
	// without are the names of the rules that are left out.
	without map[string]bool
}

// Options tune [New]. The zero value works for any brief.
type Options struct {
	// Companion is the brief's companion file, or nil. Entries that do not
	// fit the brief are left out.
	Companion *companion.File
	// Encoder compares meanings: it finds what shares no words with the
	// question. nil means that words alone count, and so does an encoder that
	// is not fast on this processor. A question takes some 2 to 6 ms more with it.
	Encoder *encoder.Encoder
	// Vectors is where the vectors of the brief's sentences are kept from one
	// run to the next; the zero value keeps them nowhere. Making them takes
	// some 2 to 7 ms a sentence.
	Vectors encoder.Cache
	// KeptOnly leaves the encoder out where more than [MostMade] vectors would
	// have to be made first: a person who asks one question does not want to
	// wait for them.
	KeptOnly bool
	// Behind has more than [MostMade] vectors made while the index answers
	// already, by words: New then takes no longer than without an encoder.
	// Close ends it.
	Behind bool
	// Progress, which may be nil, is told how many vectors of how many there
	// are, from time to time and at the end. With Behind it is called from
	// another goroutine.
	Progress func(done, all int)
	// Folder is where the index of a brief of some thousand passages is kept
	// from one run to the next; "" keeps it nowhere.
	Folder string
	// Without are names of [Rules] to leave out, to see what each brings.
	Without []string
}

// MostMade is how many vectors are made in about a second.
const MostMade = 250

// New indexes the brief's passages. Building takes some milliseconds for a
// brief of ordinary length. The caller closes the index.
func New(b *corpus.Brief, o Options) (*Index, error) {
	a, err := newAnalyzer(b.Language)
	if err != nil {
		return nil, err
	}
	x := &Index{brief: b, analyzer: a, terms: newVocabulary(), numbers: map[*corpus.Passage]int{},
		gazetteer: corpus.NewGazetteer(b), without: map[string]bool{}}
	x.lookup = sync.OnceValues(func() (*Lookup, error) { return NewLookup(b) })
	x.genre = x.genreOf()
	for _, name := range o.Without {
		x.without[name] = true
	}
	if err := x.build(o); err != nil {
		return nil, errors.Join(err, x.Close())
	}
	a.learnt = true
	weights, err := readWeights(weightsFile, x.without)
	if err != nil {
		return nil, errors.Join(err, x.Close())
	}
	x.weighing = x.weigh(weights)
	x.spare = &sync.Pool{New: func() any { return x.newMatches() }}
	x.words = x
	full, err := x.encode(o, func(vectors []encoder.Compact) *Index {
		full := *x
		full.compareWith(o.Encoder, vectors)
		full.weighing = full.weigh(weights)
		return &full
	})
	if err != nil {
		return nil, errors.Join(err, x.Close())
	}
	if o.Behind { // before a question has to wait for it
		x.meaning.stopped.Go(func() { x.lists() })
	}
	return full, nil
}

// Brief returns the brief that is searched.
func (x *Index) Brief() *corpus.Brief { return x.brief }

// Close releases the index. Vectors that are being made are kept for the next
// time.
func (x *Index) Close() error {
	if x.meaning != nil {
		x.meaning.stop()
		x.meaning.stopped.Wait()
	}
	if x.bleve == nil {
		return nil
	}
	if err := x.bleve.Close(); err != nil {
		return fmt.Errorf("closing the index: %w", err)
	}
	return nil
}

// find reads a question and ranks the passages.
func (x *Index) find(ctx context.Context, text string, explain bool) (question, *matches, []Hit, error) {
	q := x.read(text)
	x.understand(&q)
	f, err := x.match(ctx, &q)
	if err != nil {
		return q, nil, nil, err
	}
	hits := x.rank(&q, f, explain)
	if q.cited && slices.ContainsFunc(hits, sourced) { // who is cited on it: nobody is in the others
		hits = slices.DeleteFunc(hits, func(h Hit) bool { return !sourced(h) })
	}
	x.rankByToken(&q, hits, explain)
	if !x.without[ruleSourced] {
		x.preferSourced(hits, explain)
	}
	return q, f, hits, nil
}

// mostMeant is how many bytes of a question its meaning is made from: some 250
// words, and no more tokens than are read in one piece. The time of the encoder
// grows with them, and strangers type the questions.
const mostMeant = 1000

// understand gives the question its meaning. Signs alone have none, and neither
// has what the encoder can only spell.
func (x *Index) understand(q *question) {
	if x.encoder != nil && len(q.words) > 0 && !x.spelt(q) {
		var v encoder.Vector
		// A full stop makes a request a statement: "Перечисли все рекомендации." is
		// farther from its like than without.
		if text := strings.TrimRight(meantPart(q.mended), " .。"); q.abroad && x.weighing.abroad.tokens > 0 {
			v, q.tokens = x.encoder.Read(encoder.Text{Role: encoder.Query, Text: text})
		} else {
			v = x.encoder.Query(text)
		}
		c := v.Compact()
		q.sense = &c
	}
}

func meantPart(text string) string { return strings.ToValidUTF8(text[:min(len(text), mostMeant)], "") }

// leastSpelt is what a letter costs at least in a word that the encoder's
// vocabulary has no pieces for: "asdf", and rare words of rare languages, whose
// vectors lie anywhere. In the sets' questions in sixteen languages some word is
// cheaper (4.4 at most); of random letters in words of four to eight, five in six
// texts have none.
const leastSpelt = 4.5

// spelt reports whether a text has nothing but such words, no name among them and
// none of the brief or its companion.
func (x *Index) spelt(q *question) bool {
	return !slices.ContainsFunc(q.terms, func(t queryTerm) bool { return t.known }) &&
		!slices.ContainsFunc(q.typed, func(w word) bool {
			typed := w.In(q.text)
			return !isNumber(typed) && (isName(typed) || strings.ContainsFunc(typed, syllabic) ||
				x.encoder.Rarity(typed) < leastSpelt*float64(utf8.RuneCountInString(typed)))
		})
}

// syllabic reports whether a character is of a script in which one stands for
// several letters, or is cut from the signs that belong to it.
func syllabic(r rune) bool { return !unicode.In(r, unicode.Latin, unicode.Cyrillic) }
