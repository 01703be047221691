package index

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFirstWords(t *testing.T) {
	for source, want := range map[string][]string{
		`^(?:who wrote (?:it|this))$`:                 {"who"},
		`^(?:(?:what is )?(?:the )?date(?: of it)?)$`: {"date", "the", "what"},
		`^(?:who|whom is it for|dates?)$`:             {"date", "dates", "who", "whom"},
		`^(?:licen[cs]e)$`:                            {"licence", "license"},
		`^(?:summari[sz]e(?: \w+){0,3})$`:             {"summarise", "summarize"},
		`^(?:a(?: b)* c)$`:                            {"a"},
		`^(?:\pL+ it)$`:                               nil,
		`^(?:(?:\w+ ){0,3}poem)$`:                     nil,
		`^(?:liste\w* les)$`:                          nil,
		`^(?:.{0,40} c)$`:                             nil,
		`^(?:(?:the )?)$`:                             nil,
	} {
		got, ok := firstWords(source)
		if !ok {
			got = nil
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", source, diff)
		}
	}
}

// Sorting the phrases by their first words must lose none: what a phrase fits
// is found through the table.
func TestEveryPhraseIsFound(t *testing.T) {
	n := 0
	for _, l := range []documentLanguage{englishDocument, frenchDocument, germanDocument, russianDocument} {
		for _, list := range l.phrases().starting {
			for _, p := range list {
				p.pattern() // which panics where an expression is wrong
				n++
			}
		}
	}
	for _, list := range talkPhrases().starting {
		for _, p := range list {
			p.pattern()
			n++
		}
	}
	for _, p := range talkPhrases().open {
		p.pattern()
	}
	if n < 500 {
		t.Errorf("only %d first words", n)
	}
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
					x.split(text)
				}
			}
		})
	}
}
