package corpus

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Numbered statements and articles can be fetched by their numbers; a sentence
// that only begins with such a number has none, nor has one that stands alone.
func TestStatementsHaveLabels(t *testing.T) {
	const text = "# Law\n\nArticle 1. A well is a hole.\n\nArticle 2 – A town is a place.\n\nArticle 5 says nothing.\n\n" +
		"B.1.2 Hill towns have most leaks.\n\nC.3.2 With new valves leaks would stop.\n\n[5.10] The towns vote in the open.\n\n2.5 million people live there.\n"
	var got []string
	for _, p := range Parse([]byte(text), Options{}).Passages {
		got = append(got, p.Label+"|"+strings.Fields(p.Text)[0])
	}
	want := []string{"1|Article", "2|Article", "|Article", "B.1.2|B.1.2", "C.3.2|C.3.2", "5.10|[5.10]", "|2.5"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("labels (-want +got):\n" + diff)
	}
	for _, p := range Parse([]byte("# Law\n\nC.3.2 With new valves leaks would stop.\n"), Options{}).Passages {
		if p.Label != "" {
			t.Errorf("a lone statement has the label %q", p.Label)
		}
	}
}
