package index

// sameWords is how much of two sentences' terms must be shared for them to say
// the same in the same words. In the built-in brief six pairs reach it, the
// summary's and the recommendations' repetitions of the text; the next pair
// has 0.57.
const sameWords = 0.65

// sourcedWithin is how far behind a passage with a footnote or citation may be
// and still come before one that says the same without.
const sourcedWithin = 0.8

// alike returns the share of terms that two sentences have in common, of the
// one that has more.
func alike(a, b *sentence) float64 {
	shared, rest := 0, b.own.terms
	for _, c := range a.own.terms {
		for len(rest) > 0 && rest[0].term < c.term {
			rest = rest[1:]
		}
		shared += btoi(len(rest) > 0 && rest[0].term == c.term)
	}
	return float64(shared) / float64(max(1, len(a.own.terms), len(b.own.terms)))
}

// preferSourced puts, where the first hit's sentence says the same as a later
// one's and only the later passage has a footnote or a citation, the later one
// first: it says where the words come from.
func (x *Index) preferSourced(hits []Hit, explain bool) {
	if len(hits) == 0 || sourced(hits[0]) {
		return
	}
	for j := 1; j < min(len(hits), 5); j++ {
		h := hits[j]
		if !sourced(h) || h.Score < sourcedWithin*hits[0].Score || alike(x.sentence(h), x.sentence(hits[0])) < sameWords {
			continue
		}
		if more := hits[0].Score - h.Score; explain && more > 0 {
			h.Explanation = append(h.Explanation, Reason{Signal: "has a source of its own", Value: more})
		}
		h.Score = hits[0].Score
		copy(hits[1:j+1], hits[:j])
		hits[0] = h
		return
	}
}

func sourced(h Hit) bool { return len(h.Passage.Marks)+len(h.Passage.Citations) > 0 }

// markSame sets SameAs of each hit.
func (x *Index) markSame(hits []Hit) {
	facts := make([]*sentence, len(hits))
	for j := range hits {
		hits[j].SameAs = -1
		facts[j] = x.sentence(hits[j])
		for i := range j {
			if hits[i].SameAs < 0 && alike(facts[i], facts[j]) >= sameWords {
				hits[j].SameAs = i
				break
			}
		}
	}
}
