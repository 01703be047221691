package index

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
)

func TestSplit(t *testing.T) {
	x := builtin(t)
	for text, want := range map[string][]string{
		"What is selective engagement, and who briefed the Russian counterparts?": {"What is selective engagement", "who briefed the Russian counterparts?"},
		"Who is Karasin and what is the EAEU?":                                    {"Who is Karasin", "what is the EAEU?"},
		"What does SCO stand for; what are the four areas":                        {"What does SCO stand for;", "what are the four areas"},
		"what is CARICC? thanks @everyone":                                        {"what is CARICC?"},
		"Hello! Who wrote this?":                                                  {"Who wrote this?"},
		"Who wrote it and when?":                                                  {"Who wrote it", "when was it published"},
		"¿Quién lo escribió y cuándo?":                                            {"¿Quién lo escribió", "cuándo fue escrito"},
		"Wer hat das geschrieben und wann?":                                       {"Wer hat das geschrieben", "wann wurde das geschrieben"},
		"When was this written and by whom?":                                      {"When was this written", "by whom was this paper written"},
		"Which barriers are there and how many?":                                  {"Which barriers are there how many?"},
		"Bunu kim ve ne zaman yazdı?":                                             {"Bunu kim yazdı?", "Bunu ne zaman yazdı?"},
		"Von wem und wann wurde das geschrieben?":                                 {"Von wem wurde das geschrieben?", "wann wurde das geschrieben?"},
		"Who and when published this?":                                            {"Who published this?", "when published this?"},
		"Qui est Karasin et à quelle fréquence ont lieu les consultations ?":      {"Qui est Karasin", "à quelle fréquence ont lieu les consultations ?"},
		"Wer ist Karasin und wofür steht CARICC?":                                 {"Wer ist Karasin", "wofür steht CARICC?"},
		"作者是谁，什么时候发布的？":                                                           {"作者是谁，", "什么时候发布的？"},
		"What is CARICC and where does it say that?":                              {"What is CARICC", "where does it say that?"},
		"Does it mention Kazakhstan and Kyrgyzstan?":                              nil,
		"When the EU launched its strategy, what did it say?":                     nil,
		"在中亚，欧盟和俄罗斯有什么共同利益？":                                                      nil,
		"title, author and date":                                                  {"title", "author", "date"},
		"how many footnotes and references are there":                             {"how many footnotes", "references are there"},
		"Why is there a lack of trust and why?":                                   nil,
		"Is there a lack of trust? Really?":                                       nil,
		"Combien de notes y a-t-il ?":                                             nil,
		"¿Quién lo escribió y cuándo se publicó?":                                 {"¿Quién lo escribió", "cuándo se publicó?"},
		"What do Russia and the EU recommend?":                                    nil,
		"border management and water":                                             nil,
		"China is the main partner. So why might the EU turn to Russia?":          nil,
		"???": nil,
		"":    nil,
	} {
		got := x.split(clean(text), saidWords(clean(text)))
		if len(got) == 1 && want == nil {
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

func TestEachPartHasItsPassage(t *testing.T) {
	r := search(t, builtin(t), "What does CARICC stand for, and what common narratives about the EU are there?")
	if len(r.Parts) != 2 {
		t.Fatalf("%d parts", len(r.Parts))
	}
	for i, want := range []string{"converging-interests.2", "barriers-to-cooperation.4"} {
		if got := r.Parts[i].Hits[0].Passage.ID; got != want {
			t.Errorf("part %d finds %s, want %s", i, got, want)
		}
	}
}

// A part that the brief does not answer is shown as such beside one that it
// does.
func TestUnansweredPart(t *testing.T) {
	r := search(t, builtin(t), "who wrote this and what is the price of gas in Tashkent?")
	if len(r.Parts) != 2 || r.Parts[0].Verdict != Answers || r.Parts[1].Verdict == Answers || r.Verdict != Answers {
		t.Errorf("%+v", r)
	}
}

// What can only be understood from what it follows is not answered by itself.
func TestFollowUps(t *testing.T) {
	x := builtin(t)
	recommendation := func(i int) *About {
		return &About{Places: []corpus.Place{{Kind: corpus.RecommendationPlace, Index: i}}}
	}
	all := &About{Question: "what are the recommendations", Places: []corpus.Place{{Kind: corpus.RecommendationPlace, Index: 0}, {Kind: corpus.RecommendationPlace, Index: 1}, {Kind: corpus.RecommendationPlace, Index: 2}, {Kind: corpus.RecommendationPlace, Index: 3}}}
	barrier := &About{Places: []corpus.Place{{Kind: corpus.PassagePlace, Index: 24}}}
	sco := &About{Question: "What does the SCO do?", Places: []corpus.Place{{Kind: corpus.PassagePlace, Index: 20}}}
	author := &About{Question: "Who wrote this?", Places: []corpus.Place{{Kind: corpus.PassagePlace, Index: 4}}}
	for _, c := range []struct {
		about       *About
		text        string
		kind        Kind
		entry, want string // the first hit
	}{
		{nil, "the second one", AskAgain, "", ""},
		{nil, "what is the source of that?", AskAgain, "", ""},
		{nil, "why?", AskAgain, "", ""},
		{nil, "Is it effective?", AskAgain, "", ""},
		{nil, "What does he think about it?", AskAgain, "", ""},
		{nil, "почему?", AskAgain, "", ""},
		{nil, "daha fazla", AskAgain, "", ""},
		{nil, "what does it say about border management", PassageKind, "", "possible-areas-for-cooperation.1"},
		{all, "the second one", PlaceKind, "", "policy-recommendations.3"},
		{all, "¿y el último?", PlaceKind, "", "policy-recommendations.5"},
		{all, "the one about misinformation", PlaceKind, "", "policy-recommendations.5"},
		{recommendation(0), "а вторую?", PlaceKind, "", "policy-recommendations.3"},
		{recommendation(1), "source?", PlaceKind, "source", "policy-recommendations.3"},
		{recommendation(1), "why?", PlaceKind, "why", "policy-recommendations.3"},
		{recommendation(1), "tell me more", PlaceKind, "more", "policy-recommendations.3"},
		{recommendation(1), "in which section is that?", PlaceKind, "where", "policy-recommendations.3"},
		{recommendation(2), "the previous one", PlaceKind, "", "policy-recommendations.3"},
		{recommendation(3), "and the next?", AskAgain, "", ""},
		{recommendation(3), "and the one about selective engagement?", PlaceKind, "", "policy-recommendations.4"},
		{recommendation(3), "and how many recommendations are there?", ListKind, "recommendations", "policy-recommendations.2"},
		{&About{Places: []corpus.Place{{Kind: corpus.SentencePlace, Index: 24, Sentence: 1}, {Kind: corpus.PassagePlace, Index: 24}}}, "and the first?", PlaceKind, "", "barriers-to-cooperation.2"},
		{&About{Question: "How does Russia see stability?", Places: []corpus.Place{{Kind: corpus.SentencePlace, Index: 25, Sentence: 1}, {Kind: corpus.PassagePlace, Index: 25}}}, "and the EU?", PlaceKind, "", "barriers-to-cooperation.5"},
		{barrier, "А первое?", PlaceKind, "", "barriers-to-cooperation.2"},
		{barrier, "what comes after that?", PlaceKind, "", "barriers-to-cooperation.5"},
		{barrier, "and the others?", PlaceKind, "", "barriers-to-cooperation.2"},
		{all, "what about the last two?", PlaceKind, "", "policy-recommendations.4"},
		{sco, "no, I meant China", PassageKind, "", "possible-areas-for-cooperation.4"},
		{sco, "and China?", PassageKind, "", "possible-areas-for-cooperation.4"},
		{&About{Question: "What is the price of gas?"}, "and of the EAEU?", PassageKind, "", "possible-areas-for-cooperation.2"},
		{barrier, "the first city in Europe?", PassageKind, "", "acknowledgements.1"},
		{author, "und wann?", FactKind, "date", "front-matter.3"},
		{author, "and who edited it?", FactKind, "editor", "front-matter.2"},
		{&About{Places: author.Places}, "the second one", AskAgain, "", ""},
		{&About{Kind: MentionKind}, "and Kazakhstan?", MentionKind, "mention", "possible-areas-for-cooperation.2"},
		{&About{Question: "What do Bossuyt and Bolgova say about connectivity?", Places: author.Places}, "and Juraev?", PassageKind, "", "converging-interests.1"},
		{&About{Question: "show me paragraph 2 of the introduction"}, "and 3?", PlaceKind, "", "introduction.3"},
		{&About{Question: "Does it mention Kyrgyzstan?"}, "and Kazakhstan?", MentionKind, "mention", "possible-areas-for-cooperation.2"},
		{&About{Question: "What is the new EU strategy for Central Asia?"}, "when was that launched?", PassageKind, "", "is-cooperation-possible.4"},
		{&About{Question: "Does it mention China?"}, "how often?", MentionKind, "how-often", "possible-areas-for-cooperation.4"},
		{&About{Question: "wird China erwähnt?"}, "wie oft?", MentionKind, "how-often", "possible-areas-for-cooperation.4"},
		{&About{Question: "what are the barriers", Places: barrier.Places}, "how many are there?", ListKind, "listed", "barriers-to-cooperation.2"},
		{&About{Question: "Who wrote this?"}, "and where does she work?", PassageKind, "", "about-the-author.1"},
		{&About{Message: "There is a lack of trust between both sides."}, "is this right?", PassageKind, "", "barriers-to-cooperation.2"},
		{recommendation(1), "Who is Grigory Karasin?", PassageKind, "", "converging-interests.2"},
	} {
		r, err := x.Search(t.Context(), Query{Text: c.text, About: c.about})
		if err != nil {
			t.Fatal(err)
		}
		first := ""
		if len(r.Hits) > 0 && r.Kind != AskAgain {
			first = r.Hits[0].Passage.ID
		}
		if r.Kind != c.kind || r.Entry != c.entry || first != c.want {
			t.Errorf("%q is %s %q, %s; want %s %q, %s", c.text, r.Kind, r.Entry, first, c.kind, c.entry, c.want)
		}
	}
}

// A number alone is of what the question before it gave a number.
func TestAnotherNumber(t *testing.T) {
	b := corpus.Parse([]byte("# Plan\n\n## Proposition 1: Pipes\n\nPipes leak.\n\n## Proposition 2: Meters\n\nMeters help.\n\n## Notes on Method\n\nWe asked three towns.\n"), corpus.Options{})
	x, err := New(b, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"and 2?", "et la 2 ?"} {
		r, err := x.Search(t.Context(), Query{Text: text, About: &About{Question: "proposition 1", Places: []corpus.Place{{Kind: corpus.SectionPlace, Index: 0}}}})
		if err != nil || r.Kind != PlaceKind || r.InFull != "proposition 2" || !slices.Equal(r.Reading.Places, []corpus.Place{{Kind: corpus.SectionPlace, Index: 1}}) {
			t.Errorf("%q is %s %q: %v, %v", text, r.Kind, r.InFull, r.Reading.Places, err)
		}
	}
}

// A question with a pronoun beside several other words is answered with the one that
// it follows where that answers it more surely, and any other by itself.
func TestQuestionsThatLeanOnAnother(t *testing.T) {
	x := builtin(t)
	before := "Why is Central Asia not a strategic priority for the EU?"
	for text, want := range map[string]string{"Does the EU want it to lead?": before + " Does the EU want it to lead?", "Who is Grigory Karasin?": ""} {
		r, err := x.Search(t.Context(), Query{Text: text, About: &About{Question: before}})
		if err != nil || r.InFull != want {
			t.Errorf("%q is read as %q, %v; want %q", text, r.InFull, err, want)
		}
	}
}

// After a list, "what about China?" asks of China and not for the list again; "the
// second" of what one sentence lists is that member, with the sentence.
func TestAfterAList(t *testing.T) {
	x := builtinByMeaning(t)
	about := func(question string) *About {
		r := search(t, x, question)
		if r.Listed == nil {
			t.Fatalf("%q is %s", question, r.Kind)
		}
		return &About{Question: question, Places: x.brief.MemberPlaces(*r.Listed)}
	}
	for _, list := range []string{"what are the barriers", "what are the four areas"} {
		r, err := x.Search(t.Context(), Query{Text: "what about China?", About: about(list)})
		if err != nil || r.Kind != PassageKind || !strings.Contains(r.Hits[0].Passage.Text, "China is") {
			t.Errorf("China after %q is %s (%v)", list, r.Kind, err)
		}
	}
	r, err := x.Search(t.Context(), Query{Text: "and the second?", About: about("what are the four areas")})
	if err != nil || r.Listed == nil || len(r.Listed.Members) != 1 || r.Listed.Members[0].In(x.brief.Passages[r.Listed.Members[0].Passage].Text) != "anti-drugs trafficking" {
		t.Errorf("the second of the four areas is %+v (%v)", r.Listed, err)
	}
	if r, err := x.Search(t.Context(), Query{Text: "and the second factor?", About: about("what are the four areas")}); err != nil || r.Listed != nil && len(r.Listed.Members) == 1 {
		t.Errorf("the second factor is an area (%v)", err)
	}
	all := &About{Question: "what are the recommendations"}
	for i := range x.brief.Recommendations {
		all.Places = append(all.Places, corpus.Place{Kind: corpus.RecommendationPlace, Index: i})
	}
	if r, err := x.Search(t.Context(), Query{Text: "what about NATO?", About: all}); err != nil || r.Kind == ListKind {
		t.Errorf("NATO after the recommendations is %s (%v)", r.Kind, err)
	}
	one := &About{Question: "/recommendation 2", Places: []corpus.Place{{Kind: corpus.RecommendationPlace, Index: 1}}}
	if r, err := x.Search(t.Context(), Query{Text: "what does it rest on", About: one}); err != nil || len(r.Reading.Places) > 1 {
		t.Errorf("what recommendation 2 rests on: %v (%v)", r.Reading.Places, err)
	}
}
