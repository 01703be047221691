package index

import (
	"slices"
	"strings"

	"briefbot/corpus"
)

// Words with which a brief says who should act, and people ask it.
var (
	oughtWords = set("should must ought shall doit doivent devrait devraient sollte sollten muss mussen soll sollen debe deben deberia deberian " +
		"должен должна должно должны следует необходимо надо нужно повинен повинна повинні слід треба yapmali etmeli gerekir")
	doingWords = set("do done doing act recommend recommended advise faire agir tun machen hacer делать сделать робити зробити yapmali")
	adviceWord = set("recommendation recommendations advice recommandation recommandations empfehlung empfehlungen recomendacion recomendaciones рекомендация рекомендации рекомендации рекомендації öneri öneriler oneri oneriler")
)

// addressed are the recommendations to whom a question asks about: "what should
// the EU do?", "recommendations for towns". There are none for a question that
// asks nothing of the kind, or about somebody to whom none is addressed.
func (x *Index) addressed(q *question) []corpus.Place {
	ought, doing, advice := false, false, false
	var who []string
	for i, w := range q.typed {
		p := fold(w.plain)
		switch {
		case oughtWords[p]:
			ought = true
			doing = doing || doingWords[p]
		case doingWords[p]:
			doing = true
		case adviceWord[p]:
			advice = true
		case w.term != "" && !sayNothing[p] && !listWords[p] && !pluralWords[p]:
			term := w.term
			if fixed := q.meant[i]; len(fixed) > 0 {
				term = x.analyzer.root(fixed[0])
			}
			who = append(who, term)
		}
	}
	if len(who) == 0 || len(who) > maxAddressee || !(ought && doing) && !advice {
		return nil
	}
	var out []corpus.Place
	for i, r := range x.brief.Recommendations {
		if slices.ContainsFunc(r.Passages, func(p int) bool { return x.isAddressed(&x.brief.Passages[p], who) }) {
			out = append(out, corpus.Place{Kind: corpus.RecommendationPlace, Index: i})
		}
	}
	return out
}

// maxAddressee is how many words the name of those who should act has: "small
// hill district utilities".
const maxAddressee = 4

// isAddressed reports whether the subject of some sentence of a passage that
// says what should be done has all the words: what stands before "should",
// after the last comma.
func (x *Index) isAddressed(p *corpus.Passage, who []string) bool {
	for _, s := range spans(p) {
		text := s.In(p.Text)
		words := x.analyzer.words(text)
		i := slices.IndexFunc(words, func(w word) bool { return oughtWords[fold(w.plain)] })
		if i < 0 {
			continue
		}
		before := text[:words[i].Start]
		if at := strings.LastIndexAny(strings.TrimRight(before, ", "), ",:;"); at >= 0 {
			before = before[at:]
		}
		terms := x.analyzer.terms(before)
		if !slices.ContainsFunc(who, func(t string) bool { return !slices.Contains(terms, t) }) {
			return true
		}
	}
	return false
}
