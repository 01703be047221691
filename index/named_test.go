package index

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
)

// The items that a question names, as the brief's structure has them.
func TestNames(t *testing.T) {
	b := corpus.Builtin()
	x := open(t, b, Options{})
	section := func(name string) int {
		for i, s := range b.Sections {
			if s.Name == name {
				return i
			}
		}
		t.Fatalf("no section %q", name)
		return -1
	}
	reference := func(key string) int {
		for i, r := range b.References {
			if r.Key == key {
				return i
			}
		}
		t.Fatalf("no reference %q", key)
		return -1
	}
	type found struct {
		Topic Topic
		Named []int
	}
	second, last := found{OneRecommendation, []int{1}}, found{OneRecommendation, []int{len(b.Recommendations) - 1}}
	sattarov := found{OneReference, []int{reference("Sattarov 2018")}}
	intro := found{OneSection, []int{section("Introduction")}}
	for text, want := range map[string]found{
		"recommendation 2": second, "recommendation two": second, "R2": second, "what does R2 say?": second, "the second recommendation": second, "2nd recommendation please": second, "rec. 2": second,
		"recommendation no. 2": second, "hi! what is recommendation 2?": second, "quote recommendation #2": second,
		"la deuxième recommandation": second, "recommandation n° 2": second, "la 2e recommandation": second, "que dit la recommandation deux ?": second,
		"zweite Empfehlung": second, "Was ist die 2. Empfehlung?": second, "Empfehlung Nr. 2": second, "Wie lautet die zweite Empfehlung?": second,
		"вторая рекомендация": second, "рекомендация №2": second, "покажи вторую рекомендацию": second, "2-я рекомендация": second,
		"last recommendation": last, "the final recommendation": last, "la dernière recommandation": last, "letzte Empfehlung": last, "последняя рекомендация": last,
		"recommendation 9": {OneRecommendation, nil}, "R12": {OneRecommendation, nil}, "девятая рекомендация": {OneRecommendation, nil},

		"footnote 4": {OneFootnote, []int{3}}, "what does note 2 say?": {OneFootnote, []int{1}}, "source of footnote 3": {OneFootnote, []int{2}}, "n.2": {OneFootnote, []int{1}}, "fn 5": {OneFootnote, []int{4}},
		"the last footnote": {OneFootnote, []int{4}}, "third footnote": {OneFootnote, []int{2}}, "note de bas de page 3": {OneFootnote, []int{2}}, "Was steht in Fußnote 2?": {OneFootnote, []int{1}},
		"что в сноске 2?": {OneFootnote, []int{1}}, "footnote 6": {OneFootnote, nil},

		"Sattarov 2018": sattarov, "Sattarov (2018)": sattarov, "reference Sattarov": sattarov, "the Sattarov article": sattarov, "what does Sattarov 2018 say": sattarov, "where is Sattarov 2018 cited?": sattarov,
		"Sattarov 2019": sattarov, // the entry shows the right year
		"reference 3":   {OneReference, []int{2}}, "the last source": {OneReference, []int{len(b.References) - 1}}, "reference 8": {OneReference, nil},
		"Bossuyt and Bolgova 2019": {OneReference, []int{reference("Bossuyt and Bolgova 2019")}}, "Council of the EU 2016": {OneReference, []int{reference("Council of the EU 2016")}},
		"Bossuyt 2020": {AboutCiting, nil}, // the brief itself

		"introduction": intro, "the introduction": intro, "show me the introduction": intro, "what does the introduction say?": intro, "zeig mir die Einleitung": intro, "montre-moi l'introduction": intro, "покажи введение": intro,
		"the barriers section": {OneSection, []int{section("Barriers to Cooperation")}}, "section Is Cooperation Possible?": {OneSection, []int{section("Is Cooperation Possible?")}},
		"executive summary": {OneSection, []int{section("Executive Summary")}}, "about the author": {OneSection, []int{section("About the Author")}},
		"section cooperation": {OneSection, []int{section("Is Cooperation Possible?"), section("Possible Areas for Cooperation"), section("Barriers to Cooperation")}},
		"first section":       {OneSection, []int{section("Executive Summary")}}, "the last chapter": {OneSection, []int{section("Policy Recommendations")}},
		"section 3": {OneSection, nil}, "chapter 2.1": {OneSection, nil},

		"": {}, "recommendation": {}, "two recommendations": {}, "the first two recommendations": {}, "the second principle": {}, "is cooperation possible?": {}, "barriers to cooperation": {},
		"what does recommendation 3 cost?": {}, "who wrote recommendation 2": {}, "take note of 2 things": {}, "Sattarov": {}, "2018": {}, "Piketty 2014": {}, "Where does Fabienne Bossuyt work?": {},
		"which section discusses trust?": {}, "the author": {}, "R": {}, "n": {}, "note": {},
	} {
		topic, named, ok := x.names(hear(text))
		if diff := cmp.Diff(want, found{topic, named}); diff != "" || ok != (want.Topic != Argument) {
			t.Errorf("%q, %v (-want +got):\n%s", text, ok, diff)
		}
	}
}

// Where the headings are numbered, sections are called by their numbers.
func TestNumberedSections(t *testing.T) {
	b := parse("# Goats\n\n## 1. Food\n\nGoats eat grass.\n\n### 1.1 Grass\n\nGrass is green.\n\n## 2. Drink\n\nGoats drink water.\n")
	x := open(t, b, Options{})
	for text, want := range map[string]string{"section 1": "Food", "section 1.1": "Grass", "chapter two": "Drink", "section 3": "", "Abschnitt 2": "Drink", "раздел 1.1": "Grass", "the last section": "Drink"} {
		topic, named, _ := x.names(hear(text))
		got := ""
		if len(named) == 1 {
			got = b.Sections[named[0]].Name
		}
		if topic != OneSection || got != want {
			t.Errorf("%q is about %q and names %q (%v), want section %q", text, topic, got, named, want)
		}
	}
}

// The passages of a named item come first, and a footnote's sentence is the one
// that carries its mark.
func TestNamedItemsLead(t *testing.T) {
	x := builtin(t)
	for text, want := range map[string]struct{ id, sentence string }{
		"recommendation 3":     {"policy-recommendations.4", "EU officials should try"},
		"what does note 2 say": {"is-cooperation-possible.2", ""},
		"footnote 1":           {"converging-interests.2", "Overall, these contacts"},
		"footnote 5":           {"possible-areas-for-cooperation.3", "EU officials believe that there is a substantial mismatch"},
		"Prandin 2019":         {"references.5", ""},
		"the acknowledgements": {"acknowledgements.1", ""},
	} {
		r := search(t, x, text)
		h := r.Hits[0]
		if got := h.Sentence.In(h.Passage.Text); h.Passage.ID != want.id || len(got) < len(want.sentence) || got[:len(want.sentence)] != want.sentence {
			t.Errorf("%q finds %s, %q", text, h.Passage.ID, got)
		}
		if r.Verdict != Answers || r.Confidence != 1 {
			t.Errorf("%q is judged %q, %v", text, r.Verdict, r.Confidence)
		}
	}
}
