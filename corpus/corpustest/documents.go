// Package corpustest has the documents that package corpus is tested on, for the
// tests of all packages.
package corpustest

import (
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// Documents are the sources of the documents in Markdown by their names.
func Documents(t testing.TB) map[string][]byte {
	t.Helper()
	_, here, _, _ := runtime.Caller(0)
	files, err := filepath.Glob(filepath.Join(filepath.Dir(here), "../testdata/documents/*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	out := make(map[string][]byte)
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			if f.Name == "brief.md" {
				out[strings.TrimSuffix(filepath.Base(file), ".txtar")] = f.Data
			}
		}
	}
	return out
}
