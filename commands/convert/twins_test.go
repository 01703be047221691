package convert

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
)

// digest is what must be the same of a document in every format: title,
// outline, notes with what carries them, references, tables and recommendations.
func digest(b *corpus.Brief) string {
	var out strings.Builder
	fmt.Fprintf(&out, "title: %s\n", b.Title)
	for _, s := range b.Sections {
		if s.Name != "" {
			fmt.Fprintf(&out, "section: %s\n", strings.TrimSpace(s.Number+" "+s.Name))
		}
	}
	for _, r := range b.Recommendations {
		fmt.Fprintf(&out, "recommendation: %s\n", spaced(b.Passages[r.Passages[0]].Text))
	}
	for _, f := range b.Footnotes {
		carrier := "nothing"
		if len(f.Passages) > 0 {
			text := b.Passages[f.Passages[0]].Text
			carrier = spaced(text[:min(len(text), 40)])
		}
		fmt.Fprintf(&out, "note %s: %s <- %.30s\n", f.Label, spaced(f.Text), carrier)
	}
	rows := map[string]bool{} // a head may be printed again overleaf
	for _, p := range b.Passages {
		if p.Kind == corpus.Row && !rows[p.Text] {
			rows[p.Text] = true
			fmt.Fprintf(&out, "row: %s\n", spaced(p.Text))
		}
	}
	for _, r := range b.References {
		fmt.Fprintf(&out, "reference: %s, cited by %d\n", spaced(r.Text), len(r.CitedBy)+len(r.CitedByNotes))
	}
	return out.String()
}

// spaced is a text whose spaces and quotation marks are all of one kind:
// pandoc sets those of a language, and no reader can know which were typed.
func spaced(s string) string {
	s = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "“", `"`, "”", `"`, "’", "'", "*", "").Replace(s)
	return strings.Join(strings.Fields(s), " ")
}

// TestTwins converts documents that exist in four formats: what is read must
// be the same as in their Markdown.
func TestTwins(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	for _, name := range []string{"wells", "trams"} {
		data, err := os.ReadFile("testdata/twins/" + name + ".md")
		if err != nil {
			t.Fatal(err)
		}
		want := digest(corpus.Parse(data, corpus.Options{}))
		files, err := filepath.Glob("testdata/twins/" + name + "*[^d]")
		if err != nil || len(files) < 4 {
			t.Fatalf("%d twins of %s, want at least 4 (%v)", len(files), name, err)
		}
		for _, file := range files {
			t.Run(filepath.Base(file), func(t *testing.T) {
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				r, err := Converter{}.To(t.Context(), file, data)
				if err != nil {
					t.Fatal(err)
				}
				if d := cmp.Diff(strings.Split(want, "\n"), strings.Split(digest(corpus.Parse(r.Markdown, corpus.Options{})), "\n")); d != "" {
					t.Errorf("-Markdown +%s:\n%s", filepath.Ext(file), d)
				}
			})
		}
	}
}
