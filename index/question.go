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
	// foreign are words in another language whose meaning is not known.
	foreign []string
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

// ask reads a query's text: any bytes. A question in a language other than the
// brief's is turned into English words first, where that is possible.
func (x *Index) ask(text string) (question, error) {
	if len(text) > MaxQuestion {
		text = text[:MaxQuestion]
		for len(text) > 0 && !utf8.ValidString(text[len(text)-1:]) && len(text) > MaxQuestion-utf8.UTFMax {
			text = text[:len(text)-1]
		}
	}
	text = strings.ToValidUTF8(text, " ")
	var others []translatedTerm
	if x.everyday != nil {
		others = x.everyday.others(text)
	}
	if x.translator == nil {
		return x.read(text, others), nil
	}
	tr, language, err := x.translator.translate(text)
	switch {
	case err != nil:
		return question{}, err
	case language == "":
		return x.read(text, others), nil
	}
	q := x.read(tr.Text, tr.Terms)
	q.foreign = tr.Unknown
	for _, o := range tr.Terms {
		for _, term := range x.analyzer.terms(o.English) {
			if i, ok := q.at[term]; ok {
				q.terms[i].typed = o.Typed
			}
		}
	}
	return q, nil
}

// read prepares a question in the brief's language. Other words for what it
// says are searched too, with their weights.
func (x *Index) read(text string, others []translatedTerm) question {
	q := question{text: text, at: map[string]int{}, asked: map[string]bool{}}
	q.words = x.analyzer.words(q.text)
	add := func(term, typed string, weight float64, needed bool) {
		if _, seen := q.at[term]; term == "" || seen {
			return
		}
		n := x.frequency[term]
		if n+x.told[term] == 0 && !needed {
			return
		}
		t := queryTerm{term: term, typed: typed, weight: weight,
			idf: idf(n, len(x.brief.Passages)), known: n > 0}
		q.at[term], q.asked[term] = len(q.terms), true
		q.terms = append(q.terms, t)
		if weight == 1 {
			q.norm += t.idf * t.idf
		}
	}
	for i, w := range q.words {
		add(w.term, w.In(q.text), 1, true)
		if i == 0 {
			continue
		}
		// Two words may be one in the brief ("counter terrorism").
		if v := q.words[i-1]; w.Start-v.End == 1 && v.term != "" && w.term != "" {
			add(x.analyzer.root(v.plain+w.plain), q.text[v.Start:w.End], 1, false)
		}
	}
	for _, o := range others {
		for _, term := range x.analyzer.terms(o.English) {
			add(term, o.Typed, o.Weight, false)
		}
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
