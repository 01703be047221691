package commands

import (
	"cmp"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	gocmp "github.com/google/go-cmp/cmp"

	"briefbot/corpus"
)

// commandName is Discord's rule for names of slash commands and options
// (https://discord.com/developers/docs/interactions/application-commands).
var commandName = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

func TestNamesFitDiscord(t *testing.T) {
	check := func(what, name, description string, menu bool) {
		t.Helper()
		if menu {
			if n := utf8.RuneCountInString(name); n < 1 || n > 32 {
				t.Errorf("%s: menu label %q has %d characters", what, name, n)
			}
		} else if !commandName.MatchString(name) || strings.ToLower(name) != name {
			t.Errorf("%s: name %q", what, name)
		}
		if n := utf8.RuneCountInString(description); n < 1 || n > 100 {
			t.Errorf("%s: description %q has %d characters", what, description, n)
		}
	}
	commands := New(nil, nil).Commands()
	for _, locale := range append([]string{"en"}, "fr", "de", "es-ES", "es-419", "ru", "uk", "tr") {
		seen := make(map[string]bool)
		for _, c := range commands {
			what := locale + " " + c.Name
			name, description, menu := c.Name, c.Description, c.Menu
			if locale != "en" { // what is not translated is English
				name, description, menu = cmp.Or(c.Names[locale], name), cmp.Or(c.Descriptions[locale], description), cmp.Or(c.Menus[locale], menu)
			}
			if c.Menu != "" {
				check(what, menu, description, true)
				continue
			}
			check(what, name, description, false)
			if seen[name] {
				t.Errorf("%s: two commands are called %q", what, name)
			}
			seen[name] = true
			options := make(map[string]bool)
			for _, o := range c.Options {
				name, description := o.Name, o.Description
				if locale != "en" {
					name, description = cmp.Or(o.Names[locale], name), cmp.Or(o.Descriptions[locale], description)
				}
				check(what+" "+o.Name, name, description, false)
				if options[name] {
					t.Errorf("%s: two options are called %q", what, name)
				}
				options[name] = true
				if len(o.Choices) > 25 || o.Choices != nil && o.Complete != nil {
					t.Errorf("%s %s: %d choices", what, o.Name, len(o.Choices))
				}
			}
		}
	}
}

// What the brief says is the same in every language.
func TestQuotationsAreNeverTranslated(t *testing.T) {
	b := corpus.Builtin()
	s := New(b, nil)
	c, _ := s.Command("recommendation")
	var want []string
	for _, locale := range []string{"", "en-GB", "fr", "de", "es-ES", "ru", "uk", "tr", "ja", "xx-YY"} {
		r, err := c.Run(t.Context(), Request{Locale: locale})
		if err != nil {
			t.Fatal(err)
		}
		checkReply(t, b, r)
		var got []string
		for _, block := range r.Blocks {
			if block.Kind == Quotation {
				got = append(got, block.String())
			}
		}
		if want == nil {
			want = got
		}
		if diff := gocmp.Diff(want, got); diff != "" || len(got) != 4 {
			t.Errorf("%s (-want +got):\n%s", locale, diff)
		}
		if locale == "ru" {
			golden(t, "recommendation/all-in-russian", prose(r))
		}
	}
}
