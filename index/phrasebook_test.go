package index

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDetectLanguage(t *testing.T) {
	for question, want := range map[string]language{
		"":                                "",
		"?!":                              "",
		"What is the SCO?":                "",
		"cooperation border management":   "",
		"Who wrote L'Europe en Formation": "",
		"did the Minsk deal die":          "",
		"Van der Togt":                    "",
		"what does 'Gayropa' mean":        "",
		"Почему ЕС не хочет ЕАЭС?":            inRussian,
		"что такое CARICC":                    inRussian,
		"BRI это что":                         inRussian,
		"Pourquoi l'UE refuse-t-elle ?":       inFrench,
		"qui a ecrit cette note":              inFrench,
		"Wer hat das geschrieben?":            inGerman,
		"was ist die SCO":                     inGerman,
		"Die Rolle der OSZE":                  inGerman,
		"warum vertrauen sie sich nicht":      inGerman,
		"\xff\xfe":                            "",
		strings.Repeat("warum ", 1000):        inGerman,
		"quels sont les obstacles principaux": inFrench,
	} {
		if got := detectLanguage(foldText(question), inBrief); got != want {
			t.Errorf("detectLanguage(%.40q) = %q, want %q", question, got, want)
		}
	}
}

// someWords are words of the built-in brief.
var someWords = strings.Fields("Cooperation border management Van der Togt L'Europe en Formation Gayropa Minsk SCO BRI crime agenda")

func inBrief(word string) bool { return newTranslator(someWords, builtinPhrasebook).known(word) }

func TestTranslator(t *testing.T) {
	tr := newTranslator(someWords, builtinPhrasebook)
	for question, want := range map[string]struct {
		Language language
		Text     string
	}{
		"What is the SCO?":              {"", ""},
		"cooperation border management": {"", ""},
		"Van der Togt":                  {"", ""},
		"cooperaton":                    {"", ""},
		"123":                           {"", ""},
		"":                              {"", ""},
		"Grenzmanagement Drogenhandel":  {inGerman, "border management drug trafficking"},
		"obstacles coopération":         {inFrench, "obstacles barriers cooperation"},
		"Кто такой Карасин":             {inRussian, "who Karasin"},
		"qu'est-ce que Gayropa":         {inFrench, "what Gayropa"},
	} {
		got, l, err := tr.translate(foldText(question))
		if err != nil {
			t.Fatal(err)
		}
		if l != want.Language || got.Text != want.Text {
			t.Errorf("translate(%q) = %q in %q, want %q in %q", question, got.Text, l, want.Text, want.Language)
		}
	}
}

func TestTranslate(t *testing.T) {
	b, err := builtinPhrasebook()
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		name, question string
		language       language
		want           string
		unknown        []string
	}{
		{"longest pattern wins", "страны Центральной Азии", inRussian, "Central Asian countries", nil},
		{"inflections", "препятствиями препятствий", inRussian, "obstacles barriers obstacles barriers", nil},
		{"yo or ye", "ещё чём трёх", inRussian, "what", []string{"трёх"}},
		{"names in Latin letters stay", "Что такое CARICC?", inRussian, "what CARICC", nil},
		{"unknown names are spelt in Latin letters", "кто такой Назарбаев", inRussian, "who nazarbaev", []string{"Назарбаев"}},
		{"unknown words are not", "сколько весит слон", inRussian, "how many", []string{"весит", "слон"}},
		{"accents left out", "l'engagement selectif", inFrench, "selective engagement", nil},
		{"accents as characters of their own", "se\u0301curite\u0301", inFrench, "security secure", nil},
		{"umlauts written out", "Europaeische Laender", inGerman, "EU member states", nil},
		{"compound", "Sicherheitsinteressen", inGerman, "security secure", nil},
		{"compound with an ending only", "Sicherheiten", inGerman, "security secure", nil},
		{"numbers stay", "Empfehlung 2", inGerman, "recommendations 2", nil},
		{"nothing", " ?", inGerman, "", nil},
		{"only articles", "der die das", inGerman, "", nil},
		{"not UTF-8", "Grenze\xff und", inGerman, "border management", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := b.translate(tc.question, tc.language)
			if got.Text != tc.want {
				t.Errorf("text %q, want %q", got.Text, tc.want)
			}
			if diff := cmp.Diff(tc.unknown, got.Unknown); diff != "" {
				t.Errorf("unknown words (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTranslationWeights(t *testing.T) {
	b, err := readPhrasebook("x.yaml", []byte(`
- {en: "", ru: и, fr: et, de: und}
- {en: "drugs, narcotics, heroin", ru: наркот*, fr: drogue*, de: droge*}
`))
	if err != nil {
		t.Fatal(err)
	}
	want := translation{
		Text: "drugs",
		Terms: []translatedTerm{
			{"drugs", 1, "Наркотики"}, {"narcotics", otherWordWeight, "Наркотики"}, {"heroin", otherWordWeight, "Наркотики"},
		},
		Unknown:    []string{"слоны"},
		Understood: 1 / 1.5, // the word without a capital counts half
	}
	if diff := cmp.Diff(want, b.translate("Наркотики и слоны", inRussian)); diff != "" {
		t.Errorf("translation (-want +got):\n%s", diff)
	}
}

func TestReadPhrasebookFaults(t *testing.T) {
	for name, tc := range map[string]struct{ in, want string }{
		"not YAML":       {"- {", "reading x.yaml: "},
		"empty":          {"", "reading x.yaml: "},
		"no list":        {"en: a\n", "x.yaml:1: a list of entries is expected"},
		"column missing": {"- {en: a, ru: б, fr: c}\n", "x.yaml:1: an entry has the keys en, ru, fr and de"},
		"unknown column": {"- {en: a, ru: б, fr: c, de: d, it: e}\n", `x.yaml:1: an entry has the keys en, ru, fr and de`},
		"no entry":       {"- a\n", "x.yaml:1: an entry has the keys en, ru, fr and de"},
		"empty pattern":  {"- {en: a, ru: \"б,\", fr: c, de: d}\n", `x.yaml:1: ru: "" is empty`},
		"star inside":    {"- {en: a, ru: б*в, fr: c, de: d}\n", `x.yaml:1: ru: "б*в" holds more than letters, digits and a * at a word's end`},
		"twice":          {"- {en: a, ru: б, fr: c, de: d}\n- {en: b, ru: в, fr: c, de: e}\n", `x.yaml:2: fr: "c" stands on line 1 already`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := readPhrasebook("x.yaml", []byte(tc.in))
			if err == nil {
				t.Fatal("no error")
			}
			if !strings.HasPrefix(err.Error(), tc.want) {
				t.Errorf("error\n got %s\nwant %s", err, tc.want)
			}
		})
	}
}

func FuzzTranslate(f *testing.F) {
	b, err := builtinPhrasebook()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("Почему ЕС не хочет сближаться с ЕАЭС?")
	f.Add("Sicherheitsinteressen in der Region")
	f.Add("qu'est-ce que l'engagement sélectif")
	f.Fuzz(func(t *testing.T, question string) {
		detectLanguage(foldText(question), inBrief)
		for _, l := range []language{inRussian, inFrench, inGerman, ""} {
			tr := b.translate(question, l)
			if tr.Understood < 0 || tr.Understood > 1 {
				t.Errorf("%v of the words understood", tr.Understood)
			}
		}
	})
}

func BenchmarkTranslate(b *testing.B) {
	p, err := builtinPhrasebook()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		p.translate("Почему ЕС не хочет сближаться с ЕАЭС?", inRussian)
	}
}

func BenchmarkBuiltinPhrasebook(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := builtinPhrasebook(); err != nil {
			b.Fatal(err)
		}
	}
}
