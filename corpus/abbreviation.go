package corpus

import "strings"

// What may follow an abbreviation's stop.
type abbreviation uint8

const (
	never        abbreviation = iota + 1 // a sentence never ends here: "e.g.", "Dr."
	beforeNumber                         // goes on before a number: "No. 374", "Art. 5"
	sometimes                            // may end a sentence: "etc.", "et al."
)

// abbreviations are common in English, French and German reports, without
// their last stop, in lower case.
var abbreviations = func() map[string]abbreviation {
	t := make(map[string]abbreviation)
	for i, list := range []string{"never", "beforeNumber", "sometimes"} {
		for _, w := range strings.Fields(wordLists[list]) {
			t[w] = never + abbreviation(i)
		}
	}
	return t
}()

// germanAfterOrdinal are words before which a one- or two-figure number with a stop is
// an ordinal, and germanBeforeOrdinal those behind which it is.
var (
	germanAfterOrdinal  = wordSet(wordLists["germanAfterOrdinal"])
	germanBeforeOrdinal = wordSet(wordLists["germanBeforeOrdinal"])
)

// sentenceOpeners are words that, capitalised, open a sentence more often
// than they continue a name or title.
var sentenceOpeners = wordSet(wordLists["sentenceOpeners"])

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}
