package commands

import (
	"embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// The files of locale hold the commands' names and the program's sentences in
// other languages, one file a language.
//
//go:embed locale/*.json
var localeFiles embed.FS

// locales are the languages that have a file, with the names that Discord has
// for them.
var locales = map[string][]string{
	"fr": {"fr"},
	"de": {"de"},
	"es": {"es-ES", "es-419"},
	"ru": {"ru"},
	"uk": {"uk"},
	"tr": {"tr"},
}

// Languages are the languages that the program's own sentences come in, by their
// ISO 639-1 codes, in order. A [Request]'s Locale may be any; one of another
// language is answered in English.
func Languages() []string {
	all := append(slices.Collect(maps.Keys(locales)), "en")
	slices.Sort(all)
	return all
}

// A translation is one language's file.
type translation struct {
	Commands map[string]struct {
		Name        string `json:"name"`
		Menu        string `json:"menu"`
		Description string `json:"description"`
		Options     map[string]struct {
			Name        string `json:"name"`
			Description string `json:"description"`
		} `json:"options"`
	} `json:"commands"`
	// Sentences are the program's about itself and its labels, Claims those about
	// the brief, by their English format.
	Sentences map[string]string `json:"sentences"`
	Claims    map[string]string `json:"claims"`
}

// all are all sentences of a language by their English format.
func (t translation) all() map[string]string {
	all := maps.Clone(t.Sentences)
	maps.Copy(all, t.Claims)
	return all
}

// translations reads the files when somebody first speaks another language or
// asks for the commands' names; a program that answers one English question
// never does.
var translations = sync.OnceValue(func() map[string]translation {
	out := make(map[string]translation)
	for lang := range locales {
		data, err := localeFiles.ReadFile("locale/" + lang + ".json")
		if err != nil {
			continue // a test sees to it that there is one for each
		}
		var t translation
		if json.Unmarshal(data, &t) == nil {
			out[lang] = t
		}
	}
	return out
})

// A voice says the program's own sentences in one language. It never touches
// the brief's words: a quotation is never translated.
type voice struct {
	lang      string            // its ISO 639-1 code; "" for English
	sentences map[string]string // by English format; nil for English
	claims    map[string]string
}

// speak returns the voice for a Discord locale ("fr", "es-ES", "en-GB"); one
// without translations speaks English.
func speak(locale string) voice {
	lang, _, _ := strings.Cut(strings.ToLower(locale), "-")
	if _, ok := locales[lang]; !ok {
		return voice{}
	}
	t := translations()[lang]
	return voice{lang, t.Sentences, t.Claims}
}

// say formats a label or a sentence about the program, translated where a
// translation exists. The English format is the key. What is said of the brief
// is a [claim.Claim].
func (v voice) say(format string, args ...any) string { return translated(v.sentences, format, args) }

// claim formats a claim's sentence.
func (v voice) claim(format string, args []any) string { return translated(v.claims, format, args) }

func translated(sentences map[string]string, format string, args []any) string {
	if t, ok := sentences[format]; ok {
		format = t
	}
	if len(args) == 0 {
		return format
	}
	return fmt.Sprintf(format, args...)
}

// count is a number in a sentence: in words up to twelve in English, as good
// prose has it; in digits otherwise.
func (v voice) count(n int) string {
	if v.sentences == nil && n >= 1 && n <= len(cardinals) {
		return cardinals[n-1]
	}
	return strconv.Itoa(n)
}

var cardinals = strings.Fields("one two three four five six seven eight nine ten eleven twelve")

// localise gives the commands and their options their names and descriptions
// in other languages.
func localise(commands []Command) {
	for lang, names := range locales {
		t := translations()[lang]
		for i := range commands {
			c := &commands[i]
			local := t.Commands[c.Name]
			for _, locale := range names {
				put(&c.Names, locale, local.Name)
				put(&c.Menus, locale, local.Menu)
				put(&c.Descriptions, locale, local.Description)
				for j := range c.Options {
					o := &c.Options[j]
					put(&o.Names, locale, local.Options[o.Name].Name)
					put(&o.Descriptions, locale, local.Options[o.Name].Description)
				}
			}
		}
	}
}

func put(m *map[string]string, locale, text string) {
	if text == "" {
		return
	}
	if *m == nil {
		*m = make(map[string]string)
	}
	(*m)[locale] = text
}
