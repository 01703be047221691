package eval

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
)

// The quotes of a question set are typed by people: each must be the brief's
// words, and the sources those of the passages that it quotes.
func TestQuestionSetsQuoteTheBrief(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	b := corpus.Builtin()
	asked := map[string]string{} // question: set and ID
	for _, name := range []string{"questions", "second", "silent", "third", "fourth", "fifth", "sixth", "seventh", "en-hard", "ru", "fr", "de", "ar", "es", "it", "ja", "kk", "ky", "pl", "pt", "tr", "uk", "uz", "zh"} {
		t.Run(name, func(t *testing.T) {
			questions, _, err := ReadFile("testdata/" + name + ".jsonl")
			if err != nil {
				t.Fatal(err)
			}
			for _, q := range questions {
				if where, twice := asked[strings.ToLower(q.Text)]; twice {
					t.Errorf("%s: the question is that of %s", q.ID, where)
				}
				asked[strings.ToLower(q.Text)] = name + " " + q.ID
				checkQuotes(t, b, q)
			}
		})
	}
}

func checkQuotes(t *testing.T, b *corpus.Brief, q Question) {
	var gold []*corpus.Passage
	for _, quote := range q.Gold {
		at := slices.IndexFunc(b.Passages, func(p corpus.Passage) bool { return strings.Contains(p.Text, quote) })
		if at < 0 {
			t.Errorf("%s: no passage has %q", q.ID, quote)
		}
	}
	for i := range b.Passages {
		if q.correct(&b.Passages[i]) {
			gold = append(gold, &b.Passages[i])
		}
	}
	for _, answer := range q.Answer {
		if !slices.ContainsFunc(gold, func(p *corpus.Passage) bool {
			return slices.ContainsFunc(p.Sentences, func(s corpus.Span) bool { return strings.Contains(s.In(p.Text), answer) })
		}) {
			t.Errorf("%s: no sentence of a gold passage has %q", q.ID, answer)
		}
	}
	var want Sources
	for _, p := range gold {
		s := shown(b, p)
		want.Footnotes = append(want.Footnotes, s.Footnotes...)
		want.Refs = append(want.Refs, s.Refs...)
	}
	got := Sources{slices.Clone(q.Footnotes), slices.Clone(q.Refs)}
	for _, s := range []*Sources{&want, &got} {
		slices.Sort(s.Footnotes)
		slices.Sort(s.Refs)
		s.Footnotes, s.Refs = slices.Compact(s.Footnotes), slices.Compact(s.Refs)
		if len(s.Footnotes) == 0 {
			s.Footnotes = nil
		}
		if len(s.Refs) == 0 {
			s.Refs = nil
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: sources of the gold passages (-want +got):\n%s", q.ID, diff)
	}
}

// A question that stands in the companion measures nothing. The near misses of
// silent.jsonl are known to stand there: see README.md.
func TestCompanionHoldsNoQuestionOfTheSets(t *testing.T) {
	var data []byte
	for _, name := range []string{"companion.txt", "off-topic.txt"} {
		file, err := os.ReadFile("../../corpus/companion/builtin/" + name)
		if err != nil {
			t.Fatal(err)
		}
		data = append(data, file...)
	}
	words := func(s string) string {
		return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
	}
	told := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		told[words(line)] = true
	}
	if len(told) < 1000 {
		t.Fatalf("the companion has %d lines: it is read wrongly", len(told))
	}
	for _, name := range []string{"questions", "second", "third", "fourth", "fifth", "sixth", "seventh", "en-hard", "ru", "fr", "de", "ar", "es", "it", "ja", "kk", "ky", "pl", "pt", "tr", "uk", "uz", "zh"} {
		questions, _, err := ReadFile("testdata/" + name + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range questions {
			if told[words(q.Text)] {
				t.Errorf("%s %s stands in the companion: %s", name, q.ID, q.Text)
			}
		}
	}
}
