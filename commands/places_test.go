package commands

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"briefbot/corpus"
	"briefbot/index"
)

// testBriefs are the built-in brief and corpus's test documents.
func testBriefs(t *testing.T) map[string]*corpus.Brief {
	t.Helper()
	out := map[string]*corpus.Brief{"built-in": corpus.Builtin()}
	files, err := filepath.Glob("../corpus/testdata/*/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents (%v)", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range txtar.Parse(data).Files {
			if strings.HasSuffix(f.Name, ".md") {
				out[filepath.Base(file)+" "+f.Name] = corpus.Parse(f.Data, corpus.Options{})
			}
		}
	}
	return out
}

// Every place, heading and label that a reply prints is understood when it is
// typed, and leads to exactly that place.
func TestWhatRepliesPrintCanBeTyped(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	for name, b := range testBriefs(t) {
		s := New(b, searchFunc(func(index.Query) (index.Result, error) { return index.Result{}, nil })) // which only /brief uses
		for _, locale := range []string{"en-US", "tr"} {
			for _, reply := range everyReply(t, s, locale) {
				for _, block := range reply.Blocks {
					checkCircle(t, name, s, block)
				}
			}
		}
	}
}

// everyReply is what the commands reply for each thing of the brief.
func everyReply(t *testing.T, s *Set, locale string) []Reply {
	t.Helper()
	var out []Reply
	run := func(command, option, value string) {
		c, ok := s.Command(command)
		if !ok {
			t.Fatalf("no command %s", command)
		}
		r := Request{Locale: locale, Options: map[string]string{}}
		if option != "" {
			r.Options[option] = value
		}
		reply, err := c.Run(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, reply)
	}
	run("section", "", "")
	run("recommendation", "", "")
	run("brief", "", "")
	for _, sec := range s.brief.Sections {
		run("section", "name", sec.ID)
	}
	for i := range s.brief.Recommendations {
		out = append(out, s.recommendationReply(speak(locale), &s.brief.Recommendations[i]))
	}
	for _, f := range s.brief.Footnotes {
		run("footnote", "number", f.ID)
	}
	for _, ref := range s.brief.References {
		run("cite", "work", ref.Key)
	}
	return out
}

// checkCircle reads what a block prints.
func checkCircle(t *testing.T, name string, s *Set, b Block) {
	t.Helper()
	typed, kind := "", corpus.PlaceKind("")
	var is func(corpus.Place) bool
	leadsTo := func(p corpus.Place) bool {
		return slices.ContainsFunc(s.places().Passages(p), func(i int) bool { return s.brief.Passages[i].ID == b.Passage })
	}
	switch {
	case (b.Kind == Place || b.Kind == Item) && b.Passage != "":
		typed, is = b.String(), leadsTo
	case b.Kind == Heading && b.String() != s.brief.Title:
		typed, kind = b.String(), corpus.SectionPlace
		is = func(p corpus.Place) bool { return s.brief.Sections[p.Index].Name == b.String() }
	case b.Kind == Footnote:
		typed, kind = b.Label, corpus.NotePlace
		is = func(p corpus.Place) bool { return s.brief.Footnotes[p.Index].Label == b.Label }
	case b.Kind == Reference:
		typed = b.Label
		is = func(p corpus.Place) bool { return s.brief.References[p.Index].Key == b.Label }
	case b.Kind == Quotation && b.Label != "":
		typed, kind = b.Label, corpus.RecommendationPlace
		is = leadsTo
	default:
		return
	}
	r := s.places().Read(typed, corpus.ReadOptions{Default: kind})
	if len(r.Places) == 0 || len(r.Missing) > 0 || slices.ContainsFunc(r.Places, func(p corpus.Place) bool { return !is(p) }) ||
		len(r.Places) > 1 && b.Kind == Place {
		t.Errorf("%s: %s %q (%s) is read as %v, missing %v", name, b.Kind, typed, b.Passage, r.Places, r.Missing)
	}
	if b.Passage != "" {
		if r := s.places().Read(b.Passage, corpus.ReadOptions{}); len(r.Places) != 1 || r.Places[0].Kind != corpus.PassagePlace || s.brief.Passages[r.Places[0].Index].ID != b.Passage {
			t.Errorf("%s: ID %q is read as %v", name, b.Passage, r.Places)
		}
	}
}
