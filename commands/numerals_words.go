package commands

import (
	"regexp"
	"strings"
	"unicode"
)

// numberWords are the cardinals and ordinals up to twelve, in the languages
// other than English that the bot speaks: a row for each number. Nobody spells
// more of them here.
var numberWords = wordValues(
	"un une premier première eins erste ersten erster erstes uno una primero primera primer один одна первый первая первую первой перший перша першу першої bir birinci ilk",
	"deux deuxième second seconde zwei zweite zweiten zweiter zweites dos segundo segunda два две второй вторая вторую дві другий друга другу другої iki ikinci",
	"trois troisième drei dritte dritten dritter drittes tres tercero tercera tercer три третий третья третью третьей третій третя третю третьої üç üçüncü",
	"quatre quatrième vier vierte vierten vierter viertes cuatro cuarto cuarta четыре четвёртый четвёртая четвёртую четвёртой чотири четвертий четверта четверту dört dördüncü",
	"cinq cinquième fünf fünfte fünften fünfter fünftes cinco quinto quinta пять пятый пятая пятую пятой п'ять п'ятий п'ята п'яту beş beşinci",
	"sixième sechs sechste sechsten sechster sechstes seis sexto sexta шесть шестой шестая шестую шість шостий шоста шосту altı altıncı",
	"sept septième sieben siebte siebten siebter siebtes siete séptimo séptima семь седьмой седьмая седьмую сім сьомий сьома сьому yedi yedinci",
	"huit huitième acht achte achten achter achtes ocho octavo octava восемь восьмой восьмая восьмую вісім восьмий восьма восьму sekiz sekizinci",
	"neuf neuvième neun neunte neunten neunter neuntes nueve noveno novena девять девятый девятая девятую девятой дев'ять дев'ятий дев'ята дев'яту dokuz dokuzuncu",
	"dix dixième zehn zehnte zehnten zehnter zehntes diez décimo décima десять десятый десятая десятую десятой десятий десята десяту on onuncu",
	"onze onzième elf elfte elften elfter elftes once undécimo undécima одиннадцать одиннадцатый одиннадцатая одиннадцатую одинадцять одинадцятий одинадцята одинадцяту",
	"douze douzième zwölf zwölfte zwölften zwölfter zwölftes doce duodécimo duodécima двенадцать двенадцатый двенадцатая двенадцатую дванадцять дванадцятий дванадцята дванадцяту",
)

// lastWords say the last one, however many there are.
var lastWords = wordValues("last final dernier dernière letzte letzten letzter letztes último última последний последняя последнюю последней останній остання останню останньої son sonuncu")

// countedNouns and countedPhrases are what is counted, and countedWords what
// else stands before a number, in every language.
var (
	countedNouns = strings.Fields(fold("recommendation footnote note recommandation Empfehlung recomendación рекомендация рекомендацию рекомендации рекомендація рекомендацію рекомендації öneri " +
		"Fußnote Anmerkung nota сноска сноску сноски примечание виноска виноску виноски примітка dipnot"))
	countedWords = strings.Fields(fold("the recommendations recs rec footnotes notes fn section number num no nr r n " +
		"le la les numéro die der das Nummer el los número номер numara"))
	countedPhrases = []string{"foot note", "note de bas de page", "nota al pie"}
)

func wordValues(rows ...string) map[string]int {
	out := make(map[string]int)
	for i, row := range rows {
		for _, w := range strings.Fields(fold(row)) {
			out[w] = i + 1
		}
	}
	return out
}

// romanPattern is a Roman number below forty. What is numbered so goes no
// further, and other letters of theirs begin words.
var romanPattern = regexp.MustCompile(`^(x{0,3})(ix|iv|v?i{0,3})$`)

// roman is the number that a folded text is in Roman figures, or 0.
func roman(text string) int {
	m := romanPattern.FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	ones := map[string]int{"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
	return 10*len(m[1]) + ones[m[2]]
}

// latinDigits writes the digits of any script as those of ours.
func latinDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if r <= unicode.MaxASCII || !unicode.IsDigit(r) {
			return r
		}
		// Unicode keeps each script's ten digits together, from 0 on.
		for _, span := range unicode.Nd.R16 {
			if lo := rune(span.Lo); lo <= r && r <= rune(span.Hi) {
				return '0' + (r-lo)%10
			}
		}
		return r
	}, text)
}
