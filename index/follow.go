package index

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"briefbot/corpus"
	"briefbot/corpus/pattern"
)

// An About is what a question follows: the message that it replies to.
type About struct {
	// Question is what was asked before; "" if that is not known.
	Question string
	// Kind is of what kind the reply to it is, where the question is not known and
	// that is.
	Kind Kind
	// Places are what the reply to it shows, in its order.
	Places []corpus.Place
	// Message is what somebody else said, where that is what it replies to.
	Message string
}

// within is the place that is talked of, or nil.
func (a *About) within() *corpus.Place {
	if a == nil || len(a.Places) == 0 {
		return nil
	}
	return &a.Places[0]
}

// joins is how many of the first words join a question to something said before,
// "and what about", and how many of the last, as Chinese has it.
func (l *littleWords) joins(words []said) (first, last int) {
	for _, p := range l.joining { // the longest first
		if len(words) > len(p) && begins(words, p) {
			first = len(p)
			break
		}
	}
	return first, btoi(len(words) > first+1 && l.closing[words[len(words)-1].plain])
}

// follow answers a question that says nothing by itself from what it follows: by
// its place in the order of what was shown, by what it asks of that, as a question
// of the same kind about something else, or as one with the question before it.
func (x *Index) follow(ctx context.Context, in *inquiry) (Result, error) {
	l, s, q, a := builtinLittle(), builtinSayings(), in.q, in.q.About
	text, words, joined := in.text, in.words, in.joined
	content := l.content(words)
	shown := func(entry string, places ...corpus.Place) (Result, error) {
		return x.settled(ctx, q, text, Result{Kind: PlaceKind, Entry: entry, Reading: corpus.Reading{Places: places, Explicit: true}, InFull: a.Question})
	}
	if full, place := x.renumbered(a.Question, text, words); place.Explicit {
		return x.settled(ctx, q, full, Result{Kind: PlaceKind, Reading: place, InFull: full})
	}
	if list, ok := x.memberWithin(a, text, words); ok {
		return x.settled(ctx, q, text, Result{Kind: ListKind, Entry: "listed", Listed: &list, InFull: a.Question})
	}
	if c, ok := x.choice(a, text, words); ok {
		if len(c.Places) == 0 {
			return askAgain, nil
		}
		e, like := s.byWords(outside(words, c.Words), PlaceKind)
		if like < entryByWords || e.Name == "more" {
			e.Name = ""
		}
		return shown(e.Name, c.Places...)
	}
	before, err := x.followed(ctx, q)
	if err != nil {
		return Result{}, err
	}
	if r, ok := x.alike(before, in); ok {
		r.InFull = cmp.Or(r.InFull, a.Question)
		return x.settled(ctx, q, text, r)
	}
	if len(content) == 0 && len(a.Places) > 0 && asksToCount(in.question.typed) { // "how many are there?"
		if list, ok := x.listOfPlace(a.Places[0]); ok {
			return x.settled(ctx, q, text, Result{Kind: ListKind, Entry: "listed", Listed: &list, InFull: a.Question})
		}
	}
	if in.ofShown != "" || len(content) == 0 && a.Message == "" {
		if len(a.Places) == 0 {
			return askAgain, nil
		}
		return shown(cmp.Or(in.ofShown, "more"), a.Places[0]) // what cannot be told asks for more of it
	}
	if p, ok := x.chosen(a, content); ok {
		return shown("", p)
	}
	full := ""
	switch {
	case a.Message != "" && len(content) == 0: // "is this right?": what the brief has that is nearest to it
		full = a.Message
	case a.Message != "":
		full = a.Message + " " + text
	case a.Question != "":
		return x.resolved(ctx, q, text, words, joined, before.Kind)
	case len(a.Places) == 0:
		return askAgain, nil
	case joined: // "and insurers?": elsewhere, and of the same
		full = x.headingOf(a.Places[0]) + " " + text
	default:
		full = x.placeText(a.Places[0]) + " " + text
	}
	return x.settled(ctx, q, full, Result{Kind: PassageKind, InFull: full})
}

// inContext answers a question, with the one that it follows if that makes it
// answered more surely: one that says little ("how effective?"), or that has a
// pronoun ("does Russia dominate it?").
func (x *Index) inContext(ctx context.Context, q Query, text string, words []said) (Result, error) {
	r, err := x.answer(ctx, q, text, words)
	if err != nil || q.About == nil || q.About.Question == "" || r.InFull != "" || len(r.Missing) > 0 || r.Kind != PassageKind && r.Kind != AskAgain && (r.Kind != FactKind || r.Verdict != None) {
		return r, err
	}
	l := builtinLittle()
	leans, n := l.stands(words, l.pronoun, l.plural), l.named(text)
	if n == 0 || n > maxLeaning || !leans && (n > maxElliptic || r.Verdict != None) {
		return r, nil
	}
	full, err := x.resolved(ctx, q, text, words, false, r.Kind)
	if err != nil || full.Verdict != Answers && (r.Verdict != None || leans) || full.Confidence <= r.Confidence {
		return r, err
	}
	return full, nil
}

// How many words say something in a question that leaves out what it is about, and in
// one that has a pronoun for it.
const (
	maxElliptic = 2
	maxLeaning  = 3
)

// resolved answers a question that says something with the one that it follows: by
// all wordings in full that it may have together.
func (x *Index) resolved(ctx context.Context, q Query, text string, words []said, joined bool, kind Kind) (Result, error) {
	wordings, elsewhere := inFull(x.spokenOf(q.About.Question), text, words, joined)
	var found []Result
	of := map[*corpus.Passage]float64{} // the sum of the shares of each wording's best score
	for _, full := range wordings {
		r, err := x.answer(ctx, Query{Text: full, Limit: q.Limit, Explain: q.Explain}, full, saidWords(full))
		if err != nil {
			return Result{}, err
		}
		other := r.Kind == ListKind && r.Listed != nil || r.Kind == kind && kind != PassageKind && r.Verdict == Answers
		if r.InFull = full; other && !x.shownAgain(&r, q.About) {
			return r, nil
		}
		if r.Kind != PassageKind {
			if r, err = x.settled(ctx, q, full, Result{Kind: PassageKind, InFull: full}); err != nil {
				return Result{}, err
			}
		}
		if x.unrepeated(&r, q.About, words, text, elsewhere); elsewhere && full == text {
			r.Verdict, r.InFull = max(r.Verdict, Closest), wordings[0] // nothing is asked of what is named alone
		}
		for _, h := range r.Hits {
			of[h.Passage] += h.Score / max(r.Hits[0].Score, 1e-9)
		}
		found = append(found, r)
	}
	best := slices.MaxFunc(found, func(a, b Result) int {
		sum := func(r Result) float64 {
			if len(r.Hits) == 0 {
				return 0
			}
			return of[r.Hits[0].Passage]
		}
		return cmp.Or(btoi(a.Verdict == Answers)-btoi(b.Verdict == Answers), cmp.Compare(sum(a), sum(b)), cmp.Compare(a.Confidence, b.Confidence))
	})
	return best, nil
}

// shownAgain reports whether a result is the list that was just shown: "what about
// China?" after the barriers asks of China.
func (x *Index) shownAgain(r *Result, a *About) bool {
	switch {
	case r.Listed != nil:
		return slices.Equal(x.brief.MemberPlaces(*r.Listed), a.Places)
	case r.Kind == ListKind && r.Entry == "recommendations":
		return len(a.Places) == len(x.brief.Recommendations) && a.Places[0].Kind == corpus.RecommendationPlace
	}
	return false
}

// memberWithin is a list that one sentence has, as it was shown, with the one member that
// a question asks for by its place in it: "the second" of "border management, anti-drugs
// trafficking and water management".
func (x *Index) memberWithin(a *About, text string, words []said) (corpus.Enumeration, bool) {
	if a == nil || len(a.Places) != 1 {
		return corpus.Enumeration{}, false
	}
	all := x.lists()
	i := slices.IndexFunc(all, func(l listing) bool { return slices.Equal(x.brief.MemberPlaces(l.Enumeration), a.Places) })
	if i < 0 {
		return corpus.Enumeration{}, false
	}
	list := all[i].Enumeration
	numbered := make([]corpus.Place, len(list.Members))
	for i := range numbered {
		numbered[i].Index = i
	}
	c := corpus.Choose(text, corpus.Order{Counted: numbered})
	if len(c.Places) != 1 || builtinLittle().contents(outside(words, c.Words)) > 0 {
		return list, false
	}
	at := c.Places[0].Index
	list.Members = list.Members[at : at+1]
	return list, true
}

// spokenOf is a question, or the names that one for the author or the editor asks for:
// "where does she work?" is asked of them.
func (x *Index) spokenOf(asked string) string {
	e, like := builtinSayings().byWords(saidWords(asked), FactKind)
	switch {
	case like < entryByWords:
	case e.Name == "author" && len(x.brief.Info.Authors) > 0:
		return strings.Join(x.brief.Info.Authors, " and ")
	case e.Name == "editor" && x.brief.Info.Editor != "":
		return x.brief.Info.Editor
	}
	return asked
}

// inFull are the wordings in full of a question that follows another: with each
// thing that the other speaks of in the place of a pronoun, or itself in the place
// of that where it only names something ("and Kazakhstan?"), and after the other.
// They are answered elsewhere where it names something.
func inFull(before, text string, words []said, joined bool) (out []string, elsewhere bool) {
	l := builtinLittle()
	for _, s := range utterances(before) { // of "What is it? Who leads it?" the first
		if l.contents(saidWords(s)) > 0 {
			before = s
			break
		}
	}
	out = []string{before + " " + text}
	stands := func(w said) bool { return l.pronoun[w.plain] != nil || l.plural[w.plain] != nil }
	asks := func(w said) bool { return l.wh[w.plain] || l.aux[w.plain] }
	if i := slices.IndexFunc(words, stands); i >= 0 {
		for _, t := range l.things(before) {
			out = append(out, text[:words[i].Start]+t.In(before)+text[words[i].End:])
		}
		if l.contents(words) < 2 {
			return out, false
		}
	}
	out = append(out, text)
	named := l.things(text)
	if !joined || len(named) == 0 || slices.ContainsFunc(words, asks) {
		return out, false
	}
	name := text[named[0].Start:named[len(named)-1].End]
	under := l.under(text, named[0]) // "and for Russia?" is not in the place of what is without "for"
	for _, t := range l.things(before) {
		if under == "" || l.under(before, t) == under {
			out = append(out, before[:t.Start]+name+before[t.End:])
		}
	}
	return out, true
}

// things are the runs of words in a text that say what it is about: "Bossuyt and
// Bolgova" is one.
func (l *littleWords) things(text string) []corpus.Span {
	var out []corpus.Span
	next := false // the word continues the last run
	for _, w := range saidWords(text) {
		switch {
		case !l.isContent(w):
			next = next && l.and[w.plain]
			continue
		case next:
			out[len(out)-1].End = w.End
		default:
			out = append(out, w.Span)
		}
		next = true
	}
	return out[:min(len(out), maxThings)]
}

// under is the preposition that a thing in a text stands under, or "".
func (l *littleWords) under(text string, thing corpus.Span) string {
	out := ""
	for _, w := range saidWords(text[:thing.Start]) {
		if l.preposition[w.plain] {
			out = w.plain
		}
	}
	return out
}

// maxThings is how many things of a question another may mean: each is tried.
const maxThings = 4

// unrepeated doubts that a passage answers which was just shown, unless it has the
// words of the question, and puts those after it first that fit nearly as well if
// that is elsewhere.
func (x *Index) unrepeated(r *Result, a *About, words []said, text string, elsewhere bool) {
	if len(r.Hits) == 0 {
		return
	}
	q := x.read(text)
	repeats := func(h Hit) bool {
		if !slices.ContainsFunc(a.Places, func(p corpus.Place) bool { return slices.Contains(x.gazetteer.Passages(p), x.number(h.Passage)) }) {
			return false
		}
		has := saidWords(h.Passage.Text)
		content := stemsOf(builtinLittle().content(words))
		if q.abroad { // where names alone are the same
			return !slices.ContainsFunc(content, func(stem string) bool { return hasAll(has, []string{stem}) })
		}
		return !hasAll(has, content)
	}
	if !repeats(r.Hits[0]) {
		return
	}
	if least := nearlyAsWell * r.Hits[0].Score; elsewhere {
		slices.SortStableFunc(r.Hits, func(a, b Hit) int {
			return btoi(b.Score >= least && !repeats(b)) - btoi(a.Score >= least && !repeats(a))
		})
	}
	if elsewhere || !q.abroad {
		r.Verdict, r.Confidence = max(r.Verdict, Closest), min(r.Confidence, x.weighing.own.closest())
	}
}

// nearlyAsWell is the share of the score of a passage that was just shown that
// another has which is rather meant.
const nearlyAsWell = 0.7

// askAgain is the result for what nothing makes understood.
var askAgain = Result{Kind: AskAgain, Verdict: None, Hits: []Hit{}}

// followed is the result of the question that another follows, where it is known.
func (x *Index) followed(ctx context.Context, q Query) (Result, error) {
	before := clean(q.About.Question)
	if before == "" {
		return Result{Kind: q.About.Kind, Entry: "mention"}, nil
	}
	return x.answer(ctx, Query{Text: before, Limit: 1}, before, saidWords(before))
}

// alike is what a question asks that is of the same kind as the one before it:
// "and Kazakhstan?" after whether something is mentioned, "et la 5.4 ?" after a
// section, "and when?" after who wrote the document.
func (x *Index) alike(before Result, a *inquiry) (Result, bool) {
	l, text, words := builtinLittle(), a.text, a.words
	content := l.content(words)
	word := builtinSayings().ofWord(words)
	switch {
	case before.Kind == MentionKind && word != "" && before.Rest != "":
		return Result{Kind: MentionKind, Entry: word, Rest: before.Rest}, true
	case before.Kind == MentionKind && len(content) > 0:
		word := text[content[0].Start:content[len(content)-1].End]
		r := Result{Kind: MentionKind, Entry: before.Entry, Rest: word}
		if before.Rest != "" {
			r.InFull = strings.Replace(a.q.About.Question, before.Rest, word, 1)
		}
		return r, true
	case before.Kind == FactKind && len(content) == 0:
		name, _ := bareFact(a.q.About.Question, text, []string{before.Entry})
		return Result{Kind: FactKind, Entry: name}, name != ""
	case before.Kind == FactKind || before.Kind == ListKind && before.Listed == nil:
		if a.entry.sure && len(content) > 0 && (a.of.Kind == FactKind || a.of.Kind == ListKind) {
			return Result{Kind: a.of.Kind, Entry: a.of.Name}, true
		}
		e, like := builtinSayings().byWords(words, FactKind, ListKind)
		return Result{Kind: e.Kind, Entry: e.Name}, like >= ofTheBrief && !builtinSayings().asksElse(e, words)
	case before.Kind == PlaceKind && before.Reading.Explicit && a.joined && len(before.Reading.Places) > 0:
		place := x.gazetteer.Read(text, corpus.ReadOptions{Default: before.Reading.Places[0].Kind, Within: &before.Reading.Places[0]})
		return Result{Kind: PlaceKind, Reading: place}, place.Explicit && l.contents(saidWords(place.Rest)) == 0
	}
	return Result{}, false
}

// ofWord is what words ask of a word that they do not name, how often or where it
// stands; "" if they ask anything else.
func (s *sayings) ofWord(words []said) string {
	e, like := s.byWords(words, MentionKind)
	if like < ofTheBrief || e.Name == "mention" || s.asksElse(e, words) {
		return ""
	}
	return e.Name
}

// choice is what a follow-up asks for by its place in an order alone. What was
// said before may stand beside it: of the barriers "the second barrier" is one, "the
// second city" is none.
func (x *Index) choice(a *About, text string, words []said) (corpus.Choice, bool) {
	if a == nil || len(a.Places) == 0 {
		return corpus.Choice{}, false
	}
	of := *a
	if whole := (corpus.Place{Kind: corpus.PassagePlace, Index: a.Places[0].Index}); len(a.Places) == 2 && a.Places[0].Kind == corpus.SentencePlace && a.Places[1] == whole && x.listedWith(whole) != nil && x.listedWith(a.Places[0]) == nil {
		of.Places = a.Places[1:] // the sentence answers, and the paragraph is what the list has
	}
	c := corpus.Choose(text, x.order(&of))
	if len(c.Words) == 0 {
		return c, false
	}
	before := stemsOf(saidWords(a.Question + " " + x.headingOf(a.Places[0])))
	left := outside(words, c.Words)
	others := 0
	for i, w := range words {
		if !slices.Contains(left, w) || !builtinLittle().isContent(w) || slices.Contains(before, w.stem) {
			continue
		}
		if i > 0 && !slices.Contains(left, words[i-1]) || i+1 < len(words) && !slices.Contains(left, words[i+1]) {
			return c, false
		}
		others++
	}
	return c, others <= 1
}

// renumbered is the question that another follows with the one number of that in
// place of its own, and the places that it then names: after "proposition 2", "and
// 5?" is proposition 5.
func (x *Index) renumbered(before, text string, words []said) (string, corpus.Reading) {
	old, new := numberPattern.FindAllStringIndex(before, -1), numberPattern.FindAllString(text, -1)
	if len(old) != 1 || len(new) != 1 || builtinLittle().contents(words) > 0 {
		return "", corpus.Reading{}
	}
	full := before[:old[0][0]] + new[0] + before[old[0][1]:]
	return full, x.gazetteer.Read(full, corpus.ReadOptions{})
}

// numberPattern is a number as parts of a document have it.
var numberPattern = pattern.New(`\d+(?:\.\d+)*`)

// outside are the words that stand in none of some spans.
func outside(words []said, spans []corpus.Span) []said {
	return slices.DeleteFunc(slices.Clone(words), func(w said) bool {
		return slices.ContainsFunc(spans, func(s corpus.Span) bool { return s.Start <= w.Start && w.End <= s.End })
	})
}

// headingOf is the heading over a place.
func (x *Index) headingOf(p corpus.Place) string {
	for _, i := range x.gazetteer.Passages(p) {
		return x.brief.Sections[x.brief.Passages[i].Section].Name
	}
	return ""
}

// order is what a question counts, and goes on from, that follows some places: of
// several those, of one the enumeration that it is of, or the paragraphs where one
// was asked for.
func (x *Index) order(a *About) corpus.Order {
	shown := a.Places
	o := corpus.Order{Counted: shown}
	first, last := shown[0], shown[len(shown)-1]
	paragraphs := func(of corpus.Place) []corpus.Place {
		var out []corpus.Place
		for _, i := range x.gazetteer.Passages(of) {
			out = append(out, corpus.Place{Kind: corpus.PassagePlace, Index: i})
		}
		return out
	}
	if ofText := first.Kind == corpus.PassagePlace || first.Kind == corpus.SentencePlace; ofText {
		o.Row = x.listedWith(first)
	}
	o.Whole = o.Row != nil || first.Kind == corpus.RecommendationPlace
	switch one := len(shown) == 1; {
	case o.Row != nil:
		if one {
			o.Counted = o.Row
		}
	case first.Kind == corpus.PassagePlace || first.Kind == corpus.SentencePlace:
		first, last = corpus.Place{Kind: corpus.PassagePlace, Index: first.Index}, corpus.Place{Kind: corpus.PassagePlace, Index: last.Index}
		o.Row = x.row(first.Kind)
		asked := x.gazetteer.Read(a.Question, corpus.ReadOptions{Within: &first})
		if one && asked.Explicit && slices.Equal(asked.Places, shown) {
			o.Counted = paragraphs(corpus.Place{Kind: corpus.SectionPlace, Index: x.brief.Passages[first.Index].Section})
		} else if one {
			o.Counted = nil
		}
	default:
		o.Row = x.row(first.Kind)
		if one && first.Kind == corpus.SectionPlace {
			o.Counted = paragraphs(first)
		} else if one {
			o.Counted = o.Row
		}
	}
	if o.First, o.Last = slices.Index(o.Row, first), slices.Index(o.Row, last); o.First < 0 || o.Last < 0 {
		o.Row = nil
	}
	return o
}

// listOfPlace is the enumeration that a place is a member of or announces.
func (x *Index) listOfPlace(p corpus.Place) (corpus.Enumeration, bool) {
	for _, l := range x.lists() {
		members := x.brief.MemberPlaces(l.Enumeration)
		announces := l.Announcing.Kind == corpus.SentencePlace && l.Announcing.Index == p.Index
		if len(members) > 1 && (announces || slices.Contains(members, p)) {
			return l.Enumeration, true
		}
	}
	return corpus.Enumeration{}, false
}

// listedWith are all members of that enumeration, or nil.
func (x *Index) listedWith(p corpus.Place) []corpus.Place {
	list, ok := x.listOfPlace(p)
	if !ok {
		return nil
	}
	return x.brief.MemberPlaces(list)
}

// row are all places of a kind, in the order of the document.
func (x *Index) row(kind corpus.PlaceKind) []corpus.Place {
	b := x.brief
	out := make([]corpus.Place, map[corpus.PlaceKind]int{corpus.SectionPlace: len(b.Sections), corpus.PassagePlace: len(b.Passages), corpus.NotePlace: len(b.Footnotes),
		corpus.ReferencePlace: len(b.References), corpus.RecommendationPlace: len(b.Recommendations)}[kind])
	for i := range out {
		out[i] = corpus.Place{Kind: kind, Index: i}
	}
	return out
}

// chosen is the place that a follow-up chooses of several that were shown by what
// it says of it: "the one about border management".
func (x *Index) chosen(a *About, content []said) (chosen corpus.Place, ok bool) {
	if len(a.Places) == 0 {
		return chosen, false
	}
	most := 0
	for _, p := range x.order(a).Counted {
		stems := stemsOf(saidWords(x.placeText(p)))
		n := 0
		for _, w := range content {
			n += btoi(slices.Contains(stems, w.stem))
		}
		if n > most {
			chosen, most = p, n
		}
	}
	return chosen, most > 0
}

// placeText is the text of a place: of all its passages.
func (x *Index) placeText(p corpus.Place) string {
	if p.Kind == corpus.SentencePlace {
		passage := &x.brief.Passages[p.Index]
		return spans(passage)[p.Sentence].In(passage.Text)
	}
	var text []string
	for _, i := range x.gazetteer.Passages(p) {
		text = append(text, x.brief.Passages[i].Text)
	}
	return strings.Join(text, " ")
}

// ofShown is what words ask of what was shown and nothing else, its source, the
// reason, where it stands or more of it; "" if they ask for anything else.
func (x *Index) ofShown(words []said, q *question, f *matches) string {
	s := builtinSayings()
	m := x.nearestEntry(words, q, f, func(Entry) bool { return true })
	if m.entry < 0 || !m.sure || s.entries[m.entry].Kind != PlaceKind || s.asksElse(s.entries[m.entry], words) {
		return ""
	}
	return s.entries[m.entry].Name
}

// asksElse reports whether words say anything that no saying of an entry does:
// "how many people has Castellar?" is as a saying is, and counts something else.
func (s *sayings) asksElse(e Entry, words []said) bool {
	return slices.ContainsFunc(builtinLittle().content(words), func(w said) bool { return !s.uses(e, w.stem) })
}

// settled gives a result whose kind is known the hits of a text and a verdict.
func (x *Index) settled(ctx context.Context, q Query, text string, r Result) (Result, error) {
	asked, f, hits, err := x.find(ctx, text, q.Explain)
	if err != nil {
		return Result{}, err
	}
	defer x.spare.Put(f)
	r.Hits = hits
	x.settle(&asked, f, &r, q)
	return r, nil
}
