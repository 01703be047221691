package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"briefbot/corpus"
)

// A Gravity says how much a difference matters.
type Gravity int

// The gravities, the least first.
const (
	Slight   Gravity = iota // marks, capitals, spelling, an article, an "also"
	Worded                  // other words, which may say the same
	Contrary                // another number or name, sides swapped
	Reversed                // the opposite, a "not" more or less
)

// String returns the gravity as a kind of difference in words.
func (g Gravity) String() string {
	return [...]string{"nearly exact", "changed", "not what the brief says", "not what the brief says"}[g]
}

// Gravity is that of the gravest change.
func (f Finding) Gravity() Gravity {
	var g Gravity
	if len(f.Apart) > 0 {
		g = Worded
	}
	for _, ch := range f.Changes {
		g = max(g, ch.Gravity)
	}
	return g
}

// weigh says how grave each group of differing tokens is. Two places that
// changed their words with each other ("Russia does not trust the EU") are
// looked at together, and so are words that stand elsewhere in the same place.
func (c *Checker) weigh(quoted []token, groups []group) []Gravity {
	out := make([]Gravity, len(groups))
	side := func(g group) (a, b []token) { return bare(quoted[g.q0:g.q1]), bare(c.tokens(g.s0, g.s1)) }
	for i, g := range groups {
		a, b := side(g)
		edge := g.q0 == 0 || g.q1 == len(quoted)
		moved := slices.ContainsFunc(groups, func(o group) bool {
			x, y := side(o)
			return o != g && (g.s0 == g.s1 && within(a, y) || g.q0 == g.q1 && within(b, x))
		})
		out[i] = c.gravity(a, b, g, edge, edge || moved)
		if g.q0 > 0 && turnOf(quoted[g.q0-1]) == negates && beginsOnly(a) != beginsOnly(b) {
			out[i] = Reversed // "not only" says yes, "not" no
		}
		if c.spliced(g) {
			out[i] = max(out[i], Contrary)
		}
	}
	for i, g := range groups {
		for j, o := range groups[:i] {
			a, b := side(g)
			x, y := side(o)
			if len(b) == 0 || len(y) == 0 || !within(b, x) || !within(y, a) {
				continue
			}
			// "The EU and Russia" is "Russia and the EU".
			if between := quoted[min(o.q1, g.q0):g.q0]; slices.ContainsFunc(between, func(t token) bool { return t.common && !conjunctions[t.folded] }) {
				out[i], out[j] = Contrary, Contrary
			} else {
				out[i], out[j] = Worded, Worded
			}
		}
	}
	return out
}

// spliced reports whether a group leaves out the end of one clause and the
// beginning of another, with a figure: "the age in the capital is 61 years" from
// "… is 44 years; in the hills it is 61".
func (c *Checker) spliced(g group) bool {
	if g.q0 < g.q1 || g.s1-g.s0 < 3 || g.s0 == 0 || c.clauseMark(g.s0-1) || c.clauseMark(g.s0) {
		return false
	}
	figure, clause := false, false
	for i := g.s0; i < g.s1; i++ {
		figure = figure || c.stream[i].number
		clause = clause || figure && c.clauseMark(i) && c.stream[i].text != ")"
	}
	return clause
}

var conjunctions = wordSet("and or the a et ou le la les und oder die der das y e o el la и или und")

// within reports whether the content words of a are all among those of b, and
// there are any.
func within(a, b []token) bool {
	any := false
	for _, t := range a {
		if !t.word || t.common {
			continue
		}
		any = true
		if !slices.ContainsFunc(b, func(o token) bool { return o.folded == t.folded }) {
			return false
		}
	}
	return any
}

// gravity is that of having a in the place of b, the brief's tokens of g. Added
// numbers say nothing of what is quoted where they stand before or after it, at
// the edge; nor do names there or, mild, from another place of it.
func (c *Checker) gravity(a, b []token, g group, edge, mild bool) Gravity {
	switch {
	case c.sameSpelling(a, b):
		if asks(a) != asks(b) {
			return Worded
		}
		return Slight
	case turned(a, b):
		return Reversed
	case wordCount(a)+wordCount(b) > 0 && idle(a) && idle(b):
		return Slight
	case len(a) > 0 && len(b) > 0 && c.opposed(a, b):
		return Reversed
	case c.otherFigures(a, b, edge), c.otherNames(a, b, g, mild):
		return Contrary
	}
	return Worded
}

func asks(tokens []token) bool {
	return slices.ContainsFunc(tokens, func(t token) bool { return t.text == "?" || t.text == "!" })
}

// fillers are words that a sentence can do without and say the same.
var fillers = wordSet("also that moreover furthermore thus indeed aussi également ainsi que auch zudem ferner también además así также тоже")

// idle reports whether there is no word among tokens that matters.
func idle(tokens []token) bool {
	return !slices.ContainsFunc(tokens, func(t token) bool {
		return sign(t) || t.word && !t.article && !fillers[t.folded] || asks([]token{t})
	})
}

// sameSpelling reports whether two texts are letter for letter the same but
// for capitals, marks, hyphens, accents, the -ise or -ize of a word and the word
// for "%". Digits are the same if the numbers are. In German an umlaut makes
// another word of one and is as good as its "e": "fordern" is not "fördern",
// "foerdern" is.
func (c *Checker) sameSpelling(a, b []token) bool {
	squash := func(tokens []token) string {
		var s strings.Builder
		for i, t := range tokens {
			switch {
			case t.word:
				s.WriteString(t.folded)
			case sign(t), t.raised:
				s.WriteString(t.text)
			case i > 0 && i+1 < len(tokens) && tokens[i-1].number && tokens[i+1].number && tokens[i+1].end-tokens[i+1].start != 3:
				s.WriteString(".") // 3.5 is 3,5 and not 35; 1,800 is 1800
			}
		}
		plain := umlauts.Replace(s.String())
		if c.language != "de" {
			plain = strings.Map(unaccented, norm.NFD.String(s.String()))
		}
		return ise.Replace(plain)
	}
	return squash(a) == squash(b)
}

var (
	ise     = strings.NewReplacer("yze", "yse", "ization", "isation", "izing", "ising", "ized", "ised", "izes", "ises", "ize", "ise", "percent", "%", "prozent", "%", "pourcent", "%")
	umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss")
)

func unaccented(r rune) rune {
	if unicode.Is(unicode.Mn, r) {
		return -1
	}
	return r
}

// otherFigures reports whether two texts have other numbers, units or
// currencies, or the first has one more or an exponent less.
func (c *Checker) otherFigures(a, b []token, mild bool) bool {
	figures := func(tokens []token) (out []string) {
		for i, t := range tokens {
			switch {
			case t.number || t.raised:
				if n := len(out); n > 0 && i > 1 && tokens[i-2].number && !tokens[i-1].word && tokens[i-2].end == tokens[i-1].start && tokens[i-1].end == t.start {
					if t.end-t.start != 3 {
						out[n-1] += "." // 1,4 is not 14; 1,400 is 1400
					}
					out[n-1] += t.text
				} else {
					out = append(out, t.text)
				}
			case sign(t):
				out = append(out, t.text)
			}
		}
		slices.Sort(out)
		return out
	}
	x, y := figures(a), figures(b)
	if len(x) == 0 && slices.ContainsFunc(b, func(t token) bool { return t.raised }) {
		return true // "100" for "100²"
	}
	if len(x) == 0 || slices.Equal(x, y) {
		return false
	}
	return len(y) > 0 || !mild && len(b) == 0
}

// otherNames reports whether a names what b does not: another name in the
// place of one, or one more.
func (c *Checker) otherNames(a, b []token, g group, mild bool) bool {
	if c.titled(g) {
		return false // all words have capitals there
	}
	x, y := c.namesIn(a, g.q0 == 0), c.namesIn(b, false)
	if len(x) == 0 || slices.ContainsFunc(x, func(s string) bool {
		return slices.ContainsFunc(y, func(t string) bool { return s == t || kin(s, t) })
	}) {
		return false
	}
	if initials(x) == strings.Join(y, "") || initials(y) == strings.Join(x, "") {
		return false // "EU" for "European Union"
	}
	return len(y) > 0 || len(b) == 0 && !mild
}

// titled reports whether a group stands in a heading or title.
func (c *Checker) titled(g group) bool {
	of := c.units[c.stream[min(g.s0, len(c.stream)-1)].unit].slice.Of.Kind
	return of == corpus.SectionPlace || of == corpus.BriefPlace
}

// namesIn are the names in tokens, folded: words with a capital that the brief
// seldom has in small letters; where nouns are written with capitals, only
// those of several capitals. first is set if the first word has a capital
// because it is the first.
func (c *Checker) namesIn(tokens []token, first bool) (out []string) {
	for i, t := range tokens {
		r, _ := utf8.DecodeRuneInString(t.text)
		switch {
		case !t.word || t.common || !unicode.IsUpper(r):
		case len(t.text) > 1 && t.text == strings.ToUpper(t.text):
			out = append(out, t.folded)
		case c.language == "de", i == 0 && first && c.names[t.folded] == 0, c.small[t.folded] > c.names[t.folded]:
		default:
			out = append(out, t.folded)
		}
	}
	return out
}

// kin reports whether two names are forms of one: "Russia", "Russian".
func kin(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= 4 && n >= min(len(a), len(b))-2
}

func initials(names []string) string {
	var s strings.Builder
	for _, n := range names {
		r, _ := utf8.DecodeRuneInString(n)
		s.WriteRune(r)
	}
	return s.String()
}

func wordSet(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
