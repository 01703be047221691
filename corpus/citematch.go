package corpus

import (
	"strings"

	"github.com/agnivade/levenshtein"
)

// maxCandidates is how many entries of one year are compared with a name.
// Bibliographies have some dozens a year; the limit keeps hostile ones linear.
const maxCandidates = 300

// match finds the entry whose authors the lead names at its end, and where in
// the lead they begin. Outside brackets only people are believed: "The
// European Union 2019 strategy" cites nothing.
func (c *citer) match(lead, year string, bracketed bool) (ref, start int) {
	candidates := c.byYear[year]
	if len(candidates) == 0 || lead == "" {
		return -1, 0
	}
	words := nameWords(lead)
	best, bestAt := -1, -1
	for _, exact := range []bool{true, false} {
		for _, i := range candidates[:min(len(candidates), maxCandidates)] {
			e := &c.d.entries[i]
			if !bracketed && (e.organisation || !exact) {
				continue
			}
			for _, alias := range e.aliases() {
				if at := aliasAt(words, alias, e.others(), exact); at >= 0 && (best < 0 || at < bestAt) {
					best, bestAt = i, at
				}
			}
		}
		if best >= 0 {
			return best, bestAt
		}
	}
	return -1, 0
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
		if isWord(r) || (r == '\'' || r == '’') && start >= 0 {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
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
var connectors = wordSet("and et al und u a y others colleagues andere co in dir eds ed hrsg s")

// aliasAt returns where an alias begins that the words end with, but for
// other authors and connecting words, or -1.
func aliasAt(words []nameWord, alias []string, others map[string]bool, exact bool) int {
	for i := len(words) - 1; i >= 0; i-- {
		if i+len(alias) <= len(words) && sameName(words[i:i+len(alias)], alias, exact) {
			rest := words[i+len(alias):]
			ok := true
			for _, w := range rest {
				if !connectors[w.text] && !others[w.text] && !isNumber(w.text) && !(!exact && closeTo(w.text, others)) {
					ok = false
					break
				}
			}
			if ok {
				return words[i].at
			}
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

func closeTo(w string, others map[string]bool) bool {
	for o := range others {
		if similar(w, o) {
			return true
		}
	}
	return false
}

// similar reports whether two names differ by a slip of the pen: one letter
// in six or more, two in nine or more.
func similar(a, b string) bool {
	if a == b {
		return true
	}
	n := min(len(a), len(b))
	limit := 0
	switch {
	case n >= 9:
		limit = 2
	case n >= 6:
		limit = 1
	default:
		return false
	}
	return max(len(a), len(b)) <= 60 && levenshtein.ComputeDistance(a, b) <= limit
}

// plainLetters folds a name for comparison: lower case, without accents and
// apostrophes.
func plainLetters(s string) string {
	return strings.NewReplacer("'", "", "’", "").Replace(foldLetters(s))
}

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
		if len(words) <= 3 && !smallWords.MatchString(first) {
			add(words[len(words)-1]) // "Jane Smith" is cited as Smith
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
		for _, s := range append(e.surnames[min(1, len(e.surnames)):], e.title) {
			for _, w := range nameWords(s) {
				e.otherWords[w.text] = true
			}
		}
	}
	return e.otherWords
}
