package corpus_test

import (
	"bufio"
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"briefbot/corpus"
)

var shrink = flag.Bool("shrink", false, "take closed gaps out of testdata/documents/gaps.txt")

// TestDocuments compares what is read from each document in
// testdata/documents with what a person wrote down from reading it. The
// expectations are never made from the parser's output, so there is no
// -update. What is not read rightly yet stands in gaps.txt, one expectation a
// line; -shrink takes out those that are met now, and nothing adds any.
func TestDocuments(t *testing.T) {
	const gapsFile = "testdata/documents/gaps.txt"
	files, err := filepath.Glob("testdata/documents/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents in testdata/documents (%v)", err)
	}
	gaps := readGaps(t, gapsFile)
	open := make(map[string]bool)
	read := make(map[string]bool) // with -run, not all of them are
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(name, func(t *testing.T) {
			read[name] = true
			for _, d := range compareDocument(t, file) {
				key := name + "/" + d.key()
				switch {
				case gaps[key]:
					open[key] = true
					t.Logf("known gap: %s/%s", name, d)
				case d.surplus && hasPrefix(gaps, name+"/"+d.aspect+": "):
					t.Logf("beside a known gap: %s/%s", name, d)
				default:
					t.Errorf("%s/%s", name, d)
				}
			}
		})
	}
	if *shrink {
		writeGaps(t, gapsFile, open)
		return
	}
	for _, key := range sortedKeys(gaps) {
		if name, _, _ := strings.Cut(key, "/"); read[name] && !open[key] {
			t.Errorf("gap closed (run with -shrink): %s", key)
		}
	}
}

// A difference is one expectation that is not met, or something that is read
// and not expected.
type difference struct {
	aspect, text string
	got          string // what was read instead, for people
	surplus      bool
}

// key names the expectation, whatever was read instead.
func (d difference) key() string { return d.aspect + ": " + d.text }

func (d difference) String() string {
	if d.got == "" {
		return d.key()
	}
	return d.key() + "  (read: " + d.got + ")"
}

// compareDocument returns the differences between a document's reading and
// the expectations beside it, each on one line.
func compareDocument(t *testing.T, file string) []difference {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := make(map[string][]string)
	var b *corpus.Brief
	for _, f := range a.Files {
		if f.Name == "brief.md" {
			b = corpus.Parse(f.Data, corpus.Options{})
			continue
		}
		want[f.Name] = lines(f.Data)
	}
	if b == nil {
		t.Fatalf("%s has no brief.md", file)
	}
	r := reading{b}
	var out []difference
	for _, aspect := range sortedKeys(want) {
		compare, ok := aspects[aspect]
		if !ok {
			t.Fatalf("%s: nothing compares %q", file, aspect)
		}
		for _, d := range compare(r, want[aspect]) {
			d.aspect = aspect
			out = append(out, d)
		}
	}
	return out
}

func lines(data []byte) []string {
	var out []string
	for line := range bytes.Lines(data) {
		if s := strings.TrimSpace(string(line)); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// readGaps reads the list of known differences. Lines that begin with # say
// why.
func readGaps(t *testing.T, file string) map[string]bool {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	gaps := make(map[string]bool)
	for s := bufio.NewScanner(f); s.Scan(); {
		if line := strings.TrimSpace(s.Text()); line != "" && !strings.HasPrefix(line, "#") {
			gaps[line] = true
		}
	}
	return gaps
}

// writeGaps rewrites the list without the gaps that are closed.
func writeGaps(t *testing.T, file string, open map[string]bool) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for line := range strings.Lines(string(data)) {
		if s := strings.TrimSpace(line); s == "" || strings.HasPrefix(s, "#") || open[s] {
			out.WriteString(line)
		}
	}
	if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func hasPrefix(m map[string]bool, prefix string) bool {
	for k := range m {
		if strings.HasPrefix(k, prefix) {
			return true
		}
	}
	return false
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// differ lists the lines that only one side has, in order.
func differ(want, got []string) []difference {
	// common[i][j] is how many lines want[i:] and got[j:] share, in order.
	common := make([][]int, len(want)+1)
	for i := range common {
		common[i] = make([]int, len(got)+1)
	}
	for i := len(want) - 1; i >= 0; i-- {
		for j := len(got) - 1; j >= 0; j-- {
			if want[i] == got[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var out []difference
	i, j := 0, 0
	for i < len(want) || j < len(got) {
		switch {
		case i < len(want) && j < len(got) && want[i] == got[j]:
			i, j = i+1, j+1
		case j == len(got) || i < len(want) && common[i+1][j] >= common[i][j+1]:
			out = append(out, difference{text: want[i]})
			i++
		default:
			out = append(out, difference{text: "not expected: " + got[j], surplus: true})
			j++
		}
	}
	return out
}
