package quote

import (
	"cmp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/sergi/go-diff/diffmatchpatch"
)

// What makes a quotation one of these words and not merely of this subject.
// The shares are of weight, in which words that every paragraph has count
// little; chosen so that invented sentences in the brief's vocabulary fall
// below and sentences with one word in three replaced stay above (see
// TestCheckFabrications).
const (
	minShare    = 0.60 // of the quotation's weight that the place has
	minDensity  = 0.40 // of the place's weight that the quotation has
	strongOrder = 0.60 // so much in its order makes weakShare enough
	weakShare   = 0.40
	minContent  = 2    // different content words in common
	minOrder    = 0.40 // of the quotation's tokens that stand in the place in its order
	minWords    = 0.50 // of the quotation's words, function words too, that the place has
	likeness    = 0.7  // worth of an inflected form beside the word itself
	maxTexts    = 4    // texts looked at closely
)

// compare finds the words that a quotation was most likely made from and says
// what differs. It reports false if nothing is like it.
func (c *Checker) compare(text string, quoted []token) (Finding, bool) {
	rest := quoted[min(len(quoted), maxCompared):]
	quoted = quoted[:len(quoted)-len(rest)]
	start, end, ok := c.window(quoted)
	if !ok {
		return Finding{}, false
	}
	start, end, steps := c.widen(quoted, start, end)
	start, end, steps = c.narrow(quoted, steps, start, end)
	if start >= end || !c.overlap(quoted, start, end).convincing(float64(common(steps))/float64(len(quoted))) {
		return Finding{}, false
	}
	start, end, steps = c.replaced(quoted, steps, start, end)
	found := Finding{Verdict: Differs, Places: []Place{c.place(start, end)}, Changes: c.changes(text, quoted, steps, start)}
	if len(rest) > 0 {
		// No passage is that long: the brief cannot have it all in one place.
		found.Changes = append(found.Changes, c.change(text, rest, end, end))
	}
	if len(found.Changes) == 0 {
		found.Verdict = Exact // all that differed were footnote marks
	}
	return found, true
}

// widen takes in what stands just outside a place if the quotation begins or
// ends with it: function words, which are worth too little to be found by. At
// least half of the words that stick out have to be there.
func (c *Checker) widen(quoted []token, start, end int) (int, int, []step) {
	// slack is how many words that the quotation lacks may stand between; the
	// end of a sentence may be further, behind sources in brackets.
	const slack, toEnd = 6, 16
	steps := c.align(quoted, start, end)
	first, last := lonely(steps[0]), lonely(steps[len(steps)-1])
	floor := c.units[c.stream[start].unit].first
	ceiling := c.limit(c.stream[start].unit)
	if first > 0 {
		from := max(floor, start-first-slack)
		if tried := c.align(quoted, from, end); 2*(common(tried)-common(steps)) >= first {
			start, steps = from, tried
		}
	}
	if last > 0 {
		to := min(ceiling, end+last+slack)
		if tail := quoted[len(quoted)-last:]; len(tail) == 1 && strings.Contains(".?!", tail[0].text) {
			to = min(ceiling, end+last+toEnd)
		}
		if tried := c.align(quoted, start, to); 2*(common(tried)-common(steps)) >= last {
			end, steps = to, tried
		}
	}
	return start, end, steps
}

// lonely is how many tokens of a step only the quotation has.
func lonely(s step) int {
	if s.op == diffmatchpatch.DiffInsert {
		return s.n
	}
	return 0
}

// common is how many tokens both texts have in one order.
func common(steps []step) int {
	n := 0
	for _, s := range steps {
		if s.op == diffmatchpatch.DiffEqual {
			n += s.n
		}
	}
	return n
}

// narrow leaves out the words of the brief before the first and after the last
// common word: they are not left out, the quotation begins and ends there.
// Words that the quotation has elsewhere stay; they were moved.
func (c *Checker) narrow(quoted []token, steps []step, start, end int) (int, int, []step) {
	elsewhere := make(map[string]bool)
	q := 0
	for _, s := range steps {
		switch s.op {
		case diffmatchpatch.DiffInsert:
			for _, t := range quoted[q : q+s.n] {
				elsewhere[t.folded] = c.weight(t) > 0
			}
			q += s.n
		case diffmatchpatch.DiffEqual:
			q += s.n
		}
	}
	moved := func(from, to int) bool {
		return slices.ContainsFunc(c.stream[from:to], func(l located) bool { return elsewhere[l.folded] })
	}
	for len(steps) > 0 && steps[0].op == diffmatchpatch.DiffDelete && !moved(start, start+steps[0].n) {
		start += steps[0].n
		steps = steps[1:]
	}
	for n := len(steps); n > 0 && steps[n-1].op == diffmatchpatch.DiffDelete && !moved(end-steps[n-1].n, end); n = len(steps) {
		end -= steps[n-1].n
		steps = steps[:n-1]
	}
	return start, end, steps
}

// replaced takes in the words that a few words at either end of the quotation
// stand in place of: "four key factors" where the brief has "two key factors".
func (c *Checker) replaced(quoted []token, steps []step, start, end int) (int, int, []step) {
	const few = 3
	if n := lonely(steps[0]); n > 0 && n <= few && allWords(quoted[:n]) && c.oneSentence(start-n, start) {
		start -= n
		steps = append([]step{{diffmatchpatch.DiffDelete, n}}, steps...)
	}
	replaces := len(steps) > 1 && steps[len(steps)-2].op == diffmatchpatch.DiffDelete // it has its words already
	if n := lonely(steps[len(steps)-1]); n > 0 && n <= few && !replaces && allWords(quoted[len(quoted)-n:]) && c.oneSentence(end-1, end+n-1) {
		end += n
		steps = append(steps, step{diffmatchpatch.DiffDelete, n})
	}
	return start, end, steps
}

func allWords(tokens []token) bool {
	return !slices.ContainsFunc(tokens, func(t token) bool { return !t.word })
}

// oneSentence reports whether the tokens from a to b, and the next, are words
// of one sentence.
func (c *Checker) oneSentence(a, b int) bool {
	if a < 0 || b >= len(c.stream) || c.stream[a].unit != c.stream[b].unit {
		return false
	}
	for _, l := range c.stream[a : b+1] {
		if !l.word {
			return false
		}
	}
	for _, s := range c.units[c.stream[a].unit].sentences {
		if s.Start <= c.stream[a].start && c.stream[b].end <= s.End {
			return true
		}
	}
	return false
}

// window finds the part of the stream that has most of the quotation's words
// and little else, whatever their order.
func (c *Checker) window(quoted []token) (start, end int, ok bool) {
	want := make(map[string]int)
	total := 0.0
	for _, t := range quoted {
		if t.word {
			want[t.folded]++
			total += c.weight(t)
		}
	}
	if total == 0 {
		return 0, 0, false // function words only
	}
	best := 0.0
	for _, u := range c.likely(quoted) {
		like := c.inflections(want, u)
		from, to, score := c.densest(quoted, want, like, u)
		if score > best {
			best, start, end = score, from, to
		}
	}
	return start, end, best > 0
}

// likely are the units that share most weight with the quotation. A quotation
// over two passages is found from the first.
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
	units := make([]int, 0, len(shared))
	for u := range shared {
		units = append(units, u)
	}
	slices.SortFunc(units, func(a, b int) int {
		return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b))
	})
	units = units[:min(len(units), maxTexts)]
	for _, u := range units {
		if u > 0 && c.neighbours(u-1, u) && !slices.Contains(units, u-1) {
			units = append(units, u-1)
		}
	}
	return units
}

// inflections maps words of a unit and its neighbour that the quotation lacks
// to the quoted words that they are forms of.
func (c *Checker) inflections(want map[string]int, u int) map[string]string {
	typed := make([]string, 0, len(want))
	for w := range want {
		typed = append(typed, w)
	}
	slices.Sort(typed)
	like := make(map[string]string)
	for _, l := range c.stream[c.units[u].first:c.limit(u)] {
		if !l.word || want[l.folded] > 0 || functionWords[l.folded] {
			continue
		}
		if _, known := like[l.folded]; known {
			continue
		}
		like[l.folded] = ""
		for _, w := range typed {
			if sameStem(w, l.folded) {
				like[l.folded] = w
				break
			}
		}
	}
	return like
}

// limit is where the text that begins with unit u ends in the stream: a second
// passage is part of it.
func (c *Checker) limit(u int) int {
	if u+1 < len(c.units) && c.neighbours(u, u+1) {
		return c.units[u+1].last
	}
	return c.units[u].last
}

// sameStem reports whether two words are forms or misspellings of one: "wants"
// and "want".
func sameStem(a, b string) bool {
	if len(a) < 4 || len(b) < 4 || a[0] != b[0] {
		return false
	}
	if d := len(a) - len(b); d > 3 || d < -3 {
		return false
	}
	if strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
		return true
	}
	limit := 1
	if len(a) >= 8 {
		limit = 2
	}
	return levenshtein.ComputeDistance(a, b) <= limit
}

// densest is the part of the text beginning with unit u whose words are worth
// most: the weight it shares with the quotation, less what it has beside it.
func (c *Checker) densest(quoted []token, want map[string]int, like map[string]string, u int) (start, end int, best float64) {
	const (
		glue   = 0.25 // worth of a common function word or mark: ties only
		beside = 0.3  // share of a word's weight that its presence costs
	)
	longest := 2*len(quoted) + 12
	limit := c.limit(u)
	for from := c.units[u].first; from < c.units[u].last; from++ {
		if first := c.stream[from]; !first.word || want[first.folded] == 0 && like[first.folded] == "" {
			continue
		}
		used := make(map[string]int)
		score := 0.0
		for to := from; to < min(limit, from+longest); to++ {
			l := c.stream[to]
			if !l.word {
				continue
			}
			word, worth := l.folded, 1.0
			if other := like[word]; other != "" {
				word, worth = other, likeness
			}
			if used[word] < want[word] {
				used[word]++
				score += worth * max(c.weight(l.token), glue)
			} else {
				score -= beside * max(c.weight(l.token), glue/2)
			}
			if score > best {
				best, start, end = score, from, to+1
			}
		}
	}
	// The mark that closes the quotation belongs to the place too.
	if n := len(quoted); end > 0 && end < c.units[c.stream[end-1].unit].last && !quoted[n-1].word && c.stream[end].text == quoted[n-1].text {
		end++
	}
	return start, end, best
}

// An overlap is what a quotation and a place have in common.
type overlap struct {
	share   float64 // of the quotation's weight that the place has
	density float64 // of the place's weight that the quotation has
	words   float64 // share of the quotation's words that the place has
	content int     // different content words in common
}

// convincing reports whether so much in common is no chance; order is the share
// of the quotation's tokens that the place has in the same order. Where most of
// the sentence stands in its order, less of the weight will do: one name that
// the brief never uses weighs more than the sentence around it.
func (o overlap) convincing(order float64) bool {
	if o.content < minContent || o.density < minDensity || o.words < minWords || order < minOrder {
		return false
	}
	return o.share >= minShare || order >= strongOrder && o.share >= weakShare
}

func (c *Checker) overlap(quoted []token, start, end int) overlap {
	var total, place, common float64
	var words, found int
	want := make(map[string]int)
	for _, t := range quoted {
		total += c.weight(t)
		if t.word {
			words++
			want[t.folded]++
		}
	}
	like := c.inflections(want, c.stream[start].unit)
	used := make(map[string]int)
	var o overlap
	for _, l := range c.stream[start:end] {
		w := c.weight(l.token)
		place += w
		word, worth := l.folded, 1.0
		if other := like[word]; other != "" {
			word, worth = other, likeness
		}
		if used[word] >= want[word] {
			continue
		}
		if w > 0 && used[word] == 0 {
			o.content++
		}
		used[word]++
		found++
		common += worth * w
	}
	if place > 0 {
		o.share, o.density, o.words = common/total, common/place, float64(found)/float64(words)
	}
	return o
}
