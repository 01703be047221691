package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A placeToken is a word, a number or a sign of a text in which places are
// looked for.
type placeToken struct {
	text  string // folded
	kind  tokenKind
	glued bool // nothing stands between it and the token before
	upper bool // it begins with a capital
	nth   bool // a figure that Chinese makes an ordinal: 第3
	at    Span // in the text as typed
}

type tokenKind byte

const (
	wordToken tokenKind = iota
	numberToken
	signToken
	noToken // beside the text
)

// placeTokens cuts a text into words, numbers and signs. Apostrophes part the
// words of Latin script ("l’introduction") and vanish in others ("п’ята"). In a
// script without blanks each character is a word, but for the words of places.
func placeTokens(text string) []placeToken {
	var out []placeToken
	end := -1 // of the last token
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			i += size
			continue
		}
		t := placeToken{kind: wordToken, glued: i == end}
		j := i + size
		switch {
		case unblanked(r):
			j = i + unblankedWord(text[i:])
		case unicode.IsNumber(r):
			j = runEnd(text, i, func(r rune) bool { return unicode.IsNumber(r) && !unblanked(r) })
			if t.upper = strings.Trim(foldPlace(text[i:j]), "0123456789") != ""; !t.upper { // "Ⅲ", "½" are words
				t.kind = numberToken
			}
		case isPlaceLetter(r):
			t.upper = unicode.IsUpper(r)
			j = runEnd(text, i, isPlaceLetter)
			for !unicode.Is(unicode.Latin, r) && j < len(text) {
				a, n := utf8.DecodeRuneInString(text[j:])
				next, _ := utf8.DecodeRuneInString(text[j+n:])
				if a != '\'' && a != '’' && a != 'ʼ' || !isPlaceLetter(next) {
					break
				}
				j = runEnd(text, j+n, isPlaceLetter)
			}
		default:
			t.kind = signToken
		}
		t.text, t.at = text[i:j], Span{i, j}
		if t.kind != signToken {
			t.text = foldPlace(t.text)
		}
		if n := len(out); t.kind == numberToken && t.glued && n > 0 && out[n-1].text == "第" {
			t.nth, t.glued, t.at.Start = true, out[n-1].glued, out[n-1].at.Start
			out = out[:n-1]
		}
		out = append(out, t)
		i, end = j, j
	}
	return out
}

func isPlaceLetter(r rune) bool {
	return (unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)) && !unblanked(r)
}

// unblanked reports whether a script puts no blanks between words.
func unblanked(r rune) bool {
	return r > unicode.MaxLatin1 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// unblanked reports whether a word is in such a script.
func (t placeToken) unblanked() bool {
	r, _ := utf8.DecodeRuneInString(t.text)
	return unblanked(r)
}

// unblankedWord is how many bytes the first word of a text in such a script has:
// the longest of the words of places, or one character.
func unblankedWord(text string) int {
	longest := 0
	for _, w := range unblankedWords {
		if len(w) > longest && strings.HasPrefix(text, w) {
			longest = len(w)
		}
	}
	if longest == 0 {
		_, longest = utf8.DecodeRuneInString(text)
	}
	return longest
}

// runEnd is where the run of characters that begins at i ends.
func runEnd(text string, i int, in func(rune) bool) int {
	return len(text) - len(strings.TrimLeftFunc(text[i:], in))
}

// foldPlace makes two spellings of a word or number equal: lower case, without
// accents and apostrophes, digits of any script in ours.
func foldPlace(s string) string {
	return strings.Map(latinDigit, plainLetters(strings.ToValidUTF8(s, "")))
}

// latinDigit is a digit of any script as ours. Unicode keeps each script's ten
// together, from 0 on.
func latinDigit(r rune) rune {
	for _, span := range unicode.Nd.R16 {
		if r <= unicode.MaxASCII {
			break // as most is
		}
		if lo := rune(span.Lo); lo <= r && r <= rune(span.Hi) {
			return '0' + (r-lo)%10
		}
	}
	return r
}

// placeWords are the words and numbers of a text, without its signs.
func placeWords(text string) []string {
	var out []string
	for _, t := range placeTokens(text) {
		if t.kind != signToken {
			out = append(out, t.text)
		}
	}
	return out
}

// wordSetFolded is a set of the words of a list, folded.
func wordSetFolded(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[foldPlace(w)] = true
	}
	return out
}

// stems find a word's value by the word, or by a stem that it begins with.
type stems[V any] struct {
	all map[string]V // a stem has a "*" at its end
	// begins are the first letters of the stems: few words of a text have them.
	begins map[string]bool
}

// minStem is how many bytes a stem has at least.
const minStem = 3

// maxEnding is how many bytes may follow a stem: four letters of Cyrillic.
const maxEnding = 8

func (s stems[V]) find(word string) (V, bool) {
	v, ok := s.all[word]
	if ok || len(word) < minStem || !s.begins[word[:minStem]] {
		return v, ok
	}
	for n := len(word); n >= max(minStem, len(word)-maxEnding) && !ok; n-- {
		v, ok = s.all[word[:n]+"*"]
	}
	return v, ok
}

func (s stems[V]) has(word string) bool {
	_, ok := s.find(word)
	return ok
}

// add enters the words of a list, of which those that end in "*" are stems.
func (s stems[V]) add(list string, v V) {
	for w := range strings.FieldsSeq(list) {
		stem, cut := strings.CutSuffix(w, "*")
		stem = foldPlace(stem)
		if cut {
			s.begins[stem[:minStem]] = true
			stem += "*"
		}
		s.all[stem] = v
	}
}

func makeStems[V any]() stems[V] { return stems[V]{map[string]V{}, map[string]bool{}} }

func newStems(list string) stems[bool] {
	s := makeStems[bool]()
	s.add(list, true)
	return s
}

// kindTable gives the nouns of each kind of place the kind.
func kindTable(kinds ...PlaceKind) stems[PlaceKind] {
	s := makeStems[PlaceKind]()
	for _, kind := range kinds {
		s.add(wordLists[string(kind)], kind)
	}
	return s
}

// numberTable gives the words of each row of a list the row's number, from 1.
func numberTable(list string) stems[int] {
	s := makeStems[int]()
	for i, row := range rows(list) {
		s.add(row, i+1)
	}
	return s
}
