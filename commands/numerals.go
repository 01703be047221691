package commands

import (
	"regexp"
	"strconv"
	"strings"
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
	digitsPattern  = regexp.MustCompile(`^0*(\d{1,6})(?:st|nd|rd|th|\.|º|°|\))?$`)
	spokenJoiners  = strings.NewReplacer("-", " ", " and ", " ")
	numberPrefixes = regexp.MustCompile(`^(?:the )?(?:recommendations?|recs?|footnotes?|foot notes?|notes?|fn|sections?|numbers?|num|no|nr|[rn])?(?:\s*(?:number|no|nr|n)\b)?[\s.:#№°]*`)
	numberSuffixes = regexp.MustCompile(` (?:recommendation|rec|footnote|note|one|point)$`)
)

// number reads a number from what a person typed: digits or English words,
// plain or ordinal, with a word before or after that says what is counted
// ("R2", "rec 2", "#2", "the second recommendation"). It accepts what is in 1
// to most and reports false for everything else.
func number(typed string, most int) (int, bool) {
	if len(typed) > 100 {
		return 0, false
	}
	text := strings.Join(strings.Fields(fold(typed)), " ")
	text = strings.Trim(text, "[](){}\"'“”‘’.,;:!? ")
	for _, t := range []string{text, numberPrefixes.ReplaceAllString(text, "")} {
		for _, t := range []string{t, numberSuffixes.ReplaceAllString(t, ""), strings.TrimPrefix(t, "the ")} {
			if n, ok := bareNumber(t, most); ok {
				return n, true
			}
		}
	}
	return 0, false
}

func bareNumber(text string, most int) (int, bool) {
	if m := digitsPattern.FindStringSubmatch(text); m != nil {
		n, err := strconv.Atoi(m[1])
		return n, err == nil && n >= 1 && n <= most
	}
	text = spokenJoiners.Replace(text)
	for n := 1; n <= most && n < 1000; n++ {
		if text == spokenJoiners.Replace(cardinal(n)) || text == spokenJoiners.Replace(ordinal(n)) {
			return n, true
		}
	}
	return 0, false
}
