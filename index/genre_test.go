package index

import (
	"testing"

	"briefbot/corpus"
)

// People call a document what its title says it is, in any language.
func TestAsDocument(t *testing.T) {
	for title, questions := range map[string][][2]string{
		"Resolution 12: Water in hill towns": {
			{"does the resolution mention wells?", "does the document mention wells?"},
			{"mentionne-t-elle la résolution ?", "mentionne-t-elle la document ?"},
			{"what does resolution 70 say?", "what does resolution 70 say?"},
			{"does it say “resolution”?", "does it say “resolution”?"},
		},
		"Substitute for Ordinance No. 12": {{"von wann ist die Verordnung?", "von wann ist die Dokument?"}},
		// What a document is about is not what it is.
		"Evaluating the impact of a strategy on trade": {{"what does the strategy cost?", "what does the strategy cost?"}},
	} {
		x := open(t, corpus.Parse([]byte("# "+title+"\n\n## Findings\n\nWells run dry in the hills.\n"), corpus.Options{}), Options{})
		for _, q := range questions {
			if got := x.asDocument(q[0], saidWords(q[0])); got != q[1] {
				t.Errorf("%s: %q is read as %q, want %q", title, q[0], got, q[1])
			}
		}
	}
}
