package corpus

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The built-in brief's passages have fixed IDs: links and buttons keep them.
func TestBuiltinPassages(t *testing.T) {
	b := Builtin()
	want := map[string]int{"executive-summary": 4, "front-matter": 4, "introduction": 3, "converging-interests": 2,
		"is-cooperation-possible": 4, "possible-areas-for-cooperation": 4, "barriers-to-cooperation": 5,
		"policy-recommendations": 5, "references": 7, "back-matter": 1, "about-the-author": 1, "acknowledgements": 1}
	got := map[string]int{}
	for _, p := range b.Passages {
		id, _, _ := strings.Cut(p.ID, ".")
		got[id]++
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("passages by section (-want +got):\n" + diff)
	}
	counts := map[string]int{"passages": len(b.Passages), "notes": len(b.Footnotes), "references": len(b.References),
		"recommendations": len(b.Recommendations), "joins": len(b.Joins)}
	if diff := cmp.Diff(map[string]int{"passages": 41, "notes": 5, "references": 7, "recommendations": 4, "joins": 7}, counts); diff != "" {
		t.Error("counts (-want +got):\n" + diff)
	}
}

func TestBuiltinFacts(t *testing.T) {
	b := Builtin()
	var keys, carried, omitted []string
	for _, r := range b.References {
		keys = append(keys, r.Key)
	}
	if diff := cmp.Diff([]string{"Bossuyt and Bolgova 2019", "Council of the EU 2016", "European Union 2019", "Juraev 2014",
		"Prandin 2019", "Sattarov 2018", "Van der Togt 2020"}, keys); diff != "" {
		t.Error("keys (-want +got):\n" + diff)
	}
	for _, f := range b.Footnotes {
		for _, p := range f.Passages {
			carried = append(carried, f.Label+" "+b.Passages[p].ID)
		}
	}
	if diff := cmp.Diff([]string{"1 converging-interests.2", "2 is-cooperation-possible.2", "3 possible-areas-for-cooperation.1",
		"4 possible-areas-for-cooperation.2", "5 possible-areas-for-cooperation.3"}, carried); diff != "" {
		t.Error("notes and passages (-want +got):\n" + diff)
	}
	for _, o := range b.Omissions {
		omitted = append(omitted, o.Reason)
	}
	if diff := cmp.Diff([]string{"rule", "rule", "rule", "logo", "logo", "logo"}, omitted); diff != "" {
		t.Error("omissions (-want +got):\n" + diff)
	}
	wantInfo := Info{Authors: []string{"FABIENNE BOSSUYT"}, Editor: "Andrew Dunn", Date: "2020",
		Publisher:  "United Nations University Institute on Comparative Regional Integration Studies",
		Disclaimer: "The views expressed in this publication are those of the author and do not necessarily reflect the view of the United Nations University."}
	if diff := cmp.Diff(wantInfo, b.Info); diff != "" {
		t.Error("info (-want +got):\n" + diff)
	}
}

// What the brief cites, where, and how each entry was read.
func TestBuiltinReferences(t *testing.T) {
	b := Builtin()
	var got []string
	for _, r := range b.References {
		by := []string{r.Key, strings.Join(r.Authors, "; "), r.Year, r.Title, r.Container, r.Pages}
		for _, p := range r.CitedBy {
			by = append(by, b.Passages[p].ID)
		}
		for _, n := range r.CitedByNotes {
			by = append(by, "note "+b.Footnotes[n].Label)
		}
		got = append(got, strings.Join(by, " | "))
	}
	want := []string{
		"Bossuyt and Bolgova 2019 | Bossuyt, Fabienne; Irina Bolgova | 2019 | Connecting Eurasia: Is Cooperation between Russia, China, and the EU in Central Asia Possible? | Regional Integration and Future Cooperation Initiatives in the Eurasian Economic Union | 234-50 | possible-areas-for-cooperation.2 | possible-areas-for-cooperation.4",
		"Council of the EU 2016 | Council of the EU | 2016 | Conclusions of the Foreign Affairs Council |  |  | is-cooperation-possible.3",
		"European Union 2019 | European Union | 2019 | Joint Communication on the EU and Central Asia: New opportunities for a stronger partnership |  |  | is-cooperation-possible.4",
		"Juraev 2014 | Juraev, Shairbek | 2014 | Comparing the EU and Russia engagements in Central Asia | L'Europe en Formation | 77-93 | converging-interests.1",
		"Prandin 2019 | Prandin, Federica | 2019 | The EU and Russia in Central Asia: Is There Any Room for Cooperation? |  |  | converging-interests.1 | note 3",
		"Sattarov 2018 | Sattarov, Rafael | 2018 | A Needless Rivalry? Russia and the EU in Central Asia |  |  | converging-interests.1 | note 3",
		"Van der Togt 2020 | Van der Togt, Tony | 2020 | In search of a European Russia strategy | Atlantisch Perspectief | 36-41 | barriers-to-cooperation.3",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("references (-want +got):\n" + diff)
	}
}

func TestBuiltinDamage(t *testing.T) {
	b := Builtin()
	var guesses []string
	for _, p := range b.Problems {
		guesses = append(guesses, string(p.Kind)+": "+p.Guess)
	}
	want := []string{"erratum: UNODC", "damaged address: ",
		"erratum: https://russiancouncil.ru/en/analytics-and-comments/columns/asian-kaleidoscope/the-eu-and-russia-in-central-asia-is-there-any-room-for-cooperation/"}
	if diff := cmp.Diff(want, guesses); diff != "" {
		t.Error("problems (-want +got):\n" + diff)
	}
	if r := b.References[4]; r.URL != "" || r.Damage == "" {
		t.Errorf("Prandin's address: URL %q, damage %q; want no URL and a damage", r.URL, r.Damage)
	}
	last := b.Passages[len(b.Passages)-1]
	if len(last.Links) != 1 || last.Links[0].URL != "" {
		t.Errorf("links of the acknowledgements: %+v, want one to nowhere", last.Links)
	}
}
