package reader

import (
	"regexp"
	"strings"
	"testing"

	"briefbot/corpus"
)

func TestEveryLanguageHasAllWords(t *testing.T) {
	verbs := regexp.MustCompile(`%(\[\d\])?s`)
	english := voices()[0].words
	for _, v := range voices() {
		for key, want := range english {
			if v.words[key] == "" || len(verbs.FindAllString(v.words[key], -1)) != len(verbs.FindAllString(want, -1)) {
				t.Errorf("%s: %q is %q", v.Lang, key, v.words[key])
			}
		}
		if len(v.words) != len(english) {
			t.Errorf("%s has %d words, English %d", v.Lang, len(v.words), len(english))
		}
	}
}

func TestThePageSpeaksTheReadersLanguage(t *testing.T) {
	h := newHandler(t, corpus.Builtin())
	for accept, want := range map[string]string{
		"": "en", "fr": "fr", "fr-CH, fr;q=0.9, en;q=0.8": "fr", "es-419,es;q=0.9": "es", "de-AT": "de", "ru": "ru", "uk": "uk", "tr": "tr",
		"ja": "en", "ja, de;q=0.5": "de", "xx-;;": "en", strings.Repeat("a,", 5000): "en",
	} {
		for _, target := range []string{"/", "/?q=Central", "/nowhere"} {
			html := parsePage(t, fetch(h, target, "Accept-Language", accept).Body.String()).named("html")[0]
			if html.attr["lang"] != want {
				t.Errorf("%q: %s is in %q, want %q", accept, target, html.attr["lang"], want)
			}
		}
	}
	// The brief's words stay as they are printed, and say so.
	for _, e := range parsePage(t, fetch(h, "/", "Accept-Language", "fr").Body.String()).named("article") {
		if e.attr["lang"] != "en" {
			t.Errorf("the text is said to be in %q", e.attr["lang"])
		}
	}
}

func TestWordsOnThePageAreAllKnown(t *testing.T) {
	said := regexp.MustCompile(`\.Say "([^"]+)"`).FindAllStringSubmatch(pageHTML, -1)
	if len(said) < 20 {
		t.Fatalf("only %d words are said", len(said))
	}
	for _, m := range said {
		if voices()[0].words[m[1]] == "" {
			t.Errorf("the page says %q, which has no words", m[1])
		}
	}
}
