package corpus

import (
	"maps"
	"slices"
	"sort"
	"strings"
)

// maxCandidates is how many entries of one year are compared with a name.
// Bibliographies have some dozens a year; the limit keeps hostile ones linear.
const maxCandidates = 300

func (c *citer) candidates(year string) []int {
	of := c.byYear[year]
	return of[:min(len(of), maxCandidates)]
}

// ambiguous is what match returns where several entries fit equally well: a
// wrong source is worse than none.
const ambiguous = -2

// match finds the entry whose authors the lead names at its end, and where in
// the lead they begin; exact is false if a name differs by a slip of the pen.
// Of several entries of one name and year, the one whose further authors are
// named fits best. Outside brackets only people are believed: "The European
// Union 2019 strategy" cites nothing.
func (c *citer) match(lead, year string, bracketed bool) (ref, start int, exact bool) {
	words := nameWords(lead)
	for _, exact := range []bool{true, false} {
		best, bestAt, bestFit, tied := -1, -1, 0, false
		for _, i := range c.candidates(year) {
			e := &c.d.entries[i]
			if !bracketed && (e.organisation || !exact) {
				continue
			}
			for _, alias := range e.aliases() {
				at := aliasAt(words, alias, e.others(), exact)
				if at < 0 {
					continue
				}
				fit := e.fit(words, at, len(alias))
				switch {
				case best < 0 || fit > bestFit || fit == bestFit && words[at].at < bestAt:
					best, bestAt, bestFit, tied = i, words[at].at, fit, false
				case i != best && fit == bestFit && words[at].at == bestAt:
					tied = tied || c.d.entries[best].text != e.text
				}
			}
		}
		if tied {
			best = ambiguous
		}
		if best != -1 {
			return best, bestAt, exact
		}
	}
	return -1, 0, true
}

// fit says how well the names of a citation, of which the first author's begin
// at a word, are those of an entry: the more the better.
func (e *entry) fit(words []nameWord, at, size int) int {
	fit := 0
	if at > 0 && len(words[at-1].text) == 1 && strings.HasPrefix(plainLetters(givenName(e)), words[at-1].text) {
		fit = 1 // "A. Lind"
	}
	after := map[string]bool{}
	for _, w := range words[at+size:] {
		after[w.text] = true
	}
	named, several := 0, after["al"] || after["others"] || after["colleagues"] || after["andere"] || after["outros"] || after["otros"]
	for _, s := range e.surnames[1:] {
		if w := nameWords(s); len(w) > 0 && after[w[len(w)-1].text] {
			named++
		}
	}
	n := len(e.surnames)
	switch {
	case n == 1 && !several, n > 1 && named == n-1, several && n > 2:
		return fit + 6
	case several && n == 2 || named > 0:
		return fit + 4
	}
	return fit + 2
}

// givenName is what the first author's printed name has after the surname.
func givenName(e *entry) string {
	if len(e.authors) == 0 {
		return ""
	}
	if _, given, ok := strings.Cut(e.authors[0], ", "); ok {
		return given
	}
	return e.authors[0]
}

// earlier finds the entry whose author the sentence names before a year that
// stands alone in brackets. Only one may fit, and only people are believed.
func (c *citer) earlier(p Prose, open int, year string) int {
	const far = 400 // bytes; a sentence of some sixty words
	start := max(0, open-far)
	if k := sort.Search(len(p.Sentences), func(k int) bool { return p.Sentences[k].Start > open }); k > 0 {
		start = max(start, p.Sentences[k-1].Start)
	}
	at := map[string]bool{} // capitalised words of the sentence
	for _, w := range strings.FieldsFunc(p.Text[start:open], func(r rune) bool { return !isWord(r) && r != '\'' && r != '’' && r != '-' }) {
		if isCapital(w) {
			for _, n := range nameWords(w) {
				at[n.text] = true
			}
		}
	}
	found := -1
	for _, i := range c.candidates(year) {
		e := &c.d.entries[i]
		if e.organisation || len(e.surnames) == 0 || slices.ContainsFunc(nameWords(e.surnames[0]), func(w nameWord) bool { return !at[w.text] }) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// A nameWord is a word of the text before a year, folded, and its place.
type nameWord struct {
	text string
	at   int
}

// nameWords are the last words of a lead: more than that no citation has.
func nameWords(lead string) []nameWord {
	var out []nameWord
	start := -1
	for i, r := range lead + " " {
		switch {
		case isWord(r) && start < 0:
			start = i
		case start >= 0 && !isWord(r) && r != '\'' && r != '’':
			w := lead[start:i]
			for _, s := range []string{"'s", "’s", "'", "’"} {
				w = strings.TrimSuffix(w, s)
			}
			// "Health & Social Affairs" is cited as "Health and Social Affairs".
			if w = plainLetters(w); !joiners[w] {
				out = append(out, nameWord{w, start})
			}
			start = -1
		}
	}
	return out[max(0, len(out)-24):]
}

// joiners are not compared.
var joiners = wordSet("and et und y")

// connectors may stand between the names of a citation and its year.
var connectors = wordSet(wordLists["connectors"])

// aliasAt returns the word at which an alias begins that the words end with,
// but for other authors and connecting words, or -1.
func aliasAt(words []nameWord, alias []string, others map[string]bool, exact bool) int {
	for i := len(words) - len(alias); i >= 0; i-- {
		if sameName(words[i:i+len(alias)], alias, exact) && !slices.ContainsFunc(words[i+len(alias):], func(w nameWord) bool {
			return !connectors[w.text] && !others[w.text] && !isNumber(w.text) && (exact || !slices.ContainsFunc(slices.Collect(maps.Keys(others)), func(o string) bool { return similar(w.text, o) }))
		}) {
			return i
		}
	}
	return -1
}

func sameName(words []nameWord, alias []string, exact bool) bool {
	for i, a := range alias {
		if words[i].text != a && (exact || !similar(words[i].text, a)) {
			return false
		}
	}
	return true
}

// similar reports whether two names differ by a slip of the pen: short ones have
// to be equal.
func similar(a, b string) bool {
	const least = 6 // bytes
	return a == b || min(len(a), len(b)) >= least && nearWord(a, b)
}

// plainLetters folds a name for comparison: lower case, without accents and
// apostrophes.
func plainLetters(s string) string {
	return noApostrophes.Replace(Fold(s))
}

var noApostrophes = strings.NewReplacer("'", "", "’", "", "ʼ", "")

// aliases are the names by which an entry's first author is cited, in folded
// words: the surname, an institution's short form.
func (e *entry) aliases() [][]string {
	if e.aliasWords != nil || len(e.surnames) == 0 {
		return e.aliasWords
	}
	add := func(s string) {
		var words []string
		for _, w := range nameWords(s) {
			words = append(words, w.text)
		}
		if len(words) > 0 && len(words) < 20 {
			e.aliasWords = append(e.aliasWords, words)
		}
	}
	first := e.surnames[0]
	add(first)
	for _, short := range e.short {
		add(short)
	}
	if words := strings.Fields(first); len(words) > 1 {
		if e.organisation {
			if a := acronym(words); len(a) >= 2 {
				add(a)
			}
		}
	}
	return e.aliasWords
}

// acronym is made of the capitals of a name's words.
func acronym(words []string) string {
	var s strings.Builder
	for _, w := range words {
		if isCapital(w) {
			s.WriteRune([]rune(w)[0])
		}
	}
	return s.String()
}

// others are the folded words of the further authors' names.
func (e *entry) others() map[string]bool {
	if e.otherWords == nil {
		e.otherWords = map[string]bool{}
		// Notes put the title between name and year.
		names := append(slices.Clone(e.surnames[min(1, len(e.surnames)):]), e.title)
		for _, s := range append(names, e.authors...) {
			for _, w := range nameWords(s) {
				e.otherWords[w.text] = true
			}
		}
	}
	return e.otherWords
}
