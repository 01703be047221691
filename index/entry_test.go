package index

import (
	"testing"

	"briefbot/corpus"
)

// What people say finds its entry by its words alone, and what asks of the
// argument finds none. None of the lines is a saying of builtin/sayings.txt.
func TestEntriesByWords(t *testing.T) {
	x := builtin(t)
	for want, texts := range map[string][]string{
		"author":          {"Who wrote this brief?", "WHO WROTE THIS PAPER??", "can you tell me who wrote it please", "Thanks! who wrote it?", "Qui est l'auteur ?", "Qui a écrit ce document ?", "Wer hat dieses Dokument geschrieben?", "Wer ist der Autor des Papiers?", "кто автор документа"},
		"date":            {"when was this published", "what's the publication date?", "Wann wurde das veröffentlicht?", "когда это опубликовано?"},
		"title":           {"What's the title of this document?", "what is its title"},
		"references":      {"how many references does it have", "List the sources", "how many references are there?"},
		"notes":           {"how many footnotes are there", "show me all the footnotes"},
		"recommendations": {"How many recommendations does the brief make?", "which recommendations are there", "What does the brief recommend, concretely?"},
		"length":          {"how long is the brief?", "how many pages does this have"},
		"citing":          {"how do I cite this paper", "cite this in Chicago"},
		"greeting":        {"Hola, ¿qué tal?", "hello!", "Hi there!", "merhaba :)"},
		"thanks":          {"thanks a lot, you saved my life :)", "thank you!!", "merci", "спасибо!"},
		"bot":             {"are you a bot?", "Are you human?", "ты программа или человек?"},
		"errand":          {"tell me a joke please", "Write me a poem!"},
		"translate":       {"translate it into Spanish"},
		"":                {"why trust?", "Who wrote the EU strategy for Central Asia?", "When was the new EU strategy published?", "What do EU officials recommend on technical standards?", "Who is Grigory Karasin?", "what sources of misinformation are there in the region?", "is Russia a good partner", "Which books does the author recommend?"},
	} {
		for _, text := range texts {
			if r := search(t, x, text); r.Entry != want {
				t.Errorf("%q is for %q (%s), want %q", text, r.Entry, r.Kind, want)
			}
		}
	}
}

// A question whether, how often or where a word stands leaves the word.
func TestAskedMentions(t *testing.T) {
	x := builtin(t)
	for text, want := range map[string][2]string{
		"Does it mention Iran?":                                             {"mention", "Iran"},
		"is Mongolia anywhere in there?":                                    {"mention", "Mongolia"},
		"ça parle de l'Iran ?":                                              {"mention", "Iran"},
		"¿Sale Mongolia en el texto?":                                       {"mention", "Mongolia"},
		"Steht da was zur Mongolei?":                                        {"mention", "Mongolei"},
		"есть ли там что-нибудь про Иран?":                                  {"mention", "Иран"},
		"Is there trust in the region?":                                     {},
		"on parle de l’Iran ?":                                              {"mention", "Iran"},
		"kommt der Iran drin vor?":                                          {"mention", "Iran"},
		"any word on Iran?":                                                 {"mention", "Iran"},
		"iran":                                                              {"mention", "iran"}, // which the companion has
		"smugglers":                                                         {"mention", "smugglers"},
		"does the brief ever mention water management":                      {"mention", "water management"},
		"Is Uzbekistan mentioned?":                                          {"mention", "Uzbekistan"},
		"Wird die Ukraine erwähnt?":                                         {"mention", "Ukraine"},
		"Le document mentionne-t-il l'OTAN ?":                               {"mention", "OTAN"},
		"Упоминается ли Афганистан?":                                        {"mention", "Афганистан"},
		"¿Se menciona China?":                                               {"mention", "China"},
		"Metinde Çin geçiyor mu?":                                           {"mention", "Çin"},
		"How many times does the brief mention China?":                      {"how-often", "China"},
		"Wie oft erwähnt das Dokument China?":                               {"how-often", "China"},
		"How many times is \"selective engagement\" used?":                  {"how-often", "selective engagement"},
		"where does the word trust appear":                                  {"where-mentioned", "trust"},
		"water?":                                                            {"mention", "water"},
		"Is Russia mentioned in the EU's new strategy for Central Asia?":    {},
		"Why is Russia not mentioned explicitly in the strategy?":           {},
		"Is list mentioned?":                                                {"mention", "list"},
		"List all countries mentioned":                                      {},
		"Can you list every organisation mentioned?":                        {},
		"Liste alle Länder auf, die erwähnt werden":                         {},
		"does it say anything about how both sides could share their water": {},
	} {
		r := search(t, x, text)
		got := [2]string{r.Entry, r.Rest}
		if r.Kind != MentionKind {
			got = [2]string{}
		}
		if got != want {
			t.Errorf("%q asks %q, want %q", text, got, want)
		}
	}
}

// The places that a question names by number or label win over its other words.
func TestNamedPlaces(t *testing.T) {
	x := builtin(t)
	for text, want := range map[string]struct{ id, entry string }{
		"recommendation 2 in simple words":               {"policy-recommendations.3", "reword"},
		"can you translate recommendation 1":             {"policy-recommendations.2", "translate"},
		"What does paragraph 2 of the introduction say?": {"introduction.2", ""},
		"Barriers to Cooperation, paragraph 2 of 5":      {"barriers-to-cooperation.2", ""},
		"Sattarov 2018":            {"references.6", ""},
		"footnote 1":               {"converging-interests.2", ""},
		"show me the introduction": {"introduction.1", ""},
	} {
		r := search(t, x, text)
		if r.Kind != PlaceKind || r.Entry != want.entry || r.Verdict != Answers || len(r.Hits) == 0 || r.Hits[0].Passage.ID != want.id {
			t.Errorf("%q is %s %q, %s", text, r.Kind, r.Entry, r.Verdict)
		}
	}
	if r := search(t, x, "Juraev 2015"); r.Verdict != None || r.Kind != PlaceKind {
		t.Errorf("a work that is not cited is %s, %s", r.Kind, r.Verdict)
	}
}

// A chat's markup and politeness are no words of a question.
func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"<@900000000000000099> what is CARICC?":                "what is CARICC?",
		"what is CARICC <:think:900000000000000099>":           "what is CARICC",
		"</ask:900000000000000020> what is CARICC? 🙂":          "what is CARICC?",
		"what is CARICC <t:1618953630:R>":                      "what is CARICC",
		"hi, can you please tell me what CARICC is pls thanks": "what CARICC is",
		"thank you":         "thank you",
		"a < b > c":         "a < b > c",
		"is <b> a mark":     "is <b> a mark",
		"Bitte, was ist X?": "was ist X?",
		"":                  "",
	} {
		if got := clean(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// A question that is like one for something of the document which was not found, and
// says more, is for passages.
func TestUnfoundFact(t *testing.T) {
	x, err := New(corpus.Parse([]byte("# Open Code\n\n## Choice\n\nPermissive licences should be preferred for new projects.\n\n## Duties\n\nA project has an owner.\n"), corpus.Options{}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for question, want := range map[string]Kind{
		"which licence should be preferred for a new project?": PassageKind,
		"what is the licence?":                                 FactKind,
	} {
		if r := search(t, x, question); r.Kind != want {
			t.Errorf("%q is %s %q, want %s", question, r.Kind, r.Entry, want)
		}
	}
}

// A saying that asks for a person is none for a place.
func TestEntryOfAnotherKind(t *testing.T) {
	x := builtinByMeaning(t)
	for question, want := range map[string]string{"who signed it": "author", "where was it signed": "", "where did she write this": ""} {
		if r := search(t, x, question); r.Entry != want {
			t.Errorf("%q is %s %q, want %q", question, r.Kind, r.Entry, want)
		}
	}
}

// A part that documents have and this one has not is said to be missing, where that is
// all that is asked for.
func TestAbsentPart(t *testing.T) {
	x := builtin(t)
	for question, want := range map[string]Kind{
		"show me the conclusion": PlaceKind, "la conclusion": PlaceKind, "methodology?": PlaceKind,
		"what results would cooperation on border management have?": PassageKind,
	} {
		r := search(t, x, question)
		if r.Kind != want || want == PlaceKind && (len(r.Reading.Missing) != 1 || len(r.Reading.Places) > 0) {
			t.Errorf("%q is %s, %v, missing %v", question, r.Kind, r.Reading.Places, r.Reading.Missing)
		}
	}
}

// What is said to the program of something in the brief is no question of it.
func TestToProgram(t *testing.T) {
	x := builtinByMeaning(t)
	for question, want := range map[string]string{
		"do you like border management?":                  "opinion",
		"are you for or against cooperation with Russia?": "opinion",
		"was hältst du von Russia?":                       "opinion",
		"do you personally think that the EU is right":    "opinion",
		"tu crois que la coopération marchera ?":          "opinion",
		"write me a tweet about water management":         "errand",
		"do you store what I say":                         "privacy",
		"is this private":                                 "privacy",
		"what would joining forces avoid?":                "",
		"who would pay for joint infrastructure?":         "",
		"can you tell me why cooperation is difficult?":   "",
	} {
		r := search(t, x, question)
		if got := r.Entry; got != want {
			t.Errorf("%q asks %s %q, want %q", question, r.Kind, got, want)
		}
	}
}

// What is like something said to the program is asked of the brief if that has a word
// of it and no such saying has, or if it is words alone.
func TestOfArgument(t *testing.T) {
	x := builtinByMeaning(t)
	for question, want := range map[string]Kind{
		"trust":                                  MentionKind,
		"confidence":                             MentionKind,
		"data":                                   MentionKind,
		"what does Russia think about democracy": PassageKind,
		"what do you think about democracy":      TalkKind,
		"tell me about yourself":                 TalkKind,
		"hiya":                                   TalkKind,
		"help":                                   TalkKind,
		"what is your opinion":                   TalkKind,
	} {
		if r := search(t, x, question); r.Kind != want {
			t.Errorf("%q is %s %q, want %s", question, r.Kind, r.Entry, want)
		}
	}
}
