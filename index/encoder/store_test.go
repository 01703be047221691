package encoder

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCompactKeepsCosines(t *testing.T) {
	e := newEncoder(t)
	var vectors []Vector
	for _, text := range []string{"The harvest failed.", "No rain fell in June.", "Prices of flour went up.", "Наводнение разрушило мост.", "7"} {
		vectors = append(vectors, e.Passage(text), e.Query(text))
	}
	for i, v := range vectors {
		for j, w := range vectors[i:] {
			c, d := v.Compact(), w.Compact()
			if diff := c.Cosine(&d) - v.Cosine(&w); diff < -0.001 || diff > 0.001 {
				t.Errorf("the cosine of texts %d and %d is off by %v", i, i+j, diff)
			}
		}
	}
	zero := new(Vector).Compact()
	if c := zero.Cosine(&zero); c != 0 {
		t.Errorf("the cosine of nothing is %v, want 0", c)
	}
}

func TestStoreFile(t *testing.T) {
	e := newEncoder(t)
	var v Vector
	v[0], v[1], v[383] = 0.6, -0.8, 0.001
	want := store{keyOf(Text{Passage, "one"}): v.Compact(), keyOf(Text{Passage, "two"}): {}}
	file := e.formatStore(want)
	got, err := e.parseStore(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for i := range file {
		damaged := append([]byte(nil), file...)
		damaged[i] ^= 0x10
		if _, err := e.parseStore(damaged); err == nil {
			t.Fatalf("a file with byte %d changed is read", i)
		}
		if _, err := e.parseStore(file[:i]); err == nil {
			t.Fatalf("a file cut after %d bytes is read", i)
		}
	}
}
