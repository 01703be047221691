package commands

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
)

func TestComplete(t *testing.T) {
	s := New(corpus.Builtin(), nil)
	for _, test := range []struct {
		command, option, typed string
		want                   []string // values
	}{
		{"recommendation", "number", "", []string{"1", "2", "3", "4"}},
		{"recommendation", "number", "2", []string{"2"}},
		{"recommendation", "number", "R2", []string{"2"}},
		{"recommendation", "number", "second", []string{"2"}},
		{"recommendation", "number", "Russia and the EU should id", []string{"2"}},
		{"recommendation", "number", "fake news", []string{"4"}},
		{"recommendation", "number", "misinformaton", []string{"4"}},
		{"recommendation", "number", "zebra", nil},
		{"footnote", "number", "3", []string{"3"}},
		{"footnote", "number", "sattarov", []string{"3"}},
		{"footnote", "number", "interv", []string{"1", "2", "3", "4", "5"}},
		{"cite", "work", "satt", []string{"Sattarov 2018"}},
		{"cite", "work", "2019", []string{"Bossuyt and Bolgova 2019", "European Union 2019", "Prandin 2019"}},
		{"cite", "work", "needles rivalry", []string{"Sattarov 2018"}},
		{"cite", "work", "Carnegie", []string{"Prandin 2019", "Sattarov 2018"}},
		{"section", "name", "barr", []string{"barriers-to-cooperation"}},
		{"section", "name", "bariers", []string{"barriers-to-cooperation"}},
		{"section", "name", "co", []string{"converging-interests", "is-cooperation-possible", "possible-areas-for-cooperation", "barriers-to-cooperation"}},
	} {
		c, _ := s.Command(test.command)
		for _, o := range c.Options {
			if o.Name != test.option {
				continue
			}
			list := o.Complete(t.Context(), test.typed)
			checkSuggestions(t, list)
			var got []string
			for _, l := range list {
				got = append(got, l.Value)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("/%s %q (-want +got):\n%s", test.command, test.typed, diff)
			}
		}
	}
}

// Of many only 25 are suggested, cut at a word.
func TestCompleteLimits(t *testing.T) {
	b := &corpus.Brief{Fingerprint: "00000000"}
	for i := range 40 {
		text := strings.Repeat("überlang und länger ", 20)
		b.Footnotes = append(b.Footnotes, corpus.Footnote{ID: fmt.Sprint(i + 1), Label: fmt.Sprint(i + 1), Prose: corpus.Prose{Text: text}})
	}
	list := New(b, nil).completeFootnote(t.Context(), "über")
	checkSuggestions(t, list)
	if len(list) != 25 {
		t.Errorf("%d suggestions, want 25", len(list))
	}
	if want := "1 – " + strings.Repeat("überlang und länger ", 4) + "überlang und…"; list[0].Label != want {
		t.Errorf("label %q, want %q", list[0].Label, want)
	}
}
