package index

import (
	"context"
	"slices"
	"strings"

	"briefbot/corpus"
)

// An About is what a question follows: the message that it replies to.
type About struct {
	// Question is what was asked before; "" if that is not known.
	Question string
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

// joins reports whether words begin or end with what joins them to something said
// before: "and Kazakhstan?", "中国呢？".
func (l *littleWords) joins(words []said) bool {
	return len(words) > 1 && l.closing[words[len(words)-1].plain] ||
		slices.ContainsFunc(l.joining, func(p []string) bool { return len(words) > len(p) && begins(words, p) })
}

// follow answers a question from what it follows: by its place in the order of
// what was shown, by what it asks of that, or else as if it were one question
// with the one before.
func (x *Index) follow(ctx context.Context, q Query, text string, words []said) (Result, error) {
	l, a := builtinLittle(), q.About
	content := l.content(words)
	if builtinSayings().ofShown(words) || len(a.Places) > 1 && l.ordered(text, words) {
		content = nil
	}
	if places := x.chosen(a.Places, text, content); len(places) > 0 {
		return x.settled(ctx, q, text, Result{Kind: PlaceKind, Reading: corpus.Reading{Places: places, Explicit: true}, InFull: a.Question})
	}
	if len(a.Places) > 0 && len(content) == 0 {
		entry, like := builtinSayings().byWords(words, PlaceKind)
		if like == 0 { // what cannot be told asks for more of it
			entry.Name = "more"
		}
		return x.settled(ctx, q, text, Result{Kind: PlaceKind, Entry: entry.Name, Reading: corpus.Reading{Places: a.Places[:1], Explicit: true}, InFull: a.Question})
	}
	before := strings.TrimSpace(a.Question)
	if a.Message != "" {
		before = a.Message
		if len(content) == 0 { // "is this right?": what the brief has that is nearest to it
			text = ""
		}
	}
	if before == "" {
		for _, p := range a.Places {
			if s := x.placeText(p); s != "" {
				before = s
				break
			}
		}
	}
	if before == "" || len(content) == 0 && a.Message == "" {
		return Result{Kind: AskAgain, Verdict: None, Hits: []Hit{}}, nil
	}
	// A question of the same kind about something else: "and Kazakhstan?".
	if e, _, ok := x.mentioned(a.Question, saidWords(a.Question)); ok {
		return x.settled(ctx, q, text, Result{Kind: MentionKind, Entry: e.Name, Rest: text[content[0].Start:content[len(content)-1].End], InFull: a.Question})
	}
	full := before + " " + text
	return x.settled(ctx, q, full, Result{Kind: PassageKind, InFull: full})
}

// chosen are the places that a follow-up chooses from those that were shown: by
// order ("the second one"), or of several by what is said of one ("the one
// about border management").
func (x *Index) chosen(shown []corpus.Place, text string, content []said) []corpus.Place {
	if len(shown) == 0 {
		return nil
	}
	if len(content) == 0 {
		among := shown
		if len(shown) == 1 {
			among = x.siblings(shown[0])
		}
		var out []corpus.Place
		for _, n := range corpus.Ordinals(text) {
			if n < 0 {
				n += len(among) + 1
			}
			if 1 <= n && n <= len(among) {
				out = append(out, among[n-1])
			}
		}
		return out
	}
	if len(shown) == 1 {
		return nil
	}
	best, most := -1, 0
	for i, p := range shown {
		stems := stemsOf(saidWords(x.placeText(p)))
		n := 0
		for _, w := range content {
			n += btoi(slices.Contains(stems, w.stem))
		}
		if n > most {
			best, most = i, n
		}
	}
	if best < 0 {
		return nil
	}
	return shown[best : best+1]
}

// siblings are the places among which one is counted: all of its kind, or of a
// paragraph those of its section.
func (x *Index) siblings(p corpus.Place) []corpus.Place {
	b, n := x.brief, 0
	switch p.Kind {
	case corpus.RecommendationPlace:
		n = len(b.Recommendations)
	case corpus.NotePlace:
		n = len(b.Footnotes)
	case corpus.ReferencePlace:
		n = len(b.References)
	case corpus.SectionPlace:
		n = len(b.Sections)
	case corpus.PassagePlace:
		var out []corpus.Place
		for _, i := range b.Sections[b.Passages[p.Index].Section].Passages {
			out = append(out, corpus.Place{Kind: p.Kind, Index: i})
		}
		return out
	}
	var out []corpus.Place
	for i := range n {
		out = append(out, corpus.Place{Kind: p.Kind, Index: i})
	}
	return out
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

// ofShown reports whether words ask nothing but for the source, the reason or more
// of what was shown.
func (s *sayings) ofShown(words []said) bool {
	e, like := s.byWords(words)
	return e.Kind == PlaceKind && like >= entryByWords &&
		!slices.ContainsFunc(builtinLittle().content(words), func(w said) bool { return !s.uses(e, w.stem) })
}

// ordered reports whether words say which of several is meant by its place in
// their order alone: "what is the second one for?", and not "the second city".
func (l *littleWords) ordered(text string, words []said) bool {
	if l.contents(words) > 1 {
		return false
	}
	places := 0
	for i, w := range words {
		if len(corpus.Ordinals(w.In(text))) == 0 {
			continue
		}
		if places++; i > 0 && l.isContent(words[i-1]) || i+1 < len(words) && l.isContent(words[i+1]) {
			return false
		}
	}
	return places > 0
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
