package commands

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
)

// sentences are the English formats that the code says, found by reading it: of
// the program and its labels the first literal in a call of say here and the
// one label of a style that is a sentence, of the brief every sentence among
// the literals of package claim.
func sentences(t *testing.T) (own, claims []string) {
	t.Helper()
	said := literals(t, ".", func(call *ast.CallExpr) bool {
		f, ok := call.Fun.(*ast.SelectorExpr)
		return ok && f.Sel.Name == "say"
	})
	said["As printed"] = true
	claimed := literals(t, "claim", nil)
	return slices.Sorted(maps.Keys(said)), slices.Sorted(maps.Keys(claimed))
}

// literals are the literals in a folder's code: the first argument of each call
// that counts, or, if that is nil, all that read as a sentence.
func literals(t *testing.T, folder string, counts func(*ast.CallExpr) bool) map[string]bool {
	t.Helper()
	files, err := filepath.Glob(folder + "/*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		add := func(n ast.Node) {
			if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				s, err := strconv.Unquote(literal.Value)
				if err != nil {
					t.Fatal(err)
				}
				if counts != nil || sentencePattern.MatchString(s) {
					found[s] = true
				}
			}
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if counts == nil {
				add(n)
			} else if call, ok := n.(*ast.CallExpr); ok && len(call.Args) > 0 && counts(call) {
				add(call.Args[0])
			}
			return true
		})
	}
	return found
}

// sentencePattern finds what reads as a sentence or label.
var sentencePattern = regexp.MustCompile(`^[“\p{Lu}].* `)

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
	own, claims := sentences(t)
	if len(own) < 60 || len(claims) < 60 {
		t.Fatalf("only %d sentences and %d claims found in the code", len(own), len(claims))
	}
	for lang := range locales {
		got := translations()[lang]
		if diff := cmp.Diff(own, slices.Sorted(maps.Keys(got.Sentences))); diff != "" {
			t.Errorf("%s: sentences (-code +file):\n%s", lang, diff)
		}
		if diff := cmp.Diff(claims, slices.Sorted(maps.Keys(got.Claims))); diff != "" {
			t.Errorf("%s: claims (-code +file):\n%s", lang, diff)
		}
		for english, translated := range got.all() {
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
		for english, translated := range translations()[lang].all() {
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
