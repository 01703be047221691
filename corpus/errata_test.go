package corpus

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestErrata(t *testing.T) {
	source := []byte("# T\n\n## S\n\nThe Ofice of Things (OOT).[^1]\n\n[^1]: The Ofice again.\n")
	e, err := ParseErrata([]byte(`{"notes": [{"printed": "Ofice", "meant": "Office", "text": "A slip."}, {"printed": "Nowhere", "text": "Gone."}]}`))
	if err != nil {
		t.Fatal(err)
	}
	got := Parse(source, Options{Errata: e}).Problems
	want := []Problem{
		{Kind: Erratum, Why: `The errata speak of "Nowhere", which I did not find in the brief.`, Passage: -1},
		{Line: 5, Kind: Erratum, Why: "A slip.", Guess: "Office", Passage: 0},
		{Line: 7, Kind: Erratum, Why: "A slip.", Guess: "Office", Passage: -1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("problems (-want +got):\n" + diff)
	}
	e.Brief = "00000000"
	if p := Parse(source, Options{Errata: e}).Problems; len(p) != 0 {
		t.Errorf("errata of another brief were used: %v", p)
	}
}

func TestParseErrataRefuses(t *testing.T) {
	for name, data := range map[string]string{
		"no JSON":       `notes`,
		"unknown field": `{"notes": [], "more": 1}`,
		"no text":       `{"notes": [{"printed": "x"}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := ParseErrata([]byte(data)); err == nil || !strings.HasPrefix(err.Error(), "reading errata") {
				t.Errorf("error %v, want one that begins with what failed", err)
			}
		})
	}
}

func TestAddressDamage(t *testing.T) {
	for addr, want := range map[string]string{
		"https://a.example/x":                                "",
		"https://web.archive.org/web/2020/https://a.example": "",
		"https://a.example/?u=https://b.example":             "",
		"https://a.example/for-https://b.example/1":          "another address is pasted into it",
		"https://a.example/x y":                              "it is broken by white space",
		"https://localhost-name/x":                           "its host name has no ending",
		"#fn1":                                               "",
		"mailto:a@b.example":                                 "",
		"http://a.example:port/":                             "it cannot be read as an address",
	} {
		if got := addressDamage(addr); got != want {
			t.Errorf("addressDamage(%q) = %q, want %q", addr, got, want)
		}
	}
}
