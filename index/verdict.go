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
