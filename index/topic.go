package index

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// maxSaid is how many words a question about the document has at most. Longer
// ones are about something else as well.
const maxSaid = 20

// maxWord is how many bytes a word and the space after it have at most, on
// average: Cyrillic letters take two.
const maxWord = 24

// about says what a question is about, where that is not the brief's argument,
// and which items of the structure it names. A question in another language is
// read as it was typed, and then in its translation if that can be trusted.
func (x *Index) about(q *question) (Topic, []int) {
	t, named := x.aboutSaid(q.said)
	if t == Argument && q.english != q.text && q.understood >= halfUnderstood {
		t, named = x.aboutText(q.english)
	}
	if t == Argument {
		t = toProgram(q.text)
	}
	return t, named
}

func (x *Index) aboutText(text string) (Topic, []int) { return x.aboutSaid(hear(text)) }

func (x *Index) aboutSaid(s saying) (Topic, []int) {
	if t := s.talk(); t != Argument {
		return t, nil
	}
	if t, named, ok := x.names(s); ok {
		return t, named
	}
	return s.document(), nil
}

// A saying is a text in lower case, without accents and punctuation, as the
// patterns of questions are written.
type saying struct {
	words []string
	// english has contractions written out and an apostrophe dropped ("the
	// authors name"), split has a space for it ("qu est ce que l auteur").
	english, split string
}

var contractions = strings.NewReplacer("what's", "what is", "whats", "what is", "who's", "who is", "when's", "when is",
	"how's", "how is", "where's", "where is", "that's", "that is", "it's", "it is", "i'm", "i am", "you're", "you are", "'", "")

// hear reads a text; one that is too long gives the zero saying.
func hear(text string) saying {
	if len(text) > maxSaid*maxWord {
		return saying{}
	}
	said := saidWords(text)
	if len(said) == 0 || len(said) > maxSaid {
		return saying{}
	}
	all := strings.Join(said, " ")
	s := saying{english: contractions.Replace(all), words: strings.Fields(strings.ReplaceAll(all, "'", " "))}
	s.split = strings.Join(s.words, " ")
	return s
}

// saidWords are the words of a text as a saying has them, however many.
func saidWords(text string) []string {
	// Folded, "№2" would be the word "no2".
	said := strings.ReplaceAll(strings.ToLower(fold(strings.ReplaceAll(text, "№", " "))), "ё", "е")
	words := strings.FieldsFunc(said, func(r rune) bool { return !wordRune(r) && r != '\'' })
	return slices.DeleteFunc(words, func(w string) bool { return strings.Trim(w, "'") == "" })
}

// polite is what people say before a question, and after it.
var (
	politeStarts = strings.Split(`please|pls|hi|hello|hey|so|and|ok|okay|well|bot|can you|could you|would you|will you|tell me|tell us|i want to know|i would like to know|id like to know|do you know|may i ask|just|actually|btw|also|thanks|thank you|sorry|quick question`+
		`|bonjour|salut|merci|et|dis moi|dites moi|peux tu me dire|pouvez vous me dire|est ce que tu sais|stp|svp`+
		`|hallo|guten tag|danke|und|bitte|sag mir|kannst du mir sagen|weisst du`+
		`|привет|здравствуйте|спасибо|а|и|скажи|скажите|подскажи|подскажите|пожалуйста|мне`, "|")
	politeEnds = strings.Split(`please|pls|plz|thanks|thank you|again|exactly|actually|anyway|bot|then|here|s il vous plait|s il te plait|svp|stp|merci|bitte|danke|eigentlich|denn|пожалуйста|спасибо|вообще`, "|")
)

// unwrapped is a saying without the politeness around it, unless it has
// nothing else.
func unwrapped(said string) string {
	for again := true; again; {
		again = false
		for _, p := range politeStarts {
			if rest, ok := strings.CutPrefix(said, p); ok && strings.HasPrefix(rest, " ") {
				said, again = rest[1:], true
			}
		}
		for _, p := range politeEnds {
			if rest, ok := strings.CutSuffix(said, p); ok && strings.HasSuffix(rest, " ") {
				said, again = rest[:len(rest)-1], true
			}
		}
	}
	return said
}

// document says what a saying asks of the document as a document.
func (s saying) document() Topic {
	if len(s.words) == 0 {
		return Argument
	}
	for _, l := range s.spoken() {
		if t := l.phrases().topic(l.brief(l.heard(s))); t != Argument {
			return t
		}
	}
	return Argument
}

// spoken returns the languages that a saying may be in: by its letters, and by
// its little words where it has more than one of them. A question of few words
// can be one in several languages.
func (s saying) spoken() []documentLanguage {
	if strings.ContainsFunc(s.split, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) {
		return []documentLanguage{russianDocument}
	}
	en, fr, de := 0, 0, 0
	for _, w := range s.words {
		helps := helpingWords[w]
		en, fr, de = en+btoi(helps.english), fr+btoi(helps.french), de+btoi(helps.german)
	}
	if en > 1 && en > max(fr, de) {
		return []documentLanguage{englishDocument}
	}
	return []documentLanguage{englishDocument, frenchDocument, germanDocument}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// A documentLanguage is how people speak of a document in one language.
type documentLanguage struct {
	name string // as a language code
	// articles, qualifiers and nouns name the brief: "this short policy
	// brief". A noun in bare needs no article. Each fits a word's beginning
	// where it ends in "*".
	articles, qualifiers, nouns, bare []string
	phrases                           func() *phraseTable
	heard                             func(saying) string
}

// documentPhrases prepares the phrases of a language for the first question
// that needs them. They fit whole questions only: "who wrote the brief" is
// about the document, "who wrote the brief that the Council adopted" is not.
// In them D is the brief, by name or pronoun, and OFD "of the brief" where
// that is left out as often as not.
func documentPhrases(pronouns, of string, all func() []phrases) func() *phraseTable {
	return sync.OnceValue(func() *phraseTable {
		d := strings.NewReplacer("OFD", `(?: (?:`+of+`)?(?:D|`+pronouns+`))?`, "D", `(?:D|`+pronouns+`)`)
		list := all()
		for _, p := range list {
			for i := range p.patterns {
				p.patterns[i] = d.Replace(p.patterns[i])
			}
		}
		return newPhraseTable(list)
	})
}

// brief writes D for each of the brief's names in a question.
func (l documentLanguage) brief(said string) string {
	words := strings.Fields(unwrapped(said))
	var out []string
	for i := 0; i < len(words); {
		j := i
		article := fits(l.articles, words[j])
		if article {
			j++
		}
		for j < len(words) && fits(l.qualifiers, words[j]) {
			j++
		}
		if j < len(words) && (fits(l.bare, words[j]) || article && fits(l.nouns, words[j])) && !(j+1 < len(words) && shortness[words[j+1]]) {
			out = append(out, "D")
			i = j + 1
			continue
		}
		out = append(out, words[i])
		i++
	}
	return strings.Join(out, " ")
}

// shortness are the words before which "brief" means short.
var shortness = set("summary overview synopsis description explanation answer abstract")

// fits reports whether a word is in a list, in which a "*" ends a beginning.
func fits(list []string, word string) bool {
	return slices.ContainsFunc(list, func(l string) bool {
		open, ok := strings.CutSuffix(l, "*")
		return l == word || ok && strings.HasPrefix(word, open)
	})
}
