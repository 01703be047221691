package corpus

import "testing"

// The section headed recommendations, where none of them is recognised by itself.
func TestAdviceSection(t *testing.T) {
	for text, want := range map[string]string{
		"## Findings\n\nIt rained.": "",
		"## Recommendations\n\nIt rained.\n\n## Next steps\n\nThe council met in June.":                                                       "Recommendations",
		"## Next steps\n\nThe council met in June.\n\n## Costs\n\nIt rained.":                                                                 "Next steps",
		"## Key recommendations\n\nIt rained.\n\n## Recommendations\n\nNobody was ready.":                                                     "Recommendations",
		"## Recommendations\n\nIt rained.\n\n## Response to the recommendations of the committee\n\nIt was heard.":                            "Recommendations",
		"## Recommendations\n\n### Recommendations for towns\n\nIt rained.\n\n### Recommendations for states\n\nNobody was ready.":            "Recommendations",
		"## Key recommendations\n\nIt rained.\n\n## Recommendations\n\n## Costs\n\nThey rose.":                                                "Key recommendations",
		"## Costs\n\nThey rose.\n\n## References\n\n- Vik, A. (2018). Recommendations. Oslo: Dam.\n\n### Recommendations\n\nIt rained there.": "",
	} {
		b := Parse([]byte("# Floods\n\n"+text+"\n"), Options{})
		if len(b.Recommendations) > 0 {
			t.Errorf("%q: recommendations are recognised", text)
		}
		got := ""
		if i := b.AdviceSection(); i >= 0 {
			got = b.Sections[i].Name
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
