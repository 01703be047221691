package index

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefbot/corpus"
)

// A language's own analyzer brings the forms of a word together, and leaves its
// little words out.
func TestLanguages(t *testing.T) {
	for language, c := range map[string]struct{ a, b, little string }{
		"en": {"borders", "border", "the"},
		"fr": {"frontières", "frontiere", "les"},
		"de": {"Grenzen", "Grenze", "und"},
		"es": {"cooperación", "cooperacion", "los"},
		"pt": {"fronteiras", "fronteira", "que"},
		"it": {"frontiere", "frontiera", "che"},
		"nl": {"rivieren", "rivier", "het"},
		"ru": {"границы", "граница", "что"},
		"tr": {"sınırlar", "sınır", "için"},
		"hu": {"határok", "határ", "egy"},
		"ar": {"الحدود", "حدود", "من"},
		"kk": {"шекара", "Шекара", ""}, // Bleve has none: plain words
	} {
		a, err := newAnalyzer(language)
		if err != nil {
			t.Fatal(err)
		}
		if x, y := a.terms(c.a), a.terms(c.b); len(x) != 1 || !slices.Equal(x, y) {
			t.Errorf("%s: %q becomes %q, %q %q", language, c.a, x, c.b, y)
		}
		if c.little != "" && len(a.terms(c.little)) > 0 {
			t.Errorf("%s: %q is no stop word", language, c.little)
		}
	}
}

func TestPairs(t *testing.T) {
	a, err := newAnalyzer("zh")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]string{
		"边境管理":        {"边境", "境管", "管理"},
		"水":           {"水"},
		"EU与中亚":       {"eu", "与中", "中亚"},
		"国境、水":        {"国境", "水"},
		"カザフスタンの国境":   {"カザ", "ザフ", "フス", "スタ", "タン", "ンの", "の国", "国境"},
		"border 管理 x": {"border", "管理", "x"},
	} {
		if diff := cmp.Diff(want, a.terms(text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

// A brief in any language is found by its words.
func TestBriefsInOtherLanguages(t *testing.T) {
	for language, c := range map[string]struct{ text, question string }{
		"zh": {"# 标题\n\n## 一\n\n欧盟支持中亚的边境管理。\n\n## 二\n\n水资源日益紧张。\n", "边境如何管理？"},
		"ru": {"# Доклад\n\n## Первое\n\nСтраны укрепляют границы.\n\n## Второе\n\nВоды становится меньше.\n", "Кто укрепляет границу?"},
		"es": {"# Informe\n\n## Uno\n\nLos países refuerzan las fronteras.\n\n## Dos\n\nEl agua escasea.\n", "¿Quién refuerza la frontera?"},
	} {
		b := corpus.Parse([]byte("---\nlang: "+language+"\n---\n"+c.text), corpus.Options{})
		r := search(t, open(t, b, Options{}), c.question)
		if len(r.Hits) == 0 || r.Hits[0].Passage.Text[:3] != b.Passages[0].Text[:3] {
			t.Errorf("%s: %q finds %d hits, first %+v", b.Language, c.question, len(r.Hits), r.Hits)
		}
	}
}
