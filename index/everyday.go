package index

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"
)

//go:embed builtin/everyday.txt
var builtinEveryday []byte

// everydayEnglish marks the patterns of everyday words.
const everydayEnglish = inEnglish

// readEveryday reads a table of everyday English: on each line what policy
// briefs call a thing, a colon, and what people call it, with commas between.
// Lines that begin with # are for readers. It is read at every start, so it is
// kept simpler than YAML, which takes twice the allocations. The error joins a
// [CompanionProblem] for each fault.
func readEveryday(name string, data []byte) (*phrasebook, error) {
	b := newPhrasebook(everydayEnglish)
	var faults []error
	seen := map[string]int{}
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		fault := func(format string, args ...any) {
			faults = append(faults, CompanionProblem{File: name, Line: number, Text: fmt.Sprintf(format, args...)})
		}
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		english, list, ok := strings.Cut(line, ":")
		if english = strings.TrimSpace(english); !ok || english == "" {
			fault("a line of the form \"relations: ties, rapport\" is expected")
			continue
		}
		for _, text := range strings.Split(list, ",") {
			p, err := newPattern(text, everydayEnglish)
			if err != nil {
				fault("%q %v", strings.TrimSpace(text), err)
				continue
			}
			if first, twice := seen[p.String()]; twice {
				fault("%q stands on line %d already", p, first)
				continue
			}
			seen[p.String()] = number
			p.main = english
			b.add(everydayEnglish, p)
		}
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return b, nil
}

// everydayWeight is what a brief's word counts that a question says in another
// way, beside 1 for its own words. From 0.5 to 0.7 all sets do well; at 0.3 the
// second set falls by 4 points, at 1 the first by 7.
const everydayWeight = 0.6

// others returns what policy briefs call the everyday words of a question.
func (b *phrasebook) others(question foldedText) []translatedTerm {
	var out []translatedTerm
	typed, words := question.typed, question.words
	for i := 0; i < len(words); {
		p, ok := b.longest(words[i:], everydayEnglish)
		if !ok {
			i++
			continue
		}
		n := len(p.words)
		out = append(out, translatedTerm{p.main, everydayWeight, strings.Join(typed[i:i+n], " ")})
		i += n
	}
	return out
}
