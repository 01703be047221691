package index

import (
	"testing"
)

// A question that takes for granted what the brief denies, or says of another, is
// not answered; the sentence that says otherwise is shown.
func TestDenials(t *testing.T) {
	x := builtinByMeaning(t)
	for text, want := range map[string]string{
		"Why does the EU think that Central Asia isn't ready for democracy?": "barriers-to-cooperation.5",
		"When did the EU enter the Shanghai Cooperation Organisation?":       "possible-areas-for-cooperation.3",
		"Why does Russia not believe Central Asia is ready for democracy?":   "",
		"How likely is cooperation within the SCO?":                          "",
	} {
		r := search(t, x, text)
		if got := r.Doubt == Otherwise; got != (want != "") || got && (r.Verdict != Closest || r.Correction.Passage.ID != want) {
			t.Errorf("%q is judged %q, doubt %q, corrected by %+v; want %q", text, r.Verdict, r.Doubt, r.Correction, want)
		}
	}
	for text, answered := range map[string]bool{
		"When did the EU strategy for Central Asia end?": false, "When did the EU strategy for Central Asia start?": true, "When was the new strategy abandoned?": false,
		"Where did the author work before Ghent?": false, "Where does the author work?": true, "What did the author do after Ghent?": false,
	} {
		if r := search(t, x, text); (r.Verdict == Answers) != answered {
			t.Errorf("%q is judged %q", text, r.Verdict)
		}
	}
	if r := search(t, x, "Who heads CARICC?"); r.Doubt != OnlyNamed || len(r.Hits) != 1 { // no other passage names it
		t.Errorf("who heads what is only named is judged %q, doubt %q", r.Verdict, r.Doubt)
	}
}
