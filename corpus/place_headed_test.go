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

## Artigo 39º

D sells.

## Artigo 40º

E rests.

## 5.2 Tests

F tests, and takes three steps:

1. One.

### TOP 6.1 Towns

G agrees.

### TOP 6.2 Votes

H counts.

## 07 Aims

It goes on:

2. Two.
3. Three.
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
		{"artigo 39", []string{"Artigo 39º"}},
		{"show article 40", []string{"Artigo 40º"}},
		{"what does 5.2 say", []string{"Tests"}},
		{"TOP 6.2", []string{"TOP 6.2 Votes"}},
		{"question 7", []string{"Aims"}},
		{"section 7", []string{"Aims"}},
		{"section 07", []string{"Aims"}},
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
	for _, asked := range []string{"how far is the agenda 2030?", "axis 4", "2-2140", "5.2 million towns"} {
		if r := g.Read(asked, ReadOptions{}); r.Explicit && len(r.Places) > 0 {
			t.Errorf("%q: %v", asked, r.Places)
		}
	}
}

// A list that goes on under several headings is counted by what it prints.
func TestReadsListsThatGoOn(t *testing.T) {
	b := Parse([]byte("# Plan\n\nWe take 3 measures, in two years:\n\n## First year\n\n1. Ask.\n2. Wait.\n\n## Second year\n\n3. Build.\n"), Options{})
	r := NewGazetteer(b).Read("measure 3", ReadOptions{})
	if len(r.Places) != 1 || r.Places[0].Kind != PassagePlace || b.Passages[r.Places[0].Index].Text != "Build." {
		t.Errorf("measure 3: %v", r.Places)
	}
}

// A heading that states a recommendation does not stand alone.
func TestHeadingLeadsToItsRecommendation(t *testing.T) {
	b := Parse([]byte("# Plan\n\nText.\n\n## Recommendations\n\n### Recommendation 1: Ask\n\nTowns ask first.\n\n### Recommendation 2: Build\n\nTowns build then.\n"), Options{})
	if len(b.Recommendations) != 2 || b.Passages[b.Recommendations[0].Passages[0]].Kind != Heading {
		t.Fatalf("recommendations: %+v", b.Recommendations)
	}
	if got := b.Introduced(b.Recommendations[0].Passages[0]); !slices.Equal(got, b.Recommendations[0].Passages[1:]) || len(got) == 0 {
		t.Errorf("the first leads to %v", got)
	}
}

// What a place is printed as is read, with the signs that a heading begins with and
// a note's number that looks like two.
func TestReadsPrintedNames(t *testing.T) {
	b := Parse([]byte("# Guía\n\n## Datos\n\n### ¿Qué datos?\n\nTodos.[^1]\n\nOtros.[^1-2]\n\n[^1]: Una.\n[^1-2]: Dos.\n"), Options{})
	g := NewGazetteer(b)
	places := []Place{{Kind: PassagePlace, Index: 0}, {Kind: PassagePlace, Index: 1}}
	for i := range b.Footnotes {
		places = append(places, Place{Kind: NotePlace, Index: i})
	}
	for _, p := range places {
		if r := g.Read(g.Name(p, "en"), ReadOptions{}); !slices.Equal(r.Places, []Place{p}) {
			t.Errorf("%q is read as %v, want %v", g.Name(p, "en"), r.Places, p)
		}
	}
	if len(b.Footnotes) != 2 {
		t.Errorf("%d notes, want 2", len(b.Footnotes))
	}
}
