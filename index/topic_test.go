package index

import (
	"testing"
)

func TestTopic(t *testing.T) {
	l := builtinLittle()
	for text, want := range map[string]string{
		"What does the brief say about water?":           "water",
		"what does this report tell us about the border": "the border",
		"What does it say about trade?":                  "trade",
		"Que dit le document sur l'eau ?":                "l'eau",
		"Qu'est-ce que le texte dit sur la Chine ?":      "la Chine",
		"Was sagt das Dokument über Wasser?":             "Wasser",
		"Was wird im Text über Wasser gesagt?":           "Wasser",
		"¿Qué dice el documento sobre el agua?":          "el agua",
		"Cosa dice il documento sull'acqua?":             "acqua",
		"O que diz o texto sobre a água?":                "a água",
		"Co mówi dokument o wodzie?":                     "wodzie",
		"Что в документе говорится о воде?":              "воде",
		"Що каже автор про воду?":                        "воду",
		"Belge ticaret hakkında ne diyor?":               "ticaret",
		"Hujjat suv haqida nima deydi?":                  "suv",
		"Құжатта су туралы не айтылған?":                 "су",
		"ماذا تقول الوثيقة عن المياه؟":                   "المياه",
		"文件关于水资源说了什么？":                                   "水资源",
		"文件怎么说水？":                                        "水",
		"報告書は水について何と述べていますか？":                            "水",
		// These ask for something else, or of nothing.
		"What does the brief say about this?": "", "What does the brief say?": "", "Water": "", "Que dit le document ?": "",
		"What does the brief say about": "", "Who said what about water?": "", "": "",
	} {
		if got, ok := l.topic(l.topics, text); got != want || ok != (want != "") {
			t.Errorf("%q asks for %q, want %q", text, got, want)
		}
	}
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
	l := builtinLittle()
	for text, want := range map[string]string{
		"Who is cited on connectivity?":                    "connectivity",
		"Which sources does it use on border management?":  "border management",
		"Qui est cité sur la désinformation ?":             "la désinformation",
		"Welche Quellen werden zur Konnektivität zitiert?": "Konnektivität",
		"¿A quién se cita sobre la frontera?":              "la frontera",
		"Кого цитируют о доверии?":                         "доверии",
		"Who is cited the most?":                           "", "Which sources does it use?": "", "Who is cited on it?": "",
	} {
		if got, ok := l.topic(l.citedOn, text); got != want || ok != (want != "") {
			t.Errorf("%q asks whom it cites on %q, want %q", text, got, want)
		}
	}
	x := builtin(t)
	for _, question := range []string{"Who is cited on connectivity?", "Which works are cited on the Eurasian Economic Union?"} {
		for _, h := range search(t, x, question).Hits {
			if !sourced(h) {
				t.Errorf("%s: %s has no source", question, h.Passage.ID)
			}
		}
	}
}
