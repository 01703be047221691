package index

import "testing"

func TestTopics(t *testing.T) {
	x := builtin(t)
	for want, texts := range map[Topic][]string{
		AboutAuthor: {"Who wrote this brief?", "who is the author", "WHO WROTE THIS PAPER??", "can you tell me who wrote it please", "author?", "hello, who wrote this?",
			"Thanks! who wrote it?", "what's the author's name", "Qui a écrit ce document ?", "l'auteur", "Wer hat das geschrieben?", "Wer ist die Autorin des Papiers?",
			"Кто это написал?", "кто автор документа", "кем написан этот доклад"},
		AboutEditor:     {"who edited it", "Who is the editor of this brief?", "Wer hat das redigiert?", "кто редактор"},
		AboutDate:       {"When was the brief published?", "how old is this paper", "what's the publication date?", "quand ce document a-t-il été publié ?", "Wann wurde es veröffentlicht?", "когда это было опубликовано?", "дата публикации"},
		AboutCurrency:   {"is it up to date?", "Is this brief still current?", "is there a newer version", "Ist das noch aktuell?"},
		AboutPublisher:  {"who published it", "which institute published this paper?", "qui a publié cette note ?", "Wer hat das herausgegeben?", "кто издал этот документ"},
		AboutTitle:      {"What's the title of this document?", "what is its title", "quel est le titre ?", "Wie heißt das Papier?", "как называется документ?"},
		AboutSources:    {"List the sources", "what works does the brief cite?", "how many references are there?", "what sources are used", "quelles sont les sources ?", "Welche Quellen gibt es?", "список литературы"},
		AboutNotes:      {"how many footnotes are there?", "show me the footnotes", "combien de notes de bas de page ?", "Wie viele Fußnoten gibt es?", "сколько сносок"},
		AboutSections:   {"What is this brief about?", "how is the paper organised", "tl;dr", "summarise it", "give me a short summary", "de quoi ça parle ?", "Worum geht es?", "о чём этот документ?"},
		AboutLength:     {"how long is it?", "how many pages does it have", "word count", "combien de pages ?", "Wie lang ist der Text?", "сколько в нём страниц"},
		AboutAdvice:     {"How many recommendations does the brief make?", "list all the policy recommendations", "what does the author recommend?", "quelles sont les recommandations ?", "Was empfiehlt das Papier?", "какие рекомендации есть в документе"},
		AboutDisclaimer: {"Whose views are these?"},
		AboutCiting:     {"how do I cite this?", "How should this paper be cited", "cite this in APA", "bibtex", "Bossuyt 2020", "comment citer ce document ?", "Wie zitiere ich das?", "как на это сослаться?"},
		AboutLicence:    {"what licence is it under?", "may I reuse it?", "who holds the copyright", "can I use this in my essay?", "puis-je réutiliser ce texte ?", "Darf ich das Papier verwenden?", "можно ли это использовать"},
		AboutAudience:   {"who is it for?", "for whom was this written", "target audience", "who should read this brief", "pour qui est-il écrit ?", "Für wen ist das geschrieben?", "для кого это написано?"},
		Greeting:        {"hello!", "good morning bot, how are you today :)", "Привет, как дела?", "bonjour", "Guten Tag!", "hola", "merhaba", "доброго дня"},
		Remark:          {"ok", "lol", "hmm interesting"},
		Thanks:          {"thanks!", "thanks a lot, you helped!!", "thank you very much", "merci beaucoup", "Vielen Dank", "спасибо большое", "gracias", "дякую", "teşekkürler"},
		Farewell:        {"bye", "good night", "see you later", "au revoir", "Tschüss!", "пока", "до свидания", "hasta luego", "бувай", "güle güle"},
		Praise:          {"good bot", "nice", "well done!", "that was super helpful!!", "you're the best", "bon bot", "молодец", "супер!", "aferin"},
		Complaint:       {"bad bot", "that's wrong", "that is not what I asked", "you are stupid", "this doesn't answer my question", "c'est faux", "Das ist falsch", "неправильно", "это не так"},
		AboutBot: {"are you a bot?", "are you ChatGPT", "are you human or a bot?", "is this an AI?", "who are you?", "am I talking to a real person?", "es-tu un robot ?", "Bist du ein Mensch?",
			"ты бот?", "ти бот?", "¿eres un bot?", "sen bot musun"},
		AboutMaker:  {"who made you?", "who programmed this bot", "qui t'a créé ?", "Wer hat dich gemacht?", "кто тебя создал?"},
		AboutTongue: {"can you speak Russian?", "do you understand German", "what languages do you speak", "parles-tu français ?", "Sprichst du Deutsch?", "ты говоришь по-русски?"},
		AboutHelp:   {"what can you do?", "help", "how do I use this bot", "que peux-tu faire ?", "Was kannst du?", "что ты умеешь?"},
		Errand: {"tell me a joke", "write me a speech about water", "translate this", "translate recommendation 2 into French", "summarise it in your own words", "write a poem", "raconte-moi une blague",
			"Erzähl mir einen Witz", "напиши мне стихотворение", "переведи это", "объясни своими словами", "bana bir şiir yaz"},
		FollowUp: {"really?", "why?", "And why?", "how so?", "seriously??", "what do you mean?", "can you explain?", "explain that", "Are you sure about that?", "is that true?", "prove it", "for example?", "what else?", "go on",
			"tell me more", "I don't understand", "how do you know that?", "pourquoi ?", "tu peux m'expliquer ?", "c'est vrai ?", "Wirklich?", "Kannst du das erklären?", "Was heißt das?", "¿por qué?", "¿y qué más?", "¿puedes explicarlo?", "почему?",
			"Правда?", "объясни подробнее", "ты уверен?", "чому?", "поясни це", "neden?", "emin misin?"},
		Argument: {"", "the", "why trust?", "what is cooperation?", "examples of cooperation", "is Russia sure", "why is that a problem for the EU?", "explain the barriers", "what else does the EU want?", "more trust", "next steps", "what does the EU mean by that", "???", "What do EU officials recommend on technical standards?", "Who wrote the EU strategy for Central Asia?", "When was the new EU strategy published?",
			"hello, why is there a lack of trust?", "what is cooperation about", "good governance", "Who is Grigory Karasin?", "what sources of misinformation are there in the region?",
			"help to improve the perception of the EU", "How many recommendations does the European Union follow", "does it say what China wants", "who funded it?", "is it peer reviewed?",
			"what is wrong with the EU", "is Russia a good partner", "who made the strategy", "write down what the EU wants", "what does he say about trust", "can Russia speak for Kazakhstan"},
	} {
		for _, text := range texts {
			if got, _ := x.aboutText(text); got != want {
				t.Errorf("%q is about %q, want %q", text, got, want)
			}
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

func TestQuestionsToTheProgram(t *testing.T) {
	for text, want := range map[string]Topic{
		"who made you and what model are you running on?": AboutMaker,
		"Who are you? What do you think of Russia?":       AboutBot,
		"кто ты и что ты думаешь о России?":               AboutBot,
		"Hello? Can you tell me who Karasin is?":          Argument,
		"who are you and what is selective engagement?":   Argument,
		"What is selective engagement? And who are you?":  Argument,
		"what do you think about Russia":                  Argument,
		"":                                                Argument,
	} {
		if got := toProgram(wholeQuestions(text)); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
