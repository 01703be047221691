package commands

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
)

func TestFindReferences(t *testing.T) {
	s := New(corpus.Builtin(), nil)
	const (
		bossuyt  = "Bossuyt and Bolgova 2019"
		council  = "Council of the EU 2016"
		union    = "European Union 2019"
		juraev   = "Juraev 2014"
		prandin  = "Prandin 2019"
		sattarov = "Sattarov 2018"
		togt     = "Van der Togt 2020"
	)
	for _, test := range []struct {
		typed string
		want  []string
	}{
		{"Sattarov", []string{sattarov}},
		{"sattarov", []string{sattarov}},
		{"SATTAROV 2018", []string{sattarov}},
		{"(Sattarov, 2018)", []string{sattarov}},
		{"Sattarov, Rafael (2018).", []string{sattarov}},
		{"Rafael", []string{sattarov}},
		{"satarov", []string{sattarov}},
		{"sattraov", []string{sattarov}},
		{"Sáttarov", []string{sattarov}},
		{"satta", []string{sattarov}},
		{"needless rivalry", []string{sattarov}},
		{"Needles Rivalry", []string{sattarov}},
		{"Carnegie Moscow", []string{sattarov}},
		{"that Carnegie piece by Sattarov", []string{sattarov}},
		{"Bossuyt & Bolgova", []string{bossuyt}},
		{"Bossuyt et al. 2019", []string{bossuyt}},
		{"bolgova", []string{bossuyt}},
		{"Lagutina", []string{bossuyt}},
		{"van der togt", []string{togt}},
		{"Togt", []string{togt}},
		{"Atlantisch", []string{togt}},
		{"council of the eu", []string{council}},
		{"7042/16", []string{council}},
		{"European Union", []string{union}},
		{"joint communication", []string{union}},
		{"new partnership opportunities", []string{union}},
		{"Room for Cooperation", []string{prandin}},
		{"2014", []string{juraev}},
		{"2019", []string{bossuyt, union, prandin}},
		{"rusia", []string{bossuyt, juraev, prandin, sattarov, togt}},

		{"", nil},
		{"   ", nil},
		{"Piketty", nil},
		{"Piketty 2014", nil},
		{"Sattarov 2019", []string{"no Sattarov 2019"}}, // the name is right, the year is not
		{"1999", nil},
		{"@everyone", nil},
		{"\xff\x00", nil},
		{"*", nil},
	} {
		var got []string
		reading := s.read(test.typed, corpus.ReferencePlace)
		for _, p := range reading.Places {
			got = append(got, s.brief.References[p.Index].Key)
		}
		for _, m := range reading.Missing {
			got = append(got, "no "+m.Asked)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.typed, diff)
		}
	}
}

// Every reference is found by its key, each author's name, its title and its
// whole entry.
func TestFindEveryReference(t *testing.T) {
	b := corpus.Builtin()
	s := New(b, nil)
	for i := range b.References {
		r := &b.References[i]
		for _, typed := range append([]string{r.Key, r.Title, r.Text, strings.ToUpper(r.Key), Clip(r.Title, 40)}, r.Authors...) {
			found := false
			for k, p := range s.read(typed, corpus.ReferencePlace).Places {
				found = found || p == (corpus.Place{Kind: corpus.ReferencePlace, Index: i}) && (k == 0 || typed == Clip(r.Title, 40))
			}
			if !found {
				t.Errorf("%q does not find %s first", typed, r.Key)
			}
		}
	}
}

func TestFindSections(t *testing.T) {
	b := corpus.Builtin()
	s := New(b, nil)
	for _, test := range []struct {
		typed string
		want  []string
	}{
		{"Introduction", []string{"introduction"}},
		{"intro", []string{"introduction"}},
		{"barriers", []string{"barriers-to-cooperation"}},
		{"BARIERS", []string{"barriers-to-cooperation"}},
		{"barriers to co-operation", []string{"barriers-to-cooperation"}},
		{"is cooperation possible", []string{"is-cooperation-possible"}},
		{"cooperation", []string{"is-cooperation-possible", "possible-areas-for-cooperation", "barriers-to-cooperation"}},
		{"front matter", []string{"front-matter"}},
		{"references", []string{"references"}},
		{"policy-recommendations", []string{"policy-recommendations"}},
		{"Methodology", nil},
		{"", nil},
		{"?", nil},
	} {
		var got []string
		for _, p := range s.read(test.typed, corpus.SectionPlace).Places {
			got = append(got, b.Sections[p.Index].ID)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.typed, diff)
		}
	}
}

func TestFindFootnotes(t *testing.T) {
	s := New(corpus.Builtin(), nil)
	for typed, want := range map[string]string{
		"3": "3", "n.3": "3", "[3]": "3", "note 3": "3", "footnote three": "3", "third": "3", "³": "3", "#3": "3", " 3 ": "3",
		"0": "", "6": "", "-1": "", "1.5": "", "": "", "x": "", "\xff": "",
	} {
		got := ""
		for _, p := range s.read(typed, corpus.NotePlace).Places {
			got += s.brief.Footnotes[p.Index].Label
		}
		if got != want {
			t.Errorf("%q finds footnote %q, want %q", typed, got, want)
		}
	}
}
