package commands

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"briefbot/corpus"
	"briefbot/index"
)

// FuzzCommands gives any text to every command, in every language: there is
// always a reply that keeps its promises.
func FuzzCommands(f *testing.F) {
	b := corpus.Builtin()
	x, err := index.New(b, index.Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { x.Close() })
	s := New(b, x)
	for _, seed := range []string{
		"", " ", "2", "R2", "-1", "1.5", "abc", "second", "hello", "who wrote this?",
		"What stands in the way, and what should be done?",
		"+ - \" ~ * : ^ ( )", "**bold** `code` [a](https://example.org) > q", "@everyone <@1> <#2>",
		"\x00\x1b[31m\x7f", "\xff\xfe\xfd", "Жалал-Абад", "\u202ertl", strings.Repeat("a", 10000), strings.Repeat("cooperation ", 900),
		b.Passages[5].Text, b.Footnotes[2].Text, b.References[4].Text, "“" + b.Passages[9].Text + "”",
		"see [R1] [n.2] [Sattarov 2018]",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, locale := range []string{"", "ru"} {
			for _, c := range s.Commands() {
				r := Request{Options: make(map[string]string), Locale: locale}
				for _, o := range c.Options {
					r.Options[o.Name] = text
					if o.Complete != nil {
						checkSuggestions(t, o.Complete(t.Context(), text))
					}
				}
				reply, err := c.Run(t.Context(), r)
				if err != nil {
					t.Fatalf("%s: %v", c.Name, err)
				}
				checkReply(t, b, reply)
				for _, a := range reply.Actions {
					next, err := s.Act(context.Background(), a.State, r)
					if err != nil {
						t.Fatalf("%s, %s: %v", c.Name, a.Kind, err)
					}
					checkReply(t, b, next)
				}
			}
			if reply, ok := s.Expand(text, locale); ok {
				checkReply(t, b, reply)
			}
		}
	})
}

func checkSuggestions(t *testing.T, list []Suggestion) {
	t.Helper()
	if len(list) > 25 {
		t.Errorf("%d suggestions", len(list))
	}
	for _, s := range list {
		for _, text := range []string{s.Value, s.Label} {
			if n := utf8.RuneCountInString(text); n < 1 || n > 100 || !utf8.ValidString(text) {
				t.Errorf("suggestion %+v", s)
			}
		}
	}
}
