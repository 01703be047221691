package commands

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/commands/quote"
	"briefbot/corpus"
)

// What `verify --json` says of each quotation of the table holds together: the
// source is the brief's, what is missing is of the source, what differs is of
// the quotation.
func TestVerification(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine over data: nothing for the race detector")
	}
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

// What stands beside a quotation is looked at too: the work, the place, the
// speaker.
func TestMisplaced(t *testing.T) {
	s := New(corpus.Builtin(), nil)
	const words = "there is a serious lack of trust between both sides"
	const here = "Barriers to Cooperation, paragraph 2 of 5"
	for typed, want := range map[string][]Misplacement{
		"\"" + words + "\" (Sattarov 2018)":     {{Given: "Sattarov 2018"}},
		words + " (Sattarov 2018)":              {{Given: "Sattarov 2018"}},
		words + " (Sattarov 2019)":              {{Given: "Sattarov 2019"}},
		"“" + words + "” (Bossuyt 2020)":        {},
		"“" + words + "” (Bossuyt 2020, p. 12)": {{Given: "12", Unpaged: true}},
		words + " (p. 12)":                      {{Given: "12", Unpaged: true}},
		"both want Central Asia to be a stable, secure and prosperous region (Sattarov 2018)": {},
		words + " — " + here: {},
		words + " — Barriers to Cooperation, paragraph 3 of 5":                                             {{Given: "Barriers to Cooperation, paragraph 3 of 5", Has: here}},
		words + " — Introduction":                                                                          {{Given: "Introduction", Has: here}},
		"“" + words + "” (recommendation 2)":                                                               {{Given: "recommendation 2 of 4", Has: here}},
		"“" + words + "” (recommendation 9)":                                                               {{Given: "recommendation 9", Has: here}},
		"“" + words + "”, she says in footnote 9":                                                          {{Given: "footnote 9", Has: here}},
		"Recommendation 2: “Russia and the EU should identify areas of possible cooperation”":              {},
		"As Putin said in the section Barriers to Cooperation, “" + words + "”":                            {{Given: "Putin"}},
		"According to Sattarov, “" + words + "”":                                                           {{Given: "Sattarov"}}, // whom the brief cites elsewhere
		"As Van der Togt argues, “" + words + "”":                                                          {{Given: "Van der Togt"}},
		"As Putin said, “" + words + "”":                                                                   {{Given: "Putin"}},
		"“" + words + "”, said Vladimir Putin":                                                             {{Given: "Vladimir Putin"}},
		"“" + words + "”, said Theresa May":                                                                {{Given: "Theresa May"}},
		"“" + words + "”, July 2019":                                                                       {},
		words + ", Theresa May":                                                                            {{Given: "Theresa May"}},
		"According to Macron, " + words:                                                                    {{Given: "Macron"}},
		"Laut Merkel „" + words + "“":                                                                      {{Given: "Merkel"}},
		"As Bossuyt says, “" + words + "”":                                                                 {},
		"The brief says: " + words:                                                                         {},
		"Merkel sagt, dass " + words:                                                                       {{Given: "Merkel"}},
		"Bossuyt says " + words:                                                                            {},
		"Putin says that " + words:                                                                         {{Given: "Putin"}},
		"Russia says the EU is not willing to formally align itself with the EAEU":                         {{Given: "Russia"}},
		"As Karasin said, “there are bilateral consultations on general affairs”":                          {{Given: "Karasin"}},
		"Van der Togt writes that some EU member states interpret the principle of selective engagement":   {},
		"Bossuyt and Bolgova say that the EU has several concerns about the incomplete nature of the EAEU": {},
		"As the author puts it, “" + words + "”":                                                           {},
		"“both want Central Asia to be a stable, secure and prosperous region” (Sattarov 2018)":            {},
		"The brief says that " + words:                                                                     {},
		"“" + words + "” — Vladimir Putin, 2019":                                                           {{Given: "Vladimir Putin"}},
		"Bossuyt argues that “" + words + "” (2020, p. 5)":                                                 {{Given: "5", Unpaged: true}},
		"As Russia says, “EU officials believe that one should work towards convergence”":                  {{Given: "Russia"}},
		"As Russia says, “there is a substantial mismatch between the norms and standards used”":           {{Given: "Russia"}},
		"“EU officials believe that it would be in the EU's interest” (note 2)":                            {},
		"“EU officials believe that it would be in the EU's interest” (note 3)":                            {{Given: "footnote 3", Has: "Is Cooperation Possible?, paragraph 2 of 4"}},
	} {
		got := s.Verify(typed)
		if diff := cmp.Diff(want, got.Misplaced); diff != "" || got.Verdict != quote.Exact {
			t.Errorf("%q is %s (-want +got):\n%s", typed, got.Verdict, diff)
		}
	}
}

// A sentence that cites a work is not another's, though that is cited beside it.
func TestMisplacedInOneParagraph(t *testing.T) {
	data, err := os.ReadFile("testdata/structure/rail.md")
	if err != nil {
		t.Fatal(err)
	}
	s := New(corpus.Parse(data, corpus.Options{}), nil)
	for typed, want := range map[string][]Misplacement{
		"un train par heure suffit à doubler la fréquentation en six ans (Ostermann 2019)":                  {},
		"une baisse des tarifs de 20 % ne ramènerait que 3 % de voyageurs supplémentaires (Ostermann 2019)": {{Given: "Ostermann 2019"}},
	} {
		if diff := cmp.Diff(want, s.Verify(typed).Misplaced); diff != "" {
			t.Errorf("%q (-want +got):\n%s", typed, diff)
		}
	}
}

// A reply that was pasted whole is the brief's words, with what the bot adds.
func TestOwnReplies(t *testing.T) {
	s := New(corpus.Builtin(), nil)
	const words = "Central Asia is not ready for democracy"
	for _, typed := range []string{
		"¹ Interviews with EU officials, August-September 2019.",
		words + "\n— Barriers to Cooperation, paragraph 5 of 5",
		"> " + words + "\n-# Barriers to Cooperation, paragraph 5 of 5",
		"> " + words + "\n-# Barriers to Cooperation, paragraph 5 of 5 · match 1 of 3\n-# The author’s own words: no note or citation.",
		"Exact: the brief says this word for word.\n\n" + words + "\n\n  Reported: “it upholds the idea”.\n— Barriers to Cooperation, paragraph 5 of 5",
		words + "\n\n  No note or citation of its own. Source: the brief itself, Fabienne Bossuyt\n— Barriers to Cooperation, paragraph 5 of 5",
		"Barriers to Cooperation\n\n" + words,
	} {
		if got := s.Verify(typed); got.Verdict != quote.Exact {
			t.Errorf("%q is %s", typed, got.Verdict)
		}
	}
	for _, typed := range []string{
		"Exact: the brief says this word for word.\n\nCentral Asia is ready for democracy\n— Barriers to Cooperation, paragraph 5 of 5",
		"Russia is a democracy\n— Barriers to Cooperation, paragraph 5 of 5",
	} {
		if got := s.Verify(typed); got.Verdict == quote.Exact {
			t.Errorf("%q is exact", typed)
		}
	}
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
		"As Van der Togt (2020) argues, “" + words + "”":  {quote.Exact, words},
		"“Central Asia is ready for democracy” (Bossuyt)": {quote.Differs, words},
		"\"" + words + "\"":                               {quote.Exact, words},
		words + " (Bossuyt 2020)":                         {quote.Exact, words}, // a place that holds
		"“Russia is a democracy” (Bossuyt 2020)":          {quote.Absent, ""},
		"Both actors see each other not only as possible partners in the region, but also as potential spoilers": {quote.Differs,
			"Both actors perceive each other not only as possible partners in the region, but also as potential spoilers"}, // whose first half is no speaker
		// A date is nobody's name and no place: another one is a change.
		"Interviews with EU officials, August-October 2019.":  {quote.Differs, "Interviews with EU officials, August-September 2019."},
		"Interviews with EU officials, August-September 2018": {quote.Differs, "Interviews with EU officials, August-September 2019"},
		"Interviews with EU officials, July 2016":             {quote.Differs, "Interviews with EU officials, August-September 2019"},
		"Interviews with EU officials, May":                   {quote.Differs, "Interviews with EU officials, August"},
		"July 2016: Interviews with EU officials":             {quote.Absent, ""},
		"2018: Interviews with EU officials":                  {quote.Differs, "Interviews with EU officials"},
		"Doc. 7042/16, Brussels, 15 March 2016":               {quote.Differs, "Doc. 7042/16, Brussels, 14 March 2016"},
		words + ", July 2016":                                 {quote.Differs, words},
		words + ", Bossuyt 2020":                              {quote.Exact, words},
		"Interviews with EU officials (Bossuyt 2020)":         {quote.Exact, "Interviews with EU officials"},
		"“" + words + "” and it upholds the idea that":        {quote.Differs, "Central Asia with the status quo, and it upholds the idea that"}, // the brief has them, elsewhere
		"Bossuyt, Fabienne, and Irina Bolgova (2018). 'Connecting Eurasia: Is Cooperation between Russia, China, and the EU in Central Asia Possible?'": {quote.Differs,
			"Bossuyt, Fabienne, and Irina Bolgova (2019). 'Connecting Eurasia: Is Cooperation between Russia, China, and the EU in Central Asia Possible?'"},
	} {
		if got := s.Verify(typed); got.Verdict != want.verdict || got.Source != want.source {
			t.Errorf("%q is %s, source %q; want %s, %q", typed, got.Verdict, got.Source, want.verdict, want.source)
		}
	}
}
