package quote

import (
	"strings"

	"briefbot/corpus"
)

// breaks notes the words of a text that a line's end of the source cut in two.
// Whether their hyphen belongs to the word nobody can tell: both readings are
// the brief's.
func (c *Checker) breaks(b *corpus.Brief, p corpus.Prose) {
	for i := 1; i < len(p.Pieces); i++ {
		last, next := p.Pieces[i-1], p.Pieces[i]
		if last.End != next.Start || last.Source.End > next.Source.Start || !strings.Contains(string(b.Source[last.Source.End:next.Source.Start]), "\n") {
			continue
		}
		from, to := strings.LastIndexByte(p.Text[:last.End], ' ')+1, len(p.Text)
		if n := strings.IndexByte(p.Text[last.End:], ' '); n >= 0 {
			to = last.End + n
		}
		tokens := tokenize(p.Text[from:to])
		for len(tokens) > 0 && !tokens[0].word {
			tokens = tokens[1:]
		}
		if n := hyphenated(tokens); n > 0 {
			c.broken[solid(tokens[:n])] = tokens[:n]
		}
	}
}

// hyphenated is how many tokens the first word of tokens has, hyphens included.
func hyphenated(tokens []token) int {
	if len(tokens) == 0 || !tokens[0].word {
		return 0
	}
	n := 1
	for n+1 < len(tokens) && tokens[n].text == dashMark && oneWord(tokens, n) {
		n += 2
	}
	return n
}

// solid is a word in one, folded.
func solid(tokens []token) string {
	var s strings.Builder
	for _, t := range tokens {
		if t.word {
			s.WriteString(t.folded)
		}
	}
	return s.String()
}

// asBroken sets the words that a line's end cut in two as the brief was read:
// "com-mission" for "commission".
func (c *Checker) asBroken(tokens []token) []token {
	if len(c.broken) == 0 {
		return tokens
	}
	var out []token
	for len(tokens) > 0 {
		n := hyphenated(tokens)
		printed := c.broken[solid(tokens[:n])]
		if n > 0 && len(printed) > 0 {
			for _, p := range printed {
				p.start, p.end, p.line = tokens[0].start, tokens[n-1].end, tokens[0].line
				out = append(out, p)
			}
		} else {
			n = max(n, 1)
			out = append(out, tokens[:n]...)
		}
		tokens = tokens[n:]
	}
	return out
}

// joined makes one token of a word with hyphens that the brief has without.
func (c *Checker) joined(tokens []token) []token {
	var out []token
	for len(tokens) > 0 {
		n := max(hyphenated(tokens), 1)
		if whole := solid(tokens[:n]); n > 1 && c.in[whole] > 0 {
			t := tokens[0]
			t.text, t.folded, t.end = t.text+dashMark+whole[len(t.folded):], whole, tokens[n-1].end
			out = append(out, t)
		} else {
			out = append(out, tokens[:n]...)
		}
		tokens = tokens[n:]
	}
	return out
}

// asPowers raises a figure behind letters where the brief has it raised: who
// copies "m²" may get "m2".
func (c *Checker) asPowers(tokens []token) []token {
	for i := 1; i < len(tokens); i++ {
		t, before := &tokens[i], tokens[i-1]
		if raised := powers.Replace(t.text); t.number && before.word && !before.number && before.end == t.start && c.powers[before.text+raised] {
			t.text, t.folded, t.word, t.number, t.raised = raised, raised, false, false, true
		}
	}
	return tokens
}
