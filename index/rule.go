package index

import "slices"

// The rules that are neither a signal nor a clue.
const (
	ruleSpelling    = "spelling"            // misspelt words are mended
	ruleCognates    = "cognates"            // of a question in another language
	ruleTranslation = "translation"         // of questions to the built-in brief
	ruleTokens      = "token by token"      // the first hits to a question in another language
	ruleRarity      = "rarity in English"   // common words count less
	ruleSourced     = "sourced first"       // of two passages that say the same
	ruleAttribute   = "attribute of a name" // that the hit does not have
	rulePhase       = "other phase"         // the beginning for the end, the present for what was before
	ruleSilent      = "same as unanswered"  // a line of the companion
)

// Rules are the names of all that a search can do without, for
// [Options.Without]: signals, clues and rules.
func Rules() []string {
	return slices.Concat(signalNames[:], clueNames[:], []string{
		ruleSpelling, ruleCognates, ruleTranslation, ruleTokens, ruleRarity,
		ruleSourced, ruleAttribute, rulePhase, ruleSilent,
	})
}
