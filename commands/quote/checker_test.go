package quote

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"briefbot/corpus"
	"briefbot/corpus/corpustest"
)

// found is a finding in words, for tables: the verdict, the true words (two
// passages joined by " || ") and the changes ("left out: not").
type found struct {
	Verdict Verdict
	Source  string
	Changes []string
}

func inWords(b *corpus.Brief, f Finding) found {
	out := found{Verdict: f.Verdict}
	if len(f.Places) > 0 {
		var parts []string
		for _, s := range f.Places[0] {
			parts = append(parts, s.In(b))
		}
		out.Source = strings.Join(parts, " || ")
	}
	for _, c := range f.Changes {
		switch c.Kind {
		case LeftOut:
			out.Changes = append(out.Changes, "left out: "+c.Printed)
		case Added:
			out.Changes = append(out.Changes, "added: "+c.Typed)
		case CutOff:
			out.Changes = append(out.Changes, "cut off: "+c.Printed)
		case Changed:
			out.Changes = append(out.Changes, "changed: "+c.Printed+" -> "+c.Typed)
		}
	}
	return out
}

// Every sentence of the brief is exact; without any one of its words it
// differs, and that word is named.
func TestCheckEverySentence(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	b := corpus.Builtin()
	c := New(b)
	for _, p := range b.Passages {
		for _, span := range p.Sentences {
			sentence := span.In(p.Text)
			words := strings.Fields(sentence)
			if len(words) < MinWords {
				continue
			}
			f := c.Check(sentence)
			if f.Verdict != Exact {
				t.Errorf("%s: %q is %s", p.ID, sentence, f.Verdict)
			}
			if len(words) < 8 {
				continue
			}
			for i := 1; i+1 < len(words); i += 11 {
				if words[i] == "-" {
					continue
				}
				cut := strings.Join(append(append([]string{}, words[:i]...), words[i+1:]...), " ")
				f := c.Check(cut)
				if f.Verdict == Exact {
					continue // the summary says the same in fewer words
				}
				if f.Verdict != Differs {
					t.Errorf("%s without %q is %s: %q", p.ID, words[i], f.Verdict, cut)
					continue
				}
				named := ""
				for _, ch := range f.Changes {
					named += " " + ch.Printed
				}
				if bare := strings.Trim(words[i], ".,;:?()'\"“”"); !strings.Contains(named, bare) {
					t.Errorf("%s without %q: changes name only %q\n%s\n%q", p.ID, words[i], named, cut, inWords(b, f))
				}
			}
		}
	}
}

// In documents of every kind any run of words is exact, and differs when a word in
// its middle is dropped or replaced.
func TestCheckOtherDocuments(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	builtin := corpus.Builtin()
	c := New(builtin)
	sentences, like := 0, 0
	for name, source := range corpustest.Documents(t) {
		b := corpus.Parse(source, corpus.Options{})
		t.Run(name, func(t *testing.T) { checkDocument(t, b) })
		// Nor are its sentences the built-in brief's.
		for _, p := range b.Passages {
			for _, span := range p.Sentences {
				switch f := c.Check(span.In(p.Text)); f.Verdict {
				case Exact:
					t.Errorf("%q is exact", span.In(p.Text))
				case Differs:
					t.Logf("%q is %+v", span.In(p.Text), inWords(builtin, f))
					like++
				case Absent:
					sentences++
				}
			}
		}
	}
	// Disclaimers say the same everywhere.
	if like > sentences/100 {
		t.Errorf("%d of %d sentences of other documents are taken for the brief's", like, like+sentences)
	}
}

func checkDocument(t *testing.T, b *corpus.Brief) {
	c := New(b)
	for _, text := range texts(b) {
		words := strings.Fields(text)
		for _, n := range []int{3, 7, 19, 60} {
			for at := 0; at+n <= len(words); at += 5 + n/3 {
				slice := strings.Join(words[at:at+n], " ")
				if Words(slice) < MinWords {
					continue
				}
				if f := c.Check(slice); f.Verdict != Exact {
					t.Errorf("%s: %q: %+v", f.Verdict, slice, inWords(b, f))
				}
			}
		}
	}
	for _, p := range b.Passages {
		for _, span := range p.Sentences {
			sentence := span.In(p.Text)
			words := strings.Fields(sentence)
			if len(words) < 5 {
				continue
			}
			if f := c.Check(sentence); f.Verdict != Exact {
				t.Errorf("%s: %q is %s", p.ID, sentence, f.Verdict)
			}
			if len(words) < 9 {
				continue
			}
			k := len(words) / 2
			word := words[k]
			words[k] = "zzyzx"
			if f := c.Check(strings.Join(words, " ")); f.Verdict != Differs {
				t.Errorf("%s: %q without %q is %s", p.ID, sentence, word, f.Verdict)
			}
			if f := c.Check(strings.Join(slices.Delete(words, k, k+1), " ")); f.Verdict != Differs && f.Verdict != Exact {
				t.Errorf("%s: %q without %q is %s", p.ID, sentence, word, f.Verdict)
			}
		}
	}
}

// Sentences that somebody made up from the brief's own vocabulary are absent.
func TestCheckFabrications(t *testing.T) {
	b := corpus.Builtin()
	c := New(b)
	for _, quote := range []string{
		"The EU and Russia have signed a treaty on water management in Central Asia.",
		"EU officials believe that Russia is the main threat to the stability of the region.",
		"Central Asia will become the leading actor in the fight against drugs trafficking.",
		"Russia has agreed to fulfil its commitments and to respect the borders of Ukraine.",
		"The EU should build infrastructure together with China and leave Russia out.",
		"Central Asian countries fear both the EU and Russia.",
		"Cooperation between China and Russia is a threat to the interests of the EU.",
		"Kazakhstan and Kyrgyzstan should join the European Union within ten years.",
		"The OSCE has failed in Central Asia because of a lack of money.",
		"The policy of the EU is that it is in the interest of the region and of Russia.",
	} {
		if f := c.Check(quote); f.Verdict != Absent {
			t.Errorf("%q is %+v", quote, inWords(b, f))
		}
	}
}

// A quotation of several pages that goes astray late differs, and so does one
// that strings paragraphs of different places together.
func TestCheckLongQuotations(t *testing.T) {
	b := corpus.Builtin()
	c := New(b)
	var pages []string
	for _, p := range b.Passages {
		if p.Part == corpus.Body && len(p.Text) > 600 {
			pages = append(pages, p.Text)
		}
	}
	long := strings.Join(pages, " ")
	if f := c.Check(long); f.Verdict == Exact || f.Verdict == TooShort {
		t.Errorf("paragraphs strung together are %s", f.Verdict)
	}
	longest := slices.MaxFunc(pages, func(a, b string) int { return len(a) - len(b) })
	if f := c.Check(longest); f.Verdict != Exact {
		t.Errorf("a whole paragraph is %s", f.Verdict)
	}
	if f := c.Check(longest + " And so on, and nobody knows."); f.Verdict != Differs {
		t.Errorf("a paragraph with an end of its own is %s", f.Verdict)
	}
	// All of the body from the introduction on, 14,000 characters, is exact; and
	// one "not" that is missing is found.
	var body []string
	for _, p := range b.Passages {
		if p.Part == corpus.Body && (len(body) > 0 || p.ID == "introduction.1") {
			body = append(body, p.Text)
		}
	}
	whole := strings.Join(body, "\n\n")
	if f := c.Check(whole); f.Verdict != Exact || len(whole) < 14000 {
		t.Errorf("the body of %d bytes is %s", len(whole), f.Verdict)
	}
	f := c.Check(strings.Replace(whole, "is not ready for democracy", "is ready for democracy", 1))
	if want := []string{"left out: not"}; !slices.Equal(inWords(b, f).Changes, want) {
		t.Errorf("the body without a not: %s %q", f.Verdict, inWords(b, f).Changes)
	}
	if f := c.Check(longest + strings.Repeat(" and more words of my own", 300)); f.Verdict == Exact || f.Verdict == TooShort {
		t.Errorf("a paragraph with pages after it is %s", f.Verdict)
	}
}

func FuzzCheck(f *testing.F) {
	b := corpus.Builtin()
	c := New(b)
	for _, s := range []string{"", "…", "[T]he EU does … want", "coop-\nera", "\xff\xfe not a text at all", "> **bold** ’’’ “", "nature.1 At a senior[1]",
		"Interviews with EU officials, September-August 2019", "officials, September-August 2019", // two groups that meet in one word
		strings.Repeat("EU … and … ", 101), strings.Repeat("EU … not … ", 200), // the limit falls on an ellipsis
		strings.Repeat("word ", maxCompared-1) + "… " + b.Passages[9].Text, strings.Repeat("x", 6000),
		b.Passages[0].Text, b.Passages[len(b.Passages)-1].Text + " … " + b.Passages[3].Text} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		found := c.Check(text)
		switch found.Verdict {
		case Exact, Differs:
			if len(found.Places) == 0 {
				t.Fatalf("%s without a place", found.Verdict)
			}
		case Absent, TooShort:
			if len(found.Places)+len(found.Changes) > 0 {
				t.Fatalf("%s with %+v", found.Verdict, found)
			}
		default:
			t.Fatalf("verdict %q", found.Verdict)
		}
		if (found.Verdict == Differs) != (len(found.Changes) > 0 || len(found.Apart) > 0) {
			t.Fatalf("%s with changes %+v", found.Verdict, found.Changes)
		}
		for _, p := range found.Places {
			for _, s := range p {
				if s.In(b) == "" {
					t.Fatalf("empty slice %+v", s)
				}
			}
		}
		// How it is written down does not matter.
		for name, other := range map[string]string{"NFD": norm.NFD.String(text), "white space": " \t" + text + "\n "} {
			if got := c.Check(other).Verdict; utf8.ValidString(text) && got != found.Verdict {
				t.Fatalf("%s: %s is %s", name, found.Verdict, got)
			}
		}
	})
}

// Any run of the brief's words is exact, and not with a word of it replaced.
func FuzzSlice(f *testing.F) {
	b := corpus.Builtin()
	c := New(b)
	all := texts(b)
	f.Add(uint16(2), uint16(10), uint8(9), uint8(4))
	f.Add(uint16(20), uint16(0), uint8(40), uint8(0))
	f.Fuzz(func(t *testing.T, which, at uint16, n, changed uint8) {
		words := strings.Fields(all[int(which)%len(all)])
		if len(words) < MinWords {
			return
		}
		from := int(at) % (len(words) - MinWords + 1)
		words = slices.Clone(words[from:min(from+MinWords+int(n), len(words))])
		slice := strings.Join(words, " ")
		if Words(slice) < MinWords {
			return
		}
		if f := c.Check(slice); f.Verdict != Exact {
			t.Fatalf("%s: %q", f.Verdict, slice)
		}
		words[int(changed)%len(words)] = "zzyzx"
		if f := c.Check(strings.Join(words, " ")); f.Verdict == Exact {
			t.Fatalf("exact: %q", words)
		}
	})
}

// Words that are typed without their accents are no other words, unless the brief has
// those too.
func TestWordsWithoutAccents(t *testing.T) {
	c := New(corpus.Parse([]byte("# Plan\n\n## Estado\n\nEl sistema cubre más de 63 medidas específicas del esquema.\n"), corpus.Options{}))
	for quotation, want := range map[string]Verdict{
		"mas de 63 medidas especificas": Differs,
		"mas de 64 medidas especiales":  Absent,
	} {
		f := c.Check(quotation)
		if f.Verdict != want || want == Differs && f.Gravity() != Slight {
			t.Errorf("%q is %s, %v", quotation, f.Verdict, f.Gravity())
		}
	}
}
