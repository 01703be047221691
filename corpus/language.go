package corpus

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"briefbot/corpus/pattern"
)

type script struct {
	name   string
	ranges []*unicode.RangeTable
}

// scripts are those that languages of structure.txt are written in, each with
// its letters. Kana goes before Han: Japanese mixes them.
var scripts = []script{
	{"Latin", []*unicode.RangeTable{unicode.Latin}},
	{"Kana", []*unicode.RangeTable{unicode.Hiragana, unicode.Katakana}},
	{"Han", []*unicode.RangeTable{unicode.Han}},
	{"Hangul", []*unicode.RangeTable{unicode.Hangul}},
	{"Arabic", []*unicode.RangeTable{unicode.Arabic}},
	{"Hebrew", []*unicode.RangeTable{unicode.Hebrew}},
	{"Greek", []*unicode.RangeTable{unicode.Greek}},
	{"Devanagari", []*unicode.RangeTable{unicode.Devanagari}},
	{"Cyrillic", []*unicode.RangeTable{unicode.Cyrillic}},
}

// regionTag is a code with a script or country: "pt-BR", "ptBR" where the
// underline was taken for markup.
var regionTag = pattern.New(`^([a-z]{2,3})(?:[-_]\w.*|[A-Z]{2})$`)

// language tells the language of the text, by its code in ISO 639: what the
// metadata say, unless the text is plainly in another, for a web page has the one
// that its template says; else by the script, and among the languages of one
// script by their commonest words and by the letters that only some of them have.
func (d *tree) tellLanguage() string {
	// plainly is how many words more the other language has to have, at least, and
	// how many times as many.
	const plainly, times = 20, 4
	declared := d.declaredLanguage()
	best, most := "en", 0
	counts := d.languageWords()
	for _, t := range structure().tongues {
		if n := counts[t.code]; n > most {
			best, most = t.code, n
		}
	}
	if declared == "" || structure().byCode[declared] != nil && most > times*counts[declared]+plainly {
		return best
	}
	return declared
}

// declaredLanguage is the language that the metadata say, or "".
func (d *tree) declaredLanguage() string {
	tag := strings.TrimSpace(d.meta.language)
	for _, t := range structure().tongues {
		if fold(tag) == fold(t.name) || tag != "" && fold(tag) == t.own {
			return t.code
		}
	}
	if m := regionTag.FindStringSubmatch(tag); m != nil {
		tag = m[1]
	}
	if base, err := language.ParseBase(tag); err == nil { // "fre" is "fr"
		return base.String()
	}
	return ""
}

// languageWords is how many words of the text are of each language of its script.
func (d *tree) languageWords() map[string]int {
	script := d.script()
	counts := map[string]int{}
	for _, t := range structure().tongues {
		if t.script != script {
			continue
		}
		n := 1 // a script of one language needs no words
		if script == "Latin" {
			n = 0
		}
		for _, w := range t.common {
			n += d.words[w]
		}
		if t.letters != "" {
			for w, count := range d.words {
				if strings.ContainsAny(w, t.letters) {
					n += count
				}
			}
		}
		counts[t.code] = n
	}
	return counts
}

// addressText is an address of the web: its letters are of no language.
var addressText = pattern.New(`\b(?:https?://|www\.)[^\s<>()]+`)

// script is the script that most letters of the text are of; Latin has to have
// three times as many as another, for names are often Latin.
func (d *tree) script() string {
	const enough = 20000 // letters tell
	counts := map[string]int{}
	seen := 0
	for _, r := range addressText.ReplaceAllString(string(d.view[:min(len(d.view), 10*enough)]), "") {
		if !unicode.IsLetter(r) {
			continue
		}
		if seen++; seen > enough {
			break
		}
		if i := slices.IndexFunc(scripts, func(s script) bool { return unicode.In(r, s.ranges...) }); i >= 0 {
			counts[scripts[i].name]++
		}
	}
	counts["Latin"] /= 3
	if counts["Kana"]*10 > counts["Han"] {
		counts["Kana"] += counts["Han"]
	}
	best := "Latin"
	for _, s := range scripts {
		if counts[s.name] > counts[best] {
			best = s.name
		}
	}
	return best
}
