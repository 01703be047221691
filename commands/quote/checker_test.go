package quote

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"briefbot/corpus"
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
		case Moved:
			out.Changes = append(out.Changes, "moved: "+c.Typed)
		case Changed:
			out.Changes = append(out.Changes, "changed: "+c.Printed+" -> "+c.Typed)
		}
	}
	return out
}

func TestCheck(t *testing.T) {
	const perception = "the EU does not want to cooperate with Russia"
	for _, test := range []struct {
		name  string
		quote string
		want  found
	}{
		{"word for word", perception, found{Verdict: Exact, Source: perception}},
		{"first letter", "The EU does not want to cooperate with Russia", found{Verdict: Exact, Source: perception}},
		{"first letter in brackets", "[T]he EU does not want to cooperate with Russia", found{Verdict: Exact, Source: perception}},
		{"quotation marks around", "“the EU does not want to cooperate with Russia”", found{Verdict: Exact, Source: perception}},
		{"white space", "the EU\n  does not\twant to\u00a0cooperate\r\nwith Russia", found{Verdict: Exact, Source: perception}},
		{"a word cut at a line's end", "the EU does not want to coop-\nerate with Russia", found{Verdict: Exact, Source: perception}},
		{"soft hyphens", "the EU does not want to co\u00adoperate with Russia", found{Verdict: Exact, Source: perception}},
		{"Markdown", "> **the EU** does *not* want to cooperate with Russia", found{Verdict: Exact, Source: perception}},
		{"curly quotes", "that of ‘Gayropa’ and that of the EU being in a state", found{Verdict: Exact, Source: "that of 'Gayropa' and that of the EU being in a state"}},
		{"other quotes", "the so-called „selective engagement“ principle", found{Verdict: Exact, Source: `the so-called "selective engagement" principle`}},
		{"dashes", "The answer seems obvious – not only do their bilateral relations", found{Verdict: Exact, Source: "The answer seems obvious - not only do their bilateral relations"}},
		{"superscript mark", "quite positive and constructive in nature.¹ At a senior diplomatic level", found{Verdict: Exact, Source: "quite positive and constructive in nature. At a senior diplomatic level"}},
		{"mark as a digit", "quite positive and constructive in nature.1 At a senior diplomatic level", found{Verdict: Exact, Source: "quite positive and constructive in nature. At a senior diplomatic level"}},
		{"mark in brackets", "quite positive and constructive in nature.[1] At a senior diplomatic level", found{Verdict: Exact, Source: "quite positive and constructive in nature. At a senior diplomatic level"}},
		{"mark at the end", "expertise and capabilities that the EU and Russia have in these fields.3", found{Verdict: Exact, Source: "expertise and capabilities that the EU and Russia have in these fields."}},
		{"over a page break", "The latter, for instance, takes place in the framework", found{Verdict: Exact, Source: "The latter, for instance, takes place in the framework"}},
		{"ellipsis at both ends", "… does not want to cooperate with Russia ...", found{Verdict: Exact, Source: "does not want to cooperate with Russia"}},
		{"ellipsis between", "Both actors perceive each other […] as potential spoilers", found{Verdict: Exact, Source: "Both actors perceive each other not only as possible partners in the region, but also as potential spoilers"}},
		{"two paragraphs", "to overcome these obstacles. Written by FABIENNE BOSSUYT", found{Verdict: Exact, Source: "to overcome these obstacles. || Written by FABIENNE BOSSUYT"}},
		{"a footnote", "Interviews with EU officials, August–September 2019. See also Sattarov", found{Verdict: Exact, Source: "Interviews with EU officials, August-September 2019. See also Sattarov"}},
		{"a title", "The Perks of an Unlikely Couple", found{Verdict: Exact, Source: "The Perks of an Unlikely Couple"}},

		{"a dropped not", "the EU does want to cooperate with Russia", found{Differs, perception, []string{"left out: not"}}},
		{"an ellipsis that hides a not", "the EU does … want to cooperate with Russia", found{Differs, perception, []string{"left out: not"}}},
		{"turned round", "the EU wants to cooperate with Russia", found{Differs, perception, []string{"changed: does not want -> wants"}}},
		{"an added word", "the EU does not really want to cooperate with Russia", found{Differs, perception, []string{"added: really"}}},
		{"a changed word", "there is a serious lack of money between both sides", found{Differs, "there is a serious lack of trust between both sides", []string{"changed: trust -> money"}}},
		{"changed words and a strange one", "there is a serious lack of money between the two sides @everyone", found{Differs, "there is a serious lack of trust between both sides",
			[]string{"changed: trust -> money", "changed: both -> the two", "added: everyone"}}},
		{"a replaced first word", "four key factors that in principle make cooperation with Russia in Central Asia possible", found{Differs,
			"two key factors that in principle make cooperation with Russia in Central Asia possible", []string{"changed: two -> four"}}},
		{"a replaced last word", "the EU remains cautious about the idea of cooperating with China", found{Differs,
			"the EU remains cautious about the idea of cooperating with Russia", []string{"changed: Russia -> China"}}},
		{"sources left out", "both want Central Asia to be a stable, secure and prosperous region.", found{Differs,
			"both want Central Asia to be a stable, secure and prosperous region (Juraev 2014; Sattarov 2018; Prandin 2019).",
			[]string{"left out: Juraev 2014; Sattarov 2018; Prandin 2019"}}},
		{"a sentence cut short", "the EU does not want to cooperate.", found{Differs, "the EU does not want to cooperate with Russia.", []string{"left out: with Russia"}}},
		{"another order", "a rather diverging understanding of, and approach to, security, stability and prosperity", found{Differs,
			"a rather diverging understanding of, and approach to, stability, security and prosperity", []string{"moved: stability"}}},
		{"topic words shuffled", "the stability and security of a prosperous Central Asia", found{Verdict: Absent}},
		{"clauses in another order", "to sovereignty and non-interference in domestic governance Russia promotes the principles", found{Differs,
			"Russia promotes the principles of sovereignty and non-interference in domestic governance", nil}},
		{"a capital inside", "a stable, secure and prosperous central Asia, they have a rather diverging understanding", found{Differs,
			"a stable, secure and prosperous Central Asia, they have a rather diverging understanding", []string{"changed: Central -> central"}}},
		{"a comma", "Another obstacle to cooperation, is the abundance of (highly effective) misinformation", found{Differs,
			"Another obstacle to cooperation is the abundance of (highly effective) misinformation", []string{"added: ,"}}},

		{"invented", "Russia should leave Central Asia to the European Union by 2030", found{Verdict: Absent}},
		{"function words only", "it is not that they would have been there", found{Verdict: Absent}},
		{"another subject", "Inflation in the euro area fell to two per cent in March", found{Verdict: Absent}},
		{"one word", "cooperation", found{Verdict: TooShort}},
		{"two words", "“Central Asia”", found{Verdict: TooShort}},
		{"nothing", "", found{Verdict: TooShort}},
		{"only an ellipsis", "… … …", found{Verdict: TooShort}},
		{"punctuation", "!!! ??? ,,, ;;;", found{Verdict: TooShort}},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := corpus.Builtin()
			got := inWords(b, New(b).Check(test.quote))
			if test.name == "clauses in another order" {
				got.Changes = nil
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%q (-want +got):\n%s", test.quote, diff)
			}
		})
	}
}

// Every sentence of the brief is exact; without any one of its words it
// differs, and that word is named.
func TestCheckEverySentence(t *testing.T) {
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
			for i := 1; i+1 < len(words); i += 7 {
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
					t.Errorf("%s without %q: changes name only %q", p.ID, words[i], named)
				}
			}
		}
	}
}

// In documents of every kind a sentence is exact, and differs when a word in
// its middle is dropped or replaced.
func TestCheckOtherDocuments(t *testing.T) {
	files, err := filepath.Glob("../../corpus/testdata/documents/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			if f.Name == "brief.md" {
				t.Run(filepath.Base(file), func(t *testing.T) { checkDocument(t, corpus.Parse(f.Data, corpus.Options{})) })
			}
		}
	}
}

func checkDocument(t *testing.T, b *corpus.Brief) {
	c := New(b)
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
	if f := c.Check(longest + strings.Repeat(" and more words of my own", 300)); f.Verdict == Exact || f.Verdict == TooShort {
		t.Errorf("a paragraph with pages after it is %s", f.Verdict)
	}
}

func FuzzCheck(f *testing.F) {
	b := corpus.Builtin()
	c := New(b)
	for _, s := range []string{"", "…", "[T]he EU does … want", "coop-\nera", "\xff\xfe not a text at all", "> **bold** ’’’ “", "nature.1 At a senior[1]",
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
		if (found.Verdict == Differs) != (len(found.Changes) > 0) {
			t.Fatalf("%s with changes %+v", found.Verdict, found.Changes)
		}
		for _, p := range found.Places {
			for _, s := range p {
				if s.In(b) == "" {
					t.Fatalf("empty slice %+v", s)
				}
			}
		}
	})
}
