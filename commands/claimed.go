package commands

import (
	"slices"
	"strings"

	"briefbot/commands/claim"
	"briefbot/corpus"
)

// claimed is a block of what the program says of the brief, one sentence after
// the other; none if there is nothing to say.
func (s *Set) claimed(v voice, kind BlockKind, claims ...claim.Claim) []Block {
	var said []string
	var kept []claim.Claim
	for _, c := range claims {
		if c.Says() && !slices.ContainsFunc(kept, c.Equal) {
			said, kept = append(said, s.said(v, c)), append(kept, c)
		}
	}
	if len(said) == 0 {
		return nil
	}
	b := plain(kind, strings.Join(said, " "))
	b.Claims = kept
	return []Block{b}
}

// each is a block for each of several claims.
func (s *Set) each(v voice, kind BlockKind, claims []claim.Claim) []Block {
	var blocks []Block
	for _, c := range claims {
		blocks = append(blocks, s.claimed(v, kind, c)...)
	}
	return blocks
}

// said is a claim in words.
func (s *Set) said(v voice, c claim.Claim) string {
	return c.In(v.Voice, func(arg any) any {
		switch a := arg.(type) {
		case claim.Typed:
			return echoed(string(a))
		case claim.TypedWords:
			return strings.Join(mapped(a, func(w claim.Typed) string { return v.quoted(echoed(string(w))) }), ", ")
		case claim.Words:
			return v.list(a)
		case claim.Number:
			return v.count(int(a))
		case corpus.Place:
			return s.placeName(v, a)
		case claim.Places:
			return strings.Join(mapped(a, func(p corpus.Place) string { return s.placeName(v, p) }), "; ")
		}
		return arg
	})
}

// refused is a refusal that says something of the brief.
func (s *Set) refused(v voice, claims ...claim.Claim) Reply {
	return Reply{Outcome: Refused, Private: true, Blocks: s.claimed(v, Say, claims...)}
}

// silent is a reply that says what was not found in the brief.
func (s *Set) silent(v voice, claims ...claim.Claim) Reply {
	return Reply{Outcome: Silent, Blocks: s.claimed(v, Say, claims...)}
}
