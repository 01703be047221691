package corpus

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// No phase changes what it is given: a second reading of the same tree, and of
// the same document, gives the same brief.
func TestPhasesLeaveTheirInput(t *testing.T) {
	for name, source := range sourcesForTests(t) {
		t.Run(name, func(t *testing.T) {
			tree := recognise(source)
			document := classify(tree, "")
			brief := resolve(document, nil)
			if diff := cmp.Diff(brief, resolve(document, nil)); diff != "" {
				t.Errorf("resolve changes the document (-first +second):\n%s", diff)
			}
			if diff := cmp.Diff(brief, resolve(classify(tree, ""), nil)); diff != "" {
				t.Errorf("classify changes the tree (-first +second):\n%s", diff)
			}
		})
	}
}
