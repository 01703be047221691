package index

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"briefbot/corpus"
)

// Search answers a query. Any text gives a result; an error means that ctx
// ended or that the index failed.
//
// A text is cut into its questions, and each is read in one order: what it names
// outright (a place by number or label, a word whose mention is asked for), what only
// the question before it makes understood, then what it is likely to ask for: a fact,
// a list or small talk that it is more like than any passage, or else passages.
func (x *Index) Search(ctx context.Context, q Query) (Result, error) {
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	if q.Words {
		x = x.words
	} else if full := x.meaning.full.Load(); full != nil {
		x = full
	}
	if q.Limit <= 0 {
		q.Limit = 10
	}
	if len(q.Text) > MaxQuestion {
		q.Text = q.Text[:MaxQuestion] // a rune that this cuts is mended below
	}
	text := clean(strings.ToValidUTF8(q.Text, " "))
	words := saidWords(text)
	parts := x.split(text, words)
	if len(parts) < 2 {
		return x.inContext(ctx, q, text, words)
	}
	var found []Part
	for i, p := range parts {
		one := q
		if i > 0 {
			one.About = &About{Question: parts[i-1]}
			if before := found[i-1]; len(before.Reading.Places) > 0 {
				one.About.Places = before.Reading.Places
			} else if before.Verdict != None && len(before.Hits) > 0 {
				one.About.Places = []corpus.Place{{Kind: corpus.PassagePlace, Index: x.number(before.Hits[0].Passage)}}
			}
		}
		r, err := x.inContext(ctx, one, p, saidWords(p))
		if err != nil {
			return Result{}, err
		}
		found = append(found, Part{p, r})
	}
	return x.combined(ctx, q, text, found)
}

// answer answers one question, of which words are the words.
func (x *Index) answer(ctx context.Context, q Query, text string, words []said) (Result, error) {
	a, err := x.ask(ctx, q, text, words)
	if err != nil {
		return Result{}, err
	}
	defer x.spare.Put(a.f)
	if r, ok := a.read(outright); ok {
		return a.finish(r), nil
	}
	switch {
	case a.follows():
		return x.follow(ctx, a)
	case a.topic != "" && len(a.advised) == 0 && q.About == nil && !a.named:
		// Nothing is recommended on it: what there is on it may not answer.
		r, err := x.settled(ctx, q, a.topic, Result{Kind: PassageKind})
		if r.Verdict == Answers {
			r.Verdict, r.Confidence = Closest, x.weighing.own.closest()
		}
		return r, err
	}
	r, ok := a.read(likely)
	if as := x.respelt(text, words); as != text && (!ok || r.Kind == AskAgain) && a.contents() <= maxRespelt {
		// What it finds of the argument it finds by its own spelling.
		if b, err := x.answer(ctx, q, as, saidWords(as)); err != nil || b.Kind != PassageKind && b.Kind != AskAgain {
			return b, err
		}
	}
	return a.finish(r), nil
}

// finish gives a result its hits and its verdict.
func (a *inquiry) finish(r Result) Result {
	x, l := a.x, builtinLittle()
	r.Hits = a.hits
	switch {
	case a.named && r.Kind == PassageKind && len(r.Hits) > 0 && r.Hits[0].Passage.Kind == corpus.Entry && len(a.place.Places) > 0 && a.place.Places[0].Kind == corpus.ReferencePlace:
		// An entry says nothing of what is asked: the sentences that cite it do.
		r.Kind, r.Reading = PlaceKind, a.place
	case r.Kind == MentionKind && a.question.abroad && a.question.sense != nil && !asPrinted(r.Rest, a.text) && len(x.occurs(r.Rest)) == 0:
		x.likeAbsent(&a.question, &r, a.q.Limit)
		return r
	case r.Kind == FactKind && a.entry.entry >= 0 && a.entry.words < exactWords && x.unfound(&r) && builtinSayings().asksElse(a.of, a.words):
		r = Result{Kind: PassageKind, Hits: a.hits} // "which licences should be preferred?" of a document under none
	}
	x.settle(&a.question, a.f, &r, a.q)
	if r.Kind == PassageKind && !listsKind(a.words) && (r.Verdict == Answers || r.Verdict == Closest && !a.question.abroad) {
		if list, ok := x.announced(&a.question, r.Hits[0]); ok {
			r = Result{Kind: ListKind, Entry: "listed", Listed: &list, Hits: a.hits}
			x.settle(&a.question, a.f, &r, a.q)
		}
	}
	if r.Kind == PassageKind && r.Verdict == Answers && listsKind(a.words) {
		r.Verdict, r.Confidence = Closest, x.weighing.own.closest()
	}
	if q := &a.question; r.Kind == PassageKind && len(a.words) == 1 && l.contents(a.words) == 1 && (r.Verdict != Answers || !q.abroad && len(q.terms) == 1 && x.terms.frequency[q.terms[0].id] == 0) {
		// One word that the brief has not: it is said, with the nearest spelling, even
		// if the companion has it.
		r = Result{Kind: MentionKind, Entry: "mention", Rest: a.words[0].In(a.text), Hits: a.hits}
		x.settle(q, a.f, &r, a.q)
	}
	return r
}

// asPrinted reports whether a word in a question in another script is typed as a brief
// prints it, and so needs no translation: "есть ли там Turkmenistan?".
func asPrinted(word, text string) bool {
	return letters(strings.ReplaceAll(word, " ", "")) && strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) })
}

func (x *Index) entries() []Entry { return builtinSayings().entries }

// settle orders the hits of a result by its kind and judges it.
func (x *Index) settle(asked *question, f *matches, r *Result, q Query) {
	stating := x.stating(r)
	r.Hits, r.Stated = lead(stating, r.Hits, r.Kind == PlaceKind || r.Entry == "acknowledged", q.Explain)
	r.Hits = append([]Hit{}, r.Hits[:min(q.Limit, len(r.Hits))]...) // the matches are used again
	r.Stated = min(r.Stated, len(r.Hits))
	switch r.Kind {
	case PassageKind:
		x.judge(asked, f, r)
	case TalkKind, AskAgain:
		r.Verdict = None // nothing in the brief answers what is said to the program
	default:
		x.judgeStructure(r)
	}
	x.markSame(r.Hits)
}

// judgeStructure judges a question about the document. Its structure knows
// what it has; where it has nothing, no passage that shares a word with the
// question can be the answer. That a brief is dated says something of whether
// it is up to date, and is no answer.
func (x *Index) judgeStructure(r *Result) {
	r.Verdict = None
	switch {
	case x.states(r):
		r.Verdict, r.Confidence = Answers, 1
	case (r.Entry == "currency" || r.Entry == "publisher") && r.Stated > 0:
		r.Verdict, r.Confidence = Closest, x.weighing.own.closest()
	}
}

// combined is the result of a text of several questions: it answers if one of
// them is answered. The best hit of each comes first, where all ask for passages
// in the order of the whole text's own ranking, then the others.
func (x *Index) combined(ctx context.Context, q Query, text string, parts []Part) (Result, error) {
	r := Result{Kind: parts[0].Kind, Verdict: None, Parts: parts, Hits: []Hit{}}
	var best, stating, others []Hit
	passages := true
	for _, p := range parts {
		if p.Verdict == Answers || p.Verdict == Closest && r.Verdict == None {
			r.Verdict = p.Verdict
		}
		r.Confidence = max(r.Confidence, p.Confidence)
		passages = passages && p.Kind == PassageKind
		if p.Verdict != None {
			best = append(best, p.Hits[:min(len(p.Hits), 1)]...)
		}
		stating = append(stating, p.Hits[:p.Stated]...)
		others = append(others, p.Hits...)
	}
	if passages {
		_, f, hits, err := x.find(ctx, text, q.Explain)
		if err != nil {
			return r, err
		}
		others = slices.Clone(hits)
		x.spare.Put(f)
		at := func(h Hit) int {
			return slices.IndexFunc(others, func(o Hit) bool { return o.Passage == h.Passage })
		}
		slices.SortStableFunc(best, func(a, b Hit) int { return at(a) - at(b) })
	}
	seen := map[*corpus.Passage]bool{}
	for _, h := range slices.Concat(best, stating, others) {
		if !seen[h.Passage] && len(r.Hits) < q.Limit {
			seen[h.Passage] = true
			r.Hits = append(r.Hits, h)
		}
	}
	x.markSame(r.Hits)
	return r, nil
}

// own reports whether a work has an author of the brief: "what does Bossuyt say"
// asks of the brief.
func (x *Index) own(text string, r *corpus.Reference) bool {
	said := plainWord(text)
	own := false
	for _, a := range r.Authors {
		family, _, comma := strings.Cut(a, ",")
		if !comma { // "Irina Bolgova"
			family = a[strings.LastIndexByte(a, ' ')+1:]
		}
		if family != "" && slices.ContainsFunc(x.brief.Info.Authors, func(name string) bool { return strings.Contains(plainWord(name), plainWord(family)) }) {
			own = true
		} else if family != "" && strings.Contains(said, plainWord(family)) {
			return false // with somebody else it is a work
		}
	}
	return own
}

// named brings the passages that a question names before the others: those that
// cite a work ("what does Prandin say about trade?" asks what the brief has from
// Prandin, and not the entry in its bibliography), or those of a section.
func (x *Index) named(text string, places []corpus.Place, hits []Hit) []Hit {
	var of []int
	for _, p := range places {
		switch {
		case p.Kind != corpus.ReferencePlace:
			of = append(of, x.gazetteer.Passages(p)...)
		// An institution is spoken of for other reasons too: the European Union.
		case strings.Contains(strings.Join(x.brief.References[p.Index].Authors, " "), ",") && !x.own(text, &x.brief.References[p.Index]):
			of = append(of, x.brief.References[p.Index].CitedBy...)
		}
	}
	if len(of) == 0 {
		return hits
	}
	in := func(h Hit) bool { return slices.Contains(of, x.number(h.Passage)) }
	out := slices.Clone(hits)
	for i := range out {
		out[i].Sentence = x.citingSentence(places, out[i])
	}
	slices.SortStableFunc(out, func(a, b Hit) int { return btoi(in(b)) - btoi(in(a)) })
	if len(out) > 0 && in(out[0]) { // the hits stay in the order of their scores
		best := hits[0].Score
		for i := range out {
			if in(out[i]) {
				out[i].Score += best
			}
		}
	}
	return out
}

// citingSentence is the sentence of a hit that cites one of the works, or the
// hit's own.
func (x *Index) citingSentence(places []corpus.Place, h Hit) corpus.Span {
	cites := func(s corpus.Span) bool {
		return slices.ContainsFunc(h.Passage.Citations, func(c corpus.Citation) bool {
			return c.Start >= s.Start && c.End <= s.End && slices.Contains(places, corpus.Place{Kind: corpus.ReferencePlace, Index: c.Reference})
		})
	}
	if cites(h.Sentence) {
		return h.Sentence
	}
	for _, s := range h.Passage.Sentences {
		if cites(s) {
			return s
		}
	}
	return h.Sentence
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
