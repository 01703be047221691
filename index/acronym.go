package index

import (
	"strings"
	"unicode"
)

// An acronym is an abbreviation that the brief itself explains: "Eurasian
// Economic Union (EAEU)".
type acronym struct {
	Short string   // in lower case: "eaeu"
	Long  []string // the plain words, little ones included
	Terms []string // their terms
	// Initials are the other ways to abbreviate the same words: all first
	// letters, and those of the words that are no stop words. "EEU" is how
	// many write the EAEU, and "UNODC" what the brief misprints as "UNOD".
	Initials []string
}

// maxAcronym is the longest abbreviation that is looked for.
const maxAcronym = 10

// acronyms finds the abbreviations that a text explains, given its words, by the method of
// Schwartz and Hearst (2003): the letters in the brackets are looked for from
// right to left in the words before; the first must begin a word.
func (a *analyzer) acronyms(text string, ws []word) []acronym {
	var out []acronym
	for i, w := range ws {
		short := w.In(text)
		if i == 0 || w.Start == 0 || text[w.Start-1] != '(' || w.End >= len(text) || text[w.End] != ')' || !isAcronym(short) {
			continue
		}
		from := i - 1 - min(i-1, len(short)*2)
		start := a.longForm(text, ws[from:i], short)
		if start < 0 {
			continue
		}
		out = append(out, a.newAcronym(short, ws[from+start:i]))
	}
	return out
}

// isAcronym reports whether a word looks like an abbreviation: two to ten
// characters, more capitals than anything else.
func isAcronym(s string) bool {
	upper := 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return len(s) >= 2 && len(s) <= maxAcronym && upper >= 2 && upper*2 > len(s)
}

// longForm returns the word with which the long form of an abbreviation
// begins, or -1.
func (a *analyzer) longForm(text string, ws []word, short string) int {
	letters := []rune(strings.ToLower(short))
	k := len(letters) - 1
	for i := len(ws) - 1; i >= 0; i-- {
		runes := []rune(strings.ToLower(ws[i].In(text)))
		for j := len(runes) - 1; j >= 0 && k >= 0; j-- {
			if runes[j] != letters[k] || k == 0 && j > 0 {
				continue
			}
			k--
		}
		if k < 0 {
			// A word before that begins with the same letter may belong to it
			// too ("United Nations Office"): the shortest form is taken.
			return i
		}
	}
	return -1
}

func (a *analyzer) newAcronym(short string, ws []word) acronym {
	n := acronym{Short: strings.ToLower(short)}
	var all, main strings.Builder
	for _, w := range ws {
		n.Long = append(n.Long, w.plain)
		if w.plain == "" {
			continue
		}
		all.WriteByte(w.plain[0])
		if w.term != "" {
			n.Terms = append(n.Terms, w.term)
			main.WriteByte(w.plain[0])
		}
	}
	for _, s := range []string{all.String(), main.String()} {
		if s != n.Short && len(s) > 2 {
			n.Initials = append(n.Initials, s)
		}
	}
	return n
}

// means reports whether a word is the abbreviation or another way to abbreviate
// the same words.
func (n *acronym) means(plain string) bool {
	if plain == n.Short {
		return true
	}
	for _, s := range n.Initials {
		if plain == s {
			return true
		}
	}
	return false
}

// spelledOut reports whether the words hold the long form in order.
func (n *acronym) spelledOut(terms []string) bool {
	if len(n.Terms) < 2 {
		return false
	}
	for i := 0; i+len(n.Terms) <= len(terms); i++ {
		same := true
		for j, t := range n.Terms {
			if terms[i+j] != t {
				same = false
				break
			}
		}
		if same {
			return true
		}
	}
	return false
}
