package index

import (
	"slices"
	"strings"
)

// A question's words may all stand in a sentence that says something else: the
// opposite ("Why is Central Asia a priority?" where it "is not a priority"), or
// the same of another ("Why does Russia refuse …?" where the EU does). Both are
// read from the order of words alone, so they are clues and no verdicts.

// denials are the words that turn a statement round, plain.
var denials = set("not no never neither nor cannot unwilling unlikely without hardly nicht kein keine nie weder ne pas jamais ni sans не нет ни никогда без")

// denies reports whether one of the words is a denial.
func denies(ws []word) bool {
	return slices.ContainsFunc(ws, func(w word) bool { return denials[w.plain] || strings.HasSuffix(w.plain, "n't") })
}

// denialReach is how many words after a denial it still speaks of: "is not
// mentioned explicitly in the strategy".
const denialReach = 5

// denies is the share of the question's weight that a sentence denies and the
// question does not. "Is it a priority?" may be answered by a denial; only what
// asks for more takes for granted what it says.
func (q *question) denies(s *sentence, f *matches) float64 {
	if q.kind == anyAnswer && !q.open || q.denied {
		return 0
	}
	var got, all float64
	for i := range q.terms {
		if q.terms[i].added == "" {
			all += q.terms[i].idf
		}
	}
	mark := f.mark()
	for _, at := range s.denials {
		for _, t := range s.terms[at:min(len(s.terms), at+1+denialReach)] {
			if place := f.place[t]; place > 0 && f.marks[place-1] != mark {
				f.marks[place-1] = mark
				got += q.terms[place-1].idf
			}
		}
	}
	return got / max(1, all)
}

// Names are of one thing where one begins the other: "Russia", "Russian".
func (x *Index) sameName(a, b termID) bool {
	m, n := x.terms.terms.texts[a], x.terms.terms.texts[b]
	return strings.HasPrefix(m, n) || strings.HasPrefix(n, m)
}

// swaps is the share of the words that question and sentence have in common
// which follow one name in the question and another in the sentence, where both
// have both names.
func (x *Index) swaps(q *question, s *sentence) float64 {
	var asked []termID // of the question's words, in order
	for _, w := range q.words {
		asked = append(asked, x.idOf(w))
	}
	names := slices.DeleteFunc(slices.Clone(s.names), func(n termID) bool {
		return n == noTerm || !slices.ContainsFunc(asked, func(t termID) bool { return t != noTerm && x.sameName(t, n) })
	})
	isName := func(t termID) termID {
		for _, n := range names {
			if t != noTerm && x.sameName(t, n) {
				return n
			}
		}
		return noTerm
	}
	said := follows(s.terms, isName)
	same, other := 0., 0.
	for t, name := range follows(asked, isName) {
		switch of, ok := said[t]; {
		case !ok:
		case x.sameName(of, name):
			same++
		default:
			other++
		}
	}
	return other / max(1, same+other)
}

// follows returns, for each term that is no name, the name that it follows.
func follows(terms []termID, isName func(termID) termID) map[termID]termID {
	out := map[termID]termID{}
	last := noTerm
	for _, t := range terms {
		if t == noTerm {
			continue
		}
		if n := isName(t); n != noTerm {
			last = n
		} else if _, ok := out[t]; !ok && last != noTerm {
			out[t] = last
		}
	}
	return out
}

// A phase is a time of something that a question asks for: words for it, and
// words for another one that a sentence has in its place.
var phases = []struct{ asked, other map[string]bool }{
	{set("end ends ended ending stop stops stopped cease ceased expire expires expired close closed abandon abandoned terminate terminated dissolve dissolved finish finished replaced withdrawn repealed"),
		set("begin begins began begun start starts started launch launched launching found founded establish established open opened create created introduce introduced adopted")},
	{set("begin begins began begun start starts started launched founded established opened created introduced"),
		set("ended stopped ceased expired closed abandoned terminated dissolved finished replaced withdrew withdrawn repealed")},
}

// sides are words for the time on one side of an event, by the word that a
// question has before its name.
var sides = map[string]map[string]bool{
	"before": set("before prior previous previously former formerly earlier until ago used"),
	"after":  set("after afterwards since then later subsequent subsequently following wake now"),
}

// otherPhase reports whether the first hit says when something began where it is
// asked when it ended, or the reverse, or speaks of a name and not of what was
// "before" or "after" it, as was asked.
func (x *Index) otherPhase(q *question, f *matches, first Hit) bool {
	said := x.analyzer.words(first.Sentence.In(first.Passage.Text))
	has := func(words map[string]bool) bool {
		return slices.ContainsFunc(said, func(w word) bool { return words[w.plain] })
	}
	for i, w := range q.typed {
		if words := sides[w.plain]; words != nil && q.open {
			for next := i + 1; next < min(len(q.typed), i+3); next++ {
				if n := &q.typed[next]; isName(n.In(q.text)) && has(set(n.plain)) {
					return !has(words)
				}
			}
		}
	}
	if q.kind != date {
		return false
	}
	s := x.sentence(first)
	answered := q.in(f, &s.own, &s.asks)
	for i := range q.terms {
		for _, p := range phases {
			if t := &q.terms[i]; t.added == "" && !answered[i] && p.asked[strings.ToLower(t.typed)] && has(p.other) && !has(p.asked) {
				return true
			}
		}
	}
	return false
}
