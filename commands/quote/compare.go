package quote

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"briefbot/corpus"
)

// What makes a quotation one of these words and not merely of this subject.
// Counted are words that stand in the brief in the quotation's order. Words
// that every paragraph has weigh little, and function words nothing. Chosen so
// that sentences invented in the brief's vocabulary fall below and a quotation
// of four words with one replaced stays above (testdata/table).
const (
	// Most words in order are enough if content words are among them that few
	// passages have.
	mostWords   = 0.75
	mostWeight  = 4.0
	mostDensity = 0.20 // of the weight of the place; less than manyDensity only if half of the words are side by side

	// So are two in three with much weight,
	manyWords   = 0.64
	manyWeight  = 6.0
	manyShare   = 0.40 // of the quotation's weight
	manyDensity = 0.50 // of the weight of the place

	// or more than half, if they are several, most of what was said, and not scattered.
	halfWords   = 0.55
	halfShare   = 0.60
	halfDensity = 0.50
	halfContent = 3 // different content words
	halfRun     = 3 // words side by side

	// A long run is enough if it is most of what was said.
	mainRun     = 6
	mainContent = 2
	mainWords   = 0.60

	// maxTexts are looked at, and while none fits as many more as maxCells
	// allows, tokens of the quotation times tokens of the text: a millisecond or
	// two. A long quotation is told by its words alone.
	maxTexts = 4
	maxCells = 120_000

	// maxCompared is how many tokens of a quotation are compared where it is
	// not found as it stands and its ends are not either: a page, more than
	// nearly any paragraph. Time grows with the square (BenchmarkCheck/shuffled).
	maxCompared = 400
)

// compare finds the words that a quotation was most likely made from and says
// what differs. It reports false if nothing is like it.
func (c *Checker) compare(text string, pieces []piece) (Finding, bool) {
	quoted := c.words(pieces)
	w := &worths{c, make(map[string][]int32)}
	steps, rest := c.likeliest(quoted, w)
	if !c.convincing(quoted, steps) {
		if quoted = c.joined(quoted); len(quoted) > maxCompared {
			return Finding{}, false
		}
		if steps, rest = c.likeliest(quoted, w); !c.convincing(quoted, steps) {
			return Finding{}, false
		}
	}
	start, end, changes := c.changes(text, quoted, steps)
	if last := steps[len(steps)-1]; last.kind == paired && len(rest) == 0 {
		end = c.trailing(pieces[len(pieces)-1].tail, end)
	}
	if steps[0].kind == paired {
		start = c.leading(pieces[0].lead, start)
	}
	// A mark that the quotation has after an added word closes what stands
	// before the place, and is no part of it.
	for start+1 < end && strings.Contains(",;:.?!)", c.stream[start].text) {
		start++
	}
	end = c.closed(start, end)
	if len(rest) > 0 {
		changes = append(changes, Change{Kind: Added, Typed: typed(text, rest), At: c.point(end, start), Gravity: Worded})
	}
	found := Finding{Verdict: Differs, Places: []Place{c.place(start, end)}, Changes: changes, Elided: len(pieces) > 1, Parts: c.partsOf(steps, changes, start, end)}
	if len(changes) == 0 {
		found.Verdict = Exact // all that differed was copied from the page
	}
	return found, true
}

// partsOf are what stands between the gaps of an alignment, from start to end of
// the stream, if it has any. A gap in which something changed is none.
func (c *Checker) partsOf(steps []step, changes []Change, start, end int) (out []Place) {
	from := start
	for i := 1; i < len(steps); i++ {
		if steps[i].kind != elided || steps[i-1].kind == elided {
			continue
		}
		first := i
		for i+1 < len(steps) && steps[i+1].kind == elided {
			i++
		}
		gap := c.place(steps[first].s, steps[i].s+1)
		if steps[first].s > from && !slices.ContainsFunc(changes, func(ch Change) bool { return ch.In(gap) }) {
			out = append(out, c.place(from, steps[first].s))
			from = steps[i].s + 1
		}
	}
	if len(out) > 0 {
		out = append(out, c.place(from, end))
	}
	return out
}

// maxPieces are judged apart, each of which takes as long as a quotation.
const maxPieces = 8

// apart judges the pieces of a quotation one by one: who joins what stands in
// different places quotes each of them as it is. It is false unless most of the
// words stand there.
func (c *Checker) apart(text string, pieces []piece) (Finding, bool) {
	if len(pieces) < 2 || len(pieces) > maxPieces {
		return Finding{}, false
	}
	out := Finding{Verdict: Differs}
	all, found := 0, 0
	for i, p := range pieces {
		n := wordCount(p.core)
		all += n
		if i > 0 {
			out.Apart = append(out.Apart, typed(text, p.core))
		}
		switch at := c.find([]piece{p}); {
		case n < MinWords:
			return Finding{}, false
		case len(at) > 0:
			out.Parts = append(out.Parts, c.place(at[0].start, at[0].end))
			found += n
		default:
			f, ok := c.compare(text, []piece{p})
			if !ok {
				return Finding{}, false
			}
			out.Parts, out.Changes = append(out.Parts, f.Places[0]), append(out.Changes, f.Changes...)
			found += max(0, n-f.size())
		}
	}
	var place Place
	for _, s := range slices.Concat(out.Parts...) {
		if n := len(place) - 1; n >= 0 && place[n].Of == s.Of {
			place[n].Span = corpus.Span{Start: min(place[n].Span.Start, s.Span.Start), End: max(place[n].Span.End, s.Span.End)}
		} else {
			place = append(place, s)
		}
	}
	out.Places = []Place{place}
	return out, 2*found > all
}

// words is the quotation without what quoting and copying add: its pieces with
// an ellipsis between, without the marks at their ends.
func (c *Checker) words(pieces []piece) []token {
	var out []token
	for i, p := range pieces {
		if i > 0 {
			out = append(out, token{text: ellipsis, folded: ellipsis, start: p.core[0].start, end: p.core[0].start})
		}
		for at := 0; at < len(p.core); {
			n := listMark(p.core[at:])
			if f := c.footnote(p.core[at:]); at > 0 && f > 0 {
				n = f
			}
			if n == 0 {
				out = append(out, p.core[at])
				n = 1
			}
			at += n
		}
	}
	// A term in quotation marks at the end has its closing mark among those
	// that were set apart.
	marks := 0
	for i, t := range out {
		if t.text == quoteMark && !oneWord(out, i) {
			marks++
		}
	}
	for _, t := range pieces[len(pieces)-1].tail {
		if t.text == quoteMark && marks%2 == 1 {
			out = append(out, t)
			break
		}
	}
	return out
}

// likeliest aligns the quotation with the texts that it is most likely from,
// and returns the best alignment and what of the quotation it does not cover.
func (c *Checker) likeliest(quoted []token, w *worths) (steps []step, rest []token) {
	if len(quoted) > maxCompared {
		if steps := c.alignLong(quoted, w); steps != nil {
			return steps, nil // from end to end
		}
		n := maxCompared
		for n > 0 && quoted[n-1].text == ellipsis {
			n-- // nothing is compared after it
		}
		quoted, rest = quoted[:n], quoted[n:]
	}
	var best int32 = forbidden
	cells := 0
	var whole int32 // what the quotation is worth where it stands unchanged
	for _, t := range quoted {
		whole += c.gain(t)
	}
	for i, u := range c.likely(quoted) {
		// Little is wrong with it where most of its words are: that is the place.
		if i >= maxTexts && best > whole/8*7 {
			break
		}
		to := c.limit(u, len(quoted))
		if cells += len(quoted) * (to - c.units[u].first); i >= 2 && cells > maxCells {
			break
		}
		tried, worth := c.align(quoted, w, c.units[u].first, to, false)
		if worth > best {
			best, steps = worth, tried
		}
	}
	return steps, rest
}

// alignLong aligns a quotation of many pages by what stands in the brief of its
// beginning and its end: only what is between has to be compared. It returns
// nil if that is too much.
func (c *Checker) alignLong(quoted []token, w *worths) []step {
	n := len(quoted)
	start, head := -1, 0
	for _, at := range c.at[quoted[0].folded] {
		k := 0
		for k < n && at+k < len(c.stream) && c.runsOn(at, at+k) && c.stream[at+k].text == quoted[k].text {
			k++
		}
		if k > head {
			start, head = at, k
		}
	}
	end, tail := -1, 0
	for _, at := range c.at[quoted[n-1].folded] {
		k := 0
		for k < n-head && at-k >= start+head && c.runsOn(at, at-k) && c.stream[at-k].text == quoted[n-1-k].text {
			k++
		}
		if k > tail {
			end, tail = at+1, k
		}
	}
	if start < 0 || end < 0 || !c.runsOn(start, end-1) {
		return nil
	}
	from, to := start+head, end-tail
	if middle := n - head - tail; middle > maxCompared || to-from > 2*maxCompared {
		return nil
	}
	steps := make([]step, 0, n)
	for k := range head {
		steps = append(steps, step{paired, k, start + k})
	}
	between, _ := c.align(quoted[head:n-tail], w, from, to, true)
	for _, s := range between {
		s.q += head
		steps = append(steps, s)
	}
	for k := range tail {
		steps = append(steps, step{paired, n - tail + k, to + k})
	}
	return steps
}

// likely are the units that share words with the quotation, those that share
// most weight first.
func (c *Checker) likely(quoted []token) []int {
	shared := make(map[int]float64)
	seen := make(map[string]bool)
	for _, t := range quoted {
		if w := c.weight(t); w > 0 && !seen[t.folded] {
			seen[t.folded] = true
			counted := -1
			for _, at := range c.at[t.folded] {
				if u := c.stream[at].unit; u != counted {
					shared[u] += w
					counted = u
				}
			}
		}
	}
	units := slices.Collect(maps.Keys(shared))
	slices.SortFunc(units, func(a, b int) int {
		return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(c.length(a), c.length(b)), cmp.Compare(a, b))
	})
	return units
}

func (c *Checker) length(u int) int { return c.units[u].last - c.units[u].first }

// limit is where the text that begins with unit u ends in the stream: the next
// passage is part of it, and so many more as a quotation of n tokens can hold.
func (c *Checker) limit(u, n int) int {
	last := c.units[u].last
	for v := u + 1; v < len(c.units) && c.units[u].passage() && c.units[v].passage(); v++ {
		if v > u+1 && last-c.units[u].last > n {
			break
		}
		last = c.units[v].last
	}
	return last
}

// wholeSentence reports whether what is aligned begins with the first word of a
// sentence of the brief and ends with its last.
func (c *Checker) wholeSentence(steps []step) bool {
	start, end := c.span(steps)
	return start >= 0 && c.sentence(start).Start == c.stream[start].start && c.sentence(start) == c.sentence(end-1) && c.wordsEnd(start) <= end
}

// convincing reports whether so much in common is no chance.
func (c *Checker) convincing(quoted []token, steps []step) bool {
	var words, same int
	var total, place, common float64
	content := make(map[string]bool)
	run, runContent, longest := 0, 0, 0
	main := false
	for _, s := range steps {
		var q, l token
		switch s.kind {
		case paired:
			q, l = quoted[s.q], c.stream[s.s].token
		case added:
			q = quoted[s.q]
		case leftOut:
			l = c.stream[s.s].token
		case elided:
			continue
		}
		if q.word {
			words++
		}
		wq, wl := c.weight(q), c.weight(l)
		total += wq
		place += wl
		switch {
		case s.kind == paired && q.folded == l.folded:
			if !q.word {
				continue
			}
			same++
			run++
			longest = max(longest, run)
			common += wl
			if wl > 0 {
				content[l.folded] = true
				runContent++
			}
			main = main || run >= mainRun && runContent >= mainContent
			continue
		case s.kind == paired && q.word && l.word && sameStem(q.folded, l.folded):
			common += wl / 2
			total += wl/2 - wq/2 // a form that the brief lacks is not rarer than the word
		}
		run, runContent = 0, 0
	}
	if words == 0 || place == 0 || total == 0 {
		return false
	}
	inOrder, share, density := float64(same)/float64(words), common/total, common/place
	switch {
	case main && inOrder >= mainWords:
		return true
	case longest == words:
		return true // as it stands, but for marks or the words at its ends
	case inOrder >= mostWords && len(content) > 0 && c.wholeSentence(steps):
		return true
	case inOrder >= mostWords && common >= mostWeight && density >= mostDensity && (density >= manyDensity || 2*longest >= words):
		return true
	case inOrder >= manyWords && common >= manyWeight && share >= manyShare && density >= manyDensity:
		return true
	}
	return inOrder >= halfWords && share >= halfShare && density >= halfDensity && len(content) >= halfContent && longest >= halfRun
}
