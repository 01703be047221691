package corpus

import (
	"slices"
	"strconv"
	"strings"

	"briefbot/corpus/pattern"
)

// An adviceMark is the printed label of a recommendation: "Recommendation
// n° 9", "Rec. 1.1", "R2", "建议一".
type adviceMark struct {
	printed string
	number  string // without noun and brackets: "9", "1.1", "1a", "B", "ii"
	rest    int    // where in the text the label and its stop end
	sure    bool   // its noun means nothing but recommendations
}

var (
	labelAdjectives = wordSet("key policy main priority overarching strategic specific our")
	numberSign      = pattern.New(`^\.?\s*(?:(?i:n[°ºo]\s?\.?|n\.\s?°|no\.|nr\.?|number|num\.)|[#№])?\s*[-–]?\s*`)
	// labelNumber is what may number a recommendation. Letters and Roman
	// figures are believed only before a stop, or in brackets.
	labelNumber = pattern.New(`^(?:(\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?)|\(([ivx]{1,5}|[a-zA-Z]|\d{1,3})\)|([IVX]{1,5}|[A-Z])|([一二三四五六七八九十]{1,3}))`)
	labelStop   = pattern.New(`^\s*(?:[:：.。、)–—|-]|$)`)
)

// readLabel reads the label that a text begins with.
func readLabel(s string) (adviceMark, bool) {
	var m adviceMark
	if strings.HasPrefix(s, "(") || strings.HasPrefix(s, "[") {
		return m, false
	}
	at, noun := 0, ""
	for n := 0; n < 2; n++ {
		w, end := wordAt(s, at)
		f := Fold(w)
		two, second := phraseAt(s, at)
		switch {
		case structure().labels[two] || structure().series[two]:
			noun, m.sure, end = two, structure().labels[two], second
		case n == 0 && labelAdjectives[f]:
			at = end
			continue
		case structure().labels[f]:
			noun, m.sure = f, true
		case structure().series[f]:
			noun = f
		case w == "R":
			noun = "r"
		default:
			if cjk, size := joinedLabel(s[at:]); size > 0 {
				noun, m.sure, end = cjk, true, at+size
			} else if len(w) > 1 && w[0] == 'R' && isNumber(w[1:]) {
				noun, end = "r", at+strings.IndexByte(s[at:], 'R')+1
			}
		}
		at = end
		break
	}
	if noun == "" || at >= len(s) {
		return m, false
	}
	rest := s[at:]
	sign := len(numberSign.FindString(rest))
	g := labelNumber.FindStringSubmatch(rest[sign:])
	if g == nil || noun == "r" && g[1] == "" {
		return m, false
	}
	end := at + sign + len(g[0])
	stop := labelStop.FindString(s[end:])
	if end < len(s) && stop == "" || g[3] != "" && !m.sure {
		return m, false
	}
	if short := strings.TrimLeft(g[1], "0"); short != "" && short[0] != '.' {
		g[1] = short // "01" is asked for as 1
	}
	m.printed, m.number, m.rest = strings.TrimSpace(s[:end]), g[1]+g[2]+g[3]+g[4], end+len(stop)
	return m, true
}

// joinedLabel is a label noun of a script without blanks, and its size.
func joinedLabel(s string) (noun string, size int) {
	for _, n := range []int{9, 6} { // three or two characters
		if len(s) > n && structure().labels[s[:n]] {
			return s[:n], n
		}
	}
	return "", 0
}

// wordAt is the word that begins at or after a place, and where it ends.
func wordAt(s string, at int) (word string, end int) {
	at += len(s[at:]) - len(strings.TrimLeft(s[at:], " (["))
	end = runEnd(s, at, isWord)
	return s[at:end], end
}

// phraseAt are the two words that begin at a place, folded.
func phraseAt(s string, at int) (words string, end int) {
	first, end := wordAt(s, at)
	second, end := wordAt(s, end)
	return Fold(first) + " " + Fold(second), end
}

// labelled reports whether a text begins with the label of a numbered
// recommendation.
func labelled(s string) bool {
	m, ok := readLabel(s)
	return ok && m.sure
}

// labelOnly reports whether a text is nothing but a label: "Proposal 1".
func labelOnly(s string) bool {
	m, ok := readLabel(s)
	return ok && strings.TrimSpace(s[m.rest:]) == ""
}

// bareLabel is the word for a recommendation that a text begins with, set off
// from what it says: "Recommendation: …". A word may go before it or after.
func bareLabel(s string) string {
	lead := leadWords.FindString(s)
	words := strings.Fields(Fold(strings.TrimRight(lead, ":：.–— ")))
	if slices.ContainsFunc(words, func(w string) bool { return structure().labels[w] || structure().series[w] }) {
		return strings.Join(words, " ")
	}
	return ""
}

// leadWords are one or two words set off from what follows.
var leadWords = pattern.New(`^\pL+(?: \pL+)?(?: ?[:：]|\. | [–—] |$)`)

// trailLabel reads the label in brackets that a text ends with,
// "… (Recommendation 3)", and where its bracket opens.
func trailLabel(s string) (m adviceMark, open int, ok bool) {
	end := strings.TrimRight(s, ". ")
	open = strings.LastIndexAny(end, "([")
	const longest = 100 // bytes: a label and some words on whose it is
	if open <= 0 || len(end)-open > longest || !strings.ContainsAny(end[len(end)-1:], ")]") {
		return m, 0, false
	}
	inner := strings.TrimSpace(end[open+1 : len(end)-1])
	if m, ok = readLabel(inner); ok && m.sure {
		return m, open, true
	}
	return m, 0, false
}

// counted is what a printed number counts by, part by part: "1.2" is 1 and 2,
// "1b" the same, "B" is 2, "ii" is 2.
func counted(number string) []int {
	lower := strings.ToLower(number)
	if strings.Trim(lower, "ivx") == "" && lower != "" {
		return []int{romanNumber(lower)}
	}
	var parts []int
	for _, p := range strings.Split(lower, ".") {
		digits := strings.TrimRight(p, "abcdefghijklmnopqrstuvwxyz")
		if n, err := strconv.Atoi(digits); err == nil {
			parts = append(parts, n)
		}
		if rest := p[len(digits):]; rest != "" {
			parts = append(parts, int(rest[0]-'a')+1)
		}
	}
	return parts
}

// follows reports whether a number stands after another in a series.
func follows(before, number string) bool {
	if len(before) == 1 && len(number) == 1 && isLetter(before[0]) && number[0] == before[0]+1 {
		return true // "h", "i": a letter here, no Roman figure
	}
	return slices.Compare(counted(number), counted(before)) > 0
}

// opensSeries reports whether a number is one that a series begins with.
func opensSeries(number string) bool {
	return !slices.ContainsFunc(counted(number), func(n int) bool { return n > 1 })
}

func romanNumber(s string) int {
	value := map[byte]int{'i': 1, 'v': 5, 'x': 10}
	n := 0
	for i := range len(s) {
		v := value[s[i]]
		if i+1 < len(s) && v < value[s[i+1]] {
			v = -v
		}
		n += v
	}
	return n
}
