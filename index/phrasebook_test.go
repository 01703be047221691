package index

import (
	"strings"
	"testing"

	"briefbot/corpus"
	"github.com/google/go-cmp/cmp"
)

// Only a question in a language of the phrasebook is translated.
func TestTranslate(t *testing.T) {
	x := builtin(t)
	for question, want := range map[string]string{
		"What is the SCO?":                "",
		"Who wrote L'Europe en Formation": "",
		"did the Minsk deal die":          "",
		"Van der Togt":                    "",
		"what does 'Gayropa' mean":        "",
		"cooperaton":                      "",
		"123":                             "",
		"":                                "",
		"Почему ЕС не хочет ЕАЭС?":        "",
		"¿Qué áreas son posibles?":        "",
		"Grenzmanagement Drogenhandel":    "border management drug trafficking",
		"obstacles méfiance partenaires":  "obstacles barriers lack of trust partner",
		"qu'est-ce que Gayropa":           "what Gayropa",
		"was ist die SCO":                 "what Shanghai Cooperation Organisation SCO",
		"l'engagement selectif, pourquoi": "selective engagement why",
		"warum \xff Europaeische Laender": "why EU member states",
		"was sagt Empfehlung 2?":          "what recommendations 2",
	} {
		if q := x.read(question); q.translated != want {
			t.Errorf("%q becomes %q, want %q", question, q.translated, want)
		}
	}
	if q := open(t, corpus.Builtin(), Options{}).read("warum Grenzmanagement"); q.translated != "" {
		t.Errorf("the table of the built-in companion is used without it: %q", q.translated)
	}
}

func TestPhrasebook(t *testing.T) {
	for _, tc := range []struct{ name, question, language, want string }{
		{"longest pattern wins", "pays d'Asie centrale", "fr", "Central Asian countries"},
		{"accents as characters of their own", "se\u0301curite\u0301", "fr", "security secure"},
		{"umlauts written out", "Europaeische Laender", "de", "EU member states"},
		{"compound", "Sicherheitsinteressen", "de", "security secure"},
		{"numbers stay", "Empfehlung 2", "de", "recommendations 2"},
		{"nothing", " ?", "de", ""},
		{"only articles", "der die das", "de", ""},
	} {
		terms, understood := builtinPhrasebook().translate(tc.question, tc.language, func(string) bool { return false })
		var main []string
		for _, term := range terms {
			if term.weight == 1 {
				main = append(main, term.english)
			}
		}
		if got := strings.Join(main, " "); got != tc.want || understood < 0 || understood > 1 {
			t.Errorf("%s: %q, %v understood; want %q", tc.name, got, understood, tc.want)
		}
	}
	want := []translatedTerm{{"drug trafficking", 1, "Drogenhandel"}, {"anti-drugs narcotics", otherWordWeight, "Drogenhandel"}, {"elefant", 1, "elefant"}}
	got, understood := builtinPhrasebook().translate("Drogenhandel elefant", "de", func(string) bool { return false })
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(translatedTerm{})); diff != "" || understood != 1/1.5 { // a word without a capital counts half
		t.Errorf("%v understood; terms (-want +got):\n%s", understood, diff)
	}
}

// The table has nothing that cannot be found.
func TestPhrases(t *testing.T) {
	n := 0
	for line := range strings.Lines(phrasesFile) {
		if strings.TrimSpace(line) != "" && line[0] != '#' {
			n++
			if columns := strings.Split(line, "|"); len(columns) != 3 {
				t.Errorf("%q has %d columns", line, len(columns))
			}
		}
	}
	for language, keys := range builtinPhrasebook() {
		seen := map[string]bool{}
		for _, patterns := range keys {
			for _, p := range patterns {
				all := strings.Join(p.words, " ")
				if seen[all] {
					t.Errorf("%s: %q stands twice", language, all)
				}
				seen[all] = true
			}
		}
		if len(seen) < n {
			t.Errorf("%s: %d patterns on %d lines", language, len(seen), n)
		}
	}
}

func FuzzTranslate(f *testing.F) {
	f.Add("Sicherheitsinteressen in der Region")
	f.Add("qu'est-ce que l'engagement sélectif")
	f.Fuzz(func(t *testing.T, question string) {
		for _, l := range []string{"fr", "de", ""} {
			if _, understood := builtinPhrasebook().translate(question, l, func(string) bool { return false }); understood < 0 || understood > 1 {
				t.Errorf("%v of the words understood", understood)
			}
		}
	})
}

// Words of other languages find the brief's words with the same beginning.
func TestCognates(t *testing.T) {
	x := builtin(t)
	for plain, want := range map[string]string{
		"стратегия":     "strateg",
		"сепаратизм":    "",
		"konnektivnost": "",
		"strategien":    "strateg",
	} {
		got := x.terms.cognates(plain)
		if want == "" != (len(got) == 0) || len(got) > 0 && !strings.HasPrefix(got[0], want) {
			t.Errorf("%q is like %q, want %q", plain, got, want)
		}
	}
}
