package quote

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
)

var update = flag.Bool("update", false, "write what the table of quotations gets to know")

// The table is read by people: each quotation with the verdict that a reader of
// the brief gives it, and below what the checker says besides. The verdicts
// are written by hand and stay as they are with -update.
func TestTable(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
	files, err := filepath.Glob("testdata/table/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no table: %v", err)
	}
	b := corpus.Builtin()
	c := New(b)
	for _, file := range files {
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		for line := range strings.Lines(string(want)) {
			verdict, typed, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
			switch {
			case strings.HasPrefix(line, "\t"):
				continue // said anew below
			case strings.HasPrefix(line, "#") || !ok:
				got.WriteString(line)
				continue
			}
			text, err := strconv.Unquote(`"` + strings.ReplaceAll(typed, `"`, `\"`) + `"`)
			if err != nil {
				t.Fatalf("%s: %q: %v", file, typed, err)
			}
			found := inWords(b, c.Check(text))
			if string(found.Verdict) != verdict {
				t.Errorf("%s, not %s: %s\n\t%s", found.Verdict, verdict, typed, strings.Join(found.lines(text), "\n\t"))
			}
			got.WriteString(line)
			for _, l := range found.lines(text) {
				fmt.Fprintf(&got, "\t%s\n", l)
			}
		}
		if *update {
			if err := os.WriteFile(file, got.Bytes(), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if diff := cmp.Diff(string(want), got.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}

// lines are what the checker says besides the verdict; the true words are left
// out where they are what was typed.
func (f found) lines(typed string) []string {
	var out []string
	if f.Source != "" && f.Source != typed {
		out = append(out, "source: "+f.Source)
	}
	return append(out, f.Changes...)
}
