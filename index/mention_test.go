package index

import (
	"strings"
	"testing"

	"briefbot/corpus"
)

const mentionBrief = `# Water and Democracy

## Trust

Towns trust nobody; distrust grows. Counter-terrorism and policy making cost us dear.[^1]

Radicalisation is rare. The US helps us. Democratic towns pay.

Table 1: Trusted towns

## References

Zola, Émile (2001). 'Trusting', Paris: Press.

[^1]: The ministry’s trust fund in Kazakhstan.
`

func TestMentions(t *testing.T) {
	x, err := NewLookup(corpus.Parse([]byte(mentionBrief), corpus.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		text    string
		count   int
		forms   string
		nearest string
		words   string // of a phrase, those that are there
	}{
		{"trust", 5, "trust Trusted Trusting", "", ""}, // heading, text, table, entry, note; "distrust" is another word
		{"“Trust”?", 5, "trust Trusted Trusting", "", ""},
		{"counterterrorism", 1, "Counter-terrorism", "", ""},
		{"counter terrorism", 1, "Counter-terrorism", "", ""},
		{"radicalization", 1, "Radicalisation", "", ""},
		{"democracy", 2, "Democracy Democratic", "", ""},
		{"US", 1, "US", "", ""}, // and not "us"
		{"us", 3, "us", "", ""},
		{"emile zola", 0, "", "", "emile zola"},
		{"Zola, Emile", 1, "Zola, Émile", "", ""},
		{"trust fund", 1, "trust fund", "", ""},
		{"Iran", 0, "", "", ""},
		{"Kazakstan", 0, "", "Kazakhstan", ""},
		{"distrusst", 0, "", "distrust", ""},
		{"natural towns", 0, "", "", "towns"},
	} {
		m, ok := x.Mentions(test.text)
		if !ok {
			t.Errorf("%q has no word", test.text)
			continue
		}
		var words []string
		for _, w := range m.Words {
			words = append(words, w.Text)
		}
		if len(m.Occurrences) != test.count || strings.Join(m.Forms, " ") != test.forms || m.Nearest != test.nearest || strings.Join(words, " ") != test.words {
			t.Errorf("%q: %d times as %q, nearest %q, words %q; want %+v", test.text, len(m.Occurrences), m.Forms, m.Nearest, words, test)
		}
	}
	if _, ok := x.Mentions(" ?! "); ok {
		t.Error("signs alone are looked up")
	}
}

// A slip that has the root of a word is not in the brief; a form that is not
// printed is.
func TestMentionsOfASlip(t *testing.T) {
	x, err := NewLookup(corpus.Parse([]byte("# Borders\n\nDrugs trafficking grows, and democratic states suffer. No child is safe.\n"), corpus.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	if m, _ := x.Mentions("trafficing"); len(m.Occurrences) > 0 || m.Nearest != "trafficking" {
		t.Errorf("trafficing occurs %d times, nearest %q", len(m.Occurrences), m.Nearest)
	}
	for _, word := range []string{"democracies", "children"} {
		if m, _ := x.Mentions(word); len(m.Occurrences) != 1 {
			t.Errorf("%s occurs %d times", word, len(m.Occurrences))
		}
	}
}

// What does not part its words is found by its letters.
func TestMentionsWithoutSpaces(t *testing.T) {
	x, err := NewLookup(corpus.Parse([]byte("# 水\n\n七个城市供水不足。城市需要水。\n"), corpus.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	if m, _ := x.Mentions("城市"); len(m.Occurrences) != 2 {
		t.Errorf("城市 occurs %d times, want 2", len(m.Occurrences))
	}
}
