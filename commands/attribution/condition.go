package attribution

import (
	"slices"
	"strings"

	"briefbot/commands/quote"
)

// question reports whether the span is part of a question: one with a mark
// behind it, after "whether", or after "the question is why".
func (r *reader) question() bool {
	if r.last < len(r.tokens) && slices.ContainsFunc(r.tokens[r.last:], func(t token) bool { return strings.Contains("?？؟", t.text) }) {
		return true
	}
	for i := r.clauseOn(r.first); i < r.first; i++ {
		if r.at("whether", i) && !r.at("if", i) || (r.at("whether", i) || r.at("whys", i)) && r.asked(i) {
			return true
		}
	}
	return false
}

// asked reports whether a word before token i makes it begin a question.
func (r *reader) asked(i int) bool {
	return slices.ContainsFunc(r.tokens[r.clauseOn(i):i], func(t token) bool { return t.is("asks") })
}

// condition is the word of a condition that the span is in, or that holds for
// it: at the sentence's beginning, or right behind the span.
func (r *reader) condition() string {
	conjunction := func(i int) int {
		switch {
		case i >= len(r.tokens) || i > 0 && slices.Contains([]string{"even", "as", "what", "même", "selbst", "auch"}, r.tokens[i-1].folded):
			return 0
		case r.phrase("ifs", i) > 0:
			return r.phrase("ifs", i)
		case r.at("if", i) && r.tokens[i].folded != "s":
			return 1
		}
		return 0
	}
	at := []int{0, r.last}
	if r.last < len(r.tokens) && r.clauseMark(r.last) {
		at[1]++
	}
	for i := r.clauseStart(r.first); i < r.first; i++ {
		at = append(at, i)
	}
	for _, i := range at {
		if i > 0 && i >= r.first && i < r.last {
			continue
		}
		if n := conjunction(i); n > 0 && (i < r.first || i >= r.last) {
			return r.text(i, i+n)
		}
	}
	return ""
}

// negated is the "not" of the span's clause that stands before it, or what denies
// the clause: "it is unlikely that".
func (r *reader) negated() string {
	from := r.clauseStart(r.first)
	for i := r.first - 1; i >= from; i-- {
		t := r.tokens[i]
		if quote.Denies(t.folded) && !(i+1 < len(r.tokens) && r.tokens[i+1].folded == "only") {
			return t.text
		}
	}
	for i := r.clauseOn(r.first); i < r.first; i++ {
		if at := r.conjunction(i + 1); r.at("untrue", i) && at > 0 && at < r.first {
			return r.tokens[i].text
		}
	}
	return ""
}

// clauseOn is where the clause of token i begins, or the one before it that a
// conjunction behind a comma goes on from: "es ist offen, ob".
func (r *reader) clauseOn(i int) int {
	from := r.clauseStart(i)
	for _, list := range []string{"that", "whether", "whys"} {
		if from > 0 && r.at(list, from) {
			return r.clauseStart(from - 1)
		}
	}
	return from
}
