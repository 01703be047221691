package index

import (
	"math"
	"strings"
	"unicode/utf8"
)

// A question is a query's text, read.
type question struct {
	text  string
	words []word
	// terms are the distinct terms to search, in order of their first word.
	terms []queryTerm
	// norm is the length of the question's idf vector, unknown words
	// included. Scores are divided by it and so can be compared between
	// questions.
	norm float64
	// runs are the runs of runLength words in the question, in lower case.
	runs  []string
	at    map[string]int  // by term: its place in terms
	kind  answer          // what the question asks for
	asked map[string]bool // the terms that the question has itself
}

// list returns the question's terms.
func (q *question) list() []string {
	out := make([]string, len(q.terms))
	for i, t := range q.terms {
		out[i] = t.term
	}
	return out
}

// A queryTerm is one term to search.
type queryTerm struct {
	term   string
	typed  string // the word as typed
	weight float64
	idf    float64 // in the brief's passages
	known  bool    // the brief uses it
}

// read prepares a question. It takes any bytes.
func (x *Index) read(text string) question {
	if len(text) > MaxQuestion {
		text = text[:MaxQuestion]
		for len(text) > 0 && !utf8.ValidString(text[len(text)-1:]) && len(text) > MaxQuestion-utf8.UTFMax {
			text = text[:len(text)-1]
		}
	}
	q := question{text: strings.ToValidUTF8(text, " ")}
	q.words = x.analyzer.words(q.text)
	seen := map[string]bool{}
	add := func(term, typed string, needed bool) {
		if term == "" || seen[term] {
			return
		}
		n := x.frequency[term]
		if n == 0 && !needed {
			return
		}
		seen[term] = true
		q.terms = append(q.terms, queryTerm{term: term, typed: typed, weight: 1,
			idf: idf(n, len(x.brief.Passages)), known: n > 0})
	}
	for i, w := range q.words {
		add(w.term, w.In(q.text), true)
		if i == 0 {
			continue
		}
		// Two words may be one in the brief ("counter terrorism").
		if v := q.words[i-1]; w.Start-v.End == 1 && v.term != "" && w.term != "" {
			add(x.analyzer.root(v.plain+w.plain), q.text[v.Start:w.End], false)
		}
	}
	own := len(q.terms)
	if x.everyday != nil {
		for _, o := range x.everyday.others(q.text) {
			for _, term := range x.analyzer.terms(o.English) {
				add(term, o.Typed, false)
			}
		}
	}
	for i := own; i < len(q.terms); i++ {
		q.terms[i].weight = everydayWeight
	}
	q.at, q.asked = map[string]int{}, map[string]bool{}
	for i, t := range q.terms {
		if i < own {
			q.norm += t.idf * t.idf
		}
		q.at[t.term], q.asked[t.term] = i, true
	}
	q.runs = runs(q.words)
	q.kind = asksFor(q.words)
	// A question of very common words would otherwise get a great score.
	q.norm = math.Max(1, math.Sqrt(q.norm))
	return q
}

// runLength is how many words in the same order make a quotation: three in a
// row are common by chance ("in Central Asia").
const runLength = 4

// maxRuns is how many runs of a question are looked for: a pasted page is
// recognised by its beginning.
const maxRuns = 60

// runs returns the runs of runLength words, each with a space at both ends.
func runs(ws []word) []string {
	var out []string
	for i := 0; i+runLength <= len(ws) && len(out) < maxRuns; i++ {
		out = append(out, plainText(ws[i:i+runLength]))
	}
	return out
}

// plainText is words in lower case, with a space before and after each.
func plainText(ws []word) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, w := range ws {
		b.WriteString(w.plain)
		b.WriteByte(' ')
	}
	return b.String()
}

// Whoever pastes text wants that text: a question with at least pastedRuns
// runs, all of which are in a passage, counts as pasted times one quotation.
// Twice was too little against a companion's many questions in a neighbour.
const (
	pastedRuns = 6
	pasted     = 3
)

// quotes returns the share of the question's runs that a text, as [plainText]
// has it, contains, or [pasted] where the question is a piece of it.
func (q *question) quotes(text string) float64 {
	if len(q.runs) == 0 {
		return 0
	}
	n := 0
	for _, r := range q.runs {
		if strings.Contains(text, r) {
			n++
		}
	}
	if n == len(q.runs) && n >= pastedRuns {
		return pasted
	}
	return float64(n) / float64(len(q.runs))
}
