package index

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	blevesearch "github.com/blevesearch/bleve/v2/search"
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

// terms are what a passage is found by, each as often as it has it. They go for an
// analyzer with Bleve: what it searches, and what is corrected, compared and
// explained here, is then one list of words.
type terms analysis.TokenStream

func (t terms) Analyze([]byte) analysis.TokenStream { return analysis.TokenStream(t) }

// document makes the Bleve document of a passage.
func (x *Index) document(i int, d *described) *document.Document {
	all := make(terms, 0, d.text.size+d.told.size)
	for _, c := range slices.Concat(d.text.terms, d.told.terms) {
		token := &analysis.Token{Term: []byte(x.terms.terms.texts[c.term])}
		for range int(c.times) {
			all = append(all, token)
		}
	}
	doc := document.NewDocument(strconv.Itoa(i))
	doc.AddField(document.NewTextFieldCustom(field, nil, nil, bleveindex.IndexField, all))
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
		c := query.NewTermQuery(t.term)
		c.SetField(field)
		c.SetBoost(t.weight)
		clauses = append(clauses, c)
	}
	if len(clauses) == 0 {
		return nil, nil
	}
	// Bleve's own collector reads the name of every passage that has a word of the
	// question, to put equal scores in the same order every time. This one reads
	// those of the best, and leaves nothing behind.
	best, least := f.ranked[:0], 0.0
	cut := func() {
		if x.sort(best); len(best) > candidates {
			best, least = best[:candidates], best[candidates-1].score
		}
	}
	var collect blevesearch.MakeDocumentMatchHandler = func(c *blevesearch.SearchContext) (blevesearch.DocumentMatchHandler, bool, error) {
		return func(d *blevesearch.DocumentMatch) error {
			if d == nil { // there are no more
				return nil
			}
			if d.Score >= least {
				id, err := c.IndexReader.ExternalID(d.IndexInternalID)
				if err != nil {
					return err
				}
				n, err := strconv.Atoi(id)
				if err != nil || n >= len(x.brief.Passages) {
					return fmt.Errorf("the index names a passage %q", id)
				}
				if best = append(best, candidate{passage: n, score: d.Score}); len(best) == 4*candidates {
					cut()
				}
			}
			c.DocumentMatchPool.Put(d)
			return nil
		}, false, nil
	}
	ctx = context.WithValue(ctx, blevesearch.MakeDocumentMatchHandlerKey, collect)
	ask := bleve.NewSearchRequestOptions(query.NewDisjunctionQuery(clauses), 0, 0, false)
	if _, err := x.bleve.SearchInContext(ctx, ask); err != nil {
		return nil, fmt.Errorf("searching: %w", err)
	}
	cut()
	f.ranked = best
	out := make([]int, 0, len(best))
	for _, c := range best {
		out = append(out, c.passage)
	}
	return out, nil
}
