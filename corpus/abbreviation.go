package corpus

import "strings"

// What may follow an abbreviation's stop.
type abbreviation uint8

const (
	never        abbreviation = iota + 1 // a sentence never ends here: "e.g.", "Dr."
	beforeNumber                         // goes on before a number: "No. 374", "Art. 5"
	sometimes                            // may end a sentence: "etc.", "et al."
)

// abbreviations are common in English, French and German reports, without
// their last stop, in lower case.
var abbreviations = abbreviationTable()

func abbreviationTable() map[string]abbreviation {
	t := make(map[string]abbreviation)
	for kind, words := range map[abbreviation]string{
		never: `e.g i.e cf viz vs dr mr mrs ms prof st mt messrs hon rev gen col lt sgt capt gov sen rep
			ed eds trans approx ca resp inkl exkl bzw z.b d.h u.a v.a i.d.r z.t o.g s.o s.u vgl ggf evtl sog
			bspw insb einschl zzgl mme mlle mm m.e p.ex c.-à-d c.à.d env nb n.b hrsg hg dipl ing adm minn
			incl excl esp op loc ebd ibid.p jr.prof dir.gen dept univ assn bros`,
		beforeNumber: `no nos nr n vol vols doc art arts para paras par sec sect ch chap p pp fig figs tab app
			eq ex rec reg res abs bd kap s ff.s rn ziff lit s.a aufl jg h bl t tome fasc coll annex cap cl
			c art.l anm abb ref`,
		sometimes: `etc al jr sr inc ltd co corp plc usw ff f ibid u.s u.k e.u u.n d.c p.m a.m jan feb mar apr
			aug sept sep oct nov dec janv févr juil déc bull usf u.s.w o.ä u.ä n.d s.d o.j`,
	} {
		for _, w := range strings.Fields(words) {
			t[w] = kind
		}
	}
	return t
}

// germanAfterOrdinal are words before which a one- or two-figure number with a
// stop is an ordinal.
var germanAfterOrdinal = wordSet(`Januar Februar März April Mai Juni Juli August September Oktober November
	Dezember Jänner Jahrhundert Jahrhunderts Jahrhunderte Legislaturperiode Wahlperiode Sitzung Auflage Kapitel
	Jahrestag Sitzungswoche Klasse Tag Bundestag Novelle Quartal Platz Lebensjahr Lebensjahres Jahrgang Klimakonferenz
	Vertragsstaatenkonferenz Deutsche Deutschen Band Europäische Europäischen Tagung Änderung Mal Weltkrieg Weltkriegs`)

// sentenceOpeners are words that, capitalised, open a sentence more often
// than they continue a name or title.
var sentenceOpeners = wordSet(`The This That These Those There Then They Thus Their It Its In If As At An A And
	Although After Also All Another Any Are Because Before Both But By Can Despite Do Does Each Even Every Few First
	Finally For From Further Furthermore Given Had Has Have He Her Here His How However I Indeed Instead Is
	Last Less Like Many More Moreover Most Much My Nevertheless Next No Nonetheless Nor Not Now Of On Once One
	Only Or Other Others Our Over Rather Second Several She Since So Some Still Such Third Though Through To Today
	Two Under Until Unless Unlike Very Was We Were What When Where Whether Which While Who Why Will With Within
	Without Yet You Your See Compare
	Le La Les L Un Une Des Ce Cette Ces Cet Il Elle Ils Elles On Nous Vous Dans Pour Par Sur Avec Sans Mais Ou Et
	Donc Or Ni Car Si Ainsi Enfin Afin Depuis Selon Cependant Toutefois Néanmoins Aussi De Du En Au Aux À Comme
	Plus Plusieurs Tous Toutes Voir C Parmi
	Der Die Das Den Dem Ein Eine Einen Einem Einer Dies Diese Dieser Dieses Es Er Sie Wir Ihr Ihre Im Am Um Auf Aus
	Bei Mit Nach Von Vom Vor Zu Zum Zur Und Oder Aber Denn Doch Daher Damit Dabei Darüber Dazu Deshalb Dennoch
	Auch Als Wenn Wie Was Wer Wo Hier Jedoch Zudem Zugleich Außerdem Allerdings Insgesamt Siehe Für Durch`)

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}
