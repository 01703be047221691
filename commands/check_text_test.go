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
	got := s.CheckText(text, "en")
	var kinds []string
	for _, q := range got.Quotes {
		kinds = append(kinds, q.Kind+": "+q.Span.In(text)+" @"+q.Passage)
		if len(q.Blocks) == 0 || (q.Kind == "absent") != (q.Passage == "") {
			t.Errorf("%+v", q)
		}
	}
	want := []string{
		"exact: Central Asia is not ready for democracy @barriers-to-cooperation.5",
		"changed: > there is a serious lack of money between both sides @barriers-to-cooperation.2",
		"not what the brief says: the EU does want to cooperate with Russia @is-cooperation-possible.1",
		"absent: Russia is a democracy of long standing @",
		"exact: Central Asia is not ready for democracy @barriers-to-cooperation.5",
		"nearly exact: the EU should invest more in media campaigns @policy-recommendations.5",
	}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got, want := got.Summary.String(), "Quotations: 6. Exact: 2, nearly exact: 1, changed: 2 (of these not what the brief says: 1), absent: 1."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if !strings.Contains(got.Quotes[4].Blocks[1].String(), "Sattarov 2018") {
		t.Errorf("the wrong work beside it is not named: %+v", got.Quotes[4].Blocks)
	}
}

// A text of the largest size, of quotations or of marks alone, is checked whole.
func TestCheckTextOfAnySize(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	s := New(corpus.Builtin(), nil)
	for _, part := range []string{"“a ", "“a“ ", "\"a b c\" ", "'a ", "> a b c\n", "“EU … and … ”", "„x“ »y« "} {
		got := s.CheckText(strings.Repeat(part, MaxText/len(part)+1), "en")
		if len(got.Text) > MaxText {
			t.Errorf("%q: %d bytes", part, len(got.Text))
		}
		last := 0
		for _, q := range got.Quotes {
			if q.Span.Start < last || q.Span.End <= q.Span.Start || q.Span.End > len(got.Text) {
				t.Fatalf("%q: a quotation at %v after %d", part, q.Span, last)
			}
			last = q.Span.End
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
		if got := around(text, quotations(text), 0); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
