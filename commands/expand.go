package commands

import (
	"slices"

	"briefbot/corpus"
	"briefbot/corpus/pattern"
)

// maxExpansions is how many marks of one message are expanded.
const maxExpansions = 3

// shortForm finds "[R3]", "[n.2]", "[Sattarov 2018]"; a Markdown link's text
// is not one, nor is what stands in code.
var (
	shortForm   = pattern.New(`\[([^\[\]\n]{1,80})\](\(|: ?<?https?://)?`)
	codePattern = pattern.New("(?s)```.*?```|``[^\n]*?``|`[^`\n]+`")
)

// Expand shows what the short forms in a message stand for: [R3] a
// recommendation, [n.2] a footnote, [Sattarov 2018] a reference; each once, at
// most three. The form stands above each, so that a footnote is not taken for
// the source of what stands before it. It reports false if the message has none.
func (s *Set) Expand(message, locale string) (Reply, bool) {
	v := speak(locale)
	reply := Reply{Outcome: Answered}
	seen := make(map[any]bool)
	for _, m := range shortForm.FindAllStringSubmatch(codePattern.ReplaceAllString(message, " "), -1) {
		if len(seen) == maxExpansions {
			break
		}
		if m[2] != "" {
			continue
		}
		what, blocks := s.expansion(v, m[1])
		if what != nil && !seen[what] {
			seen[what] = true
			reply.Blocks = append(append(reply.Blocks, plain(Headline, "["+m[1]+"]")), blocks...)
		}
	}
	return reply, len(seen) > 0
}

// expansion is what one short form stands for; nil if nothing, or if it is not
// the whole of the form: "[the] EU" explains a quotation.
func (s *Set) expansion(v voice, form string) (any, []Block) {
	reading := s.places().Read(form, corpus.ReadOptions{})
	if len(reading.Places) != 1 || len(reading.Missing) > 0 || reading.Rest != "" {
		return nil, nil
	}
	switch p := reading.Places[0]; p.Kind {
	case corpus.RecommendationPlace:
		rec := &s.brief.Recommendations[p.Index]
		blocks := s.recommendationWords(v, rec)
		blocks[0].Label = "" // the form says it
		blocks = append(blocks, s.sourcesOf(v, rec.Passages...)...)
		return p, append(blocks, s.place(v, rec.Passages[0]))
	case corpus.NotePlace:
		return p, s.noteBlocks(v, &s.brief.Footnotes[p.Index])
	case corpus.ReferencePlace:
		if r := &s.brief.References[p.Index]; !reading.Explicit && !slices.ContainsFunc(people(r.Authors), func(a person) bool { return a.given != "" }) {
			return nil, nil // an institution's name
		}
		return p, s.reference(v, &s.brief.References[p.Index], 0)
	case corpus.PassagePlace:
		return p, s.passageBlocks(v, p.Index)
	}
	return nil, nil
}
