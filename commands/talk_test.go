package commands

import (
	"strings"
	"testing"

	"briefbot/corpus"
	"briefbot/corpus/companion"
	"briefbot/index"
)

// realSet is the commands over the built-in brief as it is really searched,
// without the encoder.
func realSet(t *testing.T) *Set {
	t.Helper()
	c, err := companion.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	b := corpus.Builtin()
	x, err := index.New(b, index.Options{Companion: c})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return New(b, x)
}

func (s *Set) asked(t *testing.T, locale, question string) Reply {
	t.Helper()
	c, _ := s.Command("ask")
	r, err := c.Run(t.Context(), Request{Locale: locale, Options: map[string]string{"question": question}})
	if err != nil {
		t.Fatal(err)
	}
	checkReply(t, s.brief, r)
	return r
}

// What people ask of a document and say to a bot, with the replies: each file
// is one kind, and reads like a conversation.
func TestConversations(t *testing.T) {
	s := realSet(t)
	for name, c := range map[string]struct {
		locale    string
		questions []string
	}{
		"named": {questions: []string{"recommendation 3", "what does note 3 say?", "footnote 9", "R9", "Sattarov 2018", "reference 12", "show me the introduction", "section 7"}},
		"parts": {questions: []string{"Who is the author and when was it published?", "when was it published and by whom", "who wrote this and what does she say about China?",
			"how many recommendations and footnotes are there?", "who wrote it and who funded it?"}},
		"document": {questions: []string{"who edited it?", "is it up to date?", "may I reuse it?", "who is it for?", "how long is it?", "how many footnotes are there?", "how do I cite this?", "cite this in BibTeX", "tl;dr"}},
		"silent":   {questions: []string{"who funded it?", "is it peer reviewed?", "asdfgh", "the", "...", "who replaced Karasin?", "population of Kazakhstan"}},
		"lookup":   {questions: []string{"water?", "who is Karasin?", "OSCE", "Minsk agreements"}},
		"talk":     {questions: talk},
		"talk-fr":  {"fr", talk}, "talk-de": {"de", talk}, "talk-es": {"es-ES", talk}, "talk-ru": {"ru", talk}, "talk-uk": {"uk", talk}, "talk-tr": {"tr", talk},
		"named-de": {"de", []string{"Zeig mir die zweite Empfehlung", "Was steht in Fußnote 9?", "letzte Empfehlung"}},
		"named-fr": {"fr", []string{"la recommandation numéro deux", "que dit la note 9 ?", "la dernière recommandation"}},
		"named-ru": {"ru", []string{"вторая рекомендация", "что написано в сноске 9?", "последняя рекомендация"}},
	} {
		t.Run(name, func(t *testing.T) {
			var out strings.Builder
			for _, q := range c.questions {
				out.WriteString("? " + q + "\n" + prose(s.asked(t, c.locale, q)) + "\n")
			}
			golden(t, "conversation/"+name, out.String())
		})
	}
}

// talk is one of each kind of small talk.
var talk = []string{"hello!", "ok", "thanks!", "bye", "good bot", "that's wrong", "are you a bot?", "who made you?", "can you speak Russian?", "what can you do?", "tell me a joke", "really?"}

// Whoever names an item gets what its own command gives.
func TestNamedItemsAreWhatTheirCommandsGive(t *testing.T) {
	s := realSet(t)
	for question, c := range map[string]struct{ command, option, value string }{
		"what is the second recommendation?":  {"recommendation", "number", "2"},
		"recommendation twelve":               {"recommendation", "number", "12"},
		"покажи последнюю рекомендацию":       {"recommendation", "number", "4"},
		"source of footnote 3":                {"footnote", "number", "3"},
		"n.2":                                 {"footnote", "number", "2"},
		"que dit la note de bas de page 5 ?":  {"footnote", "number", "5"},
		"Fußnote 6":                           {"footnote", "number", "6"},
		"Van der Togt 2020":                   {"cite", "work", "Van der Togt 2020"},
		"the Juraev article":                  {"cite", "work", "Juraev"},
		"Sattarov 2019":                       {"cite", "work", "Sattarov 2019"},
		"the section Barriers to Cooperation": {"section", "name", "Barriers to Cooperation"},
		"zeig mir die Danksagung":             {"section", "name", "Acknowledgements"},
	} {
		cmd, _ := s.Command(c.command)
		want, err := cmd.Run(t.Context(), Request{Options: map[string]string{c.option: c.value}})
		if err != nil {
			t.Fatal(err)
		}
		if got := prose(s.asked(t, "", question)); got != prose(want) {
			t.Errorf("%q gives\n%s\nwant what /%s %s gives:\n%s", question, got, c.command, c.value, prose(want))
		}
	}
}
