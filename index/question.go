package index

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"briefbot/index/encoder"
)

// A question is a query's text, read.
type question struct {
	text string
	// mended is the text with misspelt words mended.
	mended string
	// translated is the text in English words, or "" if it was not translated.
	translated string
	words      []word
	typed      []word     // the words before they were translated
	meant      [][]string // by typed word: what it was probably meant to be, if it is misspelt
	// terms are the distinct terms to search, in order of their first word.
	terms []queryTerm
	// norm is the length of the question's idf vector, unknown words
	// included. Scores are divided by it and so can be compared between
	// questions.
	norm float64
	// length is the length of its vector of the terms' overall idf.
	length  float64
	printed []wordID // the words' numbers
	kind    answer   // what the question asks for
	counted []termID // of a count, of what
	open    bool     // it asks for more than yes or no
	denied  bool     // it has a denial
	// abroad is true where the question is in another language than the brief,
	// and little how many of its words are little ones of each language.
	abroad bool
	little map[string]int
	// topic is true where it asks what the brief says of something, and cited
	// where it asks whom the brief cites on it: the text is that alone.
	topic, cited bool
	// sense is the question's meaning; nil without an encoder.
	sense *encoder.Compact
	// tokens are its tokens, where it is in another language than the brief and
	// they count for something.
	tokens []encoder.Token
	// apart is set where weights are fitted: the question is then not compared
	// with itself among the companion's lines.
	apart bool
}

// A queryTerm is one term to search.
type queryTerm struct {
	term    string
	id      termID
	typed   string // the word as typed
	weight  float64
	idf     float64 // in the brief's passages
	overall float64 // in them and their companion entries together
	// rarity is how much the word says in English at large, from 0.1 for the
	// commonest to 1; 1 without an encoder.
	rarity float64
	known  bool // the brief or its companion uses it
	// added says why the term is searched though it was not typed, or is "".
	added string
}

// read prepares a question. It takes any bytes.
func (x *Index) read(text string) question {
	if len(text) > MaxQuestion {
		text = text[:MaxQuestion] // a rune that this cuts is mended below
	}
	var q question
	x.readWords(&q, strings.ToValidUTF8(text, " "))
	q.abroad = x.abroad(&q)
	l := builtinLittle()
	rest, cited := l.topic(l.citedOn, q.text)
	if q.topic, q.cited = cited, cited; !cited {
		rest, q.topic = l.topic(l.topics, q.text)
	}
	if q.topic {
		x.readWords(&q, rest)
	}
	q.terms = make([]queryTerm, 0, 2*len(q.words)) // most questions add fewer than they have
	if !x.translate(&q) {
		x.addWords(&q)
	}
	for i := range q.terms {
		t := &q.terms[i]
		q.length += t.overall * t.overall
		if t.added == "" {
			q.norm += t.idf * t.idf
		}
	}
	q.printed = make([]wordID, 0, len(q.words))
	for _, w := range q.words {
		if w.printed == noWord && w.plain != "" {
			w.printed = strange
		}
		q.printed = append(q.printed, w.printed)
	}
	kind, after := asksFor(q.words)
	if kind == anyAnswer { // a translation may lack the words that ask
		kind, _ = asksFor(q.typed)
	}
	if kind == anyAnswer {
		kind = asksUnblankedFor(q.text)
	}
	if q.kind = kind; kind == count {
		if q.counted = x.countedIn(q.words[after:]); q.abroad {
			q.kind = number // the brief has another word for what is counted
		}
	}
	q.open = slices.ContainsFunc(q.words, func(w word) bool { return openWords[w.plain] })
	q.denied = denies(q.words)
	// A question of very common words would otherwise get a great score.
	q.norm, q.length = math.Max(1, math.Sqrt(q.norm)), math.Max(1, math.Sqrt(q.length))
	return q
}

// readWords sets a question's text and its words.
func (x *Index) readWords(q *question, text string) {
	q.text, q.words = text, x.analyzer.words(text)
	q.typed, q.meant = q.words, make([][]string, len(q.words))
	for i, w := range q.words {
		q.meant[i] = x.correct(w, w.In(text))
	}
}

// add adds a term if the question does not have it yet. A term that was not
// typed is added only if the brief or its companion uses it.
func (x *Index) add(q *question, t queryTerm) {
	if t.id == noTerm {
		t.id = x.terms.id(t.term)
	}
	t.known = x.terms.uses(t.id)
	if t.term == "" || t.added != "" && !t.known {
		return
	}
	for i := range q.terms {
		if q.terms[i].term == t.term {
			q.terms[i].weight = max(q.terms[i].weight, t.weight*q.terms[i].rarity)
			return
		}
	}
	t.idf, t.overall = x.terms.rare[t.id], x.terms.overall[t.id]
	t.rarity = x.rarity(t.typed)
	t.weight *= t.rarity
	q.terms = append(q.terms, t)
}

// idOf returns the number of a word's term: of a word that the index has not met
// by the term itself, which it may have from another ("borders", "border").
func (x *Index) idOf(w word) termID {
	if w.id != noTerm {
		return w.id
	}
	return x.terms.id(w.term)
}

// rarity turns the rarity of a word in English into a weight. In a short brief
// a chance word ("last", "another") looks as rare as a name; the encoder's
// vocabulary knows better. Of the built-in brief's eight sets in English, French
// and German seven questions lose the right first passage without it and three
// get it, nine lose the right sentence and four get it.
func (x *Index) rarity(typed string) float64 {
	if x.encoder == nil || x.without[ruleRarity] {
		return 1
	}
	return min(1, max(0.1, (x.encoder.Rarity(typed)-9)/4))
}

// addWords adds the question's own words, the misspelt ones as they were
// probably meant.
func (x *Index) addWords(q *question) {
	var mended strings.Builder
	end := 0
	for i, w := range q.words {
		typed := w.In(q.text)
		if i > 0 && q.words[i-1].plain == "how" && measures[w.plain] != anyAnswer && !x.terms.uses(x.idOf(w)) {
			continue // it only asks: that the brief lacks "long" says nothing
		}
		var fixed []string
		if !x.without[ruleSpelling] && !q.abroad {
			fixed = q.meant[i]
		}
		if len(fixed) > 0 {
			mended.WriteString(q.text[end:w.Start] + fixed[0])
			end = w.End
		}
		for _, f := range fixed {
			x.add(q, queryTerm{term: x.analyzer.root(f), typed: typed, weight: 1 / float64(len(fixed))})
		}
		if len(fixed) == 0 {
			x.add(q, queryTerm{term: w.term, id: w.id, typed: typed, weight: 1})
		}
		if q.abroad && w.term != "" && !x.terms.uses(x.idOf(w)) && !x.without[ruleCognates] {
			for _, t := range x.terms.cognates(w.plain) {
				x.add(q, queryTerm{term: t, typed: typed, weight: cognateWeight, added: "cognate"})
			}
		}
	}
	q.mended = mended.String() + q.text[end:]
}

// leastOwn is the share of a question's words that are in the brief's language,
// below which it is in another one: a third where the language's words are not
// listed and half of an English question's.
const (
	leastOwn        = 0.34
	leastOwnEnglish = 0.5
)

// abroad reports whether a question is in another language than the brief: it
// has more little words of another, or few of its words are little ones of
// that language, used by the brief or its companion, or misspelt ones of
// these. What has only words of the brief ("Van der Togt") is not.
func (x *Index) abroad(q *question) bool {
	var all, own float64
	strange, little := false, 0
	q.little = map[string]int{}
	for i, w := range q.words {
		if isNumber(w.plain) {
			continue
		}
		all++
		known := x.terms.uses(x.idOf(w))
		strange = strange || !known && w.term != ""
		if !known || x.analyzer.stop[w.plain] { // "van der" stands in a name that the brief cites
			for _, l := range languagesOf()[w.plain] {
				q.little[l]++
			}
		}
		switch {
		case x.analyzer.stop[w.plain]:
			little++
			own++
		case known || x.analyzer.english && len(w.plain) >= minMisspelt && isEnglish(w.plain) || len(q.meant[i]) > 0:
			own++
		}
	}
	if !strange {
		return false
	}
	for l, n := range q.little {
		if l != x.analyzer.language && n > little {
			return true
		}
	}
	least := leastOwn
	if x.analyzer.english {
		least = leastOwnEnglish
	}
	return own/all < least
}

// halfUnderstood is the share of a question's words that a translation has to
// know: below it, it is of another language, or says too little. Where it has
// no little word of a language all have to be known.
const halfUnderstood = 0.5

// translate reads a question in one of the languages of the built-in brief's
// phrasebook. It reports whether it was one; its words then rank as the
// brief's own, and its meaning is judged as another language's.
func (x *Index) translate(q *question) bool {
	if !x.companion.IsBuiltin() || !q.abroad || x.without[ruleTranslation] {
		return false
	}
	stop := func(w string) bool { return x.analyzer.stop[w] }
	most := slices.Max(slices.AppendSeq([]int{0}, maps.Values(q.little)))
	var terms []translatedTerm
	for _, language := range []string{"fr", "de"} {
		if q.little[language] < most {
			continue
		}
		all, understood := builtinPhrasebook().translate(q.text, language, stop)
		if understood >= halfUnderstood && (most > 0 || understood == 1) {
			terms = all
			break
		}
	}
	if terms == nil {
		return false
	}
	var text []string
	for _, t := range terms {
		added := "other word"
		if t.weight == 1 {
			added, text = "", append(text, t.english)
		}
		for _, w := range x.analyzer.words(t.english) {
			x.add(q, queryTerm{term: w.term, typed: t.typed, weight: t.weight, added: added})
		}
	}
	q.mended, q.translated = q.text, strings.Join(text, " ")
	q.words = x.analyzer.words(q.translated)
	return true
}

// rarest returns at most n of the terms that the brief or its companion uses:
// those that say most.
func (q *question) rarest(n int) []queryTerm {
	terms := slices.DeleteFunc(slices.Clone(q.terms), func(t queryTerm) bool { return !t.known })
	if len(terms) > n {
		slices.SortStableFunc(terms, func(a, b queryTerm) int { return cmp.Compare(b.weight*b.overall, a.weight*a.overall) })
		terms = terms[:n]
	}
	return terms
}
