package corpus

import "strings"

// saidNumber is the first number from two to twenty that a text says before a
// noun, or 0: "Four areas stand out" is 4. A share, "two in three routes", counts
// nothing.
func saidNumber(text string) int {
	tokens := placeTokens(text)
	share := func(i, step int) bool {
		j := i + step
		for j >= 0 && j < len(tokens) && (tokens[j].text == "in" || totalWords[tokens[j].text]) {
			j += step
		}
		if j == i+step || j < 0 || j == len(tokens) {
			return false
		}
		_, counts := cardinals.find(tokens[j].text)
		return counts || tokens[j].kind == numberToken
	}
	for i, t := range tokens {
		n, ok := cardinals.find(t.text)
		if t.kind == numberToken && len(t.text) <= 2 && !(i+1 < len(tokens) && (tokens[i+1].glued || tokens[i+1].kind == signToken)) && !(i > 0 && t.glued) {
			n, ok = figure(t.text), true
		}
		if ok && !share(i, -1) && !share(i, 1) && n >= 2 && n <= 20 && i+1 < len(tokens) && tokens[i+1].kind == wordToken && !measures.has(tokens[i+1].text) {
			return n
		}
	}
	return 0
}

// measures are the nouns of quantities, which are counted and not listed.
var measures = newStems(wordLists["measures"])

var indefinite = wordSet("a an ein eine un une")

// stepOf reads the first words of a sentence.
func stepOf(text string) step {
	const far = 60 // bytes that are looked at
	text = clipped(text, far)
	var words []string
	for _, t := range placeTokens(text) {
		if t.kind == wordToken {
			words = append(words, t.text)
		}
		if len(words) == 4 {
			break
		}
	}
	for n := min(3, len(words)); n > 0; n-- {
		if s, ok := stepWords[strings.Join(words[:n], " ")]; ok {
			return s
		}
	}
	for i, w := range words[:min(2, len(words))] {
		n, ok := ordinals.find(w)
		switch {
		case i == 1 && !articles[words[0]] && !indefinite[words[0]]:
			return noStep
		case ok && n == 1:
			return firstStep
		case ok:
			return nextStep
		}
		if lastWords.has(w) {
			return lastStep
		}
	}
	return noStep
}

// stepWords are the words that begin the steps of an order, beside ordinals.
var stepWords = func() map[string]step {
	out := map[string]step{}
	for i, list := range []string{"firstStep", "nextStep", "weakStep", "lastStep"} {
		for phrase := range strings.SplitSeq(wordLists[list], "|") {
			out[strings.Join(placeWords(phrase), " ")] = firstStep + step(i)
		}
	}
	return out
}()

// A step is the place of a sentence in an order, by its first words.
type step byte

const (
	noStep    step = iota
	firstStep      // "First", "D’abord"
	nextStep       // "Second", "A third reason"
	weakStep       // "Moreover", "Another": a step only between paragraphs
	lastStep       // "Finally"
)
