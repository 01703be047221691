package attribution

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/commands/quote"
)

// A report is words that show that what follows them is somebody's.
type report struct {
	from, to int // the words that show it
	begins   int // where what is reported begins
	ends     int // and ends, one past
}

// reported are the words that show that the span is reported, the nearest
// before it; for a whole sentence those that hold for all that follows.
func (r *reader) reported() (string, bool) {
	var best *report
	for _, rep := range r.reports() {
		inside := rep.begins <= r.first && r.first < rep.ends
		all := rep.begins > r.first && rep.to <= r.last && rep.ends >= len(r.tokens)-1 && rep.from <= r.first+3
		if inside && (best == nil || rep.begins >= best.begins) || all && best == nil {
			best = &rep
		}
	}
	if best == nil {
		return "", false
	}
	return r.text(best.from, best.to), true
}

// reports are all reports of the sentence, in order.
func (r *reader) reports() (out []report) {
	for i := range r.tokens {
		if r.tokens[i].mark {
			continue
		}
		for _, find := range []func(int) (report, bool){r.byVerb, r.byView, r.byNoun, r.behind, r.byPhrase, r.byPossessive, r.asSaid, r.passive, r.hearsay, r.afterQuote} {
			if rep, ok := find(i); ok {
				out = append(out, rep)
			}
		}
	}
	return out
}

// regionEnd is where what is reported from token i on ends: before a word that
// sets something against it, a semicolon, a relative clause or an "and" after a
// comma, whose clause may be the brief's own again.
func (r *reader) regionEnd(i int) int {
	for j := i; j < len(r.tokens); j++ {
		t := r.tokens[j]
		if t.text == ";" || r.clauseMark(j) && j > i && (r.at("but", j+1) || r.relative(j+1) || r.and(j+1) && !r.at("that", j+2)) {
			return j
		}
	}
	return len(r.tokens)
}

func (r *reader) relative(i int) bool {
	return i < len(r.tokens) && slices.Contains([]string{"which", "who", "ce", "lo", "was", "что"}, r.tokens[i].folded) && !r.at("that", i)
}

func (r *reader) and(i int) bool {
	return i < len(r.tokens) && slices.Contains([]string{"and", "et", "und", "y", "и"}, r.tokens[i].folded)
}

// byVerb is "X believes that", with an adverb or a phrase between, and "X
// believes it will".
func (r *reader) byVerb(i int) (report, bool) {
	mind := r.at("mind", i)
	if !mind && !r.at("speech", i) || r.at("that", i-1) && r.language == "en" && r.at("nouns", i-2) {
		return report{}, false
	}
	from, ok := r.subject(i, mind)
	if !ok {
		return report{}, false
	}
	if at := r.conjunction(i + 1); at > 0 {
		return report{from, r.before(at), at + 1, r.regionEnd(at + 1)}, r.first > at || r.whole()
	}
	if r.at("bare", i) && r.clauseFollows(i+1) {
		begins := i + 1
		for begins < len(r.tokens) && r.tokens[begins].mark {
			begins++
		}
		return report{from, i + 1, begins, r.regionEnd(begins)}, true
	}
	return report{}, false
}

// byView is "X regards … as": of what follows.
func (r *reader) byView(i int) (report, bool) {
	if !r.at("views", i) {
		return report{}, false
	}
	from, ok := r.subject(i, true)
	if !ok || r.at("modal", i-1) {
		return report{}, false
	}
	for j := i + 2; j < min(i+14, len(r.tokens)) && !r.clauseMark(j); j++ {
		if slices.Contains([]string{"as", "comme", "als", "como"}, r.tokens[j].folded) {
			return report{from, i + 1, i + 1, r.regionEnd(j)}, true
		}
	}
	return report{}, false
}

// behind is "X zufolge", before what X says.
func (r *reader) behind(i int) (report, bool) {
	if !r.at("behind", i) {
		return report{}, false
	}
	from := r.clauseStart(i)
	return report{from, i + 1, i + 1, r.regionEnd(i + 1)}, from < i
}

// conjunction is where the "that" stands which belongs to a verb or noun before
// token i, or 0: at once, or after a comma, brackets or a short phrase.
func (r *reader) conjunction(i int) int {
	depth := 0
	for j := i; j < len(r.tokens) && j < i+12; j++ {
		t := r.tokens[j]
		switch {
		case t.text == "(":
			depth++
		case t.text == ")":
			depth--
		case depth > 0:
		case r.at("that", j):
			if r.relativeThat(j) {
				return 0
			}
			return j
		case t.text == "," && j == i && r.at("that", j+1):
		case t.mark:
			return 0
		case j == i && r.at("stands", i-1) && r.at("be", i):
		case j == i && !r.begins(t) && !r.at("tells", i-1) || j > i+4:
			return 0
		}
	}
	return 0
}

// before is token i, or the comma before it.
func (r *reader) before(i int) int {
	if r.tokens[i-1].text == "," {
		i--
	}
	return i
}

// begins reports whether a word can begin what stands between a verb and its
// "that": a preposition, an adverb, a time.
func (r *reader) begins(t token) bool {
	return strings.HasSuffix(t.folded, "ly") || slices.Contains(strings.Fields("in on at to by among within of from for across between with during again also once early earlier yesterday"), t.folded)
}

// relativeThat reports whether the "that" at i is "which": a verb follows.
func (r *reader) relativeThat(i int) bool {
	return r.language == "en" && (r.at("be", i+1) || r.at("modal", i+1) || i+1 < len(r.tokens) && slices.Contains([]string{"has", "have", "had", "will", "do", "does", "did"}, r.tokens[i+1].folded))
}

// clauseFollows reports whether the words from i on are a clause without a
// "that": a subject, soon followed by a verb.
func (r *reader) clauseFollows(i int) bool {
	if r.language == "de" {
		if i >= len(r.tokens) || r.tokens[i].text != "," {
			return false
		}
		return slices.ContainsFunc(r.tokens[i+1:min(i+12, len(r.tokens))], func(t token) bool {
			return slices.Contains([]string{"sei", "seien", "habe", "hätten", "werde", "würden", "könne", "müsse", "solle"}, t.folded)
		})
	}
	if i >= len(r.tokens) || r.tokens[i].mark || slices.Contains(strings.Fields("in of so about to for not that"), r.tokens[i].folded) {
		return false
	}
	for j := i + 1; j < min(i+8, len(r.tokens)) && !r.clauseMark(j); j++ {
		if r.at("be", j) || r.at("modal", j) || slices.Contains([]string{"will", "has", "have", "had", "does", "do", "did"}, r.tokens[j].folded) {
			return true
		}
	}
	return false
}

// subject is where the words begin that name who says or thinks what the verb
// at i says. It is false where that is the document, its author, or nobody.
func (r *reader) subject(i int, mind bool) (from int, ok bool) {
	from = r.clauseStart(i)
	for from > 0 && r.opening(from, i) == i {
		from = r.clauseStart(from - 1) // the verb follows what stands between commas
	}
	if from = r.opening(from, i); from >= i {
		return from, r.language != "en" && mind
	}
	words := r.tokens[from:i]
	has := func(list string) bool {
		return slices.ContainsFunc(words, func(t token) bool { return t.is(list) })
	}
	// "It is widely believed" is reported, "it can be argued", "it is noted" not.
	if r.at("dummy", from) && has("be") {
		return from, !has("modal") && r.at("passive", i)
	}
	if words[0].folded == "one" && (len(words) == 1 || r.at("modal", from+1)) {
		return from, false
	}
	if it := len(words) <= 3 && slices.Contains([]string{"it", "elle", "il", "он", "она"}, words[0].folded); it {
		return from, mind
	}
	if r.tokens[i-1].folded == "to" || has("self") && !slices.ContainsFunc(words[1:], func(t token) bool { return r.name(t) }) || r.ownName(words) {
		return from, false
	}
	return from, true
}

// opening is the first token from from on that is no mark and no "and" or "but", or i.
func (r *reader) opening(from, i int) int {
	for from < i && (r.tokens[from].mark || r.and(from) || r.at("but", from)) {
		from++
	}
	return from
}

func (r *reader) name(t token) bool {
	c, _ := utf8.DecodeRuneInString(t.text)
	return !t.mark && unicode.IsUpper(c) && r.language != "de"
}

// ownName reports whether words name the brief's author or publisher.
func (r *reader) ownName(words []token) bool {
	own := strings.ToLower(strings.Join(r.b.Info.Authors, " ") + " " + r.b.Info.Publisher)
	some := false
	for _, t := range words {
		if r.name(t) && !slices.Contains([]string{"the", "a"}, t.folded) {
			if !strings.Contains(own, t.folded) {
				return false
			}
			some = true
		}
	}
	return some
}

// byNoun is "a perception that".
func (r *reader) byNoun(i int) (report, bool) {
	if !r.at("nouns", i) && !(r.at("stands", i) && r.at("be", i+1)) {
		return report{}, false
	}
	at := r.conjunction(i + 1)
	if at == 0 {
		return report{}, false
	}
	return report{r.opening(r.clauseStart(i), i), r.before(at), at + 1, r.regionEnd(at + 1)}, true
}

// byPhrase is "according to X", before what X says or after it.
func (r *reader) byPhrase(i int) (report, bool) {
	n := r.phrase("by", i)
	if n == 0 {
		return report{}, false
	}
	to := i + n
	depth := 0
	for ; to < len(r.tokens) && to < r.stopBefore(i+n); to++ {
		depth += strings.Count(r.tokens[to].text, "(") - strings.Count(r.tokens[to].text, ")")
		if depth == 0 && (r.clauseMark(to) || r.tokens[to].mark && isQuote(r.tokens[to].text) && r.opens(to)) {
			break
		}
		if next := to + 1; depth == 0 && r.tokens[to].text == ")" && next < len(r.tokens) && !r.tokens[next].mark && !r.and(next) {
			to = next // what X says follows without a comma
			break
		}
	}
	for to > i+n && r.tokens[to-1].mark && r.tokens[to-1].text != ")" {
		to--
	}
	if to == i+n || r.phrase("needs", i) > 0 && !slices.ContainsFunc(r.tokens[i+n:to], func(t token) bool { return r.name(t) || t.is("people") }) {
		return report{}, false
	}
	start := r.clauseStart(i)
	if start > 0 && to >= len(r.tokens)-1 {
		return report{i, to, 0, i}, true // after it
	}
	return report{i, to, to, r.regionEnd(to + 1)}, start == i
}

// stopBefore is where a phrase from token i on ends at the latest: at the span,
// or at a verb.
func (r *reader) stopBefore(i int) int {
	for j := i + 1; j < len(r.tokens); j++ {
		if j == r.first || slices.Contains([]string{"ist", "sind", "hat", "haben", "wird", "werden", "war", "waren", "soll", "kann", "muss"}, r.tokens[j].folded) {
			return j
		}
	}
	return len(r.tokens)
}

// byPossessive is "in X's view" and "from an X perspective".
func (r *reader) byPossessive(i int) (report, bool) {
	preposition := r.tokens[i].folded
	if preposition != "in" && preposition != "from" || i != r.clauseStart(i) {
		return report{}, false
	}
	for j := i + 1; j < min(i+9, len(r.tokens)) && !r.clauseMark(j); j++ {
		if !r.at(preposition, j) || j == i+1 {
			continue
		}
		of := j+1 < len(r.tokens) && r.tokens[j+1].folded == "of"
		if !of && !slices.ContainsFunc(r.tokens[i+1:j], func(t token) bool {
			return r.name(t) || t.text == "'" || t.text == "’" || t.folded == "their" || t.folded == "his" || t.folded == "her"
		}) {
			return report{}, false
		}
		to := j + 1
		for to < len(r.tokens) && !r.clauseMark(to) {
			to++
		}
		return report{i, to, to, r.regionEnd(to + 1)}, to < len(r.tokens)
	}
	return report{}, false
}

// asSaid is "as X puts it," before what X says.
func (r *reader) asSaid(i int) (report, bool) {
	if !r.at("as", i) || i != r.clauseStart(i) {
		return report{}, false
	}
	to := i + 1
	for to < len(r.tokens) && !r.clauseMark(to) {
		to++
	}
	for j := i + 1; j < to; j++ { // "as noted above" is nobody's
		if r.at("puts", j) && (j > i+1 || r.language == "ru") && !slices.ContainsFunc(r.tokens[i+1:j], func(t token) bool { return t.is("self") }) {
			return report{i, to, to, r.regionEnd(to + 1)}, to < len(r.tokens)
		}
	}
	return report{}, false
}

// passive is "are said to".
func (r *reader) passive(i int) (report, bool) {
	if !r.at("passive", i) {
		return report{}, false
	}
	be := i - 1
	for be > 0 && be > i-3 && !r.at("be", be) {
		be--
	}
	if !r.at("be", be) || r.at("modal", be-1) || r.language != "de" && !r.at("link", i+1) {
		return report{}, false
	}
	to := i + 1
	if r.at("link", to) {
		to++
	}
	if from := r.clauseStart(be); r.first >= from && r.first < be {
		return report{be, to, from, r.regionEnd(to)}, true // its subject is quoted with it
	}
	return report{be, to, to, r.regionEnd(to)}, true
}

// hearsay is a word such as "allegedly", for all of its clause.
func (r *reader) hearsay(i int) (report, bool) {
	if !r.at("hearsay", i) {
		return report{}, false
	}
	return report{i, i + 1, r.clauseStart(i), r.regionEnd(i)}, true
}

// afterQuote is "“…”, sums X up" and "“…,” X said": right behind a quotation.
func (r *reader) afterQuote(i int) (report, bool) {
	if !r.at("speech", i) && !r.at("mind", i) {
		return report{}, false
	}
	from := i
	for from > 0 && from > i-5 && !r.tokens[from-1].mark && !r.at("be", from-1) {
		from--
	}
	before := from - 1
	if before > 0 && r.tokens[before].text == "," {
		before--
	}
	if before < 1 || !r.tokens[before].mark || !isQuote(r.tokens[before].text) || r.tokens[before].end == r.tokens[before+1].start && r.tokens[before+1].text != "," {
		return report{}, false // an apostrophe is none
	}
	words := 0
	for j := before - 1; j >= 0 && !isQuote(r.tokens[j].text); j-- {
		if !r.tokens[j].mark {
			words++
		}
	}
	if words < quote.MinWords {
		return report{}, false // a name in quotation marks
	}
	to := i + 1
	for to < len(r.tokens) && !r.tokens[to].mark {
		to++
	}
	return report{from, to, 0, before}, true
}
