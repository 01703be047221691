package quote

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"briefbot/corpus"
)

// texts are the texts of a brief that can be quoted; the passages of a section
// are one, its paragraphs run on.
func texts(b *corpus.Brief) []string {
	var out []string
	for _, s := range b.Sections {
		var all []string
		for _, i := range s.Passages {
			all = append(all, b.Passages[i].Text)
		}
		out = append(out, strings.Join(all, " "), s.Name)
	}
	for _, f := range b.Footnotes {
		out = append(out, f.Text)
	}
	return append(out, b.Title)
}

// bareWords are the letters and digits of text in lower case, a space between
// words.
func bareWords(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return ' '
	}, norm.NFKC.String(text))
	return " " + strings.Join(strings.Fields(text), " ") + " "
}

func sourceOf(b *corpus.Brief, f Finding) string {
	var parts []string
	for _, s := range f.Places[0] {
		parts = append(parts, s.In(b))
	}
	return strings.Join(parts, " ")
}

// Every run of words of the brief is exact, wherever it begins and ends, and
// shown as it stands.
func TestSlices(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	b := corpus.Builtin()
	c := New(b)
	checked := 0
	for _, text := range texts(b) {
		words := strings.Fields(text)
		for _, n := range []int{3, 4, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377} {
			step := 1 + n/8
			for at := 0; at+n <= len(words); at += step {
				slice := strings.Join(words[at:at+n], " ")
				if Words(slice) < MinWords {
					continue
				}
				checked++
				f := c.Check(slice)
				if f.Verdict != Exact {
					t.Errorf("%s: %q: %+v", f.Verdict, slice, f.Changes)
					continue
				}
				if got, want := bareWords(sourceOf(b, f)), bareWords(slice); got != want {
					t.Errorf("%q is shown as %q", slice, got)
				}
			}
		}
	}
	if checked < 5000 {
		t.Errorf("only %d slices", checked)
	}
}

// So is every run of words of the source file, over page breaks, footnotes at
// the foot of a page, headings and Markdown, unless it begins or ends in the
// middle of such a footnote.
func TestPages(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	data, err := os.ReadFile("../../corpus/brief.md")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	text = text[strings.Index(text, "## Introduction"):strings.Index(text, "## References")]
	type word struct {
		start, end int
		foot       bool // at the foot of a page
	}
	var words []word
	at := 0
	for line := range strings.Lines(text) {
		foot := strings.HasPrefix(line, "<sup>") || strings.HasPrefix(line, "---")
		for field := range strings.FieldsSeq(line) {
			start := at + strings.Index(text[at:], field)
			at = start + len(field)
			words = append(words, word{start, at, foot})
		}
	}
	c := New(corpus.Builtin())
	checked := 0
	for _, n := range []int{8, 25, 70, 180} {
		for i := 0; i+n <= len(words); i += 2 + n/16 {
			first, last := words[i], words[i+n-1]
			if first.foot || last.foot {
				continue
			}
			checked++
			if f := c.Check(text[first.start:last.end]); f.Verdict != Exact {
				t.Errorf("%s: %q: %+v", f.Verdict, text[first.start:last.end], f.Changes)
			}
		}
	}
	if checked < 1500 {
		t.Errorf("only %d slices", checked)
	}
}

// dresses are ways of quoting and copying that change no word. What a dress
// cannot be put on it leaves as it is.
var dresses = map[string]func(r *rand.Rand, text string) string{
	"curly quotes": func(_ *rand.Rand, s string) string { return strings.NewReplacer("'", "’", `"`, "”").Replace(s) },
	"straight":     func(_ *rand.Rand, s string) string { return strings.NewReplacer(`"`, "'").Replace(s) },
	"en dashes":    func(_ *rand.Rand, s string) string { return strings.ReplaceAll(s, "-", "–") },
	"em dashes":    func(_ *rand.Rand, s string) string { return strings.ReplaceAll(s, " - ", "—") },
	"hyphens":      func(_ *rand.Rand, s string) string { return strings.ReplaceAll(s, "-", "\u2011") },
	"NFD":          func(_ *rand.Rand, s string) string { return norm.NFD.String(s) },
	"ligatures": func(_ *rand.Rand, s string) string {
		return strings.NewReplacer("ffi", "ﬃ", "ff", "ﬀ", "fi", "ﬁ", "fl", "ﬂ").Replace(s)
	},
	"no-break space":       func(r *rand.Rand, s string) string { return between(r, s, "\u00a0") },
	"two spaces":           func(r *rand.Rand, s string) string { return between(r, s, "  ") },
	"line ends":            func(r *rand.Rand, s string) string { return between(r, s, "\n") },
	"line ends of Windows": func(r *rand.Rand, s string) string { return between(r, s, " \r\n  ") },
	"soft hyphens":         func(r *rand.Rand, s string) string { return inside(r, s, "\u00ad") },
	"zero width":           func(r *rand.Rand, s string) string { return inside(r, s, "\u200b") },
	"bold words": func(r *rand.Rand, s string) string {
		words := strings.Split(s, " ")
		i := r.IntN(len(words))
		words[i] = "**" + words[i] + "**"
		return strings.Join(words, " ")
	},
	"first letter": func(_ *rand.Rand, s string) string {
		for i, c := range s {
			if unicode.IsDigit(c) {
				break // it begins with a number
			}
			if unicode.IsLetter(c) {
				other := unicode.ToUpper(c)
				if other == c {
					other = unicode.ToLower(c)
				}
				return s[:i] + string(other) + s[i+len(string(c)):]
			}
		}
		return s
	},
	"in quotes":        func(_ *rand.Rand, s string) string { return "“" + s + "”" },
	"in guillemets":    func(_ *rand.Rand, s string) string { return "« " + s + " »" },
	"block quote":      func(_ *rand.Rand, s string) string { return "> " + s },
	"italics":          func(_ *rand.Rand, s string) string { return "*" + s + "*" },
	"dots at the ends": func(_ *rand.Rand, s string) string { return "..." + s + " ..." },
	"ellipsis after":   func(_ *rand.Rand, s string) string { return s + " […]" },
	"American comma":   func(_ *rand.Rand, s string) string { return strings.TrimRight(s, ".,;:") + "," },
	"padding":          func(_ *rand.Rand, s string) string { return "\n\t " + s + " \n\n" },
}

// between puts something in place of some of the spaces.
func between(r *rand.Rand, s, gap string) string {
	words := strings.Split(s, " ")
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			if r.IntN(3) == 0 {
				b.WriteString(gap)
			} else {
				b.WriteString(" ")
			}
		}
		b.WriteString(w)
	}
	return b.String()
}

// inside puts something between some of the letters.
func inside(r *rand.Rand, s, mark string) string {
	var b strings.Builder
	before := ' '
	for _, c := range s {
		if unicode.IsLetter(before) && unicode.IsLetter(c) && r.IntN(6) == 0 {
			b.WriteString(mark)
		}
		b.WriteRune(c)
		before = c
	}
	return b.String()
}

// sample is n slices of a brief's texts, each of the given number of words or
// more; the same every time.
func sample(b *corpus.Brief, seed uint64, n, least, most int) (*rand.Rand, []string) {
	r := rand.New(rand.NewPCG(seed, 1))
	all := texts(b)
	var out []string
	for len(out) < n {
		words := strings.Fields(all[r.IntN(len(all))])
		k := least + r.IntN(most-least+1)
		if len(words) < k {
			continue
		}
		at := r.IntN(len(words) - k + 1)
		if s := strings.Join(words[at:at+k], " "); Words(s) >= least {
			out = append(out, s)
		}
	}
	return r, out
}

// However a quotation is dressed, and however many dresses it has on, it is
// exact.
func TestDresses(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	b := corpus.Builtin()
	c := New(b)
	names := make([]string, 0, len(dresses))
	for name := range dresses {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			r, slices := sample(b, 7, 60, 4, 40)
			for _, s := range slices {
				dressed := dresses[name](r, s)
				for range r.IntN(3) {
					other := names[r.IntN(len(names))]
					dressed = dresses[other](r, dressed)
				}
				f := c.Check(dressed)
				if f.Verdict != Exact {
					t.Errorf("%s: %q: %+v", f.Verdict, dressed, f.Changes)
				} else if got, want := bareWords(sourceOf(b, f)), bareWords(s); got != want {
					t.Errorf("%q is shown as %q", dressed, got)
				}
			}
		})
	}
}

// A mutation is a way of changing one word of a quotation. lost and gained are
// what has to be named.
type mutation func(r *rand.Rand, words []string) (out []string, lost, gained string)

var mutations = map[string]mutation{
	"dropped": func(r *rand.Rand, w []string) ([]string, string, string) {
		i := 1 + r.IntN(len(w)-2)
		for strings.ContainsAny(w[i], ".?!") && i > 1 {
			i-- // the end of a sentence is more than a word
		}
		return slices.Delete(slices.Clone(w), i, i+1), w[i], ""
	},
	"replaced": func(r *rand.Rand, w []string) ([]string, string, string) {
		i := 1 + r.IntN(len(w)-2)
		out := slices.Clone(w)
		out[i] = "vinegar"
		return out, w[i], "vinegar"
	},
	"replaced at the end": func(_ *rand.Rand, w []string) ([]string, string, string) {
		return append(slices.Clone(w[:len(w)-1]), "vinegar"), "", "vinegar"
	},
	"added": func(r *rand.Rand, w []string) ([]string, string, string) {
		return slices.Insert(slices.Clone(w), 1+r.IntN(len(w)-1), "vinegar"), "", "vinegar"
	},
	"added not": func(r *rand.Rand, w []string) ([]string, string, string) {
		return slices.Insert(slices.Clone(w), 1+r.IntN(len(w)-1), "not"), "", "not"
	},
	"added before": func(_ *rand.Rand, w []string) ([]string, string, string) {
		return append([]string{"vinegar"}, w...), "", "vinegar"
	},
	"added after": func(_ *rand.Rand, w []string) ([]string, string, string) {
		return append(slices.Clone(w), "vinegar"), "", "vinegar"
	},
	"misspelt": func(r *rand.Rand, w []string) ([]string, string, string) {
		out := slices.Clone(w)
		i := 1 + r.IntN(len(w)-2)
		bare := strings.TrimLeft(w[i], "(\"'“")
		out[i] = "x" + bare
		if bare != "" && unicode.IsDigit(rune(bare[0])) {
			out[i] = "9" + bare
		}
		return out, strings.TrimLeft(w[i], "("), out[i]
	},
	"two swapped": func(r *rand.Rand, w []string) ([]string, string, string) {
		out := slices.Clone(w)
		i := r.IntN(len(w) - 1)
		out[i], out[i+1] = out[i+1], out[i]
		return out, "", ""
	},
}

// A quotation with one word changed differs, and the change is named.
func TestMutations(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	b := corpus.Builtin()
	c := New(b)
	all := ""
	for _, text := range texts(b) {
		all += bareWords(text) + " | "
	}
	names := make([]string, 0, len(mutations))
	for name := range mutations {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			r, slices := sample(b, 11, 60, 6, 40)
			missed := 0
			for _, s := range slices {
				words, lost, gained := mutations[name](r, strings.Fields(s))
				mutant := strings.Join(words, " ")
				if strings.Contains(all, bareWords(mutant)) {
					continue // the brief has that as well, or only a mark went
				}
				f := c.Check(mutant)
				if f.Verdict == Exact {
					t.Errorf("exact: %q", mutant)
				}
				if f.Verdict != Differs {
					missed++
					t.Logf("%s: %q", f.Verdict, mutant)
					continue
				}
				var printed, typed string
				for _, ch := range f.Changes {
					printed += bareWords(ch.Printed)
					typed += bareWords(ch.Typed)
				}
				if !strings.Contains(printed, strings.TrimRight(bareWords(lost), " ")) || !strings.Contains(typed, strings.TrimRight(bareWords(gained), " ")) {
					t.Errorf("%q (%q lost, %q gained): %s", mutant, lost, gained, fmt.Sprint(inWords(b, f)))
				}
			}
			if missed > len(slices)/50 {
				t.Errorf("%d of %d not recognised", missed, len(slices))
			}
		})
	}
}
