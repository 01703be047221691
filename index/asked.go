package index

import (
	"context"
	"slices"
	"strings"

	"briefbot/corpus"
)

// Search answers a query. Any text gives a result; an error means that ctx
// ended or that the index failed.
//
// A text is cut into its questions, and each is read in this order: a place that
// it names by number or label; a word whose mention it asks for; a fact, a list
// or small talk, if it is more like the sayings of one than like any passage; a
// question that only what it follows makes understood; the passages that fit.
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
	l := builtinLittle()
	joined := false
	if q.About != nil { // "and Kazakhstan?"
		first, last := l.joins(words)
		if joined = first+last > 0; joined {
			text = text[words[first].Start:words[len(words)-1-last].End] + strings.Trim(text[words[len(words)-1].End:], " ")
			words = saidWords(text)
		}
	}
	if as := x.asDocument(text, words); as != text {
		text, words = as, saidWords(as)
	}
	asked, f, hits, err := x.find(ctx, text, q.Explain)
	if err != nil {
		return Result{}, err
	}
	defer x.spare.Put(f)
	r := Result{Kind: PassageKind, Hits: hits}
	place := x.gazetteer.Read(text, corpus.ReadOptions{Within: q.About.within()})
	if content := l.content(words); !place.Explicit && len(content) == 1 && l.asksToSee(words[:slices.Index(words, content[0])]) { // "show me the conclusion"
		if part := x.gazetteer.Read(content[0].In(text), corpus.ReadOptions{}); len(part.Missing) > 0 {
			place = part
		}
	} else if len(place.Places) == 0 && len(content) == len(words) && len(words) <= maxBare && len(x.occurs(text)) > 0 {
		place = corpus.Reading{Rest: text} // a word of the brief, if no part of it
	}
	named := len(place.Places)+len(place.Missing) > 0
	var figured []corpus.Place
	if !named {
		figured = x.figured(text)
		hits = x.byFigure(figured, hits)
		r.Hits = hits
	}
	mention, word, mentionIn, mentions := x.mentionedIn(text, words, place)
	any := func(e Entry) bool { return e.Kind != MentionKind && (e.Kind != PlaceKind || e.Name == "source") }
	entry := entryMatch{entry: -1}
	if !asked.topic {
		entry = x.nearestEntry(words, &asked, f, any)
	}
	if entry.entry >= 0 && x.entries()[entry.entry].Kind == PlaceKind { // "what is the source of …": of a passage
		entry = entryMatch{entry: -1}
	}
	spoken, toProgram := x.toProgram(&asked, words)
	ofShown := x.ofShown(words, &asked, f)
	_, chosen := x.choice(q.About, text, words)
	leans := chosen || l.refers(words, l.pronoun, l.plural) || ofShown != ""
	advised, topic, other := x.listOf(&asked, text, words, entry)
	if to := x.addressed(&asked); len(to) > 0 {
		advised = to
	}
	if other {
		entry = entryMatch{entry: -1}
	}
	of := ""
	if len(figured) == 1 {
		of = sourceOfFigure(words)
	}
	switch {
	case of != "":
		r.Kind, r.Entry, r.Reading = PlaceKind, of, corpus.Reading{Places: figured, Explicit: true}
	case thanking(text, words):
		r.Kind, r.Entry = TalkKind, "thanks"
	case len(mentionIn) > 0:
		r.Kind, r.Entry, r.Rest, r.Reading = MentionKind, mention.Name, word, corpus.Reading{Places: mentionIn}
	case mentions && named && (x.isSection(word) || len(place.Places) == 0): // "does it mention Chapter VII?"
		r.Kind, r.Entry, r.Rest = MentionKind, mention.Name, word
	case x.countsPart(place, &r):
	case named && place.Explicit && l.besides(place.Rest) <= beside(place):
		r.Kind, r.Reading = PlaceKind, place
		// Whoever wants a place translated or in other words is told that it is not.
		if e := x.nearestEntry(words, &asked, f, func(e Entry) bool { return e.Kind == TalkKind }); e.entry >= 0 && l.contents(saidWords(place.Rest)) > 0 {
			if name := x.entries()[e.entry].Name; (name == "reword" || name == "translate") && (e.sure || e.words >= besidePlace) {
				r.Entry = name
			}
		}
	case mentions:
		r.Kind, r.Entry, r.Rest = MentionKind, mention.Name, word
	case toProgram && !named:
		r.Kind, r.Entry = TalkKind, spoken.Name
	case q.About != nil && (joined || leans) && !(entry.sure && l.contents(words) > 0 && (entry.words >= exactWords || !leans)):
		var sure *Entry
		if e := entry.entry; entry.sure && l.contents(words) > 0 && (x.entries()[e].Kind == FactKind || x.entries()[e].Kind == ListKind) {
			sure = &x.entries()[entry.entry]
		}
		return x.follow(ctx, q, text, words, joined, ofShown, sure)
	case named && entry.words < exactWords && l.contents(words) > 0 && l.asksToSee(saidWords(place.Rest)):
		r.Kind, r.Reading = PlaceKind, place
	case len(advised) > 0:
		r.Kind, r.Reading = PlaceKind, corpus.Reading{Places: advised, Explicit: true}
	case topic != "" && q.About == nil && !named:
		// Nothing is recommended on it: what there is on it may not answer.
		r, err := x.settled(ctx, q, topic, Result{Kind: PassageKind})
		if r.Verdict == Answers {
			r.Verdict, r.Confidence = Closest, x.weighing.own.closest()
		}
		return r, err
	case !named && x.memberAsked(text, &r):
	case !(entry.entry >= 0 && entry.words >= exactWords) && x.listed(&asked, &r, !(entry.sure && x.entries()[entry.entry].Name != "recommendations")):
	case entry.words < exactWords && (place.Unnamed || l.ofPart(words)) && x.inSectionMeant(text, words, &r):
	case entry.entry >= 0 && entry.sure && (entry.words >= exactWords || l.contents(words) > 0):
		e := x.entries()[entry.entry]
		if r.Kind, r.Entry = e.Kind, e.Name; e.Name == "citing" {
			r.Rest = text // which may name a style
		}
	case l.follows(words) && l.contents(words) == 1 && entry.entry >= 0 && entry.words >= ofTheBrief:
		// "What licence does it have?": "it" is the brief.
		r.Kind, r.Entry = x.entries()[entry.entry].Kind, x.entries()[entry.entry].Name
	case l.follows(words) || ofShown != "":
		r.Kind = AskAgain
	case len(words) <= maxBare && l.contents(words) == len(words) && len(x.occurs(text)) > 0:
		r.Kind, r.Entry, r.Rest = MentionKind, "mention", text[words[0].Start:words[len(words)-1].End]
	case named && (slices.ContainsFunc(place.Places, ofSection(place.Explicit)) || slices.ContainsFunc(words, func(w said) bool { return l.saying[w.plain] })) && asks(text, words) && len(words) <= maxAskedOf:
		r.Reading = place
		r.Hits = x.named(text, place.Places, hits)
	}
	if named && r.Kind == PassageKind && len(r.Hits) > 0 && r.Hits[0].Passage.Kind == corpus.Entry && len(place.Places) > 0 && place.Places[0].Kind == corpus.ReferencePlace {
		// An entry says nothing of what is asked: the sentences that cite it do.
		r.Kind, r.Reading = PlaceKind, place
	}
	if r.Kind == MentionKind && asked.abroad && asked.sense != nil && len(x.occurs(r.Rest)) == 0 {
		x.likeAbsent(&asked, &r, q.Limit)
		return r, nil
	}
	if r.Kind == FactKind && entry.entry >= 0 && entry.words < exactWords && x.unfound(&r) && builtinSayings().asksElse(x.entries()[entry.entry], words) {
		r = Result{Kind: PassageKind, Hits: hits} // "which licences should be preferred?" of a document under none
	}
	x.settle(&asked, f, &r, q)
	if r.Kind == PassageKind && r.Verdict == Answers && listsKind(words) {
		r.Verdict, r.Confidence = Closest, x.weighing.own.closest()
	}
	if r.Kind == PassageKind && len(words) == 1 && l.contents(words) == 1 && (r.Verdict != Answers || !asked.abroad && len(asked.terms) == 1 && x.terms.frequency[asked.terms[0].id] == 0) {
		// One word that the brief has not: it is said, with the nearest spelling, even
		// if the companion has it.
		r = Result{Kind: MentionKind, Entry: "mention", Rest: text[words[0].Start:words[0].End], Hits: hits}
		x.settle(&asked, f, &r, q)
	}
	return r, nil
}

const (
	// besidePlace is how like a saying what stands beside a place has to be.
	besidePlace = 0.5
	// ofTheBrief is how like a saying a question has to be in words whose one
	// content word is with a pronoun.
	ofTheBrief = 0.5
	// maxAskedOf is how many words a question has that asks something of a part or
	// an author. A longer text that names one is pasted from the brief.
	maxAskedOf = 25
	// maxBare is how many words people look up as in a list of words: "water",
	// "border management".
	maxBare = 3
)

// beside is how many content words may stand beside a place in a question that
// asks for it. A question that names a section or a work may well ask for
// something of it.
func beside(r corpus.Reading) int {
	for _, p := range r.Places {
		if p.Kind != corpus.ReferencePlace && p.Kind != corpus.SectionPlace {
			return 12
		}
	}
	return 2
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

// isSection reports whether a word whose mention is asked for is the name of a
// section: of "how often does Saint-Aubrac occur" it is still the word.
func (x *Index) isSection(word string) bool {
	r := x.gazetteer.Read(word, corpus.ReadOptions{})
	return x.onlySections(r) && r.Rest == ""
}

// countsPart sets the result to what some sections have of what a document has, if
// a question that names them asks for that: "how many notes are in the introduction".
func (x *Index) countsPart(place corpus.Reading, r *Result) bool {
	if !x.onlySections(place) {
		return false
	}
	l, words := builtinLittle(), saidWords(place.Rest)
	if l.contents(words) == 0 {
		return false
	}
	e, like := builtinSayings().byWords(words)
	if like < entryByWords || !ofParts[e.Name] || builtinSayings().asksElse(e, words) {
		return false
	}
	if e.Name == "recommendations" && !place.Explicit && slices.ContainsFunc(words, func(w said) bool { return l.about[w.plain] }) {
		return false // "recommend on prices": on what a section is named for, wherever they are
	}
	r.Kind, r.Entry, r.Reading = e.Kind, e.Name, place
	return true
}

// ofParts are the entries that sections have too.
var ofParts = set("sections subsections recommendations notes noted references length")

// inSectionMeant sets the result to the section that a question means which
// speaks of one.
func (x *Index) inSectionMeant(text string, words []said, r *Result) bool {
	p, ok := x.sectionMeant(text, words)
	if ok {
		r.Kind, r.Reading = PlaceKind, corpus.Reading{Places: []corpus.Place{p}, Explicit: true}
	}
	return ok
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

// listed sets the result to what the brief lists, if the question asks for that; by
// its meaning only where no entry is as near to it.
func (x *Index) listed(q *question, r *Result, byMeaning bool) bool {
	list, ok := x.list(q, byMeaning)
	if ok {
		r.Kind, r.Entry, r.Listed = ListKind, "listed", &list
	}
	return ok
}

// memberAsked sets the result to the member of a list that a question asks for.
func (x *Index) memberAsked(text string, r *Result) bool {
	p, ok := x.member(text)
	if ok {
		r.Kind, r.Reading = PlaceKind, corpus.Reading{Places: []corpus.Place{p}, Explicit: true}
	}
	return ok
}

// ofSection reports whether a place that was named outright is a section.
func ofSection(explicit bool) func(corpus.Place) bool {
	return func(p corpus.Place) bool { return explicit && p.Kind == corpus.SectionPlace }
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
