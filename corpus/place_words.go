package corpus

import "strings"

// A placeLanguage is how one language prints places. The arguments of
// paragraph and entry are the section, the number and how many there are.
type placeLanguage struct {
	code                             string
	paragraph, entry, sentence       string
	recommendation, recommendationOf string // by label; and of how many
	note, page                       string
	front, back, references, opening string // sections without a heading
}

var placeLanguages = []placeLanguage{
	{"en", "%s, paragraph %d of %d", "%s, entry %d of %d", "sentence %d of %d", "recommendation %s", "recommendation %s of %d", "footnote %s", "page %d", "Front matter", "Back matter", "References", "Opening"},
	{"fr", "%s, paragraphe %d sur %d", "%s, entrée %d sur %d", "phrase %d sur %d", "recommandation %s", "recommandation %s sur %d", "note %s", "page %d", "Pages liminaires", "Pages finales", "Références", "Ouverture"},
	{"de", "%s, Absatz %d von %d", "%s, Eintrag %d von %d", "Satz %d von %d", "Empfehlung %s", "Empfehlung %s von %d", "Fußnote %s", "Seite %d", "Titelseiten", "Schlussseiten", "Quellen", "Anfang"},
	{"es", "%s, párrafo %d de %d", "%s, entrada %d de %d", "oración %d de %d", "recomendación %s", "recomendación %s de %d", "nota %s", "página %d", "Páginas preliminares", "Páginas finales", "Referencias", "Apertura"},
	{"ru", "%s, абзац %d из %d", "%s, запись %d из %d", "предложение %d из %d", "рекомендация %s", "рекомендация %s из %d", "сноска %s", "страница %d", "Титульные страницы", "Заключительные страницы", "Источники", "Начало"},
	{"uk", "%s, абзац %d із %d", "%s, запис %d із %d", "речення %d із %d", "рекомендація %s", "рекомендація %s із %d", "виноска %s", "сторінка %d", "Титульні сторінки", "Прикінцеві сторінки", "Джерела", "Початок"},
	{"tr", "%s, paragraf %d/%d", "%s, kayıt %d/%d", "cümle %d/%d", "öneri %s", "öneri %s/%d", "dipnot %s", "sayfa %d", "Ön sayfalar", "Son sayfalar", "Kaynaklar", "Açılış"},
}

// wordsIn returns how a language prints places; English for one that is not
// spoken.
func wordsIn(lang string) *placeLanguage {
	for i := range placeLanguages {
		if placeLanguages[i].code == lang {
			return &placeLanguages[i]
		}
	}
	return &placeLanguages[0]
}

// What follows are the words by which people name places, in English, French,
// German, Spanish, Russian, Ukrainian and Turkish. A word that ends in "*" is a
// stem: up to four more letters may follow, as cases and genders have it.

// placeNouns are the nouns for each kind of place.
var placeNouns = kindTable(RecommendationPlace, NotePlace, ReferencePlace, SectionPlace, PassagePlace, SentencePlace, PagePlace)

// placeKinds are the kinds that have a noun in every document.
var placeKinds = map[PlaceKind]bool{RecommendationPlace: true, NotePlace: true, ReferencePlace: true, SectionPlace: true, PassagePlace: true, SentencePlace: true, PagePlace: true}

// unblankedWords are all words of the tables below in scripts without blanks,
// which have no other sign of where a word ends.
var unblankedWords = strings.Fields(wordLists["unblankedWords"])

// captionNouns are the nouns of what has a caption, each with the first of its
// group: a figure of an English brief is an Abbildung to a German.
var captionNouns = captionTable()

func captionTable() stems[string] {
	s := makeStems[string]()
	for _, g := range rows("captionNouns") {
		first, _, _ := strings.Cut(g, " ")
		s.add(g, first)
	}
	return s
}

// nounTails may follow "note" in a noun of several words.
var nounTails = [][]string{{"de", "bas", "de", "page"}, {"al", "pie", "de", "pagina"}, {"al", "pie"}, {"a", "pie", "de", "pagina"}}

// entryNouns are those among them that say an entry of the bibliography.
var entryNouns = wordSetFolded(wordLists["entryNouns"])

// workNouns are further nouns for several works that a brief cites, datedWords what
// may stand between such a noun and a year.
var (
	workNouns  = wordSetFolded(wordLists["workNouns"])
	datedWords = wordSetFolded(wordLists["datedWords"])
)

// shortNouns are letters that stand right before a number or a stop.
var shortNouns = map[string]PlaceKind{"r": RecommendationPlace, "n": NotePlace, "fn": NotePlace, "p": PagePlace, "s": PagePlace, "с": PagePlace, "¶": PassagePlace}

// ordinals and cardinals are the words for 1 to 20. Larger numbers are typed
// in figures.
var (
	ordinals  = numberTable("ordinals")
	cardinals = numberTable("cardinals")
	// lastWords say the last, however many there are.
	lastWords = newStems(wordLists["lastWords"])
	// ordinalEnds follow a figure: "2nd", "2e", "2-я", "2º".
	ordinalEnds = wordSetFolded(wordLists["ordinalEnds"])
)

// The small words of places.
var (
	// numberSigns stand between a noun and its number.
	numberSigns = wordSetFolded(wordLists["numberSigns"])
	// numbering follows a number and goes before its noun.
	numbering = wordSetFolded(wordLists["numbering"])
	// ofWords join a part to its whole, and what else may stand between.
	ofWords = wordSetFolded(wordLists["ofWords"])
	// articles are those of them that belong to the noun.
	articles = wordSetFolded(wordLists["articles"])
	// andWords stand between two numbers, toWords between the ends of a range.
	andWords = wordSetFolded(wordLists["andWords"])
	toWords  = wordSetFolded(wordLists["toWords"])
	// totalWords stand before how many there are: "2 of 5".
	totalWords = wordSetFolded(wordLists["totalWords"])
	// beforeWords and afterWords lead from a place to its neighbour, nextWords
	// and previousWords from the one that is talked of.
	beforeWords   = wordSetFolded(wordLists["beforeWords"])
	afterWords    = wordSetFolded(wordLists["afterWords"])
	nextWords     = newStems(wordLists["nextWords"])
	previousWords = newStems(wordLists["previousWords"])
	// thatWords may follow what goes on from the place that is talked of, otherWords
	// say those of its row that are not.
	thatWords  = wordSetFolded(wordLists["thatWords"])
	otherWords = wordSetFolded(wordLists["otherWords"])
	// calledWords lead to a section's name.
	calledWords = wordSetFolded(wordLists["calledWords"])
	// sayWords may follow the name of a section: "what does paragraph 2 of the
	// costs say".
	sayWords = wordSetFolded(wordLists["sayWords"])
	// placeJoiners stand between the names of a citation and its year.
	placeJoiners = wordSetFolded(wordLists["placeJoiners"])
	// oneWords stand for a noun that was said before.
	oneWords = wordSetFolded(wordLists["oneWords"])
)

// partNames are parts that documents have, by the names that they have in each
// language: "die Einleitung" is the section that is headed "Introduction".
var partNames = func() (out [][]string) {
	for _, row := range rows("partNames") {
		var names []string
		for name := range strings.SplitSeq(row, "|") {
			names = append(names, strings.Join(placeWords(name), " "))
		}
		out = append(out, names)
	}
	return out
}()
