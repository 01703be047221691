package corpus

import "briefbot/corpus/pattern"

// frontLine is how the imprint speaks: who wrote, edited and published.
var frontLine = pattern.New(`(?i)^(written|edited|authored|prepared|published|compiled|translated|designed)( in (\pL+ )?\d{4})? by\b|^(authors?|editors?|publisher|layout|design|date|published|publication date|isbn|issn|doi|contact|cover photo|photo credits?|suggested citation|citation|recommended citation|cite as|auteure?s?|autor(en|in|innen)?|r[eé]daction|redaktion|herausgeber(in)?|[eé]diteur|verantwortlich|stand|lizenz|licen[cs]e)\s*:|^(©|\(c\)\s|copyright\b)|^(r[eé]dig[eé] par|publi[eé] par|herausgegeben von|verfasst von|redigiert von)\b`)

// disclaimer is how a publisher keeps its distance from what is said.
var disclaimer = pattern.New(`(?i)\b(views|opinions|positions|findings|interpretations)( and (views|opinions|conclusions|recommendations))? (expressed|presented|contained|stated|set out)\b.*\b(authors?|contributors?|necessarily|official)\b|\ball rights reserved\b|\bcreative commons\b|\bthis (work|publication|report) is licensed\b|\bles (opinions|vues|propos|points de vue) (exprim[eé]e?s|pr[eé]sent[eé]e?s)\b|\bn['’]engagent? que\b|\bgibt nicht notwendigerweise\b|\bgeben nicht (notwendigerweise|unbedingt)\b|\balle rechte vorbehalten\b|\btous droits r[eé]serv[eé]s\b|\b(ansichten|meinungen) .*\bautor`)

// citeLine is how a brief asks to be cited.
var citeLine = pattern.New(`(?i)\b(should|can|may) be cited as\b|^(please )?cite (this|as)|^(suggested|recommended|preferred) citation|^(zitiervorschlag|zitierweise|pour citer)\b`)

// siteLine is a name beside the address of a whole site.
var siteLine = pattern.New(`^[^.|]{3,60} [|·•] (?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+){1,3}/?$`)

// imprint reports whether a line after the bibliography is the publisher's.
func imprint(s string) bool {
	return frontLine.MatchString(s) || siteLine.MatchString(s) || disclaimer.MatchString(s) || citeLine.MatchString(s)
}

// findFront finds imprint and disclaimer that stand under a heading of the
// text: a page column that the converter put there.
func (d *document) findFront() {
	heads := 0
	for _, b := range d.elements {
		if b.kind == headingBlock && !b.titled && b.omit == "" {
			heads++
		}
		if heads > 2 {
			return
		}
		if b.kind != paraBlock || b.def != nil || b.omit != "" || b.item != nil {
			continue
		}
		if text := d.plain(b); len(text) < 4000 && (frontLine.MatchString(text) && len(text) < 400 || disclaimer.MatchString(text)) {
			b.part = Front
		}
	}
}
