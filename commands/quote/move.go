package quote

import "slices"

// moves finds the groups of added words that stand in the brief: nearby, then
// they were moved, or anywhere, then they were taken from there.
func (c *Checker) moves(quoted []token, groups []group, start, end int) (out []group, from, to int) {
	// nearby is how many tokens of the same sentence are looked at.
	const nearby = 60
	const few = 40 // groups that are worth the look: a quotation with more is no quotation
	low, high := start, end
	for first := c.sentence(start).Start; low > 0 && start-low < nearby && c.stream[low-1].unit == c.stream[start].unit && c.stream[low-1].start >= first; {
		low--
	}
	for last := c.sentence(end - 1).End; high < len(c.stream) && high-end < nearby && c.stream[high].unit == c.stream[end-1].unit && c.stream[high].end <= last; {
		high++
	}
	from, to = start, end
	gone := make(map[int]bool)
	for i := range groups[:min(len(groups), few)] {
		g := &groups[i]
		words := bare(quoted[g.q0:g.q1])
		if len(words) == 0 {
			continue
		}
		if g.s1 == g.s0 {
			if at := c.besideRun(words, g.q0, g.q1, len(quoted), low, high, from, to); at >= 0 {
				g.s0, g.s1, g.moved = at, at+len(words), true
				from, to = min(from, g.s0), max(to, g.s1)
				continue
			}
		}
		content := c.content(words)
		if content == 0 {
			continue
		}
		if g.s1 == g.s0 {
			for j, o := range groups {
				if o.q1 == o.q0 && !gone[j] && anyOrder(words, bare(c.tokens(o.s0, o.s1))) {
					g.s0, g.s1, g.moved = o.s0, o.s1, true
					gone[j] = true
					break
				}
			}
			if at := c.nearRun(words, low, high, start, end); !g.moved && at >= 0 && len(words) > 1 {
				g.s0, g.s1, g.moved = at, at+len(words), true
				from, to = min(from, g.s0), max(to, g.s1)
			}
		}
		if n := wordCount(words); !g.moved && n >= 4 && content >= 2 {
			if p := c.find([]piece{{core: words}}); len(p) > 0 {
				g.from = c.place(p[0].start, p[0].end)
			}
		}
	}
	for i, g := range groups {
		if !gone[i] {
			out = append(out, g)
		}
	}
	return out, from, to
}

// besideRun is where words, the tokens from q0 to q1 of n, stand in any order
// right before start or right after end, or -1: "the EU and Russia should" for
// "Russia and the EU should". A single word has to be near that end of the
// quotation or to be the other: anywhere else it is there by chance.
func (c *Checker) besideRun(words []token, q0, q1, n, low, high, start, end int) int {
	const near = 3
	one := wordCount(words) == 1
	switch at := start - len(words); {
	case wordCount(words) == 0:
		return -1
	case (!one || q0 <= near || q1 == n) && at >= low && anyOrder(words, c.tokens(at, start)):
		return at
	case (!one || n-q1 <= near || q0 == 0) && end+len(words) <= high && anyOrder(words, c.tokens(end, end+len(words))):
		return end
	}
	return -1
}

// nearRun is where words stand between low and high, but not between start and
// end; or -1.
func (c *Checker) nearRun(words []token, low, high, start, end int) int {
	for at := low; at+len(words) <= high; at++ {
		if at+len(words) > start && at < end {
			at = end - 1
			continue
		}
		if sameWords(words, c.tokens(at, at+len(words))) {
			return at
		}
	}
	return -1
}

func (c *Checker) tokens(from, to int) []token {
	out := make([]token, 0, to-from)
	for _, l := range c.stream[from:to] {
		out = append(out, l.token)
	}
	return out
}

func (c *Checker) content(tokens []token) int {
	n := 0
	for _, t := range tokens {
		if c.weight(t) > 0 {
			n++
		}
	}
	return n
}

func wordCount(tokens []token) int {
	n := 0
	for _, t := range tokens {
		if t.word {
			n++
		}
	}
	return n
}

func sameWords(a, b []token) bool {
	return slices.EqualFunc(a, b, func(a, b token) bool { return a.folded == b.folded })
}

// anyOrder reports whether a and b have the same words.
func anyOrder(a, b []token) bool {
	words := func(tokens []token) []string {
		var out []string
		for _, t := range tokens {
			if t.word {
				out = append(out, t.folded)
			}
		}
		slices.Sort(out)
		return out
	}
	return slices.Equal(words(a), words(b))
}
