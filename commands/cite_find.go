package commands

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"briefbot/corpus"
)

// The cost of a typed word that matches a reference. A word of the author's
// name or the year names the work; a word of the title or of the rest of the
// entry fits others too; a misspelling is a guess. The values only order these
// cases: the sum over all words decides.
const (
	costTitle  = 1
	costEntry  = 2
	costPrefix = 3
	costNear   = 10
	noMatch    = 1000
)

// maxTypedWords is how many words of what was typed are looked at: more than
// any entry's title has.
const maxTypedWords = 40

// fillers are words that say nothing about which work is meant.
var fillers = []string{"the", "a", "an", "of", "and", "in", "by", "et", "al", "und", "i", "y", "paper", "article", "report", "work", "study"}

// findReferences are the references that a person means, the likeliest first:
// by author, author and year, key, or any words of the entry.
func (s *Set) findReferences(typed string) []*corpus.Reference {
	words := tokens(clip(typed, 1000))
	if kept := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slices.Contains(fillers, w) }); len(kept) > 0 {
		words = kept
	}
	words = words[:min(len(words), maxTypedWords)]
	if len(words) == 0 {
		return nil
	}
	if found := s.rankReferences(words); len(found) > 0 {
		return found
	}
	// Words around a name ("that Carnegie piece by Sattarov 2018"): keep those
	// that an author's name or a year has. A year alone names nobody.
	named := false
	words = slices.DeleteFunc(words, func(w string) bool {
		for i := range s.brief.References {
			if c := wordCost(&s.brief.References[i], w); c == 0 || c == costNear {
				named = named || w != fold(s.brief.References[i].Year)
				return false
			}
		}
		return true
	})
	if !named {
		return nil
	}
	if found := s.rankReferences(words); len(found) > 0 {
		return found
	}
	// A name with a wrong year: the entry shows the right one.
	return s.rankReferences(slices.DeleteFunc(words, isYear))
}

// isYear reports whether a word is a year as a citation has it: "2019", "2019a".
func isYear(w string) bool {
	w = strings.TrimRight(w, "abcdefgh")
	_, err := strconv.Atoi(w)
	return len(w) == 4 && err == nil
}

// rankReferences are the references that every word matches, cheapest first.
// A work that the words name outright stands alone, and guesses are left out
// where anything fits without them.
func (s *Set) rankReferences(words []string) []*corpus.Reference {
	if len(words) == 0 {
		return nil
	}
	type candidate struct {
		ref  *corpus.Reference
		cost int
	}
	var found []candidate
	for i := range s.brief.References {
		r := &s.brief.References[i]
		sum := 0
		for _, w := range words {
			sum += wordCost(r, w)
		}
		if sum < noMatch {
			found = append(found, candidate{r, sum})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(a.cost, b.cost) })
	var out []*corpus.Reference
	for _, c := range found {
		best := found[0].cost
		if best == 0 && c.cost > 0 || best < costNear && c.cost >= costNear || best >= costNear && c.cost > best {
			break
		}
		out = append(out, c.ref)
	}
	return out
}

// wordCost is how badly a typed word fits a reference.
func wordCost(r *corpus.Reference, word string) int {
	if word == fold(r.Year) {
		return 0
	}
	best := noMatch
	try := func(text string, cost int) {
		for _, t := range tokens(text) {
			switch {
			case t == word:
				best = min(best, cost)
			case len(word) >= 3 && strings.HasPrefix(t, word):
				best = min(best, cost+costPrefix)
			case near(word, t):
				best = min(best, cost+costNear)
			}
		}
	}
	try(strings.Join(r.Authors, " ")+" "+r.Key, 0)
	if best > 0 {
		try(r.Title, costTitle)
	}
	if best > costTitle {
		try(r.Text, costEntry)
	}
	return best
}
