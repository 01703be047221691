package index

import (
	"testing"
)

// reads tests what texts ask for in frames; every frame has a text.
func reads(t *testing.T, frames []topicFrame, texts map[string]string) {
	t.Helper()
	l, used := builtinLittle(), map[int]bool{}
	for text, want := range texts {
		if got, ok := l.topic(frames, text); got != want || ok != (want != "") {
			t.Errorf("%q asks for %q, want %q", text, got, want)
		}
		for i := range frames {
			_, ok := l.topic(frames[i:i+1], text)
			used[i] = used[i] || ok
		}
	}
	for i := range frames {
		if !used[i] {
			t.Errorf("nothing is asked in frame %d: %v", i+1, frames[i])
		}
	}
}

func TestTopic(t *testing.T) {
	reads(t, builtinLittle().topics, map[string]string{
		"What does the brief say about water?":           "water",
		"what does this report tell us about the border": "the border",
		"What does it say about trade?":                  "trade",
		"What is said in the text about trust?":          "trust",
		"Que dit le document sur l'eau ?":                "l'eau",
		"Qu'est-ce que le texte dit sur la Chine ?":      "la Chine",
		"Que dit-on sur la Chine ?":                      "la Chine",
		"Was sagt das Dokument über Wasser?":             "Wasser",
		"Was steht im Bericht zum Vertrauen?":            "Vertrauen",
		"Was wird im Text über Wasser gesagt?":           "Wasser",
		"¿Qué dice el documento sobre el agua?":          "el agua",
		"¿Qué se dice aquí sobre las noticias falsas?":   "las noticias falsas",
		"Cosa dice il documento sull'acqua?":             "acqua",
		"O que diz o texto sobre a água?":                "a água",
		"Co mówi dokument o wodzie?":                     "wodzie",
		"Co raport mówi o Chinach?":                      "Chinach",
		"Что в документе говорится о воде?":              "воде",
		"Что сказано в тексте о Китае?":                  "Китае",
		"Что автор пишет о доверии?":                     "доверии",
		"Что говорит доклад об Афганистане?":             "Афганистане",
		"Що каже автор про воду?":                        "воду",
		"Що звіт каже про довіру?":                       "довіру",
		"Що сказано в документі про воду?":               "воду",
		"Що в тексті сказано про Китай?":                 "Китай",
		"Belge ticaret hakkında ne diyor?":               "ticaret",
		"Çin hakkında metin ne diyor?":                   "Çin",
		"Hujjat suv haqida nima deydi?":                  "suv",
		"Құжатта су туралы не айтылған?":                 "су",
		"Текст Кытай жөнүндө эмне дейт?":                 "Кытай",
		"ماذا تقول الوثيقة عن المياه؟":                   "المياه",
		"文件关于水资源说了什么？":                                   "水资源",
		"文件怎么说水？":                                        "水",
		"关于中国，文中怎么说？":                                    "中国",
		"報告書は水について何と述べていますか？":                            "水",
		// These ask for something else, or of nothing.
		"What does the brief say about this?": "", "What does the brief say?": "", "Water": "", "Que dit le document ?": "",
		"What does the brief say about": "", "Who said what about water?": "", "": "",
	})
}

// What the document says of something is a passage, in any language, and no
// fact about the document; what it never names, it does not answer.
func TestWhatTheBriefSaysOfATopic(t *testing.T) {
	x := builtinByMeaning(t)
	for _, question := range []string{"What does the brief say about water?", "Que dit le document sur l'eau ?", "Was sagt das Dokument über Wasser?", "Что в документе говорится о воде?", "文件关于水说了什么？"} {
		r := search(t, x, question)
		if id := r.Hits[0].Passage.ID; r.Kind != PassageKind || id != "possible-areas-for-cooperation.1" && id != "executive-summary.3" {
			t.Errorf("%s: %s, %s first", question, r.Kind, id)
		}
	}
	if r := search(t, x, "What does the brief say about Iran?"); r.Verdict == Answers {
		t.Errorf("of Iran, which it never names, it answers %q", r.Hits[0].Passage.Text)
	}
}

// Who is cited on something is found in the passages that cite, or have notes.
func TestWhoIsCitedOnATopic(t *testing.T) {
	reads(t, builtinLittle().citedOn, map[string]string{
		"Who is cited on connectivity?":                       "connectivity",
		"Who does the author cite on trust?":                  "trust",
		"Which works are cited for trust?":                    "trust",
		"Which sources does it use on border management?":     "border management",
		"Qui est cité sur la désinformation ?":                "la désinformation",
		"Quels auteurs sont cités à propos de la confiance ?": "la confiance",
		"Wer wird zum Vertrauen zitiert?":                     "Vertrauen",
		"Welche Quellen werden zur Konnektivität zitiert?":    "Konnektivität",
		"¿A quién se cita sobre la frontera?":                 "la frontera",
		"¿Qué fuentes se citan sobre la conectividad?":        "la conectividad",
		"Chi viene citato sulla fiducia?":                     "fiducia",
		"Quali fonti sono citate sulla connettività?":         "connettività",
		"Quem é citado sobre a confiança?":                    "a confiança",
		"Que fontes são citadas sobre a conectividade?":       "a conectividade",
		"Kto jest cytowany na temat zaufania?":                "zaufania",
		"Jakie źródła są cytowane na temat łączności?":        "łączności",
		"Кого цитируют о доверии?":                            "доверии",
		"Какие работы цитируются об управлении границами?":    "управлении границами",
		"Кого цитують про довіру?":                            "довіру",
		"Які джерела цитуються про довіру?":                   "довіру",
		"Güven konusunda hangi kaynaklar kullanılıyor?":       "Güven",
		"Which paper is behind the 93.2% number?":             "the 93.2% number",
		"What study supports the figure of nine wells?":       "the figure of nine wells",
		"what does it cite for trust":                         "trust",
		"Which newspaper is cited on trust?":                  "trust",
		"Quel journal est cité sur la confiance ?":            "la confiance",
		"Quelle est la source de la désinformation ?":         "la désinformation",
		"À quelle note renvoie le passage sur Karasin ?":      "Karasin",
		"D'où vient le chiffre des consultations ?":           "consultations",
		"Sur quoi repose l'idée de confiance ?":               "confiance",
		"Woher stammt die Aussage zum Vertrauen?":             "Vertrauen",
		"Was ist die Quelle für das Vertrauen?":               "das Vertrauen",
		"Welche Studie belegt das Misstrauen?":                "das Misstrauen",
		"Worauf stützt sich die Aussage zum Vertrauen?":       "Vertrauen",
		"Auf welchen Antrag geht Punkt 29 zurück?":            "Punkt 29",
		"¿Cuál es la fuente de la desconfianza?":              "la desconfianza",
		"fuente del dato": "dato",
		"¿Qué periódico se cita sobre la confianza?": "la confianza",
		"¿En qué se basa la cifra de visitas?":       "visitas",
		"¿De dónde salen los datos sobre el agua?":   "el agua",
		"Откуда взяты данные о доверии?":             "доверии",
		"На чём основано утверждение о доверии?":     "доверии",
		"Кто цитируется по поводу доверия?":          "доверия",
		"На кого ссылается автор, говоря о доверии?": "доверии",
		"На чому ґрунтується твердження про довіру?": "довіру",
		"Güven verisi nereden geliyor?":              "Güven",
		"关于开放硬件的结论引用了谁？":                             "开放硬件",
		"信任的数据来自哪里？":                                 "信任",
		"Where does the money come from?":            "", "Woher kommt das Geld?": "", "Sur quoi repose la coopération ?": "",
		"Who is cited the most?": "", "Which sources does it use?": "", "Who is cited on it?": "",
	})
	x := builtin(t)
	for _, question := range []string{"Who is cited on connectivity?", "Which works are cited on the Eurasian Economic Union?"} {
		for _, h := range search(t, x, question).Hits {
			if !sourced(h) {
				t.Errorf("%s: %s has no source", question, h.Passage.ID)
			}
		}
	}
}
