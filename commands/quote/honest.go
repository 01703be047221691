package quote

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus"
)

// dishonest is what an ellipsis from stream[a] to stream[b] may not leave out.
func (c *Checker) dishonest(a, b int) []Change {
	var out []Change
	for _, i := range c.hidden(a, b) {
		out = append(out, c.hiddenTurn(i))
	}
	return out
}

// ownSubjects begin a clause that names who or what it is about, besides articles,
// names and numbers. A "which" or "it" stands for what was left out.
var ownSubjects = wordSet("there we i you both all some many most no each every another several few one il y nous on es gibt wir hay el los las una unos unas")

// aside is how many words an editor's brackets can stand for.
const aside = 3

// hiddenSubject is the change that an ellipsis from stream[a] to stream[b] makes
// if it leads from one sentence into the middle of another, to words that have no
// subject of their own: they are then said of the first sentence's.
func (c *Checker) hiddenSubject(a, b int) (Change, bool) {
	at := func(i int) located { return c.stream[i] }
	same := func(i int) bool { return at(i).unit == at(b).unit && c.sentence(i) == c.sentence(b) }
	if same(a-1) || same(a) && wordCount(c.tokens(a, b)) <= aside {
		return Change{}, false
	}
	from := b
	for from > a && same(from-1) {
		from--
	}
	if wordCount(c.tokens(from, b)) == 0 {
		return Change{}, false // a sentence's start
	}
	ch := Change{Kind: LeftOut, Printed: c.text(from, b), Slices: c.place(from, b), At: c.point(from, from), Gravity: Contrary}
	if c.clauseMark(b-1) && at(b-1).text != ")" {
		first := b
		for first+1 < len(c.stream) && conjunctions[at(first).folded] && !at(first).article {
			first++
		}
		l := at(first)
		r, _ := utf8.DecodeRuneInString(l.text)
		if l.article || l.number || ownSubjects[l.folded] || unicode.IsUpper(r) {
			return Change{}, false
		}
		ch.Gravity = Worded // it may have one further on
	}
	return ch, true
}

// hidden are the words by which an ellipsis from stream[a] to stream[b] turns
// what is quoted round. Leaving out a clause with its own "not" is honest;
// leaving a "not" out of a clause of which a part is quoted is not.
func (c *Checker) hidden(a, b int) []int {
	open := !c.clauseMark(a - 1) // the gap begins inside a clause
	var turns []int              // of the clause at hand
	var out []int
	for i := a; i < b; i++ {
		switch {
		case c.clauseMark(i):
			if open {
				out = append(out, turns...)
			}
			turns, open = nil, false
		case c.notOnly(i):
		case c.turns(i) == negates, c.turns(i) == limits:
			turns = append(turns, i)
		}
	}
	// What comes after the last mark belongs to the clause that is quoted next.
	return append(out, turns...)
}

// hiddenBefore is what an ellipsis before stream[start] may not leave out of
// the clause that goes on there: a "not", or "it is unlikely that".
func (c *Checker) hiddenBefore(start int) []Change {
	for i := start - 1; i >= c.units[c.stream[start].unit].first && !c.clauseMark(i); i-- {
		if c.turns(i) == negates && !c.notOnly(i) || slices.Contains(refusals, c.stream[i].folded) && c.stream[i+1].folded == "that" {
			return []Change{c.hiddenTurn(i)}
		}
	}
	return nil
}

// hiddenAfter is the same after an end: a "not" right there.
func (c *Checker) hiddenAfter(end int) []Change {
	if i := end; i < c.units[c.stream[end-1].unit].last && c.turns(i) == negates && !c.notOnly(i) {
		return []Change{c.hiddenTurn(i)}
	}
	return nil
}

// clauseMark reports whether a clause ends at token i: a mark that is not part
// of a word, or the end of a text.
func (c *Checker) clauseMark(i int) bool {
	l := c.stream[i]
	if l.word {
		return i+1 == c.units[l.unit].last
	}
	u := c.units[l.unit]
	if l.text == dashMark {
		return l.start > 0 && u.text[l.start-1] == ' ' || l.end-l.start > 1
	}
	return strings.Contains(",;:.?!()", l.text) && (l.end == len(u.text) || !wordAt(u.text[l.end:]))
}

// wordAt reports whether text begins with a letter or digit.
func wordAt(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	k := class(r)
	return k == letter || k == digit
}

// notOnly reports whether token i is of "not only … but also", which denies
// nothing.
func (c *Checker) notOnly(i int) bool {
	pair := func(i int) bool {
		return i >= 0 && i+1 < len(c.stream) && c.turns(i) == negates && onlys[c.stream[i+1].folded]
	}
	return pair(i) || pair(i-1)
}

// onlys are the words for "only" that a "not" can stand before.
var onlys = wordSet("only merely nur bloß seulement uniquement solo sólo solamente únicamente только лишь")

// beginsOnly reports whether tokens begin with a word for "only".
func beginsOnly(tokens []token) bool { return len(tokens) > 0 && onlys[tokens[0].folded] }

// A turn is how a word bears on the sense of its sentence.
type turn int

const (
	neutral turn = iota
	negates      // "not"
	limits       // "less", "only"
)

// turns says how token i bears on its sentence.
func (c *Checker) turns(i int) turn {
	t := turnOf(c.stream[i].token)
	if t == neutral && (i >= 2 && contraction(c.stream[i-2].token, c.stream[i-1].token, c.stream[i].token) || i+1 < len(c.stream) && elision(c.stream[i].token, c.stream[i+1].token)) {
		return negates
	}
	return t
}

// contraction reports whether three tokens are one word with a "not" in it:
// "doesn't".
func contraction(a, b, c token) bool {
	return b.text == quoteMark && c.folded == "t" && strings.HasSuffix(a.folded, "n") && a.end == b.start && b.end == c.start
}

// elision reports whether two tokens begin a word with the "ne" of French: "n'a".
func elision(a, b token) bool { return a.folded == "n" && b.text == quoteMark && a.end == b.start }

func turnOf(t token) turn {
	switch {
	case slices.Contains(negations, t.folded):
		return negates
	case slices.Contains(degrees, t.folded), slices.Contains(refusals, t.folded):
		return limits
	}
	return neutral
}

// negations are the words whose loss turns a sentence round.
var negations = []string{"not", "no", "never", "nor", "neither", "without", "cannot", "none", "nothing", "nobody", "nowhere",
	"pas", "ne", "jamais", "sans", "aucun", "aucune", "nicht", "kein", "keine", "keinen", "keiner", "keinem", "nie", "niemals", "ohne",
	"nunca", "jamás", "sin", "ningún", "ninguna", "ninguno", "tampoco", "не", "нет", "ни", "без", "никогда", "никто", "нельзя", "немає", "ні", "não", "sem", "değil"}

// degrees are the words whose loss makes a sentence say much more.
var degrees = []string{"hardly", "scarcely", "barely", "rarely", "seldom", "less", "least", "little", "few", "only", "unless", "except", "until",
	"peu", "moins", "seulement", "sauf", "kaum", "wenig", "weniger", "nur", "außer", "selten"}

// refusals deny what follows them, but have others of like meaning: only
// their loss tells, not their change.
var refusals = []string{"lack", "lacks", "lacked", "lacking", "fail", "fails", "failed", "failure", "refuse", "refuses", "refused", "refusal",
	"unlikely", "unable", "unwilling", "impossible", "against", "opposed"}

// cut is what a full stop of the quotation's hides of the brief's sentence
// that goes on after end, from end to to. A phrase can end with a full stop of
// the quoting sentence, and so can a whole clause; what is given out for a
// whole sentence cannot stop in the middle of a clause, and nothing can stop
// before the word that takes it back (Chicago 13.53: an ellipsis shows that a
// sentence is deliberately incomplete).
func (c *Checker) cut(first token, start, end int) (to int, ok bool) {
	last := c.units[c.stream[end-1].unit].last
	next := end
	clause := !c.stream[end].word
	for next < last && !c.stream[next].word {
		next++
	}
	takesBack := next < last && next-end <= 1 && c.takesBack(next)
	if !takesBack && (clause || !c.sentenceLike(first, start)) {
		return 0, false
	}
	return c.wordsEnd(end - 1), true
}

// takesBack reports whether token i begins what limits or contradicts the words
// before it.
func (c *Checker) takesBack(i int) bool {
	words := make([]string, 0, 3)
	for j := i; j < min(i+3, len(c.stream)); j++ {
		words = append(words, c.stream[j].folded)
	}
	text := strings.Join(words, " ") + " "
	return slices.ContainsFunc([]string{"but", "unless", "except", "if", "only", "provided", "although", "though", "until", "without", "not",
		"as long as", "so long as", "insofar as", "rather than", "sauf", "mais", "sauf si", "à condition", "aber", "sondern", "außer", "solange", "wenn"},
		func(w string) bool { return strings.HasPrefix(text, w+" ") })
}

// sentenceLike reports whether a quotation that begins with first is given out
// for a sentence: with a capital that the brief does not have there, or from a
// sentence's start.
func (c *Checker) sentenceLike(first token, start int) bool {
	r, _ := utf8.DecodeRuneInString(first.text)
	if !unicode.IsUpper(r) {
		return false
	}
	l := c.stream[start]
	if p, _ := utf8.DecodeRuneInString(l.text); !unicode.IsUpper(p) {
		return true
	}
	return c.sentence(start).Start == l.start
}

// sentence is the sentence of token i. A heading is one.
func (c *Checker) sentence(i int) corpus.Span {
	l := c.stream[i]
	u := &c.units[l.unit]
	n, _ := slices.BinarySearchFunc(u.sentences, l.start, func(s corpus.Span, at int) int { return cmp.Compare(s.End, at+1) })
	if n == len(u.sentences) {
		return corpus.Span{End: len(u.text)}
	}
	return u.sentences[n]
}

// wordsEnd is one past the last word of the sentence of token i.
func (c *Checker) wordsEnd(i int) int {
	s := c.sentence(i)
	end := i + 1
	for j := end; j < c.units[c.stream[i].unit].last && c.stream[j].start < s.End; j++ {
		if c.stream[j].word {
			end = j + 1
		}
	}
	return end
}

// isStop reports whether a token ends a sentence.
func isStop(t token) bool { return !t.word && strings.Contains(".?!", t.text) }

// Denies reports whether a word in small letters turns a sentence round, or
// nearly: "not", "hardly".
func Denies(word string) bool {
	return slices.Contains(negations, word) || slices.Contains([]string{"hardly", "scarcely", "barely", "rarely", "seldom", "kaum", "selten"}, word)
}
