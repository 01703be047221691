package index

// judge sets the result's verdict, its confidence and what speaks against an
// answer.
func (x *Index) judge(q *question, r *Result) {
	r.Verdict = None
	var covered, all float64
	for _, t := range q.terms {
		v := x.weight(t.term)
		all += v
		if x.frequency[t.term]+x.told[t.term] > 0 {
			covered += v
		} else {
			r.Missing = append(r.Missing, t.typed)
		}
	}
	for _, typed := range q.foreign {
		all += x.weightOfForeign(typed)
		r.Missing = append(r.Missing, typed)
	}
	if len(r.Hits) == 0 || all == 0 {
		return
	}
	r.Confidence = covered / all
	switch {
	case r.Confidence >= 0.6:
		r.Verdict = Answers
	case r.Confidence >= 0.3:
		r.Verdict = Closest
	}
}

// weightOfForeign is what a word of another language without a translation
// speaks against an answer: names and German nouns as much as an English word
// that the brief never uses, other words half, since most are common verbs.
func (x *Index) weightOfForeign(typed string) float64 {
	v := idf(0, len(x.brief.Passages))
	if !startsUpper(typed) {
		v /= 2
	}
	return v
}
