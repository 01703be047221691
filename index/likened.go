package index

import (
	"cmp"
	"slices"
	"strings"

	"briefbot/corpus"
	"briefbot/index/encoder"
)

// What a question in another language names has none of the words of the brief.
// The few words that name it are then compared by meaning with the few things
// of its kind: a section with the headings, a list with what announces each.

// leastNamed is the likeness that the nearest heading has at least, leadNamed how
// much more than the next one. They were read off 21 names in five languages on
// three documents. Of 63 others on six, 17 of the 27 sections that there are get
// found and 1 of the 36 that there are not; without the lead 21 and 2, and one finds
// another.
const (
	leastNamed = 0.55
	leadNamed  = 0.1
)

// likened is the meaning of some words of a question, or nil where meanings are
// not compared or there are no words.
func (x *Index) likened(words []said, text string) *encoder.Compact {
	if x.encoder == nil || len(words) == 0 || len(words) > maxNamed {
		return nil
	}
	var named strings.Builder
	for i, w := range words {
		if i > 0 && w.Start > words[i-1].End { // not between signs of one word
			named.WriteByte(' ')
		}
		named.WriteString(w.In(text))
	}
	v := x.encoder.Query(named.String())
	c := v.Compact()
	return &c
}

// maxNamed is how many words a name has. A longer text is pasted.
const maxNamed = 25

// sectionMeant is the section that a question means which speaks of one and
// names none by its words: "la sección sobre los costes" of "Costs and
// Financing".
func (x *Index) sectionMeant(text string, words []said) (corpus.Place, bool) {
	l := builtinLittle()
	v := x.likened(slices.DeleteFunc(l.content(words), func(w said) bool {
		return l.frame[w.plain] || l.empty[w.plain] || l.saying[w.plain] || l.part[w.plain] || l.about[w.plain]
	}), text)
	if v == nil {
		return corpus.Place{}, false
	}
	like := v.Cosines(nil, x.headings)
	for i := range like {
		if x.brief.Sections[i].Name == "" || x.brief.Sections[i].Name == x.brief.Title {
			like[i] = 0
		}
	}
	i, ok := clearest(like, leastNamed, leadNamed)
	return corpus.Place{Kind: corpus.SectionPlace, Index: i}, ok
}

// clearest is the place of the greatest of some cosines, if it and its lead over
// the next are great enough.
func clearest(cosines []float32, least, lead float64) (int, bool) {
	best, next := -1, float32(0)
	for i, c := range cosines {
		if best >= 0 && c <= cosines[best] {
			next = max(next, c)
			continue
		}
		if best >= 0 {
			next = cosines[best]
		}
		best = i
	}
	return best, best >= 0 && likeness(cosines[best]) >= least && likeness(cosines[best])-likeness(next) >= lead
}

// listMeant is the enumeration that a question means, or -1: hardly anything in the
// brief is nearer to it than what announces the list or the heading over it. To a
// question in another language how near a text is to whatever is said is taken off,
// as with the sayings.
func (x *Index) listMeant(q *question) int {
	if q.sense == nil {
		return -1
	}
	l, words, counts := builtinLittle(), saidWords(q.text), corpus.Counts(q.text)
	named := l.named(q.text)
	plain := func(t []encoder.Compact) []float32 { return q.sense.Cosines(nil, t) }
	apart := func(t []encoder.Compact) []float32 { return x.meanings.apart(t, q.sense) }
	switch short := named <= shortlyNamed; {
	case !q.abroad && (!short || listsKind(words)):
		return -1 // whose own words would name it
	case asksToCount(q.typed) && (!q.abroad || named > 1): // "How many guards has the EU trained?"
		return -1
	case !q.abroad:
		return x.nearestList(plain, counts, -nearest)
	case len(counts) > 0 && (short || slices.Max(counts) > 2): // a pair is asked for of other things too
		return x.nearestList(apart, counts, -nearestCounted)
	case short || len(counts) > 0:
		if i := x.nearestList(apart, counts, -nearest); i >= 0 {
			return i
		}
		return x.nearestList(plain, counts, 0)
	}
	if i := x.nearestList(apart, nil, -nearest/2); i >= 0 {
		return i
	}
	return x.nearestList(plain, nil, nearest)
}

// nearestList is the enumeration nearest to a question by some measure, or -1 if
// another sentence is nearer by more than may be, or a number of members is asked
// for and it has another, or none is and the headings together are as near.
func (x *Index) nearestList(near func([]encoder.Compact) []float32, counts []int, ahead float32) int {
	sentences, headings := near(x.senses[:x.first[len(x.first)-1]]), near(x.headings)
	most := slices.Max(sentences) + ahead
	if len(counts) == 0 {
		most = max(most, mean(headings)+headingsApart)
	}
	best, told := -1, float32(-1)
	for i, l := range x.lists() {
		if len(counts) > 0 && !slices.Contains(counts, len(l.Members)) {
			continue
		}
		like := float32(-1)
		if l.Announcing.Kind != corpus.BriefPlace {
			like = headings[l.Section]
		}
		said := like
		if at := l.Announcing; at.Kind == corpus.SentencePlace {
			said = sentences[x.first[at.Index]+at.Sentence]
			like = max(like, said)
		}
		if like > most || like == most && (best < 0 || said > told) { // of two under one heading the better announced
			best, most, told = i, like, said
		}
	}
	return best
}

// How much nearer to a question another sentence may be than what announces the list
// that it is for, how much more where the number of members tells it, and how much
// nearer than the headings together the list is. They were read off 104 questions for
// lists in six languages on nine documents, the same questions put to three other
// documents each, and 210 questions of the argument that ask for several things.
const (
	nearest        = 0.0075
	nearestCounted = 0.026
	headingsApart  = 0.03
	shortlyNamed   = 3 // words with content
)

// likeAbsent sets the hits of a result to the sentences of the argument nearest
// in meaning to a word that the brief does not have, asked for in another
// language. A word alone says little to the encoder, and some sentences are near
// to any: the question counts as much as the word, and from both is taken how
// near a sentence is to a text that says nothing. Of 17 such questions in eight
// languages 11 have a sentence that speaks of the thing among the first three;
// by the word alone 7, by the question alone 8.
func (x *Index) likeAbsent(q *question, r *Result, limit int) {
	word := x.encoder.Query(r.Rest)
	nothing := x.encoder.Query("a")
	w, n := word.Compact(), nothing.Compact()
	of, none, asked := w.Cosines(nil, x.senses), n.Cosines(nil, x.senses), q.sense.Cosines(nil, x.senses)
	var hits []Hit
	for i := range x.brief.Passages {
		p := &x.brief.Passages[i]
		if p.Part != corpus.Body || p.Kind == corpus.Entry || p.Kind == corpus.Caption {
			continue
		}
		best := Hit{Passage: p, Score: -1, SameAs: -1}
		for k, s := range spans(p) {
			at := x.first[i] + k
			if score := float64(of[at]+asked[at]-none[at]) / 2; score > best.Score {
				best.Score, best.Sentence = score, s
			}
		}
		hits = append(hits, best)
	}
	slices.SortStableFunc(hits, func(a, b Hit) int { return cmp.Compare(b.Score, a.Score) })
	r.Hits = hits[:min(limit, len(hits))]
	r.Verdict, r.Confidence = Closest, x.weighing.own.closest()
	x.markSame(r.Hits)
}
