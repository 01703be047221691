package quote

// What makes a quotation a patchwork of the brief's own words: nearly all of it
// are runs of several words that stand there, but not in that order or not
// together.
const (
	patchWords = 3    // words of a run
	patchShare = 0.80 // of the quotation's words that are in a run
	maxPatches = 12   // more is no quotation

	// A run that stands nowhere near the others is no chance if it has so much.
	farWords  = 4
	farWeight = 3.0
	// Nor is the one that the others are seen from.
	heartWords = 5

	// What it costs to go on in another place of the same sentence, and of the
	// brief; in the coin of an alignment.
	moveCost = 350
	jumpCost = 550

	// maxTogether is how many tokens may lie between two runs that still stand
	// together: the sentence between two others.
	maxTogether = 80
)

// A patch is a run of the quotation's tokens, from q0 to q1, that stands in the
// stream from s0 to s1. Runs in order and close together are one patch.
type patch struct {
	q0, q1, s0, s1 int
	words          int
	weight         float64
	worth          int32
}

// scattered judges a quotation that was put together from several places, or
// from one in another order. It reports false if it was not, or if the best
// alignment with one place, which is worth so much, says it better.
func (c *Checker) scattered(text string, quoted []token, w *worths, worth int32) (Finding, bool) {
	patches, m, ok := c.patches(quoted, worth)
	if !ok {
		return Finding{}, false
	}
	main := patches[m]
	steps, _ := c.align(quoted[main.q0:main.q1], w, main.s0, main.s1, true)
	for i := range steps {
		steps[i].q += main.q0
	}
	start, end, changes := c.changes(text, quoted, steps)
	var out []Change
	at := 0
	loose := func(to int) {
		if words := bare(quoted[at:to]); wordCount(words) > 0 {
			out = append(out, Change{Kind: Added, Typed: typed(text, words), Negation: denials(words, false) > 0})
		}
	}
	for i, p := range patches {
		loose(p.q0)
		at = p.q1
		ch := Change{Kind: Elsewhere, Typed: typed(text, quoted[p.q0:p.q1]), Printed: c.text(p.s0, p.s1), Slices: c.place(p.s0, p.s1)}
		switch {
		case i == m:
			out = append(out, changes...)
			continue
		case c.sameSentence(p, main):
			ch.Kind = Moved
			start, end = min(start, p.s0), max(end, p.s1)
		}
		out = append(out, ch)
	}
	loose(len(quoted))
	return Finding{Verdict: Differs, Places: []Place{c.place(start, end)}, Changes: out}, true
}

// patches cuts a quotation into runs that stand in the brief and says which is
// the main one.
func (c *Checker) patches(quoted []token, worth int32) (out []patch, main int, ok bool) {
	words := wordCount(quoted)
	for at := 0; at < len(quoted); {
		var before *patch
		if len(out) > 0 {
			before = &out[len(out)-1]
		}
		run := c.run(quoted, at, before)
		if run.words < patchWords || run.weight == 0 {
			at++
			continue
		}
		at = run.q1
		if before != nil && c.together(*before, run) {
			before.worth += run.worth + leaveOut + leaveOutMore*int32(run.s0-before.s1) + addMore*int32(run.q0-before.q1)
			before.q1, before.s1 = run.q1, run.s1
			before.words += run.words
			before.weight += run.weight
			continue
		}
		if out = append(out, run); len(out) > maxPatches {
			return nil, 0, false
		}
	}
	for i, p := range out {
		if p.words > out[main].words {
			main = i
		}
	}
	if len(out) < 2 || out[main].words < heartWords || out[main].weight < farWeight {
		return nil, 0, false
	}
	covered := 0
	var total int32
	kept := out[:0]
	m := out[main]
	for i, p := range out {
		switch {
		case i == main:
			main = len(kept)
		case c.sameSentence(p, m):
			total -= moveCost
		case p.words >= farWords && p.weight >= farWeight:
			total -= jumpCost
		default:
			continue
		}
		total += p.worth
		covered += p.words
		kept = append(kept, p)
	}
	total += addMore * int32(words-covered)
	return kept, main, len(kept) > 1 && float64(covered) >= patchShare*float64(words) && total > worth
}

func (c *Checker) sameSentence(a, b patch) bool {
	return c.stream[a.s0].unit == c.stream[b.s0].unit && c.sentence(a.s0) == c.sentence(b.s0)
}

// together reports whether run stands after p and close to it.
func (c *Checker) together(p, run patch) bool {
	return run.s0 >= p.s1 && run.s0-p.s1 <= maxTogether && c.near(c.stream[p.s1-1].unit, c.stream[run.s0].unit)
}

// run is the longest run of the quotation's tokens from at on that stands in
// the brief; of several the one that is close to what came before.
func (c *Checker) run(quoted []token, at int, before *patch) patch {
	var best patch
	if !quoted[at].word {
		return best
	}
	for _, s := range c.at[quoted[at].folded] {
		n := 0
		for at+n < len(quoted) && s+n < c.units[c.stream[s].unit].last && quoted[at+n].folded == c.stream[s+n].folded {
			n++
		}
		for n > 0 && !quoted[at+n-1].word {
			n--
		}
		p := patch{q0: at, q1: at + n, s0: s, s1: s + n}
		if n > best.q1-best.q0 || n > 0 && n == best.q1-best.q0 && before != nil && c.together(*before, p) && !c.together(*before, best) {
			best = p
		}
	}
	if best.q1 == at {
		return patch{}
	}
	for _, l := range c.stream[best.s0:best.s1] {
		best.worth += l.gain
		best.weight += c.weight(l.token)
		if l.word {
			best.words++
		}
	}
	return best
}
