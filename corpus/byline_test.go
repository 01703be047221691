package corpus

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBylineOfMetadata(t *testing.T) {
	for line, want := range map[string][]string{
		"By Ada Lind and Tom Rey, 3 June 2021": {"Ada Lind", "Tom Rey"},
		"by Ada Lind, Tom Rey | June 3, 2021":  {"Ada Lind", "Tom Rey"},
		"Von Ada Lind und Tom Rey, 3.6.2021":   {"Ada Lind", "Tom Rey"},
		"Par Ada Lind et Tom Rey – 2021":       {"Ada Lind", "Tom Rey"},
		"Written by Ada Lind":                  {"Ada Lind"},
		"Ada Lind; Tom Rey":                    {"Ada Lind", "Tom Rey"},
		"Pär Erik Lindqvist":                   {"Pär Erik Lindqvist"},
		"von Braun Wernher":                    {"von Braun Wernher"},
		"Author: Ada Lind":                     {"Ada Lind"},
		"Vision 2030":                          {"Vision 2030"},
		"Byron Lind":                           {"Byron Lind"},
		"Harbour Institute":                    {"Harbour Institute"},
	} {
		b := Parse([]byte("---\nauthor: \""+line+"\"\n---\n\n# Boats\n\nBoats sink at night, and nobody counts them.\n"), Options{})
		if diff := cmp.Diff(want, b.Info.Authors); diff != "" {
			t.Errorf("%s: %s", line, diff)
		}
	}
}
