package index

import (
	"context"
	"regexp"
	"slices"
	"strings"
)

// A second question begins after a question mark, a semicolon, or an "and"
// that a question word follows.
var partBreak = regexp.MustCompile(`(?i)\?+\s+|;\s+|,?\s+(?:and|und|et|и)(?:\s+(?:also|auch|aussi))?\s+(?:(?:who|what|why|how|when|where|which|whose|is|are|does|do|did|can|will|should|qui|pourquoi|comment|quand|quel|quelle|quels|quelles|wer|was|warum|wie|wann|wo|welche|кто|что|почему|как|когда|где|какие|какой)\b|(?:кто|что|почему|как|когда|где|какие|какой)\s)`)

// maxParts is how many questions in one are told apart.
const maxParts = 3

// split returns the questions in a text that asks several, or nil. A part that
// says too little by itself ("and why?") belongs to the one before, so then
// the text is one question.
func (x *Index) split(text string) []string {
	var parts []string
	rest := text
	for len(parts) < maxParts-1 {
		at := partBreak.FindStringIndex(rest)
		if at == nil {
			break
		}
		// The question word stays with the second part.
		cut := at[1]
		if w := strings.LastIndexAny(strings.TrimRight(rest[:cut], " "), " \t\n"); rest[at[0]] != '?' && rest[at[0]] != ';' && w > at[0] {
			cut = w + 1
		}
		end := at[0]
		for end < len(rest) && rest[end] == '?' {
			end++
		}
		parts = append(parts, strings.TrimSpace(rest[:end]))
		rest = rest[cut:]
	}
	parts = append(parts, strings.TrimSpace(rest))
	if len(parts) < 2 {
		return nil
	}
	for _, p := range parts {
		words := x.analyzer.words(p)
		if len(words) == 0 || !asks(p, words) || !x.standsAlone(words) {
			return nil
		}
	}
	return parts
}

// asks reports whether a part is a question and not a remark before one.
func asks(part string, words []word) bool {
	if strings.HasSuffix(part, "?") {
		return true
	}
	for _, w := range words[:min(2, len(words))] {
		switch w.plain {
		case "who", "what", "why", "how", "when", "where", "which", "whose", "is", "are", "does", "do", "did", "can", "will", "should",
			"qui", "pourquoi", "comment", "quand", "quel", "quelle", "wer", "was", "warum", "wie", "wann", "wo", "welche",
			"кто", "что", "почему", "как", "когда", "где", "какие", "какой":
			return true
		}
	}
	return false
}

// standsAlone reports whether the words say enough to search for: two content
// words, and no pronoun instead of a name.
func (x *Index) standsAlone(words []word) bool {
	content := map[string]bool{}
	for _, w := range words {
		switch w.plain {
		case "it", "they", "them", "he", "she", "him", "her", "its", "their", "that", "those":
			return false
		}
		if w.term != "" {
			content[w.term] = true
		}
	}
	return len(content) >= 2
}

// answerParts searches each part of a question. It sets the result's parts and
// moves their best hits to the front, in the order of the whole question's
// ranking.
func (x *Index) answerParts(ctx context.Context, texts []string, explain bool, all []Hit, r *Result) error {
	var parts []Part
	for _, text := range texts {
		q, f, hits, err := x.find(ctx, text, explain)
		if err != nil {
			return err
		}
		p := Result{Hits: hits[:min(len(hits), len(r.Hits))]}
		x.judge(&q, f, &p)
		x.spare.Put(f)
		if p.Verdict == None {
			return nil // a remark, or a question that has no answer: one question
		}
		parts = append(parts, Part{Text: text, Verdict: p.Verdict, Hits: p.Hits})
	}
	r.Parts = parts
	front := func(h Hit) bool {
		return slices.ContainsFunc(parts, func(p Part) bool { return p.Hits[0].Passage == h.Passage })
	}
	limit := len(r.Hits)
	var first, others []Hit
	for _, h := range all {
		if front(h) {
			first = append(first, h)
		} else {
			others = append(others, h)
		}
	}
	r.Hits = slices.Concat(first, others)[:limit]
	return nil
}
