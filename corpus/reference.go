package corpus

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// readReferences makes a Reference of each entry of the bibliography.
func (d *draft) readReferences() {
	b := d.brief
	keys := map[string]bool{}
	for i := range b.Passages {
		p := &b.Passages[i]
		if p.Kind != Entry {
			continue
		}
		e := readEntry(p.Prose)
		r := Reference{Authors: e.authors, Year: e.year, Title: e.title, Container: e.container, Pages: e.pages,
			Passage: i, Lines: p.Lines, Prose: p.Prose}
		for k := range p.Links {
			l := &p.Links[k]
			if l.Damage != "" {
				if r.Damage == "" {
					r.Damage = l.Damage
				}
			} else if r.URL == "" && l.URL != "" {
				r.URL = l.URL
			}
		}
		r.Key = uniqueKey(keys, e)
		keys[r.Key] = true
		b.References = append(b.References, r)
		d.entries = append(d.entries, e)
	}
}

// uniqueKey makes a key that no other entry has. A second work of the same
// authors and year gets the next free letter.
func uniqueKey(keys map[string]bool, e entry) string {
	key := e.key()
	if !keys[key] {
		return key
	}
	for c := 'b'; c <= 'z'; c++ {
		if k := key + string(c); !keys[k] {
			return k
		}
	}
	for n := 2; ; n++ {
		if k := key + "-" + strconv.Itoa(n); !keys[k] {
			return k
		}
	}
}

// An entry is what could be read of one line of the bibliography.
type entry struct {
	authors   []string // as printed
	surnames  []string // one an author; an organisation whole
	year      string   // with its letter: "2019a"
	title     string
	container string
	pages     string
	text      string
}

func (e entry) key() string {
	var who string
	switch n := len(e.surnames); {
	case n == 0:
		who = firstWords(e.text, 5)
	case n == 1:
		who = e.surnames[0]
	case n == 2:
		who = e.surnames[0] + " and " + e.surnames[1]
	default:
		who = e.surnames[0] + " et al."
	}
	if e.year == "" {
		return who
	}
	return strings.TrimSpace(who + " " + e.year)
}

func firstWords(s string, n int) string {
	words := strings.Fields(s)
	if len(words) > n {
		words = words[:n]
	}
	return strings.Trim(strings.Join(words, " "), ` .,;:'"‘’“”«»()`)
}

var (
	entryYear   = regexp.MustCompile(`\(?\b((?:1[5-9]|20)\d\d(?:[-–/](?:1[5-9]|20)?\d\d)?[a-z]?|n\.d\.|s\.d\.|o\.J\.|forthcoming|in press|à paraître|im Erscheinen)\b?\)?`)
	parenYear   = regexp.MustCompile(`\(\s*((?:1[5-9]|20)\d\d[a-z]?|n\.d\.|s\.d\.|o\.J\.|forthcoming|in press|à paraître|im Erscheinen)(?:,[^()]{1,30})?\s*\)`)
	pagesRange  = regexp.MustCompile(`(?:\b(?:pp?|S)\.\s*)?\b(\d{1,5})\s?[-–]\s?(\d{1,5})\b`)
	pagesMarked = regexp.MustCompile(`\b(?:pp?|S)\.\s*(\d{1,5}(?:\s?[-–]\s?\d{1,5})?)`)
	editorNote  = regexp.MustCompile(`(?i)\s*[,(]?\s*\(?\b(eds?|hrsg|hg|dir|coord)\.?\)?\.?\s*$`)
)

// readEntry reads the fields of a bibliography entry, as far as its form is
// known: authors (year). Title. Container, pages.
func readEntry(p Prose) entry {
	e := entry{text: p.Text}
	head, rest := p.Text, ""
	restAt := len(p.Text)
	if m := parenYear.FindStringSubmatchIndex(p.Text); m != nil && m[0] < 400 {
		e.year = p.Text[m[2]:m[3]]
		head, restAt = p.Text[:m[0]], m[1]
	} else if m := entryYear.FindStringSubmatchIndex(p.Text); m != nil {
		e.year = p.Text[m[2]:m[3]]
		if m[0] < 150 && !strings.ContainsAny(p.Text[:m[0]], "'\"‘“«„") && strings.Count(p.Text[:m[0]], ". ") < 3 {
			head, restAt = p.Text[:m[0]], m[1]
		} else {
			head, restAt = headOf(p.Text)
		}
	} else {
		head, restAt = headOf(p.Text)
	}
	rest = p.Text[min(restAt, len(p.Text)):]
	head = strings.TrimRight(strings.TrimSpace(head), ",.:(")
	head = editorNote.ReplaceAllString(head, "")
	e.authors, e.surnames = splitAuthors(head)
	e.title = titleOf(p, restAt)
	e.container = containerOf(p, restAt, e.title)
	if m := pagesMarked.FindStringSubmatch(rest); m != nil {
		e.pages = m[1]
	} else if m := pagesRange.FindAllStringSubmatch(dropLinks(p, restAt), -1); m != nil {
		last := m[len(m)-1]
		a, _ := strconv.Atoi(last[1])
		z, _ := strconv.Atoi(last[2])
		if (a < z || len(last[2]) < len(last[1])) && !(a > 1500 && a < 2100 && z > 1500 && z < 2100) {
			e.pages = last[1] + "-" + last[2]
		}
	}
	return e
}

// headOf finds where the authors end in an entry without a year after them.
func headOf(text string) (string, int) {
	cut := len(text)
	for _, sep := range []string{". ", ": ", " '", " ‘", " “", ` "`, " «", " „", ", \""} {
		if i := strings.Index(text, sep); i > 2 && i < cut {
			cut = i
		}
	}
	if cut > 120 {
		return "", 0
	}
	return text[:cut], cut
}

// dropLinks is the text from an offset on, with addresses blanked out.
func dropLinks(p Prose, from int) string {
	out := []byte(p.Text)
	for _, l := range p.Links {
		for i := l.Start; i < l.End; i++ {
			out[i] = ' '
		}
	}
	return string(out[min(from, len(out)):])
}

var quotePairs = map[rune]string{'\'': "'’", '‘': "’", '"': `"”`, '“': `”“"`, '«': "»", '„': "“”"}

// titleOf reads the title: what is quoted, else what is in italics, else the
// first sentence after the year.
func titleOf(p Prose, from int) string {
	rest := p.Text[min(from, len(p.Text)):]
	rest = strings.TrimLeft(rest, ")., :;–—-")
	if rest == "" {
		return ""
	}
	at := len(p.Text) - len(rest)
	open := []rune(rest)[0]
	if close, ok := quotePairs[open]; ok {
		body := strings.TrimLeftFunc(rest[len(string(open)):], unicode.IsSpace)
		for i, r := range body {
			if !strings.ContainsRune(close, r) {
				continue
			}
			// An apostrophe stands inside a word; the closing mark does not.
			next := strings.TrimLeft(body[i+len(string(r)):], "")
			if next == "" || !isWord([]rune(next)[0]) {
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
	at := from
	if i := strings.Index(p.Text[min(from, len(p.Text)):], title); i >= 0 {
		at = from + i + len(title)
	}
	for _, em := range p.Emphasis {
		if em.Start >= at && !em.Strong {
			return strings.Trim(em.In(p.Text), ".,: ")
		}
	}
	return ""
}
