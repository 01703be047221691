package corpus_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"briefbot/corpus"

	"github.com/rogpeppe/go-internal/txtar"
)

// placesBrief has one of each thing that can be named.
const placesBrief = `---
title: Water for Small Towns
author: Ana Vandenbroucke
date: 2021
---

# Water for Small Towns

## Executive Summary

Towns lack water. Pipes leak.[^1]

Losses cost much (Smith 2019a). Nobody counts them (Smith 2019b).

## Introduction

The first paragraph. It has two sentences.

The second paragraph cites Juraev (2014) and Bossuyt and Bolgova (2019).[^2]

The third paragraph.

## Barriers to Cooperation

### 1.1 Costs

Pipes are dear.

### 1.2 Law

The law is old.[^3]

## Possible Areas for Cooperation

One area is repair.

## Recommendations

Recommendation 1: Mend the pipes. Begin with the old ones.

Recommendation 2: Count the losses.

Recommendation 3: Change the law.

## References

Bossuyt, Fabienne and Bolgova, Irina (2019). 'Connectivity', Journal of Roads 3: 1-20.

Juraev, Farkhod (2014). 'Wells'. Tashkent: Institute.

Smith, Jane (2019a). 'Losses'. London: Press.

Smith, Jane (2019b). 'Counting'. London: Press.

[^1]: See the survey.
[^2]: Interviews, August 2019.
[^3]: Water Act.
`

// readsAs lists what a text is read as: names of places, "no …" for what is
// missing, "!" in front if it is said outright, and the rest.
func readsAs(g *corpus.Gazetteer, text string, o corpus.ReadOptions) string {
	r := g.Read(text, o)
	var out []string
	for _, p := range r.Places {
		out = append(out, g.Name(p, "en"))
	}
	for _, m := range r.Missing {
		out = append(out, "no "+string(m.Kind)+" "+m.Asked)
	}
	s := strings.Join(out, " + ")
	if r.Explicit {
		s = "!" + s
	}
	if r.Rest != "" {
		s += " | " + r.Rest
	}
	return s
}

func TestReadPlaces(t *testing.T) {
	g := corpus.NewGazetteer(corpus.Parse([]byte(placesBrief), corpus.Options{}))
	for _, test := range []struct{ text, want string }{
		// A number beside its noun wins over all other words.
		{"recommendation 2 in simple words", "!recommendation 2 of 3 | in simple words"},
		{"What does the second paragraph of the executive summary say?", "!Executive Summary, paragraph 2 of 2 | What does say?"},
		{"what does paragraph 2 of the introduction say?", "!Introduction, paragraph 2 of 3 | what does say?"},
		{"difference between recommendation 1 and 3", "!recommendation 1 of 3 + recommendation 3 of 3 | difference between"},
		// As replies print them.
		{"Introduction, paragraph 2 of 3", "!Introduction, paragraph 2 of 3"},
		{"References, entry 4 of 4", "!References, entry 4 of 4"},
		{"Recommendations, paragraph 2 of 3, recommendation 2 of 3", "!Recommendations, paragraph 2 of 3, recommendation 2 of 3"},
		{"Barriers to Cooperation › 1.2 Law, paragraph 1 of 1", "!Barriers to Cooperation › 1.2 Law, paragraph 1 of 1"},
		{"footnote 2 (Introduction, paragraph 2 of 3)", "!footnote 2"},
		{"Introduction (3)", "!Introduction"},
		{"introduction.2", "!Introduction, paragraph 2 of 3"},
		{"introduction.1.s2", "!Introduction, paragraph 1 of 3, sentence 2 of 2"},
		{"https://brief.example/reader/#introduction.1.s2", "!Introduction, paragraph 1 of 3, sentence 2 of 2 | https://brief.example/reader/#"},
		// Sections.
		{"the introduction", "Introduction"},
		{"give me the exec summary", "Executive Summary | give me"},
		{"the barriers section", "!Barriers to Cooperation"},
		{"section on costs", "!Barriers to Cooperation › 1.1 Costs"},
		{"“Introduction”一节", "!Introduction"},
		{"section 1.2", "!Barriers to Cooperation › 1.2 Law"},
		{"section 7", "!no section 7"},
		{"recommendations 9-12", "!no recommendation 9-12"},
		{"recommendations 9 and 12", "!no recommendation 9 + no recommendation 12"},
		{"recommendations 3-6", "!recommendation 3 of 3 + no recommendation 6"},
		{"the last section", "!Recommendations"},
		{"section I think", " | section I think"},
		{"what are the barriers to cooperation?", "Barriers to Cooperation | what are ?"},
		{"paragraph before Barriers to Cooperation", "!Introduction, paragraph 3 of 3"},
		{"the section after the executive summary", "!Introduction"},
		{"paragraph 9 of the introduction", "!no paragraph 9"},
		{"sentence 1 of paragraph 9 of the introduction", "!no paragraph 9"},
		{"the paragraph that comes right before Barriers to Cooperation", "!Introduction, paragraph 3 of 3"},
		{"recommendation 2 of the recommendations section", "!recommendation 2 of 3"},
		// A section by some words of its name, of which a part is asked for.
		{"barriers, paragraph 2, sentence 1", "!Barriers to Cooperation › 1.2 Law, paragraph 1 of 1, sentence 1 of 1"},
		{"first sentence of the barriers", "!Barriers to Cooperation › 1.1 Costs, paragraph 1 of 1, sentence 1 of 1"},
		{"what does paragraph 1 of the possible areas say?", "!Possible Areas for Cooperation, paragraph 1 of 1 | what does say?"},
		{"the barriers' second paragraph", "!Barriers to Cooperation › 1.2 Law, paragraph 1 of 1"},
		{"barriers, paragraph 9", "!no paragraph 9"},
		{"last sentence of paragraph 1 of the conclusion", "!no section “conclusion”"},
		{"conclusion, paragraph 1", "!no section “conclusion”"},
		{"first sentence of the cooperation agreement", "!Executive Summary, paragraph 1 of 2, sentence 1 of 2 | of the cooperation agreement"},
		// Sentences.
		{"sentence 2 of the first paragraph of the introduction", "!Introduction, paragraph 1 of 3, sentence 2 of 2"},
		{"last sentence of recommendation 1", "!Recommendations, paragraph 1 of 3, sentence 2 of 2, recommendation 1 of 3"},
		// In a language without blanks.
		{"建议2是什么？", "!recommendation 2 of 3 | 是什么？"},
		{"第三条建议是什么", "!recommendation 3 of 3 | 是什么"},
		{"第2条建议", "!recommendation 2 of 3"},
		{"最后一条建议", "!recommendation 3 of 3"},
		{"注释1和2", "!footnote 1 + footnote 2"},
		// Several at once.
		{"Recommendations 1-3", "!recommendation 1 of 3 + recommendation 2 of 3 + recommendation 3 of 3"},
		{"R1–R2", "!recommendation 1 of 3 + recommendation 2 of 3"},
		{"footnotes 2, 3 and 4", "!footnote 2 + footnote 3 + no footnote 4"},
		{"first two recommendations", "!recommendation 1 of 3 + recommendation 2 of 3"},
		{"second to last paragraph of the introduction", "!Introduction, paragraph 2 of 3"},
		{"recommendation 1, the introduction and note 2", "!recommendation 1 of 3 + Introduction + footnote 2 | and"},
		// Works.
		{"(Juraev 2014; Smith 2019a; Bossuyt and Bolgova 2019)", "!Juraev 2014 + Smith 2019a + Bossuyt and Bolgova 2019"},
		{"Bossuyt & Bolgova, 2019", "!Bossuyt and Bolgova 2019"},
		{"Smith's 2019a paper", "!Smith 2019a | paper"},
		{"Smith 2019", "!Smith 2019a + Smith 2019b"},
		{"Smith 2019c", "!no reference Smith 2019c"},
		{"What does Juraev 2015 say?", "!no reference Juraev 2015 | What does say?"},
		{"What do Bossuyt and Bolgova say about connectivity?", "Bossuyt and Bolgova 2019 | What do say about connectivity?"},
		{"Vandenbroucke 2021", "!Water for Small Towns"},
		{"entry 2", "!Juraev 2014"},
		{"Which references are from 2019?", "!Bossuyt and Bolgova 2019 + Smith 2019a + Smith 2019b | Which ?"},
		{"which works of 2014 are cited", "!Juraev 2014 | which are cited"},
		{"2014 sources", "!Juraev 2014"},
		{"Quelles sources datent de 2014 ?", "!Juraev 2014 | Quelles ?"},
		{"Welche Werke sind im Jahr 2014 erschienen?", "!Juraev 2014 | Welche erschienen?"},
		{"Какие источники 2014 года?", "!Juraev 2014 | Какие года?"},
		{"2014年的文献", "!Juraev 2014"},
		{"works published in 1999", "!no reference 1999"},
		{"works published before 2014", " | works published before 2014"},
		{"Which works by Smith are cited?", "!Smith 2019a + Smith 2019b | Which works by are cited?"},
		{"What do works by Smith say?", "Smith 2019a + Smith 2019b | What do works by say?"},
		{"último párrafo de «Introduction»", "!Introduction, paragraph 3 of 3"},
		{"letzter Absatz von „Introduction“", "!Introduction, paragraph 3 of 3"},
		{"the last entry", "!Smith 2019b"},
		{"entry 9", "!no reference 9"},
		{"what is the second source", "!Juraev 2014 | what is"},
		{"the first source of conflict", " | the first source of conflict"},
		{"show the reference Laruelle (2018)", "!no reference Laruelle 2018 | show"},
		{"Go to figure 2.", "!no paragraph figure 2 | Go to"},
		{"3 numaralı not", "!footnote 3"},
		{"the section on the neighbours, paragraph 2", " | the section on the neighbours, paragraph 2"},
		// What is no place.
		{"In August 2019 how many interviews were held?", " | In August 2019 how many interviews were held?"},
		{"3 recommendations", "Recommendations | 3"},
		{"a note on 5 things", " | a note on 5 things"},
		{"note 2020 was a bad year", " | note 2020 was a bad year"},
		{"", ""},
		// Other languages.
		{"deuxième paragraphe de l'introduction", "!Introduction, paragraph 2 of 3"},
		{"la recommandation n° 2", "!recommendation 2 of 3"},
		{"2. Empfehlung", "!recommendation 2 of 3"},
		{"Absatz 2 der Einleitung", "!Introduction, paragraph 2 of 3"},
		{"¿qué dice la segunda recomendación?", "!recommendation 2 of 3 | ¿qué dice ?"},
		{"второй абзац введения", "!Introduction, paragraph 2 of 3"},
		{"3-я рекомендация", "!recommendation 3 of 3"},
		{"seconda raccomandazione", "!recommendation 2 of 3"},
		{"reco 2", "!recommendation 2 of 3"},
		{"tavsiye 2", "!recommendation 2 of 3"},
		{"recomendação 2", "!recommendation 2 of 3"},
		{"rekomendacja 2", "!recommendation 2 of 3"},
		{"друга рекомендація", "!recommendation 2 of 3"},
		{"Giriş, paragraf 2/3", "!Introduction, paragraph 2 of 3"},
		{"son dipnot", "!footnote 3"},
	} {
		if got := readsAs(g, test.text, corpus.ReadOptions{}); got != test.want {
			t.Errorf("%q:\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// A command says of what kind its places are.
func TestReadPlacesOfAKind(t *testing.T) {
	g := corpus.NewGazetteer(corpus.Parse([]byte(placesBrief), corpus.Options{}))
	for _, test := range []struct {
		kind       corpus.PlaceKind
		text, want string
	}{
		{corpus.RecommendationPlace, "2", "!recommendation 2 of 3"},
		{corpus.RecommendationPlace, "second", "!recommendation 2 of 3"},
		{corpus.RecommendationPlace, "the last one", "!recommendation 3 of 3"},
		{corpus.RecommendationPlace, "1-3", "!recommendation 1 of 3 + recommendation 2 of 3 + recommendation 3 of 3"},
		{corpus.RecommendationPlace, "mend pipes", "recommendation 1 of 3"},
		{corpus.RecommendationPlace, "five", "!no recommendation 5"},
		{corpus.RecommendationPlace, "x9", " | x9"},
		{corpus.RecommendationPlace, "one two", " | one two"},
		{corpus.NotePlace, "[^3]", "!footnote 3"},
		{corpus.NotePlace, "３", "!footnote 3"},
		{corpus.SectionPlace, "barriers", "Barriers to Cooperation"},
		{corpus.SectionPlace, "co-operation", "Barriers to Cooperation + Possible Areas for Cooperation"},
		{corpus.SectionPlace, "Bariers", "Barriers to Cooperation"},
		{corpus.SectionPlace, "1.1", "!Barriers to Cooperation › 1.1 Costs"},
		{corpus.ReferencePlace, "Juraev", "Juraev 2014"},
		{corpus.ReferencePlace, "Jurayev 2014", "Juraev 2014"},
		{corpus.ReferencePlace, "Jurayev 2015", "no reference Jurayev 2015"},
		{corpus.ReferencePlace, "that losses piece", "Smith 2019a"},
		{corpus.ReferencePlace, "Smith counting", "Smith 2019b"},
		{corpus.ReferencePlace, "3", "!Smith 2019a"},
		{corpus.ReferencePlace, "Nobody 2018", " | Nobody 2018"},
	} {
		if got := readsAs(g, test.text, corpus.ReadOptions{Default: test.kind}); got != test.want {
			t.Errorf("%s %q:\n got %s\nwant %s", test.kind, test.text, got, test.want)
		}
	}
}

// Tables, figures and statements are called by what they print.
func TestReadPrintedLabels(t *testing.T) {
	g := corpus.NewGazetteer(corpus.Parse([]byte(`# Water

## State

Table 1: Losses by town

Figure 2. Losses by year

B.1.1 The plain loses least.

B.1.2 The hill towns lose most.

Article 5. Towns pay.

## Recommendations

1. Measure losses.

2. Share engineers.
`), corpus.Options{}))
	for _, test := range []struct{ text, want string }{
		{"what does table 1 show", "!State, paragraph 1 of 5 | what does show"},
		{"Abbildung 2", "!State, paragraph 2 of 5"},
		{"Table 1 shows nothing", "!State, paragraph 1 of 5 | shows nothing"},
		{"What does B.1.2 say?", "!State, paragraph 4 of 5 | What does say?"},
		{"section B.1.2", "!State, paragraph 4 of 5"},
		{"article 5", "!State, paragraph 5 of 5"},
		{"recomendation 2", "!recommendation 2 of 2"},
		{"what does the methodology chapter say", "!no section “methodology” | what does say"},
		{"in 2.5 years", " | in 2.5 years"},
	} {
		if got := readsAs(g, test.text, corpus.ReadOptions{}); got != test.want {
			t.Errorf("%q:\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// Nothing that is typed takes long: each of these took seconds, or a third of one.
func BenchmarkReadHostile(b *testing.B) {
	var s strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&s, "## The section of note %d\n\nText (Smith %d).[^%d]\n\n(a) One.\n\n(b) Two.\n\n", i, 1900+i%100, i)
	}
	for i := range 1000 {
		fmt.Fprintf(&s, "[^%d]: Note %d.\n", i, i)
	}
	g := corpus.NewGazetteer(corpus.Parse([]byte(s.String()), corpus.Options{}))
	for _, typed := range []string{"section on note ", "notes 1-999, ", "((((", "the section of ", "(a) (b) ", "clause 1.2.3.4.5.6.7.8, "} {
		b.Run(typed, func(b *testing.B) {
			long := strings.Repeat(typed, 4000/len(typed))
			for b.Loop() {
				g.Read(long, corpus.ReadOptions{})
			}
		})
	}
}

func TestReadPlacesWithin(t *testing.T) {
	b := corpus.Parse([]byte(placesBrief), corpus.Options{})
	g := corpus.NewGazetteer(b)
	introduction := g.Read("introduction.1", corpus.ReadOptions{}).Places[0]
	second := g.Read("recommendation 2", corpus.ReadOptions{}).Places[0]
	for _, test := range []struct {
		within     corpus.Place
		text, want string
	}{
		{introduction, "paragraph 3", "!Introduction, paragraph 3 of 3"},
		{introduction, "and the next paragraph?", "!Introduction, paragraph 2 of 3 | and ?"},
		{introduction, "the last sentence", "!Introduction, paragraph 1 of 3, sentence 2 of 2"},
		{introduction, "what does the next section say?", "!Barriers to Cooperation | what does say?"},
		{second, "¿y la recomendación siguiente?", "!recommendation 3 of 3 | ¿y ?"},
		{second, "上一条建议呢？", "!recommendation 1 of 3 | 呢？"},
		{second, "why?", " | why?"},
	} {
		if got := readsAs(g, test.text, corpus.ReadOptions{Within: &test.within}); got != test.want {
			t.Errorf("%q:\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// What is asked for by its place in an order alone is one of what was shown, or
// stands before or after it.
func TestChoose(t *testing.T) {
	row := func(n int) (out []corpus.Place) {
		for i := range n {
			out = append(out, corpus.Place{Kind: corpus.RecommendationPlace, Index: i})
		}
		return out
	}
	all, second, pair := corpus.Order{Counted: row(4), Row: row(4), Last: 3, Whole: true}, corpus.Order{Counted: row(4), Row: row(4), First: 1, Last: 1, Whole: true}, corpus.Order{Counted: row(2), Row: row(2), Whole: true}
	for _, test := range []struct {
		order      corpus.Order
		text, want string
	}{
		{all, "the second one", "1"},
		{all, "und die letzte?", "3"},
		{all, "the first and the third", "0 2"},
		{all, "第二条呢？", "1"},
		{all, "最后一条？", "3"},
		{all, "the seventh?", "none"},
		{all, "the other one", ""},
		{all, "why?", ""},
		{second, "and the next?", "2"},
		{second, "la anterior", "0"},
		{second, "а что перед ним?", "0"},
		{second, "what comes after that?", "2"},
		{second, "et après ?", "2"},
		{second, "what happens after the war?", ""},
		{pair, "et l’autre ?", "1"},
		{second, "and the others?", "0 2 3"},
		{second, "die übrigen", "0 2 3"},
		{second, "其他的呢", "0 2 3"},
		{corpus.Order{Counted: row(4), Row: row(4)}, "the others?", ""},
		{all, "what about the last two?", "2 3"},
		{all, "die ersten beiden", "0 1"},
		{all, "les deux derniers", "2 3"},
		{all, "первые три", "0 1 2"},
		{pair, "the one before it", "none"},
		{corpus.Order{Row: row(3)}, "the second one", "none"},
	} {
		c := corpus.Choose(test.text, test.order)
		var got []string
		for _, p := range c.Places {
			got = append(got, strconv.Itoa(p.Index))
		}
		if len(c.Words) > 0 && len(got) == 0 {
			got = append(got, "none")
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%q chooses %q; want %q", test.text, got, test.want)
		}
	}
}

// Every name that is printed of a place, in every language, is read as that
// place and nothing else.
func TestPlaceNamesAreRead(t *testing.T) {
	documents, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil || len(documents) == 0 {
		t.Fatal("no documents", err)
	}
	briefs := map[string]*corpus.Brief{"places": corpus.Parse([]byte(placesBrief), corpus.Options{})}
	for _, d := range documents {
		archive, err := txtar.ParseFile(d)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if strings.HasSuffix(f.Name, ".md") {
				briefs[d+" "+f.Name] = corpus.Parse(f.Data, corpus.Options{})
			}
		}
	}
	briefs["built-in"] = corpus.Builtin()
	languages := []string{"en", "fr", "de", "es", "ru", "uk", "tr"}
	for name, b := range briefs {
		g := corpus.NewGazetteer(b)
		for i, p := range everywhere(b) {
			lang := languages[i%len(languages)]
			printed := g.Name(p, lang)
			got := g.Read(printed, corpus.ReadOptions{})
			if len(got.Places) != 1 || got.Places[0] != p || len(got.Missing) > 0 {
				t.Errorf("%s: %q (%v) is read as %v, missing %v, rest %q", name, printed, p, got.Places, got.Missing, got.Rest)
			}
		}
	}
}

// everywhere is every place of a brief.
func everywhere(b *corpus.Brief) []corpus.Place {
	var out []corpus.Place
	add := func(kind corpus.PlaceKind, n int) {
		for i := range n {
			out = append(out, corpus.Place{Kind: kind, Index: i})
		}
	}
	add(corpus.SectionPlace, len(b.Sections))
	add(corpus.PassagePlace, len(b.Passages))
	add(corpus.NotePlace, len(b.Footnotes))
	add(corpus.ReferencePlace, len(b.References))
	add(corpus.RecommendationPlace, len(b.Recommendations))
	for i, p := range b.Passages {
		for s := range p.Sentences {
			out = append(out, corpus.Place{Kind: corpus.SentencePlace, Index: i, Sentence: s})
		}
		if page := (corpus.Place{Kind: corpus.PagePlace, Index: p.Page}); p.Page > 0 && !slices.Contains(out, page) {
			out = append(out, page)
		}
	}
	return out
}
