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
		t = toProgram(q.whole)
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
	// bareEnglish and bareSplit are the two without politeness.
	bareEnglish, bareSplit string
	// in is the saying in each language that it may be in.
	in []heard
}

// heard is a saying in one language, without politeness, and D for each of the
// brief's names.
type heard struct {
	language *documentLanguage
	said     string
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
	s := saying{english: all, split: all, words: said}
	if strings.Contains(all, "'") {
		s.words = strings.Fields(strings.ReplaceAll(all, "'", " "))
		s.split = strings.Join(s.words, " ")
	}
	if s.split != all || strings.Contains(all, "whats") {
		s.english = contractions.Replace(all)
	}
	s.bareSplit = unwrapped(s.split)
	s.bareEnglish = s.bareSplit
	if s.english != s.split {
		s.bareEnglish = unwrapped(s.english)
	}
	for _, l := range s.spoken() {
		bare := s.bareSplit
		if l.contracts {
			bare = s.bareEnglish
		}
		s.in = append(s.in, heard{l, l.brief(bare)})
	}
	return s
}

// saidWords are the words of a text as a saying has them, however many.
func saidWords(text string) []string {
	// Folded, "№2" would be the word "no2".
	said := strings.ReplaceAll(strings.ToLower(fold(strings.ReplaceAll(text, "№", " "))), "ё", "е")
	words := strings.FieldsFunc(said, func(r rune) bool { return !wordRune(r) && r != '\'' })
	return slices.DeleteFunc(words, func(w string) bool { return strings.Trim(w, "'") == "" })
}

// What people say before a question, by its first word, and after it, by the
// last.
var (
	politeStarts = polite(firstWord, `please|pls|hi|hello|hey|so|and|ok|okay|well|bot|can you|could you|would you|will you|tell me|tell us|i want to know|i would like to know|id like to know|do you know|may i ask|just|actually|btw|also|thanks|thank you|sorry|quick question`+
		`|bonjour|salut|merci|et|dis moi|dites moi|peux tu me dire|pouvez vous me dire|est ce que tu sais|stp|svp`+
		`|hallo|guten tag|danke|und|bitte|sag mir|kannst du mir sagen|weisst du`+
		`|привет|здравствуйте|спасибо|а|и|скажи|скажите|подскажи|подскажите|пожалуйста|мне`)
	politeEnds = polite(lastWord, `please|pls|plz|thanks|thank you|again|exactly|actually|anyway|bot|then|here|s il vous plait|s il te plait|svp|stp|merci|bitte|danke|eigentlich|denn|пожалуйста|спасибо|вообще`)
)

// A politeness is one of them with its place in the list, in whose order they
// are taken off.
type politeness struct {
	words string
	place int
}

func polite(key func(string) string, list string) map[string][]politeness {
	out := map[string][]politeness{}
	for i, p := range strings.Split(list, "|") {
		out[key(p)] = append(out[key(p)], politeness{p, i})
	}
	return out
}

func firstWord(said string) string {
	w, _, _ := strings.Cut(said, " ")
	return w
}

func lastWord(said string) string { return said[strings.LastIndexByte(said, ' ')+1:] }

// unwrapped is a saying without the politeness around it, unless it has
// nothing else.
func unwrapped(said string) string {
	for again := true; again; {
		again = false
		for at := 0; at >= 0; {
			if said, at = withoutStart(said, at); at >= 0 {
				again = true
			}
		}
		for at := 0; at >= 0; {
			if said, at = withoutEnd(said, at); at >= 0 {
				again = true
			}
		}
	}
	return said
}

// withoutStart takes off the politeness that a saying starts with, if that is
// in the list from the given place on. It returns the next place, or -1.
func withoutStart(said string, from int) (string, int) {
	for _, p := range politeStarts[firstWord(said)] {
		if rest, ok := strings.CutPrefix(said, p.words); ok && p.place >= from && strings.HasPrefix(rest, " ") {
			return rest[1:], p.place + 1
		}
	}
	return said, -1
}

// withoutEnd does the same at the end.
func withoutEnd(said string, from int) (string, int) {
	for _, p := range politeEnds[lastWord(said)] {
		if rest, ok := strings.CutSuffix(said, p.words); ok && p.place >= from && strings.HasSuffix(rest, " ") {
			return rest[:len(rest)-1], p.place + 1
		}
	}
	return said, -1
}

// document says what a saying asks of the document as a document.
func (s saying) document() Topic {
	for _, h := range s.in {
		if t := h.language.phrases().topic(h.said); t != Argument {
			return t
		}
	}
	return Argument
}

// spoken returns the languages that a saying may be in: by its letters, and by
// its little words where it has more than one of them. A question of few words
// can be one in several languages.
func (s saying) spoken() []*documentLanguage {
	if strings.ContainsFunc(s.split, func(r rune) bool { return r > unicode.MaxASCII && unicode.Is(unicode.Cyrillic, r) }) {
		return []*documentLanguage{&russianDocument}
	}
	en, fr, de := 0, 0, 0
	for _, w := range s.words {
		helps := helpingWords[w]
		en, fr, de = en+btoi(helps.english), fr+btoi(helps.french), de+btoi(helps.german)
	}
	if en > 1 && en > max(fr, de) {
		return []*documentLanguage{&englishDocument}
	}
	return []*documentLanguage{&englishDocument, &frenchDocument, &germanDocument}
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
	// brief". A noun in bare needs no article.
	articles, qualifiers, nouns, bare wordList
	phrases                           func() *phraseTable
	contracts                         bool // whether it writes "what's" for "what is"
}

// A wordList is words and beginnings of words.
type wordList struct {
	whole    map[string]bool
	openings []string
}

// words makes a list of words, in which a "*" ends a beginning.
func words(list string) wordList {
	l := wordList{whole: map[string]bool{}}
	for w := range strings.FieldsSeq(list) {
		if open, ok := strings.CutSuffix(w, "*"); ok {
			l.openings = append(l.openings, open)
		} else {
			l.whole[w] = true
		}
	}
	return l
}

func (l *wordList) has(word string) bool {
	return l.whole[word] || slices.ContainsFunc(l.openings, func(open string) bool { return strings.HasPrefix(word, open) })
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

// brief writes D for each of the brief's names in a question without
// politeness.
func (l *documentLanguage) brief(said string) string {
	words := strings.Fields(said)
	named := false
	out := words[:0]
	for i := 0; i < len(words); {
		j := i
		article := l.articles.has(words[j])
		if article {
			j++
		}
		for j < len(words) && l.qualifiers.has(words[j]) {
			j++
		}
		if j < len(words) && (l.bare.has(words[j]) || article && l.nouns.has(words[j])) && !(j+1 < len(words) && shortness[words[j+1]]) {
			out = append(out, "D")
			i, named = j+1, true
			continue
		}
		out = append(out, words[i])
		i++
	}
	if !named {
		return said
	}
	return strings.Join(out, " ")
}

// shortness are the words before which "brief" means short.
var shortness = set("summary overview synopsis description explanation answer abstract")
