package corpus

import (
	"regexp"
	"strings"
)

// A role is what a heading's words say about the text under it.
type role uint8

const (
	plainRole role = iota
	contentsRole
	notesRole
	referencesRole
	adviceRole // recommendations
	backRole
	frontRole
	annexRole
	summaryRole
)

// roleNames are whole headings, in lower case and without number.
var roleNames = map[role]*regexp.Regexp{
	contentsRole: regexp.MustCompile(`^((table of )?contents|contents page|list of (tables|figures|boxes|abbreviations and acronyms)|sommaire|table des mati[eè]res|inhalt|inhaltsverzeichnis|inhalts[uü]bersicht|on this page|in this (brief|report|paper)|table des (figures|illustrations|tableaux)|abbildungsverzeichnis|tabellenverzeichnis)$`),
	notesRole:    regexp.MustCompile(`^((end|foot) ?notes?|notes|notes and references|references and notes|notes (de (bas de page|fin)|et r[eé]f[eé]rences)|anmerkungen|endnoten|fu(ß|ss)noten|einzelnachweise|source notes)$`),
	referencesRole: regexp.MustCompile(`^((selected |select |key |main |cited |full )?(references?|bibliography|bibliographies|works cited|literature|sources|reference list|list of references|literature cited|references cited)( cited| list)?|references and (further reading|sources|bibliography)|sources and references|bibliography and references|further reading|` +
		`(r[eé]f[eé]rences|sources)( bibliographiques| cit[eé]es)?|bibliographie( s[eé]lective| indicative)?|ouvrages cit[eé]s|liste des r[eé]f[eé]rences|` +
		`literatur|literaturverzeichnis|literatur- und quellenverzeichnis|quellen|quellenverzeichnis|quellen- und literaturverzeichnis|quellen und literatur|literatur und quellen|bibliografie|literaturangaben|quellenangaben|referenzen|weiterf[uü]hrende literatur)$`),
	adviceRole:  regexp.MustCompile(`\b(recommendations?|recommandations?|empfehlung(en)?|handlungsempfehlung(en)?|politikempfehlungen|reformvorschl[aä]ge|handlungsvorschl[aä]ge|policy options|policy actions|actions? plan|priority actions|recommended actions|proposals?|propositions?|pr[eé]conisations?|forderungen|vorschl[aä]ge|calls? to action|what (should|must|needs to) be done|we recommend|ma(ß|ss)nahmen|next steps|actions|key asks|our asks|nos demandes|plan d['’]action)\b`),
	backRole:    regexp.MustCompile(`^(about (the |this )?(authors?|editors?|contributors?|us|series|project|report|brief|paper|publication)|about [\p{L}\d –-]{2,60}|acknowledge?ments?|imprint|colophon|contacts?|contact (us|information|details)|disclaimer|copyright|legal notice|author (biograph(y|ies)|information)|biographical notes?|contributors|author details|notes? on contributors|conflicts? of interest|declaration of interests?|(à|a) propos( de l['’]auteur| des auteurs| de l['’]autrice)?|les auteurs|l['’]auteure?|remerciements|mentions l[eé]gales|impressum|danksagung|[uü]ber (den|die) autor(in|innen|en)?|[uü]ber uns|zu den autor(en|innen)|autor(en|innen)|die autor(en|innen)|kontakt|haftungsausschluss|(suggested |recommended )?citation|how to cite( this.*)?|endorsements?)$`),
	annexRole:   regexp.MustCompile(`^(annex|appendix|annexe|anhang|anlage|appendices|annexes)\b`),
	summaryRole: regexp.MustCompile(`^(executive summary|summary|key (messages|findings|points)|abstract|overview|at a glance|highlights|in brief|r[eé]sum[eé]( ex[eé]cutif)?|synth[eè]se|points cl[eé]s|zusammenfassung|kurzfassung|das wichtigste in k[uü]rze|auf einen blick|kernaussagen|abstrakt)$`),
}

// roleOf reads a heading. The order settles names that fit two roles.
func roleOf(name string) role {
	n := strings.ToLower(strings.Trim(name, " .:*_"))
	for _, r := range []role{contentsRole, notesRole, referencesRole, backRole, annexRole, summaryRole} {
		if roleNames[r].MatchString(n) {
			return r
		}
	}
	if wordCount(n) <= 14 && roleNames[adviceRole].MatchString(n) {
		return adviceRole
	}
	return plainRole
}

var (
	headingNumber = regexp.MustCompile(`^((?:(?i:chapter|section|part|kapitel|chapitre|partie|teil|abschnitt)\s+)?(?:\d{1,2}(?:\.\d{1,2}){0,4}|[IVXLC]{1,6}|[A-Z](?:\.\d{1,2}){1,3}|[A-H])[.):]?)(?:\s+[–—-])?\s+(\S.*)$`)
	bareNumber    = regexp.MustCompile(`^(\d{1,2}(\.\d{1,2}){0,4}|[IVXLC]{1,6})[.):]?$`)
)

// splitNumber takes the printed number off a heading: "2.1 Water" is "2.1"
// and "Water". "I" and "A" count only with a stop or bracket: they are words
// too, as is "5" in "5 lessons".
func splitNumber(name string) (number, rest string) {
	m := headingNumber.FindStringSubmatch(name)
	if m == nil {
		return "", name
	}
	num := m[1]
	bare := strings.TrimRight(num, ".):")
	if bare == num && !strings.Contains(num, ".") {
		words := strings.Fields(m[2])
		if num[0] >= 'A' && num[0] <= 'Z' && !strings.Contains(num, " ") && !(len(num) > 1 && strings.Trim(num, "IVX") == "") {
			return "", name
		}
		if num[0] >= '0' && num[0] <= '9' && !isCapital(strings.TrimLeft(words[0], `"'“«‘`)) {
			return "", name
		}
	}
	return bare, m[2]
}
