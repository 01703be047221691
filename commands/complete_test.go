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
		{"cite", "work", "satarov 2", []string{"Sattarov 2018"}},
		{"cite", "work", "bolgva", []string{"Bossuyt and Bolgova 2019"}},
		{"cite", "work", "Bosuyt and B", []string{"Bossuyt and Bolgova 2019"}},
		{"recommendation", "number", "misinfomat", []string{"4"}},
		{"section", "name", "bariers to coop", []string{"barriers-to-cooperation"}},
		{"section", "name", "recomend", []string{"policy-recommendations"}},
		{"footnote", "number", "Satarov (2018)", []string{"3"}},
		{"recommendation", "number", "As it", []string{"4"}},
		{"cite", "work", "Conclusions of t", []string{"Council of the EU 2016"}},
		{"cite", "work", "Connecting Eruasi", []string{"Bossuyt and Bolgova 2019"}},
		{"section", "name", "Exectiv", []string{"executive-summary"}},
		{"section", "name", "About th Autho", []string{"about-the-author"}},
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
			if len(got) == 1 { // what is typed without choosing means the only suggestion
				typed, _ := c.Run(t.Context(), Request{Options: map[string]string{o.Name: test.typed}})
				chosen, _ := c.Run(t.Context(), Request{Options: map[string]string{o.Name: got[0]}})
				if diff := cmp.Diff(prose(chosen), prose(typed)); diff != "" {
					t.Errorf("/%s %q (-chosen +typed):\n%s", test.command, test.typed, diff)
				}
			}
		}
	}
}

// What a suggestion shows means the same when it is typed.
func TestLabelsCanBeTyped(t *testing.T) {
	s := New(corpus.Builtin(), nil)
	for _, c := range s.Commands() {
		for _, o := range c.Options {
			if o.Complete == nil {
				continue
			}
			for _, l := range o.Complete(t.Context(), "") {
				typed, _ := c.Run(t.Context(), Request{Options: map[string]string{o.Name: l.Label}})
				chosen, _ := c.Run(t.Context(), Request{Options: map[string]string{o.Name: l.Value}})
				if diff := cmp.Diff(prose(chosen), prose(typed)); diff != "" {
					t.Errorf("/%s %q (-chosen +typed):\n%s", c.Name, l.Label, diff)
				}
			}
		}
	}
}

// Suggestions that would look alike say where they stand, or which they are; what
// is shown means the same when it is typed.
func TestCompleteNamesakes(t *testing.T) {
	s := New(corpus.Parse([]byte("# A\n\n## North\n\nOne.\n\n### Background\n\nTwo.[^1]\n\n## South\n\nThree.\n\n### Background\n\nFour.[^2]\n\n[^1]: Ibid.\n[^2]: Ibid.\n"), corpus.Options{}), nil)
	var labels []string
	for _, l := range s.suggest(corpus.SectionPlace, "backgr") {
		labels = append(labels, l.Label)
		for _, typed := range []string{l.Label, l.Value} {
			c, _ := s.Command("section")
			r, err := c.Run(t.Context(), Request{Options: map[string]string{"name": typed}})
			if err != nil || len(r.Blocks) < 2 || r.Blocks[0].String() != "Background" {
				t.Errorf("%q typed: %v, %s", typed, err, prose(r))
			}
		}
	}
	if diff := cmp.Diff([]string{"North › Background", "South › Background"}, labels); diff != "" {
		t.Error(diff)
	}
	list := s.suggest(corpus.NotePlace, "ibid")
	if len(list) != 2 || list[0].Label == list[1].Label {
		t.Errorf("two suggestions look alike: %+v", list)
	}
	c, _ := s.Command("section")
	r, err := c.Run(t.Context(), Request{Options: map[string]string{"name": "background"}})
	if err != nil || !strings.Contains(prose(r), "North › Background (1)") {
		t.Errorf("several sections: %v, %s", err, prose(r))
	}
}

// Of many only 25 are suggested, cut at a word.
func TestCompleteLimits(t *testing.T) {
	b := &corpus.Brief{Fingerprint: "00000000"}
	for i := range 40 {
		text := strings.Repeat("überlang und länger ", 20)
		b.Footnotes = append(b.Footnotes, corpus.Footnote{ID: fmt.Sprint(i + 1), Label: fmt.Sprint(i + 1), Prose: corpus.Prose{Text: text}})
	}
	list := New(b, nil).suggest(corpus.NotePlace, "über")
	checkSuggestions(t, list)
	if len(list) != 25 {
		t.Errorf("%d suggestions, want 25", len(list))
	}
	if want := "1 – " + strings.Repeat("überlang und länger ", 4) + "überlang und…"; list[0].Label != want {
		t.Errorf("label %q, want %q", list[0].Label, want)
	}
}
