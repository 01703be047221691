package commands

import (
	"strings"

	"briefbot/commands/attribution"
	"briefbot/commands/quote"
	"briefbot/corpus"
)

// A Verification is what `verify --json` prints.
type Verification struct {
	Verdict quote.Verdict `json:"verdict"`
	// Section and Passage are where the words stand, "" if nowhere. Words of a
	// footnote stand where its first mark does.
	Section string `json:"section"`
	Passage string `json:"passage"`
	// Source is the true words, "" if there are none; two passages are joined
	// by a line end.
	Source string `json:"source"`
	// Differs are the quotation's words that the source does not have there:
	// changed or added. Missing are the
	// source's words that the quotation does not have: changed, left out or
	// cut off. Both are in the order of the quotation, a change as long as it
	// is in one piece; a changed word is in both.
	Differs []string `json:"differs"`
	Missing []string `json:"missing"`
	// Kind is the kind of difference: "nearly exact", "changed" or "not what
	// the brief says"; "" for other verdicts.
	Kind string `json:"kind"`
	// Quotation is the words that were looked for, on one line.
	Quotation string `json:"quotation"`
	// Whose says whose words the source is where not the brief's own, and
	// Misplaced what was typed beside the quotation and does not hold.
	Whose     []attribution.Attribution `json:"whose"`
	Misplaced []Misplacement            `json:"misplaced"`
}

// Verify checks a quotation as a tool asks it.
func (s *Set) Verify(typed string) Verification {
	checked := s.checkTyped(speak(""), typed)
	found := checked.found
	p, spans := s.attributed(found)
	out := Verification{Verdict: found.Verdict, Quotation: strings.Join(strings.Fields(checked.quotation), " "), Differs: []string{}, Missing: []string{},
		Whose: s.attributions(p, spans...), Misplaced: append([]Misplacement{}, checked.misplaced...)}
	if found.Verdict == quote.Differs {
		out.Kind = found.Gravity().String()
	}
	for _, ch := range found.Changes {
		if ch.Typed != "" {
			out.Differs = append(out.Differs, ch.Typed)
		}
		if ch.Printed != "" {
			out.Missing = append(out.Missing, ch.Printed)
		}
	}
	if len(found.Changes) == 0 {
		out.Differs = append(out.Differs, found.Apart...)
	}
	if len(found.Places) == 0 {
		return out
	}
	out.Source = strings.Join(mapped(found.Places[0], func(slice quote.Slice) string { return slice.In(s.brief) }), "\n")
	switch first := found.Places[0][0]; {
	case first.Of.Kind == corpus.SectionPlace:
		out.Section = s.sectionName(voice{}, first.Of.Index)
	case len(first.Passages(s.brief)) > 0:
		p := &s.brief.Passages[first.Passages(s.brief)[0]]
		out.Passage, out.Section = p.ID, s.sectionName(voice{}, p.Section)
	}
	return out
}
