package corpus

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus/pattern"
)

// damage are the traces that broken conversions leave in words, each with
// what it has one of.
var damage = []struct {
	what    string
	hints   []string
	pattern *pattern.Pattern
}{
	{"letters are lost", []string{"■", "□", "▯", "\uFFFD"}, pattern.New(`\S*(?:\pL[■□▯\x{FFFD}]+|[■□▯\x{FFFD}]+\pL)\S*`)},
	{"letters are lost", []string{"(cid:"}, pattern.New(`\S*\(cid:\d+\)\S*`)},
	{"its characters were read in the wrong encoding", []string{"Ã", "â€", "Â"}, pattern.New(`\S*(?:Ã[\x{80}-\x{BF}©¨ª«´¼±]|â€[™œ“”˜¦\x{9c}\x{9d}]|Â[°§\x{A0}])\S*`)},
}

// longestWord is more letters than a word of the known languages has that set
// blanks between words; German compounds stay below.
const longestWord = 60

// damaged reports what a broken conversion did to the words: one problem a
// passage and kind.
func (d *draft) damaged() {
	b := d.brief
	for i := range b.Passages {
		p := &b.Passages[i]
		report := func(at int, what, example string) {
			d.problem(Problem{Line: d.lineOf(p.Prose, at), Kind: DamagedText, Passage: i, Words: example, Why: what})
		}
		text := p.Text
		for _, k := range damage {
			if slices.ContainsFunc(k.hints, func(h string) bool { return strings.Contains(text, h) }) {
				if m := k.pattern.FindStringIndex(text); m != nil {
					report(m[0], k.what, cutWords(strings.TrimSpace(text[m[0]:m[1]])))
				}
			}
		}
		const spaced = 7 // letters that stand alone one after the other
		single, from := 0, 0
		for w := range strings.SplitSeq(text, " ") {
			if single++; len(w) > 4 || utf8.RuneCountInString(w) != 1 || strings.IndexFunc(w, unicode.IsLetter) < 0 || unspaced(w) {
				single = 0
			}
			if single == spaced {
				report(0, "letters are spaced", cutWords(text))
				break
			}
			if len(w) > longestWord {
				if w := trimWord(w); utf8.RuneCountInString(w) > longestWord && !strings.ContainsAny(w, "/-@.–—_") && !unspaced(w) {
					report(from, "words are run together", cutWords(w))
					break
				}
			}
			from += len(w) + 1
		}
	}
}

// cutWords is the beginning of a long example.
func cutWords(s string) string {
	const longest = 40
	if r := []rune(s); len(r) > longest {
		return string(r[:longest]) + "…"
	}
	return s
}
