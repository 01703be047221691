package index

import (
	"slices"

	"briefbot/corpus"
)

// mentionedIn is [Index.mentioned] for a question that may say in which sections:
// "Does the introduction mention China?". The places are the sections, nil if it
// names none; the word is what is left without them.
func (x *Index) mentionedIn(text string, words []said, place corpus.Reading) (Entry, string, []corpus.Place, bool) {
	if e, frame := builtinSayings().asksMention(words); frame == nil {
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
