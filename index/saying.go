package index

import (
	"cmp"
	_ "embed"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus"
)

// A said is one word of what a person says, whatever the language.
type said struct {
	corpus.Span
	// plain is the word in lower case without accents, or in capitals as that of a
	// [word]; stem its beginning, by which its forms are taken for one.
	plain, stem string
}

// stemLetters is how many letters of a word its forms have in common:
// "published" and "publication", "рекомендации" and "рекомендаций". Between
// four and seven the right entry comes first as often on the odd lines of
// structure.jsonl.
const stemLetters = 5

// saidWords are the words of a text. A sign of a script that puts no spaces
// between words is a word.
func saidWords(text string) []said {
	out := lowerWords(text)
	for i, w := range out {
		if isAcronym(text, w.Span) && builtinLittle().hollow[w.plain] {
			out[i].plain, out[i].stem = w.In(text), w.In(text)
		}
	}
	return out
}

// lowerWords are the words of a text that has no names in capitals.
func lowerWords(text string) []said {
	const bytesPerWord = 5 // with the space: few texts have shorter ones
	out := make([]said, 0, len(text)/bytesPerWord+1)
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !wordRune(r) && !unicode.Is(unicode.N, r) {
			i += n
			continue
		}
		start := i
		for i += n; i < len(text) && !paired(r); i += n {
			if r, n = utf8.DecodeRuneInString(text[i:]); !wordRune(r) && !unicode.In(r, unicode.N, unicode.M) || paired(r) {
				break
			}
		}
		if i < len(text) && text[i] == '%' && isNumber(text[start:i]) {
			i++
		}
		w := said{Span: corpus.Span{Start: start, End: i}, plain: plainWord(text[start:i])}
		w.stem = firstLetters(w.plain, stemLetters)
		out = append(out, w)
	}
	return out
}

// plainWord is a word as the lists and sayings are compared.
func plainWord(w string) string {
	if isASCII(w) {
		return strings.ToLower(w)
	}
	return strings.Map(oneLetter, strings.ToLower(fold(w)))
}

// oneLetter takes two letters for those that they are often typed as.
func oneLetter(r rune) rune {
	switch r {
	case 'ё':
		return 'е'
	case 'ı':
		return 'i'
	}
	return r
}

func firstLetters(w string, n int) string {
	for i := range w {
		if n == 0 {
			return w[:i]
		}
		n--
	}
	return w
}

// readLists reads a file of lines under headings: "== heading". Empty lines and
// those that begin with "#" say nothing.
func readLists(file string) (headings []string, lines map[string][]string) {
	lines = map[string][]string{}
	at := ""
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		name, heading := strings.CutPrefix(line, "== ")
		switch {
		case line == "" || line[0] == '#':
		case heading:
			at = name
			headings = append(headings, at)
		default:
			lines[at] = append(lines[at], line)
		}
	}
	return headings, lines
}

// An Entry is something that people ask for and that no passage says: a fact
// about the document, a list of what it has, or what the program says of
// itself.
type Entry struct {
	Name string
	Kind Kind
}

//go:embed builtin/sayings.txt
var sayingsFile string

// sayings are the example sayings of all entries, to compare questions with.
type sayings struct {
	entries []Entry
	lines   []string
	entry   []int              // by line: its entry's number
	words   [][]string         // by line: the stems of its words, each once
	asked   []answer           // by line: what kind of answer it wants
	weight  []float64          // by line: that of its stems together
	having  map[string][]int32 // by stem: the lines that have it
	rare    map[string]float64 // by stem: how much it says

	plain map[string]bool // all words
	// mentions and spoken are the lines that ask for a word's mention and those by
	// which an opinion, an errand or its prompt is asked of the program itself, whatever stands
	// beside them: by the rarest of each one's stems.
	mentions, spoken map[string][]int
}

// builtinSayings reads the file for the first index that needs it.
var builtinSayings = sync.OnceValue(func() *sayings {
	s := &sayings{having: map[string][]int32{}, rare: map[string]float64{}, plain: map[string]bool{}, mentions: map[string][]int{}, spoken: map[string][]int{}}
	headings, lines := readLists(sayingsFile)
	for i, h := range headings {
		kind, name, _ := strings.Cut(h, " ")
		s.entries = append(s.entries, Entry{name, Kind(kind)})
		for _, line := range lines[h] {
			words := saidWords(line)
			for _, w := range words {
				s.plain[w.plain] = true
			}
			stems := stemsOf(words)
			for _, w := range stems {
				s.having[w] = append(s.having[w], int32(len(s.lines)))
			}
			s.lines, s.entry, s.words = append(s.lines, line), append(s.entry, i), append(s.words, stems)
			plain := make([]word, 0, len(words))
			for _, w := range words {
				plain = append(plain, word{plain: w.plain})
			}
			kind, _ := asksFor(plain)
			s.asked = append(s.asked, kind)
		}
	}
	for stem, lines := range s.having {
		s.rare[stem] = s.rareness(len(lines))
	}
	for i, stems := range s.words {
		s.weight = append(s.weight, s.weigh(stems))
		rarest := slices.MaxFunc(stems, func(a, b string) int { return cmp.Compare(s.rare[a], s.rare[b]) })
		switch e := s.entries[s.entry[i]]; {
		case e.Kind == MentionKind:
			s.mentions[rarest] = append(s.mentions[rarest], i)
		case e.ofProgram() && builtinLittle().addresses(saidWords(s.lines[i])):
			s.spoken[rarest] = append(s.spoken[rarest], i)
		}
	}
	return s
})

// ofProgram reports whether an entry is what the program is asked for and the brief
// has none of.
func (e Entry) ofProgram() bool {
	return e.Kind == TalkKind && (e.Name == "opinion" || e.Name == "errand")
}

// Entries returns all that can be asked for beside passages.
func Entries() []Entry { return slices.Clone(builtinSayings().entries) }

// stemsOf returns the stems of words, each once.
func stemsOf(words []said) []string {
	out := make([]string, 0, len(words))
	for _, w := range words {
		if !slices.Contains(out, w.stem) {
			out = append(out, w.stem)
		}
	}
	return out
}

// weigh is what stems say together: of each, how rare it is among the sayings.
// One that none of them has says most, and speaks for a question about
// something else.
func (s *sayings) weigh(stems []string) float64 {
	sum := 0.0
	for _, w := range stems {
		sum += s.rarity(w)
	}
	return sum
}

func (s *sayings) rarity(stem string) float64 {
	if r, ok := s.rare[stem]; ok {
		return r
	}
	return s.rareness(0)
}

// rareness is how much a stem says that n lines have.
func (s *sayings) rareness(n int) float64 {
	return math.Log(float64(len(s.lines)+1) / (float64(n) + 0.5))
}

// alike returns the likeness of words to each saying, from 0 to 1: twice the
// weight of what both have by that of what each has. It may be put into room.
func (s *sayings) alike(words []said, room []float32) []float32 {
	stems := stemsOf(words)
	out := slices.Grow(room[:0], len(s.lines))[:len(s.lines)]
	clear(out)
	own := 0.0
	for _, w := range stems {
		r := s.rarity(w)
		own += r
		for _, i := range s.having[w] {
			out[i] += float32(r)
		}
	}
	for i, shared := range out {
		if shared > 0 {
			out[i] = float32(2 * float64(shared) / (own + s.weight[i]))
		}
	}
	return out
}

// says reports whether words are a saying, word for word, of one of the named
// entries, or of any if none is named.
func (s *sayings) says(words []said, names ...string) bool {
	if len(words) == 0 {
		return false
	}
	var stems []string
	weight := 0.0
	for _, i := range s.having[words[0].stem] {
		if len(names) > 0 && !slices.Contains(names, s.entries[s.entry[i]].Name) {
			continue
		}
		if stems == nil {
			stems = stemsOf(words)
			weight = s.weigh(stems)
		}
		shared := 0.0
		for _, w := range s.words[i] {
			shared += float64(btoi(slices.Contains(stems, w))) * s.rarity(w)
		}
		if 2*shared >= exactWords*(weight+s.weight[i]) {
			return true
		}
	}
	return false
}

// polite reports whether greetings, thanks and the like have all words.
func (s *sayings) polite(words []said) bool {
	for _, w := range words {
		if !slices.ContainsFunc(s.having[w.stem], func(i int32) bool {
			return slices.Contains(politeness, s.entries[s.entry[i]].Name)
		}) {
			return false
		}
	}
	return true
}

// politeness are the entries of what is said around a question.
var politeness = []string{"greeting", "thanks", "remark", "farewell", "praise"}

// uses reports whether some saying of an entry has a stem.
func (s *sayings) uses(e Entry, stem string) bool {
	return slices.ContainsFunc(s.having[stem], func(i int32) bool { return s.entries[s.entry[i]] == e })
}
