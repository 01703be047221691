package corpus

import (
	"slices"
	"strings"

	"briefbot/corpus/pattern"
)

// genericTitle are headings that stand on many briefs and are no title: the
// series, the opening sections, the kinds of paper.
var genericTitle = pattern.New(`(?i)^((policy|issue|research|evidence|position|technical|discussion|working|background|white|green|briefing|strategy)[ -]*(brief(ing)?s?|papers?|notes?|reports?|series)( series)?|brief(ing)?|report|papers?|publications?|(final |revised |consultation )?draft|borrador( final)?|informe( final| t[eé]cnico)?|relat[oó]rio( final| t[eé]cnico)?|documento de trabajo|entwurf|projet|rascunho|bozza|note (de (synth[eè]se|politique|recherche|cadrage|travail|position|conjoncture|lecture)|d['’](information|analyse|orientation|actualit[eé]s?|enjeux?))|rapport( d['’]information| public| final)?|positionspapier|stellungnahme|gutachten|studie|diskussionspapier|policy paper|arbeitspapier|kurzgutachten|introduction|einleitung|einf[uü]hrung|foreword|preface|avant-propos|pr[eé]face|vorwort|geleitwort|background|context|contexte|conclusions?|fazit|schluss(folgerungen)?|about|home|menu|navigation|main (content|menu)|skip to .*|cookies?|glossary|glossaire|glossar|(list of )?(acronyms|abbreviations)( and (acronyms|abbreviations))?|sigles( et acronymes)?|abk[uü]rzungsverzeichnis|[#\d\s./no°-]+|(policy brief|working paper|paper|issue|brief|no\.?|nr\.?|n°)[\s#\d/no.°,-]+)(\s*(no\.?|n°|nr\.?|#)?\s*[\d/-]*)?[\s\d,|•·–-]*((january|february|march|april|may|june|july|august|september|october|november|december)? ?\d{4})?$`)

// IsTitle reports whether a heading's words can be a brief's title.
func IsTitle(name string) bool {
	if name == "" || genericTitle.MatchString(name) || looksLikePath(name) || labelled(name) {
		return false
	}
	r := roleOf(name)
	named := r == adviceRole && !structure().advice.phrases[fold(name)] // "Recommendations" alone names a part
	return (r == plainRole || named) && strings.IndexFunc(name, isWord) >= 0
}

// findTitle settles the title and takes its heading out of the sections: the
// metadata's title; else the first heading of the first level that can be
// one; else the subject of a memorandum, whose head ends at some element; else the heading that the text begins
// with; else a line in bold or alone before the first section. A contents heading or a file's name never
// is.
func (d *document) findTitle(subject string, memo int) {
	pick := -1
	ones := 0
	for i, h := range d.heads {
		if h.level != 1 {
			continue
		}
		ones++
		if pick < 0 && IsTitle(h.printed) && IsTitle(h.name) && !d.chapter(h) {
			pick = i
		}
	}
	if pick > 0 && d.lateTitle(pick, ones) {
		pick = -1
	}
	var label *element
	if pick < 0 {
		if label = d.underLabel(); label == nil {
			pick = d.openingHeading()
		}
	}
	if pick < 0 && label == nil && ones == 1 && d.heads[0].level == 1 && d.heads[0].role == plainRole && !looksLikePath(d.heads[0].printed) && len(d.heads) > 1 {
		pick = 0 // "Policy Brief" is better than no title
	}
	var picked string
	if pick >= 0 {
		picked = d.heads[pick].printed
	}
	meta := d.meta.title
	switch {
	case meta != "" && pick >= 0 && (beginsOther(meta, picked) || ones == 1 && d.heads[pick].level == 1 && pick == 0):
		// A heading that says more than the metadata is the printed title.
		d.title = d.takeTitle(pick)
	case meta != "":
		d.title = meta
	case subject != "" && (pick < 0 || d.heads[pick].level > 1 || d.heads[pick].at > memo || ones > 1):
		d.title = subject
	case pick >= 0:
		d.title = d.takeTitle(pick)
	default:
		line := label
		if line == nil {
			line = d.openingLine()
		} else { // the kind of paper is no section
			d.heads[0].block.kind = paraBlock
			d.heads = d.heads[1:]
		}
		if line != nil {
			d.title = d.plain(line)
			line.kind, line.titled = headingBlock, true
		}
	}
	d.printedTitle = d.title
	for _, fallback := range []string{d.name, d.topHeading(), d.firstHeading(), d.firstSentence(), "Untitled brief"} {
		if d.title == "" && !looksLikePath(fallback) {
			d.title = fallback
		}
	}
}

// titlePage makes text of the headings of a title page that name no part: the
// date, a by-line, the publisher or the kind of paper above the title. None
// has text of its own but a name or date under "Author" or "Date".
func (d *document) titlePage() {
	naming := false // under "Team members:"
	for i := 0; i < len(d.heads); i++ {
		h := d.heads[i]
		if d.textBefore(h.block) > 30 {
			return
		}
		text := h.printed
		at := slices.Index(d.elements, h.block)
		next := d.nextBlock(at)
		alone := next == nil || next.kind == headingBlock
		short := next != nil && next.kind == paraBlock && next.item == nil && wordCount(d.plain(next)) <= 8 && !finished(d.plain(next))
		word := fold(strings.TrimRight(text, ": "))
		m := byline(text)
		switch date := d.dateIn(text); {
		case alone && date != "" && wordCount(text) == wordCount(date):
		case (alone || short) && structure().authors[word]:
			naming = true
		case short && word == "date" && d.dateIn(d.plain(next)) != "":
		case alone && (m != nil && len(names(Byline(text))) > 0 || len(signature(Byline(text))) > 1):
		case alone && naming && wordCount(text) <= 5 && !slices.ContainsFunc(strings.Fields(text), func(w string) bool { return !isCapital(strings.TrimLeft(w, "(")) }):
		case alone && h.role == plainRole && (isOrganisation(text) || genericTitle.MatchString(text)) && (d.titleAfter(i) || i == 1 && next != nil && next.level <= h.level):
		default:
			naming = false
			continue
		}
		h.block.kind = paraBlock
		d.heads = slices.Delete(d.heads, i, i+1)
		i--
	}
}

// titleAfter reports whether one of the headings right after a heading of the
// title page can be the title: it is no institution's name.
func (d *document) titleAfter(i int) bool {
	for k := i + 1; k < len(d.heads); k++ {
		h := d.heads[k]
		if d.nextBlock(slices.Index(d.elements, d.heads[k-1].block)) != h.block || h.role != plainRole || h.number != "" ||
			h.level > d.heads[i].level && !genericTitle.MatchString(d.heads[i].printed) {
			return false // a subtitle
		}
		if text := h.printed; wordCount(text) > 2 && IsTitle(text) && !isOrganisation(text) && d.dateIn(text) == "" && byline(text) == nil {
			return true
		}
	}
	return false
}

// chapter reports whether a heading is in the contents list, or one of several
// numbered ones of its level.
func (d *document) chapter(h *headed) bool {
	if d.listed[fold(h.name)] || h.number == "" {
		return d.listed[fold(h.name)]
	}
	return slices.ContainsFunc(d.heads, func(x *headed) bool { return x != h && x.level == h.level && x.number != "" })
}

// lateTitle reports whether a heading of the first level stands so deep among
// others that it is a chapter, not the title.
func (d *document) lateTitle(pick, ones int) bool {
	if ones > 2 && slices.ContainsFunc(d.heads[:pick], func(h *headed) bool {
		return h.level == 1 && (h.role == summaryRole || h.role == adviceRole)
	}) {
		return true
	}
	if d.heads[0].level == 1 {
		return ones > 1 && pick > 3
	}
	return ones > 1 && pick > 6
}

// takeTitle takes a heading, and the lines that go on with it, out of the
// sections and returns the whole title.
func (d *document) takeTitle(pick int) string {
	h := d.heads[pick]
	title := h.printed
	end := pick + 1
	// A converter cuts a long title into headings of one level.
	for end < len(d.heads) && d.heads[end].level == h.level && d.adjacent(d.heads[end-1].block, d.heads[end].block) &&
		(strings.HasSuffix(title, ":") || strings.HasSuffix(title, "–") || strings.HasSuffix(title, ",") || startsLower(d.heads[end].printed) || openEnd.MatchString(title)) {
		title += " " + d.heads[end].printed
		d.heads[end].block.titled = true
		end++
	}
	h.block.titled = true
	d.heads = append(d.heads[:pick:pick], d.heads[end:]...)
	return title
}

// openEnd is how a line ends that goes on: in a word that nothing ends with.
var openEnd = pattern.New(`(?i)\s(of|the|and|in|for|to|a|an|on|with|by|from|de|la|le|les|des|du|et|pour|en|der|die|das|und|für|von|zur|zum|im)$`)

// adjacent reports whether nothing but blank space stands between two blocks.
func (d *document) adjacent(a, b *element) bool {
	return strings.TrimSpace(strings.Trim(string(d.view[a.span().End:max(a.span().End, b.span().Start)]), "# \n*_<>/h123456")) == ""
}

// openingHeading is the heading that stands before any text, if it can be a
// title and a deeper or equal heading follows.
func (d *document) openingHeading() int {
	for i, h := range d.heads[:min(len(d.heads), 4)] {
		if d.textBefore(h.block) > 40 || h.block.soft && (strings.HasSuffix(h.printed, ":") || i == 0 && d.boldBefore(h.block)) {
			return -1
		}
		if i > 0 {
			before := d.heads[i-1]
			if before.role == summaryRole || before.role == adviceRole || h.level > before.level && before.role != plainRole {
				return -1 // a section of the summary or of the recommendations
			}
		}
		only := (h.role == adviceRole || h.role == annexRole) && i == 0 && len(d.heads) > 1 && !slices.ContainsFunc(d.heads[1:], func(x *headed) bool { return x.level <= h.level })
		if (IsTitle(h.printed) || h.role == annexRole) && !d.listed[fold(h.name)] && (h.role == plainRole || only) && (i+1 < len(d.heads) || len(d.heads) == 1) && h.number == "" {
			return i
		}
	}
	return -1
}

// boldBefore reports whether a line in bold that can be a title stands before
// a block, where it was not taken for a heading as no text follows it.
func (d *document) boldBefore(heading *element) bool {
	before := d.elements[:slices.Index(d.elements, heading)]
	return slices.ContainsFunc(before, func(b *element) bool {
		return b.kind == paraBlock && b.omit == "" && b.item == nil && d.allStrong(b) && d.isTitleLine(d.plain(b))
	})
}

// textBefore counts the words of the text before a block, up to a hundred.
func (d *document) textBefore(b *element) int {
	n := 0
	for _, x := range d.elements {
		if x == b || n > 100 {
			break
		}
		if x.kind == paraBlock && x.omit == "" {
			n += wordCount(d.plain(x))
		}
	}
	return n
}

// openingLine is a short line that the brief begins with, in bold or in
// capitals or alone, where there is no heading to serve as title.
func (d *document) openingLine() *element {
	var first *element // which one in bold goes before
	seen := 0
	for _, b := range d.elements {
		if b.omit != "" || d.plain(b) == "" {
			continue
		}
		if b.kind != paraBlock || b.item != nil || b.quote > 0 || seen > 4 {
			break
		}
		b = d.firstLine(b)
		text := d.plain(b)
		n := wordCount(text)
		if n >= 2 && n <= 25 && IsTitle(text) && !finished(text) && !frontLine.MatchString(text) && (first == nil || d.allStrong(b) && len(names(text)) == 0) {
			if first = b; d.allStrong(b) {
				break
			}
		}
		if n > 25 || n > 8 && finished(text) {
			break
		}
		seen++
	}
	return first
}

// firstLine parts the first line of the opening from the lines under it, where
// it is a title and they are those of a title page: a date, names.
func (d *document) firstLine(b *element) *element {
	lines := d.lineRuns(b)
	if len(lines) < 2 {
		return b
	}
	first := d.plainRuns(b.runs[:lines[1]])
	if wordCount(first) < 3 || finished(first) || openEnd.MatchString(first) || strings.HasSuffix(first, ",") || startsLower(d.plainRuns(b.runs[lines[1]:])) || finished(d.plain(b)) {
		return b
	}
	head, rest := d.part(b, 0, lines[1]), d.part(b, lines[1], len(b.runs))
	rest.first = false
	i := slices.Index(d.elements, b)
	d.elements = slices.Replace(d.elements, i, i+1, head, rest)
	return head
}

// underLabel is the line alone under a heading that only names the kind of
// paper, where the brief begins so: "Policy Brief", "The price of water".
func (d *document) underLabel() *element {
	if len(d.heads) == 0 || !genericTitle.MatchString(d.heads[0].printed) || d.textBefore(d.heads[0].block) > 0 {
		return nil
	}
	b := d.nextBlock(slices.Index(d.elements, d.heads[0].block))
	if b == nil || b.kind != paraBlock || b.item != nil || b.quote > 0 || len(b.segs) > 1 || !d.isTitleLine(d.plain(b)) {
		return nil
	}
	return b
}

// isTitleLine reports whether a line that is no heading can be the title: some
// words, and no sentence, name, date or by-line.
func (d *document) isTitleLine(text string) bool {
	n := wordCount(text)
	return n >= 3 && n <= 25 && IsTitle(text) && !finished(text) && !frontLine.MatchString(text) && byline(text) == nil && len(names(text)) == 0 && d.dateIn(text) == ""
}

// topHeading is the heading that the brief begins with where all others are
// under it, though it only names a part, such as "Recommendations".
func (d *document) topHeading() string {
	if len(d.heads) == 0 || d.heads[0].level > 1 || d.textBefore(d.heads[0].block) > 0 || slices.ContainsFunc(d.heads[1:], func(h *headed) bool { return h.level <= d.heads[0].level }) {
		return ""
	}
	return d.heads[0].printed
}

func (d *document) firstHeading() string {
	if i := slices.IndexFunc(d.heads, func(h *headed) bool { return IsTitle(h.printed) }); i >= 0 {
		return d.heads[i].printed
	}
	return ""
}

func (d *document) firstSentence() string {
	for _, b := range d.elements {
		if text := d.plain(b); b.kind == paraBlock && b.omit == "" && wordCount(text) > 1 {
			s := Sentences(text)[0].In(text)
			if words := strings.Fields(s); len(words) > 12 {
				return strings.Join(words[:12], " ") + " …"
			}
			return s
		}
	}
	return ""
}

// ShortTitle is what the brief can be known by: the title up to its colon, or
// the whole where that part only names the kind of paper.
func (b *Brief) ShortTitle() string {
	short, _, _ := strings.Cut(b.Title, ": ")
	if genericTitle.MatchString(short) {
		return b.Title
	}
	return short
}

// beginsOther reports whether one of two titles is the beginning of the other.
func beginsOther(a, b string) bool {
	a, b = fold(a), fold(b)
	return a != "" && b != "" && (strings.HasPrefix(a+" ", b+" ") || strings.HasPrefix(b+" ", a+" "))
}
