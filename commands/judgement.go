package commands

import (
	"slices"
	"strings"

	"briefbot/commands/quote"
)

// judgement says in words how a quotation relates to the brief.
func (s *Set) judgement(v voice, found quote.Finding) []Block {
	if found.Verdict == quote.Exact {
		lead := v.say("Exact: the brief says this word for word.")
		if found.Elided {
			lead = v.say("Exact: the brief says this word for word, with words left out where “…” stands.")
		}
		if found.GoesOn {
			lead += " " + v.say("The brief’s sentence goes on from there.")
		}
		return []Block{plain(Say, lead)}
	}
	blocks := []Block{plain(Say, differsLead(v, found.Changes))}
	// What turns the meaning round comes first.
	changes := slices.Clone(found.Changes)
	slices.SortStableFunc(changes, func(a, b quote.Change) int {
		switch {
		case a.Negation == b.Negation:
			return 0
		case a.Negation:
			return -1
		}
		return 1
	})
	for i, ch := range changes {
		if i == maxChanges {
			blocks = append(blocks, plain(Note, v.say("Differences that are not listed: %d.", len(changes)-i)))
			break
		}
		blocks = append(blocks, s.changeItem(v, ch))
	}
	return blocks
}

// maxChanges is how many differences are listed: a reader has seen by then
// that this is no quotation, and they fit one message.
const maxChanges = 12

// differsLead says in a sentence what kind of difference it is.
func differsLead(v voice, changes []quote.Change) string {
	all := func(kinds ...quote.ChangeKind) bool {
		return !slices.ContainsFunc(changes, func(ch quote.Change) bool { return !slices.Contains(kinds, ch.Kind) })
	}
	switch {
	case slices.ContainsFunc(changes, func(ch quote.Change) bool { return ch.Negation }):
		return v.say("Differs, and it may turn the meaning round.")
	case all(quote.CutOff):
		return v.say("Differs: the brief’s sentence does not end there.")
	case onlyMarks(changes):
		return v.say("Differs, but only in punctuation or capital letters.")
	}
	return v.say("Differs: the brief says it in other words.")
}

// onlyMarks reports whether no word was changed.
func onlyMarks(changes []quote.Change) bool {
	for _, ch := range changes {
		if strings.Join(tokens(ch.Typed), " ") != strings.Join(tokens(ch.Printed), " ") {
			return false
		}
	}
	return true
}

// inPlace are the brief's words that were changed, where the quotation's
// stand.
func inPlace(changes []quote.Change) []quote.Slice {
	var out []quote.Slice
	for _, ch := range changes {
		out = append(out, ch.Slices...)
	}
	return out
}

// changeItem is one difference: the brief's words in bold, the quotation's
// struck out where they do not belong.
func (s *Set) changeItem(v voice, ch quote.Change) Block {
	b := Block{Kind: Item}
	add := func(before, text string, style Style) {
		b.Runs = append(b.Runs, Run{Text: before + "“"}, Run{Text: text, Style: style}, Run{Text: "”"})
	}
	typed := clip(ch.Typed, maxEchoQuote)
	switch ch.Kind {
	case quote.LeftOut:
		add(v.say("left out: "), ch.Printed, Bold)
	case quote.CutOff:
		add(v.say("cut off: "), ch.Printed, Bold)
	case quote.Added:
		add(v.say("added: "), typed, Struck)
	default:
		add(v.say("the brief has: "), ch.Printed, Bold)
		add(v.say(", the quotation: "), typed, Struck)
	}
	return b
}

// maxEchoQuote is how many characters of a quotation are repeated.
const maxEchoQuote = 200
