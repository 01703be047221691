package commands

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
)

// sentences are the English formats that the code says, found by reading it:
// the first literal in a call of say or silent, in the imprint's add, and the
// one label of a style that is a sentence.
func sentences(t *testing.T) []string {
	t.Helper()
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{"As printed": true}
	for _, file := range files {
		if !strings.HasSuffix(file.Name(), ".go") || strings.HasSuffix(file.Name(), "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			name := ""
			switch f := call.Fun.(type) {
			case *ast.SelectorExpr:
				name = f.Sel.Name
			case *ast.Ident:
				name = f.Name
			}
			literal, ok := call.Args[0].(*ast.BasicLit)
			if ok && (name == "say" || name == "silent" || name == "add" && file.Name() == "facts.go") {
				s, err := strconv.Unquote(literal.Value)
				if err != nil {
					t.Fatal(err)
				}
				found[s] = true
			}
			return true
		})
	}
	return slices.Sorted(maps.Keys(found))
}

var verbs = regexp.MustCompile(`%(?:\[(\d)\])?([a-z])`)

// verbsOf are the verbs of a format by argument: "1d 2s".
func verbsOf(format string) string {
	var out []string
	for i, m := range verbs.FindAllStringSubmatch(format, -1) {
		at := m[1]
		if at == "" {
			at = itoa(i + 1)
		}
		out = append(out, at+m[2])
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// Every sentence of the program is translated into every language, with the
// same verbs, and no translation is left over.
func TestTranslationsAreComplete(t *testing.T) {
	want := sentences(t)
	if len(want) < 60 {
		t.Fatalf("only %d sentences found in the code", len(want))
	}
	for lang := range locales {
		got := translations()[lang].Sentences
		if diff := cmp.Diff(want, slices.Sorted(maps.Keys(got))); diff != "" {
			t.Errorf("%s (-code +file):\n%s", lang, diff)
		}
		for english, translated := range got {
			if verbsOf(english) != verbsOf(translated) {
				t.Errorf("%s: %q has verbs %q, want %q", lang, translated, verbsOf(translated), verbsOf(english))
			}
			if strings.TrimSpace(translated) == "" {
				t.Errorf("%s: %q is translated with nothing", lang, english)
			}
		}
	}
}

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
			if locale != "en" {
				name, description, menu = c.Names[locale], c.Descriptions[locale], c.Menus[locale]
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
					name, description = o.Names[locale], o.Descriptions[locale]
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

// A sentence that names a command names it as it is called in that language.
func TestTranslationsNameRealCommands(t *testing.T) {
	slash := regexp.MustCompile(`/\p{L}+`)
	for lang, locale := range locales {
		names := make(map[string]string)
		for _, c := range New(nil, nil).Commands() {
			names["/"+c.Name] = "/" + c.Names[locale[0]]
		}
		for english, translated := range translations()[lang].Sentences {
			var want []string
			for _, m := range slash.FindAllString(english, -1) {
				want = append(want, names[m])
			}
			var got []string
			for _, m := range slash.FindAllString(translated, -1) {
				if m != "/%" {
					got = append(got, m)
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %q (-want +got):\n%s", lang, translated, diff)
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
		if diff := cmp.Diff(want, got); diff != "" || len(got) != 4 {
			t.Errorf("%s (-want +got):\n%s", locale, diff)
		}
		if locale == "ru" {
			golden(t, "recommendation/all-in-russian", prose(r))
		}
	}
}
