package index

import (
	"maps"
	"strings"

	"briefbot/corpus"
)

// People call a document what it is: "does the resolution mention water?", "von wann
// ist die Verordnung?". The sayings call each a document.

// A genre is what a kind of document is called, by the word's language.
type genre map[string]string

// genres are those of [corpus.Genres], with their words as the sayings are compared.
func genres() []genre {
	var out []genre
	for _, words := range corpus.Genres() {
		g := genre{}
		for _, w := range words {
			if plain := plainWord(w.Word); g[plain] == "" {
				g[plain] = w.Language
			}
		}
		out = append(out, g)
	}
	return out
}

// documentWord is what the sayings call a document, by language.
var documentWord = map[string]string{"en": "document", "fr": "document", "de": "Dokument", "es": "documento", "pt": "documento", "it": "documento", "ru": "документ", "uk": "документ"}

// genreOf are the words of the kinds of document that the brief's title says it is,
// in any language: at its beginning or end, or before a number. What stands inside
// ("The impact of a strategy on trade") is what it is about.
func (x *Index) genreOf() genre {
	const opening = 3 // words: "The Water Strategy for …"
	out := genre{}
	title := saidWords(x.brief.Title)
	for _, g := range builtinLittle().genres {
		for i, w := range title {
			if numbered := i+1 < len(title) && (isNumber(title[i+1].plain) || title[i+1].plain == "no"); g[w.plain] != "" && (i < opening || i+1 == len(title) || numbered) {
				maps.Copy(out, g)
			}
		}
	}
	return out
}

// asDocument is a question with the word for a document where it says of what kind
// the brief is. One with a number or a name behind it may be another: "resolution
// 70/1".
func (x *Index) asDocument(text string, words []said) string {
	if len(x.genre) == 0 || inQuotes(text) != "" {
		return text
	}
	var out strings.Builder
	end := 0
	for i, w := range words {
		language := x.genre[w.plain]
		if language == "" || i > 0 && i+1 < len(words) && (isNumber(words[i+1].plain) || isCapital(words[i+1].In(text))) {
			continue
		}
		out.WriteString(text[end:w.Start] + documentWord[language])
		end = w.End
	}
	return out.String() + text[end:]
}
