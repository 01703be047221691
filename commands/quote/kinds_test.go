package quote

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"briefbot/corpus"
	"briefbot/corpus/corpustest"
)

// Each quotation of testdata/kinds is told as a reader of its document judged
// it: exact, one of the kinds of difference, or absent.
func TestKinds(t *testing.T) {
	files, err := filepath.Glob("testdata/kinds/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no kinds: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		b := corpus.Builtin()
		c := New(b)
		for line := range strings.Lines(string(data)) {
			line = strings.TrimSpace(line)
			if name, ok := strings.CutPrefix(line, "= "); ok {
				b = document(t, name)
				c = New(b)
				continue
			}
			kind, typed, ok := strings.Cut(line, ": ")
			if strings.HasPrefix(line, "#") || !ok {
				continue
			}
			text, err := strconv.Unquote(`"` + strings.ReplaceAll(typed, `"`, `\"`) + `"`)
			if err != nil {
				t.Fatalf("%s: %q: %v", file, typed, err)
			}
			found := c.Check(text)
			got := string(found.Verdict)
			if found.Verdict == Differs {
				got = found.Gravity().String()
			}
			if got != kind {
				t.Errorf("%s, not %s: %s\n\t%s", got, kind, typed, strings.Join(inWords(b, found).lines(text), "\n\t"))
			}
		}
	}
}

// document is the brief of one of corpus's documents, or of those that the
// commands are asked about.
func document(t *testing.T, name string) *corpus.Brief {
	t.Helper()
	if data, err := os.ReadFile("../testdata/structure/" + name + ".md"); err == nil {
		return corpus.Parse(data, corpus.Options{})
	}
	if source, ok := corpustest.Documents(t)[name]; ok {
		return corpus.Parse(source, corpus.Options{})
	}
	t.Fatalf("%s has no brief", name)
	return nil
}
