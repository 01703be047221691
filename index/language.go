package index

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A language is one in which people may ask about an English brief: "ru", "fr"
// or "de". The empty language is English, or one that is not recognised.
type language string

const (
	inRussian language = "ru"
	inFrench  language = "fr"
	inGerman  language = "de"
	inEnglish language = "en"
)

// Function words tell languages apart more surely than letters do: people
// leave out accents, but no articles. Words that two of the lists could claim
// ("in", "an", "on", "as", "die" in "did the treaty die") stand in none or in
// the one where they are far more frequent.
var helpingWords = helping(map[language]string{
	inEnglish: "the of to and is are what who whom how when where which does do did it that for with between by at be been have has had can could would should will there their they this these from or not any about if you your me tell give list i we us my our his her he she but out all than then just like get go please some more most only its into over after before while each other both under say does made make see think know want was were",
	inFrench:  "le la les l un une du d et est sont que qu qui quoi quel quelle quels quelles pourquoi comment ou quand dans sur avec pour par ne pas ce cette ces il elle ils elles son sa ses leur leurs aux au c n j peut peuvent selon entre combien dit etait sont aussi encore tout tous toute toutes mes mon ton veut fait font votre vos nous vous je tu chez sans lequel laquelle",
	inGerman:  "der die das den dem des ein eine einen einem einer und ist sind was wer wie warum wieso weshalb wann wo welche welcher welches welchen nicht mit von zu im auf fur fuer uber ueber bei aus zum zur es sich gibt kann soll wird werden haben hat sein laut zwischen gegen wofur wofuer wozu womit worum worin woran steht stehen kommt dort hier noch immer schon diese dieser dieses diesen ihre ihrer ihren seine seinen seiner jede jeder manche alle eigentlich bitte mal vor nach bedeutet heisst heissen bedeuten",
})

// languages is a set of languages.
type languages struct{ english, french, german bool }

func helping(lists map[language]string) map[string]languages {
	all := map[string]languages{}
	for l, list := range lists {
		for _, w := range strings.Fields(list) {
			of := all[w]
			of.english, of.french, of.german = of.english || l == inEnglish, of.french || l == inFrench, of.german || l == inGerman
			all[w] = of
		}
	}
	return all
}

// A foldedText is a text and its words, as typed and in lower case without
// accents.
type foldedText struct {
	text         string
	typed, words []string
}

func foldText(text string) foldedText {
	t := foldedText{text: text, typed: strings.FieldsFunc(text, notInWord)}
	t.words = make([]string, len(t.typed))
	for i, w := range t.typed {
		t.words[i] = foldWord(w, "")
	}
	return t
}

// detectLanguage says in which language a question is. English wins ties:
// taking an English question for a foreign one would lose its words. The
// function known says whether the brief uses a word (lower case, no accents).
func detectLanguage(question foldedText, known func(word string) bool) language {
	cyrillic, letters, ascii := 0, 0, true
	for _, r := range question.text {
		if unicode.IsLetter(r) {
			letters++
			if r > unicode.MaxASCII && unicode.Is(unicode.Cyrillic, r) {
				cyrillic++
			}
		}
		ascii = ascii && r <= unicode.MaxASCII
	}
	// Abbreviations often stay Latin in a Russian question.
	if cyrillic*3 > letters {
		return inRussian
	}
	var en, fr, de int
	for _, w := range question.words {
		helps := helpingWords[w]
		if helps.english {
			en++
		}
		if helps.french {
			fr++
		}
		if helps.german {
			de++
		}
	}
	// English has no letters of this kind but in names.
	if !ascii && strings.ContainsAny(question.text, "äöüßÄÖÜ") {
		de++
	}
	if !ascii && strings.ContainsAny(question.text, "àâçéèêëîïôùûœÀÂÇÉÈÊÎÔÛŒ") {
		fr++
	}
	strange := func(w string) bool { return !known(w) }
	switch {
	case en >= max(fr, de) || !slices.ContainsFunc(question.words, strange): // "Van der Togt" is in the brief
		return ""
	case fr > de:
		return inFrench
	case de > fr:
		return inGerman
	}
	return inFrench
}

// A translator turns questions in other languages into English words. It is
// safe for concurrent use.
type translator struct {
	words      map[string]bool // those of the brief, folded
	beginnings map[string]bool // their first letters
	// book reads the phrasebook when the first question needs it: at some 7 ms
	// it is no part of starting.
	book func() (*phrasebook, error)
}

// beginning is how many letters a misspelt English word shares with the right
// one, more often than not.
const beginning = 4

// newTranslator returns a translator for an English brief, given its words as
// they are printed and the table of its words in other languages.
func newTranslator(words []string, book func() (*phrasebook, error)) *translator {
	t := &translator{words: map[string]bool{}, beginnings: map[string]bool{}, book: book}
	for _, w := range words {
		for _, w := range foldedWords(w, "") {
			t.words[w] = true
			t.beginnings[w[:min(len(w), beginning)]] = true
		}
	}
	return t
}

func (t *translator) known(word string) bool { return t.words[word] }

// translate returns the question in English words and the language it was in.
// For an English question the language is "" and the translation empty.
func (t *translator) translate(question foldedText) (translation, language, error) {
	l := detectLanguage(question, t.known)
	if l == "" && !t.foreignKeywords(question) {
		return translation{}, "", nil
	}
	book, err := t.book()
	if err != nil {
		return translation{}, "", err
	}
	if l != "" {
		return book.translate(question.text, l), l, nil
	}
	// Keywords without articles: a language in which every word has a meaning.
	for _, l := range []language{inFrench, inGerman} {
		if tr := book.translate(question.text, l); tr.Understood == 1 {
			return tr, l, nil
		}
	}
	return translation{}, "", nil
}

// foreignKeywords reports whether a question without helping words (articles,
// question words) has a word that is not the brief's, not even misspelt.
func (t *translator) foreignKeywords(question foldedText) bool {
	foreign := false
	for i, w := range question.words {
		switch {
		case helpingWords[w] != languages{}:
			return false
		case isNumber(w) || t.known(w):
		default:
			accented := w != strings.ToLower(question.typed[i])
			foreign = foreign || accented || !t.beginnings[w[:min(len(w), beginning)]]
		}
	}
	return foreign
}

// foldedWords returns the words of a text in lower case, without accents. In
// German, "ae" for "ä" is folded too.
func foldedWords(s string, l language) []string {
	words := strings.FieldsFunc(s, notInWord)
	for i, w := range words {
		words[i] = foldWord(w, l)
	}
	return words
}

func notInWord(r rune) bool { return !wordRune(r) }

// accents are the letters of the three languages that people type with and
// without their marks.
var accents = strings.NewReplacer(
	"ё", "е",
	"à", "a", "â", "a", "ä", "a", "á", "a", "ç", "c", "é", "e", "è", "e", "ê", "e", "ë", "e",
	"î", "i", "ï", "i", "ô", "o", "ö", "o", "ù", "u", "û", "u", "ü", "u", "ÿ", "y",
	"œ", "oe", "æ", "ae", "ß", "ss",
	// Accents that were typed as characters of their own.
	"\u0300", "", "\u0301", "", "\u0302", "", "\u0308", "", "\u0327", "",
)

var umlautPairs = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u")

func foldWord(word string, l language) string {
	word = strings.ToLower(word)
	if !isASCII(word) {
		word = accents.Replace(word)
	}
	if l == inGerman {
		word = umlautPairs.Replace(word)
	}
	return word
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
