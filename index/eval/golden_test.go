package eval

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
	"briefbot/corpus/companion"
	"briefbot/index"
	"briefbot/index/encoder"
)

var update = flag.Bool("update", false, "write the golden files")

// builtinReport asks the built-in brief the questions of a file.
func builtinReport(t *testing.T, name string, withCompanion, withEncoder bool) Report {
	t.Helper()
	questions, _, err := ReadFile("testdata/" + name + ".jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var o index.Options
	if withCompanion {
		if o.Companion, err = companion.Builtin(); err != nil {
			t.Fatal(err)
		}
	}
	if withEncoder {
		if o.Encoder, err = encoder.New(); err != nil {
			t.Fatal(err)
		}
	}
	x, err := index.New(corpus.Builtin(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	outcomes, err := Run(t.Context(), map[string]Searcher{"": x}, questions)
	if err != nil {
		t.Fatal(err)
	}
	return NewReport(name, outcomes)
}

// statistics is a report's line in the golden file.
func statistics(r Report) string {
	f := r.Overall
	return fmt.Sprintf("hit@1 %s hit@3 %s MRR@10 %s sentence %s sources %s F1 %s end-to-end %s AUC %s",
		percent(f.Hit1), percent(f.Hit3), percent(f.MRR), percent(f.Sentence), percent(f.Sources), share(f.F1), percent(f.EndToEnd), share(f.AUC))
}

// ranks writes every question's rank, whether its sentence is right, and the
// verdict.
func ranks(r Report) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", statistics(r))
	for _, o := range r.Outcomes {
		sentence := "."
		if o.Marked {
			sentence = "s"
		}
		fmt.Fprintf(&b, "%s %2s %s %-7s %s\n", o.Question.ID, rank(o.Rank), sentence, o.Verdict, o.Question.Text)
	}
	return b.String()
}

var figurePattern = regexp.MustCompile(`(\S+) ([\d.]+)`)

// A change of ranking is a diff of these files with a number on it. A figure
// that falls is an error even where the files are written anew: take the fall
// on purpose by editing the first line.
func TestRanks(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	for file, c := range map[string]struct {
		set       string
		companion bool
		encoder   bool
	}{
		"ranks.txt":              {"questions", true, true},
		"ranks-no-companion.txt": {"questions", false, true},
		"ranks-words.txt":        {"questions", false, false},
		"ranks-second.txt":       {"second", true, true},
		"ranks-third.txt":        {"third", true, true},
		"ranks-fourth.txt":       {"fourth", true, true},
		"ranks-fifth.txt":        {"fifth", true, true},
		"ranks-seventh.txt":      {"seventh", true, true},
		"ranks-en-hard.txt":      {"en-hard", true, true},
		"ranks-ar.txt":           {"ar", true, true},
		"ranks-es.txt":           {"es", true, true},
		"ranks-it.txt":           {"it", true, true},
		"ranks-ja.txt":           {"ja", true, true},
		"ranks-kk.txt":           {"kk", true, true},
		"ranks-ky.txt":           {"ky", true, true},
		"ranks-pl.txt":           {"pl", true, true},
		"ranks-pt.txt":           {"pt", true, true},
		"ranks-tr.txt":           {"tr", true, true},
		"ranks-uk.txt":           {"uk", true, true},
		"ranks-uz.txt":           {"uz", true, true},
		"ranks-zh.txt":           {"zh", true, true},
		"ranks-ru.txt":           {"ru", true, true},
		"ranks-fr.txt":           {"fr", true, true},
		"ranks-de.txt":           {"de", true, true},
	} {
		t.Run(file, func(t *testing.T) {
			path := "testdata/" + file
			r := builtinReport(t, c.set, c.companion, c.encoder)
			got := ranks(r)
			want, err := os.ReadFile(path)
			if err == nil {
				fallen(t, string(want), got)
			} else if !*update {
				t.Fatal(err)
			}
			if *update && !t.Failed() {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("the ranks have changed; if that is meant, run go test ./index/eval -run Ranks -update\n(-committed +now):\n%s", diff)
			}
		})
	}
}

// fallen reports the figures of the first line that are lower than committed.
func fallen(t *testing.T, want, got string) {
	t.Helper()
	before, _, _ := strings.Cut(want, "\n")
	after, _, _ := strings.Cut(got, "\n")
	now := map[string]float64{}
	for _, m := range figurePattern.FindAllStringSubmatch(after, -1) {
		now[m[1]], _ = strconv.ParseFloat(m[2], 64)
	}
	for _, m := range figurePattern.FindAllStringSubmatch(before, -1) {
		v, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			t.Fatalf("the committed figure %q cannot be read", m[0])
		}
		if now[m[1]] < v {
			t.Errorf("%s fell from %v to %v", m[1], v, now[m[1]])
		}
	}
}
