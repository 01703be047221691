package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus/pattern"
)

// Sentences splits text into sentences. The spans are in order, do not touch
// the white space between sentences, and together cover all other text. It
// knows English, French and German usage: abbreviations, initials, decimals,
// ordinals ("am 3. Mai"), ellipses, and quotation marks or brackets that close
// after the stop. Text without a stop is one sentence.
func Sentences(text string) []Span {
	var out []Span
	add := func(s Span) { // "）。" says nothing by itself
		n := len(out)
		if n > 0 && (!strings.ContainsFunc(s.In(text), isWord) || !strings.ContainsFunc(out[n-1].In(text), isWord)) {
			out[n-1].End = s.End
			return
		}
		out = append(out, s)
	}
	start := -1
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if start < 0 {
			if unicode.IsSpace(r) {
				i += n
				continue
			}
			start = i
		}
		if !isStop(r) {
			i += n
			continue
		}
		end := runEnd(text, i, isStop)
		stop := text[i:end]
		end = closing(text, end)
		next := runEnd(text, end, unicode.IsSpace)
		if next == len(text) || isEastStop(r) || next > end && splits(text, start, i, stop, next) {
			add(Span{start, end})
			start = -1
		}
		i = end
	}
	if start >= 0 {
		add(Span{start, len(strings.TrimRightFunc(text, unicode.IsSpace))})
	}
	return out
}

var singleLetter = pattern.New(`^\p{L}\.`)

func isStop(r rune) bool {
	return r == '.' || r == '!' || r == '?' || r == '…' || r == '‽' || r == '؟' || r == '۔' || r == '।' || isEastStop(r)
}

// isEastStop reports whether a stop ends a sentence without a blank after it,
// as in Chinese and Japanese.
func isEastStop(r rune) bool { return r == '。' || r == '！' || r == '？' || r == '｡' }

// closing returns where the quotation marks and brackets after a stop end.
// French puts a space before "»".
func closing(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if (r == '\u00a0' || r == '\u202f' || r == ' ') && strings.HasPrefix(text[i+n:], "»") {
			i += n
			continue
		}
		if !strings.ContainsRune(`"'”’»)]」』）》】`, r) && !(r == '“' && (i+n == len(text) || runEnd(text, i+n, unicode.IsSpace) > i+n)) { // “ ends a German quotation
			return i
		}
		i += n
	}
	return i
}

// splits decides whether a sentence ends at the stop that begins at i; next
// is where the text goes on.
func splits(text string, start, i int, stop string, next int) bool {
	after, n := utf8.DecodeRuneInString(text[next:])
	opener := strings.ContainsRune(`"'“‘„‚«([¿¡–—-•*`, after)
	if opener {
		after, _ = utf8.DecodeRuneInString(strings.TrimLeftFunc(text[next+n:], func(r rune) bool { return !isWord(r) }))
	}
	if unicode.IsLower(after) {
		return false
	}
	if stop != "." {
		// "Really? Yes." but "... 1,000 ..." goes on.
		return true
	}
	word := lastWord(text[start:i])
	lower := strings.ToLower(word)
	if before, ok := strings.CutSuffix(text[start:i], ". "+word); ok { // "u. a."
		if both := strings.ToLower(lastWord(before)) + "." + lower; abbreviations[both] != 0 {
			lower = both
		}
	}
	_, isAbbr := abbreviations[lower]
	switch {
	case word == "":
		return true
	case utf8.RuneCountInString(word) == 1 && singleLetter.MatchString(text[next:]):
		return false // "z. B.", "i. d. R.", "J. R. Smith"
	case isAbbr && abbreviations[lower] == never:
		return false
	case isAbbr && abbreviations[lower] == beforeNumber:
		return !unicode.IsDigit(after) && !isRoman(text[next:])
	case isAbbr:
		// "etc." and "et al." end a sentence only before a clear beginning.
		return unicode.IsUpper(after) && !opener && startsSentence(text[next:])
	case strings.Contains(word, ".") && len(word) <= 7:
		// "U.S.", "e.g.", "z.B.": inner stops show an abbreviation.
		return unicode.IsUpper(after) && startsSentence(text[next:])
	case utf8.RuneCountInString(word) == 1 && unicode.IsUpper(rune([]rune(word)[0])):
		// An initial, "J. Smith" - or the end of "Annex A. The ...".
		return startsSentence(text[next:]) && !precededByName(text[start:i], word)
	case isNumber(word):
		return endsWithNumber(text[start:i], word, text[next:])
	}
	return true
}

// lastWord is the word before a stop, with its inner stops: "e.g", "U.S".
func lastWord(s string) string {
	s = s[len(strings.TrimRightFunc(s, func(r rune) bool { return isWord(r) || strings.ContainsRune(".-'’", r) })):]
	return s[len(strings.TrimRightFunc(s, func(r rune) bool { return !strings.ContainsRune("-'’", r) })):]
}

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

func isRoman(s string) bool {
	w, _, _ := strings.Cut(s, " ")
	w = strings.TrimRight(w, ".,;:)")
	return w != "" && strings.Trim(w, "IVXLC") == ""
}

// lettered are words that a letter may follow, and end a sentence: "Annex A."
var lettered = wordSet("annex appendix option part table figure box section anhang annexe tabelle category group vitamin hepatitis grade class schedule type plan")

// precededByName reports whether an initial stands beside a name, as in
// "John F. Kennedy" or "A. B. Smith".
func precededByName(s, word string) bool {
	rest := strings.TrimRight(strings.TrimSuffix(s, word), " ")
	prev := lastWord(strings.TrimRight(rest, "."))
	if prev == "" {
		return rest == ""
	}
	return isCapital(prev) && !lettered[strings.ToLower(prev)]
}

// endsWithNumber decides after "2019." or "3.": a day or an ordinal in German
// goes on, a year or a quantity ends.
func endsWithNumber(before, number, after string) bool {
	word := after[:runEnd(after, 0, isWord)]
	before = strings.TrimSpace(strings.TrimSuffix(before, number))
	if before == "" {
		return false // "1. First": a list number
	}
	return len(number) > 2 || !germanAfterOrdinal[word] && !germanBeforeOrdinal[lastWord(before)]
}

// startsSentence reports whether the text begins with a word that opens
// sentences more often than it continues a name.
func startsSentence(s string) bool {
	s = strings.TrimLeftFunc(s, func(r rune) bool { return !isWord(r) })
	return sentenceOpeners[s[:runEnd(s, 0, isWord)]]
}
