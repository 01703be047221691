package commands

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"briefbot/commands/quote"
	"briefbot/corpus"
)

// What `verify --json` says of each quotation of the table holds together: the
// source is the brief's, what is missing is of the source, what differs is of
// the quotation.
func TestVerification(t *testing.T) {
	files, err := filepath.Glob("quote/testdata/table/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no table: %v", err)
	}
	b := corpus.Builtin()
	s := New(b, nil)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			_, typed, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
			if !ok || line[0] == '\t' || line[0] == '#' {
				continue
			}
			text, err := strconv.Unquote(`"` + strings.ReplaceAll(typed, `"`, `\"`) + `"`)
			if err != nil {
				t.Fatal(err)
			}
			checkVerification(t, b, text, s.Verify(text))
		}
	}
}

func checkVerification(t *testing.T, b *corpus.Brief, text string, v Verification) {
	t.Helper()
	if (v.Verdict == quote.Exact || v.Verdict == quote.Differs) != (v.Source != "") {
		t.Errorf("%q is %s with the source %q", text, v.Verdict, v.Source)
	}
	if (v.Verdict == quote.Differs) != (len(v.Differs)+len(v.Missing) > 0) {
		t.Errorf("%q is %s with %q, %q", text, v.Verdict, v.Differs, v.Missing)
	}
	if v.Differs == nil || v.Missing == nil {
		t.Errorf("%q: null", text)
	}
	if v.Source != "" {
		for line := range strings.SplitSeq(v.Source, "\n") {
			if !inBrief(b, line) {
				t.Errorf("%q: not in the brief: %q", text, line)
			}
		}
	}
	source := strings.ReplaceAll(v.Source, "\n", " ")
	for _, m := range v.Missing {
		if !strings.Contains(source, m) {
			t.Errorf("%q: %q is not of the source %q", text, m, source)
		}
	}
	whole := strings.Join(strings.Fields(text), " ")
	for _, d := range v.Differs {
		if !strings.Contains(whole, d) {
			t.Errorf("%q does not have %q", whole, d)
		}
	}
}

func inBrief(b *corpus.Brief, text string) bool {
	for _, p := range b.Passages {
		if strings.Contains(p.Text, text) {
			return true
		}
	}
	for _, f := range b.Footnotes {
		if strings.Contains(f.Text, text) {
			return true
		}
	}
	for _, s := range b.Sections {
		if strings.Contains(s.Name, text) {
			return true
		}
	}
	return strings.Contains(b.Title, text)
}

// Who quotes says whose words they are, and that is no part of them; what the
// brief has too is.
func TestWordsAroundAQuotation(t *testing.T) {
	s := New(corpus.Builtin(), nil)
	const words = "Central Asia is not ready for democracy"
	for typed, want := range map[string]struct {
		verdict quote.Verdict
		source  string
	}{
		"“" + words + "” (Bossuyt 2020)":                  {quote.Exact, words},
		"\"" + words + "\" - Bossuyt, p. 4":               {quote.Exact, words},
		"As the brief puts it: «" + words + "».":          {quote.Exact, words},
		"Bossuyt says '" + words + "'":                    {quote.Exact, words},
		"“Central Asia is ready for democracy” (Bossuyt)": {quote.Differs, words},
		"\"" + words + "\"":                               {quote.Exact, words},
		words + " (Bossuyt 2020)":                         {quote.Differs, words}, // no marks: all of it is checked
		"“Russia is a democracy” (Bossuyt 2020)":          {quote.Absent, ""},
		"“" + words + "” and it upholds the idea that":    {quote.Differs, "Central Asia with the status quo, and it upholds the idea that"}, // the brief has them, elsewhere
		"Bossuyt, Fabienne, and Irina Bolgova (2018). 'Connecting Eurasia: Is Cooperation between Russia, China, and the EU in Central Asia Possible?'": {quote.Differs,
			"Bossuyt, Fabienne, and Irina Bolgova (2019). 'Connecting Eurasia: Is Cooperation between Russia, China, and the EU in Central Asia Possible?'"},
	} {
		if got := s.Verify(typed); got.Verdict != want.verdict || got.Source != want.source {
			t.Errorf("%q is %s, source %q; want %s, %q", typed, got.Verdict, got.Source, want.verdict, want.source)
		}
	}
}
