package commands

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
)

// Every quotation of an article comes back with its place in it and its kind.
func TestCheckText(t *testing.T) {
	s := New(corpus.Builtin(), nil)
	const text = "As Bossuyt writes, “Central Asia is not ready for democracy”.\n\n> there is a serious lack of money between both sides\n\n" +
		"Is it true that \"the EU does want to cooperate with Russia\"? No: «Russia is a democracy of long standing», he said. " +
		"“Central Asia is not ready for democracy” (Sattarov 2018), “the EU should invest more in media campaigns”, the “EU”."
	got := s.CheckText(text, "en").Blocks
	var lines []string
	for _, b := range got {
		if b.Kind == Headline || b.Kind == Say || b.Kind == Place {
			lines = append(lines, b.String()+prefixed(" @", b.Passage, ""))
		}
	}
	want := []string{
		"Quotations: 6. Exact: 2, nearly exact: 1, changed: 2 (of these not what the brief says: 1), absent: 1.",
		"“Central Asia is not ready for democracy”",
		"Exact: the brief says this word for word.",
		"Barriers to Cooperation, paragraph 5 of 5 @barriers-to-cooperation.5",
		"“there is a serious lack of money between both sides”",
		"Changed: the brief has other words here.",
		"Barriers to Cooperation, paragraph 2 of 5 @barriers-to-cooperation.2",
		"“the EU does want to cooperate with Russia”",
		"Changed: it may reverse the meaning. “not” is left out.",
		"Is Cooperation Possible?, paragraph 1 of 4 @is-cooperation-possible.1",
		"“Russia is a democracy of long standing”",
		"Absent: these words are not in the brief.",
		"“Central Asia is not ready for democracy”",
		"Exact: the brief says this word for word.",
		"Barriers to Cooperation, paragraph 5 of 5 @barriers-to-cooperation.5",
		"“the EU should invest more in media campaigns”",
		"Nearly exact: only marks, capital letters, spelling or a small word differ.",
		"Policy Recommendations, paragraph 5 of 5, recommendation 4 of 4 @policy-recommendations.5",
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !strings.Contains(Text(got), "Sattarov 2018") {
		t.Errorf("the wrong work beside a quotation is not named: %s", Text(got))
	}
}

// A text of the largest size, of quotations or of marks alone, is checked whole.
func TestCheckTextOfAnySize(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	s := New(corpus.Builtin(), nil)
	for _, part := range []string{"“a ", "“a“ ", "\"a b c\" ", "'a ", "> a b c\n", "“EU … and … ”", "„x“ »y« "} {
		text := strings.Repeat(part, MaxText/len(part)+1)
		if got := s.CheckText(text, "en"); len(got.Blocks) == 0 {
			t.Errorf("%q: nothing is said", part)
		}
		last := 0
		for _, q := range s.toCheck(text) {
			if q.Start < last || q.End <= q.Start || q.End > len(text) {
				t.Fatalf("%q: a quotation at %v after %d", part, q, last)
			}
			last = q.End
		}
	}
}

// The sentence after a quotation says nothing of it; a source in brackets does.
func TestTheNextSentenceIsNotBeside(t *testing.T) {
	const words = "“there is a serious lack of trust between both sides”"
	for text, want := range map[string]string{
		words + ". The brief recommends (recommendation 2) to talk.": " ",
		words + ". (recommendation 2)":                               " . (recommendation 2)",
		words + ", says recommendation 2. Others agree.":             " , says recommendation 2",
	} {
		if got := beside(text, quotations(text), 0); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
