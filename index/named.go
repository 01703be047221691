package index

import (
	"slices"
	"strconv"
	"strings"

	"briefbot/corpus"
)

// Questions that name one item of the brief's structure are answered by that
// item and no other: "recommendation 3", "what does the second footnote say?",
// "Sattarov 2018", "zeig mir die Einleitung". They are read word by word: a
// noun for the kind of item, a number or name, and beside them nothing but
// words that ask to see it. Any other word makes it a question about something
// else ("what does recommendation 3 cost?").

// An itemNoun is a word for a kind of item. Only a noun in the singular can
// follow a number in digits: "3 recommendations" are three.
type itemNoun struct {
	topic    Topic
	singular bool
}

// itemNouns are the words in the languages that people ask in.
var itemNouns = nouns(map[Topic][2]string{ // in the singular, in the plural
	OneRecommendation: {"recommendation rec recommandation empfehlung handlungsempfehlung рекомендация рекомендацию рекомендации рекомендацией рекомендацию",
		"recommendations recs recommandations empfehlungen"},
	OneFootnote: {"footnote note endnote fn fussnote anmerkung endnote сноска сноску сноске сноски сноской примечание примечании примечания",
		"footnotes notes endnotes fussnoten anmerkungen"},
	OneReference: {"reference ref source entry citation quelle referenz eintrag источник источнике источника ссылка ссылку", "references sources quellen"},
	OneSection:   {"section chapter chapitre abschnitt kapitel раздел разделе раздела глава главу главе главы", "sections chapters"},
})

func nouns(lists map[Topic][2]string) map[string]itemNoun {
	out := map[string]itemNoun{}
	for topic, list := range lists {
		for i, words := range list {
			for _, w := range strings.Fields(words) {
				out[w] = itemNoun{topic, i == 0}
			}
		}
	}
	return out
}

// shortItem reads items as they are written in brackets and margins: R3, n.2.
func shortItem(w string) (noun, number string, ok bool) {
	noun = strings.TrimRight(w, "0123456789")
	number = w[len(noun):]
	return noun, number, number != "" && shortNouns[noun] != Argument && allDigits(number)
}

// allDigits reports whether a word is a number of four digits at most, which is
// all that anything here is numbered with.
func allDigits(w string) bool {
	return 1 <= len(w) && len(w) <= 4 && strings.Trim(w, "0123456789") == ""
}

var shortNouns = map[string]Topic{"r": OneRecommendation, "rec": OneRecommendation, "n": OneFootnote, "fn": OneFootnote}

// The words of numbers up to twelve: nobody spells more of them here. Each
// string has those for one number.
var (
	ordinalWords = numerals(
		"first premier premiere erste ersten erster erstes erstem первый первая первую первой первое первом первого",
		"second deuxieme seconde zweite zweiten zweiter zweites zweitem второй вторая вторую второе втором второго",
		"third troisieme dritte dritten dritter drittes drittem третий третья третью третьей третье третьем третьего",
		"fourth quatrieme vierte vierten vierter viertes viertem четвертый четвертая четвертую четвертой четвертое четвертом",
		"fifth cinquieme funfte funften funfter funftes пятый пятая пятую пятой пятое пятом",
		"sixth sixieme sechste sechsten sechster sechstes шестой шестая шестую шестое шестом",
		"seventh septieme siebte siebten siebter siebtes седьмой седьмая седьмую седьмое седьмом",
		"eighth huitieme achte achten achter achtes восьмой восьмая восьмую восьмое восьмом",
		"ninth neuvieme neunte neunten neunter neuntes девятый девятая девятую девятой девятое девятом",
		"tenth dixieme zehnte zehnten zehnter zehntes десятый десятая десятую десятой десятое десятом",
		"eleventh onzieme elfte elften elfter elftes одиннадцатый одиннадцатая одиннадцатую одиннадцатой",
		"twelfth douzieme zwolfte zwolften zwolfter zwolftes двенадцатый двенадцатая двенадцатую двенадцатой")
	cardinalWords = numerals("one un une eins один одна", "two deux zwei два две", "three trois drei три", "four quatre vier четыре",
		"five cinq funf пять", "six sechs шесть", "seven sept sieben семь", "eight huit acht восемь", "nine neuf neun девять",
		"ten dix zehn десять", "eleven onze elf одиннадцать", "twelve douze zwolf двенадцать")
	lastWords   = set("last final dernier derniere letzte letzten letzter letztes letztem последний последняя последнюю последней последнее последнем")
	ordinalEnds = set("st nd rd th e eme er re ere")
)

func numerals(rows ...string) map[string]int {
	out := map[string]int{}
	for i, row := range rows {
		for _, w := range strings.Fields(row) {
			out[w] = i + 1
		}
	}
	return out
}

// theLast is the number of the last item, however many there are.
const theLast = -1

// ordinal reads a word as a place in an order.
func ordinal(w string) (int, bool) {
	if lastWords[w] {
		return theLast, true
	}
	if n, ok := ordinalWords[w]; ok {
		return n, true
	}
	if end := strings.TrimLeft(w, "0123456789"); ordinalEnds[end] && allDigits(w[:len(w)-len(end)]) {
		n, _ := strconv.Atoi(w[:len(w)-len(end)]) // four digits
		return n, true
	}
	return 0, false
}

// askingToSee are the words beside an item that only ask to see it, whatever
// the language, and those that stand between it and its number.
var (
	askingToSee = set(`a an the this that of in for from to on at by please show me us give tell read quote print display open go see view get find look up
		what whats s is are was does do did say says said state states stated mean means meaning contain contains about full text whole entire complete
		wording content contents exact exactly verbatim word words can could you i we want need would like let lets hear explain summarise summarize summary which
		brief paper document report policy it its source sources cite cited behind and there foot number under
		le la les l un une du de des d cette ce montre montrez moi donne donnez citez lis lisez affiche affichez quelle quel est que qu dit dis dire vous te plait
		document texte ou trouve contenu complet complete svp il y a t dans quoi parle bas page
		der die das den dem ein eine im von was steht sagt lautet heisst zeig zeige zeigen mir bitte gib nenn nenne lies zitiere wie zu zur fur wortlaut
		ganze ganzen inhalt welche ist dokument worum geht es quelle handelt wovon
		что в во о об про покажи покажите дай дайте мне процитируй прочитай какая какой какое какова каков какую говорит говорится написано сказано есть это
		пожалуйста текст полностью источник для к из там документ документа содержится я й ая ую ой открой чем звучит`)
	russianEnding = set("я й ая ый ой ую ю е ое ом го")
	betweenItem   = set("number no nr num numero nummer номер de bas page n в под")
)

// names finds the item that a saying names. It reports false for a saying that
// names none; one that names an item which the brief does not have gives no
// indices.
func (x *Index) names(s saying) (Topic, []int, bool) {
	if len(s.words) == 0 {
		return Argument, nil, false
	}
	words := strings.Fields(s.bareSplit)
	if t, n, ok := numbered(words); ok {
		return t, x.item(t, n), true
	}
	if found := x.namedSections(words); len(found) > 0 {
		return OneSection, found, true
	}
	if own, found := x.namedWorks(words); own {
		return AboutCiting, nil, true
	} else if len(found) > 0 {
		return OneReference, found, true
	}
	return Argument, nil, false
}

// numbered reads a noun and its number where the other words only ask to see
// it. The number is as typed: "3", "2.1", "a"; an ordinal has a "#" before it,
// since only an order can have a last.
func numbered(words []string) (Topic, string, bool) {
	for i, w := range words {
		topic, number, from, to := Argument, "", i, i+1
		noun, isNoun := itemNouns[w]
		short, digits, isShort := shortItem(w)
		switch {
		case isShort && (len(words) == 1 || short == "r"):
			topic, number = shortNouns[short], digits
		case len(words) == 2 && i == 0 && shortNouns[w] != "" && allDigits(words[1]):
			topic, number, to = shortNouns[w], words[1], 2
		case isNoun:
			topic = noun.topic
			for to < len(words) && betweenItem[words[to]] {
				to++
			}
			switch {
			case to < len(words) && allDigits(words[to]):
				number = words[to]
				for to++; topic == OneSection && to < len(words) && allDigits(words[to]); to++ {
					number += "." + words[to]
				}
			case to < len(words) && cardinalWords[words[to]] > 0:
				number = strconv.Itoa(cardinalWords[words[to]])
				to++
			case to < len(words) && isOrdinal(words[to]):
				n, _ := ordinal(words[to])
				number = "#" + strconv.Itoa(n)
				to++
			case i > 0 && isOrdinal(words[i-1]):
				n, _ := ordinal(words[i-1])
				number, from, to = "#"+strconv.Itoa(n), i-1, i+1
			case i > 0 && noun.singular && allDigits(words[i-1]): // German "2. Empfehlung"
				number, from, to = words[i-1], i-1, i+1
			case i > 1 && russianEnding[words[i-1]] && allDigits(words[i-2]): // "2-я рекомендация"
				number, from, to = words[i-2], i-2, i+1
			default:
				continue
			}
		default:
			continue
		}
		rest := slices.Concat(words[:from], words[to:])
		if !slices.ContainsFunc(rest, func(w string) bool { return !askingToSee[w] && itemNouns[w].topic != topic }) {
			return topic, number, true
		}
	}
	return Argument, "", false
}

func isOrdinal(w string) bool {
	_, ok := ordinal(w)
	return ok
}

// item returns the indices of the item with a number as [numbered] has it.
func (x *Index) item(t Topic, number string) []int {
	b := x.brief
	digits, inOrder := strings.CutPrefix(number, "#")
	n, _ := strconv.Atoi(digits) // a section's "2.1" is compared as text
	var found []int
	place := func(i, of int) bool { return n == i+1 || n == theLast && i == of-1 }
	switch t {
	case OneRecommendation:
		for i, r := range b.Recommendations {
			if strings.EqualFold(r.Number, digits) || n == theLast && i == len(b.Recommendations)-1 {
				found = append(found, i)
			}
		}
	case OneFootnote:
		for i, f := range b.Footnotes {
			if f.Label == digits || inOrder && n == theLast && i == len(b.Footnotes)-1 {
				found = append(found, i)
			}
		}
	case OneReference:
		for i := range b.References {
			if place(i, len(b.References)) {
				found = append(found, i)
			}
		}
	case OneSection:
		var body []int // the sections of the argument, which people count
		printed := false
		for i, s := range b.Sections {
			if s.Number != "" && strings.TrimRight(s.Number, ".") == digits {
				found = append(found, i)
			}
			printed = printed || s.Number != ""
			if s.Part == corpus.Body && s.Name != "" && s.Name != b.Title {
				body = append(body, i)
			}
		}
		for k, i := range body {
			if inOrder && len(found) == 0 && (n == theLast || !printed) && place(k, len(body)) {
				found = append(found, i)
			}
		}
	}
	return found
}

// partOfDocument are headings that name a part of any document and not a
// subject. They need no "section" beside them; "Is Cooperation Possible?" does,
// since it is a question too.
var partOfDocument = partNamesOf(`summary|executive summary|abstract|introduction|background|conclusion|conclusions|concluding remarks|discussion|method|methods|methodology` +
	`|acknowledgements|acknowledgments|acknowledgement|acknowledgment|foreword|preface|preamble|annex|annexes|appendix|appendices|about the author|about the authors|glossary|abbreviations` +
	`|resume|synthese|remerciements|avant propos|annexe|zusammenfassung|einleitung|einfuhrung|fazit|schluss|schlussfolgerung|schlussfolgerungen|danksagung|vorwort|anhang`)

func partNamesOf(list string) map[string]bool {
	out := map[string]bool{}
	for name := range strings.SplitSeq(list, "|") {
		out[name] = true
	}
	return out
}

// partNames are the names of such parts in other languages than English, for
// an English brief.
var partNames = map[string]string{
	"einleitung": "introduction", "einfuhrung": "introduction", "введение": "introduction", "введении": "introduction", "введения": "introduction",
	"fazit": "conclusion", "schlussfolgerung": "conclusion", "schluss": "conclusion", "заключение": "conclusion", "заключении": "conclusion",
	"danksagung": "acknowledgements", "danksagungen": "acknowledgements", "remerciements": "acknowledgements", "благодарности": "acknowledgements",
	"vorwort": "foreword", "предисловие": "foreword", "anhang": "annex", "приложение": "annex",
}

// namedSections returns the sections whose heading a saying names.
func (x *Index) namedSections(words []string) []int {
	section := func(w string) bool { return itemNouns[w].topic == OneSection }
	noun := slices.ContainsFunc(words, section)
	rest := words
	if noun {
		rest = slices.DeleteFunc(slices.Clone(words), section)
	}
	want := heading(rest)
	if english, ok := partNames[want]; ok && x.analyzer.english {
		want = english
	}
	if want == "" || !noun && !partOfDocument[want] && !partOfDocument[strings.Join(words, " ")] {
		return nil
	}
	for _, fits := range []func(name string) bool{
		func(name string) bool { return name == want },
		func(name string) bool { return noun && strings.Contains(" "+name+" ", " "+want+" ") },
	} {
		var found []int
		for i := range x.brief.Sections {
			if name := x.brief.Sections[i].Name; name != "" && fits(heading(saidWords(name))) {
				found = append(found, i)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// heading is a section's name without the words at either end that only ask to
// see it.
func heading(words []string) string {
	called := func(w string) bool { return askingToSee[w] || w == "called" || w == "named" || w == "entitled" }
	for len(words) > 0 && called(words[0]) {
		words = words[1:]
	}
	for len(words) > 0 && called(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// yearOfWork reports whether a word is a year as works are cited by: "2018",
// "2018b".
func yearOfWork(w string) bool {
	if len(w) == 5 && 'a' <= w[4] && w[4] <= 'h' {
		w = w[:4]
	}
	return len(w) == 4 && (w[:2] == "19" || w[:2] == "20") && allDigits(w)
}

// namedWorks returns the references that a saying names by author and year, or
// by author where it says that it means a reference. A name with a wrong year
// gives the name's works: their entries show the right one. It reports true
// for the brief itself, named in the same way.
func (x *Index) namedWorks(words []string) (own bool, found []int) {
	reference := func(w string) bool { return itemNouns[w] == (itemNoun{OneReference, true}) || w == "article" }
	year := ""
	if i := slices.IndexFunc(words, yearOfWork); i >= 0 {
		year = words[i]
	} else if !slices.ContainsFunc(words, reference) {
		return false, nil
	}
	var names []string
	for _, w := range words {
		if w != year && !reference(w) && !askingToSee[w] && !citing[w] {
			names = append(names, w)
		}
	}
	if len(names) == 0 {
		return false, nil
	}
	isNamed := func(in ...string) bool {
		has := strings.FieldsFunc(strings.Join(saidWords(strings.Join(in, " ")), " "), func(r rune) bool { return r == ' ' || r == '\'' })
		return !slices.ContainsFunc(names, func(n string) bool { return !slices.Contains(has, n) })
	}
	var others []int
	for i := range x.brief.References {
		r := &x.brief.References[i]
		switch {
		case !isNamed(append(slices.Clone(r.Authors), r.Key)...):
		case year == "" || year == strings.ToLower(r.Year) || strings.HasSuffix(strings.ToLower(r.Key), year):
			found = append(found, i)
		default:
			others = append(others, i)
		}
	}
	switch {
	case len(found) > 0:
		return false, found
	case year != "" && year == x.brief.Info.Year() && isNamed(x.brief.Info.Authors...):
		return true, nil
	}
	return false, others
}

// citing are words that stand beside a work when it is cited or asked for.
var citing = set("et al who where cites citing und и wer wo wird zitiert qui ou cite citee cites кто где цитируется")
