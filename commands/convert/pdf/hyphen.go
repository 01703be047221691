package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus/pattern"
)

// urlOpen is an address that goes on in the next line.
var urlOpen = pattern.New(`(://|www\.)\S*[-/?=&_%#.]$|https?:$|://$`)

// rangeOpen is a range of numbers that goes on in the next line.
var rangeOpen = pattern.New(`\d[–—]$`)

// join makes one text of the lines and takes out hyphens where the document
// itself has the word without.
func (b *Builder) join(lines []line) string {
	var t strings.Builder
	for i, l := range lines {
		text := strings.TrimRight(l.text, "\u00ad")
		if i+1 == len(lines) {
			t.WriteString(text)
			break
		}
		switch {
		case urlOpen.MatchString(text), rangeOpen.MatchString(text): // a hyphen is the address's
			t.WriteString(text)
		case !l.hyphen || utf8.RuneCountInString(text) < 2:
			t.WriteString(text)
			if !strings.HasSuffix(text, "—") || strings.HasSuffix(text, " —") {
				t.WriteByte(' ')
			}
		default:
			t.WriteString(b.unhyphened(text, lines[i+1].text))
		}
	}
	return t.String()
}

// unhyphened is a line's text that ends in a hyphen, without it if it was put
// in where the line ended.
func (b *Builder) unhyphened(text, next string) string {
	before := strings.TrimSuffix(strings.TrimSuffix(text, "-"), "‐")
	one := before[strings.LastIndexFunc(before, notLetter)+1:]
	two := next
	if k := strings.IndexFunc(next, notLetter); k >= 0 {
		two = next[:k]
	}
	whole := b.words[strings.ToLower(one+two)] > 0
	if r, _ := utf8.DecodeRuneInString(two); whole && one != "" && two != "" && one+two == strings.ToUpper(one+two) {
		return before
	} else if unicode.IsLower(r) {
		apart := b.words[strings.ToLower(one)] > 1 && b.words[strings.ToLower(two)] > 1
		if whole || !apart {
			return before
		}
	}
	return before + "-"
}
