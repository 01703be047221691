package corpus

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzParse holds what is true of any text: no panic, positions inside the
// file, every mark and citation resolved or reported, valid UTF-8, sentences
// that cover the text, IDs that are unique, nothing twice.
func FuzzParse(f *testing.F) {
	seeds := 0
	for _, source := range sourcesForTests(f) {
		f.Add(source)
		seeds++
	}
	if seeds == 0 {
		f.Fatal("no seeds")
	}
	for _, s := range []string{"", "\xff\xfe", "---\n", "---\na: [\n---\n# x", "[^1]", "[^1]: [^1]", "<table><tr><td>", "^[^[^[", "- 1. - 1. x", "\x00\r\r\n",
		"# [^1]\n\n[^1]: x\n[^1]: y", "a-\nb", "| a |\n|---|\n| b | c |", "Recommendation 1: [@x]", "> > > - > 1. x", "```\nx", "<sup>1,2-40</sup>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		b := Parse(source, Options{})
		for _, complaint := range unsound(b) {
			t.Error(complaint)
		}
	})
}

// unsound lists what no brief may be.
func unsound(b *Brief) []string {
	var out []string
	say := func(cond bool, what string) {
		if cond {
			out = append(out, what)
		}
	}
	lines := 1 + strings.Count(string(b.Source), "\n")
	inside := func(l Lines) bool { return l.First >= 1 && l.Last >= l.First && l.Last <= lines }
	say(b.Title == "", "no title")
	say(len(b.Fingerprint) != 8, "fingerprint "+b.Fingerprint)
	say(!utf8.Valid(b.Source), "source is not UTF-8")
	ids := map[string]bool{}
	unique := func(id string) {
		say(id == "" || ids[id], "ID is empty or there twice: "+id)
		ids[id] = true
	}
	problems := map[ProblemKind]bool{}
	for _, p := range b.Problems {
		problems[p.Kind] = true
		say(p.Line < 0 || p.Line > lines, "problem outside the file: "+p.Words)
		say(p.Passage < -1 || p.Passage >= len(b.Passages), "problem of no passage: "+p.Words)
	}
	prose := func(who string, p Prose) {
		say(!utf8.ValidString(p.Text), who+": text is not UTF-8")
		say(p.Text != strings.TrimSpace(p.Text) || strings.Contains(p.Text, "  ") || strings.ContainsAny(p.Text, "\n\t"), who+": white space in "+p.Text)
		at := 0
		for _, s := range p.Sentences {
			say(s.Start < at || s.End <= s.Start || s.End > len(p.Text) || strings.TrimSpace(p.Text[at:s.Start]) != "", who+": sentences leave a gap in "+p.Text)
			at = s.End
		}
		say(strings.TrimSpace(p.Text[min(at, len(p.Text)):]) != "", who+": sentences end before the text "+p.Text)
		for _, m := range p.Marks {
			say(m.At < 0 || m.At > len(p.Text) || m.Footnote < -1 || m.Footnote >= len(b.Footnotes), who+": mark "+m.Label)
			say(m.Footnote < 0 && !problems[DanglingMark], who+": unreported mark "+m.Label)
		}
		spans := func(kind string, s Span) {
			say(s.Start < 0 || s.End < s.Start || s.End > len(p.Text), who+": "+kind+" outside the text")
		}
		for _, c := range p.Citations {
			spans("citation", c.Span)
			say(c.Reference < -1 || c.Reference >= len(b.References), who+": citation of no reference")
			say(c.Reference < 0 && !problems[DanglingCitation] && !problems[AmbiguousCitation], who+": unreported citation")
		}
		for _, e := range p.Emphasis {
			spans("emphasis", e.Span)
		}
		for _, l := range p.Links {
			spans("link", l.Span)
		}
		for _, a := range p.Asides {
			spans("aside", a.Span)
		}
		out = append(out, badPieces(b, who, p)...)
	}
	for i, s := range b.Sections {
		unique(s.ID)
		say(len(s.ID) > maxSlug, "long ID "+s.ID)
		say(!inside(s.Lines), "section outside the file: "+s.Name)
		say(s.Parent < -1 || s.Parent >= i, "section under a later one: "+s.Name)
	}
	for i := range b.Passages {
		p := &b.Passages[i]
		unique(p.ID)
		say(p.Text == "", "empty passage "+p.ID)
		say(!inside(p.Lines), "passage outside the file: "+p.ID)
		say(p.Section < 0 || p.Section >= len(b.Sections), "passage of no section")
		prose(p.ID, p.Prose)
	}
	for i := range b.Footnotes {
		f := &b.Footnotes[i]
		unique("note " + f.ID)
		say(!inside(f.Lines), "note outside the file: "+f.ID)
		prose("note "+f.ID, f.Prose)
	}
	for _, r := range b.References {
		unique("key " + r.Key)
		say(r.Passage < -1 || r.Passage >= len(b.Passages), "reference without a passage")
	}
	for _, r := range b.Recommendations {
		say(len(r.Passages) == 0 || r.Number == "", "recommendation without a passage or number")
	}
	for _, o := range b.Omissions {
		say(!inside(o.Lines) || o.Source.Start < 0 || o.Source.End > len(b.Source), "omission outside the file: "+o.Reason)
	}
	for _, j := range b.Joins {
		say(j.Before < 1 || j.After > lines || j.Reason == "", "join outside the file")
	}
	return out
}

// FuzzSentences holds that sentences cover any text.
func FuzzSentences(f *testing.F) {
	for _, s := range []string{"", "One. Two.", "e.g. this", "« Oui. » Non.", "a\u00a0b. C", "...", "\xff. A"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, s := range Sentences(text) {
			if s.Start < at || s.End <= s.Start || s.End > len(text) || strings.TrimSpace(text[at:s.Start]) != "" {
				t.Fatalf("%q: sentence %v after %d", text, s, at)
			}
			at = s.End
		}
		if strings.TrimSpace(text[at:]) != "" {
			t.Fatalf("%q: sentences end at %d", text, at)
		}
	})
}
