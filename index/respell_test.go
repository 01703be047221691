package index

import (
	"testing"

	"briefbot/corpus"
)

// Whoever asks for what a document has need not spell it well; what a question says of
// the argument is left as it is.
func TestRespelt(t *testing.T) {
	b := corpus.Parse([]byte("# Waste\n\n## Findings\n\nThe city burns its waste.[^1] It is paid for by a levy.\n\n## Recommendations\n\n1. Sort it.\n2. Compost it.\n\n[^1]: Visited in May.\n"), corpus.Options{})
	x := open(t, b, Options{})
	for text, want := range map[string]Kind{
		"frist paragraph of the findings": PlaceKind,
		"how many recomendations":         ListKind,
		"does it menton iran":             MentionKind,
		"secnd recommendation":            PlaceKind,
		"how many secions":                ListKind,
		"who pays the levvy":              PassageKind,
		"what is the tile":                PassageKind, // an English word, and no slip of title
	} {
		if r := search(t, x, text); r.Kind != want {
			t.Errorf("%q is of kind %s, want %s", text, r.Kind, want)
		}
	}
	for _, text := range []string{"does it mention referneces", "what does “secions” mean", "who is Frist"} {
		if as := x.respelt(text, saidWords(text)); as != text {
			t.Errorf("%q is read as %q", text, as)
		}
	}
}

// A question of little words alone is understood by what it names, and politeness by all of it.
func TestNothingBesideAnEntry(t *testing.T) {
	x := builtinByMeaning(t)
	for text, want := range map[string]string{"all references": "references", "hello there": "greeting", "ok thanks a lot": "thanks", "what can you do for me?": "help", "show me examples": "", "who is it": "", "thanks, and the second one?": "",
		"waht dose teh breif outine frist, befor it gets to teh oportunities": "", "Welche Einwände gibt es?": "", "列出所有障碍": "listed"} {
		if r := search(t, x, text); r.Entry != want {
			t.Errorf("%q is for %q, want %q", text, r.Entry, want)
		}
	}
}

// A request means the same with a full stop.
func TestFullStop(t *testing.T) {
	x := builtinByMeaning(t)
	with, without := x.read("Перечисли все рекомендации."), x.read("Перечисли все рекомендации")
	x.understand(&with)
	x.understand(&without)
	if *with.sense != *without.sense {
		t.Error("a full stop changes what a request means")
	}
}
