package corpus

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus/pattern"
)

// plain is a block's text without marks, on one line: what a step looks at to
// decide what the block is.
func (d *document) plain(b *element) string {
	if b.plainKnown {
		return b.plainText
	}
	b.plainText, b.plainKnown = d.plainRuns(b.runs), true
	return b.plainText
}

func (d *source) plainRuns(runs []run) string {
	var s strings.Builder
	for _, r := range runs {
		switch r.kind {
		case textRun:
			s.WriteString(r.words(d.view))
		case spaceRun, breakRun:
			s.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(s.String()), " ")
}

// allStrong reports whether every word of the block is bold.
func (d *document) allStrong(b *element) bool {
	return d.allWords(b, func(r run) bool { return r.strong })
}

// allWords reports whether a block has words and all of them are of a kind, whatever
// the stop behind them is.
func (d *document) allWords(b *element, is func(run) bool) bool {
	some := false
	for _, r := range b.runs {
		if r.kind == textRun && strings.Trim(r.words(d.view), " \t\n:.") != "" {
			if !is(r) {
				return false
			}
			some = true
		}
	}
	return some
}

// boldEnd is where the words in bold end that a text begins with, or 0.
func (p Prose) boldEnd() int {
	if i := slices.IndexFunc(p.Emphasis, func(e Emphasis) bool { return e.Strong }); i >= 0 && p.Emphasis[i].Start <= 1 {
		return p.Emphasis[i].End
	}
	return 0
}

// words counts the words of a text, up to a limit.
func wordCount(s string) int { return len(strings.Fields(s)) }

var closers = `"'”’»)]*_」』）`

// finished reports whether a text ends as a sentence does.
func finished(s string) bool {
	s = strings.TrimRight(s, closers+" \u00a0“")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:。！？：؟۔।", r)
}

// startsLower reports whether a text begins with a lower-case letter that is
// no list label ("a)", "i.") and no abbreviation ("e.g.").
func startsLower(s string) bool {
	s = strings.TrimLeft(s, `"'“‘«([`)
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r) && r < '𝐀' && !listLabel.MatchString(s)
}

var listLabel = pattern.New(`^([a-z]|[ivx]{1,4}|\d{1,3})[.)]\s`)
