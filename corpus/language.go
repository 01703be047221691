package corpus

import "strings"

// languageWords are the commonest words that only one of the languages has.
var languageWords = map[string]string{
	"en": "the of and to is that for with are this which from by have should",
	"fr": "le les des du une et est dans pour que qui sur au aux avec par ce cette sont",
	"de": "der die das und den dem ein eine ist nicht mit von für auf im zu werden durch sich auch",
}

// language tells the language of the text: what the metadata says, if it is
// one that is known here, else the one whose common words it has most of.
func (d *draft) language() string {
	tag, _, _ := strings.Cut(strings.ToLower(d.meta.language), "-")
	tag, _, _ = strings.Cut(tag, "_")
	switch tag {
	case "en", "eng", "english":
		return "en"
	case "fr", "fra", "fre", "français", "french":
		return "fr"
	case "de", "deu", "ger", "deutsch", "german":
		return "de"
	}
	best, most := "en", 0
	for _, lang := range []string{"en", "fr", "de"} {
		n := 0
		for _, w := range strings.Fields(languageWords[lang]) {
			n += d.words[w]
		}
		if n > most {
			best, most = lang, n
		}
	}
	return best
}
