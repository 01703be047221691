package index

import (
	_ "embed"
	"strings"
)

// placeList has on each line the names of one place and its people that policy
// texts use for each other: a country, its people, its capital, its seat of
// government.
//
//go:embed words/places.txt
var placeList string

// readPlaces returns the other names by each name.
func readPlaces() map[string][]string {
	out := map[string][]string{}
	for line := range strings.Lines(placeList) {
		names := strings.Fields(line)
		for i, n := range names {
			for j, other := range names {
				if i != j {
					out[n] = append(out[n], other)
				}
			}
		}
	}
	return out
}
