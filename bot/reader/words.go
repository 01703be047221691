package reader

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"

	"golang.org/x/text/language"
)

// wordsJSON holds the page's own words by language and key. A test sees to it
// that every language has every key with the same verbs.
//
//go:embed words.json
var wordsJSON []byte

// A voice says the page's own words in one language.
type voice struct {
	Lang  string // as an HTML lang attribute and a command's locale
	words map[string]string
}

// Say is say for the templates.
func (v voice) Say(key string, args ...any) string { return v.say(key, args...) }

// say returns the words under a key, with args put into their verbs.
func (v voice) say(key string, args ...any) string {
	if len(args) == 0 {
		return v.words[key]
	}
	return fmt.Sprintf(v.words[key], args...)
}

// voices are the languages of the page; English is the first and the one that
// everybody gets whose languages are not among them.
var voices = sync.OnceValue(func() []voice {
	var all map[string]map[string]string
	if err := json.Unmarshal(wordsJSON, &all); err != nil {
		panic("reader: words.json: " + err.Error()) // the file is part of the program
	}
	var out []voice
	for _, lang := range []string{"en", "fr", "de", "es", "ru", "uk", "tr"} {
		out = append(out, voice{lang, all[lang]})
	}
	return out
})

var matcher = sync.OnceValue(func() language.Matcher {
	var tags []language.Tag
	for _, v := range voices() {
		tags = append(tags, language.Make(v.Lang))
	}
	return language.NewMatcher(tags)
})

// maxAccept is how much of an Accept-Language header is read; browsers send
// some tens of bytes.
const maxAccept = 200

// hear chooses the language for an Accept-Language header.
func hear(accept string) voice {
	if len(accept) > maxAccept {
		accept = accept[:maxAccept]
	}
	tags, _, err := language.ParseAcceptLanguage(accept)
	if err != nil || len(tags) == 0 {
		return voices()[0]
	}
	_, i, sure := matcher().Match(tags...)
	if sure == language.No {
		i = 0
	}
	return voices()[i]
}
