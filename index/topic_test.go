package index

import "testing"

func TestTopics(t *testing.T) {
	for text, want := range map[string]Topic{
		"Who wrote this brief?":                                   AboutAuthor,
		"who is the author":                                       AboutAuthor,
		"WHO WROTE THIS PAPER??":                                  AboutAuthor,
		"can you tell me who wrote it please":                     AboutAuthor,
		"When was the brief published?":                           AboutDate,
		"how old is this paper":                                   AboutDate,
		"who published it":                                        AboutPublisher,
		"What's the title of this document?":                      AboutTitle,
		"List the sources":                                        AboutSources,
		"what works does the brief cite?":                         AboutSources,
		"how many references are there?":                          AboutSources,
		"What is this brief about?":                               AboutSections,
		"how is the paper organised":                              AboutSections,
		"How many recommendations does the brief make?":           AboutAdvice,
		"list all the policy recommendations":                     AboutAdvice,
		"what does the author recommend?":                         AboutAdvice,
		"Whose views are these?":                                  AboutDisclaimer,
		"hello!":                                                  SmallTalk,
		"good morning bot, how are you today :)":                  SmallTalk,
		"thanks a lot, that was super helpful!!":                  SmallTalk,
		"who are you?":                                            SmallTalk,
		"Привет, как дела?":                                       SmallTalk,
		"merci":                                                   SmallTalk,
		"":                                                        Argument,
		"What do EU officials recommend on technical standards?":  Argument,
		"Who wrote the EU strategy for Central Asia?":             Argument,
		"When was the new EU strategy published?":                 Argument,
		"hello, why is there a lack of trust?":                    Argument,
		"what is cooperation about":                               Argument,
		"good governance":                                         Argument,
		"Who is Grigory Karasin?":                                 Argument,
		"what sources of misinformation are there in the region?": Argument,
		"help to improve the perception of the EU":                Argument,
		"How many recommendations does the European Union follow": Argument,
	} {
		if got := topicOf(text); got != want {
			t.Errorf("%q is about %q, want %q", text, got, want)
		}
	}
}

func TestDocumentQuestionsAreAnsweredFromStructure(t *testing.T) {
	x := builtin(t)
	for text, want := range map[string]Verdict{
		"Who wrote this brief?":       Answers,
		"how many recommendations":    Answers,
		"List the references, please": Answers,
		"hi there!":                   None,
	} {
		r := search(t, x, text)
		if r.Verdict != want {
			t.Errorf("%q gives %q, want %q", text, r.Verdict, want)
		}
	}
}

func TestDocumentQuestionToASilentBrief(t *testing.T) {
	x := open(t, parse("# Goats\n\nGoats eat grass.\n"), Options{})
	if r := search(t, x, "Who wrote this brief?"); r.Verdict == Answers {
		t.Errorf("a brief without an author answers: %+v", r)
	}
}
