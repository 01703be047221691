package encoder

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var cacheTexts = Passages("one", "two", "one")

func encodeAll(t *testing.T, e *Encoder, c Cache) []Compact {
	t.Helper()
	got, err := e.Find(cacheTexts, c).EncodeAll(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func wantAll(e *Encoder) []Compact {
	one, two := e.Passage("one"), e.Passage("two")
	return []Compact{one.Compact(), two.Compact(), one.Compact()}
}

// Whatever state the cache is in, the vectors are right.
func TestCacheInEveryState(t *testing.T) {
	e := newEncoder(t)
	want := wantAll(e)
	for _, c := range []struct {
		name    string
		prepare func(t *testing.T, dir string) Cache
		kept    bool // whether a file is there afterwards that a next start reads
	}{
		{"none", func(*testing.T, string) Cache { return Cache{} }, false},
		{"new", func(_ *testing.T, dir string) Cache { return Cache{filepath.Join(dir, "a", "b"), "0a1b2c3d"} }, true},
		{"no name", func(_ *testing.T, dir string) Cache { return Cache{dir, ""} }, false},
		{"a name that leaves the folder", func(_ *testing.T, dir string) Cache { return Cache{dir, "../x"} }, false},
		{"a file where the folder should be", func(t *testing.T, dir string) Cache {
			path := filepath.Join(dir, "file")
			write(t, path, nil)
			return Cache{path, "x"}
		}, false},
		{"a folder where the file should be", func(t *testing.T, dir string) Cache {
			c := Cache{dir, "x"}
			if err := os.Mkdir(c.path(e), 0o700); err != nil {
				t.Fatal(err)
			}
			return c
		}, false},
		{"damaged", func(t *testing.T, dir string) Cache {
			c := Cache{dir, "x"}
			write(t, c.path(e), []byte("briefVEC nonsense"))
			return c
		}, true},
		{"of other texts", func(t *testing.T, dir string) Cache {
			c := Cache{dir, "x"}
			write(t, c.path(e), e.formatStore(store{keyOf(Text{Passage, "three"}): {Scale: 1}}))
			return c
		}, true},
		{"of some of the texts", func(t *testing.T, dir string) Cache {
			c := Cache{dir, "x"}
			write(t, c.path(e), e.formatStore(store{keyOf(Text{Passage, "one"}): want[0]}))
			return c
		}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			cache := c.prepare(t, t.TempDir())
			if diff := cmp.Diff(want, encodeAll(t, e, cache)); diff != "" {
				t.Error(diff)
			}
			kept := store{keyOf(Text{Passage, "one"}): want[0], keyOf(Text{Passage, "two"}): want[1]}
			if !c.kept {
				kept = nil
			}
			if diff := cmp.Diff(kept, e.readCache(cache)); diff != "" {
				t.Errorf("the cache afterwards (-want +got):\n%s", diff)
			}
		})
	}
}

// What the cache holds is used: a vector that is wrong on purpose comes back.
func TestCacheIsRead(t *testing.T) {
	e := newEncoder(t)
	c := Cache{t.TempDir(), "x"}
	wrong := Compact{Scale: 5}
	e.writeCache(c, store{keyOf(Text{Passage, "one"}): wrong, keyOf(Text{Passage, "two"}): wrong})
	if diff := cmp.Diff([]Compact{wrong, wrong, wrong}, encodeAll(t, e, c)); diff != "" {
		t.Error(diff)
	}
}

func TestOldCachesGo(t *testing.T) {
	e, dir := newEncoder(t), t.TempDir()
	for i := range maxCached + 3 {
		c := Cache{dir, fmt.Sprintf("brief-%03d", i)}
		write(t, c.path(e), nil)
		when := time.Unix(int64(1000+i), 0)
		if err := os.Chtimes(c.path(e), when, when); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(dir, "other"), nil)
	e.writeCache(Cache{dir, "newest"}, store{})
	var got, want []string
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		got = append(got, entry.Name())
	}
	for i := 4; i < maxCached+3; i++ {
		want = append(want, filepath.Base(Cache{dir, fmt.Sprintf("brief-%03d", i)}.path(e)))
	}
	want = append(want, filepath.Base(Cache{dir, "newest"}.path(e)), "other")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEncodeAllStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := newEncoder(t).Find(cacheTexts, Cache{}).EncodeAll(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("EncodeAll gives %v, want context.Canceled", err)
	}
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
