// Package locale has the program's own sentences, and its commands' names, in the
// languages that it speaks: a file of this folder a language. It knows nothing of
// the brief, whose words are never translated.
package locale

import (
	"embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed *.json
var files embed.FS

// A Text is one of the program's own sentences or labels: its English format,
// which is the key of its translations too. Every Text is a constant, so that the
// compiler knows them all: a test lists those that a language lacks.
type Text string

// In is the text in the language of a Discord locale, with args set in.
func (t Text) In(locale string, args ...any) string { return Speak(locale).Say(t, args...) }

// discords are the languages that have a file, with the names that Discord has
// for them.
var discords = map[string][]string{
	"fr": {"fr"},
	"de": {"de"},
	"es": {"es-ES", "es-419"},
	"ru": {"ru"},
	"uk": {"uk"},
	"tr": {"tr"},
}

// Languages are the languages that the program speaks, by their ISO 639-1 codes,
// in order.
func Languages() []string {
	all := append(slices.Collect(maps.Keys(discords)), "en")
	slices.Sort(all)
	return all
}

// A Command is what people see of a command before they use it.
type Command struct {
	Name        string `json:"name"`
	Menu        string `json:"menu"`
	Description string `json:"description"`
	Options     map[string]struct {
		Name        string `json:"name"`
		Description string `json:"description"`
	} `json:"options"`
}

// A translation is one language's file. What it says of the brief is apart from
// what the program says of itself, for those who translate.
type translation struct {
	Commands  map[string]Command `json:"commands"`
	Sentences map[Text]string    `json:"sentences"`
	Claims    map[Text]string    `json:"claims"`

	texts map[Text]string // both
}

// translations reads the files when somebody first speaks another language or
// asks for the commands' names; a program that answers one English question
// never does.
var translations = sync.OnceValue(func() map[string]translation {
	out := make(map[string]translation)
	for lang := range discords {
		data, err := files.ReadFile(lang + ".json")
		if err != nil {
			continue // a test sees to it that there is one for each
		}
		var t translation
		if json.Unmarshal(data, &t) == nil {
			t.texts = maps.Clone(t.Sentences)
			maps.Copy(t.texts, t.Claims)
			out[lang] = t
		}
	}
	return out
})

// Commands are the commands' names in other languages: by the command's English
// name, then by Discord locale. What is not translated is absent.
func Commands() map[string]map[string]Command {
	out := make(map[string]map[string]Command)
	for lang, names := range discords {
		for command, local := range translations()[lang].Commands {
			if out[command] == nil {
				out[command] = make(map[string]Command)
			}
			for _, name := range names {
				out[command][name] = local
			}
		}
	}
	return out
}

// Said is every translated text, in English and in each language.
func Said() []string {
	var out []string
	for _, t := range translations() {
		for english, said := range t.texts {
			out = append(out, string(english), said)
		}
	}
	return out
}

// A Voice says texts in one language. The zero value speaks English.
type Voice struct {
	// Lang is the language's ISO 639-1 code; "" for English.
	Lang  string
	texts map[Text]string
}

// Speak returns the voice for a Discord locale ("fr", "es-ES", "en-GB"); one
// without translations speaks English.
func Speak(locale string) Voice {
	lang, _, _ := strings.Cut(strings.ToLower(locale), "-")
	if _, ok := discords[lang]; !ok {
		return Voice{}
	}
	return Voice{lang, translations()[lang].texts}
}

// Say is the text with args set in, translated where a translation exists.
func (v Voice) Say(t Text, args ...any) string {
	format := string(t)
	if translated, ok := v.texts[t]; ok {
		format = translated
	}
	if len(args) == 0 {
		return format
	}
	return fmt.Sprintf(format, args...)
}
