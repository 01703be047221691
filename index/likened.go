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

// leastNamed is the likeness that the nearest of them has at least, leadNamed
// how much more than the next one. A question that says how many things it asks
// for says much: countedNamed and countedLead are for those of so many members,
// listNamed for a list without a number, whose words may be those of any
// question. They were read off 21 names in five languages on three documents,
// of which the sections that there are not ("vino", "pétrole") stay under 0.5.
const (
	leastNamed   = 0.55
	leadNamed    = 0.1
	listLike     = 0.7
	countedNamed = 0.25
	countedLead  = 0.04
	// shortlyNamed is how many words, the number among them, name nothing but the
	// list: "which two further areas are possible, but less likely in the short
	// term" asks for more.
	shortlyNamed = 4
)

// likened is the meaning of some words of a question, or nil where meanings are
// not compared or there are no words.
func (x *Index) likened(words []said, text string) *encoder.Compact {
	if x.encoder == nil || len(words) == 0 || len(words) > maxNamed {
		return nil
	}
	var named []string
	for _, w := range words {
		named = append(named, w.In(text))
	}
	v := x.encoder.Query(strings.Join(named, " "))
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
	v := x.likened(slices.DeleteFunc(l.content(words), func(w said) bool { return l.frame[w.plain] || l.empty[w.plain] || l.saying[w.plain] || l.part[w.plain] }), text)
	if v == nil {
		return corpus.Place{}, false
	}
	like := x.headings.Cosines(nil, v)
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

// listMeant is the enumeration that a question in another language asks for, by
// what announces it, or -1. If the question says how many there are, it has so
// many members.
func (x *Index) listMeant(q *question) int {
	if !q.abroad || q.sense == nil {
		return -1
	}
	l, text, words := builtinLittle(), q.text, saidWords(q.text)
	counts := corpus.Counts(text)
	var named []said
	for _, w := range words {
		number := len(corpus.Counts(w.In(text))) > 0
		if number || l.isContent(w) && !listWords[w.plain] && !pluralWords[w.plain] && !sayNothing[w.plain] && !l.frame[w.plain] {
			named = append(named, w)
		}
	}
	v := x.likened(named, text)
	if v == nil {
		return -1
	}
	least, lead := listLike, leadNamed
	if len(counts) > 0 {
		if least = leastNamed; len(named) <= shortlyNamed {
			least, lead = countedNamed, countedLead
		}
	}
	// By section: of two lists under one heading the better announced.
	sentences, names := x.senses.Cosines(nil, v), x.headings.Cosines(nil, v)
	like, of := make([]float32, len(names)), make([]int, len(names))
	told := make([]float32, len(names))
	for i, list := range x.lists() {
		if len(counts) > 0 && !slices.Contains(counts, len(list.Members)) {
			continue
		}
		announced := float32(0)
		if at := list.Announcing; at.Kind == corpus.SentencePlace {
			announced = sentences[x.first[at.Index]+at.Sentence]
		}
		s := list.Section
		if like[s] == 0 || announced > told[s] {
			told[s], of[s] = announced, i
		}
		like[s] = max(like[s], names[s], announced)
	}
	s, ok := clearest(like, least, lead)
	if !ok {
		return -1
	}
	return of[s]
}

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
	of, none, asked := x.senses.Cosines(nil, &w), x.senses.Cosines(nil, &n), x.senses.Cosines(nil, q.sense)
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
