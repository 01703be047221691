package locale_test

import (
	"encoding/json"
	"flag"
	"go/ast"
	"go/constant"
	"go/types"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/packages"

	"briefbot/commands"
	"briefbot/commands/locale"
)

var update = flag.Bool("update", false, "rewrite the list of what is not translated")

// texts are the constants of type Text in the whole program, as the compiler
// knows them, and which of them say something of the brief. One that is made up as
// the program runs has no translation.
func texts(t *testing.T) (all []string, claims map[string]bool) {
	t.Helper()
	loaded, err := packages.Load(&packages.Config{Mode: packages.LoadSyntax | packages.NeedImports, Context: t.Context(), Dir: "../.."}, "./...")
	if err != nil || packages.PrintErrors(loaded) > 0 {
		t.Fatalf("the program cannot be read: %v", err)
	}
	claims = map[string]bool{}
	for _, p := range loaded {
		isText := func(e ast.Expr) bool {
			named, ok := p.TypesInfo.Types[e].Type.(*types.Named)
			return ok && named.Obj().Name() == "Text" && named.Obj().Pkg().Path() == "briefbot/commands/locale"
		}
		for of := range p.Imports {
			if p.PkgPath == "briefbot/commands/own" && strings.HasPrefix(of, "briefbot/") && of != "briefbot/commands/locale" {
				t.Errorf("package own knows %s", of)
			}
		}
		for _, file := range p.Syntax {
			ast.Inspect(file, func(n ast.Node) bool {
				e, ok := n.(ast.Expr)
				if !ok || !isText(e) {
					return true
				}
				if value := p.TypesInfo.Types[e].Value; value != nil {
					if s := constant.StringVal(value); s != "" {
						all = append(all, s)
						claims[s] = claims[s] || p.PkgPath == "briefbot/commands/claim"
						if p.PkgPath == "briefbot/commands" {
							t.Errorf("%s: what the commands say is package own's or claim's", p.Fset.Position(e.Pos()))
						}
					}
					return false
				}
				if call, ok := e.(*ast.CallExpr); ok && isText(call.Fun) {
					t.Errorf("%s: a text is no constant", p.Fset.Position(e.Pos()))
				}
				return true
			})
		}
	}
	slices.Sort(all)
	return slices.Compact(all), claims
}

// file is a language's file; what it says of the brief is in a list of its own.
func file(t *testing.T, lang string, claims map[string]bool) (names map[string]locale.Command, texts map[string]string) {
	t.Helper()
	data, err := os.ReadFile(lang + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var is struct {
		Commands          map[string]locale.Command
		Sentences, Claims map[string]string
	}
	if err := json.Unmarshal(data, &is); err != nil {
		t.Fatalf("%s: %v", lang, err)
	}
	for english := range is.Sentences {
		if claims[english] {
			t.Errorf("%s: %q is a claim", lang, english)
		}
	}
	for english, said := range is.Claims {
		if !claims[english] {
			t.Errorf("%s: %q is no claim", lang, english)
		}
		is.Sentences[english] = said
	}
	return is.Commands, is.Sentences
}

var verbs = regexp.MustCompile(`%(?:\[(\d)\])?([a-z])`)

// verbsOf are the verbs of a format by argument: "1d 2s".
func verbsOf(format string) string {
	var out []string
	for i, m := range verbs.FindAllStringSubmatch(format, -1) {
		at := m[1]
		if at == "" {
			at = strconv.Itoa(i + 1)
		}
		out = append(out, at+m[2])
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// What is not translated is said in English, and listed in a file: a new command
// needs no translator to work. A translation has the verbs of the English text
// and names commands as they are called in its language; none is left over.
func TestTranslations(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	all, claims := texts(t)
	set := commands.New(nil, nil).Commands()
	if len(all) < 100 {
		t.Fatalf("only %d texts found in the code", len(all))
	}
	slash := regexp.MustCompile(`/\p{L}+`)
	var missing strings.Builder
	for _, lang := range locale.Languages() {
		if lang == "en" {
			continue
		}
		names, translated := file(t, lang, claims)
		called := map[string]string{}
		for _, c := range set {
			local := names[c.Name]
			called["/"+c.Name] = "/" + local.Name
			if local.Name == "" {
				called["/"+c.Name] = "/" + c.Name
			}
			whole := local.Description != "" && (local.Menu != "" || local.Name != "")
			for _, o := range c.Options {
				whole = whole && (c.Menu != "" || local.Options[o.Name].Name != "" && local.Options[o.Name].Description != "")
			}
			if !whole {
				missing.WriteString(lang + ": the command " + c.Name + "\n")
			}
			delete(names, c.Name)
		}
		for name := range names {
			t.Errorf("%s: there is no command %s", lang, name)
		}
		for _, english := range all {
			said, ok := translated[english]
			if !ok {
				missing.WriteString(lang + ": " + english + "\n")
				continue
			}
			delete(translated, english)
			if verbsOf(english) != verbsOf(said) || strings.TrimSpace(said) == "" {
				t.Errorf("%s: %q has verbs %q, want %q", lang, said, verbsOf(said), verbsOf(english))
			}
			var want, got []string
			for _, m := range slash.FindAllString(english, -1) {
				want = append(want, called[m])
			}
			for _, m := range slash.FindAllString(said, -1) {
				if m != "/%" {
					got = append(got, m)
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %q (-want +got):\n%s", lang, said, diff)
			}
		}
		for english := range translated {
			t.Errorf("%s: nothing says %q", lang, english)
		}
	}
	const golden = "testdata/untranslated.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(missing.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), missing.String()); diff != "" {
		t.Errorf("what is not translated has changed; if that is meant, run go test ./commands/locale -update\n(-listed +now):\n%s", diff)
	}
}
