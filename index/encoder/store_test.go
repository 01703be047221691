package encoder

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCompactKeepsCosines(t *testing.T) {
	refs := references(t)
	for i, r := range refs {
		for _, q := range refs[i:] {
			v, w := Vector(r.Vector), Vector(q.Vector)
			c, d := v.Compact(), w.Compact()
			if diff := c.Cosine(&d) - v.Cosine(&w); diff < -0.001 || diff > 0.001 {
				t.Errorf("the cosine of %.20q and %.20q is off by %v", r.Text, q.Text, diff)
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
	v[0], v[1], v[511] = 0.6, -0.8, 0.001
	want := store{keyOf("one"): v.Compact(), keyOf("two"): {}}
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
