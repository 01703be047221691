package corpus

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what is read now into testdata/parse")

// TestOutlines compares the outline of each brief in testdata/parse with the
// one beside it. Unlike the expectations in testdata/documents, these are
// written by -update: read the difference before committing it.
func TestOutlines(t *testing.T) {
	files, err := filepath.Glob("testdata/parse/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no briefs in testdata/parse (%v)", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if len(a.Files) != 2 || a.Files[0].Name != "brief.md" || a.Files[1].Name != "outline" {
				t.Fatal("want brief.md and outline")
			}
			got := outline(Parse(a.Files[0].Data, Options{}))
			if *update {
				a.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(a.Files[1].Data), got); diff != "" {
				t.Error("outline (-want +got):\n" + diff)
			}
		})
	}
}

// outline is a brief as a person would want to see it.
func outline(b *Brief) string {
	var s strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&s, format+"\n", args...) }
	say("title: %s (%s)", b.Title, b.Language)
	if len(b.Info.Authors) > 0 {
		say("authors: %s", strings.Join(b.Info.Authors, "; "))
	}
	if b.Info.Date != "" {
		say("date: %s", b.Info.Date)
	}
	for _, sec := range b.Sections {
		say("\n%s %s %s(%s, line %d)", strings.Repeat("#", max(sec.Level, 1)), strings.TrimSpace(sec.Number+" "+sec.Name), "", sec.Part, sec.Lines.First)
		for _, i := range sec.Passages {
			p := b.Passages[i]
			say("%s [%s] %s", p.ID, p.Kind, marked(b, p.Prose))
		}
	}
	say("")
	for _, f := range b.Footnotes {
		by := "no passage"
		if len(f.Passages) > 0 {
			by = ids(b, f.Passages)
		}
		say("note %s (%s): %s", f.ID, by, marked(b, f.Prose))
	}
	for _, r := range b.References {
		by := ids(b, r.CitedBy)
		for _, n := range r.CitedByNotes {
			by += " note " + b.Footnotes[n].ID
		}
		say("reference %s (%s): %s", r.Key, strings.TrimSpace(by), r.Title)
	}
	for _, r := range b.Recommendations {
		say("recommendation %s (%s)", r.Number, strings.TrimSpace(r.Label+": "+ids(b, r.Passages)))
	}
	for _, j := range b.Joins {
		say("joined %s, lines %d and %d: %s", b.Passages[j.Passage].ID, j.Before, j.After, j.Reason)
	}
	for _, o := range b.Omissions {
		say("left out, line %d: %s", o.Lines.First, o.Reason)
	}
	for _, p := range b.Problems {
		say("problem, line %d: %s: %s", p.Line, p.Kind, p.Why+p.Words)
	}
	return s.String()
}

func ids(b *Brief, passages []int) string {
	var out []string
	for _, i := range passages {
		out = append(out, b.Passages[i].ID)
	}
	return strings.Join(out, " ")
}

// marked is a text with its marks and citations put in.
func marked(b *Brief, p Prose) string {
	var s strings.Builder
	marks, cites := p.Marks, p.Citations
	for i := 0; i <= len(p.Text); i++ {
		for _, a := range p.Asides {
			if a.End == i {
				s.WriteString(a.Close)
			}
			if a.Start == i {
				s.WriteString(a.Open)
			}
		}
		for len(marks) > 0 && marks[0].At == i {
			to := "?"
			if n := marks[0].Footnote; n >= 0 {
				to = b.Footnotes[n].ID
			}
			s.WriteString("^" + to)
			marks = marks[1:]
		}
		for len(cites) > 0 && cites[0].End == i {
			to := "?"
			if n := cites[0].Reference; n >= 0 {
				to = b.References[n].Key
			}
			s.WriteString("{" + to + "}")
			cites = cites[1:]
		}
		if i < len(p.Text) {
			s.WriteByte(p.Text[i])
		}
	}
	return s.String()
}
