package index

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/search/query"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// field is the one of a passage's document in Bleve: its words, those of its
// footnotes, and the companion's wordings and questions.
const field = "words"

// candidates is how many passages Bleve proposes, by words, for a closer look;
// as many again may come by their meaning. Of XQuAD's and CLAPNQ's questions
// none has its passage further down than that.
const candidates = 200

// mostSearched is how many terms of a question Bleve is asked for: of a pasted
// page the rarest are enough.
const mostSearched = 48

// newStore makes an empty Bleve index, in a folder or, for "", in memory.
func newStore(folder string) (bleve.Index, error) {
	b, err := bleve.NewUsing(folder, bleve.NewIndexMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("making the index: %w", err)
	}
	return b, nil
}

// ready takes terms that were made before, with spaces between: what Bleve
// searches, and what is corrected, compared and explained here, is then one
// list of words. Bleve's own tokenizers also keep room for a thousand tokens in
// each field: half of the memory that building took.
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

// document makes the Bleve document of a passage.
func (x *Index) document(i int, d *described) *document.Document {
	var text bytes.Buffer
	for _, b := range []*bag{&d.text, &d.told} {
		for _, c := range b.terms {
			for range int(c.times) {
				text.WriteString(x.terms.names[c.term])
				text.WriteByte(' ')
			}
		}
	}
	doc := document.NewDocument(strconv.Itoa(i))
	doc.AddField(document.NewTextFieldCustom(field, nil, text.Bytes(), bleveindex.IndexField, ready{}))
	return doc
}

// holding are the passages of a short brief that have any of a question's words.
// To read through all of them takes a tenth of what Bleve does.
func (x *Index) holding(f *matches) []int {
	asked := func(c counted) bool { return f.place[c.term] > 0 }
	found := make([]int, 0, len(x.brief.Passages))
	for i := range x.brief.Passages {
		if d := x.passage(i); slices.ContainsFunc(d.text.terms, asked) || slices.ContainsFunc(d.told.terms, asked) {
			found = append(found, i)
		}
	}
	return found
}

// search asks Bleve for the passages with the most of a question's words, in
// any order. Bleve chooses them; the score that counts is made afterwards:
// Bleve's own BM25 squares the idf and takes a wrong average length, and its
// tf-idf multiplies a disjunction by the share of its clauses that matched, so
// scores could not be compared between questions.
func (x *Index) search(ctx context.Context, q *question, f *matches) ([]int, error) {
	if x.bleve == nil {
		return x.holding(f), nil
	}
	var clauses []query.Query
	for _, t := range q.rarest(mostSearched) {
		if x.terms.uses(t.id) {
			c := query.NewTermQuery(t.term)
			c.SetField(field)
			c.SetBoost(t.weight)
			clauses = append(clauses, c)
		}
	}
	if len(clauses) == 0 {
		return nil, nil
	}
	ask := bleve.NewSearchRequestOptions(query.NewDisjunctionQuery(clauses), candidates, 0, false)
	ask.SortBy([]string{"-_score", "_id"}) // the same ones every time
	r, err := x.bleve.SearchInContext(ctx, ask)
	if err != nil {
		return nil, fmt.Errorf("searching: %w", err)
	}
	out := make([]int, 0, len(r.Hits))
	for _, h := range r.Hits {
		n, err := strconv.Atoi(h.ID)
		if err != nil || n >= len(x.brief.Passages) {
			return nil, fmt.Errorf("searching: the index names a passage %q", h.ID)
		}
		out = append(out, n)
	}
	return out, nil
}
