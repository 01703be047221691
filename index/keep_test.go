package index

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
)

// longBrief has as many passages as are kept on disk.
func longBrief() *corpus.Brief {
	b := &corpus.Brief{Title: "Goats", Language: "en"}
	animals := strings.Fields("goats sheep cows horses llamas ducks geese hens pigs bees")
	for i := range keptFrom {
		p := corpus.Passage{ID: fmt.Sprintf("goats.%d", i), Kind: corpus.Paragraph, Part: corpus.Body}
		p.Text = fmt.Sprintf("In valley %d the %s eat grass of kind %c. The herders of the World Goat Organisation (WGO) count them.", i, animals[i%len(animals)], 'a'+i%26)
		p.Sentences = corpus.Sentences(p.Text)
		b.Passages = append(b.Passages, p)
	}
	b.Sections = []corpus.Section{{ID: "goats", Parent: -1, Part: corpus.Body}}
	return b
}

// An index that was kept answers as the one in memory does, and what cannot be
// read is made again.
func TestKeptIndex(t *testing.T) {
	b := longBrief()
	questions := []string{"What do the llamas in valley 1244 eat?", "who counts the gese", "WGO", "valley 17", b.Passages[77].Text}
	var want []Result
	x := open(t, b, Options{})
	for _, q := range questions {
		want = append(want, search(t, x, q))
	}
	folder := t.TempDir()
	check := func(name, folder string) {
		t.Helper()
		x, err := New(b, Options{Folder: folder})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		defer x.Close()
		for i, q := range questions {
			if diff := cmp.Diff(want[i], search(t, x, q)); diff != "" {
				t.Errorf("%s: %q (-in memory +kept):\n%.1000s", name, q, diff)
			}
		}
	}
	check("first", folder)
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(files) != 1 || !strings.HasSuffix(files[0], keptSuffix) {
		t.Fatalf("the folder holds %q", files)
	}
	before, err := os.Stat(files[0])
	if err != nil {
		t.Fatal(err)
	}
	check("again", folder)
	after, err := os.Stat(files[0])
	if err != nil || !os.SameFile(before, after) {
		t.Error("the index was made again")
	}
	if err := os.Remove(filepath.Join(files[0], "store", "root.bolt")); err != nil {
		t.Fatal(err)
	}
	check("damaged", folder)
	packed := filepath.Join(files[0], packedFile)
	data, err := os.ReadFile(packed)
	if err != nil {
		t.Fatal(err)
	}
	clear(data[len(data)/2:])
	if err := os.WriteFile(packed, data, 0o600); err != nil {
		t.Fatal(err)
	}
	check("other passages", folder)
	check("made after damage", folder)
	nowhere := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(nowhere, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	check("no folder", nowhere)
}

// An index is that of one text: the brief's as it is now.
func TestKeptIndexIsChecked(t *testing.T) {
	b := longBrief()
	fingerprint := func() string { return (&Index{brief: b}).fingerprint() }
	before := fingerprint()
	b.Passages[3].Text = strings.Replace(b.Passages[3].Text, "grass", "glass", 1)
	if fingerprint() == before {
		t.Error("another text has the same index")
	}
}

func TestOldIndexesGo(t *testing.T) {
	folder := t.TempDir()
	for i := range mostKept + 3 {
		if err := os.Mkdir(filepath.Join(folder, fmt.Sprint(i)+keptSuffix), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	forgetOldest(folder)
	if left, _ := os.ReadDir(folder); len(left) != mostKept {
		t.Errorf("%d are left", len(left))
	}
}
