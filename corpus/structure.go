package corpus

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
)

//go:embed structure.txt
var structureText string

// A tongue is what is known of one language: the words by which its documents
// show their structure, folded, and those that tell it from others.
type tongue struct {
	code, name, script string
	own                string // its own name for itself
	common             []string
	letters            string  // those that its neighbours lack
	notes              phrases // headings of notes that other languages use otherwise
	ordinals           []phrases
	months             []string
}

// phrases are alternatives, each folded and its words parted by one blank; one
// that ends in "*" stands for every word that begins so.
type phrases []string

// structureWords are the tongues of structure.txt in its order, and the words
// of all of them by what they show.
type structureWords struct {
	tongues []*tongue
	byCode  map[string]*tongue
	// headings are whole headings; annexes are the words that such a heading
	// begins with.
	headings map[string]role
	annexes  map[string]bool
	// advice, measures and labels are words and phrases anywhere in a line.
	advice, measures lexicon
	urging           lexicon         // in which those who ask say so: "we demand"
	labels, series   map[string]bool // series: labels only where several count from one
	authors          map[string]bool
	rights           map[string]bool // headings of licence and copyright; back matter
	memo             map[string]memoField
}

// A lexicon is words and phrases that count anywhere in a line.
type lexicon struct {
	phrases map[string]bool
	stems   []string // what words begin with
	joined  []string // of scripts that set no blanks
}

var structure = sync.OnceValue(func() *structureWords {
	s := &structureWords{byCode: map[string]*tongue{}, headings: map[string]role{}, annexes: map[string]bool{},
		advice: lexicon{phrases: map[string]bool{}}, measures: lexicon{phrases: map[string]bool{}}, urging: lexicon{phrases: map[string]bool{}}, labels: map[string]bool{}, series: map[string]bool{}, authors: map[string]bool{}, rights: map[string]bool{}, memo: map[string]memoField{}}
	roles := map[string]role{"contents": contentsRole, "notes": notesRole, "references": referencesRole, "summary": summaryRole, "back": backRole, "rights": backRole}
	sets := map[string]map[string]bool{"annex": s.annexes, "author": s.authors, "label": s.labels, "series": s.series, "rights": s.rights}
	lexicons := map[string]*lexicon{"advice": &s.advice, "measures": &s.measures, "urging": &s.urging}
	var t *tongue
	for line := range strings.Lines(structureText) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		what, rest, pair := strings.Cut(line, ":")
		if !pair {
			f := strings.Fields(line)
			t = &tongue{code: f[0], name: f[1], script: f[2], own: fold(strings.Join(f[3:], " "))}
			s.tongues = append(s.tongues, t)
			s.byCode[t.code] = t
			continue
		}
		if what == "common" {
			t.common = append(t.common, strings.Fields(rest)...)
			continue
		}
		if what == "letters" {
			t.letters = strings.Join(strings.Fields(rest), "")
			continue
		}
		for i, phrase := range strings.Split(rest, ";") {
			all := expand(strings.TrimSpace(phrase))
			switch what {
			case "own notes":
				t.notes = append(t.notes, all...)
			case "ordinals":
				t.ordinals = append(t.ordinals, all)
			case "memo":
				for _, p := range all {
					s.memo[p] = memoField(i)
				}
			case "months":
				t.months = append(t.months, all...)
			default:
				for _, p := range all {
					if l := lexicons[what]; l != nil {
						l.add(p)
					}
					if set := sets[what]; set != nil {
						set[p] = true
					}
					if r, named := roles[what]; named {
						s.headings[p] = r
					}
				}
			}
		}
	}
	return s
})

// expand writes out a phrase of structure.txt, folded.
func expand(phrase string) phrases {
	out := phrases{""}
	for _, word := range strings.Fields(phrase) {
		inner := strings.TrimSuffix(strings.TrimPrefix(word, "("), ")")
		choices := strings.Split(inner, "/")
		if inner != word {
			choices = append(choices, "")
		}
		var next phrases
		for _, before := range out {
			for _, c := range choices {
				star := ""
				if strings.HasSuffix(c, "*") {
					star = "*"
				}
				next = append(next, strings.TrimSpace(before+" "+fold(strings.ReplaceAll(c, "_", " "))+star))
			}
		}
		out = next
	}
	return out
}

// unspaced reports whether a word is of a script that sets no blanks between
// words.
func unspaced(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
	}) >= 0
}

func (l *lexicon) add(p string) {
	switch {
	case strings.HasSuffix(p, "*"):
		l.stems = append(l.stems, strings.TrimSuffix(p, "*"))
	case unspaced(p):
		l.joined = append(l.joined, p)
	default:
		l.phrases[p] = true
	}
}

// in reports whether a folded line holds one of the words or phrases, of at
// most four words each.
func (l *lexicon) in(line string) bool {
	words := strings.Fields(line)
	for i, w := range words {
		for n := 1; n <= 4 && i+n <= len(words); n++ {
			if l.phrases[strings.Join(words[i:i+n], " ")] {
				return true
			}
		}
		if slices.ContainsFunc(l.stems, func(stem string) bool { return strings.HasPrefix(w, stem) }) {
			return true
		}
	}
	return slices.ContainsFunc(l.joined, func(w string) bool { return strings.Contains(line, w) })
}

// NamesRights reports whether a section's name is that of a licence or
// copyright notice, in any language.
func NamesRights(name string) bool { return structure().rights[fold(name)] }

// isAdvice reports whether a heading is nothing but a word that says outright
// that something is recommended.
func (s *structureWords) isAdvice(heading string) bool {
	name := fold(strings.TrimRight(heading, " :："))
	return s.advice.phrases[name] || slices.Contains(s.advice.joined, name)
}

// ordinal returns which ordinal a folded word is in a language, from 1, or 0.
func (s *structureWords) ordinal(language, word string) int {
	for _, code := range []string{language, "en"} {
		t := s.byCode[code]
		if t == nil {
			continue
		}
		for i, p := range t.ordinals {
			for _, o := range p {
				if o == word || strings.HasSuffix(o, "*") && strings.HasPrefix(word, o[:len(o)-1]) {
					return i + 1
				}
			}
		}
	}
	return 0
}

// LanguageName is the English name of a language that [Parse] knows by its
// code, or the code itself.
func LanguageName(code string) string {
	if t := structure().byCode[code]; t != nil {
		return t.name
	}
	return code
}
