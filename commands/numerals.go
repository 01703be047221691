package commands

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	ones = []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
		"twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
	tens = []string{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
)

// cardinal is n in English words, for 1 to 999: "twenty-one".
func cardinal(n int) string {
	switch {
	case n < 20:
		return ones[n]
	case n < 100 && n%10 == 0:
		return tens[n/10]
	case n < 100:
		return tens[n/10] + "-" + ones[n%10]
	case n%100 == 0:
		return ones[n/100] + " hundred"
	}
	return ones[n/100] + " hundred and " + cardinal(n%100)
}

// ordinal is n in English words, for 1 to 999: "twenty-first".
func ordinal(n int) string {
	words := cardinal(n)
	cut := strings.LastIndexAny(words, " -") + 1
	head, last := words[:cut], words[cut:]
	irregular := map[string]string{"one": "first", "two": "second", "three": "third", "five": "fifth",
		"eight": "eighth", "nine": "ninth", "twelve": "twelfth"}
	if w, ok := irregular[last]; ok {
		return head + w
	}
	if strings.HasSuffix(last, "y") {
		return head + strings.TrimSuffix(last, "y") + "ieth"
	}
	return head + last + "th"
}

var (
	digitsPattern = regexp.MustCompile(`^0*(\d{1,6})(?:st|nd|rd|th|-?(?:er|re|e|eme|я|ю|а|у|и)|\.|º|°|\))?$`)
	counted       = slices.Concat(countedPhrases, countedNouns, countedWords)
)

// number reads a number from what a person typed: digits of any script, Roman
// figures or words, plain or ordinal, with words before or after that say what
// is counted ("R2", "rec 2", "#2", "the second recommendation", "вторая"); "the
// last" is most. It
// accepts what is in 1 to most and reports false for everything else.
func number(typed string, most int) (int, bool) {
	if len(typed) > 100 {
		return 0, false
	}
	text := latinDigits(strings.ReplaceAll(strings.Join(strings.Fields(fold(typed)), " "), "’", "'"))
	text = strings.Trim(text, "[](){}^\"'“”‘’.,;:!? ")
	text = uncounted(text)
	read := func(text string) int {
		if lastWords[text] > 0 {
			return most
		}
		return written(text)
	}
	n := read(text)
	for _, noun := range append([]string{"one"}, countedNouns...) {
		if rest, ok := strings.CutSuffix(text, " "+noun); ok && n == 0 {
			n = read(rest)
		}
	}
	return n, n >= 1 && n <= most
}

// written is the number that a folded text is, or 0.
func written(text string) int {
	if m := digitsPattern.FindStringSubmatch(text); m != nil {
		n, _ := strconv.Atoi(m[1]) // six digits at most: no overflow
		return n
	}
	if n := numberWords[text]; n > 0 {
		return n
	}
	if n := roman(text); n > 0 {
		return n
	}
	return spoken(text)
}

// uncounted takes the words before a number that say what is counted off a
// folded text.
func uncounted(text string) string {
	for {
		before := text
		for _, c := range counted {
			rest, ok := strings.CutPrefix(text, c)
			if r, _ := utf8.DecodeRuneInString(rest); ok && rest != "" && !unicode.IsLetter(r) && r != '-' {
				text = strings.TrimLeft(rest, " .:#№°")
			}
		}
		text = strings.TrimLeft(text, "#№")
		if text == before {
			return text
		}
	}
}

// spoken is the number from 1 to 999 that is written in words, or 0.
func spoken(text string) int {
	joiners := strings.NewReplacer("-", " ", " and ", " ")
	text = joiners.Replace(text)
	n := 0
	for _, w := range strings.Fields(text) {
		switch {
		case strings.HasPrefix(w, "hundred"):
			n *= 100
		default:
			n += wordValue(w)
		}
	}
	if n < 1 || n > 999 {
		return 0
	}
	// Reading was generous; writing the number again is the proof.
	if text == joiners.Replace(cardinal(n)) || text == joiners.Replace(ordinal(n)) {
		return n
	}
	return 0
}

// wordValue is the value of one word, cardinal or ordinal, below a hundred.
func wordValue(w string) int {
	for n := 1; n < 20; n++ {
		if w == ones[n] || w == ordinal(n) {
			return n
		}
	}
	for n := 20; n < 100; n += 10 {
		if w == cardinal(n) || w == ordinal(n) {
			return n
		}
	}
	return 0
}
