package claim

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus"
	"briefbot/index"
)

// mostNamed is how many words are named that a document never mentions, and
// longestNamed how many letters one has at most: a longer one is no word.
const (
	mostNamed    = 3
	longestNamed = 40
)

// NeverMentions names what a question has and the document has not, of the words
// given: names and years. A word that a question only asks with is never named,
// nor is what is no word.
func (d *Document) NeverMentions(question string, words []string) Claim {
	var named TypedWords
	for _, w := range words {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		same := func(t Typed) bool { return corpus.Fold(string(t)) == corpus.Fold(w) }
		if len(named) < mostNamed && d.nameable(question, w) && !slices.ContainsFunc(named, same) && d.lacks(w) {
			named = append(named, Typed(w))
		}
	}
	if len(named) == 0 {
		return Claim{}
	}
	return say(Absent, "It never mentions %s.", named)
}

// nameable reports whether a word of a question is a name or a year.
func (d *Document) nameable(question, word string) bool {
	if n := utf8.RuneCountInString(word); n < 2 || n > longestNamed || index.Idle(word) {
		return false
	}
	if strings.Trim(word, "0123456789") == "" {
		return len(word) == len("2035") && (word[0] == '1' || word[0] == '2')
	}
	if strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune("-’'.", r) }) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(word)
	switch {
	case !unicode.IsUpper(first), shouted(question):
		return false
	case strings.ToUpper(word) == word: // "NATO", but not "REALLY"
		return !index.English(word)
	case d.brief.Language == "de": // whose nouns all look like names
		return false
	}
	return !index.English(word) || inside(question, word)
}

// shouted reports whether most words of a question begin with a capital, as in a
// title: then a capital tells nothing.
func shouted(question string) bool {
	capital, all := 0, 0
	for _, w := range strings.Fields(question) {
		if first, _ := utf8.DecodeRuneInString(w); unicode.IsLetter(first) {
			if all++; unicode.IsUpper(first) {
				capital++
			}
		}
	}
	return all > 2 && 2*capital > all
}

// inside reports whether a word stands inside a sentence of a question, where a
// capital makes it a name.
func inside(question, word string) bool {
	at := strings.Index(question, word)
	before := strings.TrimRightFunc(question[:max(at, 0)], func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) && !strings.ContainsRune(".?!:", r) })
	return before != "" && !strings.ContainsAny(before[len(before)-1:], ".?!:")
}

// Mention says that a word or phrase is not in the document and what is near it,
// or how often and in which forms it stands there.
func (d *Document) Mention(m index.Mention) []Claim {
	if len(m.Occurrences) > 0 {
		return []Claim{d.times(m)}
	}
	var out []Claim
	if d.lacks(m.Text) {
		out = append(out, say(Absent, "“%s” is not in the brief.", Typed(m.Text)))
	} else {
		out = append(out, say(Unfound, "I did not find “%s” in the brief.", Typed(m.Text)))
	}
	if m.Nearest != "" && d.hasWords(m.Nearest) {
		out = append(out, say(Present, "The nearest spelling in it is “%s”.", m.Nearest))
	}
	for _, w := range m.Words {
		out = append(out, d.times(w))
	}
	return out
}

// MentionIn says the same of sections, given what a mention has in them.
func (d *Document) MentionIn(m, in index.Mention, sections []corpus.Place) []Claim {
	if len(in.Occurrences) == 0 {
		return []Claim{say(Unfound, "I did not find “%s” in this part: %s.", Typed(m.Text), Places(sections)), d.times(m)}
	}
	return []Claim{say(Present, "“%s” in %s: %d.", Typed(m.Text), Places(sections), len(in.Occurrences)), d.times(m)}
}

// times says how often a word stands in the document and in which forms.
func (d *Document) times(m index.Mention) Claim {
	n, other := len(m.Occurrences), slices.ContainsFunc(m.Forms, func(f string) bool { return corpus.Fold(f) != corpus.Fold(m.Text) })
	switch {
	case n == 0:
		return Claim{}
	case other && n == 1:
		return say(Present, "“%s” is in the brief once, as %s.", Typed(m.Text), Words(m.Forms))
	case other:
		return say(Present, "“%s” is in the brief %d times, as %s.", Typed(m.Text), n, Words(m.Forms))
	case n == 1:
		return say(Present, "“%s” is in the brief once.", Typed(m.Text))
	}
	return say(Present, "“%s” is in the brief %d times.", Typed(m.Text), n)
}

// Lacks says that a quotation's words are not in the document, or were not found
// there; with the words if they are to be named.
func (d *Document) Lacks(quotation string, named ...Typed) Claim {
	words := onlyLetters(quotation)
	proven := words != "" && !strings.Contains(d.text().letters, words)
	switch {
	case proven && len(named) > 0:
		return say(Absent, "Absent: these words are not in the brief: “%s”", named[0])
	case proven:
		return say(Absent, "Absent: these words are not in the brief.")
	case len(named) > 0:
		return say(Unfound, "Absent: I did not find these words in the brief: “%s”", named[0])
	}
	return say(Unfound, "Absent: I did not find these words in the brief.")
}
