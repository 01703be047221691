package commands

import (
	"strings"
	"testing"

	"briefbot/corpus"
)

// Where a section of recommendations is read, but none of them by itself, it is
// shown whole.
func TestAdviceSection(t *testing.T) {
	const text = "# Report\n\n## Findings\n\nWater is short.\n\n## Recommendations\n\nThere were nine floods last year.\n\nNobody was ready for them.\n"
	b := corpus.Parse([]byte(text), corpus.Options{})
	if len(b.Recommendations) > 0 {
		t.Fatalf("recommendations are read: %v", b.Recommendations)
	}
	var shown strings.Builder
	for _, block := range New(b, nil).allRecommendations(speak("en")).Blocks {
		for _, r := range block.Runs {
			shown.WriteString(r.Text)
		}
		shown.WriteString("\n")
	}
	got := shown.String()
	for _, want := range []string{"I recognised no recommendations one by one. This section is headed “Recommendations”.", "There were nine floods last year.", "Nobody was ready"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	if strings.Contains(got, "Water is short") {
		t.Errorf("another section is shown:\n%s", got)
	}
}
