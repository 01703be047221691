package commands

import (
	"testing"

	"briefbot/commands/own"
	"briefbot/corpus"
	"briefbot/index"
)

// A question that the program itself puts forward is answered when somebody types it.
func TestItsOwnExamplesAreAnswered(t *testing.T) {
	b := corpus.Builtin()
	x, err := index.New(b, index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	s := New(b, x)
	for _, lang := range Languages() {
		for _, example := range []own.Text{own.AskAdvice, own.AskContents, own.AskForExample, own.AskSources} {
			question := speak(lang).say(example)
			reply, err := s.ask(t.Context(), Request{Locale: lang, Options: map[string]string{"question": question}})
			if err != nil {
				t.Fatal(err)
			}
			if reply.Outcome != Answered {
				t.Errorf("%s: %q: %s", lang, question, reply.Outcome)
			}
		}
	}
}
