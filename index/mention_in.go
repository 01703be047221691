package index

import (
	"slices"
	"strings"
	"unicode/utf8"

	"briefbot/corpus"
)

// mentionedIn is [Index.mentioned] for a question that may say in which sections:
// "Does the introduction mention China?". The places are the sections, nil if it
// names none; the word is what is left without them.
func (x *Index) mentionedIn(text string, words []said, place corpus.Reading) (Entry, string, []corpus.Place, bool) {
	if e, frame := builtinSayings().allOf(words, builtinSayings().mentions); frame == nil && !strings.ContainsFunc(text, paired) {
		return e, "", nil, false
	}
	if x.onlySections(place) && len(place.Missing) == 0 {
		if e, word, ok := x.mentioned(place.Rest, saidWords(place.Rest)); ok {
			return e, word, place.Places, true
		}
	}
	// A section by some words of its name, behind an article, as the subject or
	// at the end: "mentioned in the recommendations".
	l := builtinLittle()
	for i := 1; i < len(words); i++ {
		if words[i-1].plain != "the" || !l.isContent(words[i]) || l.frame[words[i].plain] {
			continue
		}
		for n := min(maxSectionWords, len(words)-i); n > 0; n-- {
			if i > 2 && i+n < len(words) {
				continue
			}
			last := words[i+n-1]
			named := x.gazetteer.Read(text[words[i].Start:last.End], corpus.ReadOptions{Default: corpus.SectionPlace})
			if !x.onlySections(named) || named.Rest != "" {
				continue
			}
			rest := text[:words[i].Start] + text[last.End:]
			if e, word, ok := x.mentioned(rest, saidWords(rest)); ok {
				return e, word, named.Places, true
			}
		}
	}
	e, word, ok := x.mentioned(text, words)
	return e, word, nil, ok
}

// maxSectionWords is how many words of a section's name somebody says for it.
const maxSectionWords = 4

// onlySections reports whether a reading is of sections, that of the whole brief
// under its title not among them.
func (x *Index) onlySections(r corpus.Reading) bool {
	return len(r.Places) > 0 && !slices.ContainsFunc(r.Places, func(p corpus.Place) bool {
		return p.Kind != corpus.SectionPlace || x.brief.Sections[p.Index].Name == x.brief.Title
	})
}

// mentionedUnblanked is [Index.mentioned] for a language that puts no blanks
// between words, whose words a saying is cut out of as it stands: what is left
// before and behind it, without what stands around such words.
func mentionedUnblanked(text string) (Entry, string, bool) {
	s, l := builtinSayings(), builtinLittle()
	best, at := -1, 0
	for i, line := range s.lines {
		if s.entries[s.entry[i]].Kind != MentionKind || best >= 0 && len(line) <= len(s.lines[best]) || !strings.ContainsFunc(line, paired) {
			continue
		}
		if k := strings.Index(text, line); k >= 0 {
			best, at = i, k
		}
	}
	if best < 0 {
		return Entry{}, "", false
	}
	of := s.entries[s.entry[best]]
	if quoted := inQuotes(text); quoted != "" {
		return of, quoted, true
	}
	const signs = " ,.?!:;、，。？！：；·“”「」《》"
	bare := func(t string) string {
		for before := ""; before != t; {
			before = t
			t = strings.Trim(t, signs)
			for _, a := range l.around {
				t = strings.TrimSuffix(strings.TrimPrefix(t, a), a)
			}
		}
		return t
	}
	before, behind := bare(text[:at]), bare(text[at+len(s.lines[best]):])
	word := before + behind
	if before != "" && behind != "" || word == "" || utf8.RuneCountInString(word) > maxUnblanked || strings.ContainsAny(word, asksUnblanked) {
		return of, "", false
	}
	return of, word, true
}

// maxUnblanked is how many characters the name of a thing has in a language
// without blanks.
const maxUnblanked = 12

// alternatives are the two questions in one that asks for the mention of one
// word or another, or nil: "does it mention rent or wages?".
func (x *Index) alternatives(text string, words []said) []string {
	l := builtinLittle()
	if !slices.ContainsFunc(words, func(w said) bool { return l.or[w.plain] }) {
		return nil
	}
	_, word, ok := x.mentioned(text, words)
	at := strings.Index(text, word)
	if !ok || at < 0 || inQuotes(text) != "" {
		return nil
	}
	parts := saidWords(word)
	for i := 1; i+1 < len(parts); i++ {
		if l.or[parts[i].plain] && len(l.content(parts[:i])) > 0 && len(l.content(parts[i+1:])) > 0 {
			rest, other := text[at+len(word):], l.content(parts[i+1:])[0] // without its article
			return []string{text[:at] + word[:parts[i-1].End] + rest, text[:at] + word[other.Start:] + rest}
		}
	}
	return nil
}
