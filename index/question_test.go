package index

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// How a question is typed must not matter where the meaning is plain.
func TestWritingsOfOneQuestionFindTheSame(t *testing.T) {
	x := builtin(t)
	for name, tc := range map[string]struct{ a, b string }{
		"misspelt":                 {"misinformation on social media", "misinformtion on socail meida"},
		"swapped letters":          {"Who briefed the Russian counterparts?", "Who breifed the Russain counterparts?"},
		"British and American":     {"Which organisations recognise programmes?", "Which organizations recognize programs?"},
		"hyphen":                   {"win-win situation", "win win situation"},
		"hyphen or one word":       {"cooperation on counterterrorism and radicalisation", "cooperation on counter-terrorism and radicalisation"},
		"two words":                {"cooperation on counterterrorism and radicalisation", "cooperation on counter terrorism and radicalisation"},
		"curly quotes":             {"the 'selective engagement' principle", "the ‘selective engagement’ principle"},
		"possessive":               {"Russia's backyard", "Russia’s backyard"},
		"accents":                  {"L'Europe en Formation", "L’Éurope en Formation"},
		"capitals":                 {"lack of trust between both sides", "LACK OF TRUST BETWEEN BOTH SIDES"},
		"the usual initials":       {"What is the EAEU?", "What is the EEU?"},
		"an erratum of the brief":  {"UNOD drugs and crime", "UNODC drugs and crime"},
		"an abbreviation and more": {"Eurasian Development Bank", "EDB"},
	} {
		t.Run(name, func(t *testing.T) {
			a, b := search(t, x, tc.a).Hits[0], search(t, x, tc.b)
			// The brief writes "counter-terrorism" in a name and in one word
			// elsewhere, so the order of the first two may differ.
			if i := slices.IndexFunc(b.Hits, func(h Hit) bool { return h.Passage == a.Passage }); i < 0 || i > 1 {
				t.Errorf("%q finds %s; for %q it has place %d", tc.a, a.Passage.ID, tc.b, i)
			}
		})
	}
}

func TestCorrect(t *testing.T) {
	x := builtin(t)
	for typed, want := range map[string][]string{
		"misinfromation": {"misinformation"},
		"coperation":     {"cooperation"},
		"Bossyut":        {"bossuyt"},
		"cooperation":    nil, // the brief's own
		"umbrella":       nil, // English, though not the brief's
		"wich":           nil, // a little word
		"Tajikistan":     nil, // a name, not a slip of Kazakhstan
		"eu":             nil,
		"2016":           nil,
	} {
		w := x.analyzer.words(typed)[0]
		if diff := cmp.Diff(want, x.correct(w, typed)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", typed, diff)
		}
	}
}

func TestMissingNamesWhatTheBriefNeverUses(t *testing.T) {
	x := builtin(t)
	for text, want := range map[string][]string{
		"Why did Turkmenistan stay out of the Eurasian Economic Union?": {"Turkmenistan"},
		"What did NATO say in 2023 about trust?":                        {"NATO", "2023"},
		"Why is there a lack of trust?":                                 nil,
	} {
		if diff := cmp.Diff(want, search(t, x, text).Missing); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

func TestEnglishListIsSorted(t *testing.T) {
	for _, w := range []string{"aardvark", "zoology", "cooperation", "trust"} {
		if !isEnglish(w) {
			t.Errorf("%q is not found", w)
		}
	}
	for _, w := range []string{"", "a", "zzzz", "coperation"} {
		if isEnglish(w) {
			t.Errorf("%q is found", w)
		}
	}
	lines := strings.Split(strings.TrimSpace(englishList), "\n")
	if !slices.IsSorted(lines) {
		t.Error("the list is not sorted by bytes: the search needs that")
	}
}

// The words that a question is put with are none that a passage could match.
func TestQuestionWords(t *testing.T) {
	for language, question := range map[string]string{
		"en": "Why, when, where, what, which, who and how?",
		"fr": "Pourquoi, quand, où, combien et comment sont-elles là ? Qui, que, quoi, lesquelles ?",
		"de": "Warum, wann, wo, wie, wieviel, wer, wen und welche?",
	} {
		a, err := newAnalyzer(language)
		if err != nil {
			t.Fatal(err)
		}
		if got := a.terms(question); len(got) > 1 || len(got) == 1 && got[0] != "là" && got[0] != "la" {
			t.Errorf("%s: %q leaves %q", language, question, got)
		}
	}
}
