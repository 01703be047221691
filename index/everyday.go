package index

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

//go:embed builtin/everyday.yaml
var builtinEveryday []byte

// everydayEnglish marks the patterns of everyday words.
const everydayEnglish language = "en"

// readEveryday reads a table of everyday English: what policy briefs call a
// thing, a colon, and what people call it. The error joins a
// [CompanionProblem] for each fault.
func readEveryday(name string, data []byte) (*phrasebook, error) {
	b := &phrasebook{patterns: map[language]map[string][]pattern{everydayEnglish: {}}}
	var doc yaml.Node
	if err := yaml.Load(data, &doc); err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	var faults []error
	fault := func(n *yaml.Node, format string, args ...any) {
		faults = append(faults, CompanionProblem{File: name, Line: n.Line, Text: fmt.Sprintf(format, args...)})
	}
	rows := doc.Content[0]
	if rows.Kind != yaml.MappingNode {
		fault(rows, "lines of the form \"relations: ties, rapport\" are expected")
		return nil, errors.Join(faults...)
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(rows.Content); i += 2 {
		key, value := rows.Content[i], rows.Content[i+1]
		for _, text := range strings.Split(value.Value, ",") {
			p, err := newPattern(text, everydayEnglish)
			if err != nil {
				fault(value, "%q %v", strings.TrimSpace(text), err)
				continue
			}
			if line, twice := seen[p.String()]; twice {
				fault(value, "%q stands on line %d already", p, line)
				continue
			}
			seen[p.String()] = value.Line
			p.main = key.Value
			k := patternKey(p.words[0].text)
			b.patterns[everydayEnglish][k] = append(b.patterns[everydayEnglish][k], p)
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
func (b *phrasebook) others(question string) []translatedTerm {
	var out []translatedTerm
	typed := strings.FieldsFunc(question, notInWord)
	words := foldedWords(question, "")
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
