package commands

import (
	"regexp"
	"slices"
	"strings"

	"briefbot/corpus"
)

// maxExpansions is how many marks of one message are expanded.
const maxExpansions = 3

// shortForm finds "[R3]", "[n.2]", "[Sattarov 2018]"; a Markdown link's text
// is not one, nor is what stands in code.
var (
	shortForm          = regexp.MustCompile(`\[([^\[\]\n]{1,80})\](\(|: ?<?https?://)?`)
	codePattern        = regexp.MustCompile("(?s)```.*?```|``[^\n]*?``|`[^`\n]+`")
	recommendationForm = regexp.MustCompile(`^(?:r|rec|recommendation)\.?\s?(\d{1,4})$`)
	footnoteForm       = regexp.MustCompile(`^(?:n|fn|note|footnote)\.?\s?(\S{1,8})$`)
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
			reply.Blocks = append(append(reply.Blocks, plain(Say, "["+m[1]+"]")), blocks...)
		}
	}
	return reply, len(seen) > 0
}

// expansion is what one short form stands for; nil if nothing.
func (s *Set) expansion(v voice, form string) (any, []Block) {
	plainForm := strings.TrimSpace(fold(form))
	if m := recommendationForm.FindStringSubmatch(plainForm); m != nil {
		for i := range s.brief.Recommendations {
			if rec := &s.brief.Recommendations[i]; rec.Number == m[1] {
				blocks := s.recommendationWords(rec)
				blocks[0].Label = "" // the form says it
				blocks = append(blocks, s.sourcesOf(v, rec.Passages...)...)
				return rec, append(blocks, s.place(v, rec.Passages[0]))
			}
		}
		return nil, nil
	}
	if m := footnoteForm.FindStringSubmatch(plainForm); m != nil {
		if notes := s.findFootnotes(m[1]); len(notes) > 0 {
			return notes[0], s.noteBlocks(v, notes[0])
		}
		return nil, nil
	}
	words := tokens(form)
	var found *corpus.Reference
	for i := range s.brief.References {
		r := &s.brief.References[i]
		fits := true
		for _, w := range words {
			fits = fits && wordCost(r, w) == 0
		}
		if fits && named(r, words) {
			if found != nil {
				return nil, nil // two works: neither was meant for sure
			}
			found = r
		}
	}
	if found == nil {
		return nil, nil
	}
	return found, s.reference(v, found, 0)
}

// named reports whether words that fit a reference name it: a person's family
// name, or a name and the year. An institution's name alone is what people put
// in brackets to explain a quotation, and so is a small word: "[the] EU".
func named(r *corpus.Reference, words []string) bool {
	year := slices.Contains(words, fold(r.Year))
	if year && slices.ContainsFunc(words, func(w string) bool { return w != fold(r.Year) && !slices.Contains(fillers, w) }) {
		return true
	}
	return slices.ContainsFunc(people(r.Authors), func(p person) bool {
		return p.given != "" && !slices.ContainsFunc(tokens(p.family), func(w string) bool { return !slices.Contains(words, w) })
	})
}
