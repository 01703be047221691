package commands

import (
	"strings"
	"testing"

	"briefbot/corpus"
	"briefbot/index"
)

// What the built-in brief never calls for: the replies over a brief that lacks
// everything, and over one that has one of each, and printed pages. Each file
// reads like a conversation.
func TestRepliesOverOtherBriefs(t *testing.T) {
	for name, test := range map[string]struct {
		brief string
		lines []string // "/command value"
	}{
		"bare": {"# A Note on Boats\n\nBoats cross the river at noon, and nobody counts them.\n\n## Why\n\nThe ferry stops at night.\n", []string{
			"/recommendation", "/recommendation 2", "/footnote 1", "/cite Nobody", "/brief", "/section", "/section why", "/verify the ferry stops at night",
			"/ask Who wrote this?", "/ask Who edited it?", "/ask Who published it?", "/ask When was it published?", "/ask What licence does it have?",
			"/ask Whose views does it express?", "/ask What does it recommend?", "/ask What are its sources?", "/ask Who made you?", "/ask How do I cite this brief?",
		}},
		"one-of-each": {"---\ntitle: Boats at Night\nauthor: Ana Ruiz\neditor: Bo Lee\nlicence: CC BY 4.0\ndate: May 2021\n---\n\nThe opening line says that boats matter.\n\n" +
			"<!-- page 4 -->\n\n## Findings\n\nBoats sink at night [^1]. The boats are all very old.\n\nThe boats are all very old. Nobody mends them.\n\n## What the harbour log says about the boats of a year\n\nEvery boat that leaves the quiet harbour before dawn carries nets, lamps, ropes, bread, water, salt, charts, oars and spare sails for the whole crew.\n\n## Recommendations\n\n1. Mend the boats at once.\n\n## Notes\n\n[^1]: The harbour log of the year.\n[^2]: A note that no mark points to.\n\n## References\n\n- Kim, M. (2020). [*Rails*](https://rail.example/a). Seoul: Rail Press.\n", []string{
			"/recommendation", "/recommendation 5", "/footnote 1", "/footnote 2", "/footnote 3", "/cite Kim", "/cite x", "/cite R9", "/brief", "/section findings", "/section opening",
			"/verify the boats are all very old", "/verify The opening line says that boats", "/verify What the harbour log says about the boats of a year",
			"/verify No boat that left the busy harbour after dawn carried nets, pans, ropes, beer, water, sugar, charts, poles and torn sails for the half crew", "/ask What licence does it have?", "/ask How long is it?", "/ask What does it recommend?", "/ask What are its sources?", "/ask Who made you?", "/ask Can you translate it into French?",
		}},
		// Works by number that are cited twice, in a heading, a table, a range, a note
		// alone and nowhere, beside Markdown's own footnotes of the same numbers.
		"cited": {"# Boats\n\n## Findings after the flood [3]\n\nForty boats sank in 2019 [5]. Nobody asked the crews. The harbour disagrees [1, 4].[^1] A second count [5] found fifty.\n\n" +
			"| Port | Boats |\n|---|---|\n| Alton | 12 [2] |\n\nMore ropes broke than expected [6–8].\n\n[^1]: See also [9], which came late.\n\n## References\n\n" +
			"[1] Adams, B. (2011). Early boats. Ropes Press.\n[2] Brown, C. (2012). Ports. Ropes Press.\n[3] Clark, D. (2013). Floods. Ropes Press.\n[4] Davis, E. (2014). Counts. Ropes Press.\n[5] Evans, F. (2015). Surveys. Ropes Press.\n" +
			"[6] Foster, G. (2016). Nets. Ropes Press.\n[7] Green, H. (2017). Ropes. Ropes Press.\n[8] Hill, I. (2018). Oars. Ropes Press.\n[9] Irwin, J. (2019). Lamps. Ropes Press.\n[10] Jones, K. (2020). Sails. Ropes Press.\n", []string{
			"/cite 5", "/cite Clark", "/cite 4", "/cite Brown", "/cite 7", "/cite Irwin", "/cite 10", "/footnote 1",
		}},
		// All who are thanked are quoted, in order, and where the brief gives its address.
		"thanks": {"# Boats\n\nDOI: 10.1234/boats\n\n## Findings\n\nBoats sink at night.\n\n## Acknowledgements\n\nI thank:\n\n- Ana Ruiz\n- Bo Lee\n- Cy Dahl\n", []string{
			"/ask Who is thanked?", "/ask What is the DOI?",
		}},
		// A section of rights is quoted, whatever words it has.
		"rights": {"# Boats\n\n## Findings\n\nBoats sink at night.\n\n## Reuse\n\nShare this text freely if you name us.\n", []string{
			"/ask What licence is it under?", "/ask May I reuse this?", "/ask Who holds the copyright?",
		}},
	} {
		b := corpus.Parse([]byte(test.brief), corpus.Options{})
		x, err := index.New(b, index.Options{})
		if err != nil {
			t.Fatal(err)
		}
		s := New(b, x)
		var got strings.Builder
		for _, line := range test.lines {
			command, value, _ := strings.Cut(line[1:], " ")
			c, ok := s.Command(command)
			if !ok {
				t.Fatal(command)
			}
			options := map[string]string{}
			if value != "" {
				options[c.Options[0].Name] = value
			}
			r, err := c.Run(t.Context(), Request{Options: options})
			if err != nil {
				t.Fatal(err)
			}
			checkReply(t, b, r)
			got.WriteString("> " + line + "\n\n" + prose(r) + "\n")
		}
		golden(t, "other-brief/"+name, got.String())
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	}
}
