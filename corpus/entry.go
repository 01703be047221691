package corpus

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus/pattern"
)

// An entry is what could be read of one line of the bibliography.
type entry struct {
	number       string   // as printed before it: "[3]"
	authors      []string // as printed
	surnames     []string // one an author; an organisation whole
	short        []string // short forms of the first: "UFP"
	organisation bool     // the first author is an institution
	year         string   // with its letter: "2019a"
	title        string
	container    string
	pages        string
	text         string

	// What citematch.go compares, filled when first asked for.
	aliasWords [][]string
	otherWords map[string]bool
}

func (e entry) key() string {
	var who string
	switch n := len(e.surnames); {
	case n == 0:
		who = e.text
		if m := quotedText.FindStringIndex(who); m != nil && m[0] == 0 {
			who = who[:m[1]]
		}
		who = firstWords(who, 5)
	case n == 1:
		who = e.surnames[0]
	case n == 2:
		who = e.surnames[0] + " and " + e.surnames[1]
	default:
		who = e.surnames[0] + " et al."
	}
	return strings.TrimSpace(who + " " + e.year)
}

func firstWords(s string, n int) string {
	words := strings.Fields(s)
	return strings.Trim(strings.Join(words[:min(n, len(words))], " "), ` .,;:'"‘’“”«»()`)
}

// noYear is what stands in a year's place; noYears is the same as a list.
const noYear = `(?i:n\.\s?d\.|s\.\s?d\.|o\.\s?J\.|forthcoming|in press|in preparation|under review|draft|à paraître|im Erscheinen|im Druck|en prensa|no prelo|в печати)`

var (
	noYearWord  = pattern.New(`\b(n\.d\.|s\.d\.|o\. ?J\.|forthcoming|in press|à paraître|im Erscheinen)`)
	entryYear   = pattern.New(`\b(?:1[5-9]|20)\d\d[a-z]?\b`)
	parenYear   = pattern.New(`[(\[（]\s*((?:1[5-9]|20)\d\d[a-z]?|` + noYear + `)(?:[,/ –-][^()]{1,30})?\s*[)\]）]`)
	accessed    = pattern.New(`(?i)\b(accessed|retrieved|consult[eé]e?|zugriff|abgerufen|abruf|last viewed|visited)\b[^)]*$`)
	pagesMarked = pattern.New(`\b(?:pp?|S)\.\s*(\d{1,5}(?:\s?[-–]\s?\d{1,5})?)`)
	pagesRange  = pattern.New(`\b(\d{1,5})\s?[-–]\s?(\d{1,5})\b`)
	editorNote  = pattern.New(`(?i)[\s,]*[(\[]?\b(eds?|editors?|hrsg|hg|dir|coord)\.?[)\]]?\.?$`)
	entryNumber = pattern.New(`^(?:\[(\d{1,4})\]|(\d{1,4})[.)])\s+`)
)

// readEntry reads the fields of a bibliography entry as far as its form is
// known: authors, year, title, container, pages.
func readEntry(p Prose) entry {
	e := entry{text: p.Text}
	from := 0
	if m := entryNumber.FindStringSubmatch(p.Text); m != nil {
		e.number = m[1] + m[2]
		from = len(m[0])
	}
	text := p.Text[from:]
	head, rest := headOf(p, from)
	if m := parenYear.FindStringSubmatchIndex(text); m != nil && m[0] < 400 {
		e.year = plainYear(text[m[2]:m[3]])
		// "Institute: Title (2019)": the colon ends the name.
		if from+m[0] <= head+3 || m[0] < 150 && !strings.ContainsAny(text[:m[0]], `"“«„`) && !strings.HasPrefix(p.Text[head:], ": ") {
			head, rest = from+m[0], from+m[1]
		}
	} else {
		years := slices.DeleteFunc(entryYear.FindAllStringIndex(text, -1), func(m []int) bool {
			return inLink(p, from+m[0]) || accessed.MatchString(text[max(0, m[0]-60):m[0]]) || isPageRange(text, m)
		})
		// A year of the title, "An Hour by 2030", is none where another follows.
		outside := slices.DeleteFunc(slices.Clone(years), func(m []int) bool { return inQuotes(text, m[0]) })
		if len(outside) > 0 {
			years = outside
		}
		m := noYearWord.FindStringIndex(text)
		if len(years) > 0 {
			m = years[0]
		}
		if m != nil {
			e.year = plainYear(text[m[0]:m[1]])
			if from+m[0] < head+4 {
				head, rest = from+m[0], from+m[1]
			}
		}
	}
	if open, _ := utf8.DecodeRuneInString(text); strings.ContainsRune("\"“«„‘", open) { // a work without author begins with its title
		rest = from
	} else {
		e.readAuthors(authorsBefore(p.Text[from:min(max(head, from), len(p.Text))]))
	}
	e.title = titleOf(p, rest)
	e.container = containerOf(p, rest, e.title)
	e.pages = pagesOf(p, rest)
	return e
}

// authorsBefore are the authors at the beginning of an entry, without what
// parts them from its year or title.
func authorsBefore(head string) string {
	head = strings.TrimSpace(head)
	who := strings.TrimRight(head, ",.:;(–— ")
	if strings.HasPrefix(head[len(who):], ".") && endsInInitial.MatchString(who) {
		who += "."
	}
	return editorNote.ReplaceAllString(who, "")
}

var endsInInitial = pattern.New(`[\s.-]\p{Lu}$`)

// plainYear is a year, or what stands in its place in lower case: "Draft" is
// cited as "draft".
func plainYear(s string) string {
	if strings.Contains(s, ".") {
		return s
	}
	return strings.ToLower(s)
}

var quotedText = pattern.New(`“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|"[^"]*"`)

// inQuotes reports whether a place is within quotation marks.
func inQuotes(text string, at int) bool {
	return slices.ContainsFunc(quotedText.FindAllStringIndex(text, -1), func(m []int) bool { return m[0] < at && at < m[1] })
}

func inLink(p Prose, at int) bool {
	return slices.ContainsFunc(p.Links, func(l Link) bool { return at >= l.Start && at < l.End && strings.Contains(l.In(p.Text), "/") })
}

// isPageRange reports whether what looks like a year is one end of a range of
// pages.
func isPageRange(text string, m []int) bool {
	return strings.HasPrefix(text[m[1]:], "–") || strings.HasPrefix(text[m[1]:], "-") && m[1]+1 < len(text) && text[m[1]+1] >= '0' && text[m[1]+1] <= '9' ||
		strings.HasSuffix(text[:m[0]], "–") || strings.HasSuffix(text[:m[0]], "p. ") || strings.HasSuffix(text[:m[0]], "S. ") || strings.HasSuffix(text[:m[0]], "-")
}

// headOf finds where the authors end in an entry without a year after them:
// at a quotation, at italics, at a colon or after the first full stop that
// follows a word.
func headOf(p Prose, from int) (head, rest int) {
	text := p.Text
	cut := min(len(text), from+300)
	for _, sep := range []string{": ", " '", " ‘", " “", ` "`, " «", " „", ` »`} {
		if i := strings.Index(text[from:cut], sep); i > 1 {
			cut = from + i
		}
	}
	if i := slices.IndexFunc(p.Emphasis, func(em Emphasis) bool { return em.Start > from+1 }); i >= 0 {
		cut = min(cut, p.Emphasis[i].Start)
	}
	for i := from; i+1 < cut; i++ {
		if text[i] == '.' && text[i+1] == ' ' {
			word := lastWord(text[from:i])
			start := strings.LastIndexAny(text[from:i], ",;")
			first, _, _ := strings.Cut(text[from:i], ",")
			if vancouver(strings.TrimSpace(first)) && vancouver(strings.TrimSpace(text[from+start+1:i])) {
				cut = i // "Smith J, Lee A. Title"
				break
			}
			if turnedName.MatchString(text[from:i+1]) && startsTitle(text[i+2:]) {
				cut = i + 1 // "Ahlers, O. Boats at sea"
				break
			}
			if utf8.RuneCountInString(word) > 2 && !strings.Contains(word, ".") && abbreviations[strings.ToLower(word)] == 0 {
				cut = i
				break
			}
		}
	}
	return cut, cut
}

// turnedName is a name turned round at the end of a head, with its initials.
var turnedName = pattern.New(`(?:^|[,;&] |\s(?:and|et|und|y|e) )\p{Lu}[\p{L}'’-]+,? (?:\p{Lu}\.[ -]?)+$`)

// startsTitle reports whether what follows an initial is no further initial,
// name or year: a word that a comma does not end.
func startsTitle(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	first, n := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first) && len(word) > n && isWord([]rune(word)[1]) && word == trimWord(word)
}

func pagesOf(p Prose, from int) string {
	plain := []byte(p.Text)
	for _, l := range p.Links {
		copy(plain[l.Start:l.End], bytes.Repeat([]byte(" "), l.End-l.Start))
	}
	rest := string(plain[min(from, len(plain)):])
	if m := pagesMarked.FindStringSubmatch(rest); m != nil {
		return m[1]
	}
	for _, m := range slices.Backward(pagesRange.FindAllStringSubmatch(rest, -1)) {
		a, _ := strconv.Atoi(m[1])
		z, _ := strconv.Atoi(m[2])
		isYears := a > 1500 && a < 2100 && z > 1500 && z < 2100
		if !isYears && (a < z || len(m[2]) < len(m[1])) && !(len(m[1]) == 4 && len(m[2]) <= 2) {
			return m[1] + "-" + m[2]
		}
	}
	return ""
}

var quotePairs = map[rune]string{'\'': "'’", '‘': "’", '"': `"”`, '“': `”“"`, '«': "»", '„': "“”", '»': "«"}

// titleOf reads the title: what is quoted, else what is in italics, else the
// first sentence after the authors and year.
func titleOf(p Prose, from int) string {
	rest := strings.TrimLeft(p.Text[min(from, len(p.Text)):], ")]., :;–—-\u00a0")
	if rest == "" {
		return ""
	}
	at := len(p.Text) - len(rest)
	open, n := utf8.DecodeRuneInString(rest)
	if close, ok := quotePairs[open]; ok {
		body := rest[n:]
		for i, r := range body {
			if !strings.ContainsRune(close, r) {
				continue
			}
			// An apostrophe stands inside a word; the closing mark does not.
			next, _ := utf8.DecodeRuneInString(body[i+utf8.RuneLen(r):])
			if !isWord(next) {
				return strings.TrimRight(strings.TrimSpace(body[:i]), ".,")
			}
		}
	}
	for _, em := range p.Emphasis {
		if em.Start >= at && em.Start-at <= 2 {
			return strings.TrimRight(em.In(p.Text), ".,")
		}
	}
	s := Sentences(rest)[0].In(rest)
	if i := strings.Index(s, "http"); i > 0 {
		s = s[:i]
	}
	return strings.TrimRight(strings.TrimSpace(s), ".,:")
}

// containerOf reads the journal, book or site: what is in italics after the
// title.
func containerOf(p Prose, from int, title string) string {
	at := min(from, len(p.Text))
	if i := strings.Index(p.Text[at:], title); i >= 0 {
		at += i + len(title)
	}
	for _, em := range p.Emphasis {
		if em.Start >= at && !em.Strong {
			return strings.Trim(em.In(p.Text), ".,: ")
		}
	}
	return ""
}

// yearOnly reports whether a word is made of a year alone.
func yearOnly(s string) bool {
	s = strings.TrimFunc(s, func(r rune) bool { return !isWord(r) })
	return len(s) >= 4 && len(s) <= 5 && entryYear.MatchString(s) && unicode.IsDigit(rune(s[0]))
}

var entryStart = pattern.New(`^(?:\[?\d{1,4}[\].)]\s+)?\p{Lu}[\p{L}'’-]+(?: \p{L}[\p{L}'’-]+){0,3}, (?:\p{Lu}\.|\p{Lu}[\p{L}-]+\b)`)

// isEntry reports whether a paragraph of a bibliography is one of its entries:
// it has a year or an address, or begins with a name turned round. A long
// paragraph is none, nor is the line that introduces a group.
func (d *document) isEntry(b *element) bool {
	text := d.plain(b)
	n := wordCount(text)
	if n > 130 || n < 2 && !unspaced(text) || endsInColon(text) || b.kind != paraBlock && b.kind != rowBlock || b.head || imprint(text) {
		return false
	}
	return entryYear.MatchString(text) || len(b.links) > 0 || entryNumber.MatchString(text) || entryStart.MatchString(text) || sameAuthor.MatchString(text) ||
		noYearWord.MatchString(text)
}
