package commands

import (
	"strings"
	"testing"

	"briefbot/corpus"
	"briefbot/index"
)

// What a reply is about can be read off it, as a question that follows it in
// another process has to.
func TestWhatAReplyIsAbout(t *testing.T) {
	s := realSet(t)
	for _, c := range []struct {
		locale, question string
		kind             index.Kind
		first            corpus.Place
		places           int
	}{
		{"", "What are the barriers to cooperation?", "", corpus.Place{Kind: corpus.PassagePlace, Index: 22}, 4},
		{"", "show me the introduction", "", corpus.Place{Kind: corpus.SectionPlace, Index: 2}, 1},
		{"", "recommendation 2", "", corpus.Place{Kind: corpus.RecommendationPlace, Index: 1}, 1},
		{"", "note 5", "", corpus.Place{Kind: corpus.NotePlace, Index: 4}, 1}, // four have its words
		{"fr", "does it mention Iran?", index.MentionKind, corpus.Place{}, 0},
		{"ru", "does it mention Karasin?", index.MentionKind, corpus.Place{Kind: corpus.SentencePlace, Index: 12, Sentence: 3}, 1},
	} {
		a := s.About(Text(s.asked(t, c.locale, c.question).Blocks), true)
		if a.Kind != c.kind || len(a.Places) != c.places || c.places > 0 && a.Places[0] != c.first {
			t.Errorf("%q: %+v; want %+v", c.question, a, c)
		}
	}
}

// What announces recommendations is none of them: "the second" is the second of what
// it announces.
func TestWhatAnnouncesIsNotCounted(t *testing.T) {
	b := corpus.Parse([]byte("# A Note\n\n## Recommendations\n\nIt is recommended that the ministry should:\n\n- repair the northern bridge this year;\n- open the second station again;\n- publish what both have cost.\n"), corpus.Options{})
	s := New(b, nil)
	a := s.About("It is recommended that the ministry should:\nrepair the northern bridge this year;\nopen the second station again;\npublish what both have cost.", true)
	if len(a.Places) != 3 || s.places().Passages(a.Places[1])[0] != 2 {
		t.Errorf("%+v", a)
	}
}

// "Is this right?" in reply to what somebody wrote checks that: its quotations, or
// all of it; without words of the brief the nearest passages are shown.
func TestAMessageIsChecked(t *testing.T) {
	s := realSet(t)
	ask, _ := s.Command("ask")
	for message, want := range map[string]string{
		"The author says: “there is a grave lack of trust between both sides”": "grave",
		"There is a serious lack of trust between both sides.":                 "Exact:",
		"Nobody in Brussels or Moscow trusts the other one any longer.":        "Absent:",
	} {
		r, err := ask.Run(t.Context(), Request{Options: map[string]string{"question": "is this right?"}, About: s.About(message, false)})
		if err != nil {
			t.Fatal(err)
		}
		if text := Text(r.Blocks); !strings.Contains(text, want) {
			t.Errorf("%q: no %q in %s", message, want, text)
		}
	}
}
