package corpus

import (
	"slices"
	"testing"
)

// Sections that are headed in a series are fetched by their noun and number.
func TestReadsSectionsInSeries(t *testing.T) {
	b := Parse([]byte(`# Plan

## Axis 1: Purchase

### Further axes

- One.
- Two.
- Three.

## Axis 2: Law

Text.

## Axis 3. Skills

More text.

## Agenda 2030

Goals.

## Section 2-2131. Definitions.

A means B.

## Sec. 2-2132. Purchase

C buys.
`), Options{})
	g := NewGazetteer(b)
	for _, test := range []struct {
		asked string
		want  []string
	}{
		{"axis 3", []string{"Axis 3. Skills"}},
		{"what does axis 2 say?", []string{"Axis 2: Law"}},
		{"axis 1, 2 and 3", []string{"Axis 1: Purchase", "Axis 2: Law", "Axis 3. Skills"}},
		{"section 2-2131", []string{"Section 2-2131. Definitions."}},
		{"§ 2-2132", []string{"Sec. 2-2132. Purchase"}},
		{"2-2132", []string{"Sec. 2-2132. Purchase"}},
	} {
		r := g.Read(test.asked, ReadOptions{})
		var got []string
		for _, p := range r.Places {
			if p.Kind == SectionPlace {
				got = append(got, b.Sections[p.Index].Name)
			}
		}
		if !slices.Equal(got, test.want) || !r.Explicit {
			t.Errorf("%q: sections %q, explicit %v; want %q", test.asked, got, r.Explicit, test.want)
		}
	}
	for _, asked := range []string{"how far is the agenda 2030?", "axis 4", "2-2140"} {
		if r := g.Read(asked, ReadOptions{}); r.Explicit && len(r.Places) > 0 {
			t.Errorf("%q: %v", asked, r.Places)
		}
	}
}
