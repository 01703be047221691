package commands

import (
	"context"
	"strings"
	"testing"

	"briefbot/corpus"
	"briefbot/index"
)

// Several recommendations stand in the section that holds them all, or each run
// in its own.
func TestRecommendationsHaveTheirOwnSection(t *testing.T) {
	for brief, want := range map[string]string{
		"# Buses\n\n## Recommendations\n\n### Recommendation 1\n\nThe agency should audit routes.\n\n### Recommendation 2\n\nThe agency should invest.\n":             "Recommendations",
		"# Buses\n\n## Staff\n\nRecommendation 1: The agency should hire.\n\nRecommendation 2: It should train.\n\n## Routes\n\nRecommendation 3: It should audit.\n": "Staff|Routes",
	} {
		b := corpus.Parse([]byte(brief), corpus.Options{})
		x, err := index.New(b, index.Options{})
		if err != nil {
			t.Fatal(err)
		}
		reply, err := New(b, x).recommendation(context.Background(), Request{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, block := range reply.Blocks {
			if block.Kind == Place {
				got = append(got, block.String())
			}
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
