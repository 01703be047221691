package index

import (
	"maps"
	"math/rand/v2"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBeginnings(t *testing.T) {
	type list = []string
	for source, want := range map[string]struct {
		whole, first list
		any          bool
		most         int
	}{
		`^(?:who wrote (?:it|this))$`:                 {whole: list{"who wrote"}, most: 3},
		`^(?:(?:what is )?(?:the )?date(?: of it)?)$`: {whole: list{"date", "date of", "the date", "what is"}, most: 6},
		`^(?:who|whom is it for|dates?)$`:             {whole: list{"date", "dates", "who", "whom is"}, most: 4},
		`^(?:the licen[cs]e now)$`:                    {whole: list{"the licence", "the license"}, most: 3},
		`^(?:sum(?: \w+){0,3})$`:                      {whole: list{"sum"}, first: list{"sum"}, most: 4},
		`^(?:a(?: b)* c)$`:                            {whole: list{"a b", "a c"}, most: unbounded},
		`^(?:(?:so |very )*good)$`:                    {whole: list{"good", "so good", "so so", "so very", "very good", "very so", "very very"}, most: unbounded},
		`^(?:ab* c)$`:                                 {any: true, most: 2},
		`^(?:is a\w{1,2} c)$`:                         {first: list{"is"}, most: 3},
		`^(?:in .{1,4})$`:                             {first: list{"in"}, most: 6},
		`^(?:\pL+ it)$`:                               {any: true, most: 2},
		`^(?:(?:\w+ ){0,3}poem)$`:                     {any: true, most: 4},
		`^(?:liste\w* les)$`:                          {any: true, most: 2},
		`^(?:(?:the )?)$`:                             {any: true, most: 2},
		`^(?:(?:the)? date)$`:                         {any: true, most: 2},
	} {
		tree, err := syntax.Parse(source, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		if got := min(unbounded, mostSpaces(tree)+1); got != want.most {
			t.Errorf("%s has %d words at most, want %d", source, got, want.most)
		}
		b := beginningsOf(tree)
		if b.any != want.any {
			t.Errorf("%s may begin with any word: %t", source, b.any)
		}
		if b.any {
			continue
		}
		for _, l := range []struct {
			what string
			want list
			got  map[string]bool
		}{{"whole", want.whole, b.whole}, {"first", want.first, b.first}} {
			if diff := cmp.Diff(l.want, slices.Sorted(maps.Keys(l.got))); diff != "" {
				t.Errorf("%s, %s words (-want +got):\n%s", source, l.what, diff)
			}
		}
	}
}

// Sorting the phrases by their first words must lose none: what a phrase fits
// is found through the table, as that phrase or one before it.
func TestEveryPhraseIsFound(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	n := 0
	for _, lists := range [][][]phrases{{englishTalk(), otherTalk(), followUps()}, {englishPhrases()}, {frenchPhrases()}, {germanPhrases()}, {russianPhrases()}} {
		table := newPhraseTable(lists...)
		type tried struct {
			topic   Topic
			tree    *syntax.Regexp
			pattern *regexp.Regexp
		}
		var listed, open []tried // in the order in which the table tries them
		for _, list := range slices.Concat(lists...) {
			for _, source := range list.patterns {
				tree, err := syntax.Parse(source, syntax.Perl)
				if err != nil {
					t.Fatal(err)
				}
				p := tried{list.topic, tree, regexp.MustCompile(`^(?:` + source + `)$`)}
				if beginningsOf(tree).any {
					open = append(open, p)
				} else {
					listed = append(listed, p)
				}
			}
		}
		all := slices.Concat(listed, open)
		for _, p := range all {
			for range 10 {
				said := fitting(r, p.tree)
				if strings.Join(strings.Fields(said), " ") != said {
					continue // no saying: see hear
				}
				n++
				i := slices.IndexFunc(all, func(p tried) bool { return p.pattern.MatchString(said) })
				if got, want := table.topic(said), all[i].topic; got != want {
					t.Errorf("%q is %q, want %q", said, got, want)
				}
			}
		}
	}
	if n < 1500 {
		t.Errorf("only %d sayings", n)
	}
}

// fitting makes a text that an expression fits.
func fitting(r *rand.Rand, e *syntax.Regexp) string {
	switch e.Op {
	case syntax.OpLiteral:
		return string(e.Rune)
	case syntax.OpCharClass:
		i := 2 * r.IntN(len(e.Rune)/2)
		return string(e.Rune[i] + r.Int32N(min(26, e.Rune[i+1]-e.Rune[i]+1)))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return string("ab c"[r.IntN(4)])
	case syntax.OpAlternate:
		return fitting(r, e.Sub[r.IntN(len(e.Sub))])
	}
	least, most := 1, 1
	switch e.Op {
	case syntax.OpQuest:
		least = 0
	case syntax.OpStar:
		least, most = 0, 3
	case syntax.OpPlus:
		most = 3
	case syntax.OpRepeat:
		least, most = e.Min, min(e.Max, e.Min+4)
	}
	out := ""
	for range least + r.IntN(most-least+1) {
		for _, sub := range e.Sub {
			out += fitting(r, sub)
		}
	}
	return out
}

func TestPhraseTable(t *testing.T) {
	table := newPhraseTable([]phrases{{AboutDate, []string{`(?:what is )?(?:the )?date`, `\w+ when`}}, {AboutTitle, []string{`titles?`}}})
	for said, want := range map[string]Topic{"date": AboutDate, "the date": AboutDate, "what is the date": AboutDate, "xyz when": AboutDate, "title": AboutTitle, "titles": AboutTitle, "titled": Argument, "": Argument} {
		if got := table.topic(said); got != want {
			t.Errorf("%q is %q, want %q", said, got, want)
		}
	}
}

// BenchmarkAbout is what the reading of a question costs before it is searched:
// most questions are about the argument and go through all phrases.
func BenchmarkAbout(b *testing.B) {
	x := builtin(b)
	for name, text := range map[string]string{
		"argument": "What stands in the way of EU and Russia cooperation in Central Asia?",
		"document": "who wrote it and when was it published?",
		"russian":  "Что мешает сотрудничеству ЕС и России в Центральной Азии?",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if topic, _ := x.aboutText(text); topic == Argument {
					x.split(&question{text: text, said: hear(text), whole: wholeQuestions(text)})
				}
			}
		})
	}
}
