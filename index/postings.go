package index

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// BM25's two constants. k1 is the usual one; passages of a brief are of one
// kind, so length says little and b is small.
const (
	bm25K1 = 1.2
	bm25B  = 0.2
)

// postings is one in-memory Bleve index over documents numbered from 0, each
// with a few fields of terms.
//
// Bleve holds and walks the posting lists; the scores are made here. Bleve's
// own BM25 squares the idf and takes a wrong average length, and its tf-idf
// multiplies a disjunction by the share of its clauses that matched, so scores
// could not be compared between questions.
type postings struct {
	bleve  bleve.Index
	reader bleveindex.IndexReader
	// number of a document by Bleve's internal ID.
	number map[string]int
	size   int
	fields map[string]*field
}

// A field is what scoring needs to know of one field.
type field struct {
	length  []float64 // terms in each document
	average float64
}

// newPostings indexes documents: for each field, each document's terms.
func newPostings(fields map[string][][]string) (*postings, error) {
	p := &postings{fields: map[string]*field{}, number: map[string]int{}}
	for name, docs := range fields {
		f := &field{length: make([]float64, len(docs))}
		for i, terms := range docs {
			f.length[i] = float64(len(terms))
			f.average += f.length[i]
		}
		p.size = len(docs)
		f.average = max(1, f.average/float64(max(1, len(docs))))
		p.fields[name] = f
	}
	var err error
	p.bleve, err = bleve.NewUsing("", bleve.NewIndexMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("making the index: %w", err)
	}
	if err := p.fill(fields); err != nil {
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
	out := make(analysis.TokenStream, len(terms))
	at := 0
	for i, t := range terms {
		out[i] = &analysis.Token{Term: t, Start: at, End: at + len(t), Position: i + 1}
		at += len(t) + 1
	}
	return out
}

// fill writes all documents in one batch, which makes one segment: an index in
// memory never merges segments.
func (p *postings) fill(fields map[string][][]string) error {
	batch := p.bleve.NewBatch()
	for i := range p.size {
		doc := document.NewDocument(strconv.Itoa(i))
		for name, docs := range fields {
			if len(docs[i]) > 0 {
				doc.AddField(document.NewTextFieldCustom(name, nil, []byte(strings.Join(docs[i], " ")), bleveindex.IndexField, ready{}))
			}
		}
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
	for i := range p.size {
		id, err := p.reader.InternalID(strconv.Itoa(i))
		if err != nil {
			return fmt.Errorf("opening the index: %w", err)
		}
		p.number[string(id)] = i
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

// walk calls visit for every document that has the term in the field, with how
// many documents do and the term's frequency in this one.
func (p *postings) walk(ctx context.Context, name, term string, visit func(count, doc int, frequency float64)) error {
	if p.fields[name] == nil {
		return nil
	}
	r, err := p.reader.TermFieldReader(ctx, []byte(term), name, true, false, false)
	if err != nil {
		return fmt.Errorf("reading the index: %w", err)
	}
	defer r.Close()
	count := int(r.Count())
	var hit bleveindex.TermFieldDoc
	for {
		d, err := r.Next(hit.Reset())
		if err != nil {
			return fmt.Errorf("reading the index: %w", err)
		}
		if d == nil {
			return nil
		}
		visit(count, p.number[string(d.ID)], float64(d.Freq))
	}
}

// idf is how much a term says that n of size documents have. It is never
// negative.
func idf(n, size int) float64 {
	return math.Log(1 + (float64(size)-float64(n)+0.5)/(float64(n)+0.5))
}

// add adds to score, by document, the BM25 score of one term in one field
// times weight.
func (p *postings) add(ctx context.Context, name, term string, weight float64, score []float64) error {
	f := p.fields[name]
	var value float64 // of the term wherever it stands: 0 until it is known
	return p.walk(ctx, name, term, func(count, doc int, tf float64) {
		if value == 0 {
			value = weight * idf(count, p.size) * (bm25K1 + 1)
		}
		score[doc] += value * tf / (tf + bm25K1*(1-bm25B+bm25B*f.length[doc]/f.average))
	})
}
