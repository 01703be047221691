package index

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSplit(t *testing.T) {
	x := builtin(t)
	for text, want := range map[string][]string{
		"What is selective engagement, and who briefed the Russian counterparts?": {
			"What is selective engagement", "who briefed the Russian counterparts?"},
		"Why is there a lack of trust? Which banks could finance infrastructure?": {
			"Why is there a lack of trust?", "Which banks could finance infrastructure?"},
		"What does SCO stand for; what are the four areas": {
			"What does SCO stand for", "what are the four areas"},
		"Why is there a lack of trust and why?":                                nil,
		"Who is Karasin and what does he do?":                                  nil,
		"Is there a lack of trust? Really?":                                    nil,
		"What do Russia and the EU recommend?":                                 nil,
		"China is the main partner, fine. So why might the EU turn to Russia?": nil,
		"One question only?":                                                   nil,
		"???":                                                                  nil,
		"":                                                                     nil,
	} {
		var got []string
		for _, p := range x.split(&question{text: text, said: hear(text), whole: wholeQuestions(text)}) {
			got = append(got, p.text)
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
	var got []string
	for _, p := range r.Parts {
		got = append(got, p.Hits[0].Passage.ID)
	}
	want := []string{"converging-interests.2", "barriers-to-cooperation.4"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("first hits of the parts (-want +got):\n%s", diff)
	}
	first := map[string]bool{r.Hits[0].Passage.ID: true, r.Hits[1].Passage.ID: true}
	if !first[want[0]] || !first[want[1]] {
		t.Errorf("the whole question's first hits are %s and %s", r.Hits[0].Passage.ID, r.Hits[1].Passage.ID)
	}
}

// Several things asked of the document at once are told apart, and what one
// leaves out is taken from the other.
func TestDocumentParts(t *testing.T) {
	x := builtin(t)
	for text, want := range map[string][]Topic{
		"Who is the author and when was it published?":                  {AboutAuthor, AboutDate},
		"when was it published and by whom":                             {AboutDate, AboutPublisher},
		"who wrote it and when?":                                        {AboutAuthor, AboutDate},
		"who wrote and published it":                                    {AboutAuthor, AboutPublisher},
		"what sources are used and how many recommendations are there?": {AboutSources, AboutAdvice},
		"how many footnotes and references are there":                   {AboutNotes, AboutSources},
		"title, author, date and publisher":                             {AboutTitle, AboutAuthor, AboutDate, AboutPublisher},
		"recommendations 2 and 3":                                       {OneRecommendation, OneRecommendation},
		"first and second recommendation":                               {OneRecommendation, OneRecommendation},
		"R1, R2 and R4":                                                 {OneRecommendation, OneRecommendation, OneRecommendation},
		"who wrote this and what does she say about China?":             {AboutAuthor, Argument},
		"What is selective engagement? And who wrote this?":             {Argument, AboutAuthor},
		"what is recommendation 2 and who is Karasin?":                  {OneRecommendation, Argument},
		"Wer ist der Autor und wann wurde es veröffentlicht?":           {AboutAuthor, AboutDate},
		"qui a écrit ce document et quand ?":                            {AboutAuthor, AboutDate},
		"кто автор и когда это опубликовано?":                           {AboutAuthor, AboutDate},
		"Bossuyt and Bolgova 2019":                                      nil,
		"why do the author and the EU disagree":                         nil,
		"who wrote the strategy and what does it say about trade":       nil,
		"what are the sources of misinformation and how do they spread": nil,
		"border management and water":                                   nil,
	} {
		r := search(t, x, text)
		var got []Topic
		for _, p := range r.Parts {
			got = append(got, p.Topic)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
		if want != nil && r.Verdict != Answers {
			t.Errorf("%q is judged %q", text, r.Verdict)
		}
	}
}

// A part that the brief does not answer is shown as such beside one that it
// does, and the first hits are the best of the parts.
func TestDocumentPartsHaveTheirHits(t *testing.T) {
	x := builtin(t)
	r := search(t, x, "who wrote it and how many footnotes and who funded it?")
	r2 := search(t, x, "who wrote this and how much did it cost?")
	if len(r2.Parts) != 2 || r2.Parts[0].Verdict != Answers || r2.Parts[1].Verdict == Answers || r2.Verdict != Answers {
		t.Errorf("parts %+v, verdict %q", r2.Parts, r2.Verdict)
	}
	if len(r.Hits) == 0 || r.Hits[0].Passage.ID != "front-matter.1" {
		t.Errorf("hits %+v", r.Hits)
	}
	seen := map[string]bool{}
	for _, h := range r.Hits {
		if seen[h.Passage.ID] {
			t.Errorf("%s is there twice", h.Passage.ID)
		}
		seen[h.Passage.ID] = true
	}
	one, err := x.Search(t.Context(), Query{Text: "who is the author and when was it published?", Limit: 1})
	if err != nil || len(one.Hits) != 1 || len(one.Parts) != 2 {
		t.Errorf("with a limit of 1: %d hits, %d parts, %v", len(one.Hits), len(one.Parts), err)
	}
}
