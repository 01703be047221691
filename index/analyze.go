package index

import (
	"iter"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/lang/fr"
	"github.com/blevesearch/bleve/v2/analysis/lang/it"
	"github.com/blevesearch/bleve/v2/registry"
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"golang.org/x/text/unicode/norm"

	"briefbot/corpus"
)

// An analyzer turns text into the terms that are indexed and searched. The
// brief and the questions go through the same one, so it only has to be
// consistent. Bleve gets the terms ready made: what is searched, corrected and
// explained is then the same list of words.
type analyzer struct {
	// own is Bleve's analyzer of the language, which is asked for one word at a
	// time; nil for English, which has its own stem here, and for languages
	// that Bleve has none for, whose words stay as they are.
	own  analysis.Analyzer
	stop analysis.TokenMap
	// little are the stop words that may be meant by a misspelt word.
	little []spelling
	// elided is how long a word before an apostrophe may be that is a word of
	// its own (l'Europe, dell'acqua); 0 where there are none.
	elided   int
	english  bool
	language string
	// roots are what is known of the words that were met while the index was
	// built, which most words of a question are too. Once it is learnt it stays
	// as it is.
	roots  map[string]root
	learnt bool
	// caseless is set for a look-up, which finds what is typed in small letters
	// too.
	caseless bool
}

// A root is a word's term, and whether it is a stop word.
type root struct {
	term string
	stop bool
	// Once the index is built: the term's number, and the word's own as it is
	// printed. Most that is asked of a word is known with one look.
	id      termID
	printed wordID
}

// asking are the words that a question is put with. Snowball's lists of stop
// words leave them out for French and German, though not for English; a brief
// does not answer "combien" with that word.
var asking = map[string]string{
	"fr": "combien comment pourquoi quand où quel quelle quels quelles quoi que qui lequel laquelle lesquels lesquelles elle elles il ils on ce ceux celle celles t",
	"de": "wer wen wem wessen was wann warum weshalb weswegen wieso wie wo wohin woher womit wodurch wieviel wieviele welche welcher welches welchen welchem",
}

// newAnalyzer returns the analyzer for a language of [corpus.Brief]; without one
// a text is taken for English.
func newAnalyzer(language string) (*analyzer, error) {
	a := &analyzer{stop: analysis.NewTokenMap(), roots: map[string]root{}, language: language}
	switch language {
	case "", en.AnalyzerName:
		a.english, a.language = true, en.AnalyzerName
		if err := a.stop.LoadBytes(en.EnglishStopWords); err != nil {
			return nil, err
		}
	case fr.AnalyzerName, "ca":
		a.elided = 2
	case it.AnalyzerName:
		a.elided = len("dell")
	}
	if !a.english {
		cache := registry.NewCache()
		// An error says that Bleve has none.
		if own, err := cache.AnalyzerNamed(language); err == nil {
			a.own = own
		}
		if stop, err := cache.TokenMapNamed("stop_" + language); err == nil {
			maps.Copy(a.stop, stop)
		}
	}
	for _, w := range strings.Fields(asking[language]) {
		a.stop.AddToken(w)
	}
	for w := range a.stop {
		a.stop.AddToken(fold(w))
	}
	for w := range a.stop {
		if len(w) >= minLittle {
			a.little = append(a.little, spelling{w, lettersOf(w)})
		}
	}
	return a, nil
}

// A word is one word of a text.
type word struct {
	corpus.Span
	// plain is the word in lower case, without accents and possessive; in
	// capitals where it is a name that would be a stop word ("WHO").
	plain string
	// term is what is indexed, or "" for a stop word.
	term string
	// id is the term's number and printed the word's, where the index has met
	// the word; else noTerm and noWord.
	id      termID
	printed wordID
	// joined is true if the word before it is joined on by a hyphen, a dot
	// or a slash without a space ("anti-drugs", "15.05.2019").
	joined bool
}

// words returns the words of the text in order. Any bytes will do.
func (a *analyzer) words(text string) []word { return a.wordsIn(nil, text) }

// wordsIn is words, in the room of a slice that is no longer needed.
func (a *analyzer) wordsIn(room []word, text string) []word {
	const bytesPerWord = 5 // with the space: few texts have shorter ones
	out := room[:0]
	end := -2 // where the last word ended
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !wordRune(r) || r == utf8.RuneError && n <= 1 {
			i += n
			continue
		}
		if paired(r) {
			out = a.pair(out, text, i, n)
			end, i = i+n, i+n
			continue
		}
		start, cut := i, -1
		for i < len(text) {
			r, n := utf8.DecodeRuneInString(text[i:])
			if apostrophe(r) && i > start {
				if next, _ := utf8.DecodeRuneInString(text[i+n:]); !unicode.IsLetter(next) {
					break
				}
				if i-start <= a.elided {
					cut = i + n
					break
				}
			} else if !wordRune(r) || paired(r) {
				break
			}
			i += n
		}
		w := word{Span: corpus.Span{Start: start, End: i}}
		w.plain = plain(text[start:i])
		w.joined = end > 0 && joint(text[end:start])
		if cut > 0 {
			i = cut
		}
		known := a.look(w.plain)
		if known.stop && !a.caseless && isAcronym(text, w.Span) {
			w.plain = w.In(text)
			known = a.look(w.plain)
		}
		w.printed = known.printed
		if !known.stop {
			w.term, w.id = known.term, known.id
		}
		end = w.End
		if cap(out) == 0 { // most texts need no more room than this
			out = make([]word, 0, len(text)/bytesPerWord+1)
		}
		out = append(out, w)
	}
	return out
}

// terms returns the terms of a text.
func (a *analyzer) terms(text string) []string { return slices.Collect(a.termsOf(a.words(text))) }

// termsOf returns the term of each word that is no stop word, and of two words
// joined by a hyphen as if they were written in one ("counter-terrorism").
// Longer chains are addresses and dates.
func (a *analyzer) termsOf(ws []word) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range ws {
			w := &ws[i]
			if w.term != "" && !yield(w.term) {
				return
			}
			if w.term == "" && (i == 0 || ws[i-1].term == "" || a.elided > 0) {
				continue // "sont-elles" are two words in French, and neither says anything
			}
			if i > 0 && w.joined && !ws[i-1].joined && (i+1 == len(ws) || !ws[i+1].joined) && w.plain != "" && ws[i-1].plain != "" &&
				!yield(a.root(ws[i-1].plain+w.plain)) {
				return
			}
		}
	}
}

// pair appends a character of a script that puts no spaces between words. Its
// term is the character with the one after it, as in Bleve's analyzer for
// Chinese, Japanese and Korean; alone it is a term of its own, and the last of
// several is none.
func (a *analyzer) pair(to []word, text string, at, size int) []word {
	w := word{Span: corpus.Span{Start: at, End: at + size}, plain: text[at : at+size]}
	next, n := utf8.DecodeRuneInString(text[at+size:])
	if after := n > 0 && paired(next); after || len(to) == 0 || to[len(to)-1].End != at {
		w.term = w.plain
		if after {
			w.term = text[at : at+size+n]
		}
	}
	known := a.look(w.plain)
	w.printed = known.printed
	return append(to, w)
}

// paired reports whether a character is of a script that puts no spaces
// between words.
func paired(r rune) bool {
	return r > unicode.MaxLatin1 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// root returns the term of a plain word, even of a stop word.
func (a *analyzer) root(plain string) string { return a.look(plain).term }

func (a *analyzer) look(plain string) root {
	r, ok := a.roots[plain]
	if !ok {
		r = root{term: a.stemmed(plain), stop: a.stop[plain]}
		if !a.learnt {
			a.roots[plain] = r
		}
	}
	return r
}

// stemmed returns a plain word's stem, an English one's in its British spelling.
func (a *analyzer) stemmed(plain string) string {
	switch {
	case isNumber(plain), isCapital(plain):
		return plain
	case a.english:
		env := snowballstem.NewEnv(british(plain))
		english.Stem(env)
		return env.Current()
	case a.own != nil:
		if tokens := a.own.Analyze([]byte(plain)); len(tokens) == 1 {
			return string(tokens[0].Term)
		}
	}
	return plain
}

// maxAcronym is how many letters a little word in capitals has that is a name.
const maxAcronym = 4

// stressed are the little words that people put in capitals to stress them, beside
// denials.
var stressed = set("all any every each both only must should very why how this that these those you they i ok alle alles tout tous toute todo todos todas")

// isAcronym reports whether a little word of a text is a name in capitals: "the
// WHO", "UN". A word that stands beside others in capitals is one of a line in
// capitals, and one that begins a question asks.
func isAcronym(text string, at corpus.Span) bool {
	w := at.In(text)
	if len(w) < 2 || len(w) > maxAcronym || w[1] > 'Z' || !isASCII(w) || !capitals(w) { // most are seen by the second letter
		return false
	}
	if p := strings.ToLower(w); denials[p] || stressed[p] ||
		at.Start == 0 && len(w) < len(text) && builtinLittle().asking[p] && !strings.HasSuffix(strings.TrimRight(text, "\"’”»)"), ".") {
		return false
	}
	before, after := strings.TrimRight(text[:at.Start], " "), strings.TrimLeft(text[at.End:], " ")
	before = before[len(strings.TrimRightFunc(before, unicode.IsLetter)):]
	after = after[:len(after)-len(strings.TrimLeftFunc(after, unicode.IsLetter))]
	return !capitals(before) && !capitals(after)
}

// capitals reports whether a word of several letters is all in capitals.
func capitals(w string) bool { return len(w) > 1 && strings.ToUpper(w) == w && strings.ToLower(w) != w }

func wordRune(r rune) bool {
	if r <= unicode.MaxASCII { // every text is asked this of each of its letters, three times
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// joint reports whether what stands between two words joins them: a sign of
// ASCII, another of Unicode's hyphens, or the en dash of names ("EU–Russia").
func joint(s string) bool {
	switch s {
	case "-", ".", "/", "&", "‐", "‑", "–", "\u00ad":
		return true
	}
	return false
}

// plain returns a word in lower case, without accents and without a
// possessive.
func plain(s string) string {
	return strings.TrimSuffix(fold(strings.ToLower(s)), "'s")
}

// fold takes the accents off Latin letters and makes apostrophes straight.
func fold(s string) string {
	if isASCII(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	var letter rune // the last one that has its accents behind it
	for _, r := range norm.NFKD.String(s) {
		switch {
		case apostrophe(r):
			b.WriteByte('\'')
		case r == 'ß':
			b.WriteString("ss")
		case r >= firstAccent && unicode.Is(unicode.Mn, r) && unicode.Is(unicode.Latin, letter):
		default:
			letter = r
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// firstAccent is the first of the marks that are set on letters.
const firstAccent = '\u0300'

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func isNumber(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
}
