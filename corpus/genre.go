package corpus

import "strings"

// A GenreWord is what documents of some kind are called in a language, as it is written.
type GenreWord struct{ Word, Language string }

// Genres are kinds of documents: of each what it is called. Of a word that several
// languages have the first one counts.
func Genres() [][]GenreWord { return append(genres("datedGenres"), genres("genres")...) }

func genres(list string) [][]GenreWord {
	var out [][]GenreWord
	for _, row := range rows(list) {
		var genre []GenreWord
		for group := range strings.SplitSeq(row, "|") {
			language, words, _ := strings.Cut(strings.TrimSpace(group), ":")
			for w := range strings.FieldsSeq(words) {
				genre = append(genre, GenreWord{w, language})
			}
		}
		out = append(out, genre)
	}
	return out
}
