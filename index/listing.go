package index

import (
	"iter"
	"slices"
	"strings"

	"briefbot/corpus"
)

// A listing is an enumeration of the brief, and the terms by which it is asked
// for.
type listing struct {
	corpus.Enumeration
	// named are the terms of what announces it: the sentence or the heading that
	// says what is listed, or the first words of members that do. near are those
	// of the heading above a sentence that lists things itself.
	named, near map[string]bool
	// counted are those of named that say what the members are: of a sentence that
	// announces them only what stands behind their number.
	counted    map[string]bool
	announcing int // how many terms that is, without the members' words
}

// maxOpening is how many words of a member say what it is one of: "Another
// obstacle to cooperation is …".
const maxOpening = 4

// listings are the brief's enumerations.
func (x *Index) listings() []listing {
	var out []listing
	b := x.brief
	for _, e := range b.Enumerations() {
		l := listing{Enumeration: e, named: map[string]bool{}, near: map[string]bool{}, counted: map[string]bool{}}
		name := func(terms iter.Seq[string]) {
			for t := range terms {
				l.named[t], l.counted[t] = true, true
			}
		}
		heading := l.named
		if e.Announcing.Kind == corpus.SentencePlace && e.Announcing.Index == e.Members[0].Passage {
			heading = l.near
		}
		if e.Announcing.Kind != corpus.BriefPlace && !isLabel(x.analyzer.words(b.Sections[e.Section].Name)) {
			for _, t := range x.analyzer.terms(b.Sections[e.Section].Name) {
				heading[t], l.counted[t] = true, true
			}
		}
		if e.Announcing.Kind == corpus.SentencePlace {
			p := &b.Passages[e.Announcing.Index]
			said := p.Sentences[e.Announcing.Sentence]
			if len(p.Cells) > 0 {
				said = p.Cells[0] // over the names of what a table lists
			}
			words := x.analyzer.words(said.In(p.Text))
			for t := range x.analyzer.termsOf(words) {
				l.named[t] = true
			}
			for i, w := range words {
				if slices.Contains(corpus.Counts(w.In(said.In(p.Text))), len(e.Members)) {
					name(x.analyzer.termsOf(words[i+1 : min(len(words), i+1+countReach)]))
				}
			}
		}
		name(slices.Values(x.analyzer.terms(strings.Join(e.Nouns, " "))))
		for _, t := range x.analyzer.terms(strings.Join(e.Beside, " ")) {
			l.near[t] = true
		}
		for t, n := range x.headingTerms(e.Sections) { // "Phase 1: …", "Phase 2: …"
			if n == len(e.Sections) {
				l.named[t], l.counted[t] = true, true
			}
		}
		l.announcing = len(l.named)
		for _, m := range e.Members {
			text := m.In(b.Passages[m.Passage].Text)
			words := x.analyzer.words(text)
			words = words[:min(maxOpening, len(words))]
			if len(words) < 2 || strings.Contains(text[:words[len(words)-1].End], ",") || words[0].term != "" && words[0].plain != "another" && words[0].plain != "one" {
				continue // "First, …", "Old pipes …"
			}
			name(x.analyzer.termsOf(words))
		}
		out = append(out, l)
	}
	return out
}

// isLabel reports whether a heading is a noun and a number, "Article 1", and says
// nothing of what stands under it.
func isLabel(heading []word) bool { return len(heading) == 2 && isNumber(heading[1].plain) }

// headingTerms are the terms of the headings of sections, each with how many have it.
func (x *Index) headingTerms(sections []int) map[string]int {
	out := map[string]int{}
	for _, s := range sections {
		terms := x.analyzer.terms(x.brief.Sections[s].Name)
		slices.Sort(terms)
		for _, t := range slices.Compact(terms) {
			out[t]++
		}
	}
	return out
}

// listWords ask for several things: a question with one of them wants the
// members of an enumeration. pluralWords do if a noun in the plural is asked
// for. Questions in other languages are known by their meaning or not at all.
var (
	// onlyPlural ask for several and nothing else, neither a count nor one of them.
	onlyPlural = set(severalWords)
	listWords  = set(severalWords + " many combien welche welches wieviele viele cuantos cuantas сколько скільки kac " +
		"quali quanti quante elenca elencate quais quantos quantas jakie ile wymien podaj اذكر عدد")
	pluralWords = set("what which name give cite citez nombra dime nenn quel que qué назови назовите hangi")
)

const severalWords = "list enumerate auflisten aufzahlen lister enumere enumerez quels quelles welchen nenne nennen liste cuales enumera lista " +
	"перечисли перечислите какие каковы перелічи перелічіть яки які neler nelerdir listele sirala"

// sayNothing are words of such questions that say nothing of what is listed.
var sayNothing = set("main key most important different various several brief document author authors report paper identify identified identifies mention mentioned mentions name named list listed give all kind kinds type types exist exists there number many principaux principales wichtigsten principales")

// severalSigns ask for several in Chinese and Japanese.
var severalSigns = []string{"哪些", "哪几", "哪两", "哪二", "哪三", "哪四", "哪五", "哪六", "列出", "列举", "几种", "几个", "有什么", "挙げ", "どのような", "何ですか"}

// asksForSeveralAbroad reports whether a question in another language than the
// brief's asks for several things.
func asksForSeveralAbroad(text string) bool {
	for i, w := range saidWords(text) {
		if i < asksEarly && (listWords[w.plain] || pluralWords[w.plain] && len(corpus.Counts(text)) > 0) {
			return true
		}
	}
	if l := builtinLittle(); len(corpus.Counts(text)) == 1 && l.named(text) == 2 {
		return true // "les quatre domaines"
	}
	return slices.ContainsFunc(severalSigns, func(s string) bool { return strings.Contains(text, s) })
}

// asksEarly is within how many words a question says that it asks for several:
// "can you list the causes", and not "a function that reverses a list".
const asksEarly = 3

// leastListed is the share of a question's terms, by what each says in the
// brief, that an enumeration's own words must have.
const leastListed = 0.5

// leastCounted is that of a question for how many there are: "how many prisoners are
// there" is not for four things of which one is for prisoners. Of 18 such questions
// in the sets that had a list for an answer 11 asked of something else.
const leastCounted = 0.75

// list finds the enumeration whose members a question asks for. It reports
// false for a question that asks for no list, or for one that the brief does
// not give.
func (x *Index) list(q *question, byMeaning bool) (corpus.Enumeration, bool) {
	if !x.severalAsked(q) || len(x.lists()) == 0 {
		return corpus.Enumeration{}, false
	}
	if slices.ContainsFunc(q.words, func(w word) bool { return adviceStem[firstLetters(fold(w.plain), stemLetters)] }) {
		return corpus.Enumeration{}, false // which have numbers of their own
	}
	i := x.listNamed(q, asksToCount(q.typed))
	if i < 0 && byMeaning {
		i = x.listMeant(q)
	}
	if i < 0 {
		return corpus.Enumeration{}, false
	}
	return x.lists()[i].Enumeration, true
}

// severalAsked reports whether a question asks for several things, in whatever language.
func (x *Index) severalAsked(q *question) bool {
	return x.asksForSeveral(q.typed) || q.abroad && asksForSeveralAbroad(q.text)
}

// announced is the enumeration that the sentence of a hit announces, or the table under
// a caption, if a question asks for several things and for as many as it has.
func (x *Index) announced(q *question, h Hit) (corpus.Enumeration, bool) {
	if !x.severalAsked(q) || asksToCount(q.typed) {
		return corpus.Enumeration{}, false
	}
	at, counts := x.number(h.Passage), corpus.Counts(q.text)
	for _, l := range x.lists() {
		if a := l.Announcing; a.Kind != corpus.SentencePlace || len(counts) > 0 && !slices.Contains(counts, len(l.Members)) {
			continue
		} else if a.Index == at && h.Passage.Sentences[a.Sentence] == h.Sentence || a.Index == at+1 && h.Passage.Kind == corpus.Caption {
			return l.Enumeration, true
		}
	}
	return corpus.Enumeration{}, false
}

// member is what a question asks for by its place in an enumeration that its other
// words name: "the second barrier". It reports false where it says more, or where
// the brief lists nothing of the kind.
func (x *Index) member(text string) (of corpus.Place, ok bool) {
	words := corpus.Choose(text, corpus.Order{}).Words
	if len(words) != 1 {
		return of, false
	}
	rest := text[:words[0].Start] + text[words[0].End:]
	if q, n := x.read(rest), builtinLittle().contents(saidWords(rest)); !q.abroad && 0 < n && n <= shortlyNamed {
		if i := x.listNamed(&q, true); i >= 0 {
			chosen := corpus.Choose(text, corpus.Order{Counted: x.brief.MemberPlaces(x.lists()[i].Enumeration)})
			if len(chosen.Places) == 1 {
				return chosen.Places[0], true
			}
		}
	}
	return of, false
}

// listsKind reports whether a question asks for all things of a kind and says no more
// of them: "list the countries", "which countries are mentioned". A passage that
// has one of them is no list.
func listsKind(words []said) bool {
	l := builtinLittle()
	lists, which, mentioned, things := false, false, false, 0
	for i, w := range words {
		switch {
		case i < asksEarly && onlyPlural[w.plain] && !l.wh[w.plain]:
			lists = true
		case i == 0 && (pluralWords[w.plain] || l.wh[w.plain]):
			which = true
		case l.frame[w.plain]:
		case l.saying[w.plain], sayNothing[w.plain]:
			mentioned = mentioned || things == 1
		case l.isContent(w):
			things++
		}
	}
	return things == 1 && (lists || which && mentioned)
}

// listNamed is the enumeration that the question's own words name, or -1; where its
// members are counted, one of which it says what they are.
func (x *Index) listNamed(q *question, counting bool) int {
	type want struct {
		typed  string
		terms  []string // the word's and those like it
		weight float64
	}
	var wants []want
	for _, t := range q.terms {
		if sayNothing[strings.ToLower(t.typed)] || listWords[fold(strings.ToLower(t.typed))] || pluralWords[fold(strings.ToLower(t.typed))] || isNumber(t.term) || len(corpus.Counts(t.typed)) > 0 {
			continue
		}
		if t.added != "" {
			for i := range wants {
				if wants[i].typed == t.typed && t.added == "cognate" {
					wants[i].terms = append(wants[i].terms, t.term)
				}
			}
			continue
		}
		wants = append(wants, want{t.typed, []string{t.term}, max(t.idf, 1)})
	}
	if len(wants) == 0 {
		return -1
	}
	sum := 0.0
	for _, w := range wants {
		sum += w.weight
	}
	best, score, counts := -1, 0.0, corpus.Counts(q.text)
	counts = slices.DeleteFunc(counts, func(n int) bool { return n > mostListed }) // years and the like
	for i, l := range x.lists() {
		if len(counts) > 0 && slices.Max(counts) > max(len(l.Members), l.Number) {
			continue // "the five principles" of two factors
		}
		got, head := 0.0, false
		for k, w := range wants {
			named := slices.ContainsFunc(w.terms, func(t string) bool { return l.named[t] })
			if named || slices.ContainsFunc(w.terms, func(t string) bool { return l.near[t] }) {
				got += w.weight
			}
			head = head || k == 0 && named
		}
		if got /= sum; got < leastListed || !head || counting && (got < leastCounted || !slices.ContainsFunc(wants[0].terms, func(t string) bool { return l.counted[t] })) {
			continue
		}
		if slices.Contains(counts, len(l.Members)) { // "the four themes"
			got += asManyMembers
		}
		if got > score || got == score && l.Announcing.Kind != corpus.SentencePlace && l.announcing < x.lists()[best].announcing {
			best, score = i, got // "the roles" are those under "Roles" before those under "The role of the state"
		}
	}
	return best
}

// mostListed is the greatest number that is one of members.
const mostListed = 20

// asManyMembers is how much more speaks for a list with as many members as a
// question says: as much as a quarter of its words.
const asManyMembers = 0.25

// asksForSeveral reports whether a question asks for several things: with a
// word that does, or for a noun in the plural.
func (x *Index) asksForSeveral(words []word) bool {
	plural, content, numbers := false, 0, 0
	for i, w := range words {
		if listWords[w.plain] && (i < asksEarly || !strings.HasPrefix(w.plain, "list")) {
			return true
		}
		plural = plural || pluralWords[w.plain]
		switch {
		case len(corpus.Counts(w.plain)) > 0:
			numbers++
		case w.term != "" && !sayNothing[w.plain]:
			content++
		}
	}
	return (plural || content == 1 && numbers < 2) && slices.ContainsFunc(words, x.isPlural) // "the four areas", and not "actions 6 to 8"
}

// isPlural reports whether a word looks like a noun in the plural.
func (x *Index) isPlural(w word) bool {
	return w.term != "" && len(w.plain) > 3 && strings.ContainsAny(w.plain[len(w.plain)-1:], "sx") && x.analyzer.root(w.plain) != w.plain
}
