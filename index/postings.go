package index

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// postings is the Bleve index of the passages, in memory. Every question is searched in its lists: what has no word of the question
// here is found by its meaning or not at all.
//
// Bleve holds and walks the posting lists; the scores are made here. Bleve's
// own BM25 squares the idf and takes a wrong average length, and its tf-idf
// multiplies a disjunction by the share of its clauses that matched, so scores
// could not be compared between questions.
type postings struct {
	bleve  bleve.Index
	reader bleveindex.IndexReader
	terms  [][]byte // by number
	// number of a passage by Bleve's own number.
	number []int
	field
	// read are the posting lists that questions have asked for, by term. An
	// index in memory does not change, so each is read from Bleve once: to open
	// a list and walk it takes ten times as long as to use it, and people ask a
	// brief in its own few words.
	read []atomic.Pointer[[]posting]
}

// fieldText has the words of a passage and its footnotes.
const fieldText = "text"

// A posting says how often a term stands in a passage.
type posting struct {
	doc   int32
	times float32
}

// newPostings indexes passages, given each one's terms.
func newPostings(v *vocabulary, docs [][]termID) (*postings, error) {
	p := &postings{field: newField(len(v.names), docs), read: make([]atomic.Pointer[[]posting], len(v.names))}
	for _, name := range v.names {
		p.terms = append(p.terms, []byte(name))
	}
	var err error
	p.bleve, err = bleve.NewUsing("", bleve.NewIndexMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("making the index: %w", err)
	}
	if err := p.fill(docs); err != nil {
		p.close()
		return nil, err
	}
	return p, nil
}

// ready takes terms that were made before, with spaces between. Bleve's own
// tokenizers keep room for a thousand tokens in each field: half of the memory
// that building took.
type ready struct{}

// Analyze implements [analysis.Analyzer].
func (ready) Analyze(input []byte) analysis.TokenStream {
	terms := bytes.Fields(input)
	tokens := make([]analysis.Token, len(terms))
	out := make(analysis.TokenStream, len(terms))
	at := 0
	for i, t := range terms {
		tokens[i] = analysis.Token{Term: t, Start: at, End: at + len(t), Position: i + 1}
		out[i] = &tokens[i]
		at += len(t) + 1
	}
	return out
}

// fill writes all passages in one batch, which makes one segment: an index in
// memory never merges segments.
func (p *postings) fill(docs [][]termID) error {
	batch := p.bleve.NewBatch()
	var text bytes.Buffer
	for i := range docs {
		doc := document.NewDocument(strconv.Itoa(i))
		text.Reset()
		for _, t := range docs[i] {
			text.Write(p.terms[t])
			text.WriteByte(' ')
		}
		doc.AddField(document.NewTextFieldCustom(fieldText, nil, bytes.Clone(text.Bytes()), bleveindex.IndexField, ready{}))
		if err := batch.IndexAdvanced(doc); err != nil {
			return fmt.Errorf("indexing: %w", err)
		}
	}
	if err := p.bleve.Batch(batch); err != nil {
		return fmt.Errorf("indexing: %w", err)
	}
	ix, err := p.bleve.Advanced()
	if err != nil {
		return fmt.Errorf("opening the index: %w", err)
	}
	if p.reader, err = ix.Reader(); err != nil {
		return fmt.Errorf("opening the index: %w", err)
	}
	p.number = make([]int, len(docs))
	for i := range docs {
		id, err := p.reader.InternalID(strconv.Itoa(i))
		if err != nil {
			return fmt.Errorf("opening the index: %w", err)
		}
		p.number[id.Value()] = i
	}
	return nil
}

func (p *postings) close() error {
	if p.reader != nil {
		if err := p.reader.Close(); err != nil {
			return fmt.Errorf("closing the index: %w", err)
		}
	}
	if err := p.bleve.Close(); err != nil {
		return fmt.Errorf("closing the index: %w", err)
	}
	return nil
}

// add searches for a term and adds to a tally, by passage, its BM25 score times
// weight.
func (p *postings) add(ctx context.Context, t termID, weight float64, to *tally) error {
	if p.value[t] == 0 {
		return nil // no passage has it
	}
	list := p.read[t].Load()
	if list == nil {
		read, err := p.list(ctx, t)
		if err != nil {
			return err
		}
		list = &read
		p.read[t].Store(list)
	}
	for _, in := range *list {
		to.add(int(in.doc), weight*p.score(t, int(in.doc), float64(in.times)))
	}
	return nil
}

// list reads the posting list of a term from Bleve.
func (p *postings) list(ctx context.Context, t termID) ([]posting, error) {
	r, err := p.reader.TermFieldReader(ctx, p.terms[t], fieldText, true, false, false)
	if err != nil {
		return nil, fmt.Errorf("reading the index: %w", err)
	}
	defer r.Close()
	list := make([]posting, 0, r.Count())
	var hit bleveindex.TermFieldDoc
	for {
		d, err := r.Next(hit.Reset())
		if err != nil {
			return nil, fmt.Errorf("reading the index: %w", err)
		}
		if d == nil {
			return list, nil
		}
		list = append(list, posting{int32(p.number[d.ID.Value()]), float32(d.Freq)})
	}
}
