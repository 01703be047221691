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
var placeNouns = wordTable(map[PlaceKind]string{
	RecommendationPlace: "recommendation recommendations rec recs recommandation recommandations Empfehlung Empfehlungen Handlungsempfehlung Handlungsempfehlungen recomendación recomendaciones рекомендаци* рекомендаці* öneri öneriler öneriyi önerisi 建议 提言 勧告",
	NotePlace:           "footnote footnotes endnote endnotes note notes fn Fußnote Fußnoten Anmerkung Anmerkungen Endnote Endnoten nota notas сноск* примечани* виноск* виносок примітк* приміток dipnot* 注释 脚注 尾注 注 脚註 註",
	ReferencePlace:      "reference references source sources ref refs citation référence références Quelle Quellen Referenz referencia referencias fuente fuentes источник* ссылк* джерел* посиланн* kaynak* 参考文献 文献",
	SectionPlace:        "section sections chapter chapters chapitre chapitres Abschnitt Abschnitte Abschnitts Kapitel Kapitels sección secciones capítulo capítulos раздел* глава главы главе главу главой глав розділ* bölüm* 章节 小节 部分 章 节 節",
	PassagePlace:        "paragraph paragraphs para paras entry entries paragraphe paragraphes alinéa entrée Absatz Absätze Absatzes Eintrag párrafo párrafos entrada абзац* запись записи записью запис запису paragraf* kayıt 段落 自然段 段",
	SentencePlace:       "sentence sentences phrase phrases Satz Sätze Satzes oración oraciones frase предложени* речення реченні cümle* 句子 句话 句",
	PagePlace:           "page pages pp Seite Seiten página páginas страниц* стр сторінк* сторінок sayfa* 页 頁 ページ",
})

// unblankedWords are all words of the tables below in scripts without blanks,
// which have no other sign of where a word ends.
var unblankedWords = strings.Fields("建议 提言 勧告 注释 脚注 尾注 脚註 参考文献 文献 章节 小节 部分 段落 自然段 句子 句话 ページ 表格 " +
	"下一 上一 前一 后一 另一 其他 其余 另外 之前 之后 接下来 第一 第二 第三 第四 第五 第六 第七 第八 第九 第十 最后一 最后 最後 条目 番目")

// captionNouns are the nouns of what has a caption, each with the first of its
// group: a figure of an English brief is an Abbildung to a German.
var captionNouns = captionTable(
	"figure figures fig figs Abbildung Abbildungen Abb figura figuras рисунок рисунка рисунке рисунку рис рисунки şekil 图 図",
	"table tables Tabelle Tabellen Tab tableau tableaux tabla tablas cuadro таблица таблицы таблице таблицу таблиця таблиці таблицю tablo 表格 表",
	"chart charts graph graphs graphique graphiques Diagramm Grafik gráfico график графика графике графік grafik",
	"article articles Artikel artículo artículos статья статьи статье статью стаття статті статтю madde",
	"box boxes encadré encadrés Kasten Infokasten recuadro вставка вставке врезка kutu",
	"map maps carte Karte mapa карта карте мапа harita",
	"annex annexes appendix appendices annexe Anhang anexo приложение приложении додаток додатку ek")

func captionTable(groups ...string) stems[string] {
	s := makeStems[string]()
	for _, g := range groups {
		first, _, _ := strings.Cut(g, " ")
		s.add(g, first)
	}
	return s
}

// nounTails may follow "note" in a noun of several words.
var nounTails = [][]string{{"de", "bas", "de", "page"}, {"al", "pie", "de", "pagina"}, {"al", "pie"}, {"a", "pie", "de", "pagina"}}

// entryNouns are those among them that say an entry of the bibliography.
var entryNouns = wordSetFolded("entry entries entrée Eintrag entrada запись записи запис kayıt")

// workNouns are further nouns for several works that a brief cites, datedWords what
// may stand between such a noun and a year.
var (
	workNouns  = wordSetFolded("works publications studies ouvrages travaux études Werke Arbeiten Studien Schriften Publikationen obras trabajos estudios publicaciones работы публикации исследования труды праці публікації eserler çalışmalar 著作")
	datedWords = wordSetFolded("are were is was from of in published dated written appeared released the year de du en datent datés datées sont parus parues publiés publiées l année von aus im Jahr Jahre stammen sind erschienen erschienene veröffentlicht del año son datan publicadas publicados за в из года году год изданы вышли опубликованы датированы yılı yılında yılından 年 的")
)

// shortNouns are letters that stand right before a number or a stop.
var shortNouns = map[string]PlaceKind{"r": RecommendationPlace, "n": NotePlace, "fn": NotePlace, "p": PagePlace, "s": PagePlace, "с": PagePlace, "¶": PassagePlace}

// ordinals and cardinals are the words for 1 to 20. Larger numbers are typed
// in figures.
var (
	ordinals = numberTable(
		"first premier première premiers premières erste* primer primero primera primeros primeras первый первая первое первого первой первую первом первым первые первых перший перша перше першого першої першу першому перші перших birinci ilk 第一",
		"second deuxième deuxièmes seconde zweite* segundo segunda второй вторая второе второго вторую втором вторым другий друга друге другого другої другу другому ikinci 第二",
		"third troisième dritte* tercer tercero tercera третий третья третье третьего третьей третью третьем третій третя третє третього третьої третю третьому üçüncü 第三",
		"fourth quatrième vierte* cuarto cuarta четверт* четвёрт* dördüncü 第四",
		"fifth cinquième fünfte* quinto quinta пятый пятая пятое пятого пятой пятую пятом п'ятий п'ята п'яте п'ятого п'ятої п'яту п'ятому beşinci 第五",
		"sixth sixième sechste* sexto sexta шестой шестая шестое шестого шестую шестом шостий шоста шосте шостого шостої шосту altıncı 第六",
		"seventh septième siebte* séptimo séptima седьмой седьмая седьмое седьмого седьмую седьмом сьомий сьома сьоме сьомого сьомої сьому yedinci 第七",
		"eighth huitième achte* octavo octava восьмой восьмая восьмое восьмого восьмую восьмом восьмий восьма восьме восьмої восьму sekizinci 第八",
		"ninth neuvième neunte* noveno novena девятый девятая девятое девятого девятой девятую дев'ятий дев'ята дев'яте дев'ятої дев'яту dokuzuncu 第九",
		"tenth dixième zehnte* décimo décima десятый десятая десятое десятого десятой десятую десятий десята десяте десятої десяту onuncu 第十",
		"eleventh onzième elfte* undécimo undécima одиннадцат* одинадцят*", "twelfth douzième zwölfte* duodécimo duodécima двенадцат* дванадцят*",
		"thirteenth treizième dreizehnte* тринадцат* тринадцят*", "fourteenth quatorzième vierzehnte* четырнадцат* чотирнадцят*",
		"fifteenth quinzième fünfzehnte* пятнадцат* п'ятнадцят*", "sixteenth seizième sechzehnte* шестнадцат* шістнадцят*",
		"seventeenth siebzehnte* семнадцат* сімнадцят*", "eighteenth achtzehnte* восемнадцат* вісімнадцят*",
		"nineteenth neunzehnte* девятнадцат* дев'ятнадцят*", "twentieth vingtième zwanzigste* vigésimo двадцат* двадцят* yirminci")
	cardinals = numberTable(
		"one un une eins uno una один одна одно bir 一", "two deux zwei beiden dos два две дві iki 二 两", "three trois drei tres три üç 三", "four quatre vier cuatro четыре чотири dört 四",
		"five cinq fünf cinco пять п'ять beş 五", "six sechs seis шесть шість altı 六", "seven sept sieben siete семь сім yedi 七", "eight huit acht ocho восемь вісім sekiz 八",
		"nine neuf neun nueve девять дев'ять dokuz 九", "ten dix zehn diez десять 十", "eleven onze elf once одиннадцать одинадцять", "twelve douze zwölf doce двенадцать дванадцять",
		"thirteen treize dreizehn trece тринадцать", "fourteen quatorze vierzehn catorce четырнадцать", "fifteen quinze fünfzehn quince пятнадцать", "sixteen seize sechzehn шестнадцать",
		"seventeen siebzehn семнадцать", "eighteen achtzehn восемнадцать", "nineteen neunzehn девятнадцать", "twenty vingt zwanzig veinte двадцать yirmi")
	// lastWords say the last, however many there are.
	lastWords = newStems("last final dernier dernière dernières derniers letzte* último última últimos últimas последний последняя последнее последнего последней последнюю последнем последние останній остання останнє останнього останньої останню останньому son sonuncu 最后 最后一 最後")
	// ordinalEnds follow a figure: "2nd", "2e", "2-я", "2º".
	ordinalEnds = wordSetFolded("st nd rd th er re e ère eme ème ieme o a ª º ter te ste й я ая ый ой ую ю е ое ом го га та ий ша inci ıncı uncu üncü nci ncı")
)

// The small words of places.
var (
	// numberSigns stand between a noun and its number.
	numberSigns = wordSetFolded("number numbers no nos num nr n numéro numero número Nummer номер numara")
	// numbering follows a number and goes before its noun.
	numbering = wordSetFolded("numaralı nolu sayılı 条 条目 个 個 项 項 款 点 号 篇 则 番目 の 的")
	// ofWords join a part to its whole, and what else may stand between.
	ofWords = wordSetFolded("of in from on at the this that de du des d del de la le les l el los las au aux dans der die das dem den des vom von im in aus из с в во у із з зі ın in un nin nın on 的 の")
	// articles are those of them that belong to the noun.
	articles = wordSetFolded("the this that le la les l die der das dem den des el los las")
	// andWords stand between two numbers, toWords between the ends of a range.
	andWords = wordSetFolded("and or und oder et ou y o e и или та і й або ve veya plus 和 与 及 と")
	toWords  = wordSetFolded("to through thru until bis à a hasta по до")
	// totalWords stand before how many there are: "2 of 5".
	totalWords = wordSetFolded("of von sur de из із out")
	// beforeWords and afterWords lead from a place to its neighbour, nextWords
	// and previousWords from the one that is talked of.
	beforeWords   = wordSetFolded("before preceding precedes vor avant antes перед davor önce 之前")
	afterWords    = wordSetFolded("after following follows afterwards nach après ensuite después luego после потом затем далее після потім далі danach sonra 之后 接下来")
	nextWords     = newStems("next following nächste* suivant suivante siguiente следующ* наступн* sonraki 下一 后一")
	previousWords = newStems("previous preceding vorige* vorherige* précédent précédente anterior предыдущ* попередн* önceki 上一 前一")
	// thatWords may follow what goes on from the place that is talked of, otherWords
	// say those of its row that are not.
	thatWords  = wordSetFolded("that it this those these das diesem dieser dem ihm ihr ça cela celle celui lui elle eso ese esa esta este él ella этого этой него нее ним ней этим нею цього цієї ним нею onun bunun 这 那 它 其")
	otherWords = wordSetFolded("other others rest remaining autre autres restants restantes andere anderen anderer anderes übrigen restlichen otra otro otras otros demás другой другая другую другое другом другие других остальные остальных інший інша іншу інше інші інших решта diğer diğeri diğerleri öteki öbürü 另一 另外 其他 其余")
	// calledWords lead to a section's name.
	calledWords = wordSetFolded("on about called named entitled titled mit namens sur intitulé sobre о об про über zu hakkında")
	// sayWords may follow the name of a section: "what does paragraph 2 of the
	// costs say".
	sayWords = wordSetFolded("say says state states mean means sagt steht dit dice говорит говорится каже")
	// placeJoiners stand between the names of a citation and its year.
	placeJoiners = wordSetFolded("and und et y e и й та і ve al others colleagues u a s & von de la")
	// oneWords stand for a noun that was said before.
	oneWords = wordSetFolded("one ones point item")
)

// partNames are parts that documents have, by the names that they have in each
// language: "die Einleitung" is the section that is headed "Introduction".
var partNames = [][]string{
	foldedNames("introduction|intro|the introduction|Einleitung|Einführung|introducción|введение|введении|введения|вступ|вступі|вступу|giriş|girişte|introduzione|introdução|wstęp|引言|导言|前言|序論|はじめに"),
	foldedNames("executive summary|summary|exec summary|abstract|résumé|synthèse|résumé exécutif|Zusammenfassung|Kurzfassung|resumen|resumen ejecutivo|резюме|аннотация|аннотации|анотація|özet|yönetici özeti|резюмє|sintesi|sumário executivo|streszczenie|摘要|执行摘要|要旨"),
	foldedNames("conclusion|conclusions|concluding remarks|conclusions and outlook|Fazit|Schluss|Schlussfolgerung|Schlussfolgerungen|conclusión|conclusiones|заключение|заключении|заключения|выводы|висновки|висновок|висновках|sonuç|sonuçlar|выводах|conclusioni|conclusione|conclusão|conclusões|wnioski|podsumowanie|结论|结语|結論|おわりに"),
	foldedNames("background|context|Hintergrund|contexte|antecedentes|предыстория|контекст|передумови|arka plan|контексте|Kontext|contexto|contesto|kontekst|背景"),
	foldedNames("methods|method|methodology|Methoden|Methodik|méthodes|méthodologie|métodos|metodología|методы|методология|методи|методологія|yöntem|методологии|методике|методика|Methode|Methodologie|metodi|metodologia|metodyka|方法|方法论|研究方法|手法"),
	foldedNames("results|findings|key findings|Ergebnisse|Ergebnis|résultats|resultados|hallazgos|результаты|результатах|результати|bulgular|sonuçlar|risultati|wyniki|结果|研究结果|結果"),
	foldedNames("limitations|limits|Einschränkungen|Grenzen|limites|limitaciones|límites|ограничения|ограничениях|обмеження|sınırlılıklar|kısıtlar|limitazioni|limitações|ograniczenia|局限|局限性|限制|限界"),
	foldedNames("discussion|Diskussion|discusión|обсуждение|обсуждении|обговорення|tartışma|discussione|discussão|dyskusja|讨论|討論|議論"),
	foldedNames("next steps|future work|Ausblick|perspectives|travaux futurs|trabajo futuro|próximos pasos|дальнейшие шаги|дальнейшая работа|подальші кроки|sonraki adımlar|下一步|未来工作|今後の課題"),
	foldedNames("acknowledgements|acknowledgments|acknowledgement|acknowledgment|Danksagung|Danksagungen|remerciements|agradecimientos|благодарности|подяки|teşekkür|ringraziamenti|agradecimentos|podziękowania|致谢|鸣谢|謝辞"),
	foldedNames("foreword|preface|preamble|Vorwort|avant-propos|préface|prólogo|prefacio|предисловие|передмова|önsöz|prefazione|prefácio|przedmowa|序言"),
	foldedNames("annex|appendix|annexes|appendices|Anhang|annexe|anexo|приложение|додаток|ek|приложении|allegato|załącznik|附录|附件"),
	foldedNames("about the author|about the authors|author bio|über den Autor|авторы|über die Autorin|über die Autoren|à propos de l'auteur|à propos des auteurs|sobre el autor|sobre la autora|об авторе|об авторах|про автора|про авторів|yazar hakkında"),
}

func foldedNames(list string) []string {
	var out []string
	for name := range strings.SplitSeq(list, "|") {
		out = append(out, strings.Join(placeWords(name), " "))
	}
	return out
}
