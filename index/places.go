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

// readPlaces returns, by each name, the terms of the other names that the brief
// uses.
func (x *Index) readPlaces() map[string][]string {
	out := map[string][]string{}
	for line := range strings.Lines(placeList) {
		names := strings.Fields(line)
		for i, other := range names {
			term := x.analyzer.root(other)
			if x.terms.frequency[x.terms.id(term)] == 0 {
				continue
			}
			for j, n := range names {
				if i != j {
					out[n] = append(out[n], term)
				}
			}
		}
	}
	return out
}
