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
		"What do Russia and the EU recommend?":                                 nil,
		"China is the main partner, fine. So why might the EU turn to Russia?": nil,
		"One question only?":                                                   nil,
		"???":                                                                  nil,
		"":                                                                     nil,
	} {
		if diff := cmp.Diff(want, x.split(text)); diff != "" {
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
