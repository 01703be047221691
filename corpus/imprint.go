package corpus

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus/pattern"
)

// The imprint: how a brief says who wrote, edited and published it. Each
// pattern is for one printed line or one cell of it.
var (
	bylineText    = pattern.New(`(?i)^(?:written by|authored by|prepared by|by|authors?\s*:|auteure?s?\s*:|r[eé]dig[eé] par|par|autor(?:en|in|innen)?\s*:|verfasst von|von)\s+(.+)$`)
	paperByText   = pattern.New(`(?i)^.{0,40}\b(?:brief|paper|report|note|review|study|rapport|papier|studie) (?:by|par|von) (.+)$`)
	editorText    = pattern.New(`(?i)(?:^|[,;] )(?:edited by|editors?\s*:|r[eé]daction\s*:|redaktion\s*:|herausgegeben von|herausgeber(?:in)?\s*:)\s+(.+)$`)
	publisherText = pattern.New(`(?i)^(?:published (?:in .{3,20} )?by|publisher\s*:|publi[eé] par|[eé]diteur\s*:|©|\(c\)|copyright(?: ©)?)\s+(.+)$`)
	licenceText   = pattern.New(`(?i)\bcreative commons\b|\blicen[cs]ed under\b|\bCC[ -]?BY\b|\bCC[ -]?0\b|\bopen (?:government|data|database) licen[cs]e\b|\bGNU (?:free documentation|general public) licen[cs]e\b|\bMIT licen[cs]e\b|\blicence ouverte\b|\bpublic domain\b|\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits r[eé]serv[eé]s\b`)
	lineYear      = pattern.New(`^(.*\S)[,\s]+((?:1[5-9]|20)\d\d)\.?$`)
	fromText      = pattern.New(`(?i)^(from|publisher|published by|herausgeber|[eé]diteur)\s*:?$`)
)

// imprintPassages is how many passages at the start can belong to the title
// page. A title page has some ten lines.
const imprintPassages = 14

// readInfo reads who wrote, edited and published the brief and when: what the
// metadata say, else the lines of its title page and imprint.
func (d *document) readInfo() {
	m := d.meta
	d.info = Info{Authors: m.authors, Editor: m.editor, Publisher: m.publisher, Date: m.date, Licence: m.licence}
	named, last := false, "" // a section with a heading was passed
	for i := range d.passages {
		p := &d.passages[i]
		named = named || d.sections[p.Section].Name != ""
		early := !named && i < imprintPassages
		if early && p.Kind == Row {
			d.authorRow(p)
		}
		opening := early && (p.Kind == Paragraph || p.Kind == ListItem && i < 2)
		if p.Part != Front && p.Part != Back && !opening {
			continue
		}
		for _, line := range d.printedLines(i) {
			d.imprintLine(p, line, opening)
			if fromText.MatchString(last) && d.info.Publisher == "" && len(names(line)) == 0 {
				d.info.Publisher = organisation(line)
			}
			last = line
		}
		if d.info.Licence == "" {
			d.info.Licence = d.licence(i)
		}
		if d.info.Disclaimer == "" && disclaimer.MatchString(p.Text) {
			d.info.Disclaimer = p.Text
		}
	}
	if len(d.info.Authors) == 0 {
		d.aboutAuthors()
	}
	if d.info.Date == "" {
		d.info.Date = cmp.Or(d.titledDate(), d.copyrightYear())
	}
}

// aboutAuthors reads the authors from a last section that is about them: the names
// at the start of each paragraph, before what they do.
func (d *document) aboutAuthors() {
	authors := structure().authors
	for _, s := range d.sections {
		if s.Part != Back || !slices.ContainsFunc(strings.Fields(fold(s.Name)), func(w string) bool { return authors[w] }) {
			continue
		}
		for _, i := range s.Passages {
			text := degree.ReplaceAllString(d.passages[i].Text, "$1")
			end := len(text)
			for _, m := range smallWord.FindAllStringIndex(text, -1) {
				if w := strings.TrimSpace(text[m[0]:m[1]]); !nameParticle[w] && !andWord.MatchString(text[m[0]:m[1]]) {
					end = m[0]
					break
				}
			}
			d.info.Authors = append(d.info.Authors, names(strings.TrimRight(text[:end], " ,"))...)
		}
	}
}

var (
	degree    = pattern.New(`,\s*(?:Ph\.?\s?D|D\.?\s?Phil|M\.?\s?[ASD]c?|M\.?P\.?[HPA]|MBA|J\.?D|LL\.?M)\.?(,|\s|$)`)
	smallWord = pattern.New(`\s\p{Ll}{2,}\s`)
)

// licence is the sentence, of the first printed line of a passage that speaks
// of a licence, which does so.
func (d *document) licence(passage int) string {
	if !licenceText.MatchString(d.passages[passage].Text) {
		return ""
	}
	for _, line := range d.printedLines(passage) {
		for _, s := range Sentences(line) {
			if text := strings.TrimSpace(s.In(line)); licenceText.MatchString(text) {
				return text
			}
		}
	}
	return ""
}

// imprintLine reads one line of the imprint. A line of the opening that is
// long is text, whatever it begins with.
func (d *document) imprintLine(p *Passage, line string, opening bool) {
	const longest = 30 // words
	if opening && wordCount(line) > longest {
		return
	}
	info := &d.info
	if m := editorText.FindStringSubmatchIndex(line); m != nil {
		name := strings.Trim(line[m[2]:m[3]], " .")
		switch {
		case organisationWord.MatchString(name) && info.Publisher == "":
			info.Publisher = organisation(name)
		case info.Editor == "":
			info.Editor = name
		}
		line = strings.TrimRight(line[:m[0]], " ,;")
	}
	switch {
	case p.Part == Back:
	case len(info.Authors) == 0:
		d.imprintAuthors(p, line, opening)
		d.signing = opening && len(info.Authors) > 0 && len(d.signature(line)) > 0
	case opening:
		d.furtherAuthors(line)
	}
	if m := publisherText.FindStringSubmatch(line); m != nil && info.Publisher == "" {
		if o := organisation(m[1]); o != "" && !startsLower(o) { // "Copyright and related rights waived"
			info.Publisher = o
		}
	}
	if date := d.dateIn(line); date != "" && info.Date == "" && p.Part != Back {
		info.Date = date
	}
}

// imprintAuthors reads the authors from a line that names them, and the
// institution that stands with them.
func (d *document) imprintAuthors(p *Passage, line string, opening bool) {
	info := &d.info
	m := byline(line)
	if m == nil && opening {
		m = paperByText.FindStringSubmatch(line)
	}
	if m == nil {
		if opening && !d.signsQuote(p) {
			info.Authors = d.signature(line)
		}
		return
	}
	for _, who := range [][]string{names(m[1]), names(Byline(line)), eastNames(m[1])} { // a date may stand behind them
		if len(info.Authors) == 0 {
			info.Authors = who
		}
	}
	o := organisation(m[1])
	switch {
	case len(info.Authors) == 0 && (opening || p.Part == Front):
		if organisationWord.MatchString(o) {
			info.Authors = []string{o}
		}
	case info.Publisher == "":
		info.Publisher = organisationAmong(m[1])
	}
}

// signsQuote reports whether a passage comes after words in quotation marks, whose
// speaker it names.
func (d *document) signsQuote(p *Passage) bool {
	i := slices.IndexFunc(d.passages, func(q Passage) bool { return q.ID == p.ID })
	if i < 1 {
		return false
	}
	before := d.passages[i-1].Text
	return strings.ContainsAny(before[max(0, len(before)-4):], "”»\"") && wordCount(before) > 5
}

// signature reads the authors from a line that says no more than their names
// and perhaps a date. Words that the text has in lower case are no name: "Final
// Report".
func (d *document) signature(line string) []string {
	who := signature(Byline(line))
	if len(who) == 1 && (genericTitle.MatchString(who[0]) || !slices.ContainsFunc(strings.Fields(who[0]), func(w string) bool { return !d.hasWord(strings.ToLower(w)) })) {
		return nil
	}
	if len(who) > 1 && bytes.Count(d.text, []byte(line)) > 2 {
		return nil // the name of something: "Fair Contracts & Shared Duties"
	}
	if slices.ContainsFunc(d.sections, func(s Section) bool { return slices.Contains(who, s.Name) }) {
		return nil // what the chapters are about: "Economic Freedom"
	}
	return who
}

// hasWord reports whether a word stands in the text as it is written here.
func (d *document) hasWord(w string) bool {
	for at := 0; ; at += len(w) {
		i := bytes.Index(d.text[at:], []byte(w))
		if i < 0 {
			return false
		}
		at += i
		before, _ := utf8.DecodeLastRune(d.text[:at])
		after, _ := utf8.DecodeRune(d.text[at+len(w):])
		if unicode.IsSpace(before) && !isWord(after) { // not in "first.last@"
			return true
		}
	}
}

// authorRow reads the authors from a row on the title page: names side by side, or
// one before its number or address.
func (d *document) authorRow(p *Passage) {
	var who []string
	for i, c := range p.Cells {
		text := c.In(p.Text)
		one := names(text)
		switch {
		case len(one) == 1 && one[0] == text && len(d.signature(text)) == 1:
			who = append(who, text)
		case i > 0 && len(who) == 1 && strings.ContainsAny(text, "0123456789@") && wordCount(text) <= 2:
		default:
			return
		}
	}
	if single := len(p.Cells) == 1; !single && (len(d.info.Authors) == 0 || d.signing) {
		d.info.Authors, d.signing = append(slices.Clip(d.info.Authors), who...), true
	}
}

// furtherAuthors adds those whose names stand on lines of their own under the
// first author's, each perhaps with an institution below.
func (d *document) furtherAuthors(line string) {
	info := &d.info
	who := d.signature(line)
	switch {
	case len(who) == 1 && slices.Contains(info.Authors, who[0]):
		d.signing = true // the file's own data name the first alone
	case d.signing && len(who) > 0:
		info.Authors = append(slices.Clip(info.Authors), who...)
	default:
		d.signing = d.signing && organisationWord.MatchString(line) && !finished(line)
	}
}

// byline reads a line that says who wrote: "By …", "Authors: …" in the words of
// any language, as a match and the names.
func byline(line string) []string {
	if m := bylineText.FindStringSubmatch(line); m != nil {
		return m
	}
	authors := structure().authors
	// The colon of Chinese and Japanese is as wide as a letter.
	if who, rest, ok := strings.Cut(strings.Replace(line, "：", ":", 1), ":"); ok && authors[fold(who)] && strings.TrimSpace(rest) != "" {
		return []string{line, strings.TrimSpace(rest)}
	}
	words := strings.Fields(line)
	for n := 1; n <= 3 && n < len(words); n++ {
		rest := strings.Join(words[n:], " ")
		if authors[fold(strings.Join(words[:n], " "))] && len(names(rest)) > 0 {
			return []string{line, rest}
		}
	}
	return nil
}

// copyrightYear is the year of a copyright line or of the last words of the
// title page.
func (d *document) copyrightYear() string {
	for i := range d.passages {
		p := &d.passages[i]
		if p.Part != Front && p.Part != Back && i >= imprintPassages {
			continue
		}
		for _, line := range d.printedLines(i) {
			m := lineYear.FindStringSubmatch(line)
			if m != nil && !untilYear.MatchString(m[1]) && (p.Part != Body || wordCount(line) <= 20 && d.sections[p.Section].Name == "" && p.Kind == Paragraph && !finished(line)) {
				return m[2]
			}
		}
	}
	return ""
}

// untilYear is how a sentence speaks of a year: "districts by 2026".
var untilYear = pattern.New(`(?i)\b(by|in|of|since|until|till|to|from|before|after|for|bis|ab|seit|depuis|dès|hasta|desde|até)$`)

var cellBreak = pattern.New(`\s+[|•·—]\s+`)

// printedLines are the lines of a passage as the source breaks them, cut at
// the bars of a title page.
func (d *document) printedLines(passage int) []string {
	const longest = 2000 // bytes; an imprint is short
	text := d.passages[passage].Text
	if len(text) > longest {
		return nil
	}
	var out []string
	from := 0
	for _, to := range append(slices.Clone(d.passageProse[passage].breaks), len(text)) {
		to = max(from, min(to, len(text))) // a hyphen may have gone
		for _, cell := range cellBreak.Split(text[from:to], -1) {
			if cell = strings.Trim(cell, "|>_# "); cell != "" {
				out = append(out, cell)
			}
		}
		from = to
	}
	return out
}
