package commands

import (
	"slices"
	"strings"

	"briefbot/commands/locale"
	"briefbot/corpus"
	"briefbot/corpus/pattern"
	"briefbot/index"
)

// maxAbout is how many bytes of a message are looked at: more than the longest
// that Discord takes.
const maxAbout = 16_000

// About is what a question follows that replies to a message. One of the
// program's own replies is about the places that it quotes, which can be read
// off it, since quotations are exact; own says that it is one. Anybody else's is
// about what it says.
func (s *Set) About(message string, own bool) *index.About {
	if len(message) > maxAbout {
		message = strings.ToValidUTF8(message[:maxAbout], "")
	}
	if !own {
		if strings.TrimSpace(message) == "" {
			return nil
		}
		return &index.About{Message: message}
	}
	about := &index.About{Places: s.quotedPlaces(message)}
	if s.saysMention(message) {
		about.Kind = index.MentionKind
	}
	return about
}

// saysMention reports whether a reply says first whether a word is in the brief, in
// any language: what it then says of the word is what would be said now.
func (s *Set) saysMention(message string) bool {
	first, _, _ := strings.Cut(message, "\n")
	words, err := s.words()
	word := quotedWord.FindStringSubmatch(first)
	if err != nil || word == nil {
		return false
	}
	m, ok := words.Mentions(strings.TrimSpace(word[1]))
	return ok && slices.ContainsFunc(locale.Languages(), func(language string) bool {
		return strings.Contains(printedWords(first), printedWords(s.said(speak(language), s.document.Mention(m)[0])))
	})
}

// quotedWord finds what stands in quotation marks, in any language.
var quotedWord = pattern.New(`[“«„]([^”»“]+)[”»“]`)

// quotedPlaces are the places that a text quotes, in its order: of the kind of
// the first, since what follows that are its sources.
func (s *Set) quotedPlaces(text string) []corpus.Place {
	var out []corpus.Place
	for line := range strings.Lines(text) {
		if len(line) < minQuotedPlace {
			continue
		}
		p, ok := s.quotedIn(line)
		if same := len(out) == 0 || p.Kind == out[0].Kind || ofText(p.Kind) && ofText(out[0].Kind); ok && same && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return s.listedPlaces(out)
}

// listedPlaces are the members of the enumeration that the first of several
// places announces, or the section that they are the whole of, or else the places.
func (s *Set) listedPlaces(places []corpus.Place) []corpus.Place {
	if len(places) < 2 {
		return places
	}
	for _, e := range s.brief.Enumerations() {
		if a := e.Announcing; a.Kind == corpus.SentencePlace && ofText(places[0].Kind) && a.Index == places[0].Index {
			members := s.brief.MemberPlaces(e)
			shown := s.places().Passages(places[1]) // which may be a recommendation
			if slices.ContainsFunc(members, func(m corpus.Place) bool { return slices.Contains(shown, m.Index) }) {
				return members
			}
		}
	}
	if section := (corpus.Place{Kind: corpus.SectionPlace, Index: s.brief.Passages[places[0].Index].Section}); places[0].Kind == corpus.PassagePlace {
		all := s.places().Passages(section)
		if slices.EqualFunc(places, all, func(p corpus.Place, i int) bool { return p.Kind == corpus.PassagePlace && p.Index == i }) {
			return []corpus.Place{section}
		}
	}
	return places
}

// quotedIn is the place that a printed line quotes, behind its number or mark: a whole
// paragraph or note, of several notes with its words the one with its mark, or else
// the sentence that it begins with.
func (s *Set) quotedIn(printed string) (corpus.Place, bool) {
	line := printedWords(printed)
	opens := func(words string) bool {
		words = printedWords(words)
		at := strings.Index(line[:min(len(line), len(words)+maxNumber)], words)
		return len(words) >= minQuotedPlace && at >= 0
	}
	for i := range s.brief.Passages {
		if opens(s.brief.Passages[i].Text) {
			return s.placeOf(i), true
		}
	}
	note := -1
	for i := range s.brief.Footnotes {
		marked := strings.HasPrefix(strings.TrimSpace(printed), Raised(s.brief.Footnotes[i].Label))
		if (note < 0 || marked) && opens(s.brief.Footnotes[i].Text) {
			note = i
		}
	}
	if note >= 0 {
		return corpus.Place{Kind: corpus.NotePlace, Index: note}, true
	}
	for i := range s.brief.Passages {
		p := &s.brief.Passages[i]
		for j, span := range p.Sentences {
			if opens(span.In(p.Text)) {
				return corpus.Place{Kind: corpus.SentencePlace, Index: i, Sentence: j}, true
			}
		}
	}
	return corpus.Place{}, false
}

// maxNumber is how many bytes stand before a quotation in its line: "10 ".
const maxNumber = 8

// minQuotedPlace is how many bytes a quotation has at least by which a place is
// known: "See above." may stand anywhere.
const minQuotedPlace = 12

// ofText reports whether places of a kind are the text's own: a summary may
// quote a paragraph here and a recommendation there.
func ofText(k corpus.PlaceKind) bool {
	return k == corpus.PassagePlace || k == corpus.SentencePlace || k == corpus.RecommendationPlace
}

// placeOf is what passage i is: a recommendation, a reference's entry, or a
// paragraph.
func (s *Set) placeOf(i int) corpus.Place {
	for j := range s.brief.Recommendations {
		if rec := &s.brief.Recommendations[j]; len(rec.Passages) > 0 && rec.Passages[0] == i {
			return corpus.Place{Kind: corpus.RecommendationPlace, Index: j}
		}
	}
	for j := range s.brief.References {
		if s.brief.References[j].Passage == i {
			return corpus.Place{Kind: corpus.ReferencePlace, Index: j}
		}
	}
	return corpus.Place{Kind: corpus.PassagePlace, Index: i}
}
