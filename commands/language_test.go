package commands

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLanguage(t *testing.T) {
	tests := map[string][]string{
		"en-US": {"What does the brief recommend?", "was the author of this paper Belgian", "Who is Grigory Karasin?", "is there a role for China", "Why does Le Monde matter to the EU?"},
		"fr":    {"Que recommande l’auteure à l’UE ?", "pourquoi l'UE se mefie de la Russie", "Qui a écrit ce texte ?", "Quels sont les obstacles ?"},
		"de":    {"Was empfiehlt das Papier?", "Warum vertraut die EU Russland nicht?", "Wer hat das geschrieben?", "welche Hindernisse gibt es", "Wie groß ist der Einfluss Chinas?"},
		"es-ES": {"¿Qué recomienda el informe?", "Por qué la UE desconfía de Rusia", "cuales son los obstaculos para la cooperacion", "¿Quién escribió esto?"},
		"ru":    {"Что рекомендует автор?", "почему ЕС не доверяет России", "Кто такой Карасин?", "Какие препятствия мешают сотрудничеству?"},
		"uk":    {"Що радить авторка?", "чому ЄС не довіряє Росії", "Хто такий Карасін?", "Які перешкоди заважають співпраці?"},
		"tr":    {"Rapor ne öneriyor?", "AB neden Rusya'ya güvenmiyor", "Bunu kim yazdı?", "isbirliginin onundeki engeller nelerdir", "AB ile Rusya arasındaki güven sorunu nedir?"},
		"":      {"", "?", "EAEU", "Van der Togt", "Sattarov 2018", "[R3]", "2", "@everyone", "Barriers to Cooperation", "日本語の質問", "Казахстан", "\xff\xfe"},
	}
	// Those that the program does not speak are answered in English, not in a third.
	tests["en-US"] = append(tests["en-US"], "O que recomenda?", "Quem é o autor?", "Qual é o título?", "Do que se trata?", "Por que a UE desconfia da Rússia?", "De onde vêm os dados?",
		"Chi è l'autore?", "Perché l'UE non si fida della Russia?", "Wie heeft het geschreven?", "Wie is de auteur?", "De ce UE nu are încredere în Rusia?", "Vilka är hindren?",
		"Ал эмнени сунуштайт?", "Қандай кедергілер бар?", "Авторы кім?", "Какво препоръчва?", "Кой е авторът?", "Müəllif kimdir?", "Nima uchun YI Rossiyaga ishonmaydi?")
	for want, texts := range tests {
		for _, text := range texts {
			if got := Language(text); got != want {
				t.Errorf("%q: %q, want %q", text, got, want)
			}
		}
	}
}

// Questions of the development sets are read for what they are. An English one
// must never be taken for another; a few words without any that tells a
// language may be taken for none.
func TestLanguageOfQuestions(t *testing.T) {
	const files = "../index/eval/testdata"
	for file, want := range map[string]string{"de": "de", "fr": "fr", "ru": "ru", "questions": "en-US", "second": "en-US", "third": "en-US"} {
		f, err := os.Open(filepath.Join(files, file+".jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		all, right := 0, 0
		for lines := bufio.NewScanner(f); lines.Scan(); {
			var q struct{ Question string }
			if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
				t.Fatal(err)
			}
			all++
			switch got := Language(q.Question); got {
			case want:
				right++
			case "":
			default:
				t.Errorf("%s: %q is taken for %q", file, q.Question, got)
			}
		}
		t.Logf("%s: %d of %d recognised", file, right, all)
		if all == 0 || right*10 < all*7 {
			t.Errorf("%s: %d of %d recognised", file, right, all)
		}
	}
}

// Questions in languages that the program does not speak are not taken for one that
// it does.
func TestLanguageOfOthers(t *testing.T) {
	for file, most := range map[string]int{"ar": 0, "it": 0, "ja": 0, "kk": 0, "ky": 4, "pl": 0, "pt": 0, "uz": 1, "zh": 0} {
		data, err := os.ReadFile("../index/eval/testdata/" + file + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		var taken []string
		for line := range strings.Lines(string(data)) {
			var q struct{ Question string }
			if err := json.Unmarshal([]byte(line), &q); err != nil {
				t.Fatal(err)
			}
			if got := Language(q.Question); got != "" && got != "en-US" {
				taken = append(taken, got+": "+q.Question)
			}
		}
		if len(taken) > most {
			t.Errorf("%s: %d are taken for another, more than %d: %q", file, len(taken), most, taken)
		}
	}
}

// Every language that the program speaks can be recognised.
func TestLanguagesHaveWords(t *testing.T) {
	for _, lang := range Languages() {
		if len(tongues()[lang].points) < 20 || localeOf[lang] == "" || lang != "en" && speak(localeOf[lang]).Lang != lang {
			t.Errorf("%s has %d words and locale %q", lang, len(tongues()[lang].points), localeOf[lang])
		}
	}
	if len(tongues()) <= len(Languages()) || strings.TrimSpace(localeOf["en"]) == "" {
		t.Errorf("%d languages have words", len(tongues()))
	}
}
