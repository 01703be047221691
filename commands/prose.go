package commands

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefbot/corpus"
)

// runs returns the words of p within span, set as printed, with footnote
// marks as superscripts and the parts in bold in bold. Printed bold is kept
// only where no part is marked: one bold cannot say two things.
func runs(p corpus.Prose, span corpus.Span, bold ...corpus.Span) []Run {
	bold = slices.DeleteFunc(slices.Clone(bold), func(b corpus.Span) bool { return b.Start == b.End })
	cuts := p.Cuts(append(bold, span)...)
	asides := asidesWithin(p, span)
	out := make([]Run, 0, len(cuts))
	add := func(r Run) {
		if r.Text == "" {
			return
		}
		if n := len(out); n > 0 && out[n-1].Style == r.Style && out[n-1].URL == r.URL && r.Style&Superscript == 0 {
			out[n-1].Text += r.Text
			return
		}
		out = append(out, r)
	}
	for i, at := range cuts {
		if at < span.Start || at > span.End {
			continue
		}
		// A mark at the very start of a slice belongs to what stands before it.
		if at > span.Start || span.Start == 0 {
			for _, m := range p.Marks {
				if m.At == at {
					add(Run{Text: m.Label, Style: Superscript})
				}
			}
		}
		for _, a := range asides {
			if a.End == at && a.Start < at {
				add(Run{Text: a.Close, Style: Aside})
			}
		}
		for _, a := range asides {
			if a.Start == at {
				add(Run{Text: a.Open, Style: Aside})
			}
		}
		if at == span.End || i+1 == len(cuts) {
			break
		}
		part := corpus.Span{Start: at, End: cuts[i+1]}
		run := Run{Text: part.In(p.Text)}
		for _, b := range bold {
			if within(part, b) {
				run.Style |= Bold
			}
		}
		for _, e := range p.Emphasis {
			switch {
			case !within(part, e.Span):
			case !e.Strong:
				run.Style |= Italic
			case len(bold) == 0:
				run.Style |= Bold
			}
		}
		for _, l := range p.Links {
			if !within(part, l.Span) {
				continue
			}
			if l.Damage != "" {
				run.Style |= Monospace
			} else if sound(l.URL) {
				run.URL = l.URL
			}
		}
		add(run)
	}
	return out
}

// asidesWithin are the asides of a slice: those around any of its words, with
// the part that is in it, and those that stand between two of them or at an
// end of the whole text.
func asidesWithin(p corpus.Prose, span corpus.Span) []corpus.Aside {
	var out []corpus.Aside
	for _, a := range p.Asides {
		empty := a.Start == a.End
		a.Start, a.End = max(a.Start, span.Start), min(a.End, span.End)
		if a.Start < a.End || empty && a.Start == a.End && (a.Start > span.Start || span.Start == 0) && (a.Start < span.End || span.End == len(p.Text)) {
			out = append(out, a)
		}
	}
	return out
}

// mapped is what f makes of each.
func mapped[T, U any](all []T, f func(T) U) []U {
	var out []U
	for _, one := range all {
		out = append(out, f(one))
	}
	return out
}

// whole is the span of all of p.
func whole(p corpus.Prose) corpus.Span { return corpus.Span{End: len(p.Text)} }

func within(inner, outer corpus.Span) bool {
	return outer.Start <= inner.Start && inner.End <= outer.End
}

// sound reports whether an address can be linked. The parser has judged its
// form; the scheme is checked again here because a link is the one thing in a
// reply that acts when it is touched.
func sound(url string) bool {
	return strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://")
}

// plain is a block of the program's own words.
func plain(kind BlockKind, text string) Block {
	b := Block{Kind: kind}
	for i, part := range strings.Split(text, typedMark) {
		r := Run{Text: part}
		if i%2 == 1 {
			r.Style = Typed
		}
		if part != "" || text == "" {
			b.Runs = append(b.Runs, r)
		}
	}
	return b
}

// typedMark stands around the words of a person in a sentence, until plain makes
// it runs. It is the invisible separator, which nobody types.
const typedMark = "\u2063"

// echoed marks words as typed by a person.
func echoed(words string) string {
	return typedMark + strings.ReplaceAll(words, typedMark, "") + typedMark
}

// Clip cuts text to at most limit code points, at a word where there is one, and
// marks the cut with "…". What is no UTF-8 is replaced.
func Clip(text string, limit int) string {
	if len(text) <= limit && utf8.ValidString(text) {
		return text
	}
	r := []rune(strings.ToValidUTF8(text, "\uFFFD"))
	if len(r) <= limit {
		return string(r)
	}
	cut := string(r[:limit-1])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.–-") + "…"
}

// OneLine makes every control character and line break of a text a space, and
// takes out the characters that turn the direction of writing, unless the text is
// the brief's word for word. What is no UTF-8 is replaced.
func OneLine(text string, verbatim bool) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r > '~' }) {
		return text // as most is
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), r == '\u2028', r == '\u2029':
			return ' '
		case !verbatim && (r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'):
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
}

// Raised is a footnote's label for doors that have no superscripts: in those of
// Unicode; signs such as * and † are raised already. A label that is a word, as
// Markdown allows, stands in brackets instead.
func Raised(label string) string {
	const plain, high = "0123456789abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
	word := false
	raised := strings.Map(func(r rune) rune {
		if i := strings.IndexRune(plain, r); i >= 0 {
			return []rune(high)[i]
		}
		word = word || unicode.IsLetter(r)
		return r
	}, label)
	if word || utf8.RuneCountInString(label) > maxRaised {
		return "[" + label + "]"
	}
	return raised
}

// maxRaised is the length of the longest label that is raised: "1234", "xviii".
const maxRaised = 5
