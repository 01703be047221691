package corpus_test

import (
	"testing"

	"briefbot/corpus"
)

// A number that is printed beats a count, of paragraphs that are numbered through
// the document; where it is printed nowhere, that is said.
func TestReadNumberedParagraphs(t *testing.T) {
	g := corpus.NewGazetteer(corpus.Parse([]byte(`# Water

## State

The towns asked for this paper.

2\. Pipes leak.

- in the hills; and
- in the plain.

3\. Nobody counts the losses. Towns pay.

## Costs

4\. Pipes are dear.

The table says how dear.

5\. Engineers are few.

6\. Towns are small.

## References

Juraev, Farkhod (2014). 'Wells'. Tashkent: Institute.

Smith, Jane (2019). 'Losses'. London: Press.
`), corpus.Options{}))
	costs := g.Read("costs", corpus.ReadOptions{}).Places[0]
	for _, test := range []struct {
		within     *corpus.Place
		text, want string
	}{
		{nil, "para 5", "!Costs, paragraph 3 of 4"},
		{nil, "what does paragraph 3 say?", "!State, paragraph 5 of 5 | what does say?"},
		{nil, "sentence 2 of paragraph 3", "!State, paragraph 5 of 5, sentence 2 of 2"},
		{nil, "пункт 5", "!Costs, paragraph 3 of 4"},
		{nil, "paragraphs 3-5", "!State, paragraph 5 of 5 + Costs, paragraph 1 of 4 + Costs, paragraph 3 of 4"},
		{nil, "paragraph 6 of costs", "!Costs, paragraph 4 of 4"},
		{nil, "paragraph 1", "!no paragraph paragraph 1"},
		{nil, "paragraph 16", "!no paragraph paragraph 16"},
		{&costs, "paragraph 3", "!State, paragraph 5 of 5"},
		// What is counted stays so.
		{nil, "entry 2", "!Smith 2019"},
		{nil, "the third paragraph", "!State, paragraph 3 of 5"},
		{nil, "Costs, paragraph 4 of 4", "!Costs, paragraph 4 of 4"},
		{nil, "paragraph 2 of costs", "!Costs, paragraph 2 of 4"},
	} {
		if got := readsAs(g, test.text, corpus.ReadOptions{Within: test.within}); got != test.want {
			t.Errorf("%q:\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// A list in one section numbers no paragraphs of the document, nor do numbers
// that begin anew.
func TestReadParagraphsWithoutSeries(t *testing.T) {
	const list = "1\\. Pipes leak.\n\n2\\. Pumps fail.\n\n3\\. Wells dry.\n\n4\\. Towns pay.\n\n5\\. Hills wait.\n\n"
	for _, test := range []struct{ rest, want string }{
		{list, "!State, paragraph 3 of 6"},
		{list + "## Costs\n\n" + list, "!State, paragraph 3 of 6"},
		{"3\\. May was dry.\n\n9\\. May was wet.\n\n## Costs\n\n14\\. May was hot.\n\n20\\. May was cold.\n\n31\\. May was long.\n", "!State, paragraph 3 of 3"},
	} {
		g := corpus.NewGazetteer(corpus.Parse([]byte("# Water\n\n## State\n\nPlain words.\n\n"+test.rest), corpus.Options{}))
		if got := readsAs(g, "paragraph 3", corpus.ReadOptions{}); got != test.want {
			t.Errorf("got %s; want %s", got, test.want)
		}
	}
}

// Points are the sections headed with their number, by the document's own noun
// too, or the items of a section's list.
func TestReadPoints(t *testing.T) {
	g := corpus.NewGazetteer(corpus.Parse([]byte(`# Radwege

## Die Beschlusspunkte

### 1: Trennung

Das ergänzt Beschlusspunkt 3.

### 2: Breite

Radwege 2 m breit.

### 3: Winterdienst

Räumen.

## Ausblick

Zu tun bleibt viel:

1. Zählen.
2. Bauen.

Danach ruht es.

## References

Ausblick, Anna (2019). 'Wege'. Bonn: Verlag.

Zorn, Emil (2018). 'Rad'. Bonn: Verlag.
`), corpus.Options{}))
	for _, test := range []struct{ text, want string }{
		{"beschlusspunkt 3?", "!Die Beschlusspunkte › 3 Winterdienst | ?"},
		{"Beschlusspunkte 3", "!Die Beschlusspunkte › 3 Winterdienst"},
		{"Beschlusspunkt 7", "!no section 7"},
		{"was sagt punkt 3?", "!Die Beschlusspunkte › 3 Winterdienst | was sagt ?"},
		{"point 2", "!Die Beschlusspunkte › 2 Breite"},
		{"Punkte 1 und 3", "!Die Beschlusspunkte › 1 Trennung + Die Beschlusspunkte › 3 Winterdienst"},
		{"Nr. 2", "!Die Beschlusspunkte › 2 Breite"},
		{"what does item 2 of ausblick say", "!Ausblick, paragraph 3 of 4 | what does say"},
		{"item 2 of trennung", "!no paragraph item 2 of trennung"},
		{"paragraph 3 of Ausblick", "!Ausblick, paragraph 3 of 4"},
		{"item 2 of Ausblick 2019", "!Ausblick 2019 | item 2 of"},
		// What is none.
		{"point 7", " | point 7"},
		{"at this point 3 towns had paths", " | at this point 3 towns had paths"},
		{"welche Beschlusspunkte 2030 umgesetzt sind", " | welche Beschlusspunkte 2030 umgesetzt sind"},
		{"Radwege 2", " | Radwege 2"},
	} {
		if got := readsAs(g, test.text, corpus.ReadOptions{}); got != test.want {
			t.Errorf("%q:\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// What a document lists is called by what it calls them together and a number, and
// the parts that documents have by their names in any language.
func TestReadMembersAndParts(t *testing.T) {
	g := corpus.NewGazetteer(corpus.Parse([]byte(`# Wells

## Methods

We asked.

We dug.

## Barriers

There are three obstacles.

First, money is short.

Second, staff is short.

Third, time is short.

## Limitations

**Few wells.** We saw nine.

**Dry years.** It never rained.
`), corpus.Options{}))
	for _, test := range []struct{ text, want string }{
		{"limitation 2", "!Limitations, paragraph 2 of 2"},
		{"and barrier 2?", "!Barriers, paragraph 3 of 4 | and ?"},
		{"obstacle 3", "!Barriers, paragraph 4 of 4"},
		{"方法部分第二段", "!Methods, paragraph 2 of 2"},
		{"Einschränkungen", "Limitations"},
		{"second paragraph under Barriers", "!Barriers, paragraph 2 of 4"},
		{"Methods, point 2", "!Methods, paragraph 2 of 2"},
		// What is none, or is spoken of.
		{"limitation 7", " | limitation 7"},
		{"which towns are for barrier 2 the worst", " | which towns are for barrier 2 the worst"},
	} {
		if got := readsAs(g, test.text, corpus.ReadOptions{}); got != test.want {
			t.Errorf("%q:\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// The paragraphs of a speech may be the items of a list, which goes on under its
// headings; a list with an end is none.
func TestReadParagraphsThatAreItems(t *testing.T) {
	speech := "# Second reading\n\n1. Sir, I move.\n\n2. The law is old.\n\n**Key provisions of the bill**\n\n<ol><li><u>A new aim</u></li></ol>\n\n{:start=\"3\"}\n3. The aim is new.\n\n{:start=\"4\"}\n4. So are the means.\n\n**Other provisions of the bill**\n\n{:start=\"5\"}\n5. Boats are counted.\n\n{:start=\"6\"}\n6. Sir, I beg to move.\n"
	list := "# Boats\n\n## Aims\n\nThere are aims.\n\n1. Lamps.\n2. Ropes.\n3. Sails.\n4. Oars.\n5. Boats.\n\n## Costs\n\nThere are costs.\n"
	for _, test := range []struct{ source, text, want string }{
		{speech, "para 5", "!Other provisions of the bill, paragraph 1 of 2"},
		{speech, "paragraph 3", "!Key provisions of the bill, paragraph 2 of 3"},
		{list, "paragraph 3", "!Aims, paragraph 3 of 6"},
	} {
		g := corpus.NewGazetteer(corpus.Parse([]byte(test.source), corpus.Options{}))
		if got := readsAs(g, test.text, corpus.ReadOptions{}); got != test.want {
			t.Errorf("%q: %s, want %s", test.text, got, test.want)
		}
	}
}
