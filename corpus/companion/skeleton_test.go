package companion

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
)

func TestCompanionSkeleton(t *testing.T) {
	b := corpus.Parse([]byte(`# Goats: a "brief"

The goats: they # eat. And a second sentence that is long enough to be broken into two lines of comment.

## Advice

- Eat hay.
`), corpus.Options{})
	got := string(Skeleton(b, "goats.md"))
	_, body, ok := strings.Cut(got, "\npassages:\n")
	if !ok {
		t.Fatalf("no passages:\n%s", got)
	}
	_, end, _ := strings.Cut(skeleton, "passages:\n%s")
	want := `
  # Front matter, paragraph 1
  opening.1:
    also:
    asks:

      # The goats: they # eat.
      "1 The goats: they # eat.":

      # And a second sentence that is long enough to be broken into two lines of
      # comment.
      2 And a second sentence that is:

  # Advice, list item 1
  advice.1:
    also:
    asks:

      # Eat hay.
      1 Eat hay.:
` + end
	if diff := cmp.Diff(want, body); diff != "" {
		t.Errorf("passages (-want +got):\n%s", diff)
	}
}

// Whatever the document, its skeleton can be read and fits it.
func checkSkeleton(t *testing.T, b *corpus.Brief) {
	t.Helper()
	c, err := Read("x.companion.yaml", Skeleton(b, "x.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range c.Check(b) {
		if !p.Gap {
			t.Error(p)
		}
		if strings.Contains(p.Text, "no entry") {
			t.Error(p)
		}
	}
}

func TestSkeletonOfTheBuiltinBriefFits(t *testing.T) { checkSkeleton(t, corpus.Builtin()) }

func FuzzCompanionSkeleton(f *testing.F) {
	f.Add([]byte("# A: b\n\nOne \"two\".  Three\u00a0four #five: six.\n\n- 'a': b\n"))
	f.Add([]byte("\x00\n\n\u2028 ** [x](y): z\n"))
	f.Add(corpus.Builtin().Source[:4000])
	f.Fuzz(func(t *testing.T, source []byte) {
		checkSkeleton(t, corpus.Parse(source, corpus.Options{}))
	})
}
